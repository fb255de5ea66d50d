/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expiries: the days on which what a project records comes to its end.
 *
 *   g_autoptr (GArray) expiries = zz_list_expiries (project, until);
 *   for (guint i = 0; i < expiries->len; i++)
 *     use (&g_array_index (expiries, ZzExpiry, i));
 *
 * An end is the last day on which a certificate, a lease or a piece of evidence
 * is good. Whether a clause hangs on it is for the evaluation to say.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/**
 * ZzExpiry: one end
 * @record: id of the record or evidence item; borrowed from the project
 * @field: the field that holds the end; borrowed from the catalogue
 * @end: the last good day
 */
typedef struct
{
  const char *record;
  const ZzField *field;
  ZzDate end;
} ZzExpiry;

/* Every dated end up to and including @until, long past ones too, by day. Ends
 * that are not known or never come are left out, and so are those on which nobody
 * hangs any more (the person had left by then), evidence that was removed, that a
 * newer item replaces, or that ends with a record it proves. Owned by the caller. */
GArray *zz_list_expiries (ZzProject *project,
                          ZzDate until);

G_END_DECLS
