/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what closes a gap: nobody is told to do what cannot be done or to say what is not so. */
#include "subject.h"

#include "report/words.h"

#define TODAY (zz_date_new (2026, 11, 22))

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzMessages *messages;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  subject_set_up (&f->subject, NULL);
  f->project = subject_make (&f->subject, "person/person-1 name=甲");
  f->messages = zz_messages_new (ZZ_LANGUAGE_EN);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_messages_unref (f->messages);
  g_object_unref (f->project);
  subject_tear_down (&f->subject, data);
}

/* An addition about a person that asks one thing of @field. */
static ZzAddition *
make (Fixture *f,
      ZzAdditionKind kind,
      const char *field,
      ZzDate until,
      ZzValue value)
{
  const ZzRegister *reg = zz_catalogue_find_register (f->subject.catalogue, "person");
  ZzAddition *addition = zz_addition_new (kind, reg, kind == ZZ_ADDITION_RECORD ? "person+1" : "person-1");
  g_auto (ZzValue) held = value;
  const ZzDemand demand = { zz_register_find_field (reg, field), ZZ_DATE_NONE, until, G_MAXUINT64, held };

  zz_addition_ask (addition, &demand);
  return addition;
}

static void
expect (Fixture *f,
        const ZzAddition *addition,
        const char *words)
{
  g_autofree char *found = zz_words_addition (f->messages, f->project, addition, TODAY);

  g_assert_cmpstr (found, ==, words);
}

/* What had to be so before today either is so, or it is too late. */
static void
test_past (Fixture *f,
           gconstpointer data)
{
  static const struct
  {
    ZzAdditionKind kind;
    const char *past, *today;
  } cases[] = {
    { ZZ_ADDITION_RECORD, "If there is one that is not recorded yet, add it under “Personnel” – “Joined”: 21 November 2026 or earlier.",
      "Add one record under “Personnel” – “Joined”: 22 November 2026 or earlier." },
    { ZZ_ADDITION_FACT, "甲: if it is so, fill in “Joined”: 21 November 2026 or earlier.", "甲: fill in “Joined”: 22 November 2026 or earlier." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZzAddition) past = make (f, cases[i].kind, "joined", TODAY - 1, zz_value_date (TODAY - 1));
      g_autoptr (ZzAddition) possible = make (f, cases[i].kind, "joined", TODAY, zz_value_date (TODAY));

      expect (f, past, cases[i].past);
      expect (f, possible, cases[i].today);
    }
}

/* Another fact than the one recorded is for those of whom it is true; a renewal is not. */
static void
test_change (Fixture *f,
             gconstpointer data)
{
  g_autoptr (ZzAddition) yes = make (f, ZZ_ADDITION_CHANGE, "service_staff", ZZ_DATE_NONE, zz_value_boolean (TRUE));
  g_autoptr (ZzAddition) renewal = make (f, ZZ_ADDITION_CHANGE, "contract_until", ZZ_DATE_NONE, zz_value_date (TODAY));

  zz_addition_get_demand (renewal, 0)->from = TODAY;
  expect (f, yes, "甲: if it is so, or once it is, correct the record – “In security service”: “yes”.");
  expect (f, renewal, "甲: renew it – “Labour contract until”: 22 November 2026 or later.");
}

static ZzAddition *
make_evidence (Fixture *f,
               ZzDate from,
               ZzDate until)
{
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_EVIDENCE, NULL, NULL);
  const guint kind = (guint) zz_choices_find (f->subject.catalogue->evidence_kinds, "credit-record");

  addition->clause = zz_catalogue_find_clause (f->subject.catalogue, "management.a");
  g_array_append_val (addition->kinds, kind);
  addition->from = from;
  addition->until = until;
  return addition;
}

/* Paper that had to be issued before today is there or is not. */
static void
test_evidence (Fixture *f,
               gconstpointer data)
{
  g_autoptr (ZzAddition) past = make_evidence (f, TODAY - 60, TODAY - 1);
  g_autoptr (ZzAddition) possible = make_evidence (f, TODAY - 60, TODAY);

  expect (f, past, "Attach evidence, if there is one – Credit record: issued from 23 September 2026 to 21 November 2026, still good on 21 November 2026.");
  expect (f, possible, "Attach evidence – Credit record: issued 23 September 2026 or later, still good on 22 November 2026.");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/words-gap/past", Fixture, NULL, set_up, test_past, tear_down);
  g_test_add ("/words-gap/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/words-gap/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  return g_test_run ();
}
