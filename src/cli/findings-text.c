/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as text. */
#include "cli/findings-text.h"

#include "report/words.h"

/* A sign of its own for each status, so that none depends on colour. */
static const char *const signs[ZZ_N_STATUSES] = {
  [ZZ_STATUS_NONE] = " ",
  [ZZ_STATUS_NOT_APPLICABLE] = "–",
  [ZZ_STATUS_MET] = "✓",
  [ZZ_STATUS_UNKNOWN] = "?",
  [ZZ_STATUS_PARTLY_MET] = "◐",
  [ZZ_STATUS_NOT_MET] = "✗",
};

static const char *
get_origin_words (const ZzMessages *messages,
                  const char *origin)
{
  if (g_str_equal (origin, "planned"))
    return zz_messages_get (messages, M_ ("the planned date of the project"));
  if (g_str_equal (origin, "today"))
    return zz_messages_get (messages, M_ ("today, for the project has no planned date"));
  return zz_messages_get (messages, M_ ("the date given"));
}

static void
append_clause (GString *text,
               ZzProject *project,
               const ZzFindings *findings,
               const ZzClauseFinding *finding,
               const ZzSupplement *supplement,
               const ZzMessages *messages)
{
  g_auto (GStrv) sentences = NULL;

  g_string_append_printf (text, "  %s %-14s %s — %s\n", signs[finding->status], finding->clause->id,
                          zz_messages_text (messages, &finding->clause->title),
                          zz_words_status (messages, finding->status));
  zz_supplement_append_clause (supplement, text, project, findings, finding->clause, messages);
  if (finding->status == ZZ_STATUS_MET)
    return;
  sentences = zz_words_clause (messages, project, findings, finding);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_string_append_printf (text, "      %s\n", sentences[i]);
}

static void
append_category (GString *text,
                 ZzProject *project,
                 const ZzFindings *findings,
                 guint index,
                 const ZzSupplement *supplement,
                 const ZzMessages *messages)
{
  const ZzCategory *category = findings->catalogue->categories->pdata[index];
  guint met, applicable;

  zz_findings_count_category (findings, index, &met, &applicable);
  g_string_append_printf (text, "\n%s  %u/%u  %s\n", zz_messages_text (messages, &category->title), met, applicable,
                          zz_words_status (messages, findings->categories[index]));
  for (guint i = 0; i < category->clauses->len; i++)
    append_clause (text, project, findings, zz_findings_get_clause (findings, category->clauses->pdata[i]), supplement, messages);
}

char *
zz_findings_to_text (ZzProject *project,
                     const ZzFindings *findings,
                     const char *origin,
                     const ZzSupplement *supplement,
                     const ZzMessages *messages)
{
  g_autofree char *notice = NULL;
  g_autofree char *level = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *date = NULL;
  GString *text;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && findings != NULL && origin != NULL && messages != NULL, NULL);

  notice = zz_words_edition_notice (messages, findings->catalogue);
  level = zz_words_level_notice (messages, project, findings);
  verdict = zz_words_verdict (messages, findings);
  date = zz_words_date (messages, findings->at);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n", zz_words_organisation (messages, project));
  g_string_append_printf (text, zz_messages_get (messages, M_ ("Assessed for %s (%s)\n")), date, get_origin_words (messages, origin));
  if (notice != NULL)
    g_string_append_printf (text, "! %s\n", notice);
  if (level != NULL)
    g_string_append_printf (text, "! %s\n", level);
  g_string_append_printf (text, "%s\n", verdict);
  zz_supplement_append_compared (supplement, text, findings, messages);
  for (guint i = 0; findings->available && i < findings->catalogue->categories->len; i++)
    append_category (text, project, findings, i, supplement, messages);
  zz_supplement_append (supplement, text, project, messages);
  return g_string_free (text, FALSE);
}
