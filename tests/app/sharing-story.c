/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story about a shared project. */
#include "config.h"

#include "sharing-story.h"

#include "driver.h"

#include "app/server-dialog.h"
#include "app/share-status.h"
#include "share/credentials.h"

#include <glib/gi18n.h>
#include <string.h>

ZzSharing *
sharing_get (SharingDesk *desk)
{
  return zz_session_get_sharing (story_get_session (&desk->story));
}

typedef struct
{
  SharingDesk *desk;
  ZzSharingState state;
} Expected;

static gboolean
is_in_state (gpointer user_data)
{
  Expected *expected = user_data;
  ZzSession *session = story_get_session (&expected->desk->story);

  return zz_sharing_get_state (zz_session_get_sharing (session)) == expected->state && !zz_session_get_busy (session);
}

/* And the header says so. */
void
sharing_expect_state (SharingDesk *desk,
                      ZzSharingState state)
{
  Expected expected = { desk, state };
  const char *reason;
  GtkWidget *status;

  for (guint i = 0; i < 2 && !is_in_state (&expected); i++)
    {
      gint64 end = g_get_monotonic_time () + 9 * G_USEC_PER_SEC;

      while (!is_in_state (&expected) && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (2000);
    }
  reason = zz_sharing_get_reason (sharing_get (desk));
  if (!is_in_state (&expected))
    g_test_message ("state %u: %s", zz_sharing_get_state (sharing_get (desk)), reason != NULL ? reason : "");
  g_assert_true (is_in_state (&expected));
  status = driver_find (story_get_root (&desk->story), ZZ_TYPE_SHARE_STATUS, NULL, NULL);
  if (state == ZZ_SHARING_NONE)
    g_assert_null (status);
  else
    g_assert_nonnull (driver_find_label (status, zz_share_status_get_word (state)));
}

void
sharing_expect_field (SharingDesk *desk,
                      const char *reg,
                      const char *id,
                      const char *field,
                      const char *text)
{
  g_autofree char *there = dup_field (story_get_session (&desk->story), reg, id, field);

  g_assert_cmpstr (there, ==, text);
}

GtkWidget *
sharing_get_row (GtkWindow *dialog,
                 guint number)
{
  GtkWidget *group = driver_find (GTK_WIDGET (dialog), ADW_TYPE_PREFERENCES_GROUP, NULL, NULL);
  GtkWidget *row = driver_find (group, ADW_TYPE_ENTRY_ROW, NULL, NULL);

  for (guint i = 0; i < number; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Address, name and password. */
void
sharing_fill (GtkWindow *dialog,
              const char *address,
              const char *user,
              const char *password)
{
  const char *const texts[] = { address, user, password };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_text (GTK_EDITABLE (sharing_get_row (dialog, i)), texts[i]);
}

void
sharing_set_up (SharingDesk *desk,
                gconstpointer data)
{
  desk->server = server_new_apache (SERVER_LOCKS | SERVER_BASIC);
  story_open_example (&desk->story, data);
}

void
sharing_tear_down (SharingDesk *desk)
{
  zz_credentials_forget (desk->server->url, SERVER_USER, NULL, NULL);
  story_finish (&desk->story);
  server_free (desk->server);
}

static gboolean
is_name_row (GtkWidget *widget,
             gconstpointer data)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data);
}

void
sharing_name_file (GtkWindow *dialog,
                   const char *name)
{
  GtkWidget *row = driver_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, is_name_row, _ ("_File name on the server"));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
}

GtkWindow *
sharing_ask_to_publish (SharingDesk *desk)
{
  GtkWindow *dialog;

  story_activate (&desk->story, "publish");
  dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
  sharing_name_file (dialog, NAME);
  return dialog;
}

void
sharing_publish (SharingDesk *desk)
{
  GtkWindow *dialog = sharing_ask_to_publish (desk);
  GtkWindow *alert;

  sharing_fill (dialog, desk->server->url, SERVER_USER, SERVER_PASSWORD);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  /* A file of the example's evidence is missing, as it should be. */
  alert = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (alert), _ ("_Close")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  sharing_expect_state (desk, ZZ_SHARING_IN_STEP);
}

void
sharing_save (SharingDesk *desk)
{
  story_activate (&desk->story, "save");
  wait_until (story_is_saved, &desk->story);
}

void
sharing_expect_on_server (SharingDesk *desk,
                          const char *part)
{
  g_autofree char *text = server_read (desk->server, NAME);

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, part));
}
