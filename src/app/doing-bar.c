/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being done. */
#include "config.h"

#include "app/doing-bar.h"

#include <glib/gi18n.h>

struct _ZzDoingBar
{
  AdwBin parent_instance;

  ZzSession *session;
  GtkLabel *doing;
  GtkLevelBar *progress;
};

G_DEFINE_FINAL_TYPE (ZzDoingBar, zz_doing_bar, ADW_TYPE_BIN)

static void
show (ZzDoingBar *self)
{
  g_autofree char *doing = NULL;
  g_autofree char *words = NULL;
  guint percent;

  g_object_get (self->session, "doing", &doing, "progress", &percent, NULL);
  /* Translators: what is being done, and how much of it is done. */
  words = doing != NULL ? g_strdup_printf (_ ("%s: %u %%"), doing, percent) : NULL;
  gtk_label_set_label (self->doing, words != NULL ? words : "");
  gtk_level_bar_set_value (self->progress, percent);
  gtk_widget_set_visible (GTK_WIDGET (self), doing != NULL);
}

static void
zz_doing_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_DOING_BAR);
  g_clear_object (&ZZ_DOING_BAR (object)->session);

  G_OBJECT_CLASS (zz_doing_bar_parent_class)->dispose (object);
}

static void
zz_doing_bar_class_init (ZzDoingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_doing_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/doing-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzDoingBar, doing);
  gtk_widget_class_bind_template_child (widget_class, ZzDoingBar, progress);
}

static void
zz_doing_bar_init (ZzDoingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_doing_bar_set_session (ZzDoingBar *self,
                          ZzSession *session)
{
  g_return_if_fail (ZZ_IS_DOING_BAR (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::progress", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::doing", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
