/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to begin. */
#include "app/welcome.h"

#include "app/application.h"
#include "app/recent.h"

/* As many as fit beside the buttons. */
#define MOST_RECENT 5

struct _ZzWelcome
{
  AdwBin parent_instance;

  GPtrArray *recent; /* ZzRecent, in the order of the rows */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzWelcome, zz_welcome, ADW_TYPE_BIN)

static void
open_file (ZzWelcome *self,
           GFile *file)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (window) ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;

  if (application != NULL)
    zz_application_open_file (ZZ_APPLICATION (application), file);
}

static void
recent_activated_cb (ZzWelcome *self,
                     GtkListBoxRow *row)
{
  const ZzRecent *recent = self->recent->pdata[gtk_list_box_row_get_index (row)];

  open_file (self, recent->file);
}

static void
append_recent (ZzWelcome *self,
               const ZzRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), recent->folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

/* What was used last may have changed since it was shown. */
static void
zz_welcome_map (GtkWidget *widget)
{
  ZzWelcome *self = ZZ_WELCOME (widget);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  self->recent = zz_recent_list (MOST_RECENT);
  for (guint i = 0; i < self->recent->len; i++)
    append_recent (self, self->recent->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->recent->len > 0);
  GTK_WIDGET_CLASS (zz_welcome_parent_class)->map (widget);
}

static gboolean
drop_cb (ZzWelcome *self,
         const GValue *value)
{
  for (const GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    open_file (self, l->data);
  return TRUE;
}

static void
zz_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_WELCOME);

  g_clear_pointer (&ZZ_WELCOME (object)->recent, g_ptr_array_unref);

  G_OBJECT_CLASS (zz_welcome_parent_class)->dispose (object);
}

static void
zz_welcome_class_init (ZzWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_welcome_dispose;
  GTK_WIDGET_CLASS (klass)->map = zz_welcome_map;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/zizhi/app/welcome.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), ZzWelcome, list);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), recent_activated_cb);
}

static void
zz_welcome_init (ZzWelcome *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
