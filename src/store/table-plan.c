/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning an import. */
#include "store/table-plan.h"

#include "core/field.h"
#include "store/table-cell.h"
#include "store/table-keys.h"
#include "store/table-references.h"

#include <string.h>

#define MAX_ID 100

/* A row on its way into the plan. */
typedef struct
{
  ZzPlanRow *row;
  ZzValue *values; /* by number of the field; absent: says nothing */
  char *key;
  const char *id; /* in the table; NULL: none */
} Draft;

typedef struct
{
  ZzProject *project;
  const ZzTable *table;
  const ZzColumns *columns;
  const ZzRegister *reg;
  ZzTableNames *names;
  ZzTableKeys *keys;
  ZzTablePlan *plan;
  GArray *drafts;    /* Draft */
  ZzTableKeys *rows; /* Draft of the rows that have no record */
  GHashTable *by_id; /* id of the record → Draft */
} Planner;

static void
warning_free_cb (gpointer data)
{
  ZzCellWarning *warning = data;

  zz_table_note_free (warning->note);
  g_free (warning);
}

static void
plan_row_free_cb (gpointer data)
{
  ZzPlanRow *row = data;

  g_clear_pointer (&row->record, zz_record_unref);
  g_clear_pointer (&row->warnings, g_ptr_array_unref);
  zz_table_note_free (row->reason);
  g_free (row);
}

void
zz_table_plan_free (ZzTablePlan *plan)
{
  g_return_if_fail (plan != NULL);

  g_ptr_array_unref (plan->rows);
  zz_change_set_unref (plan->changes);
  g_free (plan);
}

/* The first reason given stays. */
static void
skip (Draft *draft,
      ZzTableNote *reason)
{
  if (draft->row->fate == ZZ_ROW_SKIPPED)
    {
      zz_table_note_free (reason);
      return;
    }
  draft->row->fate = ZZ_ROW_SKIPPED;
  draft->row->reason = reason;
  g_clear_pointer (&draft->row->record, zz_record_unref);
}

static void
warn (Planner *planner,
      Draft *draft,
      guint column,
      ZzTableNote *note)
{
  const ZzField *field = zz_columns_get (planner->columns, column)->field;
  ZzCellWarning *warning = g_new0 (ZzCellWarning, 1);

  *warning = (ZzCellWarning) { column, field, note };
  if (draft->row->warnings == NULL)
    draft->row->warnings = g_ptr_array_new_with_free_func (warning_free_cb);
  g_ptr_array_add (draft->row->warnings, warning);
  planner->plan->n_warnings++;
  if (!planner->reg->single && draft->id == NULL && g_ptr_array_find (planner->reg->key, field, NULL))
    {
      ZzTableNote *reason = zz_table_note_new (ZZ_NOTE_KEY_LEFT_OUT, NULL);

      reason->cause = zz_table_note_copy (note);
      skip (draft, reason);
    }
}

static gboolean
is_total (const char *text)
{
  static const char *const words[] = { "合计", "总计", "小计", "共计", "total", "subtotal", NULL };
  g_autofree char *folded = strlen (text) < 20 ? zz_text_fold_name (text) : NULL;

  return folded != NULL && g_strv_contains (words, folded);
}

/* What is in long lists and is no entry of them. */
static ZzTableNote *
find_oddity (const Planner *planner,
             guint row)
{
  const int titles = zz_columns_get_titles (planner->columns);
  gboolean repeats = titles != ZZ_NO_TITLES, first = TRUE;
  guint n_same = 0;

  for (guint i = 0; i < zz_columns_get_n (planner->columns); i++)
    {
      const char *text = zz_table_get_cell (planner->table, row, i).text;

      if (*text == '\0')
        continue;
      if (first && is_total (text))
        return zz_table_note_new (ZZ_NOTE_TOTALS, NULL);
      first = FALSE;
      if (!repeats)
        break;
      repeats = g_str_equal (text, zz_columns_get (planner->columns, i)->title);
      n_same++;
    }
  return repeats && n_same > 0 ? zz_table_note_new (ZZ_NOTE_TITLES_AGAIN, NULL) : NULL;
}

static void
read_cells (Planner *planner,
            Draft *draft)
{
  const gboolean since_1904 = zz_table_get_since_1904 (planner->table);

  for (guint i = 0; i < zz_columns_get_n (planner->columns); i++)
    {
      const ZzColumn *column = zz_columns_get (planner->columns, i);
      const ZzCell cell = zz_table_get_cell (planner->table, draft->row->row, i);
      ZzTableNote *note;

      if (column->use != ZZ_COLUMN_FIELD)
        continue;
      note = zz_table_cell_read (cell, column, since_1904, planner->names, &draft->values[column->field->number]);
      if (note != NULL)
        warn (planner, draft, i, note);
    }
}

static const char *
find_id (const Planner *planner,
         guint row)
{
  for (guint i = 0; i < zz_columns_get_n (planner->columns); i++)
    if (zz_columns_get (planner->columns, i)->use == ZZ_COLUMN_ID)
      {
        const char *text = zz_table_get_cell (planner->table, row, i).text;

        return *text != '\0' ? text : NULL;
      }
  return NULL;
}

/* What the cells were read as that the record has in another way already is not said:
 * an amount with other zeros, a text with blanks around it, what no reader understands. */
static gboolean
is_same (const ZzField *field,
         const ZzValue *before,
         const ZzValue *after)
{
  g_autofree char *trimmed = NULL;

  if (before->kind == ZZ_VALUE_MONEY && after->kind == ZZ_VALUE_MONEY)
    return zz_money_equal (before->text, after->text);
  if (before->kind == ZZ_VALUE_TEXT && after->kind == ZZ_VALUE_TEXT)
    {
      trimmed = zz_table_cell_trim (field, before->text);
      return g_str_equal (trimmed, after->text);
    }
  return zz_value_equal (before, after);
}

/* A cell that holds what the record has already, though no reader would take it from a
 * table, is no reason for a warning. */
static void
drop_idle_warnings (Planner *planner,
                    Draft *draft)
{
  GPtrArray *warnings = draft->row->warnings;

  for (guint i = warnings != NULL ? warnings->len : 0; i > 0; i--)
    {
      const ZzCellWarning *warning = warnings->pdata[i - 1];
      const ZzValue *before = zz_record_get (draft->row->record, warning->field->number);
      const char *text = zz_table_get_cell (planner->table, draft->row->row, warning->column).text;
      g_autofree char *written = zz_field_format (warning->field, before);

      if (!g_str_equal (written, text))
        continue;
      g_ptr_array_remove_index (warnings, i - 1);
      planner->plan->n_warnings--;
    }
  if (warnings != NULL && warnings->len == 0)
    g_clear_pointer (&draft->row->warnings, g_ptr_array_unref);
}

static void
skip_without_record (Planner *planner,
                     Draft *draft,
                     gboolean several)
{
  ZzTableNote *reason = zz_table_note_new (several ? ZZ_NOTE_SEVERAL_RECORDS : ZZ_NOTE_NO_KEY, NULL);

  reason->reg = planner->reg;
  skip (draft, reason);
}

/* The record a row is for; a row that has none and brings no key is skipped. */
static void
find_record (Planner *planner,
             Draft *draft)
{
  ZzRecord *record = draft->id != NULL ? zz_project_find (planner->project, planner->reg, draft->id) : NULL;
  gboolean several = FALSE;

  if (planner->reg->single)
    record = zz_project_get_single (planner->project, planner->reg);
  if (record == NULL && draft->key != NULL)
    record = zz_table_keys_find (planner->keys, draft->key, &several);
  if (record != NULL)
    draft->row->record = zz_record_ref (record);
  else if (several || (draft->key == NULL && draft->id == NULL))
    skip_without_record (planner, draft, several);
}

static void
skip_repeated (const Planner *planner,
               Draft *draft,
               const Draft *other)
{
  ZzTableNote *reason = zz_table_note_new (ZZ_NOTE_SAME_RECORD, NULL);

  reason->line = zz_table_get_line (planner->table, other->row->row);
  skip (draft, reason);
}

/* Both rows are skipped: nobody can say which of them is right. */
static void
skip_both (const Planner *planner,
           Draft *draft,
           Draft *other)
{
  skip_repeated (planner, other, draft);
  skip_repeated (planner, draft, other);
}

static void
claim_id (Planner *planner,
          Draft *draft,
          const char *id)
{
  Draft *other = g_hash_table_lookup (planner->by_id, id);

  if (other != NULL)
    skip_both (planner, draft, other);
  else
    g_hash_table_insert (planner->by_id, (gpointer) id, draft);
}

/* Two rows that both have ids are for two records, whatever their keys are. */
static void
claim_key (Planner *planner,
           Draft *draft)
{
  gboolean several;
  Draft *other = zz_table_keys_find (planner->rows, draft->key, &several);

  if (several && draft->id == NULL)
    skip_without_record (planner, draft, TRUE);
  else if (other != NULL && (draft->id == NULL || other->id == NULL))
    skip_both (planner, draft, other);
  else
    zz_table_keys_add (planner->rows, draft->key, draft);
}

static void
check_claims (Planner *planner,
              Draft *draft)
{
  const ZzRecord *record = draft->row->record;

  if (draft->row->fate == ZZ_ROW_SKIPPED)
    return;
  if (record == NULL && draft->key != NULL)
    claim_key (planner, draft);
  if (record != NULL || draft->id != NULL)
    claim_id (planner, draft, record != NULL ? zz_record_get_id (record) : draft->id);
}

static gboolean
is_id_of (const ZzRegister *reg,
          const char *id)
{
  const gsize length = strlen (reg->id);

  return strlen (id) < MAX_ID && g_str_has_prefix (id, reg->id) && id[length] == '-' && id[length + 1] != '\0'
         && strspn (id + length + 1, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (id + length + 1);
}

static void
insert_record (Planner *planner,
               Draft *draft)
{
  const gboolean keeps = draft->id != NULL && is_id_of (planner->reg, draft->id) && zz_project_find_anywhere (planner->project, draft->id) == NULL;
  g_autofree char *id = keeps ? g_strdup (draft->id) : zz_record_make_id (planner->reg);

  draft->row->record = zz_record_new (planner->reg, id);
  for (guint i = 0; i < planner->reg->fields->len; i++)
    if (!zz_value_is_absent (&draft->values[i]))
      {
        zz_record_fill (draft->row->record, zz_register_get_field (planner->reg, i), draft->values[i]);
        draft->values[i] = ZZ_VALUE_INIT;
      }
  if (zz_record_is_empty (draft->row->record))
    {
      skip (draft, zz_table_note_new (ZZ_NOTE_EMPTY, NULL));
      return;
    }
  draft->row->fate = ZZ_ROW_NEW;
  zz_change_set_insert (planner->plan->changes, draft->row->record);
}

static void
change_record (Planner *planner,
               Draft *draft)
{
  const ZzRecord *record = draft->row->record;

  draft->row->fate = ZZ_ROW_UNCHANGED;
  for (guint i = 0; i < planner->reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (planner->reg, i);
      const ZzValue *after = &draft->values[i];

      if (zz_value_is_absent (after) || is_same (field, zz_record_get (record, i), after))
        continue;
      zz_change_set_set (planner->plan->changes, planner->reg, zz_record_get_id (record), field, after);
      draft->row->fate = ZZ_ROW_CHANGED;
    }
}

static void
settle (Planner *planner,
        Draft *draft)
{
  ZzPlanRow *row = draft->row;

  row->first_change = zz_change_set_get_n_changes (planner->plan->changes);
  if (row->fate != ZZ_ROW_SKIPPED)
    {
      if (row->record == NULL)
        insert_record (planner, draft);
      else
        {
          drop_idle_warnings (planner, draft);
          change_record (planner, draft);
        }
    }
  row->n_changes = zz_change_set_get_n_changes (planner->plan->changes) - row->first_change;
  planner->plan->n[row->fate]++;
}

static gboolean
has_fields (const ZzColumns *columns)
{
  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    if (zz_columns_get (columns, i)->use == ZZ_COLUMN_FIELD)
      return TRUE;
  return FALSE;
}

static void
add_draft (Planner *planner,
           guint row)
{
  Draft draft = { .row = g_new0 (ZzPlanRow, 1), .values = g_new0 (ZzValue, planner->reg->fields->len) };
  ZzTableNote *oddity = find_oddity (planner, row);

  draft.row->row = row;
  draft.row->fate = ZZ_ROW_UNCHANGED;
  g_ptr_array_add (planner->plan->rows, draft.row);
  draft.id = planner->reg->single ? NULL : find_id (planner, row);
  if (oddity != NULL)
    skip (&draft, oddity);
  else if (!has_fields (planner->columns))
    skip (&draft, zz_table_note_new (ZZ_NOTE_NO_COLUMN, NULL));
  else if (planner->reg->single && planner->drafts->len > 0)
    skip (&draft, zz_table_note_new (ZZ_NOTE_ONLY_ONE, NULL));
  else
    {
      read_cells (planner, &draft);
      draft.key = zz_table_keys_make (planner->reg, draft.values);
      if (draft.row->fate != ZZ_ROW_SKIPPED)
        find_record (planner, &draft);
    }
  g_array_append_val (planner->drafts, draft);
}

static void
planner_clear (Planner *planner)
{
  for (guint i = 0; i < planner->drafts->len; i++)
    {
      const Draft *draft = &g_array_index (planner->drafts, Draft, i);

      for (guint j = 0; j < planner->reg->fields->len; j++)
        zz_value_clear (&draft->values[j]);
      g_free (draft->values);
      g_free (draft->key);
    }
  g_array_unref (planner->drafts);
  zz_table_keys_free (planner->rows);
  g_hash_table_unref (planner->by_id);
  zz_table_keys_free (planner->keys);
  zz_table_names_free (planner->names);
}

static ZzTablePlan *
plan_new (const char *label)
{
  ZzTablePlan *plan = g_new0 (ZzTablePlan, 1);

  plan->rows = g_ptr_array_new_with_free_func (plan_row_free_cb);
  plan->changes = zz_change_set_new (label);
  return plan;
}

ZzTablePlan *
zz_table_plan_new (ZzProject *project,
                   const ZzTable *table,
                   const ZzColumns *columns,
                   const char *label)
{
  Planner planner = { project, table, columns };

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && table != NULL && columns != NULL, NULL);

  planner.reg = zz_columns_get_register (columns);
  planner.names = zz_table_names_new (project);
  planner.keys = zz_table_keys_new (planner.reg);
  zz_table_keys_add_records (planner.keys, project);
  planner.rows = zz_table_keys_new (planner.reg);
  planner.plan = plan_new (label);
  planner.drafts = g_array_new (FALSE, FALSE, sizeof (Draft));
  planner.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint row = (guint) (zz_columns_get_titles (columns) + 1); row < zz_table_get_n_rows (table); row++)
    add_draft (&planner, row);
  /* Who claims a record is known only when all rows are read. */
  for (guint i = 0; i < planner.drafts->len; i++)
    check_claims (&planner, &g_array_index (planner.drafts, Draft, i));
  for (guint i = 0; i < planner.drafts->len; i++)
    settle (&planner, &g_array_index (planner.drafts, Draft, i));
  planner_clear (&planner);
  return planner.plan;
}
