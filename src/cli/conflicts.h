/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts on the command line: how they are told, and decided beforehand. */
#pragma once

#include "core/merge.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* The argument of --prefer: "mine", "theirs" or NULL. */
gboolean zz_conflicts_read_side (const char *text,
                                 ZzSide *side,
                                 GError **error);

/* What was decided for one side, or keeps @merge from being made, a line each;
 * nothing where there are none. @mine, @theirs: what @merge was made of. */
void zz_conflicts_append (GString *text,
                          const ZzMessages *messages,
                          const ZzMerge *merge,
                          ZzProject *mine,
                          ZzProject *theirs);

G_END_DECLS
