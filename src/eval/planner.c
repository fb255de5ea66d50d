/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search: deeper and deeper, so that the first plan found is a smallest one. */
#include "eval/planner.h"

#include "eval/evaluate-private.h"

/* So many judgements are made to prove a plan the smallest, fewer the larger the
 * project is; beyond that a good plan has to do. */
#define MAX_NODES 2000
#define MAX_VISITS 400000
/* And so many steps are taken for it at most. */
#define MAX_STEPS 400
/* Of so many members of a cut the best is chosen when proof is given up. */
#define MAX_TRIED 8

typedef struct
{
  ZzPlanner planner;
  GHashTable *refused; /* keys of moves whose plans were all tried */
  guint limit;
  guint next; /* the least cost that was too much */
  guint nodes;
  guint max_nodes;
  gboolean exhausted;
  gboolean too_long; /* there is no plan that anybody would read */
} Search;

/* Where the search stands: what there is to do, and how much at the least. */
typedef struct
{
  gboolean closed;
  guint bound;
  GArray *moves; /* NULL unless asked for */
} View;

static void
clear_move_cb (gpointer data)
{
  ZzMove *move = data;

  for (guint i = 0; i < move->n_steps; i++)
    g_clear_pointer (&move->steps[i].addition, zz_addition_free);
}

GArray *
zz_moves_new (void)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (ZzMove));

  g_array_set_clear_func (moves, clear_move_cb);
  return moves;
}

ZzPlanStep *
zz_moves_add (GArray *moves,
              ZzAddition *addition,
              guint cost)
{
  const ZzMove move = { .steps = { { .addition = addition, .cost = cost } }, .n_steps = 1 };

  g_array_append_val (moves, move);
  return &g_array_index (moves, ZzMove, moves->len - 1).steps[0];
}

void
zz_moves_join (GArray *moves,
               GArray *more)
{
  g_array_append_vals (moves, more->data, more->len);
  for (guint i = 0; i < more->len; i++)
    g_array_index (more, ZzMove, i).n_steps = 0;
  g_array_set_size (more, 0);
}

void
zz_moves_keep_least (GArray **least,
                     GArray *moves)
{
  if (*least != NULL && (*least)->len <= moves->len)
    {
      g_array_unref (moves);
      return;
    }
  g_clear_pointer (least, g_array_unref);
  *least = moves;
}

guint
zz_move_get_cost (const ZzMove *move)
{
  guint cost = 0;

  for (guint i = 0; i < move->n_steps; i++)
    cost += move->steps[i].cost;
  return cost;
}

static void
append_demand (GString *key,
               const ZzDemand *demand)
{
  g_string_append_printf (key, "|%p %d %d %" G_GINT64_MODIFIER "x", (gconstpointer) demand->field, demand->from, demand->until, demand->choices);
  if (demand->value.kind == ZZ_VALUE_REFERENCE)
    g_string_append_printf (key, " %s", demand->value.text);
  else if (demand->value.kind == ZZ_VALUE_BOOLEAN || demand->value.kind == ZZ_VALUE_INTEGER)
    g_string_append_printf (key, " %d", demand->value.kind == ZZ_VALUE_BOOLEAN ? demand->value.boolean : (int) demand->value.integer);
}

char *
zz_move_dup_key (const ZzMove *move)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < move->n_steps; i++)
    {
      const ZzPlanStep *step = &move->steps[i];
      const ZzAddition *addition = step->addition;

      /* New records are known by what they are for: names depend on the order. */
      g_string_append_printf (key, "%d %s %p;", addition->kind, addition->kind == ZZ_ADDITION_RECORD ? addition->reg->id : addition->record, (gconstpointer) step->purpose);
      for (guint j = 0; j < addition->demands->len; j++)
        append_demand (key, zz_addition_get_demand (addition, j));
      for (guint j = 0; j < addition->kinds->len; j++)
        g_string_append_printf (key, "|%u", g_array_index (addition->kinds, guint, j));
    }
  return g_string_free (key, FALSE);
}

const ZzPlanStep *
zz_planner_find_new (const ZzPlanner *self,
                     const ZzRecord *record)
{
  for (guint i = 0; i < self->done->len; i++)
    {
      const ZzPlanStep *step = &g_array_index (self->done, ZzPlanStep, i);

      if (step->addition->kind == ZZ_ADDITION_RECORD && g_str_equal (step->addition->record, record->id))
        return step;
    }
  return NULL;
}

const ZzDemand *
zz_planner_find_demand (const ZzPlanner *self,
                        const ZzRecord *record,
                        const ZzField *field)
{
  for (guint i = self->done->len; i > 0; i--)
    {
      const ZzAddition *addition = g_array_index (self->done, ZzPlanStep, i - 1).addition;
      const ZzDemand *demand = g_strcmp0 (addition->record, record->id) == 0 ? zz_addition_find_demand (addition, field) : NULL;

      if (demand != NULL && field->owner == zz_record_get_register (record))
        return demand;
    }
  return NULL;
}

gboolean
zz_planner_is_bound (const ZzPlanner *self,
                     const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->scratch->project, reg);

  if (g_str_equal (reg->id, "person"))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (zz_planner_find_new (self, records->pdata[i]) == NULL)
      return TRUE;
  return FALSE;
}

char *
zz_planner_make_name (const ZzPlanner *self,
                      const ZzRegister *reg)
{
  guint n = 1;

  for (guint i = 0; i < self->done->len; i++)
    {
      const ZzAddition *addition = g_array_index (self->done, ZzPlanStep, i).addition;

      n += addition->kind == ZZ_ADDITION_RECORD && addition->reg == reg;
    }
  for (;; n++)
    {
      char *name = g_strdup_printf ("%s+%u", reg->id, n);

      if (zz_project_find (self->scratch->project, reg, name) == NULL)
        return name;
      g_free (name);
    }
}

static void
look (ZzPlanner *self,
      gboolean with_moves,
      View *view)
{
  g_auto (ZzCase) case_ = { 0 };
  ZzClauseFinding *finding;

  zz_case_init (&case_, self->scratch->project, self->scratch->proof, self->level, self->at);
  case_.silent = TRUE;
  finding = zz_judge_clause (&case_, self->clause);
  view->closed = finding->status <= ZZ_STATUS_MET;
  view->bound = zz_planner_bound (self, &case_, finding);
  view->moves = with_moves && !view->closed ? zz_moves_for_clause (self, &case_, finding) : NULL;
  zz_clause_finding_free (finding);
}

static void
make (ZzPlanner *self,
      ZzMove *move)
{
  for (guint i = 0; i < move->n_steps; i++)
    {
      zz_scratch_apply (self->scratch, move->steps[i].addition, self->at);
      g_array_append_val (self->done, move->steps[i]);
      move->steps[i].addition = NULL;
    }
}

/* Takes back all but the first @n steps. */
static void
take_back (ZzPlanner *self,
           guint n)
{
  for (; self->done->len > n; g_array_set_size (self->done, self->done->len - 1))
    zz_scratch_undo (self->scratch);
}

static gboolean search (Search *self,
                        guint cost);

static gboolean
try_moves (Search *self,
           GArray *moves,
           guint cost)
{
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func (g_free);
  gboolean found = FALSE;

  for (guint i = 0; i < moves->len && !found && !self->exhausted; i++)
    {
      ZzMove *move = &g_array_index (moves, ZzMove, i);
      const guint done = self->planner.done->len;
      const guint then = cost + zz_move_get_cost (move);
      char *key = zz_move_dup_key (move);

      if (g_hash_table_contains (self->refused, key))
        {
          g_free (key);
          continue;
        }
      make (&self->planner, move);
      found = search (self, then);
      if (!found)
        take_back (&self->planner, done);
      g_hash_table_add (self->refused, key);
      g_ptr_array_add (tried, key);
    }
  for (guint i = 0; i < tried->len; i++)
    g_hash_table_remove (self->refused, tried->pdata[i]);
  return found;
}

/* Whether a plan of at most the limit leads on from here; it stays made then. */
static gboolean
search (Search *self,
        guint cost)
{
  g_autoptr (GArray) moves = NULL;
  View view;

  if (cost > self->limit)
    {
      self->next = MIN (self->next, cost);
      return FALSE;
    }
  self->exhausted |= ++self->nodes > self->max_nodes || self->planner.done->len > MAX_STEPS;
  if (self->exhausted)
    return FALSE;
  look (&self->planner, TRUE, &view);
  moves = view.moves;
  if (view.closed)
    return TRUE;
  if (cost + view.bound > self->limit)
    {
      self->next = MIN (self->next, cost + view.bound);
      return FALSE;
    }
  return try_moves (self, moves, cost);
}

/* The member of a cut after which least is left to be done. */
static guint
choose (ZzPlanner *self,
        GArray *moves)
{
  guint best = 0, least = G_MAXUINT;

  for (guint i = 0; i < MIN (moves->len, MAX_TRIED) && moves->len > 1; i++)
    {
      ZzMove *move = &g_array_index (moves, ZzMove, i);
      const guint done = self->done->len;
      View view;
      guint then;

      for (guint j = 0; j < move->n_steps; j++)
        {
          zz_scratch_apply (self->scratch, move->steps[j].addition, self->at);
          g_array_append_val (self->done, move->steps[j]);
        }
      look (self, FALSE, &view);
      then = view.closed ? 0 : 2 * (view.bound + zz_move_get_cost (move)) + 1;
      for (; self->done->len > done; self->done->len--)
        zz_scratch_undo (self->scratch);
      if (then < least)
        {
          least = then;
          best = i;
        }
    }
  return best;
}

/* Some plan, without proof that it is the smallest. */
static gboolean
find_any (ZzPlanner *self)
{
  while (self->done->len < MAX_STEPS)
    {
      g_autoptr (GArray) moves = NULL;
      View view;

      look (self, TRUE, &view);
      moves = view.moves;
      if (view.closed)
        return TRUE;
      if (moves->len == 0)
        return FALSE;
      make (self, &g_array_index (moves, ZzMove, choose (self, moves)));
    }
  return FALSE;
}

/* The addition that what @later asks belongs to: the new record, or the same fact. */
static ZzAddition *
find_earlier (const GPtrArray *additions,
              const ZzAddition *later)
{
  for (guint i = 0; i < additions->len && later->kind != ZZ_ADDITION_RECORD; i++)
    {
      ZzAddition *addition = additions->pdata[i];

      if (addition->reg != later->reg || g_strcmp0 (addition->record, later->record) != 0 || later->demands->len == 0)
        continue;
      if (addition->kind == ZZ_ADDITION_RECORD || zz_addition_find_demand (addition, zz_addition_get_demand (later, 0)->field) != NULL)
        return addition;
    }
  return NULL;
}

/* What was asked in several steps is one addition. */
static GPtrArray *
gather (const GArray *done)
{
  GPtrArray *additions = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_addition_free);

  for (guint i = 0; i < done->len; i++)
    {
      ZzPlanStep *step = &g_array_index (done, ZzPlanStep, i);
      ZzAddition *earlier = find_earlier (additions, step->addition);
      ZzDemand *there, *asked;

      if (earlier == NULL)
        {
          g_ptr_array_add (additions, g_steal_pointer (&step->addition));
          continue;
        }
      asked = zz_addition_get_demand (step->addition, 0);
      there = zz_addition_find_demand (earlier, asked->field);
      if (there == NULL)
        zz_addition_ask (earlier, asked);
      else
        {
          const ZzDemand swapped = *there;

          *there = *asked;
          *asked = swapped;
        }
    }
  return additions;
}

static gboolean
deepen (Search *self)
{
  View view;

  look (&self->planner, FALSE, &view);
  self->too_long = view.bound > MAX_STEPS;
  self->exhausted = self->too_long;
  for (self->limit = MAX (view.bound, 1); !self->exhausted; self->limit = self->next)
    {
      self->next = G_MAXUINT;
      if (search (self, 0))
        return TRUE;
      if (self->next == G_MAXUINT)
        return FALSE;
    }
  return FALSE;
}

static void
clear_step_cb (gpointer data)
{
  ZzPlanStep *step = data;

  g_clear_pointer (&step->addition, zz_addition_free);
}

static guint
count_records (ZzProject *project)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  guint n = 0;

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    n += zz_project_get_records (project, zz_catalogue_get_register (catalogue, i))->len;
  return n;
}

ZzPlan
zz_plan_clause (ZzScratch *scratch,
                const ZzClause *clause,
                guint level,
                ZzDate at,
                ZzDate today)
{
  Search self = { .planner = { scratch, clause, level, at, MIN (today, at), .done = g_array_new (FALSE, FALSE, sizeof (ZzPlanStep)) } };
  ZzPlan plan = { NULL, TRUE };
  gboolean found;

  g_array_set_clear_func (self.planner.done, clear_step_cb);
  self.refused = g_hash_table_new (g_str_hash, g_str_equal);
  self.max_nodes = MIN (MAX_NODES, MAX_VISITS / (count_records (scratch->project) + 1));
  found = deepen (&self);
  if (!found && self.exhausted)
    {
      plan.minimal = FALSE;
      take_back (&self.planner, 0);
      found = !self.too_long && find_any (&self.planner);
    }
  for (guint i = 0; i < self.planner.done->len; i++)
    zz_scratch_undo (scratch);
  if (!found)
    g_array_set_size (self.planner.done, 0);
  plan.additions = gather (self.planner.done);
  g_array_unref (self.planner.done);
  g_hash_table_unref (self.refused);
  return plan;
}

void
zz_plan_clear (ZzPlan *plan)
{
  g_clear_pointer (&plan->additions, g_ptr_array_unref);
}

ZzStatus
zz_plan_judge (ZzScratch *scratch,
               const ZzClause *clause,
               guint level,
               ZzDate at)
{
  g_auto (ZzCase) case_ = { 0 };
  ZzClauseFinding *finding;
  ZzStatus status;

  zz_case_init (&case_, scratch->project, scratch->proof, level, at);
  case_.silent = TRUE;
  finding = zz_judge_clause (&case_, clause);
  status = finding->status;
  zz_clause_finding_free (finding);
  return status;
}
