/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps as JSON (format "zizhi-gaps", see data/schema) and as text. */
#pragma once

#include "eval/gaps.h"
#include "report/messages.h"

G_BEGIN_DECLS

GBytes *zz_gaps_to_json (const ZzGaps *gaps);
GBytes *zz_gaps_to_text (const ZzGaps *gaps,
                         ZzProject *project,
                         const ZzMessages *messages);

G_END_DECLS
