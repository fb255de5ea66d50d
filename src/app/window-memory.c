/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window remembers between sessions. */
#include "config.h"

#include "app/window-memory.h"

#include "app/settings.h"

/* In the user's state folder: a page for each file, those used last at the end. */
#define PAGES "pages.ini"
#define GROUP "Pages"
#define MOST_FILES 100

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, PAGES, NULL);
}

/* Names of files are nobody's business here, nor are all of them possible keys. */
static char *
dup_key (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

/* What cannot be read is forgotten: it is of no more use than that. */
static GKeyFile *
load_pages (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *pages = g_key_file_new ();

  g_key_file_load_from_file (pages, path, G_KEY_FILE_NONE, NULL);
  return pages;
}

static void
forget_oldest (GKeyFile *pages)
{
  gsize n = 0;
  g_auto (GStrv) keys = g_key_file_get_keys (pages, GROUP, &n, NULL);

  for (gsize i = 0; i + MOST_FILES < n; i++)
    g_key_file_remove_key (pages, GROUP, keys[i], NULL);
}

void
zz_window_memory_bind (GtkWindow *window)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

char *
zz_window_memory_dup_page (GFile *file)
{
  g_autoptr (GKeyFile) pages = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  pages = load_pages ();
  key = dup_key (file);
  return g_key_file_get_string (pages, GROUP, key, NULL);
}

void
zz_window_memory_keep_page (GFile *file,
                            const char *topic)
{
  g_autoptr (GKeyFile) pages = NULL;
  g_autofree char *key = NULL;
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (G_IS_FILE (file) && topic != NULL);

  pages = load_pages ();
  key = dup_key (file);
  g_key_file_remove_key (pages, GROUP, key, NULL);
  g_key_file_set_string (pages, GROUP, key, topic);
  forget_oldest (pages);
  /* A page that is not remembered is no reason to disturb anybody. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (pages, path, NULL);
}
