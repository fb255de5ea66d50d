/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits several evidence items at once. */
#include "config.h"

#include "app/evidence-edit-dialog.h"

#include "app/clauses-chooser.h"
#include "app/date-popover.h"
#include "app/option.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>

#define NEVER "never"
/* What stands for several values in a list; no choice has such an identifier. */
#define SEVERAL "*"

/* The fields in the order of the rows. */
enum {
  KIND,
  ISSUED,
  VALID_UNTIL,
  CONFIDENTIAL,
  N_FIELDS
};

static const guint numbers[N_FIELDS] = { ZZ_EVIDENCE_KIND, ZZ_EVIDENCE_ISSUED, ZZ_EVIDENCE_VALID_UNTIL,
                                         ZZ_EVIDENCE_CONFIDENTIAL };

struct _ZzEvidenceEditDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  GPtrArray *items;            /* ZzRecord */
  char *initial[N_FIELDS];     /* the written form all have in common; NULL: several */
  GListStore *lists[N_FIELDS]; /* ZzOption, of the fields that are chosen */

  AdwActionRow *rows[N_FIELDS];
  GtkWidget *controls[N_FIELDS]; /* GtkDropDown or GtkEntry */
  GtkCheckButton *never;
  ZzClausesChooser *clauses;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceEditDialog, zz_evidence_edit_dialog, ADW_TYPE_WINDOW)

static const ZzField *
get_field (ZzEvidenceEditDialog *self,
           guint row)
{
  return zz_register_get_field (zz_session_get_catalogue (self->session)->builtins[ZZ_BUILTIN_EVIDENCE], numbers[row]);
}

static char *
dup_initial (ZzEvidenceEditDialog *self,
             guint row)
{
  const ZzField *field = get_field (self, row);
  const ZzValue *first = zz_record_get (self->items->pdata[0], field->number);

  for (guint i = 1; i < self->items->len; i++)
    if (!zz_value_equal (zz_record_get (self->items->pdata[i], field->number), first))
      return NULL;
  return zz_field_format (field, first);
}

/* What the row says now, in the written form; NULL to leave the items as they are. */
static char *
dup_text (ZzEvidenceEditDialog *self,
          guint row)
{
  g_autofree char *text = NULL;

  if (self->lists[row] != NULL)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (
          G_LIST_MODEL (self->lists[row]), gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[row])));

      text = g_strdup (zz_option_get_text (option));
    }
  else if (row == VALID_UNTIL && gtk_check_button_get_active (self->never))
    text = g_strdup (NEVER);
  else
    text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->controls[row]))));
  if (self->initial[row] != NULL ? g_str_equal (text, self->initial[row])
                                 : *text == '\0' && self->lists[row] == NULL)
    return NULL;
  return g_str_equal (text, SEVERAL) ? NULL : g_steal_pointer (&text);
}

/* Marks the dates that are none; what is wrong keeps the button from working. */
static void
check (ZzEvidenceEditDialog *self)
{
  gboolean valid = TRUE;

  for (guint i = ISSUED; i <= VALID_UNTIL; i++)
    {
      g_autofree char *text = dup_text (self, i);
      g_auto (ZzValue) value = ZZ_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      gboolean good = text == NULL || zz_field_read (get_field (self, i), text, &value, &error);

      adw_action_row_set_subtitle (self->rows[i], good ? "" : error->message);
      if (good)
        gtk_widget_remove_css_class (self->controls[i], "error");
      else
        gtk_widget_add_css_class (self->controls[i], "error");
      valid = valid && good;
    }
  gtk_widget_set_sensitive (self->controls[VALID_UNTIL], !gtk_check_button_get_active (self->never));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.apply", valid);
}

static void
never_cb (ZzEvidenceEditDialog *self)
{
  gtk_check_button_set_inconsistent (self->never, FALSE);
  check (self);
}

static void
add_field (ZzEvidenceEditDialog *self,
           ZzChangeSet *set,
           guint row)
{
  const ZzField *field = get_field (self, row);
  g_autofree char *text = dup_text (self, row);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  if (text == NULL || !zz_field_read (field, text, &value, NULL))
    return;
  for (guint i = 0; i < self->items->len; i++)
    if (!zz_value_equal (zz_record_get (self->items->pdata[i], field->number), &value))
      zz_change_set_set (set, field->owner, zz_record_get_id (self->items->pdata[i]), field, &value);
}

/* Adds the chosen clauses to those an item has. */
static void
add_clauses (ZzEvidenceEditDialog *self,
             ZzChangeSet *set,
             ZzRecord *item)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), ZZ_EVIDENCE_CLAUSES);
  const ZzValue *before = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);
  const char *const *chosen = zz_clauses_chooser_get_chosen (self->clauses);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_auto (ZzValue) after = ZZ_VALUE_INIT;

  if (*chosen == NULL || before->kind == ZZ_VALUE_OPAQUE)
    return;
  if (before->kind == ZZ_VALUE_LIST)
    g_strv_builder_addv (builder, (const char **) before->list);
  g_strv_builder_addv (builder, (const char **) chosen);
  ids = g_strv_builder_end (builder);
  after = zz_value_list ((const char *const *) ids);
  if (!zz_value_equal (before, &after))
    zz_change_set_set (set, field->owner, zz_record_get_id (item), field, &after);
}

/* Items that have gone while the dialog stood are left alone. */
static void
drop_gone (ZzEvidenceEditDialog *self)
{
  for (guint i = self->items->len; i > 0; i--)
    if (zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE,
                                 zz_record_get_id (self->items->pdata[i - 1]))
        == NULL)
      g_ptr_array_remove_index (self->items, i - 1);
}

static void
apply_action (GtkWidget *widget,
              const char *name,
              GVariant *target)
{
  ZzEvidenceEditDialog *self = ZZ_EVIDENCE_EDIT_DIALOG (widget);
  g_autofree char *label = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  drop_gone (self);
  label = g_strdup_printf (ngettext ("Edit %u item", "Edit %u items", self->items->len), self->items->len);
  set = zz_change_set_new (label);
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, set, i);
  for (guint i = 0; i < self->items->len; i++)
    add_clauses (self, set, self->items->pdata[i]);
  if (zz_change_set_get_n_changes (set) > 0 && zz_session_apply (self->session, set))
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u item was changed", "%u items were changed", self->items->len),
                                               self->items->len);

      zz_session_say (self->session, said, TRUE);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
zz_evidence_edit_dialog_dispose (GObject *object)
{
  ZzEvidenceEditDialog *self = ZZ_EVIDENCE_EDIT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_EDIT_DIALOG);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_clear_object (&self->lists[i]);
      g_clear_pointer (&self->initial[i], g_free);
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_evidence_edit_dialog_parent_class)->dispose (object);
}

static void
zz_evidence_edit_dialog_class_init (ZzEvidenceEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_evidence_edit_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceEditDialog, group);
  gtk_widget_class_install_action (widget_class, "edit.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.apply", NULL);
}

static void
zz_evidence_edit_dialog_init (ZzEvidenceEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwActionRow *
append_row (ZzEvidenceEditDialog *self,
            const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);
  return ADW_ACTION_ROW (row);
}

static void
append_control (AdwActionRow *row,
                GtkWidget *control)
{
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  adw_action_row_add_suffix (row, control);
}

static void
append_list (ZzEvidenceEditDialog *self,
             guint row)
{
  const ZzField *field = get_field (self, row);
  const char *initial = self->initial[row];
  g_autoptr (ZzOption) none = zz_option_new ("", _ ("Not recorded"));
  g_autoptr (ZzOption) several = zz_option_new (SEVERAL, _ ("Several values"));
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_resource (NULL, "/zizhi/app/option-item.ui");

  self->lists[row] = zz_options_new_for_field (self->session, field, zz_record_get_id (self->items->pdata[0]));
  g_list_store_insert (self->lists[row], 0, none);
  if (initial == NULL)
    g_list_store_insert (self->lists[row], 0, several);
  else if (zz_options_find (G_LIST_MODEL (self->lists[row]), initial) == G_MAXUINT)
    zz_options_append (self->lists[row], initial, initial);
  self->controls[row] = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->controls[row]), factory);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->controls[row]), G_LIST_MODEL (self->lists[row]));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[row]),
                              initial != NULL ? zz_options_find (G_LIST_MODEL (self->lists[row]), initial) : 0);
  append_control (self->rows[row], self->controls[row]);
}

static void
picked_cb (GtkEditable *entry,
           int day)
{
  g_autofree char *text = zz_date_format (day);

  gtk_editable_set_text (entry, text);
}

static void
append_date (ZzEvidenceEditDialog *self,
             guint row)
{
  const char *initial = self->initial[row];
  gboolean never = g_strcmp0 (initial, NEVER) == 0;
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *calendar = zz_date_popover_new (_ ("Choose a day"));

  self->controls[row] = entry;
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_text (GTK_EDITABLE (entry), initial != NULL && !never ? initial : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), initial == NULL ? _ ("Several values") : _ ("YYYY-MM-DD"));
  append_control (self->rows[row], entry);
  gtk_widget_set_valign (calendar, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->rows[row], calendar);
  g_signal_connect_object (calendar, "chosen", G_CALLBACK (picked_cb), entry, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (check), self);
  if (row != VALID_UNTIL)
    return;
  self->never = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Never ends")));
  gtk_check_button_set_active (self->never, never);
  gtk_check_button_set_inconsistent (self->never, initial == NULL);
  adw_action_row_add_suffix (self->rows[row], GTK_WIDGET (self->never));
  g_signal_connect_swapped (self->never, "toggled", G_CALLBACK (never_cb), self);
}

static void
append_clauses (ZzEvidenceEditDialog *self)
{
  AdwActionRow *row = append_row (self, _ ("Add clauses"));

  adw_action_row_set_subtitle (row, _ ("The clauses that the items have already stay"));
  self->clauses = g_object_new (ZZ_TYPE_CLAUSES_CHOOSER, NULL);
  zz_clauses_chooser_set_up (self->clauses, self->session, _ ("None to add"));
  gtk_widget_set_valign (GTK_WIDGET (self->clauses), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->clauses));
}

static void
fill (ZzEvidenceEditDialog *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (i == CONFIDENTIAL)
        append_clauses (self);
      self->initial[i] = dup_initial (self, i);
      self->rows[i] = append_row (self, zz_words_field (messages, get_field (self, i)));
      if (i == KIND || i == CONFIDENTIAL)
        append_list (self, i);
      else
        append_date (self, i);
    }
  check (self);
}

void
zz_evidence_edit_dialog_present (GtkWindow *parent,
                                 ZzSession *session,
                                 GPtrArray *items)
{
  ZzEvidenceEditDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (items != NULL && items->len > 0);

  self = g_object_new (ZZ_TYPE_EVIDENCE_EDIT_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->items = zz_record_list_new ();
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, zz_record_ref (items->pdata[i]));
  title = g_strdup_printf (ngettext ("Edit %u item", "Edit %u items", items->len), items->len);
  gtk_window_set_title (GTK_WINDOW (self), title);
  fill (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->controls[KIND]);
  gtk_window_present (GTK_WINDOW (self));
}
