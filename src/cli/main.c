/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli: the command line. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Not installed yet, the program speaks the translations that were built with it. */
static char *
find_locales (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : "/");
  g_autofree char *built = g_build_filename (folder, "..", "..", "po", NULL);
  g_autofree char *chinese = g_build_filename (built, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  if (g_getenv ("ZIZHI_LOCALE_DIR") != NULL)
    return g_strdup (g_getenv ("ZIZHI_LOCALE_DIR"));
  return g_file_test (chinese, G_FILE_TEST_EXISTS) ? g_steal_pointer (&built) : g_strdup (LOCALE_DIR);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *locales = find_locales ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return zz_command_run (argc, argv);
}
