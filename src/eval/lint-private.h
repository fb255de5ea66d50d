/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lint, the parts: what the files that make up lint.h share. Internal to src/eval. */
#pragma once

#include "eval/lint.h"

G_BEGIN_DECLS

/**
 * ZzLinter:
 * @insured: the day up to which people have to be insured
 */
typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  ZzDate at;
  ZzDate today;
  ZzDate insured;
  GArray *problems;
} ZzLinter;

/* A problem at the end of the list, to be filled at once. */
ZzProblem *zz_linter_add (ZzLinter *self,
                          ZzProblemKind kind,
                          ZzSeverity severity,
                          const char *code,
                          const ZzRecord *record);

/* NULL where the catalogue has no such register or field. */
const ZzField *zz_linter_find_field (ZzLinter *self,
                                     const char *reg_id,
                                     const char *field_id);

/* What must not be the same twice; NULL where it is not all given. Owned by the caller. */
char *zz_linter_dup_key (const ZzRecord *record,
                         const ZzField *const fields[2]);

/* lint-days.c: days and years that cannot be meant, actions due too late, people
 * employed twice at a time. */
void zz_lint_days (ZzLinter *self);

G_END_DECLS
