/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on which the verdict of a clause changes. */
#include "config.h"

#include "app/turn-row.h"

#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzTurnRow
{
  GtkListBoxRow parent_instance;

  ZzTurn turn;
  char *change;

  GtkLabel *date;
  GtkImage *image;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *clause;
};

G_DEFINE_FINAL_TYPE (ZzTurnRow, zz_turn_row, GTK_TYPE_LIST_BOX_ROW)

static void
zz_turn_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TURN_ROW);
  g_clear_pointer (&ZZ_TURN_ROW (object)->change, g_free);

  G_OBJECT_CLASS (zz_turn_row_parent_class)->dispose (object);
}

static void
zz_turn_row_class_init (ZzTurnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_turn_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/turn-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzTurnRow, date);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnRow, image);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnRow, clause);
}

static void
zz_turn_row_init (ZzTurnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_turn_row_new (ZzSession *session,
                 const ZzTurn *turn)
{
  const ZzMessages *messages;
  const char *title;
  ZzTurnRow *self;
  g_autofree char *date = NULL, *label = NULL, *show = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (turn != NULL, NULL);

  self = g_object_new (ZZ_TYPE_TURN_ROW, NULL);
  messages = zz_session_get_messages (session);
  title = zz_messages_text (messages, &turn->clause->title);
  date = zz_words_date (messages, turn->day);
  /* Translators: a day and the title of a clause. */
  label = g_strdup_printf (_ ("%s: %s"), date, title);
  show = g_strdup_printf (_ ("Show the clause “%s”"), title);
  self->turn = *turn;
  self->change = g_strdup_printf ("%s → %s", zz_words_status (messages, turn->before), zz_words_status (messages, turn->after));
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->title, title);
  zz_status_show (turn->after, self->image);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->clause), "s", turn->clause->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clause), "win.show");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clause), GTK_ACCESSIBLE_PROPERTY_LABEL, show, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  zz_turn_row_explain (self, NULL);
  return GTK_WIDGET (self);
}

const ZzTurn *
zz_turn_row_get_turn (ZzTurnRow *self)
{
  g_return_val_if_fail (ZZ_IS_TURN_ROW (self), NULL);

  return &self->turn;
}

void
zz_turn_row_explain (ZzTurnRow *self,
                     const char *cause)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ZZ_IS_TURN_ROW (self));

  text = cause != NULL ? g_strdup_printf ("%s · %s", self->change, cause) : g_strdup (self->change);
  gtk_label_set_label (self->subtitle, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), cause);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
