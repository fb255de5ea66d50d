/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers the drafts that a crash left. */
#include "config.h"

#include "app/recovery.h"

#include "app/alert.h"
#include "app/i18n.h"
#include "app/recovery-row.h"

#include <glib/gi18n.h>

#define WIDTH 480
#define MAX_HEIGHT 320

/* What is offered, until the last of it is answered. */
#define ZZ_TYPE_RECOVERY (zz_recovery_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecovery, zz_recovery, ZZ, RECOVERY, GObject)

struct _ZzRecovery
{
  GObject parent_instance;

  ZzRecoveryWindowFunc window_func;
  ZzRecoverySessionFunc session_func;
  gpointer user_data;
  GDestroyNotify destroy;

  GtkWindow *dialog; /* weak */
  GtkListBox *list;  /* in it */
};

G_DEFINE_FINAL_TYPE (ZzRecovery, zz_recovery, G_TYPE_OBJECT)

/* A draft on its way back to a session. */
typedef struct
{
  ZzDraft *draft;
  ZzProjectFile *file;
  ZzProofStates *proof;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  zz_draft_unref (restoring->draft);
  g_clear_object (&restoring->file);
  g_clear_pointer (&restoring->proof, zz_proof_states_unref);
  g_free (restoring);
}

static void
restore_thread_cb (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Restoring *restoring = task_data;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  GError *error = NULL;

  restoring->file = zz_draft_load (restoring->draft, catalogues, cancellable, &error);
  if (restoring->file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  restoring->proof = zz_project_file_look (restoring->file, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
show_session (ZzRecovery *self,
              Restoring *restoring)
{
  g_autoptr (ZzSession) session = zz_session_new (restoring->file, restoring->proof, zz_i18n_get_language ());

  zz_history_mark_unsaved (zz_session_get_history (session));
  zz_session_keep_draft (session, restoring->draft, zz_session_get_draft_delay ());
  self->session_func (session, self->user_data);
}

static void
restored_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  ZzRecovery *self = ZZ_RECOVERY (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_session (self, g_task_get_task_data (G_TASK (result)));
  else
    zz_alert (self->dialog != NULL ? self->dialog : self->window_func (self->user_data),
              _ ("The changes were not restored"), error->message);
}

static void
restore (ZzRecovery *self,
         ZzDraft *draft)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->draft = zz_draft_ref (draft);
  g_task_set_source_tag (task, restore);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread_cb);
}

/* The dialog goes with its last row. */
static void
remove_row (ZzRecovery *self,
            ZzRecoveryRow *row)
{
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL)
    gtk_window_close (self->dialog);
}

static void
row_restore_cb (ZzRecovery *self,
                ZzRecoveryRow *row)
{
  restore (self, zz_recovery_row_get_draft (row));
  remove_row (self, row);
}

static void
row_discard_cb (ZzRecovery *self,
                ZzRecoveryRow *row)
{
  zz_draft_remove (zz_recovery_row_get_draft (row));
  remove_row (self, row);
}

static void
answer_cb (ZzRecovery *self,
           const char *response)
{
  if (!g_str_equal (response, "restore"))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    restore (self, zz_recovery_row_get_draft (ZZ_RECOVERY_ROW (row)));
}

static GtkWidget *
make_list (ZzRecovery *self,
           GPtrArray *drafts)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Unsaved work"), -1);
  for (guint i = 0; i < drafts->len; i++)
    {
      GtkWidget *row = zz_recovery_row_new (drafts->pdata[i]);

      g_signal_connect_object (row, "restore", G_CALLBACK (row_restore_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "discard", G_CALLBACK (row_discard_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  /* The card has a shadow. */
  gtk_widget_set_margin_top (list, 3);
  gtk_widget_set_margin_bottom (list, 3);
  gtk_widget_set_margin_start (list, 3);
  gtk_widget_set_margin_end (list, 3);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static void
unref_cb (gpointer data,
          GClosure *closure)
{
  g_object_unref (data);
}

static void
ask (ZzRecovery *self,
     GPtrArray *drafts)
{
  AdwMessageDialog *dialog = zz_alert_new (self->window_func (self->user_data), _ ("Unsaved work was found"),
                                           _ ("Zizhi ended before these changes were saved. "
                                              "A project's file stays as it is until you save."));

  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  adw_message_dialog_set_extra_child (dialog, make_list (self, drafts));
  adw_message_dialog_add_response (dialog, "later", _ ("_Later"));
  adw_message_dialog_set_close_response (dialog, "later");
  if (drafts->len > 1)
    {
      adw_message_dialog_add_response (dialog, "restore", _ ("Restore _All"));
      adw_message_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, "restore");
    }
  else
    gtk_window_set_focus (GTK_WINDOW (dialog), gtk_widget_get_first_child (GTK_WIDGET (self->list)));
  /* The dialog keeps what answers it. */
  g_signal_connect_data (dialog, "response", G_CALLBACK (answer_cb), g_object_ref (self), unref_cb, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
list_thread_cb (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, zz_draft_list (task_data), (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (drafts != NULL && drafts->len > 0)
    ask (ZZ_RECOVERY (source), drafts);
}

static void
zz_recovery_finalize (GObject *object)
{
  ZzRecovery *self = ZZ_RECOVERY (object);

  g_clear_weak_pointer (&self->dialog);
  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (zz_recovery_parent_class)->finalize (object);
}

static void
zz_recovery_class_init (ZzRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_recovery_finalize;
}

static void
zz_recovery_init (ZzRecovery *self)
{
}

void
zz_recovery_offer (const char *folder,
                   ZzRecoveryWindowFunc window_func,
                   ZzRecoverySessionFunc session_func,
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  g_autoptr (ZzRecovery) self = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (folder != NULL && window_func != NULL && session_func != NULL);

  self = g_object_new (ZZ_TYPE_RECOVERY, NULL);
  self->window_func = window_func;
  self->session_func = session_func;
  self->user_data = user_data;
  self->destroy = destroy;
  task = g_task_new (self, NULL, listed_cb, NULL);
  g_task_set_source_tag (task, zz_recovery_offer);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, list_thread_cb);
}
