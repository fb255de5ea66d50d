/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories and clauses. */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_figure_names (ZzReading *reading,
                   const ZzJsonNode *node,
                   ZzClause *clause)
{
  const ZzJsonNode *figures;

  if (!zz_reading_look (reading, node, "figures", ZZ_JSON_OBJECT, &figures))
    return FALSE;
  for (const ZzJsonNode *n = figures != NULL ? zz_json_first (reading->json, figures) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id = zz_json_get_member_name (reading->json, n);
      ZzFigure *figure;

      if (!zz_reading_check_id (reading, n, id, '_') || !zz_reading_kind (reading, n, ZZ_JSON_OBJECT))
        return FALSE;
      figure = g_new0 (ZzFigure, 1);
      figure->id = g_strdup (id);
      figure->number = reading->catalogue->figures->len;
      figure->clause = clause;
      figure->at = g_new0 (ZzFigureValue, reading->catalogue->levels->len);
      g_ptr_array_add (clause->figures, figure);
      g_ptr_array_add (reading->catalogue->figures, figure);
      zz_reading_note (reading, figure, n);
    }
  return TRUE;
}

static gboolean
read_figure_titles (ZzReading *reading,
                    const ZzJsonNode *node,
                    ZzClause *clause)
{
  const ZzJsonNode *titles;

  if (!zz_reading_look (reading, node, "figure_titles", ZZ_JSON_OBJECT, &titles))
    return FALSE;
  for (const ZzJsonNode *n = titles != NULL ? zz_json_first (reading->json, titles) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id = zz_json_get_member_name (reading->json, n);
      ZzFigure *figure = (ZzFigure *) zz_clause_find_figure (clause, id);

      if (figure == NULL)
        return zz_reading_fail (reading, n, _ ("unknown figure \"%s\" of clause \"%s\""), id, clause->id);
      if (!zz_reading_text (reading, titles, id, TRUE, &figure->title))
        return FALSE;
    }
  return TRUE;
}

/* A list of ids of @choices as a mask; absent: all. */
static gboolean
read_mask (ZzReading *reading,
           const ZzJsonNode *applies,
           const char *name,
           const ZzChoices *choices,
           guint *mask)
{
  const ZzJsonNode *list;

  if (zz_json_get_member (reading->json, applies, name) == NULL)
    return TRUE;
  if (!zz_reading_list (reading, applies, name, &list))
    return FALSE;
  *mask = 0;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      int number;

      if (!zz_reading_kind (reading, n, ZZ_JSON_STRING))
        return FALSE;
      number = zz_choices_find (choices, zz_json_get_string (reading->json, n));
      if (number < 0)
        return zz_reading_fail (reading, n, _ ("\"%s\" is none of the catalogue's %s"), zz_json_get_string (reading->json, n), name);
      *mask |= 1u << number;
    }
  return TRUE;
}

static gboolean
read_applies (ZzReading *reading,
              const ZzJsonNode *node,
              ZzClause *clause)
{
  static const char *const known[] = { "applications", "services", "levels", NULL };
  const ZzCatalogue *catalogue = reading->catalogue;
  const ZzJsonNode *applies;

  if (!zz_reading_look (reading, node, "applies", ZZ_JSON_OBJECT, &applies))
    return FALSE;
  if (applies == NULL)
    return TRUE;
  return zz_reading_members (reading, applies, known)
         && read_mask (reading, applies, "applications", catalogue->applications, &clause->applications)
         && read_mask (reading, applies, "services", catalogue->services, &clause->services)
         && read_mask (reading, applies, "levels", catalogue->levels, &clause->levels);
}

static gboolean
read_same_as (ZzReading *reading,
              const ZzJsonNode *node,
              ZzClause *clause)
{
  const ZzJsonNode *same_as;

  if (!zz_reading_look (reading, node, "same_as", ZZ_JSON_OBJECT, &same_as))
    return FALSE;
  for (const ZzJsonNode *n = same_as != NULL ? zz_json_first (reading->json, same_as) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *catalogue = zz_json_get_member_name (reading->json, n);

      if (!zz_reading_check_id (reading, n, catalogue, '-') || !zz_reading_kind (reading, n, ZZ_JSON_STRING))
        return FALSE;
      g_hash_table_insert (clause->same_as, g_strdup (catalogue), g_strdup (zz_json_get_string (reading->json, n)));
    }
  return TRUE;
}

static gboolean
read_revision (ZzReading *reading,
               const ZzJsonNode *node,
               ZzClause *clause)
{
  const ZzJsonNode *member;
  gint64 revision;

  if (!zz_reading_require (reading, node, "revision", ZZ_JSON_INTEGER, &member))
    return FALSE;
  revision = zz_json_get_integer (reading->json, member);
  if (revision < 1 || revision > G_MAXINT32)
    return zz_reading_fail (reading, member, _ ("a revision is a whole number from 1"));
  clause->revision = (int) revision;
  return TRUE;
}

/* All of a clause but what names other clauses: rule and proof. */
static gboolean
read_clause_head (ZzReading *reading,
                  const ZzJsonNode *node,
                  ZzClause *clause)
{
  static const char *const known[] = {
    "id", "revision", "same_as", "title", "text", "guidance", "figure_titles", "figures", "rule", "rule_mark",
    "judgement", "evidence", "applies", "may_not_apply", "not_applicable_when", NULL
  };

  return zz_reading_members (reading, node, known)
         && zz_reading_text (reading, node, "title", TRUE, &clause->title)
         && zz_reading_text (reading, node, "text", TRUE, &clause->text)
         && zz_reading_text (reading, node, "guidance", FALSE, &clause->guidance)
         && read_revision (reading, node, clause)
         && zz_reading_flag (reading, node, "judgement", &clause->judgement)
         && zz_reading_flag (reading, node, "may_not_apply", &clause->may_not_apply)
         && read_same_as (reading, node, clause)
         && read_applies (reading, node, clause)
         && read_figure_names (reading, node, clause)
         && read_figure_titles (reading, node, clause);
}

/* "personnel.d": the words before and behind the one full stop. */
static gboolean
check_clause_id (ZzReading *reading,
                 const ZzJsonNode *node,
                 const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ".", -1);

  if (g_strv_length (parts) != 2)
    return zz_reading_fail (reading, node, _ ("\"%s\" is no clause identifier such as personnel.d"), id);
  return zz_reading_check_id (reading, node, parts[0], '-') && zz_reading_check_id (reading, node, parts[1], '-');
}

static gboolean
read_clause (ZzReading *reading,
             const ZzJsonNode *node,
             ZzCategory *category)
{
  ZzCatalogue *catalogue = reading->catalogue;
  ZzClause *clause;
  const char *id;
  gboolean read;

  if (!zz_reading_kind (reading, node, ZZ_JSON_OBJECT) || !zz_reading_string (reading, node, "id", &id)
      || !check_clause_id (reading, node, id))
    return FALSE;
  if (zz_catalogue_find_clause (catalogue, id) != NULL)
    return zz_reading_fail (reading, node, _ ("there are two clauses \"%s\""), id);
  clause = zz_clause_new (id, catalogue->levels->len);
  clause->number = catalogue->clauses->len;
  clause->category = category;
  g_ptr_array_add (category->clauses, clause);
  g_ptr_array_add (catalogue->clauses, clause);
  g_hash_table_insert (catalogue->clauses_by_id, clause->id, clause);
  zz_reading_note (reading, clause, node);
  reading->clause = clause;
  read = read_clause_head (reading, node, clause);
  reading->clause = NULL;
  return read;
}

static gboolean
read_category (ZzReading *reading,
               const ZzJsonNode *node)
{
  static const char *const known[] = { "id", "title", "clauses", NULL };
  GPtrArray *categories = reading->catalogue->categories;
  const ZzJsonNode *clauses;
  ZzCategory *category;
  const char *id;

  if (!zz_reading_members (reading, node, known) || !zz_reading_id (reading, node, '-', &id)
      || !zz_reading_list (reading, node, "clauses", &clauses))
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    if (strcmp (((const ZzCategory *) categories->pdata[i])->id, id) == 0)
      return zz_reading_fail (reading, node, _ ("\"%s\" stands twice in the list"), id);
  category = zz_category_new (id);
  g_ptr_array_add (categories, category);
  if (!zz_reading_text (reading, node, "title", TRUE, &category->title))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, clauses); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_clause (reading, n, category))
      return FALSE;
  return TRUE;
}

gboolean
zz_reading_categories (ZzReading *reading,
                       const ZzJsonNode *root)
{
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, root, "categories", &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_category (reading, n))
      return FALSE;
  return TRUE;
}

static gboolean
read_rule_mark (ZzReading *reading,
                const ZzJsonNode *node,
                ZzClause *clause)
{
  const ZzJsonNode *mark;

  if (!zz_reading_look (reading, node, "rule_mark", ZZ_JSON_STRING, &mark))
    return FALSE;
  if ((mark != NULL) != (clause->rule != NULL))
    return zz_reading_fail (reading, mark != NULL ? mark : node, _ ("a rule and its \"rule_mark\" come together"));
  if (mark == NULL || zz_mark_from_id (zz_json_get_string (reading->json, mark), &clause->rule_mark))
    return TRUE;
  return zz_reading_fail (reading, mark, _ ("unknown mark \"%s\"; there are seed, published, unsure and house"),
                          zz_json_get_string (reading->json, mark));
}

static gboolean
read_rule (ZzReading *reading,
           const ZzJsonNode *node,
           const char *name,
           ZzCondition **rule)
{
  const ZzJsonNode *member = zz_json_get_member (reading->json, node, name);

  if (member == NULL)
    return TRUE;
  reading->weight = 0;
  *rule = zz_reading_condition (reading, member, reading->catalogue->organisation);
  return *rule != NULL;
}

static gboolean
read_needs (ZzReading *reading,
            const ZzJsonNode *node,
            ZzClause *clause)
{
  const ZzJsonNode *needs;

  if (!zz_reading_look (reading, node, "evidence", ZZ_JSON_ARRAY, &needs))
    return FALSE;
  for (const ZzJsonNode *n = needs != NULL ? zz_json_first (reading->json, needs) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    if (!zz_reading_need (reading, n, clause))
      return FALSE;
  return TRUE;
}

gboolean
zz_reading_clauses (ZzReading *reading)
{
  for (guint i = 0; i < reading->catalogue->clauses->len; i++)
    {
      ZzClause *clause = reading->catalogue->clauses->pdata[i];
      const ZzJsonNode *node = zz_reading_place (reading, clause);

      reading->clause = clause;
      if (!read_rule (reading, node, "rule", &clause->rule)
          || !read_rule (reading, node, "not_applicable_when", &clause->not_applicable_when)
          || !read_rule_mark (reading, node, clause) || !read_needs (reading, node, clause))
        return FALSE;
      if (clause->rule == NULL && !clause->judgement && clause->needs->len == 0)
        return zz_reading_fail (reading, node, _ ("the clause asks for nothing; give it a rule, a judgement or evidence"));
      reading->clause = NULL;
    }
  return TRUE;
}
