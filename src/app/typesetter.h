/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A typesetter: makes the pages of a report in a thread.
 *
 *   zz_typesetter_order (typesetter, zz_report_order_new (…));
 *   "changed" → zz_typesetter_get_pages ()
 *
 * One thread works at a time. An order that comes meanwhile waits, and only the last
 * one does; what was made for an order before it is shown to nobody. The pages made
 * last stay until there are others. A thread whose typesetter is gone ends when the
 * step it is at does; what it made is freed.
 *
 * Signal "changed": there are other pages, or it became busy or idle.
 */
#pragma once

#include "app/report-order.h"
#include "report/pages.h"

G_BEGIN_DECLS

#define ZZ_TYPE_TYPESETTER (zz_typesetter_get_type ())
G_DECLARE_FINAL_TYPE (ZzTypesetter, zz_typesetter, ZZ, TYPESETTER, GObject)

ZzTypesetter *zz_typesetter_new (void);

/* Takes @order over. */
void zz_typesetter_order (ZzTypesetter *self,
                          ZzReportOrder *order);

/* Borrowed until "changed"; NULL until there are some. */
ZzPages *zz_typesetter_get_pages (ZzTypesetter *self);

gboolean zz_typesetter_get_busy (ZzTypesetter *self);

G_END_DECLS
