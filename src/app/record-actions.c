/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with whole records. */
#include "config.h"

#include "app/record-actions.h"

#include "app/alert.h"
#include "app/record-row.h"
#include "core/edit.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* So many referring records are named in a question. */
#define MAX_NAMES 10

/* A removal that waits for an answer. */
typedef struct
{
  ZzSession *session;
  ZzRecord *record;
} Removal;

static const char *
get_register_title (ZzSession *session,
                    ZzRecord *record)
{
  return zz_words_register (zz_session_get_messages (session), zz_record_get_register (record));
}

static char *
insert (ZzSession *session,
        ZzRecord *record)
{
  g_autofree char *label = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  /* Translators: what undo takes back; %s is a kind of records. */
  label = g_strdup_printf (_ ("Add to “%s”"), get_register_title (session, record));
  set = zz_change_set_new (label);
  zz_change_set_insert (set, record);
  return zz_session_apply (session, set) ? g_strdup (zz_record_get_id (record)) : NULL;
}

char *
zz_record_actions_add (ZzSession *session,
                       const ZzRegister *reg)
{
  g_autofree char *id = NULL;
  g_autoptr (ZzRecord) record = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && reg != NULL, NULL);

  id = zz_record_make_id (reg);
  record = zz_record_new (reg, id);
  return insert (session, record);
}

char *
zz_record_actions_duplicate (ZzSession *session,
                             ZzRecord *record)
{
  g_autofree char *id = NULL;
  g_autoptr (ZzRecord) copy = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && record != NULL, NULL);

  id = zz_record_make_id (zz_record_get_register (record));
  copy = zz_record_copy (record, id);
  return insert (session, copy);
}

static ZzChangeSet *
make_removal (ZzSession *session,
              ZzRecord *record,
              const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), name);
  ZzChangeSet *set = zz_change_set_new (label);

  zz_edit_remove (set, zz_session_get_project (session), record);
  return set;
}

static void
apply_removal (ZzSession *session,
               ZzRecord *record)
{
  g_autofree char *name = zz_record_row_dup_name (session, record);
  g_autoptr (ZzChangeSet) set = make_removal (session, record, name);
  g_autofree char *message = NULL;

  if (!zz_session_apply (session, set))
    return;
  message = g_strdup_printf (_ ("“%s” was removed"), name);
  zz_session_say (session, message, TRUE);
}

static void
append_line (GString *text,
             ZzSession *session,
             const ZzChange *change)
{
  gboolean removed = change->kind == ZZ_CHANGE_REMOVE;
  ZzRecord *record = removed ? change->record : zz_project_find (zz_session_get_project (session), change->reg, change->id);
  g_autofree char *name = NULL;

  if (record == NULL)
    return;
  name = zz_record_row_dup_name (session, record);
  g_string_append_c (text, '\n');
  if (removed)
    /* Translators: a kind of records and a record's name; it cannot do without the
     * record about to be removed. */
    g_string_append_printf (text, _ ("%s: “%s” is removed too"), get_register_title (session, record), name);
  else
    /* Translators: a kind of records, a record's name, and the title of a field. */
    g_string_append_printf (text, _ ("%s: “%s” loses its “%s”"), get_register_title (session, record), name,
                            zz_words_field (zz_session_get_messages (session), change->field));
}

/* The records that a removal touches beside the one removed, a line for each; NULL
 * for none. */
static char *
dup_consequences (ZzSession *session,
                  ZzChangeSet *set)
{
  guint n = zz_change_set_get_n_changes (set);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n <= 1)
    return NULL;
  g_string_append (text, _ ("Other records refer to it:"));
  /* The first change is the removal itself. */
  for (guint i = 1; i < n && i <= MAX_NAMES; i++)
    append_line (text, session, zz_change_set_get_change (set, i));
  if (n > MAX_NAMES + 1)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - 1 - MAX_NAMES), n - 1 - MAX_NAMES);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
removal_free (gpointer data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->session);
  zz_record_unref (removal->record);
  g_free (removal);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  Removal *removal = user_data;
  ZzRecord *record = removal->record;

  /* It may have gone while the question stood. */
  if (g_str_equal (response, "remove")
      && zz_project_find (zz_session_get_project (removal->session), zz_record_get_register (record),
                          zz_record_get_id (record))
             == record)
    apply_removal (removal->session, record);
}

static void
ask (ZzSession *session,
     ZzRecord *record,
     const char *name,
     const char *consequences,
     GtkWindow *window)
{
  g_autofree char *title = g_strdup_printf (_ ("Remove “%s”?"), name);
  AdwMessageDialog *dialog = zz_alert_new (window, title, consequences);
  Removal *removal = g_new0 (Removal, 1);

  removal->session = g_object_ref (session);
  removal->record = zz_record_ref (record);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), removal, removal_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
zz_record_actions_remove (ZzSession *session,
                          ZzRecord *record,
                          GtkWindow *window)
{
  g_autofree char *name = NULL;
  g_autofree char *consequences = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && record != NULL);

  if (!zz_session_get_editable (session))
    {
      zz_session_report_read_only (session);
      return;
    }
  name = zz_record_row_dup_name (session, record);
  set = make_removal (session, record, name);
  consequences = dup_consequences (session, set);
  if (consequences != NULL)
    ask (session, record, name, consequences, window);
  else
    apply_removal (session, record);
}
