/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a report, to a file; poppler reads it. */
#include "config.h"

#include "story.h"

#include "app/report-order.h"
#include "app/report-print.h"
#include "report/pdf.h"

static ZzDocument *
make_document (Story *story,
               const ZzReport *report)
{
  ZzReportOptions options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (ZzReportOrder) order = NULL;

  options.language = zz_messages_get_language (zz_session_get_messages (story_get_session (story)));
  order = zz_report_order_new (story_get_session (story), report, &options);
  return zz_report_order_make (order, NULL);
}

static char *
read_pdf (const char *program,
          const char *option,
          const char *path)
{
  const char *const command[] = { program, option, "-l", "999", path, g_str_equal (program, "pdftotext") ? "-" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The sizes of the pages, without what differs from file to file. */
static char *
read_sizes (const char *path)
{
  g_autofree char *info = read_pdf ("pdfinfo", "-f1", path);
  g_auto (GStrv) lines = g_strsplit (info, "\n", -1);
  GString *sizes = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Page"))
      g_string_append_printf (sizes, "%s\n", lines[i]);
  return g_string_free (sizes, FALSE);
}

static void
print_to_file (ZzPages *pages,
               const char *path)
{
  g_autoptr (GtkPrintOperation) operation = zz_report_print_new (pages, "test");
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
}

/* What is printed is what the PDF says, on paper that lies the same way. */
static void
test_print (gconstpointer data)
{
  Story story = { 0 };
  const ZzReport *report;

  story_open_example (&story, data);
  for (guint i = 0; (report = zz_reports_get (i)) != NULL; i++)
    {
      g_autoptr (ZzDocument) document = make_document (&story, report);
      g_autoptr (ZzPages) pages = zz_pages_new (document);
      g_autoptr (GBytes) bytes = zz_pdf_write (document, NULL);
      g_autoptr (GFile) written = fixture_get_file (&story.files, "written.pdf");
      g_autoptr (GFile) printed = fixture_get_file (&story.files, "printed.pdf");
      g_autofree char *expected = NULL, *said = NULL, *expected_sizes = NULL, *sizes = NULL;

      g_assert_true (g_file_set_contents (g_file_peek_path (written), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
      print_to_file (pages, g_file_peek_path (printed));
      expected = read_pdf ("pdftotext", "-layout", g_file_peek_path (written));
      said = read_pdf ("pdftotext", "-layout", g_file_peek_path (printed));
      g_assert_cmpstr (said, ==, expected);
      expected_sizes = read_sizes (g_file_peek_path (written));
      sizes = read_sizes (g_file_peek_path (printed));
      g_assert_cmpstr (sizes, ==, expected_sizes);
    }
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/report-print/same", test_print },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
