/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two at one file. */
#include "merge-desk.h"

#include "store/json.h"
#include "store/load.h"

static void
said_cb (ZzSession *session,
         const char *message,
         gboolean undoable,
         char **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

GBytes *
desk_read_file (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = zz_load_file (desk->files.project, ZZ_JSON_MAX_BYTES, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

void
desk_init (Desk *desk)
{
  *desk = (Desk) { 0 };
  fixture_init (&desk->files);
  desk->session = load_session (desk->files.project);
  desk->base = desk_read_file (desk);
  g_signal_connect (desk->session, "message", G_CALLBACK (said_cb), &desk->said);
}

void
desk_clear (Desk *desk)
{
  g_assert_finalize_object (desk->session);
  g_bytes_unref (desk->base);
  g_free (desk->said);
  fixture_clear (&desk->files);
}

GBytes *
desk_edit_behind (Desk *desk,
                  const char *reg,
                  const char *id,
                  const char *field,
                  const char *text)
{
  g_autoptr (ZzSession) other = load_session (desk->files.project);
  g_autoptr (GError) error = NULL;

  set_field (other, reg, id, field, text);
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  return desk_read_file (desk);
}

void
desk_refresh (Desk *desk,
              ZzOlder older,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zz_session_refresh_async (desk->session, older, keep_result_cb, &result);
  wait_for_result (&result);
  zz_session_refresh_finish (desk->session, result, error);
  g_assert_false (zz_session_get_busy (desk->session));
}

void
desk_expect (Desk *desk,
             const char *reg,
             const char *id,
             const char *field,
             const char *text)
{
  g_autofree char *there = dup_field (desk->session, reg, id, field);

  g_assert_cmpstr (there, ==, text);
}

void
desk_expect_bytes (Desk *desk,
                   GBytes *bytes)
{
  g_autoptr (GBytes) now = zz_project_write (zz_session_get_project (desk->session));

  g_assert_true (g_bytes_equal (now, bytes));
}

gboolean
desk_is_modified (Desk *desk)
{
  return zz_history_get_modified (zz_session_get_history (desk->session));
}
