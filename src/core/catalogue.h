/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue: what is required, as data with an edition.
 *
 * Levels, services, registers, evidence kinds, fiscal windows, the calendar and
 * the categories with their clauses. A catalogue is read and checked by
 * store/catalogue-reader.h, counted by reference, and never changed afterwards:
 * its structs are open to be read, by everyone and from any thread. Everything
 * they point at lives as long as the catalogue.
 */
#pragma once

#include "core/rule.h"

G_BEGIN_DECLS

typedef struct _ZzCatalogue ZzCatalogue;
typedef struct _ZzCategory ZzCategory;

/* How well a figure, a rule or a proof need is known (requirements.md). */
typedef enum {
  ZZ_MARK_NONE,
  ZZ_MARK_SEED,
  ZZ_MARK_PUBLISHED,
  ZZ_MARK_UNSURE,
  ZZ_MARK_HOUSE,
} ZzMark;

#define ZZ_N_MARKS (ZZ_MARK_HOUSE + 1)

gboolean zz_mark_from_id (const char *id,
                          ZzMark *mark);

typedef struct
{
  char *id;
  ZzText title;
  GStrv places;
} ZzSource;

typedef struct
{
  ZzPeriod lead; /* how long it takes to get one */
} ZzEvidenceKind;

/* What kind of value a figure's place asks for. */
typedef enum {
  ZZ_FIGURE_UNUSED,
  ZZ_FIGURE_NUMBER,
  ZZ_FIGURE_PERIOD,
  ZZ_FIGURE_BOOLEAN,
  ZZ_FIGURE_CHOICE,
} ZzFigureType;

typedef struct
{
  ZzValue value; /* absent: the level does not have the figure */
  ZzMark mark;
  const ZzSource *source; /* may be NULL */
} ZzFigureValue;

/**
 * ZzFigure:
 * @number: index among all figures of the catalogue
 * @choices: for ZZ_FIGURE_CHOICE: the list the value is a number of
 * @at: its value at each level, by level number
 */
struct _ZzFigure
{
  char *id;
  ZzText title;
  guint number;
  const ZzClause *clause;
  ZzFigureType type;
  ZzChoices *choices;
  ZzFigureValue *at;
};

/* Reads a figure's value from its written form; the message says what it takes. */
gboolean zz_figure_parse (const ZzFigure *figure,
                          const char *text,
                          ZzValue *value,
                          GError **error);

/* The last N fiscal years (rules.md §3, "Fiscal window"). */
struct _ZzWindow
{
  char *id;
  const ZzRegister *over;
  const ZzField *year;
  const ZzField *issued;
  const ZzField *founded; /* of the single register */
  ZzOperand years;
  ZzOperand grace;
};

/**
 * ZzNeed: what proof a clause asks for (rules.md §5)
 * @kinds: numbers of evidence kinds (guint), in the catalogue's order
 * @all: one item of each kind, else one of any
 * @per: the quantifier whose counted records each need one, or %NULL
 * @outer: the outermost quantifier that holds @per (@per itself if it is one)
 * @count: how many groups must be proven: none given means @outer's own N
 */
typedef struct
{
  GArray *kinds;
  gboolean all;
  const ZzRegister *per_register;
  const ZzCondition *per;
  const ZzCondition *outer;
  ZzOperand count;
  gboolean has_not_older_than;
  ZzPeriod not_older_than;
  gboolean expires;
  ZzMark mark;
} ZzNeed;

/**
 * ZzClause:
 * @number: index in the catalogue's clauses, the order of the form
 * @rule: may be %NULL; owned
 * @levels, @services, @applications: bit n: it applies at the nth
 * @same_as: catalogue id → clause id there
 */
struct _ZzClause
{
  char *id;
  guint number;
  int revision;
  const ZzCategory *category;
  ZzText title;
  ZzText text;
  ZzText guidance;
  GPtrArray *figures;
  ZzCondition *rule;
  ZzMark rule_mark;
  gboolean judgement;
  GPtrArray *needs;
  guint levels;
  guint services;
  guint applications;
  gboolean may_not_apply;
  ZzCondition *not_applicable_when;
  GHashTable *same_as;
};

const ZzFigure *zz_clause_find_figure (const ZzClause *clause,
                                       const char *id);

struct _ZzCategory
{
  char *id;
  ZzText title;
  GPtrArray *clauses; /* ZzClause, owned */
};

/* One figure of the calendar: validity, surveillance, reminders. */
typedef struct
{
  char *id;
  ZzPeriod period;
  ZzMark mark;
  const ZzSource *source;
} ZzCalendarEntry;

/* The registers every project has beside the catalogue's (builtin.h). */
typedef enum {
  ZZ_BUILTIN_APPLICATION,
  ZZ_BUILTIN_OVERRIDE,
  ZZ_BUILTIN_ANSWER,
  ZZ_BUILTIN_EVIDENCE,
  ZZ_BUILTIN_ACTION,
  ZZ_BUILTIN_SIGNOFF,
} ZzBuiltin;

#define ZZ_N_BUILTINS (ZZ_BUILTIN_SIGNOFF + 1)

typedef enum {
  ZZ_EDITION_CURRENT,
  ZZ_EDITION_SUPERSEDED,
  ZZ_EDITION_DRAFT,
} ZzEditionStatus;

/**
 * ZzCatalogue:
 * @levels: titles, lowest first; @available: bit n: the text of level n is known
 * @applications: the kinds of application, in order (ids; words are the program's)
 * @registers: the catalogue's registers (ZzRegister, owned), by number
 * @builtins: the built-in registers, numbered behind them
 * @organisation: the one single register
 * @clauses: every clause in the order of the categories, borrowed
 * @figures: every figure by number, owned by their clauses
 */
struct _ZzCatalogue
{
  gatomicrefcount ref_count;
  char *id;
  char *edition;
  ZzText title;
  ZzEditionStatus status;
  char *superseded_by;
  gboolean confirmed_by_body;
  GPtrArray *sources;
  ZzChoices *levels;
  guint available;
  ZzChoices *services;
  ZzChoices *applications;
  GPtrArray *registers;
  ZzRegister *builtins[ZZ_N_BUILTINS];
  const ZzRegister *organisation;
  ZzChoices *evidence_kinds;
  GArray *evidence_kind_info; /* ZzEvidenceKind by number */
  GPtrArray *windows;
  GPtrArray *calendar;
  GPtrArray *categories;
  GPtrArray *clauses;
  GPtrArray *figures;
  GHashTable *clauses_by_id;
};

/* An empty catalogue for a reader to fill; see zz_catalogue_seal(). */
ZzCatalogue *zz_catalogue_new (void);
ZzCatalogue *zz_catalogue_ref (const ZzCatalogue *catalogue);
void zz_catalogue_unref (ZzCatalogue *catalogue);

/* Ends the building: makes the built-in registers from the lists and registers
 * that are there. To be called once services, levels, evidence kinds and
 * registers are complete, before any project is made. */
void zz_catalogue_seal (ZzCatalogue *catalogue);

ZzClause *zz_clause_new (const char *id,
                         guint n_levels);
void zz_clause_free (ZzClause *clause);
ZzCategory *zz_category_new (const char *id);
void zz_category_free (ZzCategory *category);
void zz_source_free (ZzSource *source);
void zz_figure_free (ZzFigure *figure);
void zz_need_free (ZzNeed *need);
void zz_window_free (ZzWindow *window);
void zz_calendar_entry_free (ZzCalendarEntry *entry);

/* All found by their identifiers; NULL where there is none. */
const ZzClause *zz_catalogue_find_clause (const ZzCatalogue *catalogue,
                                          const char *id);
/* Built-in ones are not found: their identifiers are the program's own. */
const ZzRegister *zz_catalogue_find_register (const ZzCatalogue *catalogue,
                                              const char *id);
const ZzSource *zz_catalogue_find_source (const ZzCatalogue *catalogue,
                                          const char *id);
const ZzWindow *zz_catalogue_find_window (const ZzCatalogue *catalogue,
                                          const char *id);

/* Registers of both kinds; numbers run from 0 to n - 1. */
guint zz_catalogue_get_n_registers (const ZzCatalogue *catalogue);
const ZzRegister *zz_catalogue_get_register (const ZzCatalogue *catalogue,
                                             guint number);

static inline gboolean
zz_catalogue_is_available (const ZzCatalogue *catalogue,
                           guint level)
{
  return (catalogue->available >> level & 1) != 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzCatalogue, zz_catalogue_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzClause, zz_clause_free)

G_END_DECLS
