/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a project's edits. */
#include "core/history.h"

#include "core/project-private.h"

#define NOWHERE G_MAXUINT

struct _ZzHistory
{
  GObject parent_instance;

  ZzProject *project;
  GPtrArray *sets;
  guint position; /* sets before it are applied */
  guint saved;    /* the position that is on disk, or NOWHERE */
  guint saving;   /* the position on its way there, or NOWHERE */
  char *edges[2]; /* what stands before the first step and behind the last */
};

G_DEFINE_FINAL_TYPE (ZzHistory, zz_history, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum {
  BEYOND,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify_all (ZzHistory *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Whether @next goes on typing in the one field @last typed in. */
static gboolean
joins (ZzChangeSet *last,
       ZzChangeSet *next)
{
  const ZzChange *a, *b;

  if (!zz_change_set_get_typing (last) || !zz_change_set_get_typing (next)
      || zz_change_set_get_n_changes (next) != 1 || zz_change_set_get_n_changes (last) == 0)
    return FALSE;
  a = zz_change_set_get_change (last, zz_change_set_get_n_changes (last) - 1);
  b = zz_change_set_get_change (next, 0);
  return a->kind == ZZ_CHANGE_SET_FIELD && b->kind == ZZ_CHANGE_SET_FIELD && a->field == b->field
         && g_str_equal (a->id, b->id);
}

static void
join (ZzChangeSet *last,
      ZzChangeSet *next)
{
  ZzChange *a = zz_change_set_get_change (last, zz_change_set_get_n_changes (last) - 1);
  const ZzChange *b = zz_change_set_get_change (next, 0);

  zz_value_clear (&a->after);
  a->after = zz_value_copy (&b->after);
}

static void
zz_history_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  ZzHistory *self = ZZ_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, zz_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, zz_history_can_redo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, zz_history_get_modified (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, zz_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, zz_history_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_history_finalize (GObject *object)
{
  ZzHistory *self = ZZ_HISTORY (object);

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_pointer (&self->edges[FALSE], g_free);
  g_clear_pointer (&self->edges[TRUE], g_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (zz_history_parent_class)->finalize (object);
}

static void
zz_history_class_init (ZzHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = zz_history_get_property;
  object_class->finalize = zz_history_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[BEYOND] = g_signal_new ("beyond", ZZ_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
set_unref_cb (gpointer data)
{
  zz_change_set_unref (data);
}

static void
zz_history_init (ZzHistory *self)
{
  self->sets = g_ptr_array_new_with_free_func (set_unref_cb);
  self->saving = NOWHERE;
}

ZzHistory *
zz_history_new (ZzProject *project)
{
  ZzHistory *self;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  self = g_object_new (ZZ_TYPE_HISTORY, NULL);
  self->project = g_object_ref (project);
  return self;
}

ZzProject *
zz_history_get_project (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), NULL);

  return self->project;
}

gboolean
zz_history_apply (ZzHistory *self,
                  ZzChangeSet *set,
                  GError **error)
{
  ZzChangeSet *last;

  g_return_val_if_fail (ZZ_IS_HISTORY (self) && set != NULL, FALSE);

  if (zz_change_set_get_n_changes (set) == 0)
    return TRUE;
  if (!zz_project_apply (self->project, set, error))
    return FALSE;

  if (self->saved != NOWHERE && self->saved > self->position)
    self->saved = NOWHERE;
  if (self->saving != NOWHERE && self->saving > self->position)
    self->saving = NOWHERE;
  g_ptr_array_set_size (self->sets, (int) self->position);
  g_clear_pointer (&self->edges[TRUE], g_free);
  last = self->position > 0 ? self->sets->pdata[self->position - 1] : NULL;
  /* A step that was saved in between stays a step of its own. */
  if (last != NULL && self->saved != self->position && self->saving != self->position && joins (last, set))
    join (last, set);
  else
    {
      g_ptr_array_add (self->sets, zz_change_set_ref (set));
      self->position++;
    }
  notify_all (self);
  return TRUE;
}

gboolean
zz_history_can_undo (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), FALSE);

  return self->position > 0 || self->edges[FALSE] != NULL;
}

gboolean
zz_history_can_redo (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), FALSE);

  return self->position < self->sets->len || self->edges[TRUE] != NULL;
}

/* Whoever hears it may let go of this history. */
static void
go_beyond (ZzHistory *self,
           gboolean forward)
{
  if (self->edges[forward] == NULL)
    return;
  g_object_ref (self);
  g_signal_emit (self, signals[BEYOND], 0, forward);
  g_object_unref (self);
}

void
zz_history_undo (ZzHistory *self)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  if (self->position == 0)
    {
      go_beyond (self, FALSE);
      return;
    }
  zz_project_revert (self->project, self->sets->pdata[--self->position]);
  notify_all (self);
}

void
zz_history_redo (ZzHistory *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ZZ_IS_HISTORY (self));

  if (self->position == self->sets->len)
    {
      go_beyond (self, TRUE);
      return;
    }
  /* What was applied once to this very state applies again. */
  if (!zz_project_apply (self->project, self->sets->pdata[self->position], &error))
    g_return_if_reached ();
  self->position++;
  notify_all (self);
}

const char *
zz_history_get_undo_label (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), NULL);

  return self->position > 0 ? zz_change_set_get_label (self->sets->pdata[self->position - 1]) : self->edges[FALSE];
}

const char *
zz_history_get_redo_label (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), NULL);

  return self->position < self->sets->len ? zz_change_set_get_label (self->sets->pdata[self->position]) : self->edges[TRUE];
}

void
zz_history_set_edge (ZzHistory *self,
                     gboolean forward,
                     const char *label)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  g_free (self->edges[forward != FALSE]);
  self->edges[forward != FALSE] = g_strdup (label);
  notify_all (self);
}

gboolean
zz_history_get_modified (ZzHistory *self)
{
  g_return_val_if_fail (ZZ_IS_HISTORY (self), FALSE);

  return self->position != self->saved;
}

void
zz_history_mark_saved (ZzHistory *self)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  self->saved = self->position;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

void
zz_history_mark_unsaved (ZzHistory *self)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  self->saved = NOWHERE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

void
zz_history_begin_save (ZzHistory *self)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  self->saving = self->position;
}

void
zz_history_end_save (ZzHistory *self,
                     gboolean saved)
{
  g_return_if_fail (ZZ_IS_HISTORY (self));

  if (saved)
    self->saved = self->saving;
  self->saving = NOWHERE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

void
zz_history_foreach_change (ZzHistory *self,
                           ZzHistoryFunc func,
                           gpointer user_data)
{
  g_return_if_fail (ZZ_IS_HISTORY (self) && func != NULL);

  for (guint i = 0; i < self->sets->len; i++)
    for (guint j = 0; j < zz_change_set_get_n_changes (self->sets->pdata[i]); j++)
      func (zz_change_set_get_change (self->sets->pdata[i], j), user_data);
}
