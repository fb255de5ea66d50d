/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, the parts: what the files that make up words.h share. */
#pragma once

#include "report/phrase.h"
#include "report/words.h"

G_BEGIN_DECLS

/* All that a sentence about findings is made from.
 * @apart: what people gave as their reason, and figures, have a place of their own */
typedef struct
{
  const ZzMessages *messages;
  ZzProject *project;
  const ZzFindings *findings;
  gboolean apart;
} ZzWords;

/* A list of strings that owns them. */
static inline GPtrArray *
zz_words_list_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* words-count.c */

/* Tests a record must pass to belong to what a quantifier looks at, as against
 * those it may fail: its kind, its role, its category. Borrowed conditions. */
GPtrArray *zz_words_list_scope (const ZzWords *words,
                                const ZzCondition *quantifier);
/* "Personnel (in security service)": what a quantifier looks at. */
char *zz_words_subject (const ZzWords *words,
                        const ZzCondition *quantifier);
/* "9 people", "9人". */
char *zz_words_count (const ZzWords *words,
                      const ZzCondition *quantifier,
                      guint n);
/* The same for records of @reg; NULL: fiscal years. */
char *zz_words_count_of (const ZzMessages *messages,
                         const ZzRegister *reg,
                         guint n);
/* What one record is called; with @holder, also whose it is. */
char *zz_words_name (const ZzWords *words,
                     const ZzCondition *quantifier,
                     const ZzSubject *subject,
                     gboolean holder);
/* The names of what was counted, the first ones only; NULL for none. */
char *zz_words_counted (const ZzWords *words,
                        const ZzReason *reason);
/* Joins names, the first ones of @total only, and says how many more. */
char *zz_words_join_names (const ZzWords *words,
                           ZzJoin join,
                           GPtrArray *names,
                           guint total);

/* Adds @message with @list in it; nothing where that is NULL. */
void zz_words_add_list (const ZzWords *words,
                        GPtrArray *sentences,
                        const char *message,
                        const char *list);

/* words-clause.c: zz_words_clause() and zz_words_gap() for those who have a ZzWords. */
GStrv zz_words_list_clause (const ZzWords *words,
                            const ZzClauseFinding *finding);
char *zz_words_first_gap (const ZzWords *words,
                          const ZzClauseFinding *finding);

/* words-rule.c: zz_words_override(). */
char *zz_words_replaced (const ZzWords *words,
                         const ZzFigure *figure);

/* words-why.c: why one record does not count: "left 3 May 2026". */
char *zz_words_why (const ZzWords *words,
                    const ZzSubject *subject,
                    const ZzWhy *why);

/* words-entry.c: records with their whys, the telling ones first; NULL for none.
 * @outside: set to how many merely do not belong to the scope. */
char *zz_words_entries (const ZzWords *words,
                        const ZzReason *reason,
                        const GArray *entries,
                        guint *outside);

/* words-reason.c: one reason of a rule as sentences; inside another one, the
 * same in short and without a full stop. */
char *zz_words_reason (const ZzWords *words,
                       const ZzReason *reason);
char *zz_words_reason_brief (const ZzWords *words,
                             const ZzReason *reason);

/* words-rule.c: adds the reasons of a clause's rule, and its figures with who says
 * so. */
void zz_words_add_rule (const ZzWords *words,
                        const ZzClauseFinding *finding,
                        GPtrArray *sentences);
void zz_words_add_figures (const ZzWords *words,
                           const ZzClauseFinding *finding,
                           GPtrArray *sentences);

/* words-proof.c: what an evidence need asks for, and what it lacks. */
char *zz_words_need_kinds (const ZzWords *words,
                           const ZzNeed *need);
char *zz_words_need (const ZzWords *words,
                     const ZzNeedFinding *finding);

/* words-judgement.c: who said it and when: "张三, 3 May 2026"; NULL if nobody. */
char *zz_words_signature (const ZzMessages *messages,
                          const ZzRecord *record,
                          guint by,
                          guint on);
/* Adds the sentences about a judgement that is absent or negative. */
void zz_words_add_judgement (const ZzWords *words,
                             const ZzClauseFinding *finding,
                             GPtrArray *sentences);
/* Adds the sentences about a clause that does not apply, or may not. */
void zz_words_add_applicability (const ZzWords *words,
                                 const ZzClauseFinding *finding,
                                 GPtrArray *sentences);

G_END_DECLS
