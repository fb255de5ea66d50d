/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, figures and sources: how much is asked for, how well
 * that is known, and whether the project replaced it. */
#include "report/parts.h"

/* Why is told once, with all the figures that were replaced. */
static gboolean
add_override (const ZzMaker *maker,
              ZzBlock *cell,
              const ZzFigure *figure)
{
  g_autofree char *text = zz_words_replaced (&maker->words, figure);

  if (text != NULL)
    zz_block_add_run (cell, ZZ_RUN_STRONG, text);
  return text != NULL;
}

static void
add_figure (const ZzMaker *maker,
            ZzBlock *table,
            const ZzFigure *figure)
{
  const ZzFigureValue *at = &figure->at[maker->findings->level];
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *value = zz_words_figure (maker->messages, maker->project, figure, maker->findings->level);
  const char *title = zz_part_text (maker, &figure->title);
  ZzBlock *cell;

  zz_block_append_header_cell (row, 1, *title != '\0' ? title : figure->id);
  cell = zz_block_append_cell (row, value);
  cell->narrow = !add_override (maker, cell, figure);
  zz_block_append_narrow_cell (row, zz_words_mark (maker->messages, at->mark));
  zz_block_append_cell (row, at->source != NULL ? zz_part_text (maker, &at->source->title) : NULL);
}

void
zz_readiness_add_figures (const ZzMaker *maker,
                          ZzBlock *parent,
                          const ZzClause *clause)
{
  ZzBlock *table = NULL;

  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];

      if (zz_value_is_absent (&figure->at[maker->findings->level].value))
        continue;
      if (table == NULL)
        {
          table = zz_block_append_table (parent, zz_part_say (maker, M_ ("Figure")), zz_part_say (maker, M_ ("Value")),
                                         zz_part_say (maker, M_ ("Mark")), zz_part_say (maker, M_ ("Source")), NULL);
          zz_block_set_shares (table, 6, 4, 3, 11, 0);
        }
      add_figure (maker, table, figure);
    }
}

static void
add_mark (const ZzMaker *maker,
          ZzBlock *table,
          ZzMark mark)
{
  static const char *const meanings[ZZ_N_MARKS] = {
    [ZZ_MARK_NONE] = "",
    [ZZ_MARK_SEED] = M_ ("stands in the text this catalogue starts from"),
    [ZZ_MARK_PUBLISHED] = M_ ("stands in another public text"),
    [ZZ_MARK_UNSURE] = M_ ("one weak source, or sources that disagree"),
    [ZZ_MARK_HOUSE] = M_ ("this program's own reading of a vague wording, so that it can be judged"),
  };
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, zz_words_mark (maker->messages, mark));
  zz_block_append_cell (row, zz_part_say (maker, meanings[mark]));
}

static void
add_source (const ZzMaker *maker,
            ZzBlock *list,
            const ZzSource *source)
{
  ZzBlock *item = zz_block_append_text (list, ZZ_BLOCK_ITEM, zz_part_text (maker, &source->title));
  g_autofree char *places = source->places != NULL ? g_strjoinv (" · ", source->places) : NULL;

  if (places != NULL && *places != '\0')
    zz_block_add_run (item, ZZ_RUN_QUIET, places);
}

void
zz_readiness_add_sources (const ZzMaker *maker,
                          ZzBlock *parent)
{
  const ZzCatalogue *catalogue = maker->findings->catalogue;
  ZzBlock *section = zz_block_append (parent, ZZ_BLOCK_SECTION);
  ZzBlock *table, *list;

  section->anchor = g_strdup (ZZ_OWN_ANCHOR "sources");
  zz_block_append_heading (section, 2, zz_part_say (maker, M_ ("Marks and sources")));
  if (!catalogue->confirmed_by_body)
    zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_part_say (maker, M_ ("None of these requirements was confirmed by the certification body.")));
  table = zz_block_append (section, ZZ_BLOCK_TABLE);
  for (int mark = ZZ_MARK_SEED; mark < ZZ_N_MARKS; mark++)
    add_mark (maker, table, (ZzMark) mark);
  list = zz_block_append (section, ZZ_BLOCK_LIST);
  for (guint i = 0; i < catalogue->sources->len; i++)
    add_source (maker, list, catalogue->sources->pdata[i]);
}
