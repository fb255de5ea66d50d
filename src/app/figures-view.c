/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each figure. */
#include "config.h"

#include "app/figures-view.h"

#include "app/override-dialog.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzFiguresView
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzFiguresView, zz_figures_view, ADW_TYPE_BIN)

/* Where the value comes from, or that it is the project's own, and why. */
static char *
dup_origin (ZzFiguresView *self,
            const ZzFigure *figure)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const guint level = zz_session_get_level (self->session);
  const ZzFigureValue *at = &figure->at[level];
  char *replaced = zz_words_override (messages, zz_session_get_project (self->session), figure, level);

  if (replaced != NULL)
    return replaced;
  if (at->source == NULL)
    return g_strdup (zz_words_mark (messages, at->mark));
  /* Translators: how well a figure is known, and where it stands. */
  return g_strdup_printf (_ ("%s — %s"), zz_words_mark (messages, at->mark), zz_messages_text (messages, &at->source->title));
}

static void
replace_cb (ZzFiguresView *self,
            GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  for (guint i = 0, shown = 0; i < self->clause->figures->len; i++)
    {
      const ZzFigure *figure = self->clause->figures->pdata[i];

      if (zz_value_is_absent (&figure->at[zz_session_get_level (self->session)].value))
        continue;
      if ((int) shown++ == index)
        zz_override_dialog_present (GTK_WINDOW (gtk_widget_get_root (button)), self->session, figure);
    }
}

static void
append_figure (ZzFiguresView *self,
               const ZzFigure *figure)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const char *title = zz_messages_text (messages, &figure->title);
  g_autofree char *value = zz_words_figure (messages, zz_session_get_project (self->session), figure, zz_session_get_level (self->session));
  g_autofree char *origin = dup_origin (self, figure);
  g_autofree char *name = g_strdup_printf (_ ("Replace the figure “%s”"), title);
  /* Translators: title of a figure and its value: “Service staff: 10”. */
  g_autofree char *whole = g_strdup_printf (_ ("%s: %s"), title, value);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Rep_lace…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), whole);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (self->session, "editable", button, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static void
zz_figures_view_dispose (GObject *object)
{
  g_clear_object (&ZZ_FIGURES_VIEW (object)->session);

  G_OBJECT_CLASS (zz_figures_view_parent_class)->dispose (object);
}

static void
zz_figures_view_class_init (ZzFiguresViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_figures_view_dispose;
}

static void
zz_figures_view_init (ZzFiguresView *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Figures"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
zz_figures_view_show (ZzFiguresView *self,
                      ZzSession *session,
                      const ZzClause *clause)
{
  GtkListBoxRow *row;

  g_return_if_fail (ZZ_IS_FIGURES_VIEW (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && clause != NULL);

  g_set_object (&self->session, session);
  self->clause = clause;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];

      if (!zz_value_is_absent (&figure->at[zz_session_get_level (session)].value))
        append_figure (self, figure);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}
