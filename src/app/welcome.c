/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to begin. */
#include "app/welcome.h"

#include "app/application.h"

struct _ZzWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ZzWelcome, zz_welcome, ADW_TYPE_BIN)

static gboolean
drop_cb (ZzWelcome *self,
         const GValue *value)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (window) ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;

  if (application == NULL)
    return FALSE;
  for (const GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    zz_application_open_file (ZZ_APPLICATION (application), l->data);
  return TRUE;
}

static void
zz_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_WELCOME);

  G_OBJECT_CLASS (zz_welcome_parent_class)->dispose (object);
}

static void
zz_welcome_class_init (ZzWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_welcome_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/zizhi/app/welcome.ui");
}

static void
zz_welcome_init (ZzWelcome *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
