/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence needs (rules.md §5). */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>

static gboolean
read_kinds (ZzReading *reading,
            const ZzJsonNode *node,
            ZzNeed *need)
{
  const ZzChoices *kinds = reading->catalogue->evidence_kinds;
  gboolean any = zz_json_get_member (reading->json, node, "any") != NULL;
  const ZzJsonNode *list;

  need->all = zz_json_get_member (reading->json, node, "all") != NULL;
  if (any == need->all)
    return zz_reading_fail (reading, node, _ ("a need has either \"any\" or \"all\""));
  if (!zz_reading_list (reading, node, any ? "any" : "all", &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      guint number;
      int found;

      if (!zz_reading_kind (reading, n, ZZ_JSON_STRING))
        return FALSE;
      found = zz_choices_find (kinds, zz_json_get_string (reading->json, n));
      if (found < 0)
        return zz_reading_fail (reading, n, _ ("unknown evidence kind \"%s\""), zz_json_get_string (reading->json, n));
      number = (guint) found;
      for (guint i = 0; i < need->kinds->len; i++)
        if (g_array_index (need->kinds, guint, i) == number)
          return zz_reading_fail (reading, n, _ ("\"%s\" stands twice in the list"), zz_json_get_string (reading->json, n));
      g_array_append_val (need->kinds, number);
    }
  return TRUE;
}

static gboolean
holds (const ZzCondition *outer,
       const ZzCondition *quantifier)
{
  g_autoptr (GPtrArray) inner = zz_condition_list_quantifiers (outer, NULL);

  return g_ptr_array_find (inner, quantifier, NULL);
}

/* The one quantifier over the register, and the outermost one around it. */
static gboolean
find_quantifier (ZzReading *reading,
                 const ZzJsonNode *node,
                 const ZzClause *clause,
                 ZzNeed *need)
{
  g_autoptr (GPtrArray) found = zz_condition_list_quantifiers (clause->rule, need->per_register);
  g_autoptr (GPtrArray) outermost = zz_condition_list_outermost (clause->rule, NULL);

  if (found->len != 1)
    return zz_reading_fail (reading, node, _ ("the rule has %u quantifiers over \"%s\"; \"per\" takes its records from exactly one"),
                            found->len, need->per_register->id);
  need->per = found->pdata[0];
  for (guint i = 0; i < outermost->len && need->outer == NULL; i++)
    if (holds (outermost->pdata[i], need->per))
      need->outer = outermost->pdata[i];
  return TRUE;
}

static gboolean
read_per (ZzReading *reading,
          const ZzJsonNode *node,
          const ZzClause *clause,
          ZzNeed *need)
{
  const ZzJsonNode *per = zz_json_get_member (reading->json, node, "per");
  const ZzJsonNode *count = zz_json_get_member (reading->json, node, "for");

  if (per == NULL)
    return count == NULL ? TRUE : zz_reading_fail (reading, count, _ ("\"for\" stands only beside \"per\""));
  return zz_reading_register (reading, per, &need->per_register) && find_quantifier (reading, per, clause, need)
         && (count == NULL || zz_reading_number (reading, count, &need->count));
}

gboolean
zz_reading_need (ZzReading *reading,
                 const ZzJsonNode *node,
                 ZzClause *clause)
{
  static const char *const known[] = { "any", "all", "per", "for", "not_older_than", "expires", "mark", NULL };
  const ZzJsonNode *age;
  ZzNeed *need;

  if (!zz_reading_members (reading, node, known))
    return FALSE;
  need = g_new0 (ZzNeed, 1);
  need->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (clause->needs, need);
  zz_reading_note (reading, need, node);
  if (!read_kinds (reading, node, need) || !read_per (reading, node, clause, need)
      || !zz_reading_flag (reading, node, "expires", &need->expires) || !zz_reading_mark (reading, node, &need->mark))
    return FALSE;
  age = zz_json_get_member (reading->json, node, "not_older_than");
  need->has_not_older_than = age != NULL;
  return age == NULL || zz_reading_period (reading, age, &need->not_older_than);
}
