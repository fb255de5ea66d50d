/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of a clause. */
#include "config.h"

#include "app/evidence-view.h"

#include "app/evidence-dialog.h"
#include "app/evidence-intake.h"
#include "app/evidence-row.h"
#include "app/evidence-words.h"
#include "app/platform.h"
#include "core/error.h"
#include "report/words.h"
#include "store/attachment.h"

#include <glib/gi18n.h>

struct _ZzEvidenceView
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;

  GtkBox *box;
  GPtrArray *lines; /* what is shown: rows are made anew only when it changed */
};

G_DEFINE_FINAL_TYPE (ZzEvidenceView, zz_evidence_view, ADW_TYPE_BIN)

/* One row to be. An item has an id, a need a kind. */
typedef struct
{
  ZzStatus status;
  char *title;
  char *caption;
  char *id;
  int kind;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->title);
  g_free (line->caption);
  g_free (line->id);
  g_free (line);
}

static gboolean
line_equal (const Line *a,
            const Line *b)
{
  return a->status == b->status && a->kind == b->kind && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->caption, b->caption) == 0 && g_strcmp0 (a->id, b->id) == 0;
}

static gboolean
lines_equal (const GPtrArray *a,
             const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!line_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static ZzRecord *
find_item (ZzEvidenceView *self,
           const char *id)
{
  return zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE, id);
}

static void
add_item (ZzEvidenceView *self,
          GPtrArray *lines,
          ZzRecord *record,
          ZzStatus status,
          const char *state)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *words = zz_evidence_words_item (self->session, record);

  line->status = status;
  line->title = g_strdup (zz_record_get_label (record));
  line->caption = g_strdup_printf ("%s — %s", words, state);
  line->id = g_strdup (zz_record_get_id (record));
  g_ptr_array_add (lines, line);
}

static void
add_need (ZzEvidenceView *self,
          GPtrArray *lines,
          const ZzNeed *need,
          const ZzNeedFinding *finding,
          GHashTable *shown)
{
  Line *line = g_new0 (Line, 1);

  line->status = finding != NULL ? finding->status : ZZ_STATUS_NONE;
  line->title = zz_evidence_words_need (self->session, need);
  line->kind = (int) g_array_index (need->kinds, guint, 0);
  g_ptr_array_add (lines, line);
  for (guint i = 0; finding != NULL && i < finding->items->len; i++)
    {
      const ZzItem *item = &g_array_index (finding->items, ZzItem, i);
      ZzRecord *record = find_item (self, item->item);
      g_autofree char *state = NULL;

      if (record == NULL)
        continue;
      state = zz_words_item (zz_session_get_messages (self->session), item);
      add_item (self, lines, record, zz_evidence_get_status (item->code), state);
      g_hash_table_add (shown, (gpointer) zz_record_get_id (record));
    }
}

/* Items of the clause that no need counts: of another kind, for other records. */
static void
add_idle_items (ZzEvidenceView *self,
                GPtrArray *lines,
                GHashTable *shown)
{
  const GPtrArray *records = zz_project_get_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE);

  for (guint i = 0; i < records->len; i++)
    {
      ZzRecord *record = records->pdata[i];
      g_autofree char *state = NULL;

      if (!zz_value_list_contains (zz_record_get (record, ZZ_EVIDENCE_CLAUSES), self->clause->id)
          || zz_evidence_is_removed (record) || g_hash_table_contains (shown, zz_record_get_id (record)))
        continue;
      state = zz_evidence_words_idle (self->session, record);
      add_item (self, lines, record, ZZ_STATUS_NONE, state);
    }
}

static GPtrArray *
list_lines (ZzEvidenceView *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);
  const ZzClauseFinding *clause = findings->available ? zz_findings_get_clause (findings, self->clause) : NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->clause->needs->len; i++)
    add_need (self, lines, self->clause->needs->pdata[i],
              clause != NULL && i < clause->needs->len ? clause->needs->pdata[i] : NULL, shown);
  add_idle_items (self, lines, shown);
  return lines;
}

static GtkWidget *
make_row (ZzEvidenceView *self,
          const Line *line)
{
  if (line->id != NULL)
    return zz_evidence_row_new_item (line->status, line->title, line->caption, line->id);
  return zz_evidence_row_new_need (line->status, zz_words_status (zz_session_get_messages (self->session), line->status),
                                   line->title, line->kind);
}

static void
update (ZzEvidenceView *self)
{
  g_autoptr (GPtrArray) lines = list_lines (self);
  GtkWidget *child;

  if (lines_equal (lines, self->lines))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (self->box, make_row (self, lines->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&lines);
}

static GtkWindow *
get_window (ZzEvidenceView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
attached_cb (GtkWidget *widget,
             const char *const *ids)
{
  ZzEvidenceView *self = ZZ_EVIDENCE_VIEW (widget);

  /* The dates and records of a new item decide what it is worth. */
  if (ids[1] == NULL)
    zz_evidence_dialog_present (get_window (self), self->session, ids[0]);
}

static ZzEvidenceIntake
get_intake (ZzEvidenceView *self,
            int kind)
{
  return (ZzEvidenceIntake) { GTK_WIDGET (self), self->session, self->clause, kind, NULL, attached_cb };
}

static void
attach_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  const ZzEvidenceIntake intake = get_intake (ZZ_EVIDENCE_VIEW (widget), g_variant_get_int32 (target));

  zz_evidence_intake_choose (&intake, FALSE);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzSession) session = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_platform_open_file_finish (source, result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  ZzEvidenceView *self = ZZ_EVIDENCE_VIEW (widget);
  ZzRecord *record = find_item (self, g_variant_get_string (target, NULL));
  g_autoptr (GFile) folder = zz_session_get_evidence_folder (self->session);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || folder == NULL)
    return;
  file = zz_evidence_locate (folder, record, &error);
  if (file == NULL)
    zz_session_report (self->session, error);
  else
    zz_platform_open_file (get_window (self), file, opened_cb, g_object_ref (self->session));
}

static void
details_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzEvidenceView *self = ZZ_EVIDENCE_VIEW (widget);

  zz_evidence_dialog_present (get_window (self), self->session, g_variant_get_string (target, NULL));
}

static gboolean
drop_cb (ZzEvidenceView *self,
         const GValue *value)
{
  const Line *first = self->lines->len > 0 ? self->lines->pdata[0] : NULL;
  const ZzEvidenceIntake intake = get_intake (self, first != NULL && first->id == NULL ? first->kind : -1);

  return zz_session_get_editable (self->session) && zz_evidence_intake_drop (&intake, value);
}

static void
zz_evidence_view_dispose (GObject *object)
{
  ZzEvidenceView *self = ZZ_EVIDENCE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (zz_evidence_view_parent_class)->dispose (object);
}

static void
zz_evidence_view_class_init (ZzEvidenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_evidence_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceView, box);
  gtk_widget_class_install_action (widget_class, "evidence.attach", "i", attach_action);
  gtk_widget_class_install_action (widget_class, "evidence.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "evidence.details", "s", details_action);
}

static void
zz_evidence_view_init (ZzEvidenceView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_ptr_array_new_with_free_func (line_free);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
zz_evidence_view_show (ZzEvidenceView *self,
                       ZzSession *session,
                       const ZzClause *clause)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_VIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->clause = clause;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
