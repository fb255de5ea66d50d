/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence that names a record. */
#include "app/record-evidence.h"

#include "app/evidence-words.h"
#include "report/words.h"

struct _ZzRecordEvidence
{
  AdwBin parent_instance;

  GPtrArray *ids; /* of the items, in the order of the rows */
  char *shown;    /* what the rows say, to leave them alone while it is the same */

  GtkListBox *list;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (ZzRecordEvidence, zz_record_evidence, ADW_TYPE_BIN)

static void
activated_cb (ZzRecordEvidence *self,
              GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->ids->pdata[gtk_list_box_row_get_index (row)]);
}

static void
append_item (ZzRecordEvidence *self,
             ZzSession *session,
             ZzRecord *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = zz_words_record (zz_session_get_messages (session), zz_session_get_project (session),
                                            zz_record_get_id (item));
  g_autofree char *caption = zz_evidence_words_item (session, item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_ptr_array_add (self->ids, g_strdup (zz_record_get_id (item)));
  gtk_list_box_append (self->list, row);
}

/* The items that name the record and are in use; owned by the caller. */
static GPtrArray *
list_items (ZzSession *session,
            const char *id)
{
  const GPtrArray *all = zz_project_get_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (zz_value_list_contains (zz_record_get (all->pdata[i], ZZ_EVIDENCE_RECORDS), id)
        && !zz_evidence_is_removed (all->pdata[i]))
      g_ptr_array_add (items, all->pdata[i]);
  return items;
}

static char *
dup_state (ZzSession *session,
           const GPtrArray *items)
{
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *caption = zz_evidence_words_item (session, items->pdata[i]);

      g_string_append_printf (state, "%s\n%s\n%s\n", zz_record_get_id (items->pdata[i]),
                              zz_record_get_label (items->pdata[i]), caption);
    }
  return g_string_free (state, FALSE);
}

static void
zz_record_evidence_finalize (GObject *object)
{
  ZzRecordEvidence *self = ZZ_RECORD_EVIDENCE (object);

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (zz_record_evidence_parent_class)->finalize (object);
}

static void
zz_record_evidence_class_init (ZzRecordEvidenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_record_evidence_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/record-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzRecordEvidence, list);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordEvidence, nothing);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
zz_record_evidence_init (ZzRecordEvidence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

void
zz_record_evidence_show (ZzRecordEvidence *self,
                         ZzSession *session,
                         const char *id)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *state = NULL;
  GtkWidget *row;

  g_return_if_fail (ZZ_IS_RECORD_EVIDENCE (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && id != NULL);

  items = list_items (session, id);
  state = dup_state (session, items);
  if (g_strcmp0 (state, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&state);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < items->len; i++)
    append_item (self, session, items->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), items->len > 0);
  gtk_widget_set_visible (self->nothing, items->len == 0);
}
