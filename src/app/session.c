/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open project and how it is looked at. */
#include "config.h"

#include "app/session-private.h"

#include "core/error.h"

#include <glib/gi18n.h>

/* The id every copy of the example keeps. */
#define EXAMPLE_ID "6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80"

G_DEFINE_FINAL_TYPE (ZzSession, zz_session, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_HISTORY,
  PROP_FINDINGS,
  PROP_TITLE,
  PROP_SAVE_STATE,
  PROP_EDITABLE,
  PROP_BUSY,
  PROP_DOING,
  PROP_PROGRESS,
  PROP_FOREIGN,
  N_PROPS
};

enum {
  PROBLEM,
  MESSAGE,
  CONFLICTS,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify_file (ZzSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVE_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITABLE]);
}

static void
zz_session_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  ZzSession *self = ZZ_SESSION (object);

  switch (prop_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_FINDINGS:
      g_value_set_pointer (value, self->findings);
      break;
    case PROP_TITLE:
      g_value_take_string (value, zz_session_dup_title (self));
      break;
    case PROP_SAVE_STATE:
      g_value_set_uint (value, zz_session_get_save_state (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, zz_session_get_editable (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, zz_session_get_busy (self));
      break;
    case PROP_DOING:
      g_value_set_string (value, self->doing);
      break;
    case PROP_PROGRESS:
      g_value_set_uint (value, self->progress);
      break;
    case PROP_FOREIGN:
      g_value_set_uint (value, zz_session_get_foreign (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_session_dispose (GObject *object)
{
  ZzSession *self = ZZ_SESSION (object);

  zz_session_stop_judging (self);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  zz_session_cancel (self);
  if (self->draft != NULL)
    zz_session_draft_end (self->draft);
  g_clear_object (&self->draft);
  if (self->watch != NULL)
    zz_session_watch_end (self->watch);
  g_clear_object (&self->watch);
  g_clear_object (&self->forecaster);
  g_clear_object (&self->adviser);
  g_clear_object (&self->sharing);

  G_OBJECT_CLASS (zz_session_parent_class)->dispose (object);
}

static void
zz_session_finalize (GObject *object)
{
  ZzSession *self = ZZ_SESSION (object);

  g_clear_pointer (&self->findings, zz_findings_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->proof, zz_proof_states_unref);
  g_clear_pointer (&self->messages, zz_messages_unref);
  g_clear_object (&self->history);
  g_clear_pointer (&self->eras, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (zz_session_parent_class)->finalize (object);
}

static void
zz_session_class_init (ZzSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = zz_session_get_property;
  object_class->dispose = zz_session_dispose;
  object_class->finalize = zz_session_finalize;

  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, ZZ_TYPE_HISTORY, flags);
  props[PROP_FINDINGS] = g_param_spec_pointer ("findings", NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_SAVE_STATE] = g_param_spec_uint ("save-state", NULL, NULL, 0, ZZ_SAVE_STATE_READ_ONLY, 0, flags);
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_DOING] = g_param_spec_string ("doing", NULL, NULL, NULL, flags);
  props[PROP_PROGRESS] = g_param_spec_uint ("progress", NULL, NULL, 0, 100, 0, flags);
  props[PROP_FOREIGN] = g_param_spec_uint ("foreign", NULL, NULL, 0, ZZ_FOREIGN_UNREADABLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PROBLEM] = g_signal_new ("problem", ZZ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[MESSAGE] = g_signal_new ("message", ZZ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[CONFLICTS] = g_signal_new ("conflicts", ZZ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, ZZ_TYPE_CONFLICTS);
}

static void
zz_session_init (ZzSession *self)
{
  self->level = -1;
}

ZzSession *
zz_session_new (ZzProjectFile *file,
                ZzProofStates *proof,
                ZzLanguage language)
{
  g_autoptr (ZzHistory) history = NULL;
  ZzSession *self;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (file), NULL);

  self = g_object_new (ZZ_TYPE_SESSION, NULL);
  self->file = g_object_ref (file);
  self->proof = proof != NULL ? zz_proof_states_ref (proof) : zz_proof_states_new ();
  self->messages = zz_messages_new (language);
  history = zz_history_new (zz_project_file_get_project (file));
  if (zz_project_file_get_file (file) == NULL)
    zz_history_mark_unsaved (history);
  zz_session_begin_eras (self, history);
  zz_session_start_clock (self);
  zz_session_judge (self);
  return self;
}

ZzProject *
zz_session_get_project (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return zz_history_get_project (self->history);
}

const ZzCatalogue *
zz_session_get_catalogue (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return zz_project_get_catalogue (zz_session_get_project (self));
}

ZzHistory *
zz_session_get_history (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return self->history;
}

const ZzMessages *
zz_session_get_messages (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return self->messages;
}

ZzFindings *
zz_session_get_findings (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return self->findings;
}

GFile *
zz_session_get_file (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return zz_project_file_get_file (self->file);
}

GFile *
zz_session_get_evidence_folder (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return zz_project_file_get_evidence_folder (self->file);
}

ZzProofState
zz_session_get_proof (ZzSession *self,
                      const char *item)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_PROOF_UNCHECKED);

  return zz_proof_states_get (self->proof, item);
}

static char *
dup_name (ZzSession *self)
{
  const ZzRegister *reg = zz_session_get_catalogue (self)->organisation;
  ZzRecord *organisation = zz_project_get_single (zz_session_get_project (self), reg);
  const char *name = reg->label != NULL ? zz_record_get_text (organisation, reg->label->number) : NULL;
  GFile *file = zz_session_get_file (self);

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  return file != NULL ? g_file_get_basename (file) : g_strdup (_ ("Untitled project"));
}

char *
zz_session_dup_title (ZzSession *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  name = dup_name (self);
  if (!zz_session_is_example (self))
    return g_steal_pointer (&name);
  /* Translators: %s is the name of a made-up organisation. */
  return g_strdup_printf (_ ("Example · %s"), name);
}

gboolean
zz_session_is_example (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);

  return g_str_equal (zz_project_get_id (zz_session_get_project (self)), EXAMPLE_ID);
}

ZzSaveState
zz_session_get_save_state (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_SAVE_STATE_SAVED);

  if (self->saving)
    return ZZ_SAVE_STATE_SAVING;
  if (zz_project_file_get_read_only (self->file))
    return ZZ_SAVE_STATE_READ_ONLY;
  if (zz_session_get_file (self) == NULL)
    return ZZ_SAVE_STATE_NEVER_SAVED;
  return zz_history_get_modified (self->history) ? ZZ_SAVE_STATE_MODIFIED : ZZ_SAVE_STATE_SAVED;
}

gboolean
zz_session_get_editable (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);

  return !zz_project_file_get_read_only (self->file);
}

gboolean
zz_session_get_newer (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);

  return zz_project_file_get_newer (self->file);
}

gboolean
zz_session_get_busy (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

gboolean
zz_session_apply (ZzSession *self,
                  ZzChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (set != NULL, FALSE);

  if (!zz_session_get_editable (self))
    {
      zz_session_report_read_only (self);
      return FALSE;
    }
  if (zz_history_apply (self->history, set, &error))
    return TRUE;
  zz_session_report (self, error);
  return FALSE;
}

void
zz_session_report (ZzSession *self,
                   const GError *error)
{
  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (error != NULL);

  g_signal_emit (self, signals[PROBLEM], 0, error);
}

void
zz_session_say (ZzSession *self,
                const char *message,
                gboolean undoable)
{
  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (message != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, message, undoable);
}

gboolean
zz_session_ask (ZzSession *self,
                ZzConflicts *conflicts)
{
  if (!g_signal_has_handler_pending (self, signals[CONFLICTS], 0, FALSE))
    return FALSE;
  g_signal_emit (self, signals[CONFLICTS], 0, conflicts);
  return TRUE;
}

void
zz_session_report_read_only (ZzSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ZZ_IS_SESSION (self));

  if (zz_session_get_newer (self))
    g_set_error_literal (&error, ZZ_ERROR, ZZ_ERROR_NEWER,
                         _ ("A newer version of this program wrote this project: update the program to change it."));
  else
    g_set_error_literal (&error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                         _ ("This project is read-only: save it under another name to change it."));
  zz_session_report (self, error);
}

void
zz_session_cancel (ZzSession *self)
{
  g_return_if_fail (ZZ_IS_SESSION (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

GCancellable *
zz_session_begin (ZzSession *self,
                  const char *doing,
                  gboolean saving)
{
  g_assert (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  self->saving = saving;
  self->doing = doing;
  zz_session_set_progress (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOING]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVE_STATE]);
  return self->cancellable;
}

void
zz_session_set_progress (ZzSession *self,
                         guint percent)
{
  self->progress = MIN (percent, 100);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

void
zz_session_end (ZzSession *self)
{
  g_clear_object (&self->cancellable);
  self->saving = FALSE;
  self->doing = NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOING]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  notify_file (self);
}

void
zz_session_take_file (ZzSession *self,
                      ZzProjectFile *file,
                      ZzProofStates *proof)
{
  g_set_object (&self->file, file);
  if (proof != NULL)
    {
      zz_proof_states_unref (self->proof);
      self->proof = zz_proof_states_ref (proof);
    }
  zz_session_queue_judge (self);
  notify_file (self);
}
