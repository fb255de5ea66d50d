/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the pages of a report: what comes out is what the PDF shows. */
#pragma once

#include "report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be run; prints @pages, each on paper that lies as the page does. @name: of the
 * print job. */
GtkPrintOperation *zz_report_print_new (ZzPages *pages,
                                        const char *name);

G_END_DECLS
