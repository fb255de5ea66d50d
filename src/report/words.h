/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: how findings read to a person, in the language of a ZzMessages.
 *
 * The window, the command line and every report say a thing in the same words
 * because all of them ask here. All results are owned by the caller unless they
 * are `const`. Names of records are looked up in the project given, which may
 * have changed since: an id that is gone stands for itself.
 */
#pragma once

#include "core/edition.h"
#include "core/merge.h"
#include "core/project.h"
#include "core/proof.h"
#include "core/table-note.h"
#include "eval/compare.h"
#include "eval/findings.h"
#include "eval/forecast.h"
#include "eval/gaps.h"
#include "eval/levels.h"
#include "eval/lint.h"
#include "eval/margin.h"
#include "eval/papers.h"
#include "eval/surveillance.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* "met", "incomplete", …; "符合", "待补充", …. */
const char *zz_words_status (const ZzMessages *messages,
                             ZzStatus status);
const char *zz_words_mark (const ZzMessages *messages,
                           ZzMark mark);
const char *zz_words_judgement (const ZzMessages *messages,
                                ZzJudgement judgement);
/* Kind of application by its id: "initial" → "初次认证". */
const char *zz_words_application (const ZzMessages *messages,
                                  const char *id);

/* The title of a field or a register, the program's own ones included. */
const char *zz_words_field (const ZzMessages *messages,
                            const ZzField *field);
const char *zz_words_register (const ZzMessages *messages,
                               const ZzRegister *reg);

/* "1 March 2027", "2027年3月1日". */
char *zz_words_date (const ZzMessages *messages,
                     ZzDate date);
/* A fiscal year as a name: "fiscal year 2025", "2025年度". */
char *zz_words_year (const ZzMessages *messages,
                     int year);
/* "2 years and 6 months", "2年6个月". */
char *zz_words_period (const ZzMessages *messages,
                       ZzPeriod period);
/* A value as a person reads it: a choice by its title, "长期" for never, a
 * reference by its record's name; "" for an absent one. */
char *zz_words_value (const ZzMessages *messages,
                      ZzProject *project,
                      const ZzField *field,
                      const ZzValue *value);
/* A figure's value at @level, the project's override of it where there is one. */
char *zz_words_figure (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzFigure *figure,
                       guint level);
/* "replaced by the project, instead of 10: a reason (张三, 3 May 2026)"; NULL for
 * a figure that the project did not replace or the level does not have. */
char *zz_words_override (const ZzMessages *messages,
                         ZzProject *project,
                         const ZzFigure *figure,
                         guint level);
/* What a record is called: its label in words, else its id. */
char *zz_words_record (const ZzMessages *messages,
                       ZzProject *project,
                       const char *id);

/* words-entry.c: why a record is left out or still open in @reason, without its
 * name: "left 3 May 2026". */
char *zz_words_entry (const ZzMessages *messages,
                      ZzProject *project,
                      const ZzFindings *findings,
                      const ZzReason *reason,
                      const ZzEntry *entry);

/* The state of a piece of evidence: "expired: valid until 3 May 2026". */
char *zz_words_item (const ZzMessages *messages,
                     const ZzItem *item);

/* What hashing its file again found: "the file was changed". */
const char *zz_words_verify_state (const ZzMessages *messages,
                                   ZzVerifyState state);

/* What evidence is asked for, on a line of its own: "Lease or property certificate,
 * not older than one year — for each under “Premises”". */
char *zz_words_need_line (const ZzMessages *messages,
                          const ZzCatalogue *catalogue,
                          const ZzNeed *need);

/* A list of names for one line, the first of @total: "a, b, c and 2 more". */
char *zz_words_names (const ZzMessages *messages,
                      GPtrArray *names,
                      guint total);

/* One sentence for each reason of a clause, in order: what was counted against
 * which figure, who was left out and why, what is missing; then evidence needs
 * that are not met or unknown, then a judgement that is absent or negative. For
 * a clause that does not apply: why. A GStrv, never empty. */
GStrv zz_words_clause (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzFindings *findings,
                       const ZzClauseFinding *finding);

/* The first of these sentences that stands between the clause and "met"; NULL
 * for a clause that is met or does not apply. */
char *zz_words_gap (const ZzMessages *messages,
                    ZzProject *project,
                    const ZzFindings *findings,
                    const ZzClauseFinding *finding);

/* "Level three · operation and maintenance · 1 March 2027: not ready — 25 of 32
 * clauses met, …": the whole verdict in one sentence. */
char *zz_words_verdict (const ZzMessages *messages,
                        const ZzFindings *findings);

/* words-next.c: the overview. "Not ready for level three on 1 March 2027". */
char *zz_words_readiness (const ZzMessages *messages,
                          const ZzFindings *findings);
/* Why, in one sentence: how many clauses stand in the way, the first by name. */
char *zz_words_obstacles (const ZzMessages *messages,
                          const ZzFindings *findings);
/* The last good day @end seen from the day of the assessment @at: "lapses 12 days
 * before the assessment". */
char *zz_words_expiry (const ZzMessages *messages,
                       ZzDate end,
                       ZzDate at);

/* words-margin.c: what a met clause can lose: "Can lose 2 people or 3 certificates
 * and stay met. Hangs on Zhang San."; NULL where no loss matters or it is not met. */
char *zz_words_margin (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzMargins *margins,
                       const ZzClause *clause);
/* "Stays met for 12 more days."; @days as zz_margin_count_days() gives it. NULL
 * where that is beyond the forecast. */
char *zz_words_margin_days (const ZzMessages *messages,
                            int days);
/* "If Zhang San leaves, Personnel b, e and f are no longer met." */
char *zz_words_single_point (const ZzMessages *messages,
                             ZzProject *project,
                             const ZzSinglePoint *point);
/* "personnel.b, e and f": clauses (ZzClause) by their ids. */
char *zz_words_clauses (const ZzMessages *messages,
                        const GPtrArray *clauses);
/* "Personnel b “Technical lead”": by its number and its title. */
char *zz_words_titled_clause (const ZzMessages *messages,
                              const ZzClause *clause);
/* "People in security service: 10 at this level, 30 at the next"; @level: this. */
char *zz_words_rise (const ZzMessages *messages,
                     ZzProject *project,
                     const ZzRise *rise,
                     guint level);

/* words-forecast.c: when all is met for the first time: "Ready from 1 March 2027
 * until 9 January 2028". */
char *zz_words_forecast (const ZzMessages *messages,
                         const ZzForecast *forecast);
/* Some clauses (ZzClause) by number and title, the first ones only. */
char *zz_words_titled_clauses (const ZzMessages *messages,
                               const GPtrArray *clauses);
/* Which clauses end that, or keep every day from being ready. */
char *zz_words_forecast_reason (const ZzMessages *messages,
                                const ZzForecast *forecast);
/* "met from 1 March 2027 until 9 January 2028; not met from …" (ZzSpan), the first
 * ones only. */
char *zz_words_spans (const ZzMessages *messages,
                      const GArray *spans);
/* "1 March 2027: not ready – 2 not met, 30 met"; for a level whose text is known. */
char *zz_words_day (const ZzMessages *messages,
                    const ZzForecast *forecast,
                    ZzDate day);
/* words-turn.c: what made the verdict of @clause change between @before, judged for
 * one day, and @after, for the next: the records that ended or began, else what
 * stands between the clause and "met"; NULL where neither is known. */
char *zz_words_turn (const ZzMessages *messages,
                     ZzProject *project,
                     const ZzFindings *before,
                     const ZzFindings *after,
                     const ZzClause *clause);

/* words-audit.c: "Surveillance audit (number)", and when: "between … and …", with
 * how sure that is. */
char *zz_words_milestone_title (const ZzMessages *messages,
                                ZzProject *project,
                                const ZzMilestone *milestone);
char *zz_words_milestone (const ZzMessages *messages,
                          const ZzMilestone *milestone);
/* What kind of thing an open finding of the last audit is, and by when it is due. */
char *zz_words_open_finding (const ZzMessages *messages,
                             ZzProject *project,
                             const ZzRecord *finding);

/* The organisation's name, or words for a project that does not say it; borrowed. */
const char *zz_words_organisation (const ZzMessages *messages,
                                   ZzProject *project);

/* That the project does not say which level it applies for, and which one was
 * judged instead; NULL when it does. */
char *zz_words_level_notice (const ZzMessages *messages,
                             ZzProject *project,
                             const ZzFindings *findings);

/* words-lint.c: what does not fit, and what to do; "Error", "Warning", "Hint". */
char *zz_words_problem (const ZzMessages *messages,
                        ZzProject *project,
                        const ZzProblem *problem);
/* What does not match in somebody's papers: "The holder left on 3 May 2026". */
char *zz_words_mismatch (const ZzMessages *messages,
                         const ZzMismatch *mismatch);
const char *zz_words_severity (const ZzMessages *messages,
                               ZzSeverity severity);

/* words-move.c: lines (char *) that say what a move to another edition did; owned
 * by the caller. @project: the one moved. @list: one of the report's. */
GPtrArray *zz_words_moved (const ZzMessages *messages,
                           ZzProject *project,
                           const ZzMoveReport *report,
                           const GPtrArray *list);
/* The clauses it has to meet now that the edition left did not have, and for which
 * nothing is back in its place either. */
GPtrArray *zz_words_new_clauses (const ZzMessages *messages,
                                 ZzProject *project,
                                 const ZzMoveReport *report);
const char *zz_words_moved_kind (const ZzMessages *messages,
                                 ZzMovedKind kind);

/* words-change.c: where something stands: "Personnel · Zhang San · Left". @reg and @id
 * NULL: in the project itself; @field and @extra NULL: the record. */
char *zz_words_place (const ZzMessages *messages,
                      ZzProject *project,
                      const ZzRegister *reg,
                      const char *id,
                      const ZzField *field,
                      const char *extra);
/* What one change of a comparison of @before with @after did: "Personnel · Zhang San ·
 * Left: – → 3 May 2026". Long texts are cut. */
char *zz_words_change (const ZzMessages *messages,
                       ZzProject *before,
                       ZzProject *after,
                       const ZzChange *change);
/* What two people did that does not fit together. */
char *zz_words_conflict (const ZzMessages *messages,
                         ZzProject *mine,
                         ZzProject *theirs,
                         const ZzConflict *conflict);
/* words-conflict.c: what one side of a conflict has: a value, or what it says otherwise of
 * the record, line by line. @project: of that side; ZZ_SIDE_NONE: what both began with. */
char *zz_words_version (const ZzMessages *messages,
                        ZzProject *project,
                        const ZzConflict *conflict,
                        ZzSide side);
/* A value of a record, a figure's among them, whole; "–" for none. @field NULL: of a member
 * that was not understood. */
char *zz_words_version_value (const ZzMessages *messages,
                              ZzProject *project,
                              const char *id,
                              const ZzField *field,
                              const ZzValue *value);
/* "3 changes since the sign-off by Zhang San (head of quality) on 3 May 2026"; @n_changes
 * below 0: there are some, but it is not known which. */
char *zz_words_signoff (const ZzMessages *messages,
                        const ZzRecord *signoff,
                        int n_changes);
/* "No longer met", "Met now", …. */
const char *zz_words_shift (const ZzMessages *messages,
                            ZzShiftKind kind);

/* words-gap.c: what to do, in one sentence. What lies before @today cannot be made to
 * happen and what is recorded differently is not to be made up: both are asked for
 * only if they are so. */
char *zz_words_addition (const ZzMessages *messages,
                         ZzProject *project,
                         const ZzAddition *addition,
                         ZzDate today);
/* That these are the least, or some, additions that close the gap; of an open gap. */
char *zz_words_smallest (const ZzMessages *messages,
                         const ZzGap *gap);
/* The additions, one line each; what reads the same is said once: "9 × …". */
GStrv zz_words_additions (const ZzMessages *messages,
                          ZzProject *project,
                          const ZzGap *gap,
                          ZzDate today);
/* "Renew … between 1 December 2026 and 1 March 2027: it is good until …". */
char *zz_words_renewal (const ZzMessages *messages,
                        ZzProject *project,
                        const ZzGap *gap);
/* "Start by 1 December 2026."; NULL where that is not known. */
char *zz_words_start (const ZzMessages *messages,
                      const ZzGap *gap,
                      ZzDate today);
/* The clause's action that is next due: what, who and by when; NULL if there is none. */
char *zz_words_next_action (const ZzMessages *messages,
                            const ZzGap *gap);
/* When and why an action for the clause was closed; NULL if none was. */
char *zz_words_closing (const ZzMessages *messages,
                        const ZzGap *gap);

/* words-table.c: "new", "changed", "unchanged", "skipped". */
const char *zz_words_row_fate (const ZzMessages *messages,
                               ZzRowFate fate);
/* Why a row or a cell of a table is left out: for the end of a sentence. */
char *zz_words_table_note (const ZzMessages *messages,
                           const ZzTableNote *note);

/* The notice of a superseded or unconfirmed edition; NULL when there is none. */
char *zz_words_edition_notice (const ZzMessages *messages,
                               const ZzCatalogue *catalogue);
/* What has to be known before the verdict is believed, of the edition and of the
 * level, a line each; NULL when there is nothing. */
char *zz_words_notices (const ZzMessages *messages,
                        ZzProject *project,
                        const ZzFindings *findings);
/* The levels of which the edition has no text; NULL when it has them all. */
char *zz_words_missing_levels (const ZzMessages *messages,
                               const ZzCatalogue *catalogue);

G_END_DECLS
