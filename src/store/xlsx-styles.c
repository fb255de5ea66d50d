/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number formats. */
#include "config.h"

#include "store/xlsx-part.h"
#include "store/xlsx-styles.h"

#include <string.h>

#define MAX_STYLES 100000

/* The numbers of built-in formats with a day or month in them, the Chinese ones too. */
static const struct
{
  guint first;
  guint last;
} built_in[] = { { 14, 17 }, { 22, 22 }, { 27, 31 }, { 36, 36 }, { 50, 54 }, { 57, 58 } };

gboolean
zz_xlsx_format_is_date (const char *format)
{
  const char *end;

  g_return_val_if_fail (format != NULL, FALSE);

  for (; *format != '\0'; format++)
    switch (*format)
      {
      case '"':
      case '[':
        end = strchr (format + 1, *format == '"' ? '"' : ']');
        if (end == NULL)
          return FALSE;
        format = end;
        break;
      case '\\':
      case '_':
      case '*':
        /* The character behind it is shown as it is. */
        if (format[1] == '\0')
          return FALSE;
        format++;
        break;
      case 'y':
      case 'Y':
      case 'd':
      case 'D':
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

static gboolean
is_date_number (const GHashTable *formats,
                guint number)
{
  const char *format = g_hash_table_lookup ((GHashTable *) formats, GUINT_TO_POINTER (number));

  if (format != NULL)
    return zz_xlsx_format_is_date (format);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (number >= built_in[i].first && number <= built_in[i].last)
      return TRUE;
  return FALSE;
}

static guint
read_number (ZzXlsxPart *part)
{
  g_autofree char *text = zz_xlsx_part_dup_attribute (part, "numFmtId");
  guint64 number = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL) ? (guint) number : 0;
}

static gboolean
read_styles (ZzXlsxPart *part,
             GArray *dates,
             GError **error)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean cells = FALSE;
  ZzXlsxEvent event;

  while ((event = zz_xlsx_part_next (part, error)) > ZZ_XLSX_DONE)
    if (event != ZZ_XLSX_TEXT && zz_xlsx_part_is (part, "cellXfs"))
      cells = event == ZZ_XLSX_START;
    else if (event == ZZ_XLSX_START && cells && zz_xlsx_part_is (part, "xf") && dates->len < MAX_STYLES)
      {
        guint8 date = is_date_number (formats, read_number (part));

        g_array_append_val (dates, date);
      }
    else if (event == ZZ_XLSX_START && zz_xlsx_part_is (part, "numFmt") && g_hash_table_size (formats) < MAX_STYLES)
      {
        char *format = zz_xlsx_part_dup_attribute (part, "formatCode");

        g_hash_table_insert (formats, GUINT_TO_POINTER (read_number (part)), format != NULL ? format : g_strdup (""));
      }
  return event == ZZ_XLSX_DONE;
}

GArray *
zz_xlsx_styles_read (GBytes *bytes,
                     const char *name,
                     const char *path,
                     GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_autoptr (GError) local = NULL;
  g_autoptr (ZzXlsxPart) part = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  part = path != NULL ? zz_xlsx_part_open (bytes, name, path, &local) : NULL;
  if (local == NULL && (part == NULL || read_styles (part, dates, &local)))
    return g_steal_pointer (&dates);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
