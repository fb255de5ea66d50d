/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projects used last. */
#include "config.h"

#include "app/recent.h"

#include <gtk/gtk.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.zizhi.project+json"

static void
recent_free (gpointer data)
{
  ZzRecent *recent = data;

  g_object_unref (recent->file);
  g_free (recent->title);
  g_free (recent->folder);
  g_free (recent);
}

void
zz_recent_add (GFile *file,
               const char *title)
{
  g_autofree char *uri = NULL;
  g_autofree char *shown = g_strdup (title);
  char name[] = GETTEXT_PACKAGE;
  char command[] = GETTEXT_PACKAGE " %u";
  char media_type[] = MEDIA_TYPE;
  const GtkRecentData data = { .display_name = shown, .mime_type = media_type, .app_name = name, .app_exec = command };

  g_return_if_fail (G_IS_FILE (file) && title != NULL);

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* The home folder is said as people write it. */
static char *
dup_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;
  g_autofree char *shown = NULL;

  if (folder == NULL)
    return g_strdup ("");
  if (g_file_equal (folder, home))
    return g_strdup ("~");
  below = g_file_get_relative_path (home, folder);
  if (below == NULL)
    return g_file_get_parse_name (folder);
  shown = g_filename_display_name (below);
  return g_strconcat ("~/", shown, NULL);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
info_unref_cb (gpointer data)
{
  gtk_recent_info_unref (data);
}

static gboolean
is_project (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), MEDIA_TYPE) == 0 && gtk_recent_info_exists (info);
}

GPtrArray *
zz_recent_list (guint most)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_free);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  items = g_list_sort (items, compare_cb);
  for (GList *l = items; l != NULL && list->len < most; l = l->next)
    if (is_project (l->data))
      {
        ZzRecent *recent = g_new0 (ZzRecent, 1);

        recent->file = g_file_new_for_uri (gtk_recent_info_get_uri (l->data));
        recent->title = g_strdup (gtk_recent_info_get_display_name (l->data));
        recent->folder = dup_folder (recent->file);
        g_ptr_array_add (list, recent);
      }
  g_list_free_full (items, info_unref_cb);
  return list;
}

void
zz_recent_remove (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}
