/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new project is for.
 *
 * The questions are fields of the project itself, so the dialog is two forms
 * over a project that nobody has opened yet.
 */
#include "config.h"

#include "app/new-project-dialog.h"

#include "app/edition-choice.h"
#include "app/field-editor.h"
#include "app/record-form.h"
#include "core/credit-code.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* What most people apply for first; they see it and can choose otherwise. */
#define USUAL_SERVICE "operation"
#define USUAL_LEVEL 0
#define USUAL_KIND 0

struct _ZzNewProjectDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  ZzNewProjectFunc func;
  gpointer user_data;

  ZzRecordForm *organisation;
  ZzRecordForm *application;
  AdwComboRow *edition;
  AdwActionRow *notice;
};

G_DEFINE_FINAL_TYPE (ZzNewProjectDialog, zz_new_project_dialog, ADW_TYPE_WINDOW)

/* What is known of the edition, and how surely. */
static void
show_notice (ZzNewProjectDialog *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const ZzCatalogue *catalogue = zz_session_get_catalogue (self->session);
  g_autofree char *notice = zz_words_edition_notice (messages, catalogue);
  g_autofree char *missing = zz_words_missing_levels (messages, catalogue);
  g_autoptr (GString) text = g_string_new (notice);

  if (!catalogue->confirmed_by_body)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _ ("No figure of this edition was confirmed by the certification body; each one shows its source and how sure it is, and can be replaced with a reason."));
  if (missing != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", missing);
  adw_action_row_set_subtitle (self->notice, text->str);
}

/* The questions are those of the edition chosen. */
static void
show_forms (ZzNewProjectDialog *self)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (self->session);
  const ZzRegister *organisation = catalogue->organisation;
  const ZzRegister *application = catalogue->builtins[ZZ_BUILTIN_APPLICATION];
  const ZzField *code = zz_register_find_field (organisation, ZZ_CREDIT_CODE_FIELD);
  const int fields[] = { organisation->label != NULL ? (int) organisation->label->number : -1,
                         code != NULL ? (int) code->number : -1, -1 };

  zz_record_form_show_fields (self->organisation, self->session, organisation, organisation->id, fields);
  zz_record_form_show (self->application, self->session, application, application->id);
  zz_record_form_line_up (self->organisation, self->application);
  show_notice (self);
}

/* What was typed goes along; what cannot be recorded would not, and is to be mended
 * first. */
static void
edition_cb (ZzNewProjectDialog *self)
{
  const char *from = self->session != NULL ? zz_session_get_catalogue (self->session)->id : NULL;
  const char *to = zz_edition_choice_get (self->edition);
  g_autoptr (GError) error = NULL;

  if (from == NULL || to == NULL || g_str_equal (to, from))
    return;
  if (zz_field_editor_settle (GTK_WINDOW (self)) != NULL)
    {
      zz_edition_choice_set (self->edition, from);
      return;
    }
  /* No form may look at a project whose fields are others. */
  zz_record_form_clear (self->organisation);
  zz_record_form_clear (self->application);
  if (!zz_session_move (self->session, to, &error))
    zz_edition_choice_set (self->edition, from);
  show_forms (self);
  if (error != NULL)
    adw_action_row_set_subtitle (self->notice, error->message);
}

static void
create_cb (ZzNewProjectDialog *self)
{
  if (zz_field_editor_settle (GTK_WINDOW (self)) != NULL)
    return;
  zz_session_forget_eras (self->session);
  self->func (self->session, self->user_data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
zz_new_project_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_NEW_PROJECT_DIALOG);
  g_clear_object (&ZZ_NEW_PROJECT_DIALOG (object)->session);

  G_OBJECT_CLASS (zz_new_project_dialog_parent_class)->dispose (object);
}

static void
zz_new_project_dialog_class_init (ZzNewProjectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_new_project_dialog_dispose;

  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/new-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzNewProjectDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, ZzNewProjectDialog, application);
  gtk_widget_class_bind_template_child (widget_class, ZzNewProjectDialog, edition);
  gtk_widget_class_bind_template_child (widget_class, ZzNewProjectDialog, notice);
  gtk_widget_class_bind_template_callback (widget_class, edition_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_new_project_dialog_init (ZzNewProjectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
suggest (ZzSession *session,
         guint number,
         int choice)
{
  const ZzRegister *reg = zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_APPLICATION];
  g_autoptr (ZzChangeSet) set = zz_change_set_new (_ ("New project"));
  ZzValue value = zz_value_choice ((guint) choice);

  if (choice < 0)
    return;
  zz_change_set_set (set, reg, reg->id, zz_register_get_field (reg, number), &value);
  zz_session_apply (session, set);
}

void
zz_new_project_dialog_present (GtkWindow *parent,
                               ZzSession *session,
                               ZzNewProjectFunc func,
                               gpointer user_data)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (session);
  ZzNewProjectDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (func != NULL);

  self = g_object_new (ZZ_TYPE_NEW_PROJECT_DIALOG, "transient-for", parent, NULL);
  zz_edition_choice_fill (self->edition, zz_session_get_messages (session), catalogue->id, FALSE);
  self->session = g_object_ref (session);
  self->func = func;
  self->user_data = user_data;
  suggest (session, ZZ_APPLICATION_SERVICE, zz_choices_find (catalogue->services, USUAL_SERVICE));
  suggest (session, ZZ_APPLICATION_LEVEL, USUAL_LEVEL);
  suggest (session, ZZ_APPLICATION_KIND, USUAL_KIND);
  show_forms (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->organisation), GTK_DIR_TAB_FORWARD);
}
