/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of an evidence item. */
#include "config.h"

#include "app/evidence-dialog.h"

#include "app/clauses-chooser.h"
#include "app/evidence-actions.h"
#include "app/evidence-item.h"
#include "app/evidence-suggestion.h"
#include "app/field-editor.h"
#include "app/option.h"
#include "app/quiet-label.h"
#include "app/record-form.h"
#include "app/settings.h"
#include "report/words.h"

#include <glib/gi18n.h>

#define TITLE_WIDTH 140

struct _ZzEvidenceDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  char *id;
  ZzValue shown; /* the clauses that the dialog shows */

  GtkImage *state_image;
  GtkLabel *state;
  GtkLabel *file;
  GtkLabel *removed;
  GtkLabel *chain;
  GtkWidget *suggestion_row;
  GtkLabel *suggestion;
  ZzRecordForm *form;
  GtkLabel *clauses_title;
  ZzClausesChooser *clauses;
  ZzRecordForm *records; /* hidden where no clause asks proof for records */
  ZzRecordForm *others;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceDialog, zz_evidence_dialog, ADW_TYPE_WINDOW)

static ZzRecord *
find_item (ZzEvidenceDialog *self)
{
  return zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE, self->id);
}

/* The titles of all parts stand in one column. */
static void
line_up (ZzEvidenceDialog *self)
{
  static const struct
  {
    gsize form;
    guint field;
  } editors[] = {
    { G_STRUCT_OFFSET (ZzEvidenceDialog, form), ZZ_EVIDENCE_TITLE },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, form), ZZ_EVIDENCE_KIND },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, form), ZZ_EVIDENCE_ISSUED },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, form), ZZ_EVIDENCE_VALID_UNTIL },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, records), ZZ_EVIDENCE_RECORDS },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, others), ZZ_EVIDENCE_CONFIDENTIAL },
    { G_STRUCT_OFFSET (ZzEvidenceDialog, others), ZZ_EVIDENCE_NOTE },
  };

  gtk_widget_set_size_request (GTK_WIDGET (self->clauses_title), TITLE_WIDTH, -1);
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    {
      GtkWidget *editor = zz_record_form_get_editor (G_STRUCT_MEMBER (ZzRecordForm *, self, editors[i].form),
                                                     editors[i].field);

      if (editor != NULL)
        zz_field_editor_set_title_width (ZZ_FIELD_EDITOR (editor), TITLE_WIDTH);
    }
}

/* Which records an item can be for follows from its clauses. */
static void
show_records (ZzEvidenceDialog *self,
              ZzRecord *item)
{
  static const int fields[] = { ZZ_EVIDENCE_RECORDS, -1 };
  const ZzRegister *reg = zz_record_get_register (item);
  g_autoptr (GListStore) options = zz_options_new_for_field (self->session, zz_register_get_field (reg, ZZ_EVIDENCE_RECORDS),
                                                             self->id);
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (options)) > 0
                  || !zz_value_is_absent (zz_record_get (item, ZZ_EVIDENCE_RECORDS));

  if (some)
    zz_record_form_show_fields (self->records, self->session, reg, self->id, fields);
  else
    zz_record_form_clear (self->records);
  gtk_widget_set_visible (GTK_WIDGET (self->records), some);
  line_up (self);
}

static void
show_clauses (ZzEvidenceDialog *self,
              ZzRecord *item)
{
  const ZzValue *value = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);

  if (zz_value_equal (value, &self->shown))
    return;
  zz_value_clear (&self->shown);
  self->shown = zz_value_copy (value);
  zz_clauses_chooser_show (self->clauses, value->kind == ZZ_VALUE_LIST ? (const char *const *) value->list : NULL);
  show_records (self, item);
}

/* "Removed on 1 March 2027 by 张三: replaced". */
static void
show_removal (ZzEvidenceDialog *self,
              ZzRecord *item)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const char *by = zz_record_get_text (item, ZZ_EVIDENCE_REMOVED_BY);
  const char *reason = zz_record_get_text (item, ZZ_EVIDENCE_REMOVED_REASON);
  ZzDate on = zz_record_get_date (item, ZZ_EVIDENCE_REMOVED_ON);
  g_autofree char *day = on != ZZ_DATE_NONE ? zz_words_date (messages, on) : g_strdup ("?");
  g_autofree char *words = NULL;

  /* Translators: when an item was removed, by whom, and why. */
  words = g_strdup_printf (_ ("Removed on %s by %s: %s"), day, by != NULL ? by : "?", reason != NULL ? reason : "?");
  gtk_label_set_label (self->removed, words);
  gtk_widget_set_visible (GTK_WIDGET (self->removed), zz_evidence_is_removed (item));
}

static void
show_state (ZzEvidenceDialog *self,
            ZzRecord *item)
{
  ZzEvidenceState state = zz_evidence_get_state (item, zz_session_get_proof (self->session, self->id),
                                                 zz_session_get_at (self->session), zz_settings_get_expiry_warning_days ());
  const char *classes[] = { zz_evidence_state_get_css_class (state), NULL };
  gboolean editable = zz_session_get_editable (self->session);

  gtk_widget_set_css_classes (GTK_WIDGET (self->state_image), classes);
  gtk_image_set_from_icon_name (self->state_image, zz_evidence_state_get_icon (state));
  gtk_label_set_label (self->state, zz_evidence_state_get_word (state));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.remove", editable && !zz_evidence_is_removed (item));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.restore", editable && zz_evidence_is_removed (item));
}

/* "Newer version of “A” · Replaced by “B”". */
static char *
dup_chain (ZzEvidenceDialog *self,
           ZzRecord *item)
{
  const GPtrArray *items = zz_project_get_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE);
  GString *chain = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      ZzRecord *other = items->pdata[i];
      const ZzValue *older = zz_record_get (item, ZZ_EVIDENCE_REPLACES);
      const ZzValue *newer = zz_record_get (other, ZZ_EVIDENCE_REPLACES);
      const char *separator = chain->len > 0 ? " · " : "";

      if (older->kind == ZZ_VALUE_REFERENCE && g_str_equal (older->text, zz_record_get_id (other)))
        g_string_append_printf (g_string_append (chain, separator), _ ("Newer version of “%s”"), zz_record_get_label (other));
      if (newer->kind == ZZ_VALUE_REFERENCE && g_str_equal (newer->text, self->id))
        g_string_append_printf (g_string_append (chain, separator), _ ("Replaced by “%s”"), zz_record_get_label (other));
    }
  return g_string_free (chain, FALSE);
}

static void
show_chain (ZzEvidenceDialog *self,
            ZzRecord *item)
{
  g_autofree char *chain = dup_chain (self, item);

  gtk_label_set_label (self->chain, chain);
  gtk_widget_set_visible (GTK_WIDGET (self->chain), *chain != '\0');
}

/* What nobody said yet and the name of the file suggests. */
static void
show_suggestion (ZzEvidenceDialog *self,
                 ZzRecord *item)
{
  g_autofree char *suggestion = zz_evidence_suggestion_dup (self->session, item);
  gboolean some = suggestion != NULL && zz_session_get_editable (self->session) && !zz_evidence_is_removed (item);

  gtk_label_set_label (self->suggestion, some ? suggestion : "");
  gtk_widget_set_visible (self->suggestion_row, some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.use-suggestion", some);
}

/* An item that is gone (undone) has no details. */
static void
update (ZzEvidenceDialog *self)
{
  ZzRecord *item = find_item (self);

  if (item == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_clauses (self, item);
  show_removal (self, item);
  show_state (self, item);
  show_chain (self, item);
  show_suggestion (self, item);
}

static void
use_suggestion_action (GtkWidget *widget,
                       const char *name,
                       GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);
  g_autoptr (ZzChangeSet) set = NULL;

  if (item == NULL || zz_field_editor_settle (GTK_WINDOW (self)) != NULL)
    return;
  set = zz_evidence_suggestion_new_changes (self->session, item);
  zz_session_apply (self->session, set);
}

static void
clauses_cb (ZzEvidenceDialog *self)
{
  const ZzRegister *reg = zz_session_get_catalogue (self->session)->builtins[ZZ_BUILTIN_EVIDENCE];
  const ZzField *field = zz_register_get_field (reg, ZZ_EVIDENCE_CLAUSES);
  g_auto (ZzValue) value = zz_value_list (zz_clauses_chooser_get_chosen (self->clauses));
  g_autoptr (ZzChangeSet) set = NULL;
  g_autofree char *label = NULL;

  if (find_item (self) == NULL)
    return;
  label = g_strdup_printf (_ ("Choose clauses of “%s”"), zz_record_get_label (find_item (self)));
  set = zz_change_set_new (label);
  zz_change_set_set (set, reg, self->id, field, &value);
  zz_session_apply (self->session, set);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item == NULL || zz_field_editor_settle (GTK_WINDOW (self)) != NULL)
    return;
  g_ptr_array_add (items, item);
  zz_evidence_actions_remove (self->session, items, GTK_WINDOW (self));
}

static void
restore_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item == NULL)
    return;
  g_ptr_array_add (items, item);
  zz_evidence_actions_restore (self->session, items);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);

  if (item != NULL)
    zz_evidence_actions_open (self->session, item, GTK_WINDOW (self));
}

static void
show_in_folder_action (GtkWidget *widget,
                       const char *name,
                       GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);

  if (item != NULL)
    zz_evidence_actions_show_in_folder (self->session, item, GTK_WINDOW (self));
}

/* What is still being typed is taken over, or said to be wrong. */
static gboolean
zz_evidence_dialog_close_request (GtkWindow *window)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (window);

  if (zz_field_editor_settle (window) != NULL && find_item (self) != NULL)
    return TRUE;
  return GTK_WINDOW_CLASS (zz_evidence_dialog_parent_class)->close_request (window);
}

static void
zz_evidence_dialog_dispose (GObject *object)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  zz_value_clear (&self->shown);

  G_OBJECT_CLASS (zz_evidence_dialog_parent_class)->dispose (object);
}

static void
zz_evidence_dialog_class_init (ZzEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_evidence_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zz_evidence_dialog_close_request;

  g_type_ensure (ZZ_TYPE_CLAUSES_CHOOSER);
  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, state_image);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, state);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, file);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, removed);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, chain);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, suggestion_row);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, suggestion);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, clauses_title);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, clauses);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, records);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, others);
  gtk_widget_class_bind_template_callback (widget_class, clauses_cb);
  gtk_widget_class_install_action (widget_class, "evidence.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "evidence.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "evidence.show-in-folder", NULL, show_in_folder_action);
  gtk_widget_class_install_action (widget_class, "evidence.use-suggestion", NULL, use_suggestion_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_evidence_dialog_init (ZzEvidenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  zz_quiet_label_init (self->file);
}

/* What does not change while the dialog stands. */
static void
fill (ZzEvidenceDialog *self,
      ZzRecord *item)
{
  static const int fields[] = { ZZ_EVIDENCE_TITLE, ZZ_EVIDENCE_KIND, ZZ_EVIDENCE_ISSUED, ZZ_EVIDENCE_VALID_UNTIL, -1 };
  static const int others[] = { ZZ_EVIDENCE_CONFIDENTIAL, ZZ_EVIDENCE_NOTE, -1 };
  const ZzRegister *reg = zz_record_get_register (item);
  const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);

  gtk_label_set_label (self->file, path != NULL ? path : _ ("No file"));
  zz_record_form_show_fields (self->form, self->session, reg, self->id, fields);
  zz_record_form_show_fields (self->others, self->session, reg, self->id, others);
  gtk_label_set_label (self->clauses_title, C_ ("evidence", "Clauses"));
  zz_clauses_chooser_set_up (self->clauses, self->session, _ ("None chosen"));
  show_records (self, item);
}

void
zz_evidence_dialog_present (GtkWindow *parent,
                            ZzSession *session,
                            const char *id)
{
  ZzEvidenceDialog *self;
  ZzRecord *item;

  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  item = zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, id);
  if (item == NULL)
    return;
  self = g_object_new (ZZ_TYPE_EVIDENCE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  fill (self, item);
  update (self);
  g_object_bind_property (session, "editable", self->clauses, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (zz_record_form_get_editor (self->form, ZZ_EVIDENCE_KIND), GTK_DIR_TAB_FORWARD);
}
