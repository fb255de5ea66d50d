/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kind, day and clauses from a file's name.
 *
 * Names and titles are taken apart into units: words, and pairs of characters where
 * a script has no spaces. The kind whose title shares most with the name is meant. */
#include "core/evidence-guess.h"

#include <string.h>

/* More clauses than these say nothing. */
#define MOST_CLAUSES 3

/* A unit counts two; the first of a Chinese title (which tells it from others: the
 * last is 报告 or 记录) and a title that is there as a whole count one more. A kind
 * with less than this has only something common in it. */
#define LEAST 3

static void
end_word (GString *word,
          GPtrArray *units)
{
  if (word->len > 0)
    g_ptr_array_add (units, g_strdup (word->str));
  g_string_truncate (word, 0);
}

/* "NDA_保密协议" → "nda", "保密", "密协", "协议". */
static GPtrArray *
take_apart (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);
  const char *before = NULL; /* the wide character before this one */

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean wide = g_unichar_iswide (letter) && g_unichar_isalpha (letter);
      const char *next = g_utf8_next_char (c);

      if (wide || !g_unichar_isalnum (letter))
        end_word (word, units);
      else
        g_string_append_unichar (word, letter);
      if (wide && before != NULL)
        g_ptr_array_add (units, g_strndup (before, (gsize) (next - before)));
      before = wide ? c : NULL;
    }
  end_word (word, units);
  return units;
}

/* How much of the title is in the name, whose units are given. */
static guint
compare (GHashTable *name,
         const char *title)
{
  g_autoptr (GPtrArray) units = take_apart (title);
  guint shared = 0;
  guint score;

  for (guint i = 0; i < units->len; i++)
    shared += g_hash_table_contains (name, units->pdata[i]) ? 1 : 0;
  if (shared == 0)
    return 0;
  score = 2 * shared + (shared == units->len ? 1 : 0);
  if (!g_ascii_isalnum (*(const char *) units->pdata[0]) && g_hash_table_contains (name, units->pdata[0]))
    score++;
  return score;
}

static int
guess_kind (const ZzCatalogue *catalogue,
            const char *name)
{
  g_autoptr (GPtrArray) units = take_apart (name);
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = LEAST - 1;
  int kind = -1;

  for (guint i = 0; i < units->len; i++)
    g_hash_table_add (set, units->pdata[i]);
  for (guint i = 0; i < catalogue->evidence_kinds->len; i++)
    {
      const ZzChoice *choice = zz_choices_get (catalogue->evidence_kinds, i);
      guint score = compare (set, choice->id);

      for (guint language = 0; language < ZZ_N_LANGUAGES; language++)
        if (choice->title.in[language] != NULL)
          score = MAX (score, compare (set, choice->title.in[language]));
      if (score > best)
        kind = (int) i;
      else if (score == best && best >= LEAST)
        kind = -1;
      best = MAX (best, score);
    }
  return kind;
}

/* The day that two or three groups of the match give. */
static ZzDate
read_match (GMatchInfo *match)
{
  static const char *const names[] = { "y", "m", "d" };
  int parts[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *digits = g_match_info_fetch_named (match, names[i]);

      parts[i] = digits != NULL ? (int) g_ascii_strtoll (digits, NULL, 10) : 0;
    }
  return zz_date_new (parts[0], parts[1], parts[2]);
}

/* Two days are a period or something else: then none is meant. */
static ZzDate
guess_issued (const char *name)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?<!\\d)(?<y>(?:19|20)\\d\\d)"
                                          "(?:([-_. ])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})"
                                          "|年(?<m>\\d{1,2})月(?<d>\\d{1,2})日?"
                                          "|(?<m>\\d\\d)(?<d>\\d\\d))(?!\\d)",
                                          G_REGEX_DUPNAMES, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  ZzDate found = ZZ_DATE_NONE;

  g_assert (regex != NULL);
  g_regex_match (regex, name, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      ZzDate date = read_match (match);

      if (date != ZZ_DATE_NONE && found != ZZ_DATE_NONE && date != found)
        return ZZ_DATE_NONE;
      if (date != ZZ_DATE_NONE)
        found = date;
    }
  return found;
}

/* "office.a" in "office.a 租赁合同" but not in "office.abc". */
static gboolean
is_named (const char *name,
          const char *id)
{
  for (const char *place = name; (place = strstr (place, id)) != NULL; place++)
    if ((place == name || !g_ascii_isalnum (place[-1])) && !g_ascii_isalnum (place[strlen (id)]))
      return TRUE;
  return FALSE;
}

static gboolean
asks_for (const ZzClause *clause,
          guint kind)
{
  for (guint i = 0; i < clause->needs->len; i++)
    {
      const ZzNeed *need = clause->needs->pdata[i];

      for (guint k = 0; k < need->kinds->len; k++)
        if (g_array_index (need->kinds, guint, k) == kind)
          return TRUE;
    }
  return FALSE;
}

static const char **
guess_clauses (const ZzCatalogue *catalogue,
               const char *name,
               int kind)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GPtrArray) asking = g_ptr_array_new ();
  GPtrArray *chosen;

  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];

      if (is_named (folded, clause->id))
        g_ptr_array_add (named, clause->id);
      if (kind >= 0 && asks_for (clause, (guint) kind))
        g_ptr_array_add (asking, clause->id);
    }
  chosen = named->len > 0 ? named : asking;
  if (named->len == 0 && asking->len > MOST_CLAUSES)
    g_ptr_array_set_size (chosen, 0);
  g_ptr_array_add (chosen, NULL);
  return (const char **) g_ptr_array_steal (chosen, NULL);
}

void
zz_evidence_guess (const ZzCatalogue *catalogue,
                   const char *name,
                   ZzEvidenceGuess *guess)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (catalogue != NULL && name != NULL && guess != NULL);

  valid = g_utf8_make_valid (name, -1);
  guess->kind = guess_kind (catalogue, valid);
  guess->issued = guess_issued (valid);
  guess->clauses = guess_clauses (catalogue, valid, guess->kind);
}

gboolean
zz_evidence_guess_is_empty (const ZzEvidenceGuess *guess)
{
  g_return_val_if_fail (guess != NULL, TRUE);

  return guess->kind < 0 && guess->issued == ZZ_DATE_NONE && guess->clauses[0] == NULL;
}

void
zz_evidence_guess_clear (ZzEvidenceGuess *guess)
{
  g_clear_pointer (&guess->clauses, g_free);
}
