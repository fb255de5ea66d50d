/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV and TSV as a table. */
#include "config.h"

#include "store/table-encoding.h"
#include "store/table-read.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the reading stands. */
typedef struct
{
  ZzTable *table;
  const char *at;
  const char *end;
  char delimiter;
  guint line;
  GString *cell;
} Scan;

/* How often @delimiter stands outside quotes in the first rows. */
static guint
count (const char *text,
       char delimiter)
{
  const guint n_rows = 10;
  gboolean quoted = FALSE;
  guint n = 0;

  for (guint row = 0; *text != '\0' && row < n_rows; text++)
    if (*text == '"')
      quoted = !quoted;
    else if (!quoted && *text == delimiter)
      n++;
    else if (!quoted && *text == '\n')
      row++;
  return n;
}

static char
find_delimiter (const char *text)
{
  static const char delimiters[] = "\t;,";
  char best = '\t';

  for (guint i = 1; delimiters[i] != '\0'; i++)
    if (count (text, delimiters[i]) > count (text, best))
      best = delimiters[i];
  return best;
}

/* "sep=;", which spreadsheets write for each other. */
static void
take_declaration (Scan *scan)
{
  const char *at = scan->at;

  if (g_ascii_strncasecmp (at, "sep=", 4) != 0 || at[4] == '\0' || (at[5] != '\n' && at[5] != '\r'))
    return;
  scan->delimiter = at[4];
  scan->at = at + 5;
  scan->at += *scan->at == '\r';
  scan->at += *scan->at == '\n';
  scan->line++;
}

static gboolean
is_end_of_cell (const Scan *scan)
{
  return scan->at == scan->end || *scan->at == scan->delimiter || *scan->at == '\n' || *scan->at == '\r';
}

/* A quoted part; line breaks in it are "\n" whatever they were. */
static gboolean
read_quoted (Scan *scan,
             GError **error)
{
  for (scan->at++; scan->at < scan->end; scan->at++)
    {
      if (*scan->at == '"' && scan->at[1] != '"')
        {
          scan->at++;
          return TRUE;
        }
      if (*scan->at == '"')
        scan->at++;
      if (*scan->at == '\r' && scan->at[1] == '\n')
        continue;
      g_string_append_c (scan->cell, *scan->at == '\r' ? '\n' : *scan->at);
    }
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s, row %u: a quotation mark is never closed; close it or save the table again"),
               zz_table_get_name (scan->table), scan->line);
  return FALSE;
}

static gboolean
read_cell (Scan *scan,
           guint column,
           GError **error)
{
  const char *text;

  g_string_truncate (scan->cell, 0);
  if (scan->at < scan->end && *scan->at == '"' && !read_quoted (scan, error))
    return FALSE;
  while (!is_end_of_cell (scan))
    g_string_append_c (scan->cell, *scan->at++);
  text = zz_table_keep (scan->table, scan->cell->str, strlen (scan->cell->str));
  return zz_table_put (scan->table, column, ZZ_CELL_TEXT, text, error);
}

static gboolean
check_columns (const Scan *scan,
               guint column,
               GError **error)
{
  if (column < ZZ_TABLE_MAX_COLUMNS)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s, row %u: the table has more columns than any spreadsheet; give the right file"),
               zz_table_get_name (scan->table), scan->line);
  return FALSE;
}

static gboolean
read_row (Scan *scan,
          GError **error)
{
  zz_table_begin_row (scan->table, scan->line);
  for (guint column = 0;; column++)
    {
      if (!check_columns (scan, column, error) || !read_cell (scan, column, error))
        return FALSE;
      if (scan->at == scan->end || *scan->at != scan->delimiter)
        break;
      scan->at++;
    }
  if (scan->at < scan->end && *scan->at == '\r')
    scan->at++;
  if (scan->at < scan->end && *scan->at == '\n')
    scan->at++;
  scan->line++;
  return TRUE;
}

ZzTable *
zz_table_read_text (GBytes *bytes,
                    const char *name,
                    char delimiter,
                    GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (ZzTable) table = NULL;
  Scan scan;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = zz_table_decode (bytes, name, error);
  if (text == NULL)
    return NULL;
  table = zz_table_new (name);
  scan = (Scan) { table, text->str, text->str + text->len, delimiter, 1, cell };
  if (delimiter == '\0')
    {
      take_declaration (&scan);
      scan.delimiter = scan.delimiter != '\0' ? scan.delimiter : find_delimiter (scan.at);
    }
  while (scan.at < scan.end)
    if (!read_row (&scan, error))
      return NULL;
  return zz_table_finish (table, error) ? g_steal_pointer (&table) : NULL;
}
