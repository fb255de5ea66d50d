/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a report takes to become a PDF, beside the same text, headings bold, set by
 * Pango and cairo with nothing around it, and beside a report ten times as long.
 * Usage: PROJECT. */
#include "sample.h"

#include "report/pages.h"
#include "report/pdf.h"
#include "report/reports.h"
#include "report/setter.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <cairo-pdf.h>
#include <time.h>

#define RUNS 9
#define TIMES 10
#define WIDTH 482
#define HEIGHT 728

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

/* The report of @project, @times one after the other. */
static ZzDocument *
make_document (ZzProject *project,
               ZzLanguage language,
               guint times)
{
  const ZzDate day = zz_project_get_planned_date (project);
  const ZzReport *report = zz_reports_find ("readiness");
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .profile = ZZ_PROFILE_INTERNAL, .language = language };
  g_autoptr (ZzReportFacts) facts = zz_report_facts_new (project, NULL, 0, day, day, report->needs);
  ZzDocument *document = zz_report_build (report, facts, &options);

  for (guint i = 1; i < times; i++)
    {
      g_autoptr (ZzDocument) more = zz_report_build (report, facts, &options);

      while (more->body->blocks->len > 0)
        g_ptr_array_add (document->body->blocks, g_ptr_array_steal_index (more->body->blocks, 0));
    }
  return document;
}

static void
set_weight (PangoLayout *layout,
            gboolean bold)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
}

static void
set_bare (const ZzBlock *block,
          PangoLayout *layout,
          cairo_t *cr,
          int *y)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < block->runs->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((ZzRun *) block->runs->pdata[i])->text);
  if (text->len > 0)
    {
      pango_layout_set_text (layout, text->str, -1);
      set_weight (layout, block->kind == ZZ_BLOCK_HEADING || block->header);
      for (int i = 0; i < pango_layout_get_line_count (layout); i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          PangoRectangle logical;

          pango_layout_line_get_extents (line, NULL, &logical);
          if (*y + logical.height > HEIGHT * PANGO_SCALE)
            {
              cairo_show_page (cr);
              *y = 0;
            }
          cairo_move_to (cr, 57, PANGO_PIXELS (*y - logical.y) + 57);
          pango_cairo_show_layout_line (cr, line);
          *y += logical.height;
        }
    }
  for (guint i = 0; i < block->blocks->len; i++)
    set_bare (block->blocks->pdata[i], layout, cr, y);
}

static cairo_status_t
write_cb (void *closure,
          const unsigned char *data,
          unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Each text in a layout as wide as the page, in one size. */
static void
write_bare (const ZzDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (ZzSetter) setter = zz_setter_new (document->language);
  g_autoptr (PangoLayout) layout = pango_layout_new (zz_setter_get_context (setter));
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);
  int y = 0;

  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  set_bare (document->body, layout, cr, &y);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
write_pdf (const ZzDocument *document)
{
  g_autoptr (GBytes) bytes = zz_pdf_write (document, NULL);

  g_assert_nonnull (bytes);
}

static void
lay_out (const ZzDocument *document)
{
  zz_pages_unref (zz_pages_new (document));
}

/* Of the processor, in microseconds: what else the machine does is not counted. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
measure (const char *what,
         void (*function) (const ZzDocument *),
         const ZzDocument *document)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  function (document);
  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 start = get_time ();
      gint64 taken;

      function (document);
      taken = get_time () - start;
      g_array_append_val (times, taken);
    }
  sample_print (what, times);
  return g_array_index (times, gint64, RUNS / 2);
}

static void
print_ratio (const char *what,
             gint64 one,
             gint64 other)
{
  g_print ("%-44s %3" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "\n", what, one / other, one * 100 / other % 100);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProject) project = NULL;

  if (argc != 2)
    g_error ("usage: bench-pdf PROJECT");
  project = read_project (argv[1], catalogues);
  for (int language = 0; language < ZZ_N_LANGUAGES; language++)
    {
      g_autoptr (ZzDocument) document = make_document (project, (ZzLanguage) language, 1);
      g_autoptr (ZzDocument) large = make_document (project, (ZzLanguage) language, TIMES);
      g_autoptr (ZzPages) pages = zz_pages_new (document);
      gint64 bare, ours;

      g_print ("%s, %u pages\n", language == ZZ_LANGUAGE_EN ? "English" : "Chinese", zz_pages_get_n (pages));
      bare = measure ("  bare text to PDF", write_bare, document);
      measure ("  pages laid out", lay_out, document);
      ours = measure ("  report to PDF", write_pdf, document);
      print_ratio ("  report / bare", ours, bare);
      print_ratio ("  ten times the clauses / report", measure ("  ten times the clauses to PDF", write_pdf, large), ours);
    }
  return 0;
}
