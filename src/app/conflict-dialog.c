/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts of a merge, to be decided. */
#include "config.h"

#include "app/conflict-dialog.h"

#include "app/conflict-row.h"

#include <glib/gi18n.h>

struct _ZzConflictDialog
{
  AdwWindow parent_instance;

  ZzConflicts *conflicts;

  GtkListBox *list;
  GtkLabel *state;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (ZzConflictDialog, zz_conflict_dialog, ADW_TYPE_WINDOW)

static void
show_state (ZzConflictDialog *self)
{
  const ZzMerge *merge = zz_conflicts_get_merge (self->conflicts);
  const guint n = zz_merge_get_n_conflicts (merge);
  const guint n_open = zz_merge_get_n_open (merge);
  /* Translators: how many conflicts a person has decided, of how many. */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u decided"), n - n_open, n);

  gtk_label_set_label (self->state, text);
  gtk_widget_set_sensitive (self->apply, n_open == 0);
}

static void
update (ZzConflictDialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    zz_conflict_row_update (ZZ_CONFLICT_ROW (row));
  show_state (self);
}

static void
choose_all (ZzConflictDialog *self,
            ZzSide side)
{
  zz_merge_choose_all (zz_conflicts_get_merge (self->conflicts), side);
  update (self);
  gtk_widget_grab_focus (self->apply);
}

static void
all_mine_cb (ZzConflictDialog *self)
{
  choose_all (self, ZZ_SIDE_MINE);
}

static void
all_theirs_cb (ZzConflictDialog *self)
{
  choose_all (self, ZZ_SIDE_THEIRS);
}

static void
apply_cb (ZzConflictDialog *self)
{
  zz_conflicts_close (self->conflicts, TRUE);
}

static gboolean
zz_conflict_dialog_close_request (GtkWindow *window)
{
  ZzConflictDialog *self = ZZ_CONFLICT_DIALOG (window);

  g_signal_handlers_disconnect_by_data (self->conflicts, self);
  zz_conflicts_close (self->conflicts, FALSE);
  return GTK_WINDOW_CLASS (zz_conflict_dialog_parent_class)->close_request (window);
}

static void
zz_conflict_dialog_dispose (GObject *object)
{
  ZzConflictDialog *self = ZZ_CONFLICT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->conflicts);

  G_OBJECT_CLASS (zz_conflict_dialog_parent_class)->dispose (object);
}

static void
zz_conflict_dialog_class_init (ZzConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_conflict_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zz_conflict_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzConflictDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictDialog, state);
  gtk_widget_class_bind_template_child (widget_class, ZzConflictDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_conflict_dialog_init (ZzConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_conflict_dialog_present (GtkWindow *parent,
                            ZzSession *session,
                            ZzConflicts *conflicts)
{
  ZzConflictDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session) && ZZ_IS_CONFLICTS (conflicts));

  self = g_object_new (ZZ_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);
  self->conflicts = g_object_ref (conflicts);
  g_signal_connect_object (conflicts, "closed", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < zz_merge_get_n_conflicts (zz_conflicts_get_merge (conflicts)); i++)
    {
      GtkWidget *row = zz_conflict_row_new (zz_session_get_messages (session), conflicts, i);

      g_signal_connect_object (row, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  show_state (self);
  gtk_window_present (GTK_WINDOW (self));
}
