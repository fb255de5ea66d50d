/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change days: the days on which anything a verdict rests on can change.
 *
 * Between two neighbouring days of the list no verdict changes (rules.md §8), so
 * judging these days and no others gives readiness as an exact function of the
 * date. A day on the list need not change anything.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/* The change days at @level from @from to @until, both inclusive; @from itself is
 * always the first. Sorted, each once (ZzDate). Owned by the caller. */
GArray *zz_list_change_days (ZzProject *project,
                             guint level,
                             ZzDate from,
                             ZzDate until);

G_END_DECLS
