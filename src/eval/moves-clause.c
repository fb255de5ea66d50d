/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done for a clause: for its judgement, its rule, its evidence, or for
 * it not to apply. */
#include "core/builtin.h"
#include "eval/planner.h"

static void
add_answer_fact (ZzPlanner *self,
                 guint number,
                 ZzDate from,
                 GArray *moves)
{
  const ZzRegister *reg = zz_project_get_catalogue (self->scratch->project)->builtins[ZZ_BUILTIN_ANSWER];
  ZzRecord *answer = zz_project_find_builtin (self->scratch->project, ZZ_BUILTIN_ANSWER, self->clause->id);
  ZzDemand demand = { .field = zz_register_get_field (reg, number), .from = from };
  const gboolean is_missing = !zz_value_is_known (zz_record_get (answer, number)) || from == ZZ_DATE_NONE;
  ZzAddition *addition = zz_addition_new (is_missing ? ZZ_ADDITION_FACT : ZZ_ADDITION_CHANGE, reg, self->clause->id);

  zz_demand_choose (&demand, self->at);
  zz_addition_ask (addition, &demand);
  zz_value_clear (&demand.value);
  zz_moves_add (moves, addition, 1);
}

/* A not-applicable answer is completed or reviewed; or it is judged to be met. */
static void
complete_answer (ZzPlanner *self,
                 const ZzClauseFinding *finding,
                 GArray *moves)
{
  const ZzRecord *answer = zz_project_find_builtin (self->scratch->project, ZZ_BUILTIN_ANSWER, self->clause->id);
  static const guint texts[] = { ZZ_ANSWER_REASON, ZZ_ANSWER_BY };
  gboolean complete = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts) && complete; i++)
    {
      const char *text = zz_record_get_text (answer, texts[i]);

      complete = text != NULL && *text != '\0';
      if (!complete)
        add_answer_fact (self, texts[i], ZZ_DATE_NONE, moves);
    }
  if (complete && (finding->applicability == ZZ_NOT_BY_ANSWER_LAPSED || zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON) == ZZ_DATE_NONE))
    add_answer_fact (self, ZZ_ANSWER_REVIEW_ON, self->at, moves);
}

static void
add_judgement (ZzPlanner *self,
               GArray *moves)
{
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_JUDGEMENT, NULL, NULL);

  addition->clause = self->clause;
  zz_moves_add (moves, addition, 1);
}

static void
note_service_cb (const ZzCondition *condition,
                 gpointer user_data)
{
  gboolean *asks = user_data;

  for (guint i = 0; condition->is != NULL && i < condition->is->len; i++)
    *asks |= g_array_index (condition->is, ZzOperand, i).kind == ZZ_OPERAND_SERVICE;
}

/* Without a declared category nothing can be said of what is to be in it. */
static gboolean
declare_service (ZzPlanner *self,
                 ZzCase *case_,
                 GArray *moves)
{
  ZzRecord *application = zz_project_get_application (self->scratch->project);
  ZzDemand demand = { .field = zz_register_get_field (zz_record_get_register (application), ZZ_APPLICATION_SERVICE) };
  gboolean asks = FALSE;

  zz_condition_foreach (self->clause->rule, note_service_cb, &asks);
  if (!asks || case_->service >= 0)
    return FALSE;
  demand.choices = G_MAXUINT64 >> (64 - demand.field->choices->len);
  zz_moves_add_demand (self, application, &demand, moves);
  return TRUE;
}

static const ZzWindow *
find_window (const ZzCatalogue *catalogue,
             const ZzCondition *rule)
{
  for (guint i = 0; i < catalogue->windows->len; i++)
    {
      const ZzWindow *window = catalogue->windows->pdata[i];
      g_autoptr (GPtrArray) quantifiers = zz_condition_list_quantifiers (rule, window->over);

      if (quantifiers->len > 0)
        return window;
    }
  return NULL;
}

static void
add_for_rule (ZzPlanner *self,
              ZzCase *case_,
              GArray *moves)
{
  const ZzCondition *rule = self->clause->rule;
  const ZzWindow *window = find_window (case_->catalogue, rule);
  g_autoptr (GArray) more = NULL;

  if (!zz_condition_stands_at (rule, self->level) || declare_service (self, case_, moves))
    return;
  more = zz_moves_for (self, case_, rule, case_->top);
  zz_moves_join (moves, more);
  if (window != NULL)
    zz_moves_add_newer_year (self, case_, window, moves);
}

/* The parts are taken in turn: the judgement is one thing to do, and evidence can
 * be asked for once it is settled what counts. */
static void
add_for_parts (ZzPlanner *self,
               ZzCase *case_,
               const ZzClauseFinding *finding,
               GArray *moves)
{
  if (finding->judgement > ZZ_STATUS_MET)
    {
      add_judgement (self, moves);
      return;
    }
  if (finding->rule > ZZ_STATUS_MET)
    {
      add_for_rule (self, case_, moves);
      return;
    }
  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      if (need->status > ZZ_STATUS_MET)
        {
          g_autoptr (GArray) more = zz_moves_for_need (self, case_, need);

          zz_moves_join (moves, more);
          return;
        }
    }
}

GArray *
zz_moves_for_clause (ZzPlanner *self,
                     ZzCase *case_,
                     const ZzClauseFinding *finding)
{
  const ZzCondition *out = self->clause->not_applicable_when;
  GArray *moves = zz_moves_new ();

  if (finding->applicability != ZZ_APPLIES)
    {
      complete_answer (self, finding, moves);
      if (self->clause->judgement)
        add_judgement (self, moves);
    }
  else
    add_for_parts (self, case_, finding, moves);
  if (out != NULL && zz_condition_stands_at (out, self->level))
    {
      g_autoptr (GArray) more = zz_moves_for (self, case_, out, case_->top);

      zz_moves_join (moves, more);
    }
  return moves;
}
