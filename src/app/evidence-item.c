/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evidence item of a list. */
#include "config.h"

#include "app/evidence-item.h"

#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ZzEvidenceItem
{
  ZzRecordRow parent_instance;

  ZzEvidenceState state;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceItem, zz_evidence_item, ZZ_TYPE_RECORD_ROW)

/* Shapes of their own: no two states differ by colour alone. */
static const struct
{
  const char *word;
  const char *icon;
  const char *css_class;
} looks[ZZ_N_EVIDENCE_STATES] = {
  [ZZ_EVIDENCE_FINE] = { NC_ ("evidence", "Good"), "zz-status-met-symbolic", "zz-met" },
  [ZZ_EVIDENCE_EXPIRING] = { NC_ ("evidence", "Expiring"), "alarm-symbolic", "zz-partly" },
  [ZZ_EVIDENCE_EXPIRED] = { NC_ ("evidence", "Expired"), "zz-status-not-met-symbolic", "zz-not-met" },
  [ZZ_EVIDENCE_NOT_YET_ISSUED] = { NC_ ("evidence", "Not issued yet"), "appointment-soon-symbolic", "zz-partly" },
  [ZZ_EVIDENCE_UNDATED] = { NC_ ("evidence", "Undated"), "x-office-calendar-symbolic", "zz-unknown" },
  [ZZ_EVIDENCE_MISSING] = { NC_ ("evidence", "File missing"), "dialog-error-symbolic", "zz-not-met" },
  [ZZ_EVIDENCE_CHANGED] = { NC_ ("evidence", "File changed"), "dialog-warning-symbolic", "zz-not-met" },
  [ZZ_EVIDENCE_UNCHECKED] = { NC_ ("evidence", "Not checked"), "zz-status-unknown-symbolic", "zz-unknown" },
  [ZZ_EVIDENCE_REMOVED] = { NC_ ("evidence", "Removed"), "user-trash-symbolic", "zz-na" },
};

const char *
zz_evidence_state_get_word (ZzEvidenceState state)
{
  g_return_val_if_fail (state < ZZ_N_EVIDENCE_STATES, NULL);

  return g_dpgettext2 (NULL, "evidence", looks[state].word);
}

const char *
zz_evidence_state_get_icon (ZzEvidenceState state)
{
  g_return_val_if_fail (state < ZZ_N_EVIDENCE_STATES, NULL);

  return looks[state].icon;
}

const char *
zz_evidence_state_get_css_class (ZzEvidenceState state)
{
  g_return_val_if_fail (state < ZZ_N_EVIDENCE_STATES, NULL);

  return looks[state].css_class;
}

static void
zz_evidence_item_class_init (ZzEvidenceItemClass *klass)
{
}

static void
zz_evidence_item_init (ZzEvidenceItem *self)
{
}

static ZzSession *
get_session (ZzEvidenceItem *self)
{
  return zz_record_row_get_session (ZZ_RECORD_ROW (self));
}

static ZzRecord *
get_record (ZzEvidenceItem *self)
{
  return zz_record_row_get_record (ZZ_RECORD_ROW (self));
}

ZzEvidenceState
zz_evidence_item_get_state (ZzEvidenceItem *self)
{
  g_return_val_if_fail (ZZ_IS_EVIDENCE_ITEM (self), ZZ_EVIDENCE_FINE);

  return self->state;
}

gboolean
zz_evidence_item_refresh (ZzEvidenceItem *self,
                          guint days)
{
  ZzRecord *record;
  ZzEvidenceState state;
  gboolean changed;

  g_return_val_if_fail (ZZ_IS_EVIDENCE_ITEM (self), FALSE);

  record = get_record (self);
  state = zz_evidence_get_state (record, zz_session_get_proof (get_session (self), zz_record_get_id (record)),
                                 zz_session_get_at (get_session (self)), days);
  changed = zz_record_row_refresh (ZZ_RECORD_ROW (self)) || state != self->state;
  self->state = state;
  return changed;
}

char *
zz_evidence_item_dup_clause (ZzSession *session,
                             const char *clause)
{
  const ZzClause *found;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && clause != NULL, NULL);

  found = zz_catalogue_find_clause (zz_session_get_catalogue (session), clause);
  if (found == NULL || strrchr (clause, '.') == NULL)
    return g_strdup (clause);
  return g_strdup_printf ("%s %s", zz_messages_text (zz_session_get_messages (session), &found->category->title),
                          strrchr (clause, '.') + 1);
}

/* The names of what a list field holds. */
static char *
dup_names (ZzEvidenceItem *self,
           guint number)
{
  const ZzValue *list = zz_record_get (get_record (self), number);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; list->kind == ZZ_VALUE_LIST && list->list[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (number == ZZ_EVIDENCE_CLAUSES)
        name = zz_evidence_item_dup_clause (get_session (self), list->list[i]);
      else
        name = zz_words_record (zz_session_get_messages (get_session (self)), zz_session_get_project (get_session (self)),
                                list->list[i]);
      if (names->len > 0)
        g_string_append (names, _ (", "));
      g_string_append (names, name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const ZzField *
get_field (ZzEvidenceItem *self,
           ZzEvidenceColumn column)
{
  static const guint numbers[ZZ_N_EVIDENCE_COLUMNS] = {
    [ZZ_EVIDENCE_COLUMN_KIND] = ZZ_EVIDENCE_KIND,
    [ZZ_EVIDENCE_COLUMN_TITLE] = ZZ_EVIDENCE_TITLE,
    [ZZ_EVIDENCE_COLUMN_ISSUED] = ZZ_EVIDENCE_ISSUED,
    [ZZ_EVIDENCE_COLUMN_VALID_UNTIL] = ZZ_EVIDENCE_VALID_UNTIL,
    [ZZ_EVIDENCE_COLUMN_CLAUSES] = ZZ_EVIDENCE_CLAUSES,
    [ZZ_EVIDENCE_COLUMN_RECORDS] = ZZ_EVIDENCE_RECORDS,
  };

  return zz_register_get_field (zz_record_get_register (get_record (self)), numbers[column]);
}

char *
zz_evidence_item_dup_cell (ZzEvidenceItem *self,
                           ZzEvidenceColumn column)
{
  g_return_val_if_fail (ZZ_IS_EVIDENCE_ITEM (self), NULL);

  switch (column)
    {
    case ZZ_EVIDENCE_COLUMN_TITLE:
      return zz_record_row_dup_name (get_session (self), get_record (self));
    case ZZ_EVIDENCE_COLUMN_STATE:
      return g_strdup (zz_evidence_state_get_word (self->state));
    case ZZ_EVIDENCE_COLUMN_CLAUSES:
      return dup_names (self, ZZ_EVIDENCE_CLAUSES);
    case ZZ_EVIDENCE_COLUMN_RECORDS:
      return dup_names (self, ZZ_EVIDENCE_RECORDS);
    case ZZ_EVIDENCE_COLUMN_KIND:
    case ZZ_EVIDENCE_COLUMN_ISSUED:
    case ZZ_EVIDENCE_COLUMN_VALID_UNTIL:
    default:
      return zz_record_row_dup_cell (ZZ_RECORD_ROW (self), get_field (self, column));
    }
}

gint64
zz_evidence_item_get_key (ZzEvidenceItem *self,
                          ZzEvidenceColumn column)
{
  const ZzValue *clauses;
  const ZzClause *first;

  g_return_val_if_fail (ZZ_IS_EVIDENCE_ITEM (self), 0);

  if (column == ZZ_EVIDENCE_COLUMN_STATE)
    return self->state;
  if (column != ZZ_EVIDENCE_COLUMN_CLAUSES)
    return zz_record_row_get_key (ZZ_RECORD_ROW (self), get_field (self, column));
  clauses = zz_record_get (get_record (self), ZZ_EVIDENCE_CLAUSES);
  first = clauses->kind == ZZ_VALUE_LIST
              ? zz_catalogue_find_clause (zz_session_get_catalogue (get_session (self)), clauses->list[0])
              : NULL;
  return first != NULL ? first->number : G_MAXINT64;
}
