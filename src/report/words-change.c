/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what was changed, and for what two people changed differently. */
#include "report/words.h"

#include "core/builtin.h"
#include "report/phrase.h"

#include <string.h>

/* How much of a long text a line shows. */
#define MAX_CHARACTERS 80

/* On one line, and not a long one. */
static char *
shorten (char *text)
{
  g_autofree char *owned = text;
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_CHARACTERS - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
word_whole_value (const ZzMessages *messages,
                  ZzProject *project,
                  const char *id,
                  const ZzField *field,
                  const ZzValue *value)
{
  g_auto (GStrv) parts = field != NULL && field->type == ZZ_FIELD_FIGURE ? g_strsplit (id, "/", 2) : NULL;
  const ZzClause *clause = parts != NULL ? zz_catalogue_find_clause (zz_project_get_catalogue (project), parts[0]) : NULL;
  const ZzFigure *figure = clause != NULL && parts[1] != NULL ? zz_clause_find_figure (clause, parts[1]) : NULL;

  if (!zz_value_is_written (value))
    return g_strdup ("–");
  if (field == NULL)
    return g_strdup (value->text);
  /* A figure's choices are its own, not the field's. */
  if (figure != NULL && figure->choices != NULL)
    return zz_words_value (messages, project, &(ZzField) { .choices = figure->choices }, value);
  return zz_words_value (messages, project, field, value);
}

static char *
word_value (const ZzMessages *messages,
            ZzProject *project,
            const char *id,
            const ZzField *field,
            const ZzValue *value)
{
  return shorten (word_whole_value (messages, project, id, field, value));
}

char *
zz_words_version_value (const ZzMessages *messages,
                        ZzProject *project,
                        const char *id,
                        const ZzField *field,
                        const ZzValue *value)
{
  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && value != NULL, NULL);

  return word_whole_value (messages, project, id, field, value);
}

/* A clause is called by its id and its title, a figure also by its own. */
static char *
word_id (const ZzMessages *messages,
         ZzProject *project,
         const ZzRegister *reg,
         const char *id)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_auto (GStrv) parts = g_strsplit (id, "/", 2);
  const ZzClause *clause = reg->builtin ? zz_catalogue_find_clause (catalogue, parts[0]) : NULL;
  const ZzFigure *figure = clause != NULL && parts[1] != NULL ? zz_clause_find_figure (clause, parts[1]) : NULL;

  if (clause == NULL)
    return shorten (zz_words_record (messages, project, id));
  if (figure != NULL)
    return g_strdup_printf ("%s %s", clause->id, zz_messages_text (messages, &figure->title));
  return g_strdup_printf ("%s %s", clause->id, zz_messages_text (messages, &clause->title));
}

char *
zz_words_place (const ZzMessages *messages,
                ZzProject *project,
                const ZzRegister *reg,
                const char *id,
                const ZzField *field,
                const char *extra)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && (reg == NULL) == (id == NULL), NULL);

  if (reg != NULL)
    g_ptr_array_add (parts, g_strdup (zz_words_register (messages, reg)));
  if (reg != NULL && !reg->single)
    g_ptr_array_add (parts, word_id (messages, project, reg, id));
  if (field != NULL)
    g_ptr_array_add (parts, g_strdup (zz_words_field (messages, field)));
  if (extra != NULL)
    g_ptr_array_add (parts, zz_phrase (messages, M_ ("member “{name}”"), "name", extra, NULL));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
zz_words_change (const ZzMessages *messages,
                 ZzProject *before,
                 ZzProject *after,
                 const ZzChange *change)
{
  g_autofree char *place = NULL, *old = NULL, *new = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (before) && ZZ_IS_PROJECT (after) && change != NULL, NULL);

  place = zz_words_place (messages, change->kind == ZZ_CHANGE_REMOVE ? before : after, change->reg, change->id, change->field, change->extra);
  if (change->kind == ZZ_CHANGE_INSERT)
    return zz_phrase (messages, M_ ("{place}: added"), "place", place, NULL);
  if (change->kind == ZZ_CHANGE_REMOVE)
    return zz_phrase (messages, M_ ("{place}: removed"), "place", place, NULL);
  old = word_value (messages, before, change->id, change->field, &change->before);
  new = word_value (messages, after, change->id, change->field, &change->after);
  return zz_phrase (messages, M_ ("{place}: {before} → {after}"), "place", place, "before", old, "after", new, NULL);
}

/* Who refers to a record that the other side removed. */
static char *
word_referrers (const ZzMessages *messages,
                ZzProject *project,
                const GPtrArray *referrers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < referrers->len; i++)
    {
      const ZzRecord *record = referrers->pdata[i];

      g_ptr_array_add (names, zz_words_place (messages, project, zz_record_get_register (record), zz_record_get_id (record), NULL, NULL));
    }
  return zz_phrase_join (messages, ZZ_JOIN_LIST, names);
}

char *
zz_words_conflict (const ZzMessages *messages,
                   ZzProject *mine,
                   ZzProject *theirs,
                   const ZzConflict *conflict)
{
  /* By who removed the record. */
  static const char *const removed[] = { M_ ("{place}: removed by you, changed by the other side"), M_ ("{place}: changed by you, removed by the other side") };
  static const char *const referred[] = { M_ ("{place}: removed by you, and now referred to by the other side: {names}"),
                                          M_ ("{place}: removed by the other side, and now referred to by you: {names}") };
  g_autofree char *place = NULL, *ours = NULL, *others = NULL, *base = NULL;
  ZzProject *named;
  gboolean by_them;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (mine) && ZZ_IS_PROJECT (theirs) && conflict != NULL, NULL);

  by_them = conflict->mine_record != NULL;
  named = by_them || conflict->reg == NULL ? mine : theirs;
  place = zz_words_place (messages, named, conflict->reg, conflict->id, conflict->field, conflict->extra);
  switch (conflict->kind)
    {
    case ZZ_CONFLICT_ADDED:
      return zz_phrase (messages, M_ ("{place}: added by both, and not the same"), "place", place, NULL);
    case ZZ_CONFLICT_REMOVED:
      return zz_phrase (messages, removed[by_them], "place", place, NULL);
    case ZZ_CONFLICT_REFERRED:
      others = word_referrers (messages, named, conflict->referrers);
      return zz_phrase (messages, referred[by_them], "place", place, "names", others, NULL);
    case ZZ_CONFLICT_CHANGED:
    default:
      base = word_value (messages, named, conflict->id, conflict->field, &conflict->base);
      ours = word_value (messages, mine, conflict->id, conflict->field, &conflict->mine);
      others = word_value (messages, theirs, conflict->id, conflict->field, &conflict->theirs);
      return zz_phrase (messages, M_ ("{place}: {base} → {mine} by you, {theirs} by the other side"), "place", place, "base", base, "mine", ours,
                        "theirs", others, NULL);
    }
}

const char *
zz_words_shift (const ZzMessages *messages,
                ZzShiftKind kind)
{
  static const char *const kinds[ZZ_N_SHIFTS] = {
    [ZZ_SHIFT_LOST] = M_ ("No longer met"),
    [ZZ_SHIFT_FIXED] = M_ ("Met now"),
    [ZZ_SHIFT_WORSE] = M_ ("Worse"),
    [ZZ_SHIFT_BETTER] = M_ ("Better, not yet met"),
    [ZZ_SHIFT_ADDED] = M_ ("Asked for now"),
    [ZZ_SHIFT_REMOVED] = M_ ("No longer asked for"),
  };

  g_return_val_if_fail (messages != NULL && kind < ZZ_N_SHIFTS, NULL);

  return zz_messages_get (messages, kinds[kind]);
}

/* "Zhang San (head of quality)". */
static char *
word_signer (const ZzMessages *messages,
             const ZzRecord *signoff)
{
  const char *by = zz_record_get_text (signoff, ZZ_SIGNOFF_BY);
  const char *role = zz_record_get_text (signoff, ZZ_SIGNOFF_ROLE);

  if (by == NULL || *by == '\0')
    by = zz_messages_get (messages, M_ ("somebody without a name"));
  if (role == NULL || *role == '\0')
    return g_strdup (by);
  return zz_phrase (messages, M_ ("{name} ({role})"), "name", by, "role", role, NULL);
}

/* The day of the time at which it was signed. */
static char *
word_day (const ZzMessages *messages,
          const ZzRecord *signoff)
{
  const char *at = zz_record_get_text (signoff, ZZ_SIGNOFF_AT);
  g_autofree char *day = g_strndup (at != NULL ? at : "", strlen ("2026-11-22"));
  ZzDate date;

  return zz_date_read (day, &date) ? zz_words_date (messages, date) : g_strdup (zz_messages_get (messages, M_ ("an unknown day")));
}

char *
zz_words_signoff (const ZzMessages *messages,
                  const ZzRecord *signoff,
                  int n_changes)
{
  g_autofree char *signer = NULL, *day = NULL;

  g_return_val_if_fail (messages != NULL && signoff != NULL, NULL);

  signer = word_signer (messages, signoff);
  day = word_day (messages, signoff);
  if (n_changes < 0)
    return zz_phrase (messages, M_ ("Changed since the sign-off by {signer} on {day}; what was changed is not known"), "signer", signer, "day", day, NULL);
  if (n_changes == 0)
    return zz_phrase (messages, M_ ("Nothing was changed since the sign-off by {signer} on {day}"), "signer", signer, "day", day, NULL);
  return zz_phrase_plural (messages, MN_ ("{n} change since the sign-off by {signer} on {day}", "{n} changes since the sign-off by {signer} on {day}"),
                           (guint64) n_changes, "signer", signer, "day", day, NULL);
}
