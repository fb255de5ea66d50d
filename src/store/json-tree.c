/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON values that open when they are looked into. */
#include "store/json-tree.h"

#include "store/json-writer.h"
#include "store/json.h"

#include <string.h>

/**
 * ZzJsonTree:
 * @json: the text, of a value that was not opened; else %NULL
 * @text: of a string that was opened
 * @children: of an array or object that was opened
 */
struct _ZzJsonTree
{
  char *name;
  char *json;
  char *text;
  GPtrArray *children;
  gboolean array;
};

static void
tree_free_cb (gpointer data)
{
  zz_json_tree_free (data);
}

static ZzJsonTree *
new_container (gboolean array)
{
  ZzJsonTree *tree = g_new0 (ZzJsonTree, 1);

  tree->array = array;
  tree->children = g_ptr_array_new_with_free_func (tree_free_cb);
  return tree;
}

ZzJsonTree *
zz_json_tree_new (const char *json)
{
  ZzJsonTree *tree = g_new0 (ZzJsonTree, 1);

  g_assert (json != NULL);
  tree->json = g_strdup (json);
  return tree;
}

ZzJsonTree *
zz_json_tree_new_object (void)
{
  return new_container (FALSE);
}

ZzJsonTree *
zz_json_tree_new_array (void)
{
  return new_container (TRUE);
}

ZzJsonTree *
zz_json_tree_new_string (const char *text)
{
  ZzJsonTree *tree = g_new0 (ZzJsonTree, 1);

  tree->text = g_strdup (text);
  return tree;
}

void
zz_json_tree_free (ZzJsonTree *tree)
{
  g_return_if_fail (tree != NULL);

  g_free (tree->name);
  g_free (tree->json);
  g_free (tree->text);
  g_clear_pointer (&tree->children, g_ptr_array_unref);
  g_free (tree);
}

static void
add_children (ZzJsonTree *tree,
              const ZzJson *json,
              const ZzJsonNode *node)
{
  tree->array = zz_json_get_kind (node) == ZZ_JSON_ARRAY;
  tree->children = g_ptr_array_new_with_free_func (tree_free_cb);
  for (const ZzJsonNode *n = zz_json_first (json, node); n != NULL; n = zz_json_next (json, n))
    {
      ZzJsonTree *child = g_new0 (ZzJsonTree, 1);

      child->json = zz_json_dup_raw (json, n);
      child->name = tree->array ? NULL : g_strdup (zz_json_get_member_name (json, n));
      g_ptr_array_add (tree->children, child);
    }
}

/* Looks into a value once; numbers, true, false and null stay text. */
static void
open_tree (ZzJsonTree *tree)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZzJson) json = NULL;
  const ZzJsonNode *root;

  if (tree->json == NULL || tree->text != NULL || strchr ("[{\"", *tree->json) == NULL)
    return;
  bytes = g_bytes_new_static (tree->json, strlen (tree->json));
  json = zz_json_parse (bytes, "", NULL);
  g_return_if_fail (json != NULL);
  root = zz_json_get_root (json);
  if (zz_json_get_kind (root) == ZZ_JSON_STRING)
    tree->text = g_strdup (zz_json_get_string (json, root));
  else
    {
      add_children (tree, json, root);
      g_clear_pointer (&tree->json, g_free);
    }
}

gboolean
zz_json_tree_is_object (ZzJsonTree *tree)
{
  g_return_val_if_fail (tree != NULL, FALSE);

  open_tree (tree);
  return tree->children != NULL && !tree->array;
}

guint
zz_json_tree_get_n_children (ZzJsonTree *tree)
{
  if (tree == NULL)
    return 0;
  open_tree (tree);
  return tree->children != NULL ? tree->children->len : 0;
}

ZzJsonTree *
zz_json_tree_get_child (ZzJsonTree *tree,
                        guint number)
{
  g_return_val_if_fail (number < zz_json_tree_get_n_children (tree), NULL);

  return tree->children->pdata[number];
}

const char *
zz_json_tree_get_name (const ZzJsonTree *tree)
{
  g_return_val_if_fail (tree != NULL, NULL);

  return tree->name;
}

const char *
zz_json_tree_get_string (ZzJsonTree *tree)
{
  if (tree == NULL)
    return NULL;
  if (tree->text == NULL)
    open_tree (tree);
  return tree->text;
}

static int
find_place (ZzJsonTree *tree,
            const char *name)
{
  for (guint i = 0; i < zz_json_tree_get_n_children (tree); i++)
    if (g_strcmp0 (((ZzJsonTree *) tree->children->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

ZzJsonTree *
zz_json_tree_find (ZzJsonTree *tree,
                   const char *name)
{
  int place = find_place (tree, name);

  return place >= 0 ? tree->children->pdata[place] : NULL;
}

void
zz_json_tree_put (ZzJsonTree *tree,
                  const char *name,
                  ZzJsonTree *child)
{
  int place = find_place (tree, name);

  g_return_if_fail (tree->children != NULL && child != NULL);
  g_return_if_fail (tree->array == (name == NULL));

  g_free (child->name);
  child->name = g_strdup (name);
  if (place < 0 || tree->array)
    {
      g_ptr_array_add (tree->children, child);
      return;
    }
  zz_json_tree_free (tree->children->pdata[place]);
  tree->children->pdata[place] = child;
}

ZzJsonTree *
zz_json_tree_need (ZzJsonTree *tree,
                   const char *name)
{
  ZzJsonTree *child = zz_json_tree_find (tree, name);

  if (child != NULL)
    return child;
  child = zz_json_tree_new_object ();
  zz_json_tree_put (tree, name, child);
  return child;
}

ZzJsonTree *
zz_json_tree_take (ZzJsonTree *tree,
                   const char *name)
{
  int place = find_place (tree, name);

  return place >= 0 ? g_ptr_array_steal_index (tree->children, (guint) place) : NULL;
}

static void
write_tree (ZzJsonWriter *writer,
            const char *name,
            ZzJsonTree *tree)
{
  if (tree->json != NULL)
    zz_json_writer_raw (writer, name, tree->json);
  else if (tree->children == NULL)
    zz_json_writer_string (writer, name, tree->text);
  else
    {
      (tree->array ? zz_json_writer_begin_array : zz_json_writer_begin_object) (writer, name);
      for (guint i = 0; i < tree->children->len; i++)
        write_tree (writer, ((ZzJsonTree *) tree->children->pdata[i])->name, tree->children->pdata[i]);
      (tree->array ? zz_json_writer_end_array : zz_json_writer_end_object) (writer);
    }
}

GBytes *
zz_json_tree_write (ZzJsonTree *tree)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  g_return_val_if_fail (tree != NULL, NULL);

  write_tree (writer, NULL, tree);
  return zz_json_writer_finish (writer);
}

char *
zz_json_tree_dup_json (ZzJsonTree *tree)
{
  g_autoptr (GBytes) bytes = zz_json_tree_write (tree);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strchomp (g_strndup (text, length));
}
