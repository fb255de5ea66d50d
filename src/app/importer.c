/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and planning in a thread. */
#include "config.h"

#include "app/importer.h"

#include "app/session-private.h"
#include "eval/scratch.h"
#include "report/words.h"
#include "store/load.h"
#include "store/table-read.h"

#include <glib/gi18n.h>

/* Once it was made, its columns are changed only while no thread works. */
typedef struct
{
  ZzTable *table;
  ZzColumns *columns;
} Source;

/* Goes to the thread and comes back; only one of the two has it at a time. The plan
 * holds records of the copy. */
typedef struct
{
  ZzScratch *copy;
  const ZzRegister *reg;
  GFile *file; /* to be read, or @text, or neither: there is a source */
  char *text;
  char *name;
  Source *source;
  ZzTablePlan *plan;
} Job;

/* A correction that waits for the thread: of one column, or of the row of titles. */
typedef struct
{
  gboolean is_titles;
  int titles;
  guint column;
  ZzColumnUse use;
  const ZzField *field;
} Wish;

struct _ZzImporter
{
  GObject parent_instance;

  ZzSession *session;
  const ZzRegister *reg;
  char *name;
  Job *made; /* NULL until then */
  GError *error;
  GArray *wishes; /* Wish */
  gboolean stale; /* what the thread works on is not the project any more */
  gboolean working;
  gboolean done; /* it was carried out */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ZzImporter, zz_importer, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
source_clear_cb (gpointer data)
{
  Source *source = data;

  g_clear_pointer (&source->columns, zz_columns_free);
  g_clear_pointer (&source->table, zz_table_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->plan, zz_table_plan_free);
  zz_scratch_free (job->copy);
  g_clear_object (&job->file);
  g_free (job->text);
  g_free (job->name);
  if (job->source != NULL)
    g_atomic_rc_box_release_full (job->source, source_clear_cb);
  g_free (job);
}

static ZzTable *
read_table (const Job *job,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (job->text != NULL)
    return zz_table_read_clipboard (job->text, error);
  bytes = zz_load_file (job->file, ZZ_TABLE_MAX_BYTES, NULL, cancellable, error);
  return bytes != NULL ? zz_table_read (bytes, job->name, error) : NULL;
}

static gboolean
make_source (Job *job,
             GCancellable *cancellable,
             GError **error)
{
  ZzTable *table = read_table (job, cancellable, error);

  if (table == NULL)
    return FALSE;
  job->source = g_atomic_rc_box_new0 (Source);
  job->source->table = table;
  job->source->columns = zz_columns_match (table, job->copy->project, job->reg);
  return TRUE;
}

static void
work_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->source == NULL && !make_source (job, cancellable, &error))
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    {
      job->plan = zz_table_plan_new (job->copy->project, job->source->table, job->source->columns, NULL);
      g_task_return_boolean (task, TRUE);
    }
}

static void begin (ZzImporter *self,
                   GFile *file,
                   const char *text);

/* What was wished and what changed while the thread worked. */
static gboolean
begin_again (ZzImporter *self)
{
  if (self->wishes->len == 0 && !self->stale)
    return FALSE;
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const Wish *wish = &g_array_index (self->wishes, Wish, i);

      if (wish->is_titles)
        zz_columns_set_titles (self->made->source->columns, self->made->copy->project, wish->titles);
      else
        zz_columns_set (self->made->source->columns, wish->column, wish->use, wish->field);
    }
  g_array_set_size (self->wishes, 0);
  begin (self, NULL, NULL);
  return TRUE;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  ZzImporter *self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  /* The importer is gone: nothing of it is looked at. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      job_free (job);
      return;
    }
  self->working = FALSE;
  if (made)
    {
      g_clear_pointer (&self->made, job_free);
      self->made = job;
    }
  else
    {
      job_free (job);
      self->error = g_steal_pointer (&error);
    }
  if (self->made == NULL || !begin_again (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* @file, @text: what to read; NULL both: what was read is planned again. */
static void
begin (ZzImporter *self,
       GFile *file,
       const char *text)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, done_cb, self);
  Job *job = g_new0 (Job, 1);

  job->copy = zz_scratch_new (zz_session_get_project (self->session), self->session->proof);
  job->reg = self->reg;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->text = g_strdup (text);
  job->name = g_strdup (self->name);
  if (file == NULL && text == NULL)
    job->source = g_atomic_rc_box_acquire (self->made->source);
  self->stale = FALSE;
  self->working = TRUE;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, work_cb);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
project_cb (ZzImporter *self)
{
  self->stale = !self->done;
  if (!self->working && self->made != NULL)
    begin_again (self);
}

static void
zz_importer_dispose (GObject *object)
{
  ZzImporter *self = ZZ_IMPORTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->made, job_free);

  G_OBJECT_CLASS (zz_importer_parent_class)->dispose (object);
}

static void
zz_importer_finalize (GObject *object)
{
  ZzImporter *self = ZZ_IMPORTER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_error (&self->error);
  g_array_unref (self->wishes);
  g_free (self->name);

  G_OBJECT_CLASS (zz_importer_parent_class)->finalize (object);
}

static void
zz_importer_class_init (ZzImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_importer_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_importer_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_IMPORTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_importer_init (ZzImporter *self)
{
  self->cancellable = g_cancellable_new ();
  self->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
}

ZzImporter *
zz_importer_new (ZzSession *session,
                 const ZzRegister *reg)
{
  ZzImporter *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && reg != NULL, NULL);

  self = g_object_new (ZZ_TYPE_IMPORTER, NULL);
  self->session = g_object_ref (session);
  self->reg = reg;
  g_signal_connect_object (zz_session_get_project (session), "changed", G_CALLBACK (project_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
zz_importer_read_file (ZzImporter *self,
                       GFile *file)
{
  g_autofree char *base = NULL;

  g_return_if_fail (ZZ_IS_IMPORTER (self) && self->name == NULL);
  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  self->name = g_filename_display_name (base);
  begin (self, file, NULL);
}

void
zz_importer_read_text (ZzImporter *self,
                       const char *text)
{
  g_return_if_fail (ZZ_IS_IMPORTER (self) && self->name == NULL);
  g_return_if_fail (text != NULL);

  self->name = g_strdup (_ ("Clipboard"));
  begin (self, NULL, text);
}

ZzSession *
zz_importer_get_session (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->session;
}

const ZzRegister *
zz_importer_get_register (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->reg;
}

const char *
zz_importer_get_name (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->name;
}

gboolean
zz_importer_get_busy (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), FALSE);

  return self->working;
}

const GError *
zz_importer_get_error (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->error;
}

const ZzTable *
zz_importer_get_table (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->made != NULL ? self->made->source->table : NULL;
}

const ZzColumns *
zz_importer_get_columns (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->made != NULL ? self->made->source->columns : NULL;
}

const ZzTablePlan *
zz_importer_get_plan (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->made != NULL ? self->made->plan : NULL;
}

ZzProject *
zz_importer_get_project (ZzImporter *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORTER (self), NULL);

  return self->made != NULL ? self->made->copy->project : NULL;
}

static void
wish_for (ZzImporter *self,
          Wish wish)
{
  g_array_append_val (self->wishes, wish);
  if (!self->working)
    begin_again (self);
}

void
zz_importer_set_column (ZzImporter *self,
                        guint column,
                        ZzColumnUse use,
                        const ZzField *field)
{
  g_return_if_fail (ZZ_IS_IMPORTER (self) && self->made != NULL);

  wish_for (self, (Wish) { .column = column, .use = use, .field = field });
}

void
zz_importer_set_titles (ZzImporter *self,
                        int row)
{
  g_return_if_fail (ZZ_IS_IMPORTER (self) && self->made != NULL);
  g_return_if_fail (row >= ZZ_NO_TITLES && row < (int) zz_table_get_n_rows (self->made->source->table));

  wish_for (self, (Wish) { .is_titles = TRUE, .titles = row });
}

static char *
dup_label (ZzImporter *self,
           guint n)
{
  /* Translators: what undo takes back; %s is a kind of records. */
  return g_strdup_printf (ngettext ("Import %u row into “%s”", "Import %u rows into “%s”", n), n,
                          zz_words_register (zz_session_get_messages (self->session), self->reg));
}

gboolean
zz_importer_apply (ZzImporter *self)
{
  const ZzTablePlan *plan;
  g_autofree char *label = NULL, *said = NULL;

  g_return_val_if_fail (ZZ_IS_IMPORTER (self), FALSE);

  plan = zz_importer_get_plan (self);
  if (self->working || plan == NULL || zz_change_set_get_n_changes (plan->changes) == 0)
    return FALSE;
  label = dup_label (self, plan->n[ZZ_ROW_NEW] + plan->n[ZZ_ROW_CHANGED]);
  zz_change_set_set_label (plan->changes, label);
  self->done = TRUE;
  if (!zz_session_apply (self->session, plan->changes))
    {
      self->done = FALSE;
      return FALSE;
    }
  /* Translators: %s is a kind of records. */
  said = g_strdup_printf (_ ("Imported into “%s”: %u new, %u changed, %u skipped"),
                          zz_words_register (zz_session_get_messages (self->session), self->reg),
                          plan->n[ZZ_ROW_NEW], plan->n[ZZ_ROW_CHANGED], plan->n[ZZ_ROW_SKIPPED]);
  zz_session_say (self->session, said, TRUE);
  return TRUE;
}
