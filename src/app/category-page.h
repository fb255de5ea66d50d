/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clauses of one category; the topic is the category's id. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_CATEGORY_PAGE (zz_category_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzCategoryPage, zz_category_page, ZZ, CATEGORY_PAGE, ZzPage)

G_END_DECLS
