/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what the other tests of this folder read: `write-office KIND FILE`, the writer
 * by the end of FILE; ".texts" for all texts of the document as they are to be found,
 * each ended by a NUL. KIND: "hostile", "kinds", "workbook", or REPORT:LANGUAGE:PROJECT,
 * as "readiness:both:example.zizhi.json". */
#include "../report/made-up.h"

#include "report/clean-text.h"
#include "report/csv.h"
#include "report/docx.h"
#include "report/reports.h"
#include "report/xlsx.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <string.h>

static ZzProject *
read_project (const char *path,
              ZzCatalogueStore *catalogues)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ZzProject *project;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (text, size);
  project = zz_project_read (bytes, path, catalogues, NULL, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  return project;
}

/* @kind: see above. */
static ZzDocument *
make_report (const char *kind)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
  g_auto (GStrv) parts = g_strsplit (kind, ":", 3);
  const ZzReport *report = zz_reports_find (parts[0]);
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (ZzReportFacts) facts = NULL;
  ZzDate day;

  if (report == NULL || g_strv_length (parts) != 3 || !zz_report_options_set_languages (&options, parts[1]))
    g_error ("there is nothing like “%s”", kind);
  project = read_project (parts[2], catalogues);
  day = zz_project_get_planned_date (project);
  facts = zz_report_facts_new (project, NULL, 0, day, day, report->needs);
  return zz_report_build (report, facts, &options);
}

static ZzDocument *
make_document (const char *kind)
{
  if (g_str_equal (kind, "hostile"))
    {
      g_auto (GStrv) texts = made_up_hostile_texts ();

      return made_up_notes (texts);
    }
  if (g_str_equal (kind, "kinds"))
    return made_up_all_kinds ("所有种类 of blocks");
  if (g_str_equal (kind, "workbook"))
    return made_up_workbook (ZZ_LANGUAGE_EN);
  return make_report (kind);
}

/* What pictures say is for those who cannot see them, and not text of the page. */
static void
list_texts (GByteArray *out,
            const ZzBlock *block)
{
  if (block->kind == ZZ_BLOCK_CHART || block->kind == ZZ_BLOCK_IMAGE)
    return;
  for (guint i = 0; i < block->runs->len; i++)
    {
      g_autofree char *text = zz_clean_text (((const ZzRun *) block->runs->pdata[i])->text);

      g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text) + 1);
    }
  for (guint i = 0; i < block->blocks->len; i++)
    list_texts (out, block->blocks->pdata[i]);
}

static GBytes *
write_texts (const ZzDocument *document,
             GError **error)
{
  GByteArray *out = g_byte_array_new ();

  list_texts (out, document->body);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
write_document (const ZzDocument *document,
                const char *name,
                GError **error)
{
  if (g_str_has_suffix (name, ".docx"))
    return zz_docx_write (document, error);
  if (g_str_has_suffix (name, ".xlsx"))
    return zz_xlsx_write (document, error);
  if (g_str_has_suffix (name, ".csv"))
    return zz_csv_write (document, error);
  return write_texts (document, error);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (argc == 3);
  document = make_document (argv[1]);
  bytes = write_document (document, argv[2], &error);
  if (bytes == NULL || !g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
  return 0;
}
