/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying and cleaning up, told and asked. */
#include "config.h"

#include "app/evidence-check.h"

#include "app/alert.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* So many items are named; the table shows the others. */
#define MAX_NAMED 8

static char *
dup_names (ZzSession *session,
           const ZzVerification *verification)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < verification->items->len; i++)
    {
      const ZzVerifiedItem *item = verification->items->pdata[i];
      ZzRecord *record = zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, item->id);

      if (item->removed || item->state == ZZ_VERIFY_FINE || record == NULL)
        continue;
      if (++n > MAX_NAMED)
        {
          g_string_append (names, "…\n");
          break;
        }
      /* Translators: a piece of evidence, and what is wrong with its file. */
      g_string_append_printf (names, _ ("“%s”: %s\n"), zz_record_get_label (record), zz_words_verify_state (zz_session_get_messages (session), item->state));
    }
  g_string_append_printf (names, "\n%s", _ ("Put the right files back into the evidence folder, or attach them anew."));
  return g_string_free (names, FALSE);
}

static void
tell (ZzSession *session,
      const ZzVerification *verification,
      GtkWindow *window)
{
  guint found = zz_verification_count_found (verification);
  guint all = verification->items->len;

  if (found == 0)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u file verified: it is as it was when it was attached",
                                                         "%u files verified: all are as they were when they were attached", all),
                                               all);

      zz_session_say (session, said, FALSE);
    }
  else
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u file is not as it was when it was attached",
                                                          "%u files are not as they were when they were attached", found),
                                                found);
      g_autofree char *names = dup_names (session, verification);

      zz_alert (window, title, names);
    }
}

static void
verified_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  ZzSession *session = ZZ_SESSION (source);
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzVerification) verification = zz_session_verify_finish (session, result, &error);

  if (verification == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        zz_session_report (session, error);
      return;
    }
  zz_session_judge (session);
  /* A window that was closed meanwhile wants to know nothing. */
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    tell (session, verification, window);
}

void
zz_evidence_check_verify (ZzSession *session,
                          GtkWindow *window)
{
  g_return_if_fail (ZZ_IS_SESSION (session) && GTK_IS_WINDOW (window));

  zz_session_verify_async (session, verified_cb, g_object_ref (window));
}

char *
zz_evidence_check_dup_spare (ZzSession *session)
{
  gint64 bytes;
  guint n;
  g_autofree char *size = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  n = zz_session_get_spare (session, &bytes);
  if (n == 0)
    return NULL;
  size = g_format_size ((guint64) bytes);
  /* Translators: %u files of the evidence folder are not named by any item; %s is their size. */
  return g_strdup_printf (ngettext ("%u file in the evidence folder belongs to no item (%s)",
                                    "%u files in the evidence folder belong to no item (%s)", n),
                          n, size);
}

static void
cleaned_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  ZzSession *session = ZZ_SESSION (source);
  g_autoptr (GError) error = NULL;
  guint n = zz_session_clean_finish (session, result, &error);
  g_autofree char *said = g_strdup_printf (ngettext ("%u file was deleted", "%u files were deleted", n), n);

  if (error == NULL)
    zz_session_say (session, said, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             ZzSession *session)
{
  if (g_str_equal (response, "delete"))
    zz_session_clean_async (session, cleaned_cb, NULL);
}

void
zz_evidence_check_clean (ZzSession *session,
                         GtkWindow *window)
{
  g_autofree char *spare = zz_evidence_check_dup_spare (session);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  if (spare == NULL)
    return;
  /* Translators: %s is "3 files in the evidence folder belong to no item (4 MB)". */
  body = g_strdup_printf (_ ("%s.\n\nThey are deleted for good. Files of items that were removed, and of what undo can bring back, are kept."),
                          spare);
  dialog = zz_alert_new (window, _ ("Delete files that belong to no item?"), body);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), session, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
