/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge that waits for a person. */
#include "app/conflicts.h"

struct _ZzConflicts
{
  GObject parent_instance;

  ZzMerge *merge;
  ZzProject *mine;
  ZzProject *theirs;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (ZzConflicts, zz_conflicts, G_TYPE_OBJECT)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
zz_conflicts_dispose (GObject *object)
{
  zz_conflicts_close (ZZ_CONFLICTS (object), FALSE);

  G_OBJECT_CLASS (zz_conflicts_parent_class)->dispose (object);
}

static void
zz_conflicts_finalize (GObject *object)
{
  ZzConflicts *self = ZZ_CONFLICTS (object);

  zz_merge_free (self->merge);
  g_object_unref (self->mine);
  g_object_unref (self->theirs);

  G_OBJECT_CLASS (zz_conflicts_parent_class)->finalize (object);
}

static void
zz_conflicts_class_init (ZzConflictsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_conflicts_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_conflicts_finalize;

  signals[CLOSED] = g_signal_new ("closed", ZZ_TYPE_CONFLICTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
zz_conflicts_init (ZzConflicts *self)
{
}

ZzConflicts *
zz_conflicts_new (ZzMerge *merge,
                  ZzProject *mine,
                  ZzProject *theirs)
{
  ZzConflicts *self;

  g_return_val_if_fail (merge != NULL && ZZ_IS_PROJECT (mine) && ZZ_IS_PROJECT (theirs), NULL);

  self = g_object_new (ZZ_TYPE_CONFLICTS, NULL);
  self->merge = merge;
  self->mine = g_object_ref (mine);
  self->theirs = g_object_ref (theirs);
  return self;
}

ZzMerge *
zz_conflicts_get_merge (ZzConflicts *self)
{
  g_return_val_if_fail (ZZ_IS_CONFLICTS (self), NULL);

  return self->merge;
}

ZzProject *
zz_conflicts_get_mine (ZzConflicts *self)
{
  g_return_val_if_fail (ZZ_IS_CONFLICTS (self), NULL);

  return self->mine;
}

ZzProject *
zz_conflicts_get_theirs (ZzConflicts *self)
{
  g_return_val_if_fail (ZZ_IS_CONFLICTS (self), NULL);

  return self->theirs;
}

void
zz_conflicts_close (ZzConflicts *self,
                    gboolean apply)
{
  g_return_if_fail (ZZ_IS_CONFLICTS (self));
  g_return_if_fail (!apply || zz_merge_get_n_open (self->merge) == 0);

  if (self->closed)
    return;
  self->closed = TRUE;
  g_signal_emit (self, signals[CLOSED], 0, apply);
}
