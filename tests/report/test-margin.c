/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for margins, single points and the way to the next level. */
#include "subject.h"

#include "core/builtin.h"
#include "eval/evaluate.h"
#include "report/words.h"

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzProofStates *proof;
  ZzFindings *findings;
  ZzMargins *margins;
  ZzMessages *messages;
} Fixture;

/* The unfinished example on a day on which most of it is met, every file there. */
static void
set_up (Fixture *f,
        gconstpointer data)
{
  const GPtrArray *items;

  subject_set_up (&f->subject, NULL);
  f->project = subject_read (&f->subject, "unfinished.zizhi.json");
  f->proof = zz_proof_states_new ();
  items = zz_project_get_builtin (f->project, ZZ_BUILTIN_EVIDENCE);
  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (f->proof, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
  f->findings = zz_evaluate (f->project, f->proof, 0, zz_date_new (2026, 12, 20));
  f->margins = zz_margins_new (f->project, f->proof, f->findings);
  f->messages = zz_messages_new (ZZ_LANGUAGE_EN);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_messages_unref (f->messages);
  zz_margins_free (f->margins);
  zz_findings_unref (f->findings);
  zz_proof_states_unref (f->proof);
  g_object_unref (f->project);
  subject_tear_down (&f->subject, data);
}

static void
test_margin (Fixture *f,
             gconstpointer data)
{
  static const struct
  {
    const char *clause;
    const char *words;
  } cases[] = {
    { "legal.a", NULL },
    { "personnel.a", "Hangs on 赵示安." },
    { "personnel.d", "Needs every one of these: 钱例明, 周例文, 吴样青, 郑示川, 冯例岩, 陈样雪, 褚示飞, 卫例清 and 2 more." },
    { "personnel.e", "Needs every one of these: 钱例明, 吴样青, 示例-SP-OM-2024-0032, 示例-SP-OM-2026-0051." },
    { "personnel.f", "Needs every one of these: 周例文, 示例-PM-2022-0614." },
    { "management.c", "Needs every one of these: 李示华, 文件控制程序." },
    { "security.e", "Can lose 9 people and stay met. But it needs every one of these: 保密制度与客户信息保护, 保密协议（钱例明）, 保密协议（周例文）, 保密协议（吴样青）, 保密协议（郑示川）, 保密协议（冯例岩）, 保密协议（陈样雪）, 保密协议（褚示飞） and 3 more." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (f->findings->catalogue, cases[i].clause);
      g_autofree char *words = zz_words_margin (f->messages, f->project, f->margins, clause);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days (Fixture *f,
           gconstpointer data)
{
  static const char *const words[] = { NULL, "The day of the assessment is the last one on which it is met.",
                                       "Stays met for 1 more day.", "Stays met for 2 more days." };

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    {
      g_autofree char *found = zz_words_margin_days (f->messages, i - 1);

      g_assert_cmpstr (found, ==, words[i]);
    }
}

static void
check_single (Fixture *f,
              const char *record,
              const char *words)
{
  const ZzSinglePoint *point = zz_margins_find_single (f->margins, record);
  g_autofree char *found = point != NULL ? zz_words_single_point (f->messages, f->project, point) : NULL;

  g_assert_cmpstr (found, ==, words);
}

static void
test_single (Fixture *f,
             gconstpointer data)
{
  check_single (f, "person-01", "If 赵示安 leaves, Personnel a is no longer met.");
  check_single (f, "person-02", "If 钱例明 leaves, Personnel b, d and e are no longer met.");
  check_single (f, "person-06", "If 吴样青 leaves, Personnel d and e are no longer met.");
  check_single (f, "certificate-1", NULL);
}

static void
test_clauses (Fixture *f,
              gconstpointer data)
{
  static const char *const ids[] = { "personnel.b", "personnel.e", "personnel.f", "security.e" };
  g_autoptr (GPtrArray) clauses = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (clauses, (gpointer) zz_catalogue_find_clause (f->findings->catalogue, ids[i]));
  words = zz_words_clauses (f->messages, clauses);
  g_assert_cmpstr (words, ==, "Personnel b, e, f and Service security e");
}

static void
test_rise (Fixture *f,
           gconstpointer data)
{
  const ZzClause *clause = zz_catalogue_find_clause (f->findings->catalogue, "personnel.d");
  const ZzFigure *figure = zz_clause_find_figure (clause, "staff");
  const ZzRise rise = { figure, &figure->at[0].value, &figure->at[1].value };
  const ZzRise first = { figure, NULL, &figure->at[1].value };
  g_autofree char *words = zz_words_rise (f->messages, f->project, &rise, 0);
  g_autofree char *new = zz_words_rise (f->messages, f->project, &first, 0);

  g_assert_cmpstr (words, ==, "People in security service: 10 at this level, 30 at the next");
  g_assert_cmpstr (new, ==, "People in security service: nothing asked for at this level, 30 at the next");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/words-margin/margin", Fixture, NULL, set_up, test_margin, tear_down);
  g_test_add ("/words-margin/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/words-margin/single", Fixture, NULL, set_up, test_single, tear_down);
  g_test_add ("/words-margin/clauses", Fixture, NULL, set_up, test_clauses, tear_down);
  g_test_add ("/words-margin/rise", Fixture, NULL, set_up, test_rise, tear_down);
  return g_test_run ();
}
