/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: chosen, looked at, printed, exported. */
#include "config.h"

#include "app/report-page.h"

#include "app/alert.h"
#include "app/doing-bar.h"
#include "app/sheet-view.h"
#include "app/platform.h"
#include "app/report-choices.h"
#include "app/report-export.h"
#include "app/report-print.h"
#include "app/typesetter.h"

#include <glib/gi18n.h>

/* In milliseconds: pages are made once people pause, not at every key. */
#define PAUSE 300

struct _ZzReportPage
{
  ZzPage parent_instance;

  ZzTypesetter *typesetter;
  guint pause;           /* source id */
  gboolean stale;        /* other pages are wanted once the page is seen */
  gboolean print_wanted; /* as soon as the pages are there */

  ZzReportChoices *choices;
  ZzDoingBar *doing;
  GtkStack *stack;
  ZzSheetView *sheets;
  GtkSpinner *spinner;
  GtkLabel *position;
  GtkLabel *scale;
};

G_DEFINE_FINAL_TYPE (ZzReportPage, zz_report_page, ZZ_TYPE_PAGE)

static ZzSession *
get_session (ZzReportPage *self)
{
  return zz_page_get_session (ZZ_PAGE (self));
}

/* What is seen is what is chosen, of the project as it is. */
static gboolean
is_fresh (ZzReportPage *self)
{
  return !self->stale && self->pause == 0 && !zz_typesetter_get_busy (self->typesetter)
         && zz_typesetter_get_pages (self->typesetter) != NULL;
}

static void
show_state (ZzReportPage *self)
{
  const gboolean busy = !is_fresh (self);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_stack_set_visible_child_name (self->stack, zz_typesetter_get_pages (self->typesetter) != NULL ? "sheets" : "waiting");
}

static void
order (ZzReportPage *self)
{
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;

  self->stale = FALSE;
  zz_report_choices_get_options (self->choices, &options);
  zz_typesetter_order (self->typesetter,
                       zz_report_order_new (get_session (self), zz_report_choices_get_report (self->choices), &options));
  show_state (self);
}

static gboolean
pause_cb (gpointer user_data)
{
  ZzReportPage *self = user_data;

  self->pause = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    order (self);
  else
    self->stale = TRUE;
  return G_SOURCE_REMOVE;
}

/* Now where there is nothing to be seen yet, else when people pause. */
static void
order_soon (ZzReportPage *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (zz_typesetter_get_pages (self->typesetter) == NULL && !zz_typesetter_get_busy (self->typesetter))
    order (self);
  else
    self->pause = g_timeout_add (PAUSE, pause_cb, self);
  show_state (self);
}

static void
zz_report_page_update (ZzPage *page)
{
  order_soon (ZZ_REPORT_PAGE (page));
}

static void
zz_report_page_map (GtkWidget *widget)
{
  ZzReportPage *self = ZZ_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (zz_report_page_parent_class)->map (widget);
  if (self->stale)
    order (self);
}

/* Who went elsewhere does not want to be asked about printing later. */
static void
zz_report_page_unmap (GtkWidget *widget)
{
  ZZ_REPORT_PAGE (widget)->print_wanted = FALSE;
  GTK_WIDGET_CLASS (zz_report_page_parent_class)->unmap (widget);
}

static void
printed_cb (GtkPrintOperation *operation,
            GtkPrintOperationResult result,
            ZzReportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  zz_alert (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("The report was not printed"),
            error != NULL ? error->message : "");
}

static void
print (ZzReportPage *self)
{
  const char *report = _ (zz_report_choices_get_report (self->choices)->title);
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
  g_autofree char *title = zz_session_dup_title (get_session (self));
  g_autofree char *name = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;

  zz_report_choices_get_options (self->choices, &options);
  /* The queue of a printer says whom a job is about as well. */
  name = options.redacted ? g_strdup (report) : g_strdup_printf ("%s – %s", report, title);
  operation = zz_report_print_new (zz_typesetter_get_pages (self->typesetter), name);
  self->print_wanted = FALSE;
  gtk_print_operation_set_current_page (operation, (int) zz_sheet_view_get_page (self->sheets));
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}

static void
print_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ZzReportPage *self = ZZ_REPORT_PAGE (widget);

  self->print_wanted = TRUE;
  if (is_fresh (self))
    print (self);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ZzReportPage *self = ZZ_REPORT_PAGE (widget);
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;

  zz_report_choices_get_options (self->choices, &options);
  zz_report_export (widget, get_session (self), zz_report_choices_get_report (self->choices), &options);
}

static void
zoom_in_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  zz_sheet_view_zoom (ZZ_REPORT_PAGE (widget)->sheets, 1);
}

static void
zoom_out_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  zz_sheet_view_zoom (ZZ_REPORT_PAGE (widget)->sheets, -1);
}

static void
fit_width_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  zz_sheet_view_fit_width (ZZ_REPORT_PAGE (widget)->sheets);
}

static void
sheets_changed_cb (ZzReportPage *self)
{
  const guint n = zz_sheet_view_get_n (self->sheets);
  g_autofree char *position = g_strdup_printf (_ ("Page %u of %u"), zz_sheet_view_get_page (self->sheets) + 1, n);
  /* Translators: how large pages are, in percent of their size on paper. */
  g_autofree char *scale = g_strdup_printf (_ ("%d %%"), zz_sheet_view_get_scale (self->sheets) / 10);

  gtk_label_set_label (self->position, n > 0 ? position : "");
  gtk_label_set_label (self->scale, scale);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-in", zz_sheet_view_can_zoom (self->sheets, 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-out", zz_sheet_view_can_zoom (self->sheets, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.fit-width", !zz_sheet_view_fits_width (self->sheets));
}

static void
typesetter_changed_cb (ZzReportPage *self)
{
  show_state (self);
  if (zz_typesetter_get_busy (self->typesetter))
    return;
  zz_sheet_view_set_pages (self->sheets, zz_typesetter_get_pages (self->typesetter));
  zz_platform_announce (GTK_WIDGET (self), gtk_label_get_label (self->position));
  if (self->print_wanted && is_fresh (self))
    print (self);
}

static void
busy_cb (ZzReportPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", !zz_session_get_busy (get_session (self)));
}

static void
zz_report_page_constructed (GObject *object)
{
  ZzReportPage *self = ZZ_REPORT_PAGE (object);
  ZzSession *session = get_session (self);

  zz_report_choices_load (self->choices, zz_messages_get_language (zz_session_get_messages (session)));
  zz_doing_bar_set_session (self->doing, session);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  busy_cb (self);
  sheets_changed_cb (self);

  G_OBJECT_CLASS (zz_report_page_parent_class)->constructed (object);
}

static void
zz_report_page_dispose (GObject *object)
{
  ZzReportPage *self = ZZ_REPORT_PAGE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_REPORT_PAGE);
  g_clear_object (&self->typesetter);

  G_OBJECT_CLASS (zz_report_page_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "report.zoom-in" },
    { GDK_KEY_equal, "report.zoom-in" },
    { GDK_KEY_KP_Add, "report.zoom-in" },
    { GDK_KEY_minus, "report.zoom-out" },
    { GDK_KEY_KP_Subtract, "report.zoom-out" },
    { GDK_KEY_0, "report.fit-width" },
    { GDK_KEY_KP_0, "report.fit-width" },
  };

  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "report.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "report.fit-width", NULL, fit_width_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static void
zz_report_page_class_init (ZzReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_report_page_constructed;
  object_class->dispose = zz_report_page_dispose;
  widget_class->map = zz_report_page_map;
  widget_class->unmap = zz_report_page_unmap;
  ZZ_PAGE_CLASS (klass)->update = zz_report_page_update;
  add_actions (widget_class);

  g_type_ensure (ZZ_TYPE_DOING_BAR);
  g_type_ensure (ZZ_TYPE_SHEET_VIEW);
  g_type_ensure (ZZ_TYPE_REPORT_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, choices);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, doing);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, position);
  gtk_widget_class_bind_template_child (widget_class, ZzReportPage, scale);
  gtk_widget_class_bind_template_callback (widget_class, order_soon);
  gtk_widget_class_bind_template_callback (widget_class, sheets_changed_cb);
}

static void
zz_report_page_init (ZzReportPage *self)
{
  self->typesetter = zz_typesetter_new ();
  g_signal_connect_object (self->typesetter, "changed", G_CALLBACK (typesetter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}
