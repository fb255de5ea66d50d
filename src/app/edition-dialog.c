/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a move to another edition does, and makes it. */
#include "config.h"

#include "app/edition-dialog.h"

#include "app/edition-choice.h"
#include "app/edition-preview.h"
#include "report/words.h"
#include "store/edition-move.h"

#include <glib/gi18n.h>

struct _ZzEditionDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  GPtrArray *rows;           /* what hangs in the lists, borrowed pairs: list, row */
  GCancellable *cancellable; /* of the preview that is being made */
  ZzEditionPreview *preview; /* of the edition chosen, or NULL */

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

/* How many there are and what that means, owned by the caller before and by nobody
 * afterwards. */
static void
show_meaning (AdwExpanderRow *list,
              char *meaning)
{
  adw_expander_row_set_subtitle (list, meaning);
  g_free (meaning);
}

/* Nothing to list: the row is not there. Returns how many there are. */
static guint
show_lines (ZzEditionDialog *self,
            AdwExpanderRow *list,
            GPtrArray *lines)
{
  const guint n = lines->len;

  for (guint i = 0; i < n; i++)
    add_line (self, list, lines->pdata[i], NULL);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  g_ptr_array_unref (lines);
  return n;
}

static void
show_notice (ZzEditionDialog *self,
             const char *notice)
{
  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
}

/* Nothing is known of the edition that was chosen. */
static void
clear (ZzEditionDialog *self)
{
  AdwExpanderRow *const lists[] = { self->kept, self->restored, self->review, self->anew, self->aside };

  clear_lines (self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_widget_set_visible (GTK_WIDGET (lists[i]), FALSE);
  show_notice (self, NULL);
  gtk_widget_set_sensitive (self->move, FALSE);
  g_clear_pointer (&self->preview, zz_edition_preview_free);
}

static void
show_report (ZzEditionDialog *self,
             ZzProject *moved,
             const ZzMoveReport *report)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  g_autofree char *notice = zz_words_edition_notice (messages, report->to);
  guint n;

  show_notice (self, notice);
  n = show_lines (self, self->kept, zz_words_moved (messages, moved, report, report->kept));
  show_meaning (self->kept, g_strdup_printf (ngettext ("%u clause is in both editions: its answer and proof go along",
                                                       "%u clauses are in both editions: their answers and proof go along", n),
                                             n));
  n = show_lines (self, self->restored, zz_words_moved (messages, moved, report, report->restored));
  show_meaning (self->restored, g_strdup_printf (ngettext ("%u clause gets back what was answered and proven then",
                                                           "%u clauses get back what was answered and proven then", n),
                                                 n));
  n = show_lines (self, self->review, zz_words_moved (messages, moved, report, report->review));
  show_meaning (self->review, g_strdup_printf (ngettext ("%u entry of the edition left has no place in this one",
                                                         "%u entries of the edition left have no place in this one", n),
                                               n));
  n = show_lines (self, self->anew, zz_words_new_clauses (messages, moved, report));
  show_meaning (self->anew, g_strdup_printf (ngettext ("%u clause is only in this edition: nothing is answered or proven for it yet",
                                                       "%u clauses are only in this edition: nothing is answered or proven for them yet", n),
                                             n));
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
  gtk_widget_set_visible (GTK_WIDGET (self->aside), list->len > 0);
  show_meaning (self->aside, g_strdup_printf (ngettext ("%u entry waits in the file for its edition", "%u entries wait in the file for their edition", list->len),
                                              list->len));
}

static void
previewed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (ZzEditionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzEditionPreview) preview = zz_edition_preview_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL)
    {
      show_notice (self, error->message);
      return;
    }
  self->preview = g_steal_pointer (&preview);
  show_report (self, self->preview->moved, self->preview->report);
  show_aside (self);
  gtk_widget_set_sensitive (self->move, TRUE);
}

static void
stop (ZzEditionDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A preview is of one edition and of the project as it is. */
static void
chosen_cb (ZzEditionDialog *self)
{
  const char *to = zz_edition_choice_get (self->edition);

  if (self->session == NULL)
    return;
  stop (self);
  clear (self);
  if (to == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  zz_edition_preview_async (self->session, to, self->cancellable, previewed_cb, g_object_ref (self));
}

static void
move_cb (ZzEditionDialog *self)
{
  g_autoptr (ZzSession) session = g_object_ref (self->session);
  g_autoptr (ZzEditionPreview) preview = g_steal_pointer (&self->preview);
  g_autoptr (GError) error = NULL;

  gtk_window_close (GTK_WINDOW (self));
  if (preview == NULL)
    return;
  if (zz_session_go_to (session, preview->moved, &error))
    zz_session_say (session, _ ("Moved to the other edition; what it has no place for is kept aside"), TRUE);
  else
    zz_session_report (session, error);
}

static void
zz_edition_dialog_dispose (GObject *object)
{
  ZzEditionDialog *self = ZZ_EDITION_DIALOG (object);

  stop (self);
  g_clear_pointer (&self->preview, zz_edition_preview_free);
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
  g_signal_connect_object (zz_session_get_project (session), "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
