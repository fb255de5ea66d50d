/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a report, made by a thread. */
#include "app/typesetter.h"

/* Goes to the thread and comes back; only one of the two has it at a time. */
typedef struct
{
  ZzReportOrder *order;
  ZzPages *pages;
} Job;

struct _ZzTypesetter
{
  GObject parent_instance;

  ZzPages *pages;      /* NULL until there are some */
  ZzReportOrder *next; /* what waits; NULL for nothing */
  gboolean working;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ZzTypesetter, zz_typesetter, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->pages, zz_pages_unref);
  zz_report_order_free (job->order);
  g_free (job);
}

static void
work_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (ZzDocument) document = zz_report_order_make (job->order, cancellable);

  if (document != NULL && !g_cancellable_is_cancelled (cancellable))
    job->pages = zz_pages_new (document);
  g_task_return_boolean (task, TRUE);
}

static void begin (ZzTypesetter *self,
                   ZzReportOrder *order);

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  ZzTypesetter *self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));

  /* The typesetter is gone: nothing of it is looked at. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  self->working = FALSE;
  if (self->next != NULL)
    {
      begin (self, g_steal_pointer (&self->next));
      return;
    }
  g_clear_pointer (&self->pages, zz_pages_unref);
  self->pages = g_steal_pointer (&job->pages);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin (ZzTypesetter *self,
       ZzReportOrder *order)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, done_cb, self);
  Job *job = g_new0 (Job, 1);

  self->working = TRUE;
  job->order = order;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_cb);
}

static void
zz_typesetter_dispose (GObject *object)
{
  ZzTypesetter *self = ZZ_TYPESETTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->next, zz_report_order_free);
  g_clear_pointer (&self->pages, zz_pages_unref);

  G_OBJECT_CLASS (zz_typesetter_parent_class)->dispose (object);
}

static void
zz_typesetter_class_init (ZzTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_typesetter_dispose;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_TYPESETTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_typesetter_init (ZzTypesetter *self)
{
  self->cancellable = g_cancellable_new ();
}

ZzTypesetter *
zz_typesetter_new (void)
{
  return g_object_new (ZZ_TYPE_TYPESETTER, NULL);
}

void
zz_typesetter_order (ZzTypesetter *self,
                     ZzReportOrder *order)
{
  g_return_if_fail (ZZ_IS_TYPESETTER (self));
  g_return_if_fail (order != NULL);

  if (self->working)
    {
      g_clear_pointer (&self->next, zz_report_order_free);
      self->next = order;
      return;
    }
  begin (self, order);
  g_signal_emit (self, signals[CHANGED], 0);
}

ZzPages *
zz_typesetter_get_pages (ZzTypesetter *self)
{
  g_return_val_if_fail (ZZ_IS_TYPESETTER (self), NULL);

  return self->pages;
}

gboolean
zz_typesetter_get_busy (ZzTypesetter *self)
{
  g_return_val_if_fail (ZZ_IS_TYPESETTER (self), FALSE);

  return self->working;
}
