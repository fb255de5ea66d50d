/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of a project: every item, what it is worth on the day, where it
 * is used; files are attached by a button or dropped anywhere on the page. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_EVIDENCE_PAGE (zz_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidencePage, zz_evidence_page, ZZ, EVIDENCE_PAGE, ZzPage)

G_END_DECLS
