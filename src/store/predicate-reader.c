/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named conditions of registers, each compiled when it is first asked for. */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>

/* Compiles the predicate defined at @definition, with what stands around kept. */
static ZzCondition *
compile_predicate (ZzReading *reading,
                   const ZzJsonNode *definition,
                   const ZzRegister *reg)
{
  const ZzClause *clause = reading->clause;
  gboolean predicate = reading->predicate;
  guint weight = reading->weight;
  ZzCondition *condition;

  reading->clause = NULL;
  reading->predicate = TRUE;
  reading->weight = 0;
  g_hash_table_insert (reading->predicates, (gpointer) definition, NULL);
  condition = zz_reading_condition (reading, definition, reg);
  g_hash_table_insert (reading->predicates, (gpointer) definition, GUINT_TO_POINTER (reading->weight));
  if (condition != NULL)
    g_hash_table_insert (reg->predicates, g_strdup (zz_json_get_member_name (reading->json, definition)), condition);
  reading->clause = clause;
  reading->predicate = predicate;
  reading->weight = weight;
  return condition;
}

ZzCondition *
zz_reading_find_predicate (ZzReading *reading,
                           const ZzJsonNode *node,
                           const ZzRegister *reg,
                           const char *name)
{
  const ZzJsonNode *all = zz_json_get_member (reading->json, zz_reading_place (reading, reg), "predicates");
  const ZzJsonNode *definition = all != NULL ? zz_json_get_member (reading->json, all, name) : NULL;
  ZzCondition *condition = g_hash_table_lookup (reg->predicates, name);

  if (definition == NULL)
    {
      zz_reading_fail (reading, node, _ ("unknown predicate \"%s\" of register \"%s\""), name, reg->id);
      return NULL;
    }
  if (condition == NULL && g_hash_table_contains (reading->predicates, definition))
    {
      zz_reading_fail (reading, node, _ ("predicate \"%s\" goes round in a circle"), name);
      return NULL;
    }
  if (condition == NULL)
    condition = compile_predicate (reading, definition, reg);
  reading->weight += GPOINTER_TO_UINT (g_hash_table_lookup (reading->predicates, definition));
  return condition;
}

gboolean
zz_reading_predicates (ZzReading *reading,
                       const ZzJsonNode *root)
{
  for (guint i = 0; i < reading->catalogue->registers->len; i++)
    {
      const ZzRegister *reg = reading->catalogue->registers->pdata[i];
      const ZzJsonNode *all;

      if (!zz_reading_look (reading, zz_reading_place (reading, reg), "predicates", ZZ_JSON_OBJECT, &all))
        return FALSE;
      for (const ZzJsonNode *n = all != NULL ? zz_json_first (reading->json, all) : NULL; n != NULL; n = zz_json_next (reading->json, n))
        {
          const char *name = zz_json_get_member_name (reading->json, n);

          if (!zz_reading_check_id (reading, n, name, '_') || !zz_reading_kind (reading, n, ZZ_JSON_OBJECT)
              || zz_reading_find_predicate (reading, n, reg, name) == NULL)
            return FALSE;
        }
    }
  return TRUE;
}
