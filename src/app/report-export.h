/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting a report: asks for the file and its kind, writes it, offers to open it. */
#pragma once

#include "app/session.h"
#include "report/reports.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @widget: in the window that asks and tells. Spreadsheets are given the tables of
 * the project instead of @report. */
void zz_report_export (GtkWidget *widget,
                       ZzSession *session,
                       const ZzReport *report,
                       const ZzReportOptions *options);

G_END_DECLS
