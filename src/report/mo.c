/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of compiled gettext catalogues.
 *
 * Layout: seven 32-bit words (magic, revision, number of strings, offset of the
 * table of originals, offset of the table of translations, hash table), then
 * tables of (length, offset). An original with a plural is "one\0many", its
 * translation the forms one after the other, each ended by a zero byte.
 */
#include "config.h"

#include "report/mo.h"

#include "core/error.h"
#include "report/plural.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC 0x950412deu
#define HEADER_SIZE 28
/* More than any catalogue of ours will ever hold. */
#define MAX_STRINGS 100000
#define MAX_FORMS 6

struct _ZzMo
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gboolean swapped;
  guint32 n_strings;
  guint32 originals;
  guint32 translations;
  guint n_forms;
  char *rule;
};

typedef struct
{
  const char *text;
  gsize length;
} String;

static guint32
read_word (const ZzMo *mo,
           gsize offset)
{
  guint32 word;

  memcpy (&word, mo->data + offset, sizeof word);
  return mo->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The nth string of the table at @table; checked to be there on opening. */
static String
get_string (const ZzMo *mo,
            guint32 table,
            guint32 number)
{
  gsize at = table + (gsize) number * 8;

  return (String) { (const char *) mo->data + read_word (mo, at + 4), read_word (mo, at) };
}

static gboolean
string_is_inside (const ZzMo *mo,
                  guint32 table,
                  guint32 number)
{
  gsize at = table + (gsize) number * 8;
  guint64 length = read_word (mo, at);
  guint64 offset = read_word (mo, at + 4);

  return offset + length < mo->size && mo->data[offset + length] == '\0';
}

static gboolean
table_is_inside (const ZzMo *mo,
                 guint32 table)
{
  return table >= HEADER_SIZE && (guint64) table + (guint64) mo->n_strings * 8 <= mo->size;
}

/* Strings are compared up to their first zero byte, as gettext sorts them. */
static gboolean
check_strings (const ZzMo *mo)
{
  for (guint32 i = 0; i < mo->n_strings; i++)
    {
      String translation;

      if (!string_is_inside (mo, mo->originals, i) || !string_is_inside (mo, mo->translations, i))
        return FALSE;
      translation = get_string (mo, mo->translations, i);
      if (!g_utf8_validate (translation.text, -1, NULL))
        return FALSE;
      if (i > 0 && strcmp (get_string (mo, mo->originals, i - 1).text, get_string (mo, mo->originals, i).text) >= 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_layout (ZzMo *mo)
{
  guint32 magic;

  if (mo->size < HEADER_SIZE)
    return FALSE;
  magic = read_word (mo, 0);
  if (magic == GUINT32_SWAP_LE_BE (MAGIC))
    mo->swapped = TRUE;
  else if (magic != MAGIC)
    return FALSE;
  /* The upper half of the revision is the major one; only 0 is this layout. */
  if (read_word (mo, 4) >> 16 != 0)
    return FALSE;
  mo->n_strings = read_word (mo, 8);
  mo->originals = read_word (mo, 12);
  mo->translations = read_word (mo, 16);
  return mo->n_strings <= MAX_STRINGS && table_is_inside (mo, mo->originals)
         && table_is_inside (mo, mo->translations) && check_strings (mo);
}

/* "Plural-Forms: nplurals=2; plural=n != 1;" of the header entry. A catalogue
 * without the line has the two forms of English. */
static gboolean
read_plural_forms (ZzMo *mo)
{
  const char *header = zz_mo_lookup (mo, "");
  const char *line = header != NULL ? strstr (header, "Plural-Forms:") : NULL;
  const char *forms, *rule, *end;
  guint64 form;

  mo->n_forms = 2;
  mo->rule = g_strdup ("n != 1");
  if (line == NULL)
    return TRUE;
  end = line + strcspn (line, "\n");
  forms = g_strstr_len (line, end - line, "nplurals=");
  rule = g_strstr_len (line, end - line, "plural=");
  if (forms == NULL || rule == NULL)
    return FALSE;
  g_free (mo->rule);
  rule += strlen ("plural=");
  mo->rule = g_strndup (rule, (gsize) (end - rule));
  mo->n_forms = (guint) g_ascii_strtoull (forms + strlen ("nplurals="), NULL, 10);
  return mo->n_forms >= 1 && mo->n_forms <= MAX_FORMS && zz_plural_evaluate (mo->rule, 1, &form);
}

ZzMo *
zz_mo_new (GBytes *bytes,
           GError **error)
{
  g_autoptr (ZzMo) mo = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  mo = g_new0 (ZzMo, 1);
  mo->bytes = g_bytes_ref (bytes);
  mo->data = g_bytes_get_data (bytes, &mo->size);
  if (!check_layout (mo) || !read_plural_forms (mo))
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_SYNTAX,
                           _ ("the message catalogue is damaged; install the program again"));
      return NULL;
    }
  return g_steal_pointer (&mo);
}

void
zz_mo_free (ZzMo *mo)
{
  g_return_if_fail (mo != NULL);

  g_bytes_unref (mo->bytes);
  g_free (mo->rule);
  g_free (mo);
}

static gboolean
find (const ZzMo *mo,
      const char *message,
      String *original,
      String *translation)
{
  guint32 low = 0, high = mo->n_strings;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      String found = get_string (mo, mo->originals, middle);
      int order = strcmp (message, found.text);

      if (order == 0)
        {
          *original = found;
          *translation = get_string (mo, mo->translations, middle);
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

const char *
zz_mo_lookup (const ZzMo *mo,
              const char *message)
{
  String original, translation;

  g_return_val_if_fail (mo != NULL && message != NULL, NULL);

  if (!find (mo, message, &original, &translation) || translation.length == 0)
    return NULL;
  return translation.text;
}

/* The nth of the forms that stand one after the other. */
static const char *
get_form (String forms,
          guint64 number)
{
  const char *form = forms.text;

  while (number-- > 0)
    {
      form += strlen (form) + 1;
      if (form > forms.text + forms.length)
        return NULL;
    }
  return *form != '\0' ? form : NULL;
}

const char *
zz_mo_lookup_plural (const ZzMo *mo,
                     const char *one,
                     const char *many,
                     guint64 n)
{
  String original, translation;
  const char *there;
  guint64 form;

  g_return_val_if_fail (mo != NULL && one != NULL && many != NULL, NULL);

  if (!find (mo, one, &original, &translation))
    return NULL;
  there = get_form (original, 1);
  if (there == NULL || strcmp (there, many) != 0)
    return NULL;
  if (!zz_plural_evaluate (mo->rule, n, &form) || form >= mo->n_forms)
    form = 0;
  return get_form (translation, form);
}
