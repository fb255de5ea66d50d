/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli: the command line. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("ZIZHI_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return zz_command_run (argc, argv);
}
