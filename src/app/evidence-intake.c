/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files chosen, dropped and pasted as evidence. */
#include "config.h"

#include "app/evidence-intake.h"

#include "app/evidence-actions.h"
#include "core/date.h"
#include "core/error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What is on its way in.
 * @intake: with references of its own
 * @temporary: path of a file made for it, in a folder of its own, or %NULL */
typedef struct
{
  ZzEvidenceIntake intake;
  char *temporary;
} Arrival;

static Arrival *
arrival_new (const ZzEvidenceIntake *intake)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->intake = *intake;
  g_object_ref (arrival->intake.widget);
  g_object_ref (arrival->intake.session);
  arrival->intake.replaces = g_strdup (intake->replaces);
  return arrival;
}

static void
arrival_free (Arrival *arrival)
{
  if (arrival->temporary != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (arrival->temporary);

      g_unlink (arrival->temporary);
      g_rmdir (folder);
    }
  g_object_unref (arrival->intake.widget);
  g_object_unref (arrival->intake.session);
  g_free ((char *) arrival->intake.replaces);
  g_free (arrival->temporary);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
report (const Arrival *arrival,
        const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (arrival->intake.session, error);
}

static void
attached_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (Arrival) arrival = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = zz_session_attach_finish (ZZ_SESSION (source), result, &error);

  if (error != NULL)
    report (arrival, error);
  else if (ids != NULL && *ids != NULL && gtk_widget_get_root (arrival->intake.widget) != NULL)
    arrival->intake.func (arrival->intake.widget, (const char *const *) ids);
}

/* Takes over @arrival. */
static void
attach (Arrival *arrival,
        GPtrArray *files)
{
  const ZzEvidenceIntake *intake = &arrival->intake;

  if (files->len == 0 || !zz_evidence_actions_may_attach (intake->session))
    arrival_free (arrival);
  else if (intake->replaces != NULL)
    zz_session_replace_async (intake->session, files->pdata[0], intake->replaces, attached_cb, arrival);
  else
    zz_session_attach_async (intake->session, files, intake->clause, intake->kind, attached_cb, arrival);
}

static GPtrArray *
list_files (GSList *list)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  return files;
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) model = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      guint n = g_list_model_get_n_items (model);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (files, g_list_model_get_item (model, i));
    }
  attach (arrival, files);
  g_object_unref (chooser);
}

void
zz_evidence_intake_choose (const ZzEvidenceIntake *intake,
                           gboolean folder)
{
  GtkFileChooserNative *chooser;
  const char *title;

  g_return_if_fail (intake != NULL);

  if (!zz_evidence_actions_may_attach (intake->session))
    return;
  if (intake->replaces != NULL)
    title = _ ("Choose the newer file");
  else
    title = folder ? _ ("Attach a folder") : _ ("Attach evidence");
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (intake->widget)),
                                         folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _ ("_Attach"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), intake->replaces == NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), arrival_new (intake));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
zz_evidence_intake_take (const ZzEvidenceIntake *intake,
                         GPtrArray *files)
{
  g_return_if_fail (intake != NULL && files != NULL);

  attach (arrival_new (intake), files);
}

gboolean
zz_evidence_intake_drop (const ZzEvidenceIntake *intake,
                         const GValue *value)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (intake != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST), FALSE);

  files = list_files (g_value_get_boxed (value));
  zz_evidence_intake_take (intake, files);
  return files->len > 0;
}

static void
files_cb (GObject *clipboard,
          GAsyncResult *result,
          gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_autoptr (GPtrArray) files = NULL;

  if (value == NULL)
    {
      report (arrival, error);
      arrival_free (arrival);
      return;
    }
  files = list_files (g_value_get_boxed (value));
  attach (arrival, files);
}

/* Encoding a large image takes longer than a frame. */
static void
encode_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (source);
  GError *error = NULL;

  if (g_file_set_contents (task_data, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
encoded_cb (GObject *texture,
            GAsyncResult *result,
            gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_ptr_array_add (files, g_file_new_for_path (arrival->temporary));
  else
    report (arrival, error);
  attach (arrival, files);
}

/* "截图-2026-11-23.png" in a new folder. */
static char *
make_place (ZzSession *session,
            GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("zizhi-XXXXXX", error);
  g_autofree char *day = zz_date_format (zz_session_get_today (session));
  /* Translators: the name of a file made of an image that was pasted; %s is a day. */
  g_autofree char *name = g_strdup_printf (_ ("screenshot-%s.png"), day);

  return folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static void
image_cb (GObject *clipboard,
          GAsyncResult *result,
          gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_autoptr (GTask) task = NULL;

  arrival->temporary = texture != NULL ? make_place (arrival->intake.session, &error) : NULL;
  if (arrival->temporary == NULL)
    {
      report (arrival, error);
      arrival_free (arrival);
      return;
    }
  task = g_task_new (texture, NULL, encoded_cb, arrival);
  g_task_set_source_tag (task, image_cb);
  g_task_set_task_data (task, g_strdup (arrival->temporary), g_free);
  g_task_run_in_thread (task, encode_cb);
}

void
zz_evidence_intake_paste (const ZzEvidenceIntake *intake)
{
  GdkClipboard *clipboard;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (intake != NULL);

  if (!zz_evidence_actions_may_attach (intake->session))
    return;
  clipboard = gtk_widget_get_clipboard (intake->widget);
  formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, arrival_new (intake));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_texture_async (clipboard, NULL, image_cb, arrival_new (intake));
  else
    {
      g_set_error_literal (&error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                           _ ("There is neither a file nor an image in the clipboard: copy one first."));
      zz_session_report (intake->session, error);
    }
}
