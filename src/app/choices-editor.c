/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field that holds several things. */
#include "config.h"

#include "app/choices-editor.h"

#include "app/option.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzChoicesEditor
{
  ZzFieldEditor parent_instance;

  GtkBox *box;
  GListStore *options;
  GPtrArray *checks; /* GtkCheckButton, one for each option */
};

G_DEFINE_FINAL_TYPE (ZzChoicesEditor, zz_choices_editor, ZZ_TYPE_FIELD_EDITOR)

static void
toggled_cb (ZzChoicesEditor *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->options), i);

      if (!gtk_check_button_get_active (self->checks->pdata[i]))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ',');
      g_string_append (text, zz_option_get_text (option));
    }
  zz_field_editor_submit (ZZ_FIELD_EDITOR (self), text->str, FALSE, FALSE);
}

static void
add_check (ZzChoicesEditor *self,
           guint position)
{
  g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->options), position);
  GtkWidget *check = gtk_check_button_new_with_label (zz_option_get_title (option));

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->box, check);
  g_ptr_array_add (self->checks, check);
}

static void
zz_choices_editor_set_up (ZzFieldEditor *editor)
{
  ZzChoicesEditor *self = ZZ_CHOICES_EDITOR (editor);
  guint n;

  self->options = zz_options_new_for_field (zz_field_editor_get_session (editor), zz_field_editor_get_field (editor),
                                            zz_field_editor_get_id (editor));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->options));
  for (guint i = 0; i < n; i++)
    add_check (self, i);
  zz_field_editor_set_control (editor, GTK_WIDGET (self->box), GTK_WIDGET (self->box));
}

/* What the record holds although it is not offered is offered from then on: a
 * tick elsewhere must not drop it. */
static guint
append_stranger (ZzChoicesEditor *self,
                 const char *text)
{
  ZzFieldEditor *editor = ZZ_FIELD_EDITOR (self);
  ZzSession *session = zz_field_editor_get_session (editor);
  g_autofree char *title = NULL;

  if (zz_field_editor_get_field (editor)->type == ZZ_FIELD_REFERENCES)
    title = zz_words_record (zz_session_get_messages (session), zz_session_get_project (session), text);
  else
    title = g_strdup (text);
  zz_options_append (self->options, text, title);
  add_check (self, self->checks->len);
  return self->checks->len - 1;
}

static void
zz_choices_editor_show (ZzFieldEditor *editor,
                        const char *text)
{
  ZzChoicesEditor *self = ZZ_CHOICES_EDITOR (editor);
  g_auto (GStrv) texts = g_strsplit (text, ",", -1);

  for (guint i = 0; i < self->checks->len; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->options), i);

      gtk_check_button_set_active (self->checks->pdata[i],
                                   g_strv_contains ((const char *const *) texts, zz_option_get_text (option)));
    }
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0' && zz_options_find (G_LIST_MODEL (self->options), texts[i]) == G_MAXUINT)
      gtk_check_button_set_active (self->checks->pdata[append_stranger (self, texts[i])], TRUE);
}

static void
zz_choices_editor_finalize (GObject *object)
{
  ZzChoicesEditor *self = ZZ_CHOICES_EDITOR (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (zz_choices_editor_parent_class)->finalize (object);
}

static void
zz_choices_editor_class_init (ZzChoicesEditorClass *klass)
{
  ZzFieldEditorClass *editor_class = ZZ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_choices_editor_finalize;

  editor_class->set_up = zz_choices_editor_set_up;
  editor_class->show = zz_choices_editor_show;
}

static void
zz_choices_editor_init (ZzChoicesEditor *self)
{
  self->checks = g_ptr_array_new ();
}
