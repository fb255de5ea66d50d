/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the records that do not count, or may not: each with its whys.
 *
 * A register often holds many records that a clause is not about: the
 * procedures of other kinds, the people with other roles. Those are counted,
 * not named; who nearly counted is what the reader wants to see.
 */
#include "report/words-private.h"

#include <string.h>

/* Neighbouring entries about one record. */
typedef struct
{
  const ZzEntry *entries;
  guint n;
} Group;

static gboolean
same_subject (const ZzSubject *a,
              const ZzSubject *b)
{
  if (a->record == NULL || b->record == NULL)
    return a->record == b->record && a->year == b->year;
  return a->record == b->record || strcmp (a->record, b->record) == 0;
}

static Group
get_group (const GArray *entries,
           guint start)
{
  Group group = { &g_array_index (entries, ZzEntry, start), 1 };

  while (start + group.n < entries->len && same_subject (&group.entries[0].subject, &group.entries[group.n].subject))
    group.n++;
  return group;
}

static gboolean
is_other_choice (const ZzEntry *entry)
{
  const ZzOperand *wanted;

  if (entry->reasons != NULL || entry->why.code != ZZ_WHY_OTHER_VALUE || entry->why.excluded || entry->why.of != NULL)
    return FALSE;
  wanted = &g_array_index (entry->why.test->is, ZzOperand, 0);
  return wanted->kind == ZZ_OPERAND_LITERAL;
}

/* A record of another kind. Another service category is told: that the category
 * of a certificate is not the declared one is worth knowing. */
static gboolean
is_outside (const Group *group,
            const ZzCondition *quantifier,
            const GPtrArray *scope)
{
  /* Records that were joined to the one around are few, and all concern it. */
  if (quantifier->via != NULL)
    return FALSE;
  for (guint i = 0; i < group->n; i++)
    if (is_other_choice (&group->entries[i])
        && g_ptr_array_find ((GPtrArray *) scope, group->entries[i].why.test, NULL))
      return TRUE;
  return FALSE;
}

/* Which branch of an "any" a record is not on says nothing beside the reason
 * why it fails on its own one. */
static gboolean
is_other_branch (const Group *group,
                 const ZzEntry *entry,
                 const GPtrArray *scope)
{
  gboolean others = FALSE;

  if (!is_other_choice (entry) || entry->why.field->type == ZZ_FIELD_BOOLEAN
      || g_ptr_array_find ((GPtrArray *) scope, entry->why.test, NULL))
    return FALSE;
  for (guint i = 0; i < group->n; i++)
    others |= !is_other_choice (&group->entries[i]);
  return others;
}

static void
add_reasons (const ZzWords *words,
             const GPtrArray *reasons,
             GPtrArray *whys)
{
  for (guint i = 0; i < reasons->len; i++)
    g_ptr_array_add (whys, zz_words_reason_brief (words, reasons->pdata[i]));
}

/* Two branches of a rule may ask for the same fact. */
static void
add_why (GPtrArray *whys,
         char *why)
{
  if (g_ptr_array_find_with_equal_func (whys, why, g_str_equal, NULL))
    g_free (why);
  else
    g_ptr_array_add (whys, why);
}

static char *
word_group (const ZzWords *words,
            const ZzReason *reason,
            const Group *group,
            const GPtrArray *scope)
{
  g_autoptr (GPtrArray) whys = zz_words_list_new ();
  g_autofree char *name = NULL, *list = NULL;
  gboolean deep = FALSE, holder = TRUE;

  for (guint i = 0; i < group->n; i++)
    {
      const ZzEntry *entry = &group->entries[i];

      if (entry->reasons != NULL)
        add_reasons (words, entry->reasons, whys);
      else if (!is_other_branch (group, entry, scope))
        add_why (whys, zz_words_why (words, &entry->subject, &entry->why));
      deep |= entry->reasons != NULL;
      /* The why names the holder itself. */
      holder &= entry->reasons != NULL || entry->why.of == NULL;
    }
  name = zz_words_name (words, reason->quantifier, &group->entries[0].subject, holder);
  if (whys->len == 0)
    return g_steal_pointer (&name);
  list = zz_phrase_join (words->messages, ZZ_JOIN_LOOSE, whys);
  return zz_phrase (words->messages, deep ? M_ ("{name}: {why}") : M_ ("{name} ({why})"), "name", name, "why", list, NULL);
}

char *
zz_words_entries (const ZzWords *words,
                  const ZzReason *reason,
                  const GArray *entries,
                  guint *outside)
{
  g_autoptr (GPtrArray) scope = zz_words_list_scope (words, reason->quantifier);
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  gboolean deep = FALSE;
  guint total = 0;

  *outside = 0;
  for (guint i = 0; entries != NULL && i < entries->len;)
    {
      Group group = get_group (entries, i);

      i += group.n;
      if (is_outside (&group, reason->quantifier, scope))
        {
          ++*outside;
          continue;
        }
      if (total++ < ZZ_MAX_NAMES)
        g_ptr_array_add (names, word_group (words, reason, &group, scope));
      deep |= group.entries[0].reasons != NULL;
    }
  if (names->len == 0)
    return NULL;
  return zz_words_join_names (words, deep ? ZZ_JOIN_LOOSE : ZZ_JOIN_LIST, names, total);
}

char *
zz_words_entry (const ZzMessages *messages,
                ZzProject *project,
                const ZzFindings *findings,
                const ZzReason *reason,
                const ZzEntry *entry)
{
  const ZzWords words = { messages, project, findings };
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && findings != NULL, NULL);
  g_return_val_if_fail (reason != NULL && entry != NULL, NULL);

  if (entry->reasons == NULL)
    return zz_words_why (&words, &entry->subject, &entry->why);
  parts = zz_words_list_new ();
  for (guint i = 0; i < entry->reasons->len; i++)
    g_ptr_array_add (parts, zz_words_reason_brief (&words, entry->reasons->pdata[i]));
  return zz_phrase_join (messages, ZZ_JOIN_LOOSE, parts);
}
