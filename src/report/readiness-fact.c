/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, recorded facts beside a clause that people judge.
 *
 * A clause without a rule is judged from its papers; where another clause asks
 * for the same papers record by record, those records are what the judge wants
 * to see: the audit reports with revenue, profit and opinion, say.
 */
#include "report/parts.h"

#define MAX_COLUMNS 8
#define MAX_ROWS 20
/* What stands on one line, a day or an amount, takes more room than a text, which is broken;
 * and this much of it there is. */
#define LINE_ROOM 3
#define TEXT_ROOM 2
#define ALL_ROOM 19

static gboolean
shares_kind (const ZzNeed *a,
             const ZzNeed *b)
{
  for (guint i = 0; i < a->kinds->len; i++)
    for (guint j = 0; j < b->kinds->len; j++)
      if (g_array_index (a->kinds, guint, i) == g_array_index (b->kinds, guint, j))
        return TRUE;
  return FALSE;
}

static const ZzRegister *
find_register_of_need (const ZzCatalogue *catalogue,
                       const ZzNeed *need)
{
  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];

      for (guint j = 0; j < clause->needs->len; j++)
        {
          const ZzNeed *other = clause->needs->pdata[j];

          if (other->per_register != NULL && shares_kind (need, other))
            return other->per_register;
        }
    }
  return NULL;
}

static const ZzRegister *
find_register (const ZzCatalogue *catalogue,
               const ZzClause *clause)
{
  const ZzRegister *reg = NULL;

  if (clause->rule != NULL || !clause->judgement)
    return NULL;
  for (guint i = 0; reg == NULL && i < clause->needs->len; i++)
    reg = find_register_of_need (catalogue, clause->needs->pdata[i]);
  return reg;
}

static gboolean
is_used (const GPtrArray *records,
         const ZzField *field)
{
  for (guint i = 0; i < records->len; i++)
    if (zz_value_is_known (zz_record_get (records->pdata[i], field->number)))
      return TRUE;
  return FALSE;
}

/* The first fields that hold anything, long texts left out. */
static GPtrArray *
list_columns (const ZzRegister *reg,
              const GPtrArray *records)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < reg->fields->len && columns->len < MAX_COLUMNS; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      if (field->type != ZZ_FIELD_MULTILINE && is_used (records, field))
        g_ptr_array_add (columns, (gpointer) field);
    }
  return columns;
}

static gboolean
is_narrow (const ZzField *field)
{
  return field->type == ZZ_FIELD_DATE || field->type == ZZ_FIELD_EVENT || field->type == ZZ_FIELD_MONEY;
}

/* Takes texts out of @columns, the last first, until there is room for what stays: they are
 * told under the first one. */
static GPtrArray *
take_crowding (GPtrArray *columns)
{
  GPtrArray *taken = g_ptr_array_new ();
  guint room = 0;

  for (guint i = 0; i < columns->len; i++)
    room += is_narrow (columns->pdata[i]) ? LINE_ROOM : TEXT_ROOM;
  for (guint i = columns->len; i > 1 && room > ALL_ROOM; i--)
    if (!is_narrow (columns->pdata[i - 1]))
      {
        g_ptr_array_insert (taken, 0, g_ptr_array_remove_index (columns, i - 1));
        room -= TEXT_ROOM;
      }
  return taken;
}

static void
add_taken (const ZzMaker *maker,
           ZzBlock *cell,
           const ZzRecord *record,
           const GPtrArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const ZzField *field = taken->pdata[i];
      g_autofree char *value = zz_words_value (maker->messages, maker->project, field, zz_record_get (record, field->number));
      g_autofree char *text = zz_phrase (maker->messages, M_ ("{field}: {value}"), "field", zz_words_field (maker->messages, field), "value", value, NULL);

      if (*value != '\0')
        zz_block_append_text (cell, ZZ_BLOCK_NOTE, text);
    }
}

static void
add_row (const ZzMaker *maker,
         ZzBlock *table,
         const ZzRecord *record,
         const GPtrArray *columns,
         const GPtrArray *taken)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  for (guint i = 0; i < columns->len; i++)
    {
      const ZzField *field = columns->pdata[i];
      g_autofree char *text = zz_words_value (maker->messages, maker->project, field, zz_record_get (record, field->number));
      ZzBlock *cell = i == 0 ? zz_block_append_header_cell (row, 1, text) : zz_block_append_cell (row, text);

      cell->narrow = is_narrow (field);
      if (i == 0)
        add_taken (maker, cell, record, taken);
    }
}

void
zz_readiness_add_facts (const ZzMaker *maker,
                        ZzBlock *parent,
                        const ZzClause *clause)
{
  const ZzRegister *reg = find_register (maker->findings->catalogue, clause);
  const GPtrArray *records = reg != NULL ? zz_project_get_records (maker->project, reg) : NULL;
  g_autoptr (GPtrArray) columns = NULL, taken = NULL;
  ZzBlock *table, *head;

  if (records == NULL || records->len == 0)
    return;
  zz_block_append_heading (parent, 4, zz_words_register (maker->messages, reg));
  columns = list_columns (reg, records);
  taken = take_crowding (columns);
  table = zz_block_append (parent, ZZ_BLOCK_TABLE);
  table->header_rows = 1;
  head = zz_block_append (table, ZZ_BLOCK_ROW);
  for (guint i = 0; i < columns->len; i++)
    zz_block_append_cell (head, zz_words_field (maker->messages, columns->pdata[i]));
  for (guint i = 0; i < MIN (records->len, MAX_ROWS); i++)
    add_row (maker, table, records->pdata[i], columns, taken);
  if (records->len > MAX_ROWS)
    {
      g_autofree char *more = zz_phrase_plural (maker->messages, MN_ ("and {n} more record", "and {n} more records"), records->len - MAX_ROWS, NULL);

      zz_block_append_text (parent, ZZ_BLOCK_NOTE, more);
    }
}
