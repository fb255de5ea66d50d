/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving to another edition: the project's own JSON, read by the other catalogue. */
#include "config.h"

#include "store/edition-move.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/edition-aside.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Move:
 * @away: what belongs to the edition left, kept aside
 */
typedef struct
{
  ZzJsonTree *root;
  ZzJsonTree *away;
  const ZzCatalogue *from;
  const ZzCatalogue *to;
  ZzMoveReport *report;
} Move;

static const ZzClause *
find_same (const Move *move,
           const char *id)
{
  const ZzClause *clause = id != NULL ? zz_catalogue_find_clause (move->from, id) : NULL;

  return clause != NULL ? zz_edition_find_same (move->from, clause, move->to) : NULL;
}

/* An answer to an older text of the clause does not answer the one that is the same. */
static gboolean
is_of_revision (ZzJsonTree *answer,
                const ZzClause *clause)
{
  ZzJsonTree *revision = zz_json_tree_find (answer, "revision");
  g_autofree char *text = revision != NULL ? zz_json_tree_dup_json (revision) : NULL;
  g_autofree char *now = g_strdup_printf ("%d", clause->revision);

  return text == NULL || strcmp (text, "null") == 0 || strcmp (text, now) == 0;
}

static void
move_answers (const Move *move)
{
  g_autoptr (ZzJsonTree) answers = zz_json_tree_take (move->root, "answers");
  ZzJsonTree *kept;

  if (answers == NULL)
    return;
  kept = zz_json_tree_need (move->root, "answers");
  while (zz_json_tree_get_n_children (answers) > 0)
    {
      g_autofree char *id = g_strdup (zz_json_tree_get_name (zz_json_tree_get_child (answers, 0)));
      ZzJsonTree *answer = zz_json_tree_take (answers, id);
      const ZzClause *same = find_same (move, id);

      if (same != NULL && is_of_revision (answer, same) && zz_json_tree_find (kept, same->id) == NULL)
        {
          zz_json_tree_put (kept, same->id, answer);
          zz_moved_add (move->report->kept, ZZ_MOVED_ANSWER, id, same->id, NULL, NULL);
          continue;
        }
      zz_json_tree_put (zz_json_tree_need (move->away, "answers"), id, answer);
      zz_moved_add (move->report->review, ZZ_MOVED_ANSWER, id, NULL, NULL, NULL);
    }
}

/* The figure of the same clause, if it takes values of the same kind. */
static gboolean
takes_override (const Move *move,
                const char *clause_id,
                const ZzClause *same,
                const char *figure_id)
{
  const ZzClause *clause = zz_catalogue_find_clause (move->from, clause_id);
  const ZzFigure *figure = clause != NULL ? zz_clause_find_figure (clause, figure_id) : NULL;
  const ZzFigure *other = same != NULL ? zz_clause_find_figure (same, figure_id) : NULL;

  return figure != NULL && other != NULL && figure->type == other->type;
}

/* An override goes along and is for review all the same: it replaces a figure of
 * another text, with a reason given for that one. */
static void
move_override (const Move *move,
               ZzJsonTree *kept,
               const char *clause,
               ZzJsonTree *override)
{
  g_autofree char *figure = g_strdup (zz_json_tree_get_name (override));
  const ZzClause *same = find_same (move, clause);
  gboolean goes = takes_override (move, clause, same, figure);

  if (goes)
    zz_json_tree_put (zz_json_tree_need (kept, same->id), figure, override);
  else
    zz_json_tree_put (zz_json_tree_need (zz_json_tree_need (move->away, "overrides"), clause), figure, override);
  zz_moved_add (move->report->review, ZZ_MOVED_OVERRIDE, clause, goes ? same->id : NULL, NULL, figure);
}

static void
move_overrides (const Move *move)
{
  g_autoptr (ZzJsonTree) overrides = zz_json_tree_take (move->root, "overrides");
  ZzJsonTree *kept;

  if (overrides == NULL)
    return;
  kept = zz_json_tree_need (move->root, "overrides");
  for (guint i = 0; i < zz_json_tree_get_n_children (overrides); i++)
    {
      ZzJsonTree *clause = zz_json_tree_get_child (overrides, i);

      while (zz_json_tree_get_n_children (clause) > 0)
        move_override (move, kept, zz_json_tree_get_name (clause),
                       zz_json_tree_take (clause, zz_json_tree_get_name (zz_json_tree_get_child (clause, 0))));
    }
}

/* Where members of a list's item are kept aside. */
static ZzJsonTree *
need_away (const Move *move,
           const char *list,
           const char *reg,
           const char *id)
{
  ZzJsonTree *place = zz_json_tree_need (move->away, list);

  if (reg != NULL)
    place = zz_json_tree_need (place, reg);
  return id != NULL ? zz_json_tree_need (place, id) : place;
}

static void
move_evidence (const Move *move,
               ZzJsonTree *item)
{
  const char *id = zz_json_tree_get_string (zz_json_tree_find (item, "id"));
  g_autoptr (ZzJsonTree) clauses = zz_json_tree_take (item, "clauses");
  ZzJsonTree *kept = zz_json_tree_new_array ();
  ZzJsonTree *away = zz_json_tree_new_array ();

  for (guint i = 0; i < zz_json_tree_get_n_children (clauses); i++)
    {
      const char *clause = zz_json_tree_get_string (zz_json_tree_get_child (clauses, i));
      const ZzClause *same = find_same (move, clause);

      zz_json_tree_put (same != NULL ? kept : away, NULL, zz_json_tree_new_string (same != NULL ? same->id : clause));
      zz_moved_add (same != NULL ? move->report->kept : move->report->review, ZZ_MOVED_EVIDENCE, clause,
                    same != NULL ? same->id : NULL, id, NULL);
    }
  zz_json_tree_put (item, "clauses", kept);
  if (zz_json_tree_get_n_children (away) > 0)
    zz_json_tree_put (need_away (move, "evidence", NULL, id), "clauses", away);
  else
    zz_json_tree_free (away);
}

/* An action, or a record that names a clause of the edition left. */
static void
move_named (const Move *move,
            ZzJsonTree *item,
            const char *list,
            const char *reg)
{
  const char *id = zz_json_tree_get_string (zz_json_tree_find (item, "id"));
  const char *clause = zz_json_tree_get_string (zz_json_tree_find (item, "clause"));
  const ZzClause *same = find_same (move, clause);
  ZzMovedKind kind = reg != NULL ? ZZ_MOVED_RECORD : ZZ_MOVED_ACTION;

  /* Of a record it may be words of an audit report, which stand as they are. */
  if (clause == NULL || (reg != NULL && zz_catalogue_find_clause (move->from, clause) == NULL))
    return;
  zz_moved_add (same != NULL ? move->report->kept : move->report->review, kind, clause, same != NULL ? same->id : NULL, id, NULL);
  if (same != NULL)
    zz_json_tree_put (item, "clause", zz_json_tree_new_string (same->id));
  else
    zz_json_tree_put (need_away (move, list, reg, id), "clause", zz_json_tree_take (item, "clause"));
}

static void
move_lists (const Move *move)
{
  ZzJsonTree *evidence = zz_json_tree_find (move->root, "evidence");
  ZzJsonTree *actions = zz_json_tree_find (move->root, "actions");
  ZzJsonTree *findings = zz_json_tree_find (zz_json_tree_find (move->root, "records"), "nonconformity");

  for (guint i = 0; i < zz_json_tree_get_n_children (evidence); i++)
    if (zz_json_tree_find (zz_json_tree_get_child (evidence, i), "clauses") != NULL)
      move_evidence (move, zz_json_tree_get_child (evidence, i));
  for (guint i = 0; i < zz_json_tree_get_n_children (actions); i++)
    move_named (move, zz_json_tree_get_child (actions, i), "actions", NULL);
  for (guint i = 0; i < zz_json_tree_get_n_children (findings); i++)
    move_named (move, zz_json_tree_get_child (findings, i), "records", "nonconformity");
}

/* Whether what was written for @field can be read for @other. */
static gboolean
is_alike (const ZzField *field,
          const ZzField *other)
{
  return field->type == other->type
         && (field->refers == NULL || other->refers == NULL || strcmp (field->refers->id, other->refers->id) == 0);
}

static void
move_value (const Move *move,
            ZzJsonTree *item,
            const ZzRegister *reg,
            const char *field)
{
  const char *id = reg->single ? NULL : zz_json_tree_get_string (zz_json_tree_find (item, "id"));
  ZzJsonTree *value = zz_json_tree_take (item, field);

  if (value == NULL)
    return;
  zz_json_tree_put (need_away (move, "records", reg->id, id), field, value);
  zz_moved_add (move->report->review, ZZ_MOVED_VALUE, NULL, NULL, reg->single ? reg->id : id, field);
}

/* A field that is of another type there would not be read. */
static void
move_register (const Move *move,
               const ZzRegister *reg,
               const ZzRegister *other)
{
  ZzJsonTree *records = zz_json_tree_find (zz_json_tree_find (move->root, "records"), reg->id);

  for (guint i = 0; records != NULL && i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      const ZzField *there = zz_register_find_field (other, field->id);

      if (there == NULL || is_alike (field, there))
        continue;
      if (reg->single)
        move_value (move, records, reg, field->id);
      for (guint j = 0; !reg->single && j < zz_json_tree_get_n_children (records); j++)
        move_value (move, zz_json_tree_get_child (records, j), reg, field->id);
    }
}

static void
move_records (const Move *move)
{
  for (guint i = 0; i < move->from->registers->len; i++)
    {
      const ZzRegister *reg = move->from->registers->pdata[i];
      const ZzRegister *other = zz_catalogue_find_register (move->to, reg->id);

      if (other != NULL)
        move_register (move, reg, other);
      else if (zz_json_tree_find (zz_json_tree_find (move->root, "records"), reg->id) != NULL)
        zz_moved_add (move->report->review, ZZ_MOVED_REGISTER, NULL, NULL, NULL, reg->id);
    }
}

/* What the edition left keeps, beside what it could not take back earlier. */
static void
keep_away (const Move *move,
           ZzJsonTree *away)
{
  ZzJsonTree *editions = zz_json_tree_need (move->root, ZZ_ASIDE_MEMBER);
  ZzJsonTree *earlier = zz_json_tree_take (editions, move->from->id);

  if (earlier != NULL)
    zz_json_tree_put (away, "earlier", earlier);
  if (zz_json_tree_get_n_children (away) > 0)
    {
      zz_json_tree_put (away, "edition", zz_json_tree_new_string (move->from->edition));
      zz_json_tree_put (editions, move->from->id, away);
    }
  else
    zz_json_tree_free (away);
}

static void
rename_catalogue (const Move *move)
{
  ZzJsonTree *catalogue = zz_json_tree_need (move->root, "catalogue");

  zz_json_tree_put (catalogue, "id", zz_json_tree_new_string (move->to->id));
  zz_json_tree_put (catalogue, "edition", zz_json_tree_new_string (move->to->edition));
}

static void
drop_if_empty (ZzJsonTree *root,
               const char *name)
{
  ZzJsonTree *tree = zz_json_tree_find (root, name);

  if (tree != NULL && zz_json_tree_get_n_children (tree) == 0)
    zz_json_tree_free (zz_json_tree_take (root, name));
}

static ZzJsonTree *
parse (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  return zz_json_tree_new (text);
}

/* Values the other edition has no choice for: kept, and to be looked at. */
static void
report_opaque (ZzProject *project,
               ZzMoveReport *report)
{
  for (guint i = 0; i < zz_catalogue_get_n_registers (report->to); i++)
    {
      const ZzRegister *reg = zz_catalogue_get_register (report->to, i);
      const GPtrArray *records = zz_project_get_records (project, reg);

      for (guint j = 0; j < records->len; j++)
        for (guint k = 0; k < reg->fields->len; k++)
          if (zz_record_get (records->pdata[j], k)->kind == ZZ_VALUE_OPAQUE)
            zz_moved_add (report->review, ZZ_MOVED_VALUE, NULL, NULL, zz_record_get_id (records->pdata[j]),
                          zz_register_get_field (reg, k)->id);
    }
}

static ZzProject *
move_project (GBytes *written,
              const ZzCatalogue *from,
              const ZzCatalogue *to,
              ZzCatalogueStore *catalogues,
              ZzMoveReport *report,
              GError **error)
{
  g_autoptr (ZzJsonTree) root = parse (written);
  g_autoptr (GBytes) bytes = NULL;
  ZzProject *moved;
  ZzJsonTree *editions = zz_json_tree_find (root, ZZ_ASIDE_MEMBER);
  Move move = { root, NULL, from, to, report };

  if (editions != NULL && !zz_json_tree_is_object (editions))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID,
                   _ ("the project's member \"%s\" is no object, so nothing can be kept aside in it; rename it in the file"), ZZ_ASIDE_MEMBER);
      return NULL;
    }
  move.away = zz_json_tree_new_object ();
  rename_catalogue (&move);
  move_answers (&move);
  move_overrides (&move);
  move_lists (&move);
  move_records (&move);
  keep_away (&move, move.away);
  zz_aside_put_back (root, to, report);
  drop_if_empty (root, ZZ_ASIDE_MEMBER);
  bytes = zz_json_tree_write (root);
  moved = zz_project_read (bytes, to->id, catalogues, NULL, error);
  if (moved != NULL)
    report_opaque (moved, report);
  return moved;
}

ZzProject *
zz_edition_move_bytes (GBytes *bytes,
                       const ZzCatalogue *from,
                       const char *to,
                       ZzCatalogueStore *catalogues,
                       ZzMoveReport **report,
                       GError **error)
{
  g_autoptr (ZzCatalogue) catalogue = NULL;
  g_autoptr (ZzMoveReport) made = NULL;
  ZzProject *moved;

  g_return_val_if_fail (bytes != NULL && from != NULL && to != NULL && catalogues != NULL, NULL);

  catalogue = zz_catalogue_store_load (catalogues, to, error);
  if (catalogue == NULL)
    return NULL;
  if (strcmp (catalogue->id, from->id) == 0)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the project is on edition \"%s\" already; choose another one"), to);
      return NULL;
    }
  made = zz_move_report_new (from, catalogue);
  moved = move_project (bytes, from, catalogue, catalogues, made, error);
  if (moved != NULL && report != NULL)
    *report = g_steal_pointer (&made);
  return moved;
}

ZzProject *
zz_edition_move (ZzProject *project,
                 const char *to,
                 ZzCatalogueStore *catalogues,
                 ZzMoveReport **report,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  bytes = zz_project_write (project);
  return zz_edition_move_bytes (bytes, zz_project_get_catalogue (project), to, catalogues, report, error);
}
