/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps and actions: what is missing, the least that closes it, who sees to it; what
 * is to be renewed; what is closed; which records everything hangs on. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_GAPS_PAGE (zz_gaps_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzGapsPage, zz_gaps_page, ZZ, GAPS_PAGE, ZzPage)

G_END_DECLS
