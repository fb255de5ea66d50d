/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with evidence items. */
#include "config.h"

#include "app/evidence-actions.h"

#include "app/alert.h"
#include "app/platform.h"
#include "app/settings.h"
#include "core/error.h"
#include "store/attachment.h"

#include <glib/gi18n.h>
#include <string.h>

/* A removal that waits for its reason. */
typedef struct
{
  ZzSession *session;
  GPtrArray *items;
  GtkEditable *reason; /* inside the dialog */
} Removal;

static void
report (ZzSession *session,
        const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

/* Where the item's file is; why it cannot be shown is said. */
static GFile *
locate (ZzSession *session,
        ZzRecord *item)
{
  g_autoptr (GFile) folder = zz_session_get_evidence_folder (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (folder == NULL || zz_record_get_text (item, ZZ_EVIDENCE_FILE) == NULL)
    {
      g_set_error (&error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("“%s” has no file."), zz_record_get_label (item));
      zz_session_report (session, error);
      return NULL;
    }
  file = zz_evidence_locate (folder, item, &error);
  if (file == NULL)
    zz_session_report (session, error);
  else if (!g_file_query_exists (file, NULL))
    {
      g_set_error (&error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                   _ ("The file of “%s” is not there: put it back into the evidence folder, or attach it anew."),
                   zz_record_get_label (item));
      zz_session_report (session, error);
      g_clear_object (&file);
    }
  return g_steal_pointer (&file);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzSession) session = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_platform_open_file_finish (source, result, &error))
    report (session, error);
}

static void
shown_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (ZzSession) session = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_platform_show_in_folder_finish (result, &error))
    report (session, error);
}

void
zz_evidence_actions_open (ZzSession *session,
                          ZzRecord *item,
                          GtkWindow *window)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && item != NULL);

  file = locate (session, item);
  if (file != NULL)
    zz_platform_open_file (window, file, opened_cb, g_object_ref (session));
}

void
zz_evidence_actions_show_in_folder (ZzSession *session,
                                    ZzRecord *item,
                                    GtkWindow *window)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && item != NULL);

  file = locate (session, item);
  if (file != NULL)
    zz_platform_show_in_folder (window, file, shown_cb, g_object_ref (session));
}

/* Those of @items that are in the project and removed, or not. Owned references. */
static GPtrArray *
list_items (ZzSession *session,
            GPtrArray *items,
            gboolean removed)
{
  GPtrArray *list = zz_record_list_new ();

  for (guint i = 0; i < items->len; i++)
    {
      ZzRecord *item = items->pdata[i];

      if (zz_evidence_is_removed (item) == removed
          && zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, zz_record_get_id (item))
                 == item)
        g_ptr_array_add (list, zz_record_ref (item));
    }
  return list;
}

static void
set_field (ZzChangeSet *set,
           ZzRecord *item,
           guint number,
           ZzValue value)
{
  const ZzRegister *reg = zz_record_get_register (item);

  zz_change_set_set (set, reg, zz_record_get_id (item), zz_register_get_field (reg, number), &value);
  zz_value_clear (&value);
}

/* A sentence about one item by its name, or about how many. A macro, so that the
 * compiler sees the formats. */
#define DUP_SENTENCE(items, one, many)                                                  \
  ((items)->len == 1 ? g_strdup_printf ((one), zz_record_get_label ((items)->pdata[0])) \
                     : g_strdup_printf ((many), (items)->len))

static void
mark (ZzSession *session,
      GPtrArray *items,
      const char *reason)
{
  g_autofree char *label = DUP_SENTENCE (items, _ ("Remove “%s”"),
                                         ngettext ("Remove %u item", "Remove %u items", items->len));
  g_autofree char *said = DUP_SENTENCE (items, _ ("“%s” was removed"),
                                        ngettext ("%u item was removed", "%u items were removed", items->len));
  g_autofree char *by = zz_settings_dup_reviewer ();
  g_autoptr (ZzChangeSet) set = zz_change_set_new (label);

  for (guint i = 0; i < items->len; i++)
    {
      set_field (set, items->pdata[i], ZZ_EVIDENCE_REMOVED_ON, zz_value_date (zz_session_get_today (session)));
      set_field (set, items->pdata[i], ZZ_EVIDENCE_REMOVED_BY, zz_value_text (ZZ_VALUE_TEXT, by));
      set_field (set, items->pdata[i], ZZ_EVIDENCE_REMOVED_REASON, zz_value_text (ZZ_VALUE_TEXT, reason));
    }
  if (zz_session_apply (session, set))
    zz_session_say (session, said, TRUE);
}

static char *
dup_reason (Removal *removal)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (removal->reason)));
}

static void
removal_free (gpointer data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->session);
  g_ptr_array_unref (removal->items);
  g_free (removal);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  Removal *removal = user_data;
  g_autofree char *reason = dup_reason (removal);
  g_autoptr (GPtrArray) items = NULL;

  if (!g_str_equal (response, "remove") || *reason == '\0')
    return;
  /* Some may have gone while the question stood. */
  items = list_items (removal->session, removal->items, FALSE);
  if (items->len > 0)
    mark (removal->session, items, reason);
}

static void
reason_cb (AdwMessageDialog *dialog,
           GtkEditable *entry)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "remove", *reason != '\0');
}

static GtkWidget *
make_entry (AdwMessageDialog *dialog)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason, as an auditor will read it"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_cb), dialog, G_CONNECT_SWAPPED);
  adw_message_dialog_set_extra_child (dialog, entry);
  return entry;
}

static void
ask (ZzSession *session,
     GPtrArray *items,
     GtkWindow *window)
{
  g_autofree char *title = DUP_SENTENCE (items, _ ("Remove “%s”?"),
                                         ngettext ("Remove %u item?", "Remove %u items?", items->len));
  AdwMessageDialog *dialog = zz_alert_new (window, title,
                                           _ ("It proves nothing any more. It stays in the project with the reason, "
                                              "its file stays where it is, and it can be brought back."));
  Removal *removal = g_new0 (Removal, 1);

  removal->session = g_object_ref (session);
  removal->items = g_ptr_array_ref (items);
  removal->reason = GTK_EDITABLE (make_entry (dialog));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "remove", FALSE);
  adw_message_dialog_set_default_response (dialog, "remove");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), removal, removal_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (removal->reason));
}

void
zz_evidence_actions_remove (ZzSession *session,
                            GPtrArray *items,
                            GtkWindow *window)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && items != NULL);

  if (!zz_session_get_editable (session))
    {
      zz_session_report_read_only (session);
      return;
    }
  list = list_items (session, items, FALSE);
  if (list->len > 0)
    ask (session, list, window);
}

void
zz_evidence_actions_restore (ZzSession *session,
                             GPtrArray *items)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && items != NULL);

  list = list_items (session, items, TRUE);
  if (list->len == 0)
    return;
  label = DUP_SENTENCE (list, _ ("Bring back “%s”"), ngettext ("Bring back %u item", "Bring back %u items", list->len));
  said = DUP_SENTENCE (list, _ ("“%s” was brought back"),
                       ngettext ("%u item was brought back", "%u items were brought back", list->len));
  set = zz_change_set_new (label);
  for (guint i = 0; i < list->len; i++)
    for (guint field = ZZ_EVIDENCE_REMOVED_ON; field <= ZZ_EVIDENCE_REMOVED_REASON; field++)
      set_field (set, list->pdata[i], field, ZZ_VALUE_INIT);
  if (zz_session_apply (session, set))
    zz_session_say (session, said, TRUE);
}

gboolean
zz_evidence_actions_may_attach (ZzSession *session)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session), FALSE);

  if (!zz_session_get_editable (session))
    {
      zz_session_report_read_only (session);
      return FALSE;
    }
  if (zz_session_get_file (session) != NULL)
    return TRUE;
  g_set_error_literal (&error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                       _ ("Save the project first: its evidence is kept in a folder beside its file."));
  zz_session_report (session, error);
  return FALSE;
}
