/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for evidence: what is asked for, what is there and what it is worth. */
#include "report/words-private.h"

char *
zz_words_item (const ZzMessages *messages,
               const ZzItem *item)
{
  static const char *const codes[ZZ_N_ITEM_CODES] = {
    [ZZ_ITEM_GOOD] = M_ ("in order"),
    [ZZ_ITEM_UNDATED_ISSUE] = M_ ("day of issue not filled in"),
    [ZZ_ITEM_UNDATED_END] = M_ ("valid until not filled in"),
    [ZZ_ITEM_UNCHECKED] = M_ ("file not checked yet"),
    [ZZ_ITEM_EXPIRED] = M_ ("expired: valid until {day}"),
    [ZZ_ITEM_TOO_OLD] = M_ ("too old: it counted until {day}"),
    [ZZ_ITEM_NOT_YET_ISSUED] = M_ ("issued only on {day}"),
    [ZZ_ITEM_MISSING] = M_ ("file is missing"),
    [ZZ_ITEM_CHANGED] = M_ ("file was changed since it was attached"),
  };
  g_autofree char *day = NULL;

  g_return_val_if_fail (messages != NULL && item != NULL && item->code < ZZ_N_ITEM_CODES, NULL);

  day = zz_words_date (messages, item->day);
  return zz_phrase (messages, codes[item->code], "day", day, NULL);
}

const char *
zz_words_verify_state (const ZzMessages *messages,
                       ZzVerifyState state)
{
  static const char *const states[ZZ_N_VERIFY_STATES] = {
    [ZZ_VERIFY_FINE] = M_ ("fine"),
    [ZZ_VERIFY_MISSING] = M_ ("the file is missing"),
    [ZZ_VERIFY_SIZE_DIFFERS] = M_ ("the file has another size"),
    [ZZ_VERIFY_HASH_DIFFERS] = M_ ("the file was changed"),
    [ZZ_VERIFY_UNNOTED] = M_ ("no SHA-256 was noted when it was attached"),
    [ZZ_VERIFY_UNSAFE] = M_ ("its path leads out of the evidence folder or through a link"),
    [ZZ_VERIFY_UNREADABLE] = M_ ("the file cannot be read"),
  };

  g_return_val_if_fail (messages != NULL && state < ZZ_N_VERIFY_STATES, NULL);

  return zz_messages_get (messages, states[state]);
}

static char *
word_kinds (const ZzMessages *messages,
            const ZzCatalogue *catalogue,
            const ZzNeed *need)
{
  g_autoptr (GPtrArray) titles = zz_words_list_new ();
  g_autofree char *kinds = NULL, *period = NULL;

  for (guint i = 0; i < need->kinds->len; i++)
    {
      const ZzChoice *kind = zz_choices_get (catalogue->evidence_kinds, g_array_index (need->kinds, guint, i));
      const char *title = zz_messages_text (messages, &kind->title);

      g_ptr_array_add (titles, i == 0 ? g_strdup (title) : zz_phrase_inside (messages, title));
    }
  kinds = zz_phrase_join (messages, need->all ? ZZ_JOIN_AND : ZZ_JOIN_OR, titles);
  if (!need->has_not_older_than)
    return g_steal_pointer (&kinds);
  period = zz_words_period (messages, need->not_older_than);
  return zz_phrase (messages, M_ ("{kinds}, not older than {period}"), "kinds", kinds, "period", period, NULL);
}

char *
zz_words_need_kinds (const ZzWords *words,
                     const ZzNeed *need)
{
  return word_kinds (words->messages, words->findings->catalogue, need);
}

char *
zz_words_need_line (const ZzMessages *messages,
                    const ZzCatalogue *catalogue,
                    const ZzNeed *need)
{
  g_autofree char *kinds = NULL;

  g_return_val_if_fail (messages != NULL && catalogue != NULL && need != NULL, NULL);

  kinds = word_kinds (messages, catalogue, need);
  if (need->per_register == NULL)
    return g_steal_pointer (&kinds);
  return zz_phrase (messages, M_ ("{kinds} — for each under “{title}”"), "kinds", kinds,
                    "title", zz_words_register (messages, need->per_register), NULL);
}

/* The first items that are not good, each with its state. */
static char *
word_bad_items (const ZzWords *words,
                const GArray *items)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  guint total = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const ZzItem *item = &g_array_index (items, ZzItem, i);
      g_autofree char *name = NULL, *state = NULL;

      if (item->code == ZZ_ITEM_GOOD || total++ >= ZZ_MAX_NAMES)
        continue;
      name = zz_words_record (words->messages, words->project, item->item);
      state = zz_words_item (words->messages, item);
      g_ptr_array_add (names, zz_phrase (words->messages, M_ ("{name} ({why})"), "name", name, "why", state, NULL));
    }
  return names->len > 0 ? zz_words_join_names (words, ZZ_JOIN_LIST, names, total) : NULL;
}

/* The records that still need proof. Of a distinct holder one name will do. */
static char *
word_lacking (const ZzWords *words,
              const ZzNeedFinding *finding)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  guint total = 0;

  for (guint i = 0; i < finding->groups->len; i++)
    {
      const ZzProofGroup *group = finding->groups->pdata[i];

      if (group->status == ZZ_STATUS_MET || group->records->len == 0 || total++ >= ZZ_MAX_NAMES)
        continue;
      g_ptr_array_add (names, zz_words_name (words, finding->need->outer, &(ZzSubject) { .record = group->records->pdata[0] }, TRUE));
    }
  return names->len > 0 ? zz_words_join_names (words, ZZ_JOIN_LIST, names, total) : NULL;
}

static char *
word_per (const ZzWords *words,
          const ZzNeedFinding *finding,
          const char *kinds)
{
  g_autofree char *have = g_strdup_printf ("%u", finding->have);
  g_autofree char *required = g_strdup_printf ("%u", finding->required);
  const char *title = zz_words_register (words->messages, finding->need->per_register);
  const char *message = M_ ("Evidence – {kinds}, for each under “{title}”: there for {have}, needed for {required}.");

  if (finding->groups->len == 0)
    message = M_ ("Evidence – {kinds}, for each under “{title}”: no record counts yet that it could prove.");
  return zz_phrase (words->messages, message, "kinds", kinds, "title", title, "have", have, "required", required, NULL);
}

char *
zz_words_need (const ZzWords *words,
               const ZzNeedFinding *finding)
{
  g_autoptr (GPtrArray) sentences = zz_words_list_new ();
  g_autofree char *kinds = zz_words_need_kinds (words, finding->need);
  g_autofree char *bad = word_bad_items (words, finding->items);
  g_autofree char *lacking = NULL;

  if (finding->groups != NULL)
    {
      g_ptr_array_add (sentences, word_per (words, finding, kinds));
      lacking = word_lacking (words, finding);
      zz_words_add_list (words, sentences, M_ ("Lacking for: {list}."), lacking);
      zz_words_add_list (words, sentences, M_ ("Attached but not in order: {list}."), bad);
    }
  else if (bad == NULL)
    g_ptr_array_add (sentences, zz_phrase (words->messages, M_ ("Evidence – {kinds}: none attached."), "kinds", kinds, NULL));
  else
    g_ptr_array_add (sentences, zz_phrase (words->messages, M_ ("Evidence – {kinds}: {list}."), "kinds", kinds, "list", bad, NULL));
  return zz_phrase_join (words->messages, ZZ_JOIN_SENTENCES, sentences);
}
