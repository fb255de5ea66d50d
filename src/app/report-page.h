/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the reports: what is chosen on the left, the pages as they are printed
 * on the right; from here they are printed and exported. The pages are made in a
 * thread, and anew a moment after the project or a choice changed. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_REPORT_PAGE (zz_report_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzReportPage, zz_report_page, ZZ, REPORT_PAGE, ZzPage)

G_END_DECLS
