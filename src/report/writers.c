/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of writers. */
#include "report/writers.h"

#include "report/csv.h"
#include "report/docx.h"
#include "report/html.h"
#include "report/messages.h"
#include "report/pdf.h"
#include "report/xlsx.h"

#include <string.h>

static const ZzWriter writers[] = {
  { ".html", "text/html", M_ ("Web page (HTML)"), FALSE, FALSE, zz_html_write },
  { ".pdf", "application/pdf", M_ ("Portable document (PDF)"), FALSE, TRUE, zz_pdf_write },
  { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", M_ ("Word document (DOCX)"), FALSE, TRUE, zz_docx_write },
  { ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", M_ ("Spreadsheet (XLSX)"), TRUE, FALSE, zz_xlsx_write },
  { ".csv", "text/csv", M_ ("Tables as text (CSV)"), TRUE, FALSE, zz_csv_write },
};

const ZzWriter *
zz_writers_get (guint number)
{
  return number < G_N_ELEMENTS (writers) ? &writers[number] : NULL;
}

const ZzWriter *
zz_writers_find (const char *name)
{
  const gsize length = name != NULL ? strlen (name) : 0;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      const gsize end = strlen (writers[i].suffix);

      if (length >= end && g_ascii_strcasecmp (name + length - end, writers[i].suffix) == 0)
        return &writers[i];
    }
  return NULL;
}

char *
zz_writers_list_suffixes (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", writers[i].suffix);
  return g_string_free (list, FALSE);
}
