/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of an evidence item. */
#include "config.h"

#include "app/evidence-dialog.h"

#include "app/field-editor.h"
#include "app/record-form.h"
#include "core/edit.h"

#include <glib/gi18n.h>

struct _ZzEvidenceDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  char *id;

  GtkLabel *file;
  ZzRecordForm *form;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceDialog, zz_evidence_dialog, ADW_TYPE_WINDOW)

static ZzRecord *
find_item (ZzEvidenceDialog *self)
{
  return zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE, self->id);
}

/* An item that is gone (undone) has no details. */
static void
update (ZzEvidenceDialog *self)
{
  if (find_item (self) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzEvidenceDialog *self = ZZ_EVIDENCE_DIALOG (widget);
  ZzRecord *item = find_item (self);
  g_autofree char *label = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  if (item == NULL)
    return;
  label = g_strdup_printf (_ ("Remove “%s”"), zz_record_get_label (item));
  set = zz_change_set_new (label);
  zz_edit_remove (set, zz_session_get_project (self->session), item);
  zz_session_apply (self->session, set);
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

  G_OBJECT_CLASS (zz_evidence_dialog_parent_class)->dispose (object);
}

static void
zz_evidence_dialog_class_init (ZzEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_evidence_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zz_evidence_dialog_close_request;

  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, file);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceDialog, form);
  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_evidence_dialog_init (ZzEvidenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_evidence_dialog_present (GtkWindow *parent,
                            ZzSession *session,
                            const char *id)
{
  static const int fields[] = { ZZ_EVIDENCE_KIND, ZZ_EVIDENCE_TITLE, ZZ_EVIDENCE_ISSUED, ZZ_EVIDENCE_VALID_UNTIL,
                                ZZ_EVIDENCE_RECORDS, ZZ_EVIDENCE_CONFIDENTIAL, ZZ_EVIDENCE_NOTE, -1 };
  ZzEvidenceDialog *self;
  ZzRecord *item;
  const char *path;

  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  item = zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, id);
  if (item == NULL)
    return;
  self = g_object_new (ZZ_TYPE_EVIDENCE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  gtk_label_set_label (self->file, path != NULL ? path : _ ("No file"));
  zz_record_form_show_fields (self->form, session, zz_record_get_register (item), id, fields);
  g_object_bind_property (session, "editable", self->form, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
