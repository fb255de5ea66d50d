/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: one open project and how it is looked at.
 *
 * It owns the project's file, the history through which it is edited, what the
 * disk says of the evidence, the assessment's day and level, and the findings
 * made from all of that. It knows no widget. Views are given a session and
 * nothing else; they show what it says and edit through zz_session_apply().
 *
 *   load → zz_session_apply() … → "notify::findings" → views show them
 *
 * Findings are made anew, whole, once per idle after anything changed, so one
 * signal is enough for every view: notify::findings also says that records may
 * have changed. Everything slow is an async function; one runs at a time
 * ("busy"), works on copies, and is stopped by zz_session_cancel().
 *
 * Signal "problem" (GError): something the user asked for did not happen.
 * Signal "message" (text, gboolean): something was done; TRUE if undo takes it back.
 * Signal "conflicts" (ZzConflicts): a person has to choose (conflicts.h).
 */
#pragma once

#include "app/merge-job.h"
#include "core/history.h"
#include "eval/evaluate.h"
#include "eval/lint.h"
#include "report/messages.h"
#include "store/evidence-verify.h"
#include "store/project-file.h"

G_BEGIN_DECLS

/* Which day the assessment is for. */
typedef enum {
  ZZ_DAY_PLANNED, /* the project's planned date; today where it has none */
  ZZ_DAY_TODAY,
  ZZ_DAY_GIVEN,
} ZzDay;

typedef enum {
  ZZ_SAVE_STATE_SAVED,
  ZZ_SAVE_STATE_MODIFIED,
  ZZ_SAVE_STATE_SAVING,
  ZZ_SAVE_STATE_NEVER_SAVED,
  ZZ_SAVE_STATE_READ_ONLY,
} ZzSaveState;

#define ZZ_TYPE_SESSION (zz_session_get_type ())
G_DECLARE_FINAL_TYPE (ZzSession, zz_session, ZZ, SESSION, GObject)

/* @proof may be NULL: there is no evidence yet. @language: of sentences about
 * findings. Judges the project before it returns. */
ZzSession *zz_session_new (ZzProjectFile *file,
                           ZzProofStates *proof,
                           ZzLanguage language);

ZzProject *zz_session_get_project (ZzSession *self);
const ZzCatalogue *zz_session_get_catalogue (ZzSession *self);
ZzHistory *zz_session_get_history (ZzSession *self);
const ZzMessages *zz_session_get_messages (ZzSession *self);
/* Borrowed; replaced by others after every edit. */
ZzFindings *zz_session_get_findings (ZzSession *self);

/* What does not fit together on the day of the assessment (ZzProblem), worst first.
 * Looked for once per findings, when first asked for; borrowed as they are. */
const GArray *zz_session_get_problems (ZzSession *self);

/* NULL until the project has a file. */
GFile *zz_session_get_file (ZzSession *self);
/* Owned by the caller; NULL until the project has a file. */
GFile *zz_session_get_evidence_folder (ZzSession *self);
ZzProofState zz_session_get_proof (ZzSession *self,
                                   const char *item);

/* The organisation's name, else the file's; says so for the example. */
char *zz_session_dup_title (ZzSession *self);
/* What a project's file ends with. */
#define ZZ_SESSION_SUFFIX ".zizhi.json"
/* What a file about this project is called, with @suffix. */
char *zz_session_dup_file_name (ZzSession *self,
                                const char *suffix);
gboolean zz_session_is_example (ZzSession *self);
ZzSaveState zz_session_get_save_state (ZzSession *self);
/* A read-only project takes no edits. */
gboolean zz_session_get_editable (ZzSession *self);
/* A newer format wrote it: it can be saved nowhere. */
gboolean zz_session_get_newer (ZzSession *self);
gboolean zz_session_get_busy (ZzSession *self);

/* How the project is looked at; nothing of it is saved. */
ZzDay zz_session_get_day (ZzSession *self);
ZzDate zz_session_get_at (ZzSession *self);
/* @given: used with ZZ_DAY_GIVEN only. */
void zz_session_set_day (ZzSession *self,
                         ZzDay day,
                         ZzDate given);
guint zz_session_get_level (ZzSession *self);
/* The level applied for follows the project; another one stays. */
void zz_session_set_level (ZzSession *self,
                           guint level);
/* The day it is. One that begins while the project is open is noticed within a
 * minute, and all that is shown follows. */
ZzDate zz_session_get_today (ZzSession *self);
/* Asks the clock at once. */
void zz_session_look_at_clock (ZzSession *self);
/* What tells the day instead of the clock of the desktop. */
typedef ZzDate (*ZzClock) (void);
void zz_session_set_clock (ZzSession *self,
                           ZzClock clock);

/* The findings of another day at another level. Owned by the caller. */
ZzFindings *zz_session_evaluate (ZzSession *self,
                                 guint level,
                                 ZzDate at);

/* forecaster.h: what every day of the next years says. */
struct _ZzForecaster *zz_session_get_forecaster (ZzSession *self);

/* adviser.h: what is missing, what closes it, and what hangs on what. */
struct _ZzAdviser *zz_session_get_adviser (ZzSession *self);

/* sharing.h: what ties it to a server, made when first asked for. */
struct _ZzSharing *zz_session_get_sharing (ZzSession *self);

/* The one door for edits. A set that is refused emits "problem". */
gboolean zz_session_apply (ZzSession *self,
                           ZzChangeSet *set);

/* session-eras.c: moves the project to another edition as one step that undo takes
 * back. Another project and another history stand in their place afterwards, which
 * notify::history says: whatever was borrowed from those before is of another
 * catalogue. @to: the id of a catalogue. */
gboolean zz_session_move (ZzSession *self,
                          const char *to,
                          GError **error);
/* Of a project that is only now begun: editions that were tried before are no steps that
 * undo would lead back to. */
void zz_session_forget_eras (ZzSession *self);
/* The same where the move was made already: @moved is what zz_edition_move() says of
 * the project as it is now (edition-preview.h). */
gboolean zz_session_go_to (ZzSession *self,
                           ZzProject *moved,
                           GError **error);

/* Brings the findings up to date at once instead of at the next idle. */
void zz_session_judge (ZzSession *self);

/* Emits "problem". */
void zz_session_report (ZzSession *self,
                        const GError *error);

/* Emits "message": a sentence about what was just done. @undoable: it is the step
 * that undo would take back now, and the window offers to. */
void zz_session_say (ZzSession *self,
                     const char *message,
                     gboolean undoable);

/* Emits "problem": why a project that is not editable takes no edits. */
void zz_session_report_read_only (ZzSession *self);

/* session-tasks.c: what touches the disk. */
void zz_session_load_async (GFile *file,
                            ZzLanguage language,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
ZzSession *zz_session_load_finish (GAsyncResult *result,
                                   GError **error);

/* An empty project of the built-in catalogue, not on disk yet. */
ZzSession *zz_session_new_empty (ZzLanguage language,
                                 GError **error);

/* @as: NULL to save where the project lives, else the place it lives at from
 * then on: its evidence is copied along, that of undone edits too. @replace:
 * what is there may go. */
void zz_session_save_async (ZzSession *self,
                            GFile *as,
                            gboolean replace,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean zz_session_save_finish (ZzSession *self,
                                 GAsyncResult *result,
                                 GError **error);

/* session-evidence.c: what touches the evidence folder. While one of these lasts
 * the properties "doing" (text) and "progress" (percent) say what and how far.
 *
 * Copies @files (GFile; of a folder all that is in it) in and adds them to the
 * project as one step, all or none. @clause: the one they prove, or NULL. @kind:
 * number of an evidence kind, or -1. Finish returns the ids of the new items. */
void zz_session_attach_async (ZzSession *self,
                              GPtrArray *files,
                              const ZzClause *clause,
                              int kind,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* The newer version of @item: it takes over kind, clauses and records, and names
 * the item it replaces, which stays as it is. Ends with zz_session_attach_finish(). */
void zz_session_replace_async (ZzSession *self,
                               GFile *file,
                               const char *item,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GStrv zz_session_attach_finish (ZzSession *self,
                                GAsyncResult *result,
                                GError **error);

/* Hashes all evidence again; what is found is what the session says of the files
 * until they are looked at again. Finish returns it, owned by the caller. */
void zz_session_verify_async (ZzSession *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ZzVerification *zz_session_verify_finish (ZzSession *self,
                                          GAsyncResult *result,
                                          GError **error);

/* How many files that no item names could be cleaned up when it was verified, and
 * their size. */
guint zz_session_get_spare (ZzSession *self,
                            gint64 *bytes);
/* Deletes those that are there now. What undo or redo can bring back keeps its file;
 * refused while there is work that is not saved, here or in a draft, and when
 * somebody else changed the file.
 * Finish returns how many were deleted. */
void zz_session_clean_async (ZzSession *self,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
guint zz_session_clean_finish (ZzSession *self,
                               GAsyncResult *result,
                               GError **error);

struct _ZzReportOrder;

/* session-report.c: writes the report that @order is for, which is taken over, as the
 * name of @target says. @replace: what is there may go. Stopped, it leaves nothing. */
void zz_session_export_async (ZzSession *self,
                              struct _ZzReportOrder *order,
                              GFile *target,
                              gboolean replace,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean zz_session_export_finish (ZzSession *self,
                                   GAsyncResult *result,
                                   GError **error);

/* session-calendar.c: writes what is due when, as the session looks at it now. */
void zz_session_export_calendar_async (ZzSession *self,
                                       GFile *target,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean zz_session_export_calendar_finish (ZzSession *self,
                                            GAsyncResult *result,
                                            GError **error);

/* session-table.c: writes the records of @reg as table-export.h says; a name that ends in
 * ".tsv" gets tabs, one that ends in ".xlsx" a workbook. */
void zz_session_export_table_async (ZzSession *self,
                                    const ZzRegister *reg,
                                    GFile *target,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean zz_session_export_table_finish (ZzSession *self,
                                         GAsyncResult *result,
                                         GError **error);

/* session-merge.c: joins the project as it is now, unsaved edits and all, with @theirs,
 * which somebody made from @base (bytes of project files; NULL: nobody knows what both
 * began with, then a person chooses wherever the two differ). What does not clash is taken
 * in as one step called @label, said as a "message". Where something does, "conflicts"
 * is emitted, and the session stays busy until a person chose: G_IO_ERROR_CANCELLED when
 * they gave up, ZZ_ERROR_CONFLICT where nobody listens. Edits made meanwhile are taken
 * into account. Either all of it happens or nothing.
 *
 * Evidence files that their items name are looked for in the project's folder: put them
 * there first. */
void zz_session_merge_async (ZzSession *self,
                             GBytes *base,
                             GBytes *theirs,
                             const char *label,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean zz_session_merge_finish (ZzSession *self,
                                  GAsyncResult *result,
                                  GError **error);

/* The same with what somebody else wrote into the project's file since it was read or
 * saved. A project without unsaved edits becomes what the file holds, also where that
 * moved to another edition, and counts as saved. One with unsaved edits keeps them;
 * saving it replaces the version that was taken in, and no later one. ZZ_ERROR_STALE
 * where @older is to ask and the file lacks what was saved last: do it again as a person
 * says. */
void zz_session_refresh_async (ZzSession *self,
                               ZzOlder older,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean zz_session_refresh_finish (ZzSession *self,
                                    GAsyncResult *result,
                                    GError **error);

/* session-bring.c: the same with another version of the project in @file. What both began
 * with is known of an unpacked package; else a person chooses wherever the two differ, and
 * what only one has is kept. Its evidence files are copied in first; nothing of them is
 * taken away again where the merge is given up: cleaning up finds them. */
void zz_session_bring_async (ZzSession *self,
                             GFile *file,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean zz_session_bring_finish (ZzSession *self,
                                  GAsyncResult *result,
                                  GError **error);

/* Stops what is under way. */
void zz_session_cancel (ZzSession *self);

G_END_DECLS
