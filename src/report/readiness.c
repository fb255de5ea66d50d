/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report: head, verdict, categories, gaps; then every clause. */
#include "report/readiness.h"

#include "core/builtin.h"
#include "report/readiness-private.h"

#include <string.h>

static void
add_fact (const ZzWords *words,
          ZzBlock *table,
          const char *label,
          const char *text)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, zz_readiness_say (words, label));
  zz_block_append_cell (row, text != NULL && *text != '\0' ? text : zz_readiness_say (words, M_ ("not filled in")));
}

/* The level judged may be another than the one applied for. */
static void
add_level (const ZzWords *words,
           ZzBlock *table)
{
  const ZzChoices *levels = words->findings->catalogue->levels;
  const char *judged = zz_readiness_text (words, &zz_choices_get (levels, words->findings->level)->title);
  int applied = zz_project_get_level (words->project);

  add_fact (words, table, M_ ("Level judged"), judged);
  if (applied >= 0 && (guint) applied != words->findings->level)
    add_fact (words, table, M_ ("Level applied for"), zz_readiness_text (words, &zz_choices_get (levels, (guint) applied)->title));
}

static void
add_dates (const ZzWords *words,
           ZzBlock *table)
{
  ZzDate planned_date = zz_project_get_planned_date (words->project);
  g_autofree char *at = zz_words_date (words->messages, words->findings->at);
  g_autofree char *planned = zz_words_date (words->messages, planned_date);

  add_fact (words, table, M_ ("Assessment day"), at);
  if (planned_date != words->findings->at)
    add_fact (words, table, M_ ("Planned assessment date"), planned);
}

static void
add_head (const ZzWords *words,
          ZzBlock *body)
{
  const ZzFindings *findings = words->findings;
  const ZzCatalogue *catalogue = findings->catalogue;
  const ZzChoice *service = findings->service < 0 ? NULL : zz_choices_get (catalogue->services, (guint) findings->service);
  const ZzChoice *kind = zz_choices_get (catalogue->applications, zz_project_get_kind (words->project));
  g_autofree char *kind_word = kind != NULL ? zz_phrase_capital (words->messages, zz_words_application (words->messages, kind->id)) : NULL;
  ZzBlock *table;

  zz_block_append_heading (body, 1, zz_readiness_say (words, M_ ("Readiness report")));
  table = zz_block_append (body, ZZ_BLOCK_TABLE);
  add_fact (words, table, M_ ("Organisation"), zz_words_organisation (words->messages, words->project));
  add_fact (words, table, M_ ("Declared category"), service != NULL ? zz_readiness_text (words, &service->title) : NULL);
  add_level (words, table);
  add_fact (words, table, M_ ("Kind of application"), kind_word);
  add_dates (words, table);
  add_fact (words, table, M_ ("Requirements"), zz_readiness_text (words, &catalogue->title));
  add_fact (words, table, M_ ("Edition"), catalogue->edition);
}

static void
add_notice (const ZzWords *words,
            ZzBlock *body,
            const char *text)
{
  ZzBlock *notice;

  if (text == NULL)
    return;
  notice = zz_block_append (body, ZZ_BLOCK_NOTICE);
  notice->tone = ZZ_TONE_PARTLY;
  zz_block_add_run (notice, ZZ_RUN_STRONG, zz_readiness_say (words, M_ ("Please note:")));
  zz_block_add_run (notice, ZZ_RUN_TEXT, text);
}

static void
add_notices (const ZzWords *words,
             ZzBlock *body)
{
  g_autofree char *edition = zz_words_edition_notice (words->messages, words->findings->catalogue);
  g_autofree char *level = zz_words_level_notice (words->messages, words->project, words->findings);

  add_notice (words, body, edition);
  add_notice (words, body, level);
}

static void
add_totals (const ZzWords *words,
            ZzBlock *parent)
{
  static const ZzStatus statuses[] = { ZZ_STATUS_MET, ZZ_STATUS_PARTLY_MET, ZZ_STATUS_NOT_MET, ZZ_STATUS_UNKNOWN, ZZ_STATUS_NOT_APPLICABLE };
  g_autofree char *applicable = g_strdup_printf ("%u", zz_findings_get_n_applicable (words->findings));
  ZzBlock *table = zz_block_append (parent, ZZ_BLOCK_TABLE);
  ZzBlock *head = zz_block_append (table, ZZ_BLOCK_ROW);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  table->header_rows = 1;
  zz_block_append_cell (head, zz_readiness_say (words, M_ ("Clauses that apply")));
  zz_block_append_cell (row, applicable);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", words->findings->totals[statuses[i]]);

      zz_readiness_add_badge (words, zz_block_append (head, ZZ_BLOCK_CELL), statuses[i]);
      zz_block_append_cell (row, n);
    }
}

static void
add_verdict (const ZzWords *words,
             ZzBlock *body)
{
  g_autofree char *text = zz_words_verdict (words->messages, words->findings);
  gboolean ready = words->findings->available && words->findings->ready;
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);
  ZzBlock *notice;

  section->anchor = g_strdup ("summary");
  zz_block_append_heading (section, 2, zz_readiness_say (words, M_ ("Summary")));
  notice = zz_block_append (section, ZZ_BLOCK_NOTICE);
  notice->tone = ready ? ZZ_TONE_MET : words->findings->available ? ZZ_TONE_NOT_MET
                                                                  : ZZ_TONE_UNKNOWN;
  zz_block_add_run (notice, ZZ_RUN_STRONG, text);
  if (words->findings->available)
    add_totals (words, section);
}

static void
add_categories (const ZzWords *words,
                ZzBlock *body)
{
  const GPtrArray *categories = words->findings->catalogue->categories;
  ZzBlock *table = zz_block_append_table (body, zz_readiness_say (words, M_ ("Category")), zz_readiness_say (words, M_ ("Status")),
                                          zz_readiness_say (words, M_ ("Clauses met")), NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
      g_autofree char *count = NULL, *met_text = NULL, *applicable_text = NULL;
      guint met, applicable;

      zz_findings_count_category (words->findings, i, &met, &applicable);
      met_text = g_strdup_printf ("%u", met);
      applicable_text = g_strdup_printf ("%u", applicable);
      count = zz_phrase (words->messages, M_ ("{met} of {applicable}"), "met", met_text, "applicable", applicable_text, NULL);
      zz_block_add_link (zz_block_append_header_cell (row, 1, NULL), zz_readiness_text (words, &category->title), category->id);
      zz_readiness_add_badge (words, zz_block_append (row, ZZ_BLOCK_CELL), words->findings->categories[i]);
      zz_block_append_cell (row, count);
    }
}

/* What is being done about a clause: its actions that are not closed. */
static void
add_actions (const ZzWords *words,
             ZzBlock *cell,
             const ZzClause *clause)
{
  const GPtrArray *actions = zz_project_get_builtin (words->project, ZZ_BUILTIN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      const ZzRecord *action = actions->pdata[i];
      const char *about = zz_record_get_text (action, ZZ_ACTION_CLAUSE);
      const char *title = zz_record_get_text (action, ZZ_ACTION_TITLE);
      g_autofree char *who = NULL;
      ZzBlock *item;

      if (about == NULL || title == NULL || strcmp (about, clause->id) != 0 || zz_record_get_date (action, ZZ_ACTION_CLOSED) != ZZ_DATE_NONE)
        continue;
      who = zz_words_signature (words->messages, action, ZZ_ACTION_OWNER, ZZ_ACTION_DUE);
      item = zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, title);
      if (who != NULL)
        zz_block_add_run (item, ZZ_RUN_QUIET, who);
    }
}

static void
add_gap (const ZzWords *words,
         ZzBlock *table,
         const ZzClauseFinding *finding)
{
  g_autofree char *gap = zz_words_gap (words->messages, words->project, words->findings, finding);
  ZzBlock *row, *cell;

  if (gap == NULL)
    return;
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  cell = zz_block_append_header_cell (row, 1, NULL);
  zz_block_add_link (cell, finding->clause->id, finding->clause->id);
  zz_block_add_run (cell, ZZ_RUN_TEXT, zz_readiness_text (words, &finding->clause->title));
  zz_readiness_add_badge (words, zz_block_append (row, ZZ_BLOCK_CELL), finding->status);
  zz_block_append_cell (row, gap);
  add_actions (words, zz_block_append (row, ZZ_BLOCK_CELL), finding->clause);
}

static void
add_gaps (const ZzWords *words,
          ZzBlock *body)
{
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);
  ZzBlock *table;

  section->anchor = g_strdup ("gaps");
  zz_block_append_heading (section, 2, zz_readiness_say (words, M_ ("Gaps")));
  if (words->findings->totals[ZZ_STATUS_MET] == zz_findings_get_n_applicable (words->findings))
    {
      zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_readiness_say (words, M_ ("There are none: every clause that applies is met.")));
      return;
    }
  table = zz_block_append_table (section, zz_readiness_say (words, M_ ("Clause")), zz_readiness_say (words, M_ ("Status")),
                                 zz_readiness_say (words, M_ ("What stands in the way")), zz_readiness_say (words, M_ ("Corrective actions")), NULL);
  for (guint i = 0; i < words->findings->clauses->len; i++)
    add_gap (words, table, words->findings->clauses->pdata[i]);
}

static void
add_category (const ZzWords *words,
              ZzBlock *body,
              guint index)
{
  const ZzCategory *category = words->findings->catalogue->categories->pdata[index];
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *title = zz_phrase (words->messages, M_ ("{number}. {title}"), "number", number, "title", zz_readiness_text (words, &category->title), NULL);

  section->anchor = g_strdup (category->id);
  zz_readiness_add_badge (words, zz_block_append_heading (section, 2, title), words->findings->categories[index]);
  for (guint i = 0; i < category->clauses->len; i++)
    zz_readiness_add_clause (words, section, zz_findings_get_clause (words->findings, category->clauses->pdata[i]));
}

static void
add_findings (const ZzWords *words,
              ZzBlock *body)
{
  add_categories (words, zz_block_append (body, ZZ_BLOCK_SECTION));
  add_gaps (words, body);
  for (guint i = 0; i < words->findings->catalogue->categories->len; i++)
    add_category (words, body, i);
}

static char *
make_title (const ZzWords *words)
{
  const char *organisation = zz_words_organisation (words->messages, words->project);
  const char *title = zz_readiness_say (words, M_ ("Readiness report"));

  return g_strdup_printf ("%s – %s", title, organisation);
}

ZzDocument *
zz_readiness_report (const ZzReportFacts *facts,
                     const ZzReportOptions *options,
                     const ZzMessages *messages)
{
  const ZzWords words = { messages, facts->project, facts->findings };
  g_autofree char *title = NULL;
  ZzDocument *document;

  g_return_val_if_fail (options != NULL && messages != NULL, NULL);

  title = make_title (&words);
  document = zz_document_new (zz_messages_get_language (messages), title);
  add_head (&words, document->body);
  add_notices (&words, document->body);
  add_verdict (&words, document->body);
  if (facts->findings->available)
    add_findings (&words, document->body);
  zz_readiness_add_sources (&words, document->body);
  return document;
}
