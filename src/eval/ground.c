/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground of a clause: its rule, its evidence needs, and that it applies. */
#include "eval/ground.h"

#include "eval/footing.h"
#include "eval/judge.h"
#include "eval/proof-need.h"
#include "eval/tally.h"

/* A need whose records are counted, while its ground is looked for. */
typedef struct
{
  ZzFooting *footing;
  const ZzNeed *need;
  GHashTable *proven;
  gboolean for_all; /* every group has to be proven, however many there are */
  ZzPile groups;    /* those that are proven */
  ZzPile there;     /* that any is there at all */
} Proof;

/* Any proven record carries its group. */
static void
pile_group (Proof *self,
            ZzPile *proven,
            ZzSupport *outer)
{
  ZzPile both = { 0 };

  if (proven->firm == 0 && proven->supports == NULL)
    {
      zz_support_free (outer);
      return;
    }
  zz_pile_add (&both, zz_footing_some (self->footing, proven, 1));
  zz_pile_add (&both, outer);
  zz_pile_add (&self->groups, zz_pile_all (&both));
}

static gboolean
is_proven (const Proof *self,
           const ZzRecord *record)
{
  return g_hash_table_contains (self->proven, record);
}

/* Each record is a group, or all of one holder. Where every group has to be proven
 * one that is not there needs no proof. */
static void
pile_counted (Proof *self,
              const GPtrArray *counted)
{
  const ZzCondition *per = self->need->per;
  g_autofree ZzPile *piles = g_new0 (ZzPile, counted->len + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < counted->len; i++)
    {
      ZzRecord *record = counted->pdata[i];
      gconstpointer key = per->distinct != NULL ? zz_case_follow (self->footing->case_, record, per->distinct) : record;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));

      if (place == 0)
        {
          place = g_hash_table_size (places) + 1;
          g_hash_table_insert (places, (gpointer) key, GUINT_TO_POINTER (place));
        }
      zz_pile_add (&self->there, zz_stand_counted (self->footing, per, record));
      if (is_proven (self, record) && !self->for_all)
        zz_pile_add (&piles[place - 1], zz_stand_counted (self->footing, per, record));
    }
  for (guint i = 0; i < g_hash_table_size (places); i++)
    pile_group (self, &piles[i], NULL);
}

/* The group of one counted record, or year, of the quantifier around `per`. */
static void
pile_member (Proof *self,
             ZzHand hand)
{
  g_auto (ZzTally) tally = { 0 };
  const ZzCondition *per = self->need->per;
  const GPtrArray *counted;
  ZzPile proven = { 0 };
  ZzSupport *outer = hand.record != NULL ? zz_stand_counted (self->footing, self->need->outer, hand.record) : NULL;

  if (self->for_all && hand.record != NULL)
    {
      zz_pile_add (&self->there, g_steal_pointer (&outer));
      zz_footing_give (self->footing, hand.record);
    }
  zz_tally (self->footing->case_, per, hand, &tally);
  counted = zz_tally_get_counted (&tally);
  for (guint i = 0; i < counted->len; i++)
    {
      if (is_proven (self, counted->pdata[i]))
        zz_pile_add (&proven, zz_stand_counted (self->footing, per, counted->pdata[i]));
      if (!self->for_all || hand.record == NULL)
        zz_pile_add (&self->there, zz_stand_counted (self->footing, per, counted->pdata[i]));
    }
  if (self->for_all && hand.record != NULL)
    zz_footing_take (self->footing);
  pile_group (self, &proven, outer);
}

static void
pile_members (Proof *self,
              const ZzTally *tally)
{
  const GPtrArray *counted = zz_tally_get_counted (tally);

  for (guint i = 0; counted != NULL && i < counted->len; i++)
    pile_member (self, zz_hand_record (counted->pdata[i]));
  for (guint i = 0; tally->years != NULL && i < tally->years->len; i++)
    {
      const ZzYearVerdict *verdict = &g_array_index (tally->years, ZzYearVerdict, i);

      if (verdict->counted)
        pile_member (self, zz_hand_year (verdict->year));
    }
}

/* Whether `per` stands right below the quantifier around it. */
static gboolean
is_below (const ZzCondition *condition,
          const ZzCondition *per)
{
  gboolean below = FALSE;

  if (condition == NULL || condition == per)
    return condition != NULL;
  if (zz_condition_is_quantifier (condition))
    return FALSE;
  for (guint i = 0; condition->members != NULL && i < condition->members->len; i++)
    below |= is_below (condition->members->pdata[i], per);
  return below || (condition->op == ZZ_OPERATOR_NOT && is_below (condition->where, per));
}

/* A group none of whose records counts any longer asks for no proof. That is no
 * rescue where the rule asks for the same record. */
static gboolean
is_asked_by_rule (const ZzClause *clause,
                  const ZzNeed *need)
{
  const ZzCondition *rule = clause->rule;

  return need->outer->must == need->per
         && (rule == need->outer || (rule->op == ZZ_OPERATOR_ALL && g_ptr_array_find (rule->members, need->outer, NULL)));
}

static guint
get_required (Proof *self)
{
  const ZzNeed *need = self->need;
  const ZzCase *case_ = self->footing->case_;
  const ZzOperand *operand = need->count.kind != ZZ_OPERAND_NONE ? &need->count : &need->outer->at_least;
  const ZzValue *value = operand->kind != ZZ_OPERAND_NONE ? zz_case_resolve (case_, operand, case_->top.record) : NULL;

  self->for_all = operand->kind != ZZ_OPERAND_NONE ? value == NULL : need->outer->op == ZZ_OPERATOR_EVERY;
  return value != NULL ? (guint) MAX (value->integer, 0) : 1;
}

static ZzSupport *
stand_proven (ZzFooting *footing,
              const ZzClause *clause,
              const ZzNeed *need)
{
  g_autoptr (GHashTable) proven = zz_list_proven (footing->case_, clause, need);
  const ZzTally *tally = zz_case_get_tally (footing->case_, need->outer);
  Proof self = { .footing = footing, .need = need, .proven = proven };
  const guint required = get_required (&self);
  ZzPile parts = { 0 };

  footing->blind |= self.for_all && need->outer->op == ZZ_OPERATOR_COUNT;
  if (need->outer == need->per)
    pile_counted (&self, zz_tally_get_counted (tally));
  else if (is_below (need->outer->where, need->per) || is_below (need->outer->must, need->per))
    {
      footing->doubtful |= self.for_all && !is_asked_by_rule (clause, need);
      pile_members (&self, tally);
    }
  else
    footing->blind = TRUE;
  zz_pile_add (&parts, zz_footing_some (footing, &self.there, 1));
  zz_pile_add (&parts, self.for_all ? zz_pile_all (&self.groups) : zz_footing_some (footing, &self.groups, required));
  return zz_pile_all (&parts);
}

/* That the rule which takes the clause away does not come to hold. */
static ZzSupport *
stand_applicable (ZzFooting *footing,
                  const ZzCondition *rule)
{
  if (rule == NULL || !zz_condition_stands_at (rule, footing->case_->level) || !zz_footing_may_change (footing, rule))
    return NULL;
  if (zz_judge (footing->case_, rule, footing->case_->top) == ZZ_NO)
    return zz_stand (footing, rule, footing->case_->top, ZZ_NO);
  footing->blind = TRUE;
  return NULL;
}

ZzGround
zz_ground_find (ZzCase *self,
                const ZzClause *clause,
                const ZzRegister *lost)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  ZzFooting footing = { .case_ = self, .lost = lost, .given = given };
  ZzPile parts = { 0 };
  ZzSupport *support;

  zz_pile_add (&parts, stand_applicable (&footing, clause->not_applicable_when));
  if (clause->rule != NULL)
    zz_pile_add (&parts, zz_stand (&footing, clause->rule, self->top, ZZ_YES));
  for (guint i = 0; i < clause->needs->len; i++)
    {
      const ZzNeed *need = clause->needs->pdata[i];

      if (need->per != NULL)
        zz_pile_add (&parts, stand_proven (&footing, clause, need));
    }
  support = zz_pile_all (&parts);
  return (ZzGround) { support, footing.doubtful, footing.blind };
}

typedef struct
{
  gboolean *touched;
} Touching;

static void touch_rule (Touching *self,
                        const ZzCondition *rule);

/* A register, and those without whose records its own cannot be. */
static void
touch (Touching *self,
       const ZzRegister *reg)
{
  if (reg == NULL || reg->single || reg->builtin || self->touched[reg->number])
    return;
  self->touched[reg->number] = TRUE;
  for (guint i = 0; i < reg->fields->len; i++)
    if (zz_register_get_field (reg, i)->required)
      touch (self, zz_register_get_field (reg, i)->refers);
}

static void
touch_cb (const ZzCondition *condition,
          gpointer data)
{
  const ZzField *const fields[] = { condition->field, condition->via, condition->distinct };

  touch (data, condition->over);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      touch (data, fields[i]->refers);
  if (condition->window != NULL)
    touch (data, condition->window->over);
  for (guint i = 0; condition->is != NULL && i < condition->is->len; i++)
    if (g_array_index (condition->is, ZzOperand, i).kind == ZZ_OPERAND_WINDOW)
      touch (data, g_array_index (condition->is, ZzOperand, i).window->over);
  if (condition->counted_by != NULL)
    touch_rule (data, condition->counted_by->rule);
}

static void
touch_rule (Touching *self,
            const ZzCondition *rule)
{
  if (rule != NULL)
    zz_condition_foreach (rule, touch_cb, self);
}

gboolean *
zz_ground_list_registers (const ZzCatalogue *catalogue,
                          const ZzClause *clause)
{
  Touching self = { g_new0 (gboolean, zz_catalogue_get_n_registers (catalogue)) };

  touch_rule (&self, clause->rule);
  touch_rule (&self, clause->not_applicable_when);
  return self.touched;
}
