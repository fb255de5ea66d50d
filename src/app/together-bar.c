/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices about others. */
#include "config.h"

#include "app/together-bar.h"

#include "app/conflict-dialog.h"
#include "app/session-watch.h"

#include <glib/gi18n.h>

struct _ZzTogetherBar
{
  AdwBin parent_instance;

  ZzSession *session;

  GtkWidget *foreign;
  GtkLabel *foreign_text;
  GtkWidget *compare;
  GtkWidget *refresh;
  GtkWidget *save_as;
  GtkWidget *company;
  GtkLabel *company_text;
};

G_DEFINE_FINAL_TYPE (ZzTogetherBar, zz_together_bar, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
show_foreign (ZzTogetherBar *self,
              ZzForeign foreign)
{
  static const char *const texts[] = {
    [ZZ_FOREIGN_NONE] = "",
    [ZZ_FOREIGN_CHANGED] = N_ ("Somebody else changed this file. Your edits and theirs can be joined; nothing gets lost."),
    [ZZ_FOREIGN_GONE] = N_ ("The file of this project was deleted or moved. What is shown here is whole: save it, or save it under another name."),
    [ZZ_FOREIGN_UNREADABLE] = N_ ("The file of this project holds something else now. What is shown here is whole: save it under another name."),
  };
  const gboolean changed = foreign == ZZ_FOREIGN_CHANGED;

  gtk_label_set_label (self->foreign_text, foreign != ZZ_FOREIGN_NONE ? _ (texts[foreign]) : "");
  gtk_widget_set_visible (self->foreign, foreign != ZZ_FOREIGN_NONE);
  gtk_widget_set_visible (self->compare, changed);
  gtk_widget_set_visible (self->refresh, changed);
  gtk_widget_set_visible (self->save_as, !changed);
}

static void
show_company (ZzTogetherBar *self,
              const char *company)
{
  g_autofree char *text = NULL;

  if (company != NULL && *company == '\0')
    text = g_strdup (_ ("This file is already open in another window of yours. What is saved there is noticed here and can be joined."));
  else if (company != NULL)
    /* Translators: %s is a person and a computer. */
    text = g_strdup_printf (_ ("%s has this file open already. You can both go on: what the other saves is noticed here and can be joined."),
                            g_str_equal (company, "?") ? _ ("Somebody else") : company);
  gtk_label_set_label (self->company_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->company, company != NULL);
}

static void
show (ZzTogetherBar *self)
{
  show_foreign (self, self->session != NULL ? zz_session_get_foreign (self->session) : ZZ_FOREIGN_NONE);
  show_company (self, self->session != NULL ? zz_session_get_company (self->session) : NULL);
}

static void
conflicts_cb (ZzTogetherBar *self,
              ZzConflicts *conflicts)
{
  zz_conflict_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session, conflicts);
}

/* Who comes back to the window wants to know. */
static void
active_cb (ZzTogetherBar *self,
           GParamSpec *pspec,
           GtkWindow *window)
{
  if (self->session != NULL && gtk_window_is_active (window))
    zz_session_look_at_file (self->session);
}

static void
root_cb (ZzTogetherBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}

static void
set_session (ZzTogetherBar *self,
             ZzSession *session)
{
  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::foreign", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "conflicts", G_CALLBACK (conflicts_cb), self, G_CONNECT_SWAPPED);
    }
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void
zz_together_bar_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ZZ_TOGETHER_BAR (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_together_bar_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (ZZ_TOGETHER_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_together_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TOGETHER_BAR);
  g_clear_object (&ZZ_TOGETHER_BAR (object)->session);

  G_OBJECT_CLASS (zz_together_bar_parent_class)->dispose (object);
}

static void
zz_together_bar_class_init (ZzTogetherBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zz_together_bar_get_property;
  object_class->set_property = zz_together_bar_set_property;
  object_class->dispose = zz_together_bar_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZZ_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/together-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, foreign);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, foreign_text);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, compare);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, refresh);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, save_as);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, company);
  gtk_widget_class_bind_template_child (widget_class, ZzTogetherBar, company_text);
}

static void
zz_together_bar_init (ZzTogetherBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}
