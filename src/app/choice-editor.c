/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field that holds one of several things. */
#include "config.h"

#include "app/choice-editor.h"

#include "app/option.h"

#include <glib/gi18n.h>

/* From so many on, people search. */
#define MANY 7

struct _ZzChoiceEditor
{
  ZzFieldEditor parent_instance;

  GListStore *options;
  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (ZzChoiceEditor, zz_choice_editor, ZZ_TYPE_FIELD_EDITOR)

static void
selected_cb (ZzChoiceEditor *self)
{
  ZzOption *option = gtk_drop_down_get_selected_item (self->drop_down);

  if (option != NULL)
    zz_field_editor_submit (ZZ_FIELD_EDITOR (self), zz_option_get_text (option), FALSE, FALSE);
}

/* What the record holds although it cannot be chosen: a record that is gone, a
 * choice of a newer catalogue. It must be shown, and not be changed by showing. */
static guint
append_stranger (ZzChoiceEditor *self,
                 const char *text)
{
  g_autofree char *title = g_strdup_printf (_ ("Unknown: %s"), text);

  zz_options_append (self->options, text, title);
  return g_list_model_get_n_items (G_LIST_MODEL (self->options)) - 1;
}

static GtkWidget *
find_list (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* GTK 4.8 compares beginnings only: who knows the end of a name finds it, too. */
static void
search_anywhere (GtkDropDown *drop_down)
{
  GtkWidget *list = find_list (GTK_WIDGET (drop_down));
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *filtered = GTK_IS_SINGLE_SELECTION (selection)
                             ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                             : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (filtered) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (filtered))
                                                          : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static gboolean
is_searched (ZzChoiceEditor *self,
             const ZzField *field)
{
  return field->type == ZZ_FIELD_REFERENCE || field->type == ZZ_FIELD_RANK
         || g_list_model_get_n_items (G_LIST_MODEL (self->options)) > MANY;
}

static void
zz_choice_editor_set_up (ZzFieldEditor *editor)
{
  ZzChoiceEditor *self = ZZ_CHOICE_EDITOR (editor);
  GtkExpression *expression = gtk_property_expression_new (ZZ_TYPE_OPTION, NULL, "title");
  g_autoptr (ZzOption) nothing = zz_option_new ("", _ ("Not recorded"));

  self->options = zz_options_new_for_field (zz_field_editor_get_session (editor), zz_field_editor_get_field (editor),
                                            zz_field_editor_get_id (editor));
  g_list_store_insert (self->options, 0, nothing);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->options)), expression));
  gtk_drop_down_set_enable_search (self->drop_down, is_searched (self, zz_field_editor_get_field (editor)));
  search_anywhere (self->drop_down);
  gtk_widget_set_hexpand (GTK_WIDGET (self->drop_down), TRUE);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  zz_field_editor_set_control (editor, GTK_WIDGET (self->drop_down), GTK_WIDGET (self->drop_down));
}

static void
zz_choice_editor_show (ZzFieldEditor *editor,
                       const char *text)
{
  ZzChoiceEditor *self = ZZ_CHOICE_EDITOR (editor);
  guint position = zz_options_find (G_LIST_MODEL (self->options), text);

  if (position == G_MAXUINT)
    position = append_stranger (self, text);
  gtk_drop_down_set_selected (self->drop_down, position);
}

static void
zz_choice_editor_finalize (GObject *object)
{
  g_clear_object (&ZZ_CHOICE_EDITOR (object)->options);

  G_OBJECT_CLASS (zz_choice_editor_parent_class)->finalize (object);
}

static void
zz_choice_editor_class_init (ZzChoiceEditorClass *klass)
{
  ZzFieldEditorClass *editor_class = ZZ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_choice_editor_finalize;

  editor_class->set_up = zz_choice_editor_set_up;
  editor_class->show = zz_choice_editor_show;
}

static void
zz_choice_editor_init (ZzChoiceEditor *self)
{
}
