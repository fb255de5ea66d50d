/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept aside: put back, and shown. */
#include "store/edition-aside.h"

#include "store/edition-move.h"

#include <string.h>

typedef struct
{
  ZzJsonTree *root;
  ZzJsonTree *aside;
  ZzMoveReport *report;
} Return;

/* The member, if it is an object: a stranger's file may hold anything. */
static ZzJsonTree *
find_object (ZzJsonTree *tree,
             const char *name)
{
  ZzJsonTree *member = zz_json_tree_find (tree, name);

  return member != NULL && zz_json_tree_is_object (member) ? member : NULL;
}

/* The children that are objects, each by its name: those of an object alone. */
static ZzJsonTree *
get_object (ZzJsonTree *tree,
            guint number)
{
  return find_object (tree, zz_json_tree_get_name (zz_json_tree_get_child (tree, number)));
}

/* Puts members of @from into @place as far as it has none of that name. */
static void
put_members (const Return *back,
             ZzJsonTree *from,
             ZzJsonTree *place,
             ZzMovedKind kind,
             const char *id)
{
  for (guint i = zz_json_tree_get_n_children (from); i > 0; i--)
    {
      g_autofree char *name = g_strdup (zz_json_tree_get_name (zz_json_tree_get_child (from, i - 1)));
      ZzJsonTree *child;

      if (zz_json_tree_find (place, name) != NULL)
        continue;
      child = zz_json_tree_take (from, name);
      if (kind == ZZ_MOVED_ACTION || kind == ZZ_MOVED_RECORD)
        zz_moved_add (back->report->restored, kind, NULL, zz_json_tree_get_string (child), id, name);
      else
        zz_moved_add (back->report->restored, kind, NULL, kind == ZZ_MOVED_ANSWER ? name : id, NULL,
                      kind == ZZ_MOVED_ANSWER ? NULL : name);
      zz_json_tree_put (place, name, child);
    }
}

static void
put_answers (const Return *back)
{
  ZzJsonTree *answers = find_object (back->aside, "answers");

  if (answers != NULL)
    put_members (back, answers, zz_json_tree_need (back->root, "answers"), ZZ_MOVED_ANSWER, NULL);
}

static void
put_overrides (const Return *back)
{
  ZzJsonTree *overrides = find_object (back->aside, "overrides");

  for (guint i = 0; i < zz_json_tree_get_n_children (overrides); i++)
    {
      ZzJsonTree *clause = get_object (overrides, i);
      const char *id = clause != NULL ? zz_json_tree_get_name (clause) : NULL;

      if (clause != NULL)
        put_members (back, clause, zz_json_tree_need (zz_json_tree_need (back->root, "overrides"), id), ZZ_MOVED_OVERRIDE, id);
    }
}

static ZzJsonTree *
find_item (ZzJsonTree *list,
           const char *id)
{
  for (guint i = 0; i < zz_json_tree_get_n_children (list); i++)
    if (g_strcmp0 (zz_json_tree_get_string (zz_json_tree_find (zz_json_tree_get_child (list, i), "id")), id) == 0)
      return zz_json_tree_get_child (list, i);
  return NULL;
}

static gboolean
holds (ZzJsonTree *list,
       const char *text)
{
  for (guint i = 0; i < zz_json_tree_get_n_children (list); i++)
    if (g_strcmp0 (zz_json_tree_get_string (zz_json_tree_get_child (list, i)), text) == 0)
      return TRUE;
  return FALSE;
}

/* The clauses an item proved, beside those it proves now. */
static void
put_clauses (const Return *back,
             ZzJsonTree *kept,
             ZzJsonTree *item,
             const char *id)
{
  g_autoptr (ZzJsonTree) clauses = zz_json_tree_take (kept, "clauses");
  ZzJsonTree *now = zz_json_tree_find (item, "clauses");

  if (now == NULL)
    zz_json_tree_put (item, "clauses", now = zz_json_tree_new_array ());
  for (guint i = 0; i < zz_json_tree_get_n_children (clauses); i++)
    {
      const char *clause = zz_json_tree_get_string (zz_json_tree_get_child (clauses, i));

      if (clause == NULL || holds (now, clause))
        continue;
      zz_json_tree_put (now, NULL, zz_json_tree_new_string (clause));
      zz_moved_add (back->report->restored, ZZ_MOVED_EVIDENCE, NULL, clause, id, NULL);
    }
}

static void
put_items (const Return *back,
           ZzJsonTree *kept,
           ZzJsonTree *list,
           ZzMovedKind kind)
{
  for (guint i = 0; i < zz_json_tree_get_n_children (kept); i++)
    {
      ZzJsonTree *members = get_object (kept, i);
      const char *id = members != NULL ? zz_json_tree_get_name (members) : NULL;
      ZzJsonTree *item = id != NULL ? find_item (list, id) : NULL;

      if (item == NULL)
        continue;
      if (kind == ZZ_MOVED_EVIDENCE)
        put_clauses (back, members, item, id);
      put_members (back, members, item, kind, id);
    }
}

static void
put_records (const Return *back,
             const ZzCatalogue *to)
{
  ZzJsonTree *kept = find_object (back->aside, "records");

  for (guint i = 0; i < zz_json_tree_get_n_children (kept); i++)
    {
      ZzJsonTree *members = get_object (kept, i);
      const ZzRegister *reg = members != NULL ? zz_catalogue_find_register (to, zz_json_tree_get_name (members)) : NULL;
      ZzJsonTree *records = reg != NULL ? zz_json_tree_find (zz_json_tree_find (back->root, "records"), reg->id) : NULL;

      if (records != NULL && reg->single)
        put_members (back, members, records, ZZ_MOVED_VALUE, reg->id);
      else if (records != NULL)
        put_items (back, members, records, strcmp (reg->id, "nonconformity") == 0 ? ZZ_MOVED_RECORD : ZZ_MOVED_VALUE);
    }
}

/* Objects that nothing is left in go, from the inside out. */
static void
prune (ZzJsonTree *tree)
{
  for (guint i = zz_json_tree_get_n_children (tree); i > 0; i--)
    {
      ZzJsonTree *child = zz_json_tree_get_child (tree, i - 1);

      if (!zz_json_tree_is_object (child))
        continue;
      prune (child);
      if (zz_json_tree_get_n_children (child) == 0)
        zz_json_tree_free (zz_json_tree_take (tree, zz_json_tree_get_name (child)));
    }
}

static gboolean
has_more_than_edition (ZzJsonTree *aside)
{
  return zz_json_tree_get_n_children (aside) > (zz_json_tree_find (aside, "edition") != NULL ? 1 : 0);
}

void
zz_aside_put_back (ZzJsonTree *root,
                   const ZzCatalogue *to,
                   ZzMoveReport *report)
{
  ZzJsonTree *editions = zz_json_tree_find (root, ZZ_ASIDE_MEMBER);
  ZzJsonTree *aside = zz_json_tree_find (editions, to->id);
  Return back = { root, aside, report };

  /* Of an edition that was replaced under the same id nothing is known. */
  if (aside == NULL || g_strcmp0 (zz_json_tree_get_string (zz_json_tree_find (aside, "edition")), to->edition) != 0)
    return;
  put_answers (&back);
  put_overrides (&back);
  put_items (&back, find_object (aside, "evidence"), zz_json_tree_find (root, "evidence"), ZZ_MOVED_EVIDENCE);
  put_items (&back, find_object (aside, "actions"), zz_json_tree_find (root, "actions"), ZZ_MOVED_ACTION);
  put_records (&back, to);
  prune (aside);
  if (!has_more_than_edition (aside))
    zz_json_tree_free (zz_json_tree_take (editions, to->id));
}

static void
aside_free (gpointer data)
{
  ZzAside *aside = data;

  g_free (aside->catalogue);
  g_free (aside->clause);
  g_free (aside->id);
  g_free (aside->text);
  g_free (aside);
}

static void
list_one (GPtrArray *list,
          const char *catalogue,
          ZzMovedKind kind,
          ZzJsonTree *tree,
          gboolean about_clause)
{
  ZzAside *aside = g_new0 (ZzAside, 1);

  aside->catalogue = g_strdup (catalogue);
  aside->kind = kind;
  *(about_clause ? &aside->clause : &aside->id) = g_strdup (zz_json_tree_get_name (tree));
  aside->text = zz_json_tree_dup_json (tree);
  g_ptr_array_add (list, aside);
}

static void
list_edition (GPtrArray *list,
              ZzJsonTree *edition)
{
  static const struct
  {
    const char *member;
    ZzMovedKind kind;
    gboolean about_clause;
  } members[] = {
    { "answers", ZZ_MOVED_ANSWER, TRUE },
    { "overrides", ZZ_MOVED_OVERRIDE, TRUE },
    { "evidence", ZZ_MOVED_EVIDENCE, FALSE },
    { "actions", ZZ_MOVED_ACTION, FALSE },
    { "records", ZZ_MOVED_VALUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      ZzJsonTree *tree = find_object (edition, members[i].member);

      for (guint j = 0; j < zz_json_tree_get_n_children (tree); j++)
        list_one (list, zz_json_tree_get_name (edition), members[i].kind, zz_json_tree_get_child (tree, j), members[i].about_clause);
    }
}

GPtrArray *
zz_edition_list_aside (ZzProject *project)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (aside_free);
  const GPtrArray *extras;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), list);

  extras = zz_project_get_extras (project);
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    {
      const ZzExtra *extra = extras->pdata[i];
      g_autoptr (ZzJsonTree) editions = NULL;

      if (strcmp (extra->path, ZZ_ASIDE_MEMBER) != 0)
        continue;
      editions = zz_json_tree_new (extra->json);
      for (guint j = 0; j < zz_json_tree_get_n_children (editions); j++)
        if (zz_json_tree_is_object (editions))
          list_edition (list, zz_json_tree_get_child (editions, j));
    }
  return list;
}
