/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that the project put in place of the edition's: whoever reads a verdict is
 * told which ones, why and by whom. */
#include "core/builtin.h"
#include "report/parts.h"

/* Clause, figure, value, the edition's, reason, by, date. */
#define N_COLUMNS 7

/* The clause by its title: its id is told where the clause is. */
static void
add_row (const ZzMaker *maker,
         ZzBlock *table,
         const ZzFigure *figure)
{
  const guint level = maker->findings->level;
  const ZzRecord *override = zz_project_find_override (maker->project, figure);
  const ZzDate on = zz_record_get_date (override, ZZ_OVERRIDE_ON);
  const char *title = zz_part_text (maker, &figure->title);
  const char *reason = zz_record_get_text (override, ZZ_OVERRIDE_REASON), *by = zz_record_get_text (override, ZZ_OVERRIDE_BY);
  g_autofree char *value = zz_words_figure (maker->messages, maker->project, figure, level);
  g_autofree char *original = zz_words_figure (maker->messages, NULL, figure, level);
  g_autofree char *day = zz_words_date (maker->messages, on);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, zz_part_text (maker, &figure->clause->title));
  zz_block_append_cell (row, *title != '\0' ? title : figure->id);
  zz_block_append_cell (row, value);
  zz_block_append_cell (row, original);
  zz_block_append_cell (row, reason != NULL ? reason : zz_part_say (maker, M_ ("no reason given")));
  zz_block_append_cell (row, by != NULL ? by : zz_part_say (maker, M_ ("nobody named")));
  zz_block_append_value_cell (row, on != ZZ_DATE_NONE ? zz_value_date (on) : ZZ_VALUE_INIT, day);
}

static gboolean
is_replaced (const ZzMaker *maker,
             const ZzFigure *figure)
{
  const ZzRecord *override = zz_project_find_override (maker->project, figure);

  /* At a level that does not have the figure it does nothing. */
  return override != NULL && !zz_value_is_absent (&figure->at[maker->findings->level].value)
         && zz_value_is_known (zz_record_get (override, ZZ_OVERRIDE_VALUE));
}

gboolean
zz_part_has_replaced (const ZzMaker *maker)
{
  const GPtrArray *figures = maker->findings->catalogue->figures;

  for (guint i = 0; i < figures->len; i++)
    if (is_replaced (maker, figures->pdata[i]))
      return TRUE;
  return FALSE;
}

void
zz_part_add_replaced_rows (const ZzMaker *maker,
                           ZzBlock *table)
{
  static const char *const headings[N_COLUMNS] = {
    M_ ("Clause"),
    M_ ("Figure"),
    M_ ("Value"),
    M_ ("In place of"),
    M_ ("Reason"),
    M_ ("By"),
    M_ ("Date"),
  };
  const GPtrArray *figures = maker->findings->catalogue->figures;

  for (guint i = 0; i < N_COLUMNS; i++)
    zz_block_append_cell (table->blocks->pdata[0], zz_part_say (maker, headings[i]));
  for (guint i = 0; i < figures->len; i++)
    if (is_replaced (maker, figures->pdata[i]))
      add_row (maker, table, figures->pdata[i]);
}

void
zz_part_add_replaced (const ZzMaker *maker,
                      ZzBlock *body)
{
  ZzBlock *notice, *table;

  if (!zz_part_has_replaced (maker))
    return;
  notice = zz_block_append (body, ZZ_BLOCK_NOTICE);
  notice->tone = ZZ_TONE_PARTLY;
  notice->keep = TRUE;
  zz_block_add_run (notice, ZZ_RUN_STRONG, zz_part_say (maker, M_ ("Please note:")));
  zz_block_add_run (notice, ZZ_RUN_TEXT,
                    zz_part_say (maker, M_ ("The project put figures of its own in place of those of the edition; the conclusions are drawn with them.")));
  table = zz_block_append (body, ZZ_BLOCK_TABLE);
  table->header_rows = 1;
  zz_block_append (table, ZZ_BLOCK_ROW);
  zz_block_set_shares (table, 5, 4, 2, 2, 6, 3, 3, 0);
  zz_part_add_replaced_rows (maker, table);
}
