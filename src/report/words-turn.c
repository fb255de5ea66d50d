/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a day on which a verdict changes: what ended or began on that day. */
#include "report/words-private.h"

/* What is looked for, and what was found so far. */
typedef struct
{
  ZzWords words;
  ZzDate day;
  GPtrArray *names;
  guint total;
} Search;

static void
add_cause (Search *self,
           char *name,
           char *why)
{
  g_autofree char *owned_name = name;
  g_autofree char *owned_why = why;
  g_autofree char *cause = zz_phrase (self->words.messages, M_ ("{name} ({why})"), "name", name, "why", why, NULL);

  if (g_ptr_array_find_with_equal_func (self->names, cause, g_str_equal, NULL))
    return;
  if (self->total++ < ZZ_MAX_NAMES)
    g_ptr_array_add (self->names, g_steal_pointer (&cause));
}

static void
search_reasons (Search *self,
                const GPtrArray *reasons);

static void
search_entry (Search *self,
              const ZzReason *reason,
              const ZzEntry *entry)
{
  const gboolean holder = reason->quantifier != NULL && entry->why.of == NULL;

  if (entry->reasons != NULL)
    search_reasons (self, entry->reasons);
  else if (entry->why.day == self->day)
    add_cause (self, zz_words_name (&self->words, reason->quantifier, &entry->subject, holder),
               zz_words_why (&self->words, &entry->subject, &entry->why));
}

static void
search_entries (Search *self,
                const ZzReason *reason,
                const GArray *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    search_entry (self, reason, &g_array_index (entries, ZzEntry, i));
}

static void
search_reasons (Search *self,
                const GPtrArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const ZzReason *reason = reasons->pdata[i];

      if (reason->code == ZZ_REASON_FACT)
        search_entry (self, reason, &reason->fact);
      search_entries (self, reason, reason->failing);
      search_entries (self, reason, reason->missing);
    }
}

static void
search_needs (Search *self,
              const GPtrArray *needs)
{
  for (guint i = 0; i < needs->len; i++)
    {
      const GArray *items = ((const ZzNeedFinding *) needs->pdata[i])->items;

      for (guint j = 0; j < items->len; j++)
        {
          const ZzItem *item = &g_array_index (items, ZzItem, j);

          if (item->day == self->day && item->code != ZZ_ITEM_GOOD)
            add_cause (self, zz_words_record (self->words.messages, self->words.project, item->item),
                       zz_words_item (self->words.messages, item));
        }
    }
}

/* What the finding says of @day, or NULL. */
static char *
search (const ZzWords *words,
        const ZzClauseFinding *finding,
        ZzDate day)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  Search search = { *words, day, names, 0 };

  search_reasons (&search, finding->reasons);
  search_needs (&search, finding->needs);
  return names->len > 0 ? zz_words_join_names (words, ZZ_JOIN_LIST, names, search.total) : NULL;
}

char *
zz_words_turn (const ZzMessages *messages,
               ZzProject *project,
               const ZzFindings *before,
               const ZzFindings *after,
               const ZzClause *clause)
{
  const ZzWords old_words = { messages, project, before }, new_words = { messages, project, after };
  const ZzClauseFinding *old, *new;
  g_autofree char *ended = NULL, *began = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && clause != NULL, NULL);
  g_return_val_if_fail (before != NULL && after != NULL && before->at < after->at, NULL);

  old = zz_findings_get_clause (before, clause);
  new = zz_findings_get_clause (after, clause);
  /* What ended did so on the day before; what begins stood in the way until then. */
  ended = search (&new_words, new, before->at);
  began = search (&old_words, old, after->at);
  if (began != NULL && (ended == NULL || new->status < old->status))
    return zz_phrase (messages, M_ ("until then: {list}"), "list", began, NULL);
  return ended != NULL ? g_steal_pointer (&ended) : zz_words_gap (messages, project, after, new);
}
