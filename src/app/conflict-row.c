/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions, side by side. */
#include "config.h"

#include "app/conflict-row.h"

#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzConflictRow
{
  GtkListBoxRow parent_instance;

  ZzConflicts *conflicts;
  guint number;
  gboolean updating;

  GtkLabel *place;
  GtkLabel *base;
  GtkCheckButton *mine;
  GtkCheckButton *theirs;
  GtkLabel *mine_text;
  GtkLabel *theirs_text;
};

G_DEFINE_FINAL_TYPE (ZzConflictRow, zz_conflict_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (ZzConflictRow *self,
            GtkCheckButton *button)
{
  if (self->updating || !gtk_check_button_get_active (button))
    return;
  zz_merge_choose (zz_conflicts_get_merge (self->conflicts), self->number, button == self->mine ? ZZ_SIDE_MINE : ZZ_SIDE_THEIRS);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
zz_conflict_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CONFLICT_ROW);
  g_clear_object (&ZZ_CONFLICT_ROW (object)->conflicts);

  G_OBJECT_CLASS (zz_conflict_row_parent_class)->dispose (object);
}

static void
zz_conflict_row_class_init (ZzConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_conflict_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", ZZ_TYPE_CONFLICT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, place);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, base);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, mine);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, mine_text);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictRow, theirs_text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
zz_conflict_row_init (ZzConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a screen reader says of a button: which side, and what it has. */
static void
name_button (GtkCheckButton *button,
             GtkLabel *label,
             const char *side,
             const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", side, text);

  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill (ZzConflictRow *self,
      const ZzMessages *messages)
{
  const ZzConflict *conflict = zz_merge_get_conflict (zz_conflicts_get_merge (self->conflicts), self->number);
  ZzProject *here = zz_conflicts_get_mine (self->conflicts);
  ZzProject *there = zz_conflicts_get_theirs (self->conflicts);
  ZzProject *named = conflict->mine_record != NULL || conflict->reg == NULL ? here : there;
  g_autofree char *place = zz_words_place (messages, named, conflict->reg, conflict->id, conflict->field, conflict->extra);
  g_autofree char *whole = conflict->kind != ZZ_CONFLICT_CHANGED ? zz_words_conflict (messages, here, there, conflict) : NULL;
  g_autofree char *base = zz_words_version (messages, named, conflict, ZZ_SIDE_NONE);
  g_autofree char *mine = zz_words_version (messages, here, conflict, ZZ_SIDE_MINE);
  g_autofree char *theirs = zz_words_version (messages, there, conflict, ZZ_SIDE_THEIRS);
  /* Translators: %s is what a field held before two people changed it. */
  g_autofree char *before = g_strdup_printf (_ ("Before: %s"), base);

  gtk_label_set_label (self->place, whole != NULL ? whole : place);
  gtk_label_set_label (self->base, before);
  gtk_widget_set_visible (GTK_WIDGET (self->base), whole == NULL);
  name_button (self->mine, self->mine_text, _ ("My version"), mine);
  name_button (self->theirs, self->theirs_text, _ ("Their version"), theirs);
}

GtkWidget *
zz_conflict_row_new (const ZzMessages *messages,
                     ZzConflicts *conflicts,
                     guint number)
{
  ZzConflictRow *self;

  g_return_val_if_fail (messages != NULL && ZZ_IS_CONFLICTS (conflicts), NULL);

  self = g_object_new (ZZ_TYPE_CONFLICT_ROW, NULL);
  self->conflicts = g_object_ref (conflicts);
  self->number = number;
  fill (self, messages);
  zz_conflict_row_update (self);
  return GTK_WIDGET (self);
}

void
zz_conflict_row_update (ZzConflictRow *self)
{
  ZzSide side;

  g_return_if_fail (ZZ_IS_CONFLICT_ROW (self));

  side = zz_merge_get_conflict (zz_conflicts_get_merge (self->conflicts), self->number)->choice;
  self->updating = TRUE;
  gtk_check_button_set_active (self->mine, side == ZZ_SIDE_MINE);
  gtk_check_button_set_active (self->theirs, side == ZZ_SIDE_THEIRS);
  self->updating = FALSE;
}
