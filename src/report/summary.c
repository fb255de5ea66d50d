/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The management summary: one page, for those who decide. */
#include "report/parts.h"

/* More would not be read, and not fit. */
#define MAX_POINTS 3

static void
add_obstacles (const ZzMaker *maker,
               ZzBlock *section)
{
  g_autofree char *obstacles = zz_words_obstacles (maker->messages, maker->findings);

  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, obstacles);
}

/* "{n} people or records carry a clause alone", the weightiest by name. */
static void
add_points (const ZzMaker *maker,
            ZzBlock *section)
{
  const GPtrArray *points = maker->facts->margins->single_points;
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  g_autofree char *list = NULL, *text = NULL;

  if (points->len == 0)
    return;
  for (guint i = 0; i < MIN (points->len, MAX_POINTS); i++)
    g_ptr_array_add (names, zz_words_record (maker->messages, maker->project, ((const ZzSinglePoint *) points->pdata[i])->record));
  list = zz_words_join_names (&maker->words, ZZ_JOIN_LIST, names, points->len);
  text = zz_phrase_plural (maker->messages, MN_ ("{n} record carries clauses alone: {list}.", "{n} records carry clauses alone: {list}."),
                           points->len, "list", list, NULL);
  zz_part_add_labelled (maker, section, M_ ("Risk"), text);
}

/* The gap that has to be worked on first; NULL where none has a day. */
static const ZzGap *
find_first (const GPtrArray *gaps)
{
  const ZzGap *first = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const ZzGap *gap = gaps->pdata[i];

      if (gap->kind != ZZ_GAP_CLOSED && gap->start_by != ZZ_DATE_NONE && (first == NULL || gap->start_by < first->start_by))
        first = gap;
    }
  return first;
}

/* What to do: of several things the first. NULL where no way to close it is known. */
static char *
word_step (const ZzMaker *maker,
           const ZzGap *gap)
{
  g_auto (GStrv) additions = NULL;

  if (gap->kind == ZZ_GAP_RENEWAL)
    return zz_words_renewal (maker->messages, maker->project, gap);
  additions = zz_words_additions (maker->messages, maker->project, gap, maker->facts->today);
  return g_strdup (additions[0]);
}

static void
add_start (const ZzMaker *maker,
           ZzBlock *section)
{
  const ZzGap *gap = find_first (maker->facts->gaps->gaps);
  g_autofree char *clause = NULL, *step = NULL, *start = NULL, *text = NULL;

  if (gap == NULL)
    return;
  clause = zz_words_titled_clause (maker->messages, gap->finding->clause);
  step = word_step (maker, gap);
  start = zz_words_start (maker->messages, gap, maker->facts->today);
  text = zz_phrase (maker->messages, step != NULL ? M_ ("{clause}: {step} {start}") : M_ ("{clause}: {start}"),
                    "clause", clause, "step", step, "start", start, NULL);
  zz_part_add_labelled (maker, section, M_ ("First step"), text);
}

ZzDocument *
zz_summary_report (const ZzReportFacts *facts,
                   const ZzReportOptions *options,
                   const ZzMessages *messages)
{
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Management summary"));
  ZzBlock *body = document->body;

  document->one_page = TRUE;
  zz_part_add_letterhead (&maker, body, M_ ("Management summary"));
  zz_part_add_brief_head (&maker, body);
  zz_part_add_verdict (&maker, body);
  zz_part_add_notices (&maker, body);
  if (facts->findings->available)
    {
      zz_block_append_heading (body, 2, zz_part_say (&maker, M_ ("Where it stands")));
      zz_part_add_category_chart (&maker, body);
      add_obstacles (&maker, body);
      zz_block_append_heading (body, 2, zz_part_say (&maker, M_ ("What is coming")));
      zz_part_add_forecast (&maker, body, FALSE);
      add_start (&maker, body);
      zz_part_add_findings_line (&maker, body);
      add_points (&maker, body);
    }
  zz_part_add_signatures (&maker, body);
  return document;
}
