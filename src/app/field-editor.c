/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of one record, with its title and what is wrong. */
#include "config.h"

#include "app/field-editor.h"

#include "app/choice-editor.h"
#include "app/choices-editor.h"
#include "app/multiline-editor.h"
#include "app/text-editor.h"
#include "core/credit-code.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>

#define INVALID "zz-invalid"

typedef struct
{
  ZzSession *session;
  const ZzField *field;
  char *id;
  char *base; /* the record's value when what is shown was last right */
  gboolean showing;

  GtkLabel *title;
  AdwBin *slot;
  GtkLabel *guidance;
  GtkLabel *error;
} ZzFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZzFieldEditor, zz_field_editor, ADW_TYPE_BIN)

enum {
  EXTEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ZzRecord *
find_record (ZzFieldEditorPrivate *priv)
{
  return zz_project_find (zz_session_get_project (priv->session), priv->field->owner, priv->id);
}

/* What to do, in the words of the window: parsing errors speak of ids. */
static const char *
get_advice (const ZzField *field)
{
  switch ((int) field->type)
    {
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
    case ZZ_FIELD_VALID_END:
      return _ ("Not recorded: enter a day that exists, such as 2026-11-22.");
    case ZZ_FIELD_YEAR:
      return _ ("Not recorded: enter a year, such as 2026.");
    case ZZ_FIELD_INTEGER:
      return _ ("Not recorded: enter a whole number.");
    case ZZ_FIELD_MONEY:
      return _ ("Not recorded: enter an amount, such as 120000.00.");
    default:
      return _ ("Not recorded: this field does not take such a value.");
    }
}

static void
show_remark (ZzFieldEditor *self,
             const char *message,
             const char *style)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  const char *const styles[] = { "caption", style, NULL };

  gtk_label_set_label (priv->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->error), message != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (priv->error), (const char **) styles);
}

static void
show_error (ZzFieldEditor *self,
            const char *message)
{
  show_remark (self, message, "error");
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), INVALID);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), INVALID);
}

/* What is recorded all the same, but is likely to be a slip. */
static const char *
get_doubt (const ZzField *field,
           const char *text)
{
  if (*text == '\0' || !field->owner->single || !g_str_equal (field->id, ZZ_CREDIT_CODE_FIELD))
    return NULL;
  switch (zz_credit_code_check (text))
    {
    case ZZ_CREDIT_CODE_LENGTH:
      return _ ("Please check: a credit code has 18 characters.");
    case ZZ_CREDIT_CODE_CHARACTER:
      return _ ("Please check: a credit code has digits and capital letters only, and no I, O, S, V or Z.");
    case ZZ_CREDIT_CODE_CHECK:
      return _ ("Please check: the last character does not fit the others, so one of them is mistyped.");
    case ZZ_CREDIT_CODE_GOOD:
    default:
      return NULL;
    }
}

/* Nothing is wrong with what is recorded; it may still be doubtful. */
static void
show_right (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  g_autofree char *text = zz_field_editor_dup_text (self);

  show_error (self, NULL);
  show_remark (self, get_doubt (priv->field, text), "warning");
}

static void
show (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  g_autofree char *text = zz_field_editor_dup_text (self);

  if (g_strcmp0 (text, priv->base) == 0)
    return;
  priv->showing = TRUE;
  ZZ_FIELD_EDITOR_GET_CLASS (self)->show (self, text);
  priv->showing = FALSE;
  g_free (priv->base);
  priv->base = g_steal_pointer (&text);
  show_right (self);
}

static gboolean
apply (ZzFieldEditor *self,
       const ZzValue *value,
       gboolean typing)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  g_autofree char *label = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  /* Translators: what undo takes back: the title of a field. */
  label = g_strdup_printf (_ ("Edit “%s”"), zz_words_field (zz_session_get_messages (priv->session), priv->field));
  set = zz_change_set_new (label);
  zz_edit_put (set, zz_session_get_project (priv->session), priv->field->owner, priv->id, priv->field, value);
  g_signal_emit (self, signals[EXTEND], 0, set);
  if (typing)
    zz_change_set_set_typing (set);
  return zz_session_apply (priv->session, set);
}

/* Whoever leaves the page is told what did not become part of the project. */
static void
zz_field_editor_unroot (GtkWidget *widget)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (ZZ_FIELD_EDITOR (widget));

  if (!zz_field_editor_is_valid (ZZ_FIELD_EDITOR (widget)))
    {
      g_autoptr (GError) error = NULL;

      /* Translators: %s is the title of a field. */
      g_set_error (&error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("“%s” keeps its former value: what was entered is not possible there."),
                   gtk_label_get_label (priv->title));
      zz_session_report (priv->session, error);
    }
  GTK_WIDGET_CLASS (zz_field_editor_parent_class)->unroot (widget);
}

static void
zz_field_editor_finalize (GObject *object)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (ZZ_FIELD_EDITOR (object));

  g_clear_object (&priv->session);
  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->base, g_free);

  G_OBJECT_CLASS (zz_field_editor_parent_class)->finalize (object);
}

static void
zz_field_editor_class_init (ZzFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_field_editor_finalize;
  widget_class->unroot = zz_field_editor_unroot;

  signals[EXTEND] = g_signal_new ("extend", ZZ_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/field-editor.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ZzFieldEditor, title);
  gtk_widget_class_bind_template_child_private (widget_class, ZzFieldEditor, slot);
  gtk_widget_class_bind_template_child_private (widget_class, ZzFieldEditor, guidance);
  gtk_widget_class_bind_template_child_private (widget_class, ZzFieldEditor, error);
}

static void
zz_field_editor_init (ZzFieldEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GType
get_type_for (const ZzField *field)
{
  switch ((int) field->type)
    {
    case ZZ_FIELD_MULTILINE:
      return ZZ_TYPE_MULTILINE_EDITOR;
    case ZZ_FIELD_BOOLEAN:
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
    case ZZ_FIELD_REFERENCE:
      return ZZ_TYPE_CHOICE_EDITOR;
    case ZZ_FIELD_CHOICES:
    case ZZ_FIELD_REFERENCES:
    case ZZ_FIELD_CLAUSES:
      return ZZ_TYPE_CHOICES_EDITOR;
    default:
      return ZZ_TYPE_TEXT_EDITOR;
    }
}

static void
show_descriptions (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  const ZzMessages *messages = zz_session_get_messages (priv->session);
  const char *guidance = zz_messages_text (messages, &priv->field->guidance);

  gtk_label_set_label (priv->title, zz_words_field (messages, priv->field));
  gtk_label_set_label (priv->guidance, guidance);
  gtk_widget_set_visible (GTK_WIDGET (priv->guidance), *guidance != '\0');
}

GtkWidget *
zz_field_editor_new (ZzSession *session,
                     const ZzField *field,
                     const char *id)
{
  ZzFieldEditor *self;
  ZzFieldEditorPrivate *priv;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL && id != NULL, NULL);

  self = g_object_new (get_type_for (field), NULL);
  priv = zz_field_editor_get_instance_private (self);
  priv->session = g_object_ref (session);
  priv->field = field;
  priv->id = g_strdup (id);
  show_descriptions (self);
  priv->showing = TRUE;
  ZZ_FIELD_EDITOR_GET_CLASS (self)->set_up (self);
  priv->showing = FALSE;
  show (self);
  g_object_bind_property (session, "editable", self, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
zz_field_editor_is_valid (ZzFieldEditor *self)
{
  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), FALSE);

  return !gtk_widget_has_css_class (GTK_WIDGET (self), INVALID);
}

static ZzFieldEditor *
find_invalid (GtkWidget *root)
{
  ZzFieldEditor *found = NULL;

  if (ZZ_IS_FIELD_EDITOR (root))
    return zz_field_editor_is_valid (ZZ_FIELD_EDITOR (root)) ? NULL : ZZ_FIELD_EDITOR (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_invalid (child);
  return found;
}

ZzFieldEditor *
zz_field_editor_settle (GtkWindow *window)
{
  ZzFieldEditor *invalid;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  /* An editor is strict once it is left. */
  gtk_window_set_focus (window, NULL);
  invalid = find_invalid (GTK_WIDGET (window));
  if (invalid != NULL)
    gtk_widget_child_focus (GTK_WIDGET (invalid), GTK_DIR_TAB_FORWARD);
  return invalid;
}

const char *
zz_field_editor_get_title (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), NULL);

  return gtk_label_get_label (priv->title);
}

int
zz_field_editor_measure_title (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), 0);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (priv->title), gtk_label_get_label (priv->title));
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

void
zz_field_editor_set_title_width (ZzFieldEditor *self,
                                 int width)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_if_fail (ZZ_IS_FIELD_EDITOR (self));

  gtk_widget_set_size_request (GTK_WIDGET (priv->title), width, -1);
}

ZzSession *
zz_field_editor_get_session (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), NULL);

  return priv->session;
}

const ZzField *
zz_field_editor_get_field (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), NULL);

  return priv->field;
}

const char *
zz_field_editor_get_id (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), NULL);

  return priv->id;
}

char *
zz_field_editor_dup_text (ZzFieldEditor *self)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  ZzRecord *record;

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), NULL);

  record = find_record (priv);
  return record != NULL ? zz_field_format (priv->field, zz_record_get (record, priv->field->number)) : g_strdup ("");
}

void
zz_field_editor_set_control (ZzFieldEditor *self,
                             GtkWidget *control,
                             GtkWidget *focus)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);

  g_return_if_fail (ZZ_IS_FIELD_EDITOR (self));

  adw_bin_set_child (priv->slot, control);
  gtk_label_set_mnemonic_widget (priv->title, focus);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY, priv->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, priv->error, priv->guidance, NULL, -1);
}

gboolean
zz_field_editor_submit (ZzFieldEditor *self,
                        const char *text,
                        gboolean typing,
                        gboolean lenient)
{
  ZzFieldEditorPrivate *priv = zz_field_editor_get_instance_private (self);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;
  g_autofree char *after = NULL;

  g_return_val_if_fail (ZZ_IS_FIELD_EDITOR (self), FALSE);

  if (priv->showing)
    return TRUE;
  if (lenient && *text == '\0')
    {
      show_error (self, NULL);
      return TRUE;
    }
  if (!zz_field_read (priv->field, text, &value, NULL))
    {
      show_error (self, lenient ? NULL : get_advice (priv->field));
      return FALSE;
    }
  show_right (self);
  after = zz_field_format (priv->field, &value);
  if (g_strcmp0 (after, priv->base) == 0)
    return TRUE;
  if (!apply (self, &value, typing))
    {
      g_clear_pointer (&priv->base, g_free);
      show (self);
      return FALSE;
    }
  g_free (priv->base);
  priv->base = g_steal_pointer (&after);
  show_right (self);
  return TRUE;
}
