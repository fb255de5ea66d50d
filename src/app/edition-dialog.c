/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a move to another edition does, and makes it. */
#include "config.h"

#include "app/edition-dialog.h"

#include "app/edition-choice.h"
#include "report/words.h"
#include "store/edition-move.h"

#include <glib/gi18n.h>

struct _ZzEditionDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  GPtrArray *rows; /* what hangs in the lists, borrowed pairs: list, row */

  AdwComboRow *edition;
  GtkLabel *notice;
  AdwExpanderRow *kept;
  AdwExpanderRow *restored;
  AdwExpanderRow *review;
  AdwExpanderRow *anew;
  AdwExpanderRow *aside;
  GtkWidget *move;
};

G_DEFINE_FINAL_TYPE (ZzEditionDialog, zz_edition_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  AdwExpanderRow *list;
  GtkWidget *row;
} Line;

static void
clear_lines (ZzEditionDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Line *line = self->rows->pdata[i];

      adw_expander_row_remove (line->list, line->row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_line (ZzEditionDialog *self,
          AdwExpanderRow *list,
          const char *title,
          const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle,
                                 "title-lines", 0, "subtitle-lines", 3, NULL);
  Line *line = g_new0 (Line, 1);

  *line = (Line) { list, row };
  g_ptr_array_add (self->rows, line);
  adw_expander_row_add_row (list, row);
}

/* Nothing to list: the row is not there. */
static void
show_count (AdwExpanderRow *list,
            guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  adw_expander_row_set_subtitle (list, count);
}

static void
show_lines (ZzEditionDialog *self,
            AdwExpanderRow *list,
            GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    add_line (self, list, lines->pdata[i], NULL);
  show_count (list, lines->len);
  g_ptr_array_unref (lines);
}

static void
show_report (ZzEditionDialog *self,
             ZzProject *moved,
             const ZzMoveReport *report)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  g_autofree char *notice = zz_words_edition_notice (messages, report->to);

  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  show_lines (self, self->kept, zz_words_moved (messages, moved, report, report->kept));
  show_lines (self, self->restored, zz_words_moved (messages, moved, report, report->restored));
  show_lines (self, self->review, zz_words_moved (messages, moved, report, report->review));
  show_lines (self, self->anew, zz_words_new_clauses (messages, moved, report));
}

/* What is kept already, from an edition left earlier. */
static void
show_aside (ZzEditionDialog *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  g_autoptr (GPtrArray) list = zz_edition_list_aside (zz_session_get_project (self->session));

  for (guint i = 0; i < list->len; i++)
    {
      const ZzAside *aside = list->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s · %s · %s", aside->catalogue, aside->clause != NULL ? aside->clause : aside->id,
                                                zz_words_moved_kind (messages, aside->kind));

      add_line (self, self->aside, title, aside->text);
    }
  show_count (self->aside, list->len);
}

static void
chosen_cb (ZzEditionDialog *self)
{
  const char *to = zz_edition_choice_get (self->edition);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzMoveReport) report = NULL;
  g_autoptr (ZzProject) moved = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  clear_lines (self);
  show_aside (self);
  if (to != NULL)
    moved = zz_edition_move (zz_session_get_project (self->session), to, catalogues, &report, &error);
  gtk_widget_set_sensitive (self->move, moved != NULL);
  if (moved != NULL)
    show_report (self, moved, report);
  else if (error != NULL)
    gtk_label_set_label (self->notice, error->message);
}

static void
move_cb (ZzEditionDialog *self)
{
  g_autoptr (ZzSession) session = g_object_ref (self->session);
  g_autofree char *to = g_strdup (zz_edition_choice_get (self->edition));
  g_autoptr (GError) error = NULL;

  gtk_window_close (GTK_WINDOW (self));
  if (zz_session_move (session, to, &error))
    zz_session_say (session, _ ("Moved to the other edition; what it has no place for is kept aside"), TRUE);
  else
    zz_session_report (session, error);
}

static void
zz_edition_dialog_dispose (GObject *object)
{
  ZzEditionDialog *self = ZZ_EDITION_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EDITION_DIALOG);

  G_OBJECT_CLASS (zz_edition_dialog_parent_class)->dispose (object);
}

static void
zz_edition_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ZZ_EDITION_DIALOG (object)->rows);

  G_OBJECT_CLASS (zz_edition_dialog_parent_class)->finalize (object);
}

static void
zz_edition_dialog_class_init (ZzEditionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_edition_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_edition_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/edition-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, edition);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, restored);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, review);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, anew);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, aside);
  gtk_widget_class_bind_template_child (widget_class, ZzEditionDialog, move);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_edition_dialog_init (ZzEditionDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_edition_dialog_present (GtkWindow *parent,
                           ZzSession *session)
{
  ZzEditionDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session));

  self = g_object_new (ZZ_TYPE_EDITION_DIALOG, "transient-for", parent, NULL);
  zz_edition_choice_fill (self->edition, zz_session_get_messages (session), zz_session_get_catalogue (session)->id, TRUE);
  self->session = g_object_ref (session);
  chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
