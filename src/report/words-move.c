/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a move to another edition did, clause by clause. */
#include "report/words.h"

#include "report/phrase.h"

/* What belongs to one clause. */
typedef struct
{
  gboolean answer;
  guint n_overrides;
  guint n_evidence;
  guint n_actions;
  guint n_records;
  const char *as;
} Belongings;

static void
collect (const GPtrArray *moves,
         const char *clause,
         Belongings *all)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const ZzMoved *moved = moves->pdata[i];
      /* What was put back is told of by the clause it is at now. */
      const char *about = moved->clause != NULL ? moved->clause : moved->as;

      if (g_strcmp0 (about, clause) != 0)
        continue;
      all->answer = all->answer || moved->kind == ZZ_MOVED_ANSWER;
      all->n_overrides += moved->kind == ZZ_MOVED_OVERRIDE;
      all->n_evidence += moved->kind == ZZ_MOVED_EVIDENCE;
      all->n_actions += moved->kind == ZZ_MOVED_ACTION;
      all->n_records += moved->kind == ZZ_MOVED_RECORD;
      all->as = moved->as;
    }
}

static void
add_number (const ZzMessages *messages,
            GPtrArray *parts,
            const char *message,
            guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n > 0)
    g_ptr_array_add (parts, zz_phrase (messages, message, "n", number, NULL));
}

static char *
tell (const ZzMessages *messages,
      const ZzClause *clause,
      const Belongings *all)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *what = NULL;
  gboolean renamed = all->as != NULL && g_strcmp0 (all->as, clause->id) != 0;

  if (all->answer)
    g_ptr_array_add (parts, g_strdup (zz_messages_get (messages, M_ ("answer"))));
  add_number (messages, parts, M_ ("figures replaced: {n}"), all->n_overrides);
  add_number (messages, parts, M_ ("evidence: {n}"), all->n_evidence);
  add_number (messages, parts, M_ ("actions: {n}"), all->n_actions);
  add_number (messages, parts, M_ ("records that name it: {n}"), all->n_records);
  if (parts->len == 0)
    return NULL;
  what = zz_phrase_join (messages, ZZ_JOIN_LIST, parts);
  return zz_phrase (messages, renamed ? M_ ("{id} {title} → {as}: {what}") : M_ ("{id} {title}: {what}"), "id", clause->id,
                    "title", zz_messages_text (messages, &clause->title), "as", all->as, "what", what, NULL);
}

/* What is about no clause. */
static char *
tell_other (const ZzMessages *messages,
            ZzProject *project,
            const ZzCatalogue *from,
            const ZzMoved *moved)
{
  g_autofree char *record = moved->id != NULL ? zz_words_record (messages, project, moved->id) : NULL;
  ZzRecord *holder = moved->id != NULL ? zz_project_find_anywhere (project, moved->id) : NULL;
  const ZzField *field = holder != NULL ? zz_register_find_field (zz_record_get_register (holder), moved->member) : NULL;
  const ZzRegister *reg = moved->kind == ZZ_MOVED_REGISTER ? zz_catalogue_find_register (from, moved->member) : NULL;

  if (moved->kind == ZZ_MOVED_REGISTER)
    return zz_phrase (messages, M_ ("{register}: this edition has no such records; they are kept as they were written."),
                      "register", reg != NULL ? zz_messages_text (messages, &reg->title) : moved->member, NULL);
  return zz_phrase (messages, M_ ("{record}: this edition takes no such value of “{field}”; it is kept as it was written."),
                    "record", record, "field", field != NULL ? zz_words_field (messages, field) : moved->member, NULL);
}

GPtrArray *
zz_words_moved (const ZzMessages *messages,
                ZzProject *project,
                const ZzMoveReport *report,
                const GPtrArray *list)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const ZzCatalogue *catalogue;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && report != NULL && list != NULL, lines);

  catalogue = list == report->restored ? report->to : report->from;
  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];
      Belongings all = { FALSE };
      char *line;

      collect (list, clause->id, &all);
      line = tell (messages, clause, &all);
      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  for (guint i = 0; i < list->len; i++)
    {
      const ZzMoved *moved = list->pdata[i];

      if (moved->kind == ZZ_MOVED_VALUE || moved->kind == ZZ_MOVED_REGISTER)
        g_ptr_array_add (lines, tell_other (messages, project, report->from, moved));
    }
  return lines;
}

/* Whether something is back in its place at @clause: it need not be assessed anew. */
static gboolean
is_restored (const ZzMoveReport *report,
             const ZzClause *clause)
{
  Belongings all = { FALSE };

  collect (report->restored, clause->id, &all);
  return all.answer || all.n_overrides + all.n_evidence + all.n_actions + all.n_records > 0;
}

GPtrArray *
zz_words_new_clauses (const ZzMessages *messages,
                      ZzProject *project,
                      const ZzMoveReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  int level, service;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && report != NULL, lines);

  level = zz_project_get_level (project);
  service = zz_project_get_service (project);
  for (guint i = 0; i < report->to->clauses->len; i++)
    {
      const ZzClause *clause = report->to->clauses->pdata[i];

      if (zz_edition_find_same (report->to, clause, report->from) == NULL && !is_restored (report, clause)
          && (level < 0 || (clause->levels >> level & 1) != 0) && (service < 0 || (clause->services >> service & 1) != 0)
          && (clause->applications >> zz_project_get_kind (project) & 1) != 0)
        g_ptr_array_add (lines, zz_phrase (messages, M_ ("{id} {title}"), "id", clause->id,
                                           "title", zz_messages_text (messages, &clause->title), NULL));
    }
  return lines;
}

const char *
zz_words_moved_kind (const ZzMessages *messages,
                     ZzMovedKind kind)
{
  static const char *const kinds[ZZ_N_MOVED] = {
    [ZZ_MOVED_ANSWER] = M_ ("Answer"),
    [ZZ_MOVED_OVERRIDE] = M_ ("Figures replaced"),
    [ZZ_MOVED_EVIDENCE] = M_ ("Evidence"),
    [ZZ_MOVED_ACTION] = M_ ("Action"),
    [ZZ_MOVED_RECORD] = M_ ("Record"),
    [ZZ_MOVED_VALUE] = M_ ("Value"),
    [ZZ_MOVED_REGISTER] = M_ ("Records"),
  };

  g_return_val_if_fail (messages != NULL && kind < ZZ_N_MOVED, NULL);

  return zz_messages_get (messages, kinds[kind]);
}
