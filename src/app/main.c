/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's program. */
#include "app/application.h"
#include "app/i18n.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (ZzApplication) application = NULL;

  zz_i18n_init ();
  application = zz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
