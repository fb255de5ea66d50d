/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords in the real keyring; with-keyring.sh gives it a bus and a home of its own. */
#include "core/error.h"
#include "share/credentials.h"

#define URL "https://files.example.com:8443/team/a.zizhi.json"
#define SAME "https://FILES.example.com:8443/other/b.zizhi.json"
#define OTHER "https://files.example.com/team/a.zizhi.json"

static void
assert_password (const char *url,
                 const char *user,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *password = zz_credentials_look_up (url, user, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (password, ==, expected);
  zz_credentials_free (password);
}

static void
test_keyring (void)
{
  g_autoptr (GError) error = NULL;

  assert_password (URL, "wang", NULL);
  zz_credentials_store (URL, "wang", "密码 1", NULL, &error);
  g_assert_no_error (error);
  assert_password (SAME, "wang", "密码 1");
  assert_password (URL, "li", NULL);
  assert_password (OTHER, "wang", NULL);
  zz_credentials_store (SAME, "wang", "2", NULL, &error);
  g_assert_no_error (error);
  assert_password (URL, "wang", "2");
  zz_credentials_forget (URL, "wang", NULL, &error);
  g_assert_no_error (error);
  assert_password (SAME, "wang", NULL);
  zz_credentials_forget (URL, "wang", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (zz_credentials_look_up ("nonsense", "wang", NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credentials/keyring", test_keyring);
  return g_test_run ();
}
