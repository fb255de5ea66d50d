/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the project states: its registers, the records of one, a form for one. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_RECORDS_PAGE (zz_records_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecordsPage, zz_records_page, ZZ, RECORDS_PAGE, ZzPage)

G_END_DECLS
