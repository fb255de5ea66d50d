/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report: head, verdict, charts, forecast, gaps; then every clause, and
 * the evidence. Each thing is told once: a gap what closes it and a clause what stands
 * in its way, a clause the number of its evidence and the index its title. */
#include "report/parts.h"

static void
add_summary (const ZzMaker *maker,
             ZzBlock *body)
{
  ZzBlock *section = zz_part_add_section (maker, body, "summary", M_ ("Summary"));

  zz_part_add_verdict (maker, section);
  if (!maker->findings->available)
    return;
  zz_part_add_totals (maker, section);
  zz_part_add_category_chart (maker, section);
  if (zz_part_is_internal (maker))
    zz_part_add_categories (maker, section);
}

static void
add_gaps (const ZzMaker *maker,
          ZzBlock *body)
{
  ZzBlock *section = zz_part_add_section (maker, body, "gaps", M_ ("Gaps"));

  zz_part_add_gaps (maker, section, FALSE);
  zz_part_add_renewals (maker, section);
  zz_part_add_open_findings (maker, section);
  zz_part_add_actions (maker, section);
  zz_part_add_single_points (maker, section);
  zz_part_add_problems (maker, section);
}

static void
add_category (const ZzMaker *maker,
              ZzBlock *body,
              guint index)
{
  const ZzCategory *category = maker->findings->catalogue->categories->pdata[index];
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *title = zz_phrase (maker->messages, M_ ("{number}. {title}"), "number", number, "title", zz_part_text (maker, &category->title), NULL);

  section->anchor = g_strdup (category->id);
  zz_part_add_badge (maker, zz_block_append_heading (section, 2, title), maker->findings->categories[index]);
  for (guint i = 0; i < category->clauses->len; i++)
    zz_readiness_add_clause (maker, section, zz_findings_get_clause (maker->findings, category->clauses->pdata[i]));
}

static void
add_forecast (const ZzMaker *maker,
              ZzBlock *body)
{
  zz_part_add_forecast (maker, zz_part_add_section (maker, body, "forecast", M_ ("Forecast")), TRUE);
}

static void
add_internal (const ZzMaker *maker,
              ZzBlock *body)
{
  if (maker->findings->available)
    {
      add_forecast (maker, body);
      add_gaps (maker, body);
      for (guint i = 0; i < maker->findings->catalogue->categories->len; i++)
        add_category (maker, body, i);
    }
  zz_part_add_other_answers (maker, body);
  zz_part_add_evidence_index (maker, body);
}

/* What an assessor asks for: the form and the proof. */
static void
add_for_auditor (const ZzMaker *maker,
                 ZzBlock *body)
{
  ZzBlock *section = zz_part_add_section (maker, body, "form", M_ ("Self-assessment form"));

  section->landscape = TRUE;
  zz_part_add_form (maker, section);
  zz_part_add_evidence_index (maker, body);
}

/* What is missing, in a sentence each, and when it will be there. */
static void
add_for_management (const ZzMaker *maker,
                    ZzBlock *body)
{
  g_autofree char *obstacles = zz_words_obstacles (maker->messages, maker->findings);

  zz_block_append_text (body, ZZ_BLOCK_PARAGRAPH, obstacles);
  if (maker->findings->available)
    add_forecast (maker, body);
}

ZzDocument *
zz_readiness_report (const ZzReportFacts *facts,
                     const ZzReportOptions *options,
                     const ZzMessages *messages)
{
  static void (*const add[ZZ_N_PROFILES]) (const ZzMaker *, ZzBlock *) = {
    [ZZ_PROFILE_INTERNAL] = add_internal,
    [ZZ_PROFILE_AUDITOR] = add_for_auditor,
    [ZZ_PROFILE_MANAGEMENT] = add_for_management,
  };
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Readiness report"));
  ZzBlock *body = document->body;

  zz_part_add_letterhead (&maker, body, M_ ("Readiness report"));
  if (options->profile == ZZ_PROFILE_MANAGEMENT)
    zz_part_add_brief_head (&maker, body);
  else
    zz_part_add_head (&maker, body);
  zz_part_add_notices (&maker, body);
  add_summary (&maker, body);
  add[options->profile](&maker, body);
  if (options->profile != ZZ_PROFILE_MANAGEMENT)
    zz_readiness_add_sources (&maker, body);
  zz_part_add_signatures (&maker, body);
  return document;
}
