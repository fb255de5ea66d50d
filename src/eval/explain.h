/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations: which tests and quantifiers decided (rules.md §4).
 *
 * Internal to src/eval. */
#pragma once

#include "eval/case.h"
#include "eval/findings.h"

G_BEGIN_DECLS

/* The reasons (ZzReason) of a rule at its top; a new array. */
GPtrArray *zz_explain (ZzCase *self,
                       const ZzCondition *rule);

G_END_DECLS
