/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names every computer takes. */
#include "core/portable-name.h"

#include <string.h>

static void
test_make (void)
{
  static const struct
  {
    const char *text;
    gsize most;
    const char *name;
  } names[] = {
    { "社保证明.pdf", 255, "社保证明.pdf" },
    { "-rf.txt", 255, "-rf.txt" },
    { ".hidden", 255, ".hidden" },
    { "Q1:2026.pdf", 255, "Q1_2026.pdf" },
    { "a/b\\c*?\"<>|d", 255, "a_b_c______d" },
    { "two\nlines", 255, "two_lines" },
    { "gpj.\u202eexe", 255, "gpj._exe" },
    { "e\u0301.txt", 255, "\u00e9.txt" },
    { "con.pdf", 255, "_con.pdf" },
    { "Aux", 255, "_Aux" },
    { "COM1 .tar.gz", 255, "_COM1 .tar.gz" },
    { "COM¹", 255, "_COM¹" },
    { "contract.pdf", 255, "contract.pdf" },
    { "x.", 255, "x" },
    { " x .pdf ", 255, "x .pdf" },
    { "...", 255, "_" },
    { "", 255, "_" },
    { "资质", 5, "资" },
    { "console", 3, "_co" },
    { "con.x", 5, "_con" },
    { "ab cd", 3, "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = zz_portable_name_make (names[i].text, names[i].most);
      g_autofree char *again = zz_portable_name_make (name, names[i].most);

      g_assert_cmpstr (name, ==, names[i].name);
      g_assert_cmpstr (again, ==, name);
      g_assert_cmpuint (strlen (name), <=, names[i].most);
      g_assert_false (zz_portable_name_is_reserved (name));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portable-name/make", test_make);
  return g_test_run ();
}
