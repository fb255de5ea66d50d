/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a report. */
#include "app/report-print.h"

/* A4, as all pages are, upright or on its side. */
static GtkPageSetup *
make_setup (ZzPages *pages,
            guint number)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  int width, height;

  zz_pages_get_size (pages, number, &width, &height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext *context,
                       int number,
                       GtkPageSetup *setup,
                       ZzPages *pages)
{
  g_autoptr (GtkPageSetup) own = make_setup (pages, (guint) number);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (own));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (own));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int number,
              ZzPages *pages)
{
  zz_pages_draw (pages, (guint) number, gtk_print_context_get_cairo_context (context));
}

static void
unref_pages_cb (gpointer pages,
                GClosure *closure)
{
  zz_pages_unref (pages);
}

GtkPrintOperation *
zz_report_print_new (ZzPages *pages,
                     const char *name)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (pages != NULL && name != NULL, NULL);

  operation = gtk_print_operation_new ();
  setup = make_setup (pages, 0);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) zz_pages_get_n (pages));
  gtk_print_operation_set_job_name (operation, name);
  /* The pages have margins of their own, and are measured in points. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), zz_pages_ref (pages), unref_pages_cb, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), zz_pages_ref (pages), unref_pages_cb, 0);
  return operation;
}
