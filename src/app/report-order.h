/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders: a report that is to be made, with copies of all that it is made of.
 *
 *   order = zz_report_order_new (session, report, &options);   where the project is
 *   document = zz_report_order_make (order, cancellable);      in any thread
 *
 * It shares with the session only the catalogue, which never changes.
 */
#pragma once

#include "app/session.h"
#include "report/reports.h"

G_BEGIN_DECLS

typedef struct _ZzReportOrder ZzReportOrder;

/* For the day and the level that @session looks at. */
ZzReportOrder *zz_report_order_new (ZzSession *session,
                                    const ZzReport *report,
                                    const ZzReportOptions *options);
void zz_report_order_free (ZzReportOrder *order);

/* The facts are worked out and the report is built; takes long on a large project.
 * NULL where @cancellable, which may be NULL, ended it. */
ZzDocument *zz_report_order_make (const ZzReportOrder *order,
                                  GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzReportOrder, zz_report_order_free)

G_END_DECLS
