/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document as PDF: SAMPLE OUT, or PROJECT REPORT LANGUAGES OUT. Samples are those of tests/report/print-sample.h. */
#include "../report/print-sample.h"

#include "report/pdf.h"
#include "report/reports.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <stdlib.h>

#define USAGE "usage: write-pdf SAMPLE OUT, write-pdf PROJECT REPORT LANGUAGES OUT"

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
  project = zz_project_read (bytes, "example", catalogues, NULL, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  return project;
}

static ZzDocument *
make_report (const char *path,
             const char *report_id,
             const char *languages)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProject) project = read_project (path, catalogues);
  const ZzDate day = zz_project_get_planned_date (project);
  const ZzReport *report = zz_reports_find (report_id);
  g_autoptr (ZzReportFacts) facts = NULL;
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;

  if (report == NULL || !zz_report_options_set_languages (&options, languages))
    g_error (USAGE);
  facts = zz_report_facts_new (project, NULL, 0, day, day, report->needs);
  return zz_report_build (report, facts, &options);
}

static ZzDocument *
make_charts (void)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_EN, "Charts");

  zz_block_append_heading (document->body, 1, "Charts");
  zz_block_append_chart (document->body, print_sample_bars (), "Bars: five of twelve, everywhere");
  zz_block_append_chart (document->body, print_sample_timeline (), "A timeline of twelve clauses");
  return document;
}

static ZzDocument *
make_sample (const char *name)
{
  if (g_str_equal (name, "hostile"))
    return print_sample_hostile ();
  if (g_str_equal (name, "table"))
    return print_sample_table (60, FALSE);
  if (g_str_equal (name, "landscape"))
    return print_sample_table (40, TRUE);
  if (g_str_equal (name, "bilingual"))
    return print_sample_sections (20, TRUE);
  if (g_str_equal (name, "charts"))
    return make_charts ();
  g_error (USAGE);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 && argc != 5)
    g_error (USAGE);
  document = argc == 3 ? make_sample (argv[1]) : make_report (argv[1], argv[2], argv[3]);
  bytes = zz_pdf_write (document, &error);
  if (bytes == NULL || !g_file_set_contents (argv[argc - 1], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}
