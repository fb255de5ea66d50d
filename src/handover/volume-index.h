/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index.html of an evidence volume: every copy with its number, clauses, title, dates and
 * SHA-256, by category. */
#pragma once

#include "core/project.h"
#include "report/document.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* @entries: ZzVolumeEntry (volume-plan.h). @left_out: how many confidential items are
 * not among them. */
ZzDocument *zz_volume_index_build (ZzProject *project,
                                   const GPtrArray *entries,
                                   guint left_out,
                                   const ZzMessages *messages);

G_END_DECLS
