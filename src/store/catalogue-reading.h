/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue while it is read: what the parts of the reader share.
 *
 * Every function that returns a gboolean returns FALSE after the first fault,
 * whose message stands in the reading; nothing is to be read after it. Names of
 * other things (fields, figures, clauses) are looked up in the catalogue, so the
 * reader goes in rounds: lists, registers, clauses with their figures, windows,
 * predicates, rules and needs, and last what only the whole can show.
 */
#pragma once

#include "core/catalogue.h"
#include "store/json.h"

G_BEGIN_DECLS

/**
 * ZzReading:
 * @clause: the clause whose part is being read, named in messages; may be %NULL
 * @predicate: a predicate is being compiled: it holds tests only
 * @depth: how deep the condition being compiled stands, predicates entered
 * @weight: how many conditions the rule has so far, predicates counted each time
 * @places: condition, figure, clause, need or window → the node it came from
 * @predicates: node of a predicate → its weight, once compiled; 0 while it is
 * @checked: conditions whose levels are known
 */
typedef struct
{
  const ZzJson *json;
  ZzCatalogue *catalogue;
  const ZzClause *clause;
  gboolean predicate;
  guint depth;
  guint weight;
  GHashTable *places;
  GHashTable *predicates;
  GHashTable *checked;
  GError *error;
} ZzReading;

/* Notes the fault; always FALSE. */
gboolean zz_reading_fail (ZzReading *reading,
                          const ZzJsonNode *node,
                          const char *format,
                          ...) G_GNUC_PRINTF (3, 4);

void zz_reading_note (ZzReading *reading,
                      gconstpointer thing,
                      const ZzJsonNode *node);
const ZzJsonNode *zz_reading_place (ZzReading *reading,
                                    gconstpointer thing);

/* @node is an object and has no member but those of @known (NULL-terminated). */
gboolean zz_reading_members (ZzReading *reading,
                             const ZzJsonNode *node,
                             const char *const *known);
gboolean zz_reading_kind (ZzReading *reading,
                          const ZzJsonNode *node,
                          ZzJsonKind kind);
/* The member, which must be there and of @kind. */
gboolean zz_reading_require (ZzReading *reading,
                             const ZzJsonNode *object,
                             const char *name,
                             ZzJsonKind kind,
                             const ZzJsonNode **member);
/* The member or NULL, of @kind if it is there. */
gboolean zz_reading_look (ZzReading *reading,
                          const ZzJsonNode *object,
                          const char *name,
                          ZzJsonKind kind,
                          const ZzJsonNode **member);

/* A list with at least one entry. */
gboolean zz_reading_list (ZzReading *reading,
                          const ZzJsonNode *object,
                          const char *name,
                          const ZzJsonNode **list);

/* A text that is not empty. */
gboolean zz_reading_string (ZzReading *reading,
                            const ZzJsonNode *object,
                            const char *name,
                            const char **string);
/* Lower-case words joined by @separator. */
gboolean zz_reading_check_id (ZzReading *reading,
                              const ZzJsonNode *node,
                              const char *id,
                              char separator);
gboolean zz_reading_id (ZzReading *reading,
                        const ZzJsonNode *object,
                        char separator,
                        const char **id);
/* Leaves @flag alone where the member is absent. */
gboolean zz_reading_flag (ZzReading *reading,
                          const ZzJsonNode *object,
                          const char *name,
                          gboolean *flag);
gboolean zz_reading_text (ZzReading *reading,
                          const ZzJsonNode *object,
                          const char *name,
                          gboolean required,
                          ZzText *text);
gboolean zz_reading_mark (ZzReading *reading,
                          const ZzJsonNode *object,
                          ZzMark *mark);
gboolean zz_reading_source (ZzReading *reading,
                            const ZzJsonNode *object,
                            const ZzSource **source);
gboolean zz_reading_period (ZzReading *reading,
                            const ZzJsonNode *node,
                            ZzPeriod *period);

/* A field of @reg named by the text at @node. */
gboolean zz_reading_field (ZzReading *reading,
                           const ZzJsonNode *node,
                           const ZzRegister *reg,
                           const ZzField **field);
/* A register of the catalogue with many records. */
gboolean zz_reading_register (ZzReading *reading,
                              const ZzJsonNode *node,
                              const ZzRegister **reg);

/* Ids in the same order: their numbers mean the same. */
gboolean zz_choices_alike (const ZzChoices *a,
                           const ZzChoices *b);

/* schema-reader.c: lists and registers. */
gboolean zz_reading_lists (ZzReading *reading,
                           const ZzJsonNode *root);
gboolean zz_reading_registers (ZzReading *reading,
                               const ZzJsonNode *root);

/* clause-reader.c: categories and clauses with the names of their figures, then
 * what the clauses ask for. */
gboolean zz_reading_categories (ZzReading *reading,
                                const ZzJsonNode *root);
gboolean zz_reading_clauses (ZzReading *reading);

/* need-reader.c; after the clause's rule. */
gboolean zz_reading_need (ZzReading *reading,
                          const ZzJsonNode *node,
                          ZzClause *clause);

/* rule-reader.c: NULL after a fault. */
ZzCondition *zz_reading_condition (ZzReading *reading,
                                   const ZzJsonNode *node,
                                   const ZzRegister *subject);

/* predicate-reader.c; @node: where the name stands. */
ZzCondition *zz_reading_find_predicate (ZzReading *reading,
                                        const ZzJsonNode *node,
                                        const ZzRegister *reg,
                                        const char *name);
gboolean zz_reading_predicates (ZzReading *reading,
                                const ZzJsonNode *root);

/* window-reader.c */
gboolean zz_reading_windows (ZzReading *reading,
                             const ZzJsonNode *root);

/* operand-reader.c */
gboolean zz_reading_number (ZzReading *reading,
                            const ZzJsonNode *node,
                            ZzOperand *operand);
gboolean zz_reading_duration (ZzReading *reading,
                              const ZzJsonNode *node,
                              ZzOperand *operand);
/* What `is` or `at_least` compares @field with. */
gboolean zz_reading_operand (ZzReading *reading,
                             const ZzJsonNode *node,
                             const ZzField *field,
                             gboolean at_least,
                             ZzOperand *operand);

/* rule-check.c: figures' values, levels, counted_by, needs. */
gboolean zz_reading_check (ZzReading *reading);

G_END_DECLS
