/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses that are the same, and the report of a move. */
#include "core/edition.h"

#include <string.h>

static const char *const kind_ids[ZZ_N_MOVED] = {
  [ZZ_MOVED_ANSWER] = "answer",
  [ZZ_MOVED_OVERRIDE] = "override",
  [ZZ_MOVED_EVIDENCE] = "evidence",
  [ZZ_MOVED_ACTION] = "action",
  [ZZ_MOVED_RECORD] = "record",
  [ZZ_MOVED_VALUE] = "value",
  [ZZ_MOVED_REGISTER] = "register",
};

const char *
zz_moved_kind_get_id (ZzMovedKind kind)
{
  g_return_val_if_fail (kind < ZZ_N_MOVED, NULL);

  return kind_ids[kind];
}

/* Either edition may say that the two are the same. */
static gboolean
names (const ZzClause *clause,
       const ZzCatalogue *catalogue,
       const ZzClause *other)
{
  return g_strcmp0 (g_hash_table_lookup (clause->same_as, catalogue->id), other->id) == 0;
}

const ZzClause *
zz_edition_find_same (const ZzCatalogue *from,
                      const ZzClause *clause,
                      const ZzCatalogue *to)
{
  g_return_val_if_fail (from != NULL && clause != NULL && to != NULL, NULL);

  for (guint i = 0; i < to->clauses->len; i++)
    {
      const ZzClause *other = to->clauses->pdata[i];

      /* One that was revised since asks something else. */
      if (other->revision == clause->revision && (names (other, from, clause) || names (clause, to, other)))
        return other;
    }
  return NULL;
}

static void
moved_free (gpointer data)
{
  ZzMoved *moved = data;

  g_free (moved->clause);
  g_free (moved->as);
  g_free (moved->id);
  g_free (moved->member);
  g_free (moved);
}

GPtrArray *
zz_moved_list_new (void)
{
  return g_ptr_array_new_with_free_func (moved_free);
}

void
zz_moved_add (GPtrArray *list,
              ZzMovedKind kind,
              const char *clause,
              const char *as,
              const char *id,
              const char *member)
{
  ZzMoved *moved = g_new0 (ZzMoved, 1);

  g_return_if_fail (list != NULL);

  moved->kind = kind;
  moved->clause = g_strdup (clause);
  moved->as = g_strdup (as);
  moved->id = g_strdup (id);
  moved->member = g_strdup (member);
  g_ptr_array_add (list, moved);
}

ZzMoveReport *
zz_move_report_new (const ZzCatalogue *from,
                    const ZzCatalogue *to)
{
  ZzMoveReport *report = g_new0 (ZzMoveReport, 1);

  report->from = zz_catalogue_ref (from);
  report->to = zz_catalogue_ref (to);
  report->kept = zz_moved_list_new ();
  report->review = zz_moved_list_new ();
  report->restored = zz_moved_list_new ();
  return report;
}

void
zz_move_report_free (ZzMoveReport *report)
{
  g_return_if_fail (report != NULL);

  zz_catalogue_unref (report->from);
  zz_catalogue_unref (report->to);
  g_ptr_array_unref (report->kept);
  g_ptr_array_unref (report->review);
  g_ptr_array_unref (report->restored);
  g_free (report);
}
