/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of a project: whether it is ready and why, how far the work is,
 * what to do next and what expires next. Everything on it leads elsewhere. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_OVERVIEW_PAGE (zz_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzOverviewPage, zz_overview_page, ZZ, OVERVIEW_PAGE, ZzPage)

G_END_DECLS
