/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real window. */
#include "driver.h"

#include "fixture.h"

#include <string.h>

/* A chooser says what was set before it has read the folder, and forgets it then. */
#define SETTLED (G_USEC_PER_SEC / 4)

GtkWidget *
driver_find (GtkWidget *root,
             GType type,
             Match match,
             gconstpointer data)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (match == NULL || match (root, data)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = driver_find (child, type, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget,
      gconstpointer data)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

GtkWidget *
driver_find_label (GtkWidget *root,
                   const char *text)
{
  return driver_find (root, GTK_TYPE_LABEL, says, text);
}

GtkWidget *
driver_get_around (GtkWidget *widget,
                   GType type)
{
  GtkWidget *around = gtk_widget_get_ancestor (widget, type);

  g_assert_nonnull (around);
  return around;
}

static gboolean
is_named (GtkWidget *widget,
          gconstpointer data)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0
         || g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0 || g_strcmp0 (action, data) == 0;
}

GtkWidget *
driver_find_button (GtkWidget *root,
                    const char *name)
{
  return driver_find (root, GTK_TYPE_BUTTON, is_named, name);
}

void
driver_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer user_data)
{
  return find_window (*(GType *) user_data) != NULL;
}

static gboolean
has_no_window (gpointer user_data)
{
  return find_window (*(GType *) user_data) == NULL;
}

GtkWindow *
driver_wait_for_window (GType type)
{
  wait_until_full (has_window, &type, g_type_name (type));
  return find_window (type);
}

void
driver_wait_for_no_window (GType type)
{
  wait_until_full (has_no_window, &type, g_type_name (type));
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile *file;
  gint64 since; /* when it was first seen to be chosen */
} Choice;

static gboolean
is_chosen (gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->chooser);

  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (choice->chooser);
  g_autoptr (GFile) parent = g_file_get_parent (choice->file);

  if (file == NULL || folder == NULL || !g_file_equal (file, choice->file) || !g_file_equal (folder, parent))
    choice->since = 0;
  else if (choice->since == 0)
    choice->since = g_get_monotonic_time ();
  return choice->since != 0 && g_get_monotonic_time () - choice->since > SETTLED;
}

/* A chooser begins by reading a folder of its own choice. */
static gboolean
has_begun (gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (choice->chooser);

  if (folder == NULL)
    choice->since = 0;
  else if (choice->since == 0)
    choice->since = g_get_monotonic_time ();
  return choice->since != 0 && g_get_monotonic_time () - choice->since > SETTLED;
}

void
driver_choose_file (GFile *file)
{
  GType type = gtk_file_chooser_get_type ();
  GtkWindow *window = driver_wait_for_window (type);
  Choice choice = { GTK_FILE_CHOOSER (window), file, 0 };

  if (gtk_file_chooser_get_action (choice.chooser) == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char *name = g_file_get_basename (file);

      wait_until (has_begun, &choice);
      choice.since = 0;
      gtk_file_chooser_set_current_folder (choice.chooser, folder, NULL);
      gtk_file_chooser_set_current_name (choice.chooser, name);
    }
  else
    gtk_file_chooser_set_file (choice.chooser, file, NULL);
  wait_until (is_chosen, &choice);
  gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_ACCEPT);
  driver_wait_for_no_window (type);
}

void
driver_choose (GtkWidget *drop_down,
               const char *title_part)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *title = NULL;

      g_object_get (item, "title", &title, NULL);
      if (strstr (title, title_part) == NULL)
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
      return;
    }
  g_error ("nothing to choose is called %s", title_part);
}

void
driver_select (GtkWidget *view,
               const char *title_part)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  guint n;

  g_object_get (view, "model", &model, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autofree char *title = NULL;

      g_object_get (item, "title", &title, NULL);
      if (strstr (title, title_part) == NULL)
        continue;
      gtk_selection_model_select_item (model, i, TRUE);
      return;
    }
  g_error ("no row is called %s", title_part);
}
