/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed since somebody signed, and signing. */
#include "config.h"

#include "app/signoffs.h"

#include "app/session-private.h"
#include "app/snapshot.h"
#include "core/builtin.h"
#include "core/error.h"
#include "eval/totals.h"
#include "report/words.h"
#include "store/evidence-verify.h"
#include "store/signoff.h"

#include <glib/gi18n.h>

/* Milliseconds between two looks. */
#define PATIENCE 500

/* Of changes that are not known. */
#define UNKNOWN (-1)

/**
 * ZzSignoffs:
 * @session: not owned; %NULL when it ended
 * @counts: id → how many changes since, as GINT_TO_POINTER
 * @working: a thread looks, and @again: once more after that
 */
struct _ZzSignoffs
{
  GObject parent_instance;

  ZzSession *session;
  GHashTable *counts;
  GCancellable *cancellable;
  gboolean working;
  gboolean again;
  guint timer;
};

G_DEFINE_FINAL_TYPE (ZzSignoffs, zz_signoffs, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
snapshot_free_cb (gpointer data)
{
  zz_snapshot_free (data);
}

static int
count_changes (ZzProject *project,
               const ZzRecord *signoff,
               ZzCatalogueStore *store)
{
  g_autoptr (ZzProject) was_signed = NULL;
  g_autoptr (ZzChangeSet) changes = NULL;

  if (zz_signoff_holds (project, signoff))
    return 0;
  was_signed = zz_signoff_read (signoff, store, NULL);
  changes = was_signed != NULL ? zz_signoff_compare (was_signed, project, NULL) : NULL;
  return changes != NULL ? (int) zz_change_set_get_n_changes (changes) : UNKNOWN;
}

static void
look_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  g_autoptr (ZzCatalogueStore) store = zz_snapshot_make_store (task_data);
  GError *error = NULL;
  g_autoptr (ZzProject) project = zz_snapshot_read (task_data, store, &error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *signoffs;

  if (project == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  signoffs = zz_project_get_builtin (project, ZZ_BUILTIN_SIGNOFF);
  for (guint i = 0; i < signoffs->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_hash_table_insert (counts, g_strdup (zz_record_get_id (signoffs->pdata[i])),
                         GINT_TO_POINTER (count_changes (project, signoffs->pdata[i], store)));
  g_task_return_pointer (task, g_steal_pointer (&counts), (GDestroyNotify) g_hash_table_unref);
}

static gboolean
waited_cb (gpointer user_data)
{
  ZzSignoffs *self = user_data;

  self->timer = 0;
  zz_signoffs_look (self);
  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GHashTable *counts = g_task_propagate_pointer (G_TASK (result), &error);
  ZzSignoffs *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->working = FALSE;
  if (counts != NULL)
    {
      g_hash_table_unref (self->counts);
      self->counts = counts;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->again && self->timer == 0)
    self->timer = g_timeout_add (PATIENCE, waited_cb, self);
}

static void
zz_signoffs_dispose (GObject *object)
{
  ZzSignoffs *self = ZZ_SIGNOFFS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->session);

  G_OBJECT_CLASS (zz_signoffs_parent_class)->dispose (object);
}

static void
zz_signoffs_finalize (GObject *object)
{
  ZzSignoffs *self = ZZ_SIGNOFFS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (zz_signoffs_parent_class)->finalize (object);
}

static void
zz_signoffs_class_init (ZzSignoffsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_signoffs_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_signoffs_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_SIGNOFFS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_signoffs_init (ZzSignoffs *self)
{
  self->cancellable = g_cancellable_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ZzSignoffs *
zz_signoffs_new (ZzSession *session)
{
  ZzSignoffs *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  self = g_object_new (ZZ_TYPE_SIGNOFFS, NULL);
  g_set_weak_pointer (&self->session, session);
  return self;
}

void
zz_signoffs_look (ZzSignoffs *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZZ_IS_SIGNOFFS (self));

  self->again = self->working;
  if (self->working || self->session == NULL
      || zz_project_get_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_SIGNOFF)->len == 0)
    return;
  self->working = TRUE;
  task = g_task_new (NULL, self->cancellable, looked_cb, self);
  g_task_set_source_tag (task, zz_signoffs_look);
  g_task_set_task_data (task, zz_snapshot_new (self->session), snapshot_free_cb);
  g_task_run_in_thread (task, look_cb);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (zz_record_get_text (*(const ZzRecord *const *) b, ZZ_SIGNOFF_AT),
                    zz_record_get_text (*(const ZzRecord *const *) a, ZZ_SIGNOFF_AT));
}

GPtrArray *
zz_signoffs_list (ZzSignoffs *self)
{
  const GPtrArray *signoffs;
  GPtrArray *sorted;

  g_return_val_if_fail (ZZ_IS_SIGNOFFS (self), NULL);

  sorted = g_ptr_array_new ();
  if (self->session == NULL)
    return sorted;
  signoffs = zz_project_get_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_SIGNOFF);
  for (guint i = 0; i < signoffs->len; i++)
    g_ptr_array_add (sorted, signoffs->pdata[i]);
  g_ptr_array_sort (sorted, compare_times);
  return sorted;
}

static gboolean
get_count (ZzSignoffs *self,
           const ZzRecord *signoff,
           int *count)
{
  gpointer value;
  const gboolean known = g_hash_table_lookup_extended (self->counts, zz_record_get_id (signoff), NULL, &value);

  *count = known ? GPOINTER_TO_INT (value) : UNKNOWN;
  return known;
}

char *
zz_signoffs_dup_words (ZzSignoffs *self,
                       const ZzRecord *signoff)
{
  int count;

  g_return_val_if_fail (ZZ_IS_SIGNOFFS (self) && signoff != NULL, NULL);

  if (self->session == NULL || !get_count (self, signoff, &count))
    return NULL;
  return zz_words_signoff (zz_session_get_messages (self->session), signoff, count);
}

gboolean
zz_signoffs_can_list (ZzSignoffs *self,
                      const ZzRecord *signoff)
{
  int count;

  g_return_val_if_fail (ZZ_IS_SIGNOFFS (self) && signoff != NULL, FALSE);

  return get_count (self, signoff, &count) && count > 0;
}

/* What a thread signs. */
typedef struct
{
  ZzSnapshot *here;
  char *by;
  char *role;
  char *totals;
  GDateTime *now;
  ZzRecord *signoff;
} Signing;

static void
signing_free (gpointer data)
{
  Signing *signing = data;

  zz_snapshot_free (signing->here);
  g_free (signing->by);
  g_free (signing->role);
  g_free (signing->totals);
  g_date_time_unref (signing->now);
  g_clear_pointer (&signing->signoff, zz_record_unref);
  g_free (signing);
}

/* What is signed is what was attached: all of it is read. */
static gboolean
check_evidence (const Signing *signing,
                ZzProject *project,
                ZzSessionPulse *pulse,
                GCancellable *cancellable,
                GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (ZzVerification) verification = zz_evidence_verify (signing->here->folder, items, zz_session_pulse_cb, pulse, cancellable, error);

  return verification != NULL && zz_verification_check_unaltered (verification, items, error);
}

static void
sign_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Signing *signing = task_data;
  g_autoptr (ZzCatalogueStore) store = zz_snapshot_make_store (signing->here);
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;
  g_autoptr (ZzProject) project = zz_snapshot_read (signing->here, store, &error);

  if (project != NULL && check_evidence (signing, project, &pulse, cancellable, &error))
    signing->signoff = zz_signoff_new (project, signing->by, signing->role, signing->now, signing->totals, &error);
  if (signing->signoff != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_signoffs_sign_async (ZzSession *session,
                        const char *by,
                        const char *role,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const ZzSessionWork work = { sign_cb, signing_free, zz_signoffs_sign_async, _ ("Verifying the evidence"), FALSE };
  Signing *signing;

  g_return_if_fail (ZZ_IS_SESSION (session) && by != NULL && role != NULL);

  zz_session_judge (session);
  signing = g_new0 (Signing, 1);
  signing->here = zz_snapshot_new (session);
  signing->by = g_strdup (by);
  signing->role = *role != '\0' ? g_strdup (role) : NULL;
  signing->totals = zz_findings_dup_totals (zz_session_get_findings (session));
  signing->now = g_date_time_new_now_utc ();
  zz_session_run (session, &work, signing, callback, user_data);
}

gboolean
zz_signoffs_sign_finish (ZzSession *session,
                         GAsyncResult *result,
                         GError **error)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (_ ("Sign off"));

  g_return_val_if_fail (ZZ_IS_SESSION (session), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  if (!zz_session_finish_run (session, result, error))
    return FALSE;
  if (!zz_session_get_editable (session))
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("This project is read-only: save it under another name to change it."));
      return FALSE;
    }
  zz_change_set_insert (set, ((Signing *) g_task_get_task_data (G_TASK (result)))->signoff);
  if (!zz_history_apply (zz_session_get_history (session), set, error))
    return FALSE;
  zz_session_say (session, _ ("Signed off: save the project to keep it"), TRUE);
  return TRUE;
}
