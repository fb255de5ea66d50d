/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding out the encoding of a text. */
#include "config.h"

#include "store/table-encoding.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *mark;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", "UTF-8" },
  { "\xff\xfe", "UTF-16LE" },
  { "\xfe\xff", "UTF-16BE" },
};

/* UTF-16 without a mark: the other byte of line ends, digits and commas is NUL, while
 * few characters have one on the other side. */
static const char *
guess_from_nuls (const char *data,
                 gsize size)
{
  gsize nuls[2] = { 0, 0 };
  gboolean ends[2] = { FALSE, FALSE };

  for (gsize i = 0; i < size / 2 * 2; i++)
    if (data[i] == '\0')
      {
        nuls[i % 2]++;
        ends[i % 2] = ends[i % 2] || data[i ^ 1] == '\n' || data[i ^ 1] == '\r';
      }
  if (size % 2 != 0 || MAX (nuls[0], nuls[1]) < 3 * MIN (nuls[0], nuls[1]) || !ends[nuls[1] > nuls[0]])
    return NULL;
  return nuls[1] > nuls[0] ? "UTF-16LE" : "UTF-16BE";
}

static const char *
guess (const char *data,
       gsize size)
{
  if (memchr (data, '\0', size) != NULL)
    return guess_from_nuls (data, size);
  return g_utf8_validate_len (data, size, NULL) ? "UTF-8" : "GB18030";
}

/* The encoding the bytes say they have, or seem to have; @skip: the mark's length. */
static const char *
find_encoding (const char *data,
               gsize size,
               gsize *skip)
{
  *skip = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= strlen (marks[i].mark) && memcmp (data, marks[i].mark, strlen (marks[i].mark)) == 0)
      {
        *skip = strlen (marks[i].mark);
        return marks[i].encoding;
      }
  return size > 0 ? guess (data, size) : "UTF-8";
}

static char *
convert (const char *data,
         gsize size,
         const char *encoding,
         gsize *length)
{
  if (!g_str_equal (encoding, "UTF-8"))
    return g_convert (data, (gssize) size, "UTF-8", encoding, NULL, length, NULL);
  *length = size;
  if (size == 0)
    return g_strdup ("");
  return g_utf8_validate_len (data, size, NULL) || memchr (data, '\0', size) != NULL ? g_memdup2 (data, size) : NULL;
}

GString *
zz_table_decode (GBytes *bytes,
                 const char *name,
                 GError **error)
{
  gsize size, skip, length = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *encoding = find_encoding (data, size, &skip);
  g_autofree char *text = NULL;

  if (encoding != NULL)
    text = convert (data + skip, size - skip, encoding, &length);
  if (encoding == NULL || (text != NULL && memchr (text, '\0', length) != NULL))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s: this is no text, it has NUL bytes; give a CSV, TSV or XLSX file"), name);
      return NULL;
    }
  if (text == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s: the text is not whole in %s; save it again as CSV in UTF-8"), name, encoding);
      return NULL;
    }
  return g_string_new_len (text, (gssize) length);
}
