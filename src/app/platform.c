/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between versions of GTK and between platforms. */
#include "app/platform.h"

void
zz_platform_open_file (GtkWindow *parent,
                       GFile *file,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autofree char *uri = g_file_get_uri (file);

  /* GTK 4.8 crashes on a parent that is not realized. */
  if (parent != NULL && !gtk_widget_get_realized (GTK_WIDGET (parent)))
    parent = NULL;
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, callback, user_data);
}

gboolean
zz_platform_open_file_finish (GObject *source,
                              GAsyncResult *result,
                              GError **error)
{
  return gtk_show_uri_full_finish ((GtkWindow *) source, result, error);
}

/* What is to be shown, and over which window. */
typedef struct
{
  GtkWindow *parent;
  GFile *file;
} Showing;

static void
showing_free (gpointer data)
{
  Showing *showing = data;

  g_clear_object (&showing->parent);
  g_clear_object (&showing->file);
  g_free (showing);
}

static void
folder_opened_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (zz_platform_open_file_finish (source, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Where no file manager answers, the folder itself is opened. */
static void
shown_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) folder = NULL;

  if (reply != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  folder = g_file_get_parent (showing->file);
  zz_platform_open_file (showing->parent, folder, folder_opened_cb, g_steal_pointer (&task));
}

static void
bus_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (showing->file);
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    {
      g_autoptr (GFile) folder = g_file_get_parent (showing->file);

      zz_platform_open_file (showing->parent, folder, folder_opened_cb, g_steal_pointer (&task));
      return;
    }
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_steal_pointer (&task));
}

void
zz_platform_show_in_folder (GtkWindow *parent,
                            GFile *file,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Showing *showing;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, NULL, callback, user_data);
  showing = g_new0 (Showing, 1);
  g_set_object (&showing->parent, parent);
  showing->file = g_object_ref (file);
  g_task_set_task_data (task, showing, showing_free);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, task);
}

gboolean
zz_platform_show_in_folder_finish (GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* GTK 4.8 scrolls to an item of a column view only by its inner list. */
static gboolean
scroll_cb (GtkWidget *view,
           GdkFrameClock *clock,
           gpointer user_data)
{
  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", GPOINTER_TO_UINT (user_data)))
      break;
  return G_SOURCE_REMOVE;
}

void
zz_platform_scroll_to (GtkColumnView *view,
                       guint position)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  /* A list that never was laid out has nowhere to scroll to. */
  if (gtk_widget_get_height (GTK_WIDGET (view)) == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_cb, GUINT_TO_POINTER (position), NULL);
  else
    scroll_cb (GTK_WIDGET (view), NULL, GUINT_TO_POINTER (position));
}

void
zz_platform_announce (GtkWidget *widget,
                      const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}
