/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report becomes a file. */
#include "config.h"

#include "app/report-export.h"

#include "app/alert.h"
#include "app/platform.h"
#include "app/report-order.h"
#include "app/settings.h"
#include "report/writers.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* The kinds of file in the order they are offered in. */
static const char *const suffixes[] = { ".pdf", ".docx", ".xlsx", ".html", ".csv" };

/* What is exported, while it is asked where to. */
typedef struct
{
  GtkWidget *widget;
  ZzSession *session;
  const ZzReport *report;
  ZzReportOptions options;
  const char *offered; /* the suffix of the name offered */
  GtkFileFilter *filters[G_N_ELEMENTS (suffixes)];
  GFile *file; /* NULL until it was chosen */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->widget);
  g_object_unref (export->session);
  zz_report_options_clear (&export->options);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    g_clear_object (&export->filters[i]);
  g_clear_object (&export->file);
  g_free (export);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzSession) session = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_platform_open_file_finish (source, result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

static void
open_cb (AdwToast *toast,
         Export *export)
{
  zz_platform_open_file (GTK_WINDOW (gtk_widget_get_root (export->widget)), export->file, opened_cb, g_object_ref (export->session));
}

static void
export_free_cb (gpointer export,
                GClosure *closure)
{
  export_free (export);
}

/* Takes @export over. */
static void
tell (Export *export)
{
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (export->widget, ADW_TYPE_TOAST_OVERLAY));
  AdwToast *toast;

  /* The project was closed meanwhile: nobody is there to be told. */
  if (toasts == NULL)
    {
      export_free (export);
      return;
    }
  toast = adw_toast_new (_ ("Report exported"));
  adw_toast_set_button_label (toast, _ ("_Open"));
  zz_platform_announce (export->widget, _ ("Report exported"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_cb), export, export_free_cb, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (zz_session_export_finish (ZZ_SESSION (source), result, &error))
    {
      tell (export);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && gtk_widget_get_root (export->widget) != NULL)
    zz_alert (GTK_WINDOW (gtk_widget_get_root (export->widget)), _ ("The report was not exported"), error->message);
  export_free (export);
}

/* The kind chosen in the list; NULL for none. */
static const char *
get_chosen_suffix (const Export *export,
                   GtkFileChooser *chooser)
{
  const GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (filter == export->filters[i])
      return suffixes[i];
  return export->offered;
}

/* A name says what kind of file it is. One that says nothing, or still what was
 * offered while another kind was chosen, is put right; then nobody was asked about
 * replacing. */
static GFile *
complete_name (const Export *export,
               GFile *file,
               const char *suffix,
               gboolean *replace)
{
  g_autofree char *name = g_file_get_basename (file);
  const ZzWriter *writer = zz_writers_find (name);
  const gboolean other = writer != NULL && g_str_equal (writer->suffix, export->offered) && !g_str_equal (suffix, export->offered);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = NULL;

  *replace = writer != NULL && !other;
  if (*replace)
    return g_object_ref (file);
  if (other)
    name[strlen (name) - strlen (writer->suffix)] = '\0';
  whole = g_strconcat (name, suffix, NULL);
  folder = g_file_get_parent (file);
  return g_file_get_child (folder, whole);
}

/* Takes @export over. */
static void
begin (Export *export,
       gboolean replace)
{
  g_autofree char *name = g_file_get_basename (export->file);
  const ZzWriter *writer = zz_writers_find (name);
  const ZzReport *report = writer->tables ? zz_reports_get_usual (export->options.profile, TRUE) : export->report;

  zz_settings_set_text (ZZ_SETTING_REPORT_FORMAT, writer->suffix);
  zz_session_export_async (export->session, zz_report_order_new (export->session, report, &export->options), export->file,
                           replace, exported_cb, export);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  Export *export = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      gboolean replace;

      export->file = complete_name (export, file, get_chosen_suffix (export, GTK_FILE_CHOOSER (chooser)), &replace);
      begin (export, replace);
    }
  else
    export_free (export);
  g_object_unref (chooser);
}

static void
add_filters (Export *export,
             GtkFileChooser *chooser)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      GtkFileFilter *filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (zz_writers_find (suffixes[i])->title));
      gtk_file_filter_add_suffix (filter, suffixes[i] + 1);
      gtk_file_chooser_add_filter (chooser, filter);
      if (g_str_equal (suffixes[i], export->offered))
        gtk_file_chooser_set_filter (chooser, filter);
      export->filters[i] = filter;
    }
}

/* Beside the project, where it has a place. */
static void
choose_folder (ZzSession *session,
               GtkFileChooser *chooser)
{
  GFile *project = zz_session_get_file (session);
  g_autoptr (GFile) folder = project != NULL ? g_file_get_parent (project) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/* The kind of file written last. */
static const char *
get_usual_suffix (void)
{
  g_autofree char *last = zz_settings_dup_text (ZZ_SETTING_REPORT_FORMAT);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_equal (suffixes[i], last))
      return suffixes[i];
  return suffixes[0];
}

void
zz_report_export (GtkWidget *widget,
                  ZzSession *session,
                  const ZzReport *report,
                  const ZzReportOptions *options)
{
  GtkFileChooserNative *chooser;
  g_autofree char *ending = NULL, *name = NULL;
  Export *export;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ZZ_IS_SESSION (session));
  g_return_if_fail (report != NULL && options != NULL);

  export = g_new0 (Export, 1);
  export->widget = g_object_ref (widget);
  export->session = g_object_ref (session);
  export->report = report;
  zz_report_options_copy (options, &export->options);
  export->offered = get_usual_suffix ();
  /* Several reports of one project lie side by side; and the name of a file says whom it is about as well. */
  ending = g_strconcat ("-", _ (report->title), export->offered, NULL);
  name = options->redacted ? g_strconcat (_ ("Redacted report"), export->offered, NULL) : zz_session_dup_file_name (session, ending);
  chooser = gtk_file_chooser_native_new (_ ("Export Report"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  choose_folder (session, GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filters (export, GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
