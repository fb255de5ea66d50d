/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All evidence of a project as a table. */
#include "config.h"

#include "app/evidence-table.h"

#include "app/settings.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzEvidenceTable
{
  ZzTableView parent_instance;

  ZzSession *session;
  guint days; /* see zz_evidence_get_state() */
  guint counts[ZZ_N_EVIDENCE_STATES];
  int state;
  int kind;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceTable, zz_evidence_table, ZZ_TYPE_TABLE_VIEW)

static char *
dup_cell_cb (gpointer item,
             gconstpointer data)
{
  return zz_evidence_item_dup_cell (item, (ZzEvidenceColumn) GPOINTER_TO_UINT (data));
}

static gint64
get_key_cb (gpointer item,
            gconstpointer data)
{
  return zz_evidence_item_get_key (item, (ZzEvidenceColumn) GPOINTER_TO_UINT (data));
}

static const char *
get_icon_cb (gpointer item,
             const char **css_class)
{
  ZzEvidenceState state = zz_evidence_item_get_state (item);

  *css_class = zz_evidence_state_get_css_class (state);
  return zz_evidence_state_get_icon (state);
}

static const ZzViewColumn columns[ZZ_N_EVIDENCE_COLUMNS] = {
  [ZZ_EVIDENCE_COLUMN_KIND] = { 12, FALSE, dup_cell_cb, get_key_cb, NULL, NULL },
  [ZZ_EVIDENCE_COLUMN_TITLE] = { 15, TRUE, dup_cell_cb, NULL, NULL, NULL },
  [ZZ_EVIDENCE_COLUMN_ISSUED] = { 10, FALSE, dup_cell_cb, get_key_cb, NULL, NULL },
  [ZZ_EVIDENCE_COLUMN_VALID_UNTIL] = { 10, FALSE, dup_cell_cb, get_key_cb, NULL, NULL },
  [ZZ_EVIDENCE_COLUMN_STATE] = { 9, FALSE, dup_cell_cb, get_key_cb, get_icon_cb, NULL },
  [ZZ_EVIDENCE_COLUMN_CLAUSES] = { 14, TRUE, dup_cell_cb, get_key_cb, NULL, NULL },
  [ZZ_EVIDENCE_COLUMN_RECORDS] = { 10, TRUE, dup_cell_cb, NULL, NULL, NULL },
};

static const char *
get_title (ZzSession *session,
           ZzEvidenceColumn column)
{
  const ZzRegister *reg = zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_EVIDENCE];
  static const guint fields[ZZ_N_EVIDENCE_COLUMNS] = {
    [ZZ_EVIDENCE_COLUMN_KIND] = ZZ_EVIDENCE_KIND,
    [ZZ_EVIDENCE_COLUMN_TITLE] = ZZ_EVIDENCE_TITLE,
    [ZZ_EVIDENCE_COLUMN_ISSUED] = ZZ_EVIDENCE_ISSUED,
    [ZZ_EVIDENCE_COLUMN_VALID_UNTIL] = ZZ_EVIDENCE_VALID_UNTIL,
  };

  if (column == ZZ_EVIDENCE_COLUMN_STATE)
    return C_ ("evidence", "State");
  if (column == ZZ_EVIDENCE_COLUMN_CLAUSES)
    return C_ ("evidence", "Clauses");
  if (column == ZZ_EVIDENCE_COLUMN_RECORDS)
    return C_ ("evidence", "Records");
  return zz_words_field (zz_session_get_messages (session), zz_register_get_field (reg, fields[column]));
}

/* Sorted by title. */
static void
append_columns (ZzEvidenceTable *self)
{
  for (guint i = 0; i < ZZ_N_EVIDENCE_COLUMNS; i++)
    {
      ZzViewColumn column = columns[i];
      GtkColumnViewColumn *made;

      column.data = GUINT_TO_POINTER (i);
      made = zz_table_view_append_column (ZZ_TABLE_VIEW (self), get_title (self->session, (ZzEvidenceColumn) i), &column);
      if (i == ZZ_EVIDENCE_COLUMN_TITLE)
        zz_table_view_sort_by (ZZ_TABLE_VIEW (self), made);
    }
}

static gboolean
refresh_row (ZzTableView *table,
             ZzRecordRow *row)
{
  return zz_evidence_item_refresh (ZZ_EVIDENCE_ITEM (row), ZZ_EVIDENCE_TABLE (table)->days);
}

static ZzRecordRow *
make_row (ZzTableView *table,
          ZzRecord *record)
{
  ZzRecordRow *row = zz_record_row_new (ZZ_TYPE_EVIDENCE_ITEM, ZZ_EVIDENCE_TABLE (table)->session, record);

  refresh_row (table, row);
  return row;
}

static gboolean
passes (ZzTableView *table,
        ZzRecordRow *row)
{
  ZzEvidenceTable *self = ZZ_EVIDENCE_TABLE (table);
  ZzEvidenceState state = zz_evidence_item_get_state (ZZ_EVIDENCE_ITEM (row));

  if (self->state == ZZ_EVIDENCE_ANY ? state == ZZ_EVIDENCE_REMOVED : (int) state != self->state)
    return FALSE;
  if (self->kind != ZZ_EVIDENCE_ANY && zz_record_get_choice (zz_record_row_get_record (row), ZZ_EVIDENCE_KIND) != self->kind)
    return FALSE;
  return zz_table_view_finds (table, row);
}

static void
zz_evidence_table_finalize (GObject *object)
{
  g_clear_object (&ZZ_EVIDENCE_TABLE (object)->session);

  G_OBJECT_CLASS (zz_evidence_table_parent_class)->finalize (object);
}

static void
zz_evidence_table_class_init (ZzEvidenceTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZzTableViewClass *table_class = ZZ_TABLE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_evidence_table_finalize;
  table_class->activate = "evidence.details";
  table_class->make_row = make_row;
  table_class->refresh_row = refresh_row;
  table_class->passes = passes;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-table.ui");
  /* The menu shows the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "evidence.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "evidence.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "evidence.show-in-folder", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "evidence.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "evidence.details", NULL);
}

static void
zz_evidence_table_init (ZzEvidenceTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->state = ZZ_EVIDENCE_ANY;
  self->kind = ZZ_EVIDENCE_ANY;
}

void
zz_evidence_table_set_session (ZzEvidenceTable *self,
                               ZzSession *session)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  append_columns (self);
  /* What was removed is not shown, from the first moment on. */
  zz_table_view_filter (ZZ_TABLE_VIEW (self));
  zz_evidence_table_update (self);
}

void
zz_evidence_table_update (ZzEvidenceTable *self)
{
  ZzProject *project;
  const GPtrArray *rows;

  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (self->session != NULL);

  project = zz_session_get_project (self->session);
  self->days = zz_settings_get_expiry_warning_days ();
  zz_table_view_update (ZZ_TABLE_VIEW (self), zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE), FALSE);
  for (guint i = 0; i < ZZ_N_EVIDENCE_STATES; i++)
    self->counts[i] = 0;
  rows = zz_table_view_get_rows (ZZ_TABLE_VIEW (self));
  for (guint i = 0; i < rows->len; i++)
    self->counts[zz_evidence_item_get_state (rows->pdata[i])]++;
}

guint
zz_evidence_table_count (ZzEvidenceTable *self,
                         ZzEvidenceState state)
{
  g_return_val_if_fail (ZZ_IS_EVIDENCE_TABLE (self), 0);
  g_return_val_if_fail (state < ZZ_N_EVIDENCE_STATES, 0);

  return self->counts[state];
}

void
zz_evidence_table_set_filter (ZzEvidenceTable *self,
                              const char *text,
                              int state,
                              int kind)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (text != NULL);

  self->state = state;
  self->kind = kind;
  zz_table_view_set_text (ZZ_TABLE_VIEW (self), text);
  zz_table_view_filter (ZZ_TABLE_VIEW (self));
}

GPtrArray *
zz_evidence_table_list_selected (ZzEvidenceTable *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *records;

  g_return_val_if_fail (ZZ_IS_EVIDENCE_TABLE (self), NULL);

  rows = zz_table_view_list_selected (ZZ_TABLE_VIEW (self));
  records = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (records, zz_record_row_get_record (rows->pdata[i]));
  return records;
}
