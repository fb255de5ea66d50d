/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for days that cannot be meant, as lint finds them. */
#include "subject.h"

#include "report/words.h"

static const struct
{
  const char *path, *facts, *words;
} cases[] = {
  { "past", "procedure/p kind=confidentiality title=制度 issued=1026-02-01",
    "制度: “Issued” is 1 February 1026, a day that can hardly be meant. Check the year." },
  { "endless", "certificate/c number=A holder=p kind=other category=operation valid_until=9999-12-31\nperson/p name=甲 insured_until=2027-02-28",
    "A: “Valid until” is 31 December 9999. Choose “never” if it has no end, else check the year." },
  { "due", "action/b clause=legal.b title=补资料 due=2027-03-02",
    "补资料: due on 2 March 2027, after the assessment. If the assessment needs it, bring it forward." },
  { "born", "person/p name=甲 birth_year=2062", "甲: “Birth year” is 2062, which is yet to come. Correct it." },
  { "twice", "person/p name=甲 birth_year=1980 joined=2020-01-01\nperson/q name=甲 birth_year=1980 joined=2021-01-01",
    "甲 is recorded twice, employed in both from 1 January 2021 on. Correct the days, or remove one of the records." },
};

static void
test_case (Subject *f,
           gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzProject) project = subject_make (f, cases[index].facts);
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (GArray) problems = zz_lint (project, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  gboolean said = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *words = zz_words_problem (messages, project, &g_array_index (problems, ZzProblem, i));

      g_test_message ("%s", words);
      said |= g_str_equal (words, cases[index].words);
    }
  g_assert_true (said);
}

static void
set_up (Subject *f,
        gconstpointer data)
{
  subject_set_up (f, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-lint/", cases[i].path, NULL);

      g_test_add (path, Subject, GUINT_TO_POINTER (i), set_up, test_case, subject_tear_down);
    }
  return g_test_run ();
}
