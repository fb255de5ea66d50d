/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long each writer takes for the readiness report of a project, and for ten of them
 * in one document. Argument: the project. */
#include "sample.h"

#include "report/csv.h"
#include "report/docx.h"
#include "report/reports.h"
#include "report/xlsx.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

static const struct
{
  const char *name;
  GBytes *(*write) (const ZzDocument *document, GError **error);
} writers[] = {
  { "CSV", zz_csv_write },
  { "DOCX", zz_docx_write },
  { "XLSX", zz_xlsx_write },
};

static ZzProject *
read_project (const char *path,
              ZzCatalogueStore *catalogues)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
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

/* @times reports, one after the other. */
static ZzDocument *
make_document (ZzProject *project,
               guint times)
{
  const ZzReport *report = zz_reports_find ("readiness");
  const ZzDate day = zz_project_get_planned_date (project);
  g_autoptr (ZzReportFacts) facts = zz_report_facts_new (project, NULL, 0, day, day, report->needs);
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .language = ZZ_LANGUAGE_ZH_CN };
  ZzDocument *document = zz_report_build (report, facts, &options);

  for (guint i = 1; i < times; i++)
    {
      g_autoptr (ZzDocument) next = zz_report_build (report, facts, &options);

      g_ptr_array_extend_and_steal (document->body->blocks, g_steal_pointer (&next->body->blocks));
      next->body->blocks = g_ptr_array_new ();
    }
  return document;
}

static void
measure (const ZzDocument *document,
         guint writer,
         guint times)
{
  g_autoptr (GArray) spent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *what = g_strdup_printf ("%s, %u clauses", writers[writer].name, times * 32);

  for (guint i = 0; i < 11; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = writers[writer].write (document, &error);
      const gint64 passed = g_get_monotonic_time () - start;

      if (bytes == NULL)
        g_error ("%s", error->message);
      g_array_append_val (spent, passed);
    }
  sample_print (what, spent);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProject) project = NULL;

  g_assert (argc == 2);
  project = read_project (argv[1], catalogues);
  for (guint times = 1; times <= 10; times += 9)
    {
      g_autoptr (ZzDocument) document = make_document (project, times);

      for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
        measure (document, i, times);
    }
  return 0;
}
