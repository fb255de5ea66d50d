/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what comes between two audits. */
#include "report/words-private.h"

static const char *const titles[ZZ_N_MILESTONES] = {
  [ZZ_MILESTONE_SURVEILLANCE] = M_ ("Surveillance audit ({record})"),
  [ZZ_MILESTONE_RECERTIFICATION] = M_ ("Recertification ({record})"),
  [ZZ_MILESTONE_UPGRADE] = M_ ("Upgrade ({record})"),
};

static const char *const sentences[ZZ_N_MILESTONES] = {
  [ZZ_MILESTONE_SURVEILLANCE] = M_ ("Due between {from} and {until} ({mark}); reminders: {first}, {second}"),
  [ZZ_MILESTONE_RECERTIFICATION] = M_ ("The certificate ends on {until}; to be begun by {from} ({mark})"),
  [ZZ_MILESTONE_UPGRADE] = M_ ("Can be applied for from {from} on ({mark})"),
};

char *
zz_words_milestone_title (const ZzMessages *messages,
                          ZzProject *project,
                          const ZzMilestone *milestone)
{
  g_autofree char *record = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && milestone != NULL, NULL);

  record = zz_words_record (messages, project, milestone->record);
  return zz_phrase (messages, titles[milestone->kind], "record", record, NULL);
}

static char *
dup_day (const ZzMessages *messages,
         ZzDate day)
{
  return day != ZZ_DATE_NONE ? zz_words_date (messages, day) : g_strdup (zz_messages_get (messages, M_ ("not known")));
}

char *
zz_words_milestone (const ZzMessages *messages,
                    const ZzMilestone *milestone)
{
  g_autofree char *from = NULL, *until = NULL, *first = NULL, *second = NULL;

  g_return_val_if_fail (messages != NULL && milestone != NULL, NULL);

  from = dup_day (messages, milestone->from);
  until = dup_day (messages, milestone->until);
  first = dup_day (messages, milestone->remind[0]);
  second = dup_day (messages, milestone->remind[1]);
  return zz_phrase (messages, sentences[milestone->kind], "from", from, "until", until, "first", first, "second", second,
                    "mark", zz_words_mark (messages, milestone->entry->mark), NULL);
}

char *
zz_words_open_finding (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzRecord *finding)
{
  const ZzRegister *reg;
  const ZzField *due, *clause_field;
  const ZzClause *clause;
  g_autofree char *day = NULL;
  const char *named;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && finding != NULL, NULL);

  reg = zz_record_get_register (finding);
  due = zz_register_find_field (reg, "due");
  clause_field = zz_register_find_field (reg, "clause");
  named = clause_field != NULL ? zz_record_get_text (finding, clause_field->number) : NULL;
  clause = named != NULL ? zz_catalogue_find_clause (zz_project_get_catalogue (project), named) : NULL;
  day = dup_day (messages, due != NULL ? zz_record_get_date (finding, due->number) : ZZ_DATE_NONE);
  if (named == NULL)
    return zz_phrase (messages, M_ ("Open finding of the last audit – due: {day}"), "day", day, NULL);
  return zz_phrase (messages, M_ ("Open finding of the last audit, “{clause}” – due: {day}"), "day", day,
                    "clause", clause != NULL ? zz_messages_text (messages, &clause->title) : named, NULL);
}
