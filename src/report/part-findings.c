/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit found and nobody closed yet: no clause asks for it, and whoever assesses
 * next looks there first. */
#include "eval/surveillance.h"
#include "report/parts.h"

/* As the register has them; the clause may be free text. */
static const char *const fields[] = { "text", "raised", "due" };

static void
add_finding (const ZzMaker *maker,
             ZzBlock *table,
             const ZzRecord *finding)
{
  const ZzRegister *reg = zz_record_get_register (finding);
  const ZzValue *about = zz_record_get_by_id (finding, "clause");
  const ZzClause *clause = about->kind == ZZ_VALUE_TEXT ? zz_catalogue_find_clause (maker->findings->catalogue, about->text) : NULL;
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW), *cell = zz_block_append_header_cell (row, 1, NULL);

  if (clause != NULL)
    zz_part_add_clause_link (maker, cell, clause);
  else if (about->kind == ZZ_VALUE_TEXT)
    zz_block_add_run (cell, ZZ_RUN_TEXT, about->text);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const ZzField *field = zz_register_find_field (reg, fields[i]);
      const ZzValue *value = zz_record_get_by_id (finding, fields[i]);
      g_autofree char *text = zz_words_value (maker->messages, maker->project, field, value);

      zz_block_append_value_cell (row, value->kind == ZZ_VALUE_DATE ? zz_value_copy (value) : ZZ_VALUE_INIT, text);
    }
}

void
zz_part_add_open_findings (const ZzMaker *maker,
                           ZzBlock *section)
{
  g_autoptr (GPtrArray) open = zz_list_open_findings (maker->project, maker->findings->at);
  const ZzRegister *reg;
  ZzBlock *table;

  if (open->len == 0)
    return;
  reg = zz_record_get_register (open->pdata[0]);
  zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("Open nonconformities of the last audit")));
  table = zz_block_append_table (section, zz_words_field (maker->messages, zz_register_find_field (reg, "clause")), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    zz_block_append_cell (table->blocks->pdata[0], zz_words_field (maker->messages, zz_register_find_field (reg, fields[i])));
  zz_block_set_shares (table, 6, 12, 4, 4, 0);
  for (guint i = 0; i < open->len; i++)
    add_finding (maker, table, open->pdata[i]);
}

void
zz_part_add_findings_line (const ZzMaker *maker,
                           ZzBlock *section)
{
  g_autoptr (GPtrArray) open = zz_list_open_findings (maker->project, maker->findings->at);
  const ZzValue *due = open->len > 0 ? zz_record_get_by_id (open->pdata[0], "due") : NULL;
  g_autofree char *day = NULL, *text = NULL;

  if (open->len == 0)
    return;
  day = due->kind == ZZ_VALUE_DATE ? zz_words_date (maker->messages, due->date) : NULL;
  text = day != NULL ? zz_phrase_plural (maker->messages, MN_ ("{n} is open; to be closed by {day}.", "{n} are open; the first is to be closed by {day}."), open->len, "day", day, NULL)
                     : zz_phrase_plural (maker->messages, MN_ ("{n} is open.", "{n} are open."), open->len, NULL);
  zz_part_add_labelled (maker, section, M_ ("Nonconformities of the last audit"), text);
}
