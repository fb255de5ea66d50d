/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitutes and the texts they stand in. */
#include "core/redaction-words.h"

#include "core/date.h"

#include <string.h>

/* As many digits in a row are a number of somebody, unless they are a day. */
#define MANY_DIGITS 7
/* Digits of a telephone number with its area or country (E.164). */
#define LEAST_TELEPHONE 10
#define MOST_TELEPHONE 15
/* A name without "有限公司" is looked for when so much of it is left. */
#define LEAST_ALIAS 4

/* Something to look for in free texts. */
typedef struct
{
  char *original;
  gsize length;
  const char *substitute;
} Known;

struct _ZzSubstitutes
{
  ZzLanguage language;
  GHashTable *by_original;
  GHashTable *amounts;
  GHashTable *by_first; /* gunichar → GPtrArray of Known, longest first */
  guint counts[ZZ_N_PERSONALS];
};

static const char *const words[ZZ_N_PERSONALS][ZZ_N_LANGUAGES] = {
  [ZZ_PERSONAL_PERSON] = { "Person ", "人员" },
  [ZZ_PERSONAL_ORGANISATION] = { "Organisation ", "单位" },
  [ZZ_PERSONAL_ADDRESS] = { "Address ", "地址" },
  [ZZ_PERSONAL_NUMBER] = { "Number ", "编号" },
  [ZZ_PERSONAL_NAME] = { "Name ", "名称" },
  [ZZ_PERSONAL_AMOUNT] = { "Amount ", "金额" },
};

/* What organisations are called besides their name. */
static const char *const forms[] = { "股份有限公司", "有限责任公司", "有限公司", "集团", "公司", "（普通合伙）", "（特殊普通合伙）", "事务所", " Co., Ltd.", " Ltd.", " Inc.", NULL };

static const char *const currencies[] = { "¥", "￥", "RMB", "CNY", "人民币", NULL };
static const char *const units[] = { "万元", "亿元", "元", "万", "亿", "RMB", "CNY", "yuan", NULL };

static void
free_known_cb (gpointer data)
{
  Known *known = data;

  g_free (known->original);
  g_free (known);
}

ZzSubstitutes *
zz_substitutes_new (ZzLanguage language)
{
  ZzSubstitutes *self = g_new0 (ZzSubstitutes, 1);

  self->language = language;
  self->by_original = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
zz_substitutes_free (ZzSubstitutes *self)
{
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->by_original);
  g_hash_table_unref (self->amounts);
  g_free (self);
}

static int
compare_lengths_cb (gconstpointer a,
                    gconstpointer b)
{
  const Known *first = *(Known *const *) a, *second = *(Known *const *) b;

  if (first->length != second->length)
    return first->length < second->length ? 1 : -1;
  return strcmp (first->original, second->original);
}

/* A single character, or a short number, would be found in every text. */
static gboolean
is_telling (const char *original)
{
  return g_utf8_strlen (original, -1) >= 2 && (strlen (original) >= MANY_DIGITS || strspn (original, "0123456789.,-/ ") < strlen (original));
}

static void
look_for (ZzSubstitutes *self,
          const char *original,
          const char *substitute)
{
  const gunichar first = g_utf8_get_char (original);
  GPtrArray *list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (first));
  Known *known;

  if (!is_telling (original))
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_known_cb);
      g_hash_table_insert (self->by_first, GUINT_TO_POINTER (first), list);
    }
  known = g_new (Known, 1);
  known->original = g_strdup (original);
  known->length = strlen (original);
  known->substitute = substitute;
  g_ptr_array_add (list, known);
  g_ptr_array_sort (list, compare_lengths_cb);
}

/* Drops a remark in brackets and what all organisations are called; NULL where too
 * little is left. */
static char *
make_alias (const char *name,
            gboolean forms_too)
{
  char *alias = g_strdup (name);
  char *bracket = strstr (alias, "（");

  if (bracket == NULL)
    bracket = strchr (alias, '(');
  if (bracket != NULL && bracket != alias)
    *bracket = '\0';
  for (guint i = 0; forms_too && forms[i] != NULL; i++)
    if (g_str_has_suffix (alias, forms[i]))
      alias[strlen (alias) - strlen (forms[i])] = '\0';
  g_strstrip (alias);
  if (g_utf8_strlen (alias, -1) < LEAST_ALIAS || g_str_equal (alias, name))
    g_clear_pointer (&alias, g_free);
  return alias;
}

/* @original is stripped. Borrowed. */
static const char *
find_or_add (ZzSubstitutes *self,
             ZzPersonal personal,
             const char *original)
{
  const char *there = g_hash_table_lookup (self->by_original, original);
  char *substitute;

  if (there != NULL)
    return there;
  substitute = g_strdup_printf ("%s%u", words[personal][self->language], ++self->counts[personal]);
  g_hash_table_insert (self->by_original, g_strdup (original), substitute);
  look_for (self, original, substitute);
  for (guint i = 0; personal == ZZ_PERSONAL_ORGANISATION && i < 2; i++)
    {
      g_autofree char *alias = make_alias (original, i == 1);

      if (alias != NULL && !g_hash_table_contains (self->by_original, alias))
        {
          g_hash_table_insert (self->by_original, g_strdup (alias), g_strdup (substitute));
          look_for (self, alias, substitute);
        }
    }
  return substitute;
}

static gboolean
is_between_people (gunichar c)
{
  return c == ',' || c == ';' || c == '\n' || c == '\t' || c == '\r' || c == 0x3001 || c == 0xff0c || c == 0xff1b;
}

/* Every name of the text by its substitute, with what stands between them. */
static char *
replace_people (ZzSubstitutes *self,
                const char *text)
{
  GString *out = g_string_new (NULL);
  const char *begin = text;

  for (const char *c = text;; c = g_utf8_next_char (c))
    {
      const gunichar character = g_utf8_get_char (c);

      if (character != 0 && !is_between_people (character))
        continue;
      {
        g_autofree char *name = g_strstrip (g_strndup (begin, (gsize) (c - begin)));

        if (*name != '\0')
          g_string_append (out, find_or_add (self, ZZ_PERSONAL_PERSON, name));
      }
      if (character == 0)
        break;
      g_string_append_unichar (out, character);
      begin = g_utf8_next_char (c);
    }
  return g_string_free (out, FALSE);
}

void
zz_substitutes_note (ZzSubstitutes *self,
                     ZzPersonal personal,
                     const char *text)
{
  g_free (zz_substitutes_replace (self, personal, text));
}

char *
zz_substitutes_replace (ZzSubstitutes *self,
                        ZzPersonal personal,
                        const char *text)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && personal < ZZ_N_PERSONALS, NULL);

  if (personal == ZZ_PERSONAL_PEOPLE)
    return replace_people (self, text);
  stripped = g_strstrip (g_strdup (text));
  return *stripped != '\0' ? g_strdup (find_or_add (self, personal, stripped)) : g_strdup ("");
}

char *
zz_substitutes_replace_amount (ZzSubstitutes *self,
                               const char *amount)
{
  const gboolean negative = amount[0] == '-';
  g_autofree char *plain = g_strdup (amount + (negative ? 1 : 0));
  gsize length = strlen (plain);
  const char *there;

  /* "1200", "1200.0" and "1200.00" are the same. */
  while (strchr (plain, '.') != NULL && (plain[length - 1] == '0' || plain[length - 1] == '.'))
    {
      const gboolean last = plain[length - 1] == '.';

      plain[--length] = '\0';
      if (last)
        break;
    }
  if (strspn (plain, "0.") == length)
    return g_strdup ("0.00");
  there = g_hash_table_lookup (self->amounts, plain);
  if (there == NULL)
    {
      char *substitute = g_strdup_printf ("%u.00", g_hash_table_size (self->amounts) + 1);

      there = substitute;
      g_hash_table_insert (self->amounts, g_steal_pointer (&plain), substitute);
    }
  return g_strconcat (negative ? "-" : "", there, NULL);
}

/* A name of Latin letters is not looked for in the middle of a word. */
static gboolean
stands_alone (const char *text,
              const char *at,
              gsize length)
{
  const gboolean before = at > text && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[0]);

  return !before && !(g_ascii_isalnum (at[length - 1]) && g_ascii_isalnum (at[length]));
}

static const Known *
find_known (const ZzSubstitutes *self,
            const char *text,
            const char *at)
{
  const GPtrArray *list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (g_utf8_get_char (at)));

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Known *known = list->pdata[i];

      if (strncmp (at, known->original, known->length) == 0 && stands_alone (text, at, known->length))
        return known;
    }
  return NULL;
}

/* The number at @at with its unit behind it, or behind a currency: how long, or 0. */
static gsize
measure_amount (const char *at)
{
  gsize currency = 0, digits, blanks;

  for (guint i = 0; currency == 0 && currencies[i] != NULL; i++)
    if (g_str_has_prefix (at, currencies[i]))
      currency = strlen (currencies[i]) + strspn (at + strlen (currencies[i]), " ");
  if (!g_ascii_isdigit (at[currency]))
    return 0;
  digits = currency + strspn (at + currency, "0123456789.,");
  while (!g_ascii_isdigit (at[digits - 1]))
    digits--;
  blanks = strspn (at + digits, " ");
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_has_prefix (at + digits + blanks, units[i]))
      return digits + blanks + strlen (units[i]);
  return currency > 0 ? digits : 0;
}

/* A telephone number in groups, such as 138 0013 8000 or 010-6655-4433: how long, or 0.
 * What begins as a day does is a day. */
static gsize
measure_telephone (const char *at)
{
  const gsize first = strspn (at, "0123456789");
  const gboolean day = first == 4 && at[4] == '-' && (g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20"));
  gsize length = first, n = first;

  while (first > 0 && !day && (at[length] == ' ' || at[length] == '-') && g_ascii_isdigit (at[length + 1]))
    {
      const gsize group = strspn (at + length + 1, "0123456789");

      n += group;
      length += 1 + group;
    }
  return length > first && n >= LEAST_TELEPHONE && n <= MOST_TELEPHONE ? length : 0;
}

static gboolean
is_day (const char *at,
        gsize length)
{
  g_autofree char *text = g_strndup (at, length);
  ZzDate date;

  return length == 8 && zz_date_read (text, &date) && date >= zz_date_new (1900, 1, 1) && date < zz_date_new (2100, 1, 1);
}

/* A word of Latin letters and digits in which a number of somebody stands, or an
 * e-mail address: how long, or 0. */
static gsize
measure_number (const char *at)
{
  const gsize word = strspn (at, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.+%@");

  if (memchr (at, '@', word) != NULL)
    return word;
  for (gsize i = 0; i < word; i++)
    {
      const gsize digits = strspn (at + i, "0123456789");

      if (digits >= MANY_DIGITS && !is_day (at + i, digits))
        return word;
      i += digits;
    }
  return 0;
}

static gsize
measure_pattern (const char *text,
                 const char *at,
                 ZzPersonal *personal)
{
  gsize length;

  if (at > text && g_ascii_isalnum (*at) && g_ascii_isalnum (at[-1]))
    return 0;
  *personal = ZZ_PERSONAL_AMOUNT;
  length = measure_amount (at);
  if (length > 0)
    return length;
  *personal = ZZ_PERSONAL_NUMBER;
  length = at == text || at[-1] != '-' ? measure_telephone (at) : 0;
  if (length > 0)
    return length;
  return g_ascii_isalnum (*at) ? measure_number (at) : 0;
}

static char *
scrub (ZzSubstitutes *self,
       const char *text,
       gboolean patterns)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0';)
    {
      const Known *known = find_known (self, text, c);
      ZzPersonal personal;
      gsize length = known != NULL ? known->length : 0;

      if (known != NULL)
        g_string_append (out, known->substitute);
      else if (patterns && (length = measure_pattern (text, c, &personal)) > 0)
        {
          g_autofree char *found = g_strndup (c, length);

          g_string_append (out, find_or_add (self, personal, found));
        }
      else
        {
          length = (gsize) (g_utf8_next_char (c) - c);
          g_string_append_len (out, c, (gssize) length);
        }
      c += length;
    }
  return g_string_free (out, FALSE);
}

char *
zz_substitutes_scrub (ZzSubstitutes *self,
                      const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  return scrub (self, text, TRUE);
}

char *
zz_substitutes_scrub_known (ZzSubstitutes *self,
                            const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  return scrub (self, text, FALSE);
}
