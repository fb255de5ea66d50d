/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that cannot be meant, and periods that cannot both be true. */
#include "eval/lint-private.h"

#include "core/builtin.h"

/* No paper that counts is older, and none but "never" reaches further ahead. */
#define FIRST_YEAR 1949
#define YEARS_AHEAD 100

static gboolean
is_day (const ZzField *field)
{
  return field->type == ZZ_FIELD_DATE || field->type == ZZ_FIELD_EVENT || field->type == ZZ_FIELD_VALID_END;
}

static void
check_day (ZzLinter *self,
           const ZzRecord *record,
           const ZzField *field)
{
  const ZzDate day = zz_record_get_date (record, field->number);
  const int year = day != ZZ_DATE_NONE ? zz_date_get_year (day) : 0;
  gboolean endless;
  ZzProblem *problem;

  if (day == ZZ_DATE_NONE || (year >= FIRST_YEAR && year <= zz_date_get_year (self->at) + YEARS_AHEAD))
    return;
  endless = field->type == ZZ_FIELD_VALID_END && year > FIRST_YEAR;
  problem = zz_linter_add (self, endless ? ZZ_PROBLEM_ENDLESS : ZZ_PROBLEM_FAR_DAY, ZZ_SEVERITY_WARNING,
                           endless ? "end-far-away" : "day-far-away", record);
  problem->field = field;
  problem->day = day;
}

static void
check_days (ZzLinter *self,
            const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);

  for (guint i = 0; i < reg->fields->len; i++)
    for (guint j = 0; j < records->len && is_day (zz_register_get_field (reg, i)); j++)
      check_day (self, records->pdata[j], zz_register_get_field (reg, i));
}

/* An item taken out of use proves nothing, whatever it says. */
static void
check_evidence_days (ZzLinter *self)
{
  const ZzRegister *reg = self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  const GPtrArray *items = zz_project_get_records (self->project, reg);
  const guint fields[] = { ZZ_EVIDENCE_ISSUED, ZZ_EVIDENCE_VALID_UNTIL };

  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields) && !zz_evidence_is_removed (items->pdata[i]); j++)
      {
        const guint before = self->problems->len;

        check_day (self, items->pdata[i], zz_register_get_field (reg, fields[j]));
        for (guint k = before; k < self->problems->len; k++)
          {
            ZzProblem *problem = &g_array_index (self->problems, ZzProblem, k);

            problem->evidence = problem->records[0];
            problem->records[0] = NULL;
          }
      }
}

static void
check_actions (ZzLinter *self)
{
  const ZzRegister *reg = self->catalogue->builtins[ZZ_BUILTIN_ACTION];
  const GPtrArray *actions = zz_project_get_records (self->project, reg);

  for (guint i = 0; i < actions->len; i++)
    {
      const ZzDate due = zz_record_get_date (actions->pdata[i], ZZ_ACTION_DUE);
      ZzProblem *problem;

      if (due == ZZ_DATE_NONE || due <= self->at || zz_record_get_choice (actions->pdata[i], ZZ_ACTION_STATE) == ZZ_ACTION_STATE_CLOSED)
        continue;
      problem = zz_linter_add (self, ZZ_PROBLEM_DUE_LATE, ZZ_SEVERITY_HINT, "action-due-after-assessment", actions->pdata[i]);
      problem->field = zz_register_get_field (reg, ZZ_ACTION_DUE);
      problem->day = due;
    }
}

static void
check_births (ZzLinter *self)
{
  const ZzField *field = zz_linter_find_field (self, "person", "birth_year");
  const GPtrArray *people = field != NULL ? zz_project_get_records (self->project, field->owner) : NULL;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const ZzValue *value = zz_record_get (people->pdata[i], field->number);

      if (value->kind == ZZ_VALUE_INTEGER && value->integer > zz_date_get_year (self->today))
        zz_linter_add (self, ZZ_PROBLEM_BORN_LATER, ZZ_SEVERITY_ERROR, "birth-year-to-come", people->pdata[i])->field = field;
    }
}

/* One stay of somebody at the organisation. */
typedef struct
{
  char *key;
  const ZzRecord *person;
  ZzDate joined;
  ZzDate left;
} Stay;

static void
clear_stay_cb (gpointer data)
{
  g_free (((Stay *) data)->key);
}

static int
compare_stays (gconstpointer a,
               gconstpointer b)
{
  const Stay *left = a, *right = b;
  const int keys = g_strcmp0 (left->key, right->key);

  return keys != 0 ? keys : left->joined - right->joined;
}

/* Of those whose first day is recorded and who can be told from namesakes. */
static GArray *
list_stays (ZzLinter *self,
            const ZzField *joined)
{
  const GPtrArray *people = zz_project_get_records (self->project, joined->owner);
  const ZzField *const fields[2] = { zz_linter_find_field (self, "person", "name"), zz_linter_find_field (self, "person", "birth_year") };
  const ZzField *left = zz_linter_find_field (self, "person", "left");
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  g_array_set_clear_func (stays, clear_stay_cb);
  for (guint i = 0; i < people->len && fields[0] != NULL && fields[1] != NULL; i++)
    {
      Stay stay = { .person = people->pdata[i], .joined = zz_record_get_date (people->pdata[i], joined->number) };

      if (stay.joined == ZZ_DATE_NONE || (stay.key = zz_linter_dup_key (stay.person, fields)) == NULL)
        continue;
      stay.left = left != NULL ? zz_record_get_date (stay.person, left->number) : ZZ_DATE_NONE;
      g_array_append_val (stays, stay);
    }
  g_array_sort (stays, compare_stays);
  return stays;
}

/* Who came back has two records, one stay after the other; nobody is there twice at a
 * time. Compared with the stay that ends last so far, each is looked at once. */
static void
check_stays (ZzLinter *self)
{
  const ZzField *joined = zz_linter_find_field (self, "person", "joined");
  g_autoptr (GArray) stays = joined != NULL ? list_stays (self, joined) : NULL;
  guint last = 0;

  for (guint i = 1; stays != NULL && i < stays->len; i++)
    {
      const Stay *before = &g_array_index (stays, Stay, last), *stay = &g_array_index (stays, Stay, i);
      const gboolean same = g_str_equal (before->key, stay->key);
      ZzProblem *problem;

      if (same && (before->left == ZZ_DATE_NONE || before->left >= stay->joined))
        {
          problem = zz_linter_add (self, ZZ_PROBLEM_TWICE_EMPLOYED, ZZ_SEVERITY_ERROR, "employments-overlap", before->person);
          problem->records[1] = zz_record_get_id (stay->person);
          problem->field = joined;
          problem->day = stay->joined;
        }
      if (!same || (before->left != ZZ_DATE_NONE && (stay->left == ZZ_DATE_NONE || stay->left > before->left)))
        last = i;
    }
}

void
zz_lint_days (ZzLinter *self)
{
  for (guint i = 0; i < self->catalogue->registers->len; i++)
    check_days (self, self->catalogue->registers->pdata[i]);
  check_days (self, self->catalogue->builtins[ZZ_BUILTIN_ACTION]);
  check_evidence_days (self);
  check_actions (self);
  check_births (self);
  check_stays (self);
}
