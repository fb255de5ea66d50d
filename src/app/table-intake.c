/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables chosen, dropped, pasted and saved. */
#include "config.h"

#include "app/table-intake.h"

#include "app/file-name.h"
#include "app/import-dialog.h"
#include "core/error.h"
#include "handover/table-file.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who waits for a file or for the clipboard. */
typedef struct
{
  GtkWidget *widget;
  ZzSession *session;
  const ZzRegister *reg;
} Request;

static Request *
request_new (GtkWidget *widget,
             ZzSession *session,
             const ZzRegister *reg)
{
  Request *request = g_new0 (Request, 1);

  *request = (Request) { g_object_ref (widget), g_object_ref (session), reg };
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->widget);
  g_object_unref (request->session);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* The window may have been closed meanwhile. */
static void
present (const Request *request,
         GFile *file,
         const char *text)
{
  GtkRoot *root = gtk_widget_get_root (request->widget);

  if (root != NULL)
    zz_import_dialog_present (GTK_WINDOW (root), request->session, request->reg, file, text);
}

static void
refuse (ZzSession *session,
        const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (ZZ_ERROR, ZZ_ERROR_REFUSED, message);

  zz_session_report (session, error);
}

static gboolean
may_import (ZzSession *session)
{
  if (zz_session_get_editable (session))
    return TRUE;
  zz_session_report_read_only (session);
  return FALSE;
}

static GtkFileChooserNative *
make_chooser (GtkWidget *widget,
              const char *title,
              GtkFileChooserAction action,
              const char *accept,
              const char *const *suffixes)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)), action, accept, NULL);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    present (request, file, NULL);
  g_object_unref (chooser);
}

void
zz_table_intake_choose (GtkWidget *widget,
                        ZzSession *session,
                        const ZzRegister *reg)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", NULL };
  GtkFileChooserNative *chooser;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ZZ_IS_SESSION (session) && reg != NULL);

  if (!may_import (session))
    return;
  chooser = make_chooser (widget, _ ("Import a Table"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), suffixes);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), request_new (widget, session, reg));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* One table is imported at a time. */
static gboolean
take_files (const Request *request,
            GSList *files)
{
  if (files == NULL || !may_import (request->session))
    return FALSE;
  if (files->next != NULL)
    refuse (request->session, _ ("Several files cannot be imported at once: take one table after the other."));
  else
    present (request, files->data, NULL);
  return files->next == NULL;
}

gboolean
zz_table_intake_drop (GtkWidget *widget,
                      ZzSession *session,
                      const ZzRegister *reg,
                      const GValue *value)
{
  const Request request = { widget, session, reg };

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && ZZ_IS_SESSION (session) && reg != NULL, FALSE);
  g_return_val_if_fail (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST), FALSE);

  return take_files (&request, g_value_get_boxed (value));
}

static void
files_cb (GObject *clipboard,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value != NULL)
    take_files (request, g_value_get_boxed (value));
  else
    zz_session_report (request->session, error);
}

/* One cell is no table: it is meant for an entry. */
static gboolean
is_table (const char *text)
{
  const char *end = strchr (text, '\n');

  return strchr (text, '\t') != NULL || (end != NULL && end[1] != '\0');
}

static void
refuse_clipboard (ZzSession *session)
{
  refuse (session, _ ("There is no table in the clipboard: copy the cells in the spreadsheet first, with their titles."));
}

static void
text_cb (GObject *clipboard,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (error != NULL)
    zz_session_report (request->session, error);
  else if (text == NULL || !is_table (text))
    refuse_clipboard (request->session);
  else
    present (request, NULL, text);
}

void
zz_table_intake_paste (GtkWidget *widget,
                       ZzSession *session,
                       const ZzRegister *reg)
{
  GdkClipboard *clipboard;
  g_autoptr (GdkContentFormats) formats = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ZZ_IS_SESSION (session) && reg != NULL);

  if (!may_import (session))
    return;
  clipboard = gtk_widget_get_clipboard (widget);
  formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb,
                                    request_new (widget, session, reg));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, request_new (widget, session, reg));
  else
    refuse_clipboard (session);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  ZzSession *session = ZZ_SESSION (source);
  g_autofree char *name = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (zz_session_export_table_finish (session, result, &error))
    {
      /* Translators: %s is the name of a file. */
      said = g_strdup_printf (_ ("The table was written to “%s”"), name);
      zz_session_say (session, said, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

/* A name that does not say which kind of table it is to be is that of a workbook. */
static GFile *
complete_name (GFile *file,
               GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) whole = NULL;
  gboolean replace;

  if (zz_table_file_has_ending (name))
    return g_object_ref (file);
  whole = zz_file_name_complete (file, zz_table_file_get_endings ()[0], &replace);
  return zz_file_name_check_free (whole, replace, error) ? g_steal_pointer (&whole) : NULL;
}

static void
save_cb (GtkNativeDialog *chooser,
         int response,
         gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) whole = file != NULL ? complete_name (file, &error) : NULL;
  g_autofree char *name = whole != NULL ? g_file_get_basename (whole) : NULL;

  if (whole != NULL)
    zz_session_export_table_async (request->session, request->reg, whole, written_cb, g_filename_display_name (name));
  else if (error != NULL)
    zz_session_report (request->session, error);
  g_object_unref (chooser);
}

void
zz_table_intake_save (GtkWidget *widget,
                      ZzSession *session,
                      const ZzRegister *reg)
{
  static const char *const suffixes[] = { "xlsx", "csv", "tsv", NULL };
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ZZ_IS_SESSION (session) && reg != NULL);

  name = g_strdup_printf ("%s.xlsx", zz_words_register (zz_session_get_messages (session), reg));
  chooser = make_chooser (widget, _ ("Export as a Table"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), suffixes);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), g_strdelimit (name, "/\\:*?\"<>|", '-'));
  g_signal_connect (chooser, "response", G_CALLBACK (save_cb), request_new (widget, session, reg));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
