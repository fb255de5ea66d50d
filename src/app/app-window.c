/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shell around one session. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/assessment-bar.h"
#include "app/main-menu.h"
#include "app/page.h"
#include "app/search-view.h"
#include "app/share-menu.h"
#include "app/sidebar.h"
#include "app/status-badge.h"
#include "app/toast.h"
#include "app/together-bar.h"
#include "app/welcome.h"
#include "app/window-memory.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzAppWindow
{
  AdwApplicationWindow parent_instance;

  ZzSession *session;
  ZzHistory *history; /* the session's, as long as we listen to it */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  ZzSidebar *sidebar;
  ZzMainMenu *main_menu;
  GtkMenuButton *search_button;
  ZzSearchView *search;
  GtkStack *content;
  ZzAssessmentBar *assessment;
  ZzStatusBadge *verdict;
  GtkWidget *notice;
  GtkLabel *notice_text;
};

G_DEFINE_FINAL_TYPE (ZzAppWindow, zz_app_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
findings_cb (ZzAppWindow *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const ZzFindings *findings = zz_session_get_findings (self->session);
  g_autofree char *verdict = zz_words_verdict (messages, findings);
  g_autofree char *notices = zz_words_notices (messages, zz_session_get_project (self->session), findings);

  zz_status_badge_set (self->verdict, zz_findings_get_worst (findings), verdict);
  gtk_widget_set_visible (self->notice, notices != NULL);
  gtk_label_set_label (self->notice_text, notices != NULL ? notices : "");
}

static void
state_cb (ZzAppWindow *self)
{
  zz_app_window_update_actions (self);
}

static void
search_shown_cb (ZzAppWindow *self)
{
  zz_search_view_begin (self->search);
}

static void
search_done_cb (ZzAppWindow *self)
{
  gtk_menu_button_popdown (self->search_button);
}

static void
problem_cb (ZzAppWindow *self,
            const GError *error)
{
  zz_app_window_say (self, error->message);
}

static void
page_selected_cb (ZzAppWindow *self)
{
  const char *topic = NULL;
  GType page = zz_sidebar_get_page (self->sidebar, &topic);

  if (self->session == NULL || page == G_TYPE_NONE)
    return;
  if (gtk_stack_get_child_by_name (self->content, topic) == NULL)
    gtk_stack_add_named (self->content, zz_page_new (page, self->session, topic), topic);
  gtk_stack_set_visible_child_name (self->content, topic);
}

static void
message_cb (ZzAppWindow *self,
            const char *message,
            gboolean undoable)
{
  zz_toast_show (self->toasts, message, undoable ? self->history : NULL);
}

static const char *const save_states[] = {
  [ZZ_SAVE_STATE_SAVED] = N_ ("Saved"),
  [ZZ_SAVE_STATE_MODIFIED] = N_ ("Unsaved changes"),
  [ZZ_SAVE_STATE_SAVING] = N_ ("Saving…"),
  [ZZ_SAVE_STATE_NEVER_SAVED] = N_ ("Not saved yet"),
  [ZZ_SAVE_STATE_READ_ONLY] = N_ ("Read-only"),
};

/* What the header says of the project's file. */
static char *
get_saved_state_cb (ZzAppWindow *self,
                    guint state)
{
  return g_strdup (_ (save_states[state]));
}

static char *
get_undo_tooltip_cb (ZzAppWindow *self,
                     const char *label)
{
  return label != NULL ? g_strdup_printf (_ ("Undo: %s"), label) : g_strdup (_ ("Undo"));
}

static char *
get_redo_tooltip_cb (ZzAppWindow *self,
                     const char *label)
{
  return label != NULL ? g_strdup_printf (_ ("Redo: %s"), label) : g_strdup (_ ("Redo"));
}

static gboolean
zz_app_window_close_request (GtkWindow *window)
{
  ZzAppWindow *self = ZZ_APP_WINDOW (window);

  if (self->session != NULL
      && (zz_session_get_busy (self->session) || !zz_app_window_settle (self)
          || zz_history_get_modified (zz_session_get_history (self->session))))
    {
      zz_app_window_ask_to_close (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (zz_app_window_parent_class)->close_request (window);
}

static void
zz_app_window_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ZZ_APP_WINDOW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The file opens again on the page that is shown now. */
static void
keep_page (ZzAppWindow *self)
{
  GFile *file = self->session != NULL ? zz_session_get_file (self->session) : NULL;

  if (file != NULL && self->content != NULL && gtk_stack_get_visible_child_name (self->content) != NULL)
    zz_window_memory_keep_page (file, gtk_stack_get_visible_child_name (self->content));
}

static void
show_kept_page (ZzAppWindow *self)
{
  GFile *file = zz_session_get_file (self->session);
  g_autofree char *topic = file != NULL ? zz_window_memory_dup_page (file) : NULL;

  if (topic != NULL)
    zz_sidebar_select (self->sidebar, topic);
}

static void
zz_app_window_dispose (GObject *object)
{
  ZzAppWindow *self = ZZ_APP_WINDOW (object);

  keep_page (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_APP_WINDOW);
  g_clear_object (&self->history);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_app_window_parent_class)->dispose (object);
}

static void
zz_app_window_class_init (ZzAppWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zz_app_window_get_property;
  object_class->dispose = zz_app_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zz_app_window_close_request;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZZ_TYPE_SESSION,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (ZZ_TYPE_ASSESSMENT_BAR);
  g_type_ensure (ZZ_TYPE_MAIN_MENU);
  g_type_ensure (ZZ_TYPE_SEARCH_VIEW);
  g_type_ensure (ZZ_TYPE_SESSION);
  g_type_ensure (ZZ_TYPE_SHARE_MENU);
  g_type_ensure (ZZ_TYPE_SIDEBAR);
  g_type_ensure (ZZ_TYPE_STATUS_BADGE);
  g_type_ensure (ZZ_TYPE_TOGETHER_BAR);
  g_type_ensure (ZZ_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/app-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, content);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, assessment);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, ZzAppWindow, notice_text);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_undo_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_redo_tooltip_cb);
}

static void
zz_app_window_init (ZzAppWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  zz_window_memory_bind (GTK_WINDOW (self));
  zz_app_window_add_actions (self);
  zz_app_window_update_actions (self);
}

ZzAppWindow *
zz_app_window_new (ZzApplication *application)
{
  g_return_val_if_fail (ZZ_IS_APPLICATION (application), NULL);

  return g_object_new (ZZ_TYPE_APP_WINDOW, "application", application, NULL);
}

ZzSession *
zz_app_window_get_session (ZzAppWindow *self)
{
  g_return_val_if_fail (ZZ_IS_APP_WINDOW (self), NULL);

  return self->session;
}

static void
disconnect (ZzAppWindow *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
}

/* The project is on another edition: no page shows anything that is still there. */
static void
history_cb (ZzAppWindow *self)
{
  g_autoptr (ZzSession) session = g_object_ref (self->session);
  g_autofree char *topic = g_strdup (gtk_stack_get_visible_child_name (self->content));

  zz_app_window_set_session (self, NULL);
  zz_app_window_set_session (self, session);
  if (topic != NULL)
    zz_app_window_show_page (self, topic);
}

static void
connect (ZzAppWindow *self)
{
  g_signal_connect_object (self->session, "notify::findings", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::save-state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::history", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->history, zz_session_get_history (self->session));
  g_signal_connect_object (self->history, "notify", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  findings_cb (self);
}

void
zz_app_window_set_session (ZzAppWindow *self,
                           ZzSession *session)
{
  GtkWidget *page;

  g_return_if_fail (ZZ_IS_APP_WINDOW (self));

  if (self->session == session)
    return;
  keep_page (self);
  disconnect (self);
  g_set_object (&self->session, session);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_stack_remove (self->content, page);
  zz_assessment_bar_set_session (self->assessment, session);
  zz_search_view_set_session (self->search, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button), session != NULL);
  zz_sidebar_set_session (self->sidebar, session);
  if (session != NULL)
    {
      connect (self);
      show_kept_page (self);
    }
  gtk_stack_set_visible_child_name (self->stack, session != NULL ? "project" : "welcome");
  zz_app_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
zz_app_window_search (ZzAppWindow *self)
{
  g_return_if_fail (ZZ_IS_APP_WINDOW (self));

  gtk_menu_button_popup (self->search_button);
}

void
zz_app_window_name_steps (ZzAppWindow *self,
                          const char *undo,
                          const char *redo)
{
  g_autofree char *undo_label = get_undo_tooltip_cb (self, undo);
  g_autofree char *redo_label = get_redo_tooltip_cb (self, redo);

  zz_main_menu_name_steps (self->main_menu, undo_label, redo_label);
}

gboolean
zz_app_window_show_page (ZzAppWindow *self,
                         const char *topic)
{
  g_return_val_if_fail (ZZ_IS_APP_WINDOW (self), FALSE);
  g_return_val_if_fail (topic != NULL, FALSE);

  return self->session != NULL && zz_sidebar_select (self->sidebar, topic);
}

gboolean
zz_app_window_show (ZzAppWindow *self,
                    const char *id)
{
  g_return_val_if_fail (ZZ_IS_APP_WINDOW (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (self->session == NULL || !(zz_sidebar_select (self->sidebar, id) || zz_sidebar_select_page_of (self->sidebar, id)))
    return FALSE;
  zz_page_reveal (ZZ_PAGE (gtk_stack_get_visible_child (self->content)), id);
  return TRUE;
}

void
zz_app_window_activate_page (ZzAppWindow *self,
                             const char *action)
{
  g_return_if_fail (ZZ_IS_APP_WINDOW (self));
  g_return_if_fail (action != NULL);

  gtk_widget_activate_action (gtk_stack_get_visible_child (self->content), action, NULL);
}

void
zz_app_window_say (ZzAppWindow *self,
                   const char *message)
{
  g_return_if_fail (ZZ_IS_APP_WINDOW (self));
  g_return_if_fail (message != NULL);

  message_cb (self, message, FALSE);
}
