/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that is taken apart and put together anew.
 *
 * A tree stands for one value. It is opened only as deep as it is asked: a value
 * nobody looked into is still the text it came as, letter for letter, and is
 * written so. Asking for a member of what is no object finds none.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZzJsonTree ZzJsonTree;

/* @json: the text of one valid value. */
ZzJsonTree *zz_json_tree_new (const char *json);
ZzJsonTree *zz_json_tree_new_object (void);
ZzJsonTree *zz_json_tree_new_array (void);
ZzJsonTree *zz_json_tree_new_string (const char *text);
void zz_json_tree_free (ZzJsonTree *tree);

gboolean zz_json_tree_is_object (ZzJsonTree *tree);
/* Members or elements; none of a value that has no inside. */
guint zz_json_tree_get_n_children (ZzJsonTree *tree);
ZzJsonTree *zz_json_tree_get_child (ZzJsonTree *tree,
                                    guint number);
const char *zz_json_tree_get_name (const ZzJsonTree *tree);
/* The text of a string; NULL of anything else. Owned by the tree. */
const char *zz_json_tree_get_string (ZzJsonTree *tree);
/* The value as text, owned by the caller. */
char *zz_json_tree_dup_json (ZzJsonTree *tree);

/* The member of an object; @tree may be NULL, then there is none. */
ZzJsonTree *zz_json_tree_find (ZzJsonTree *tree,
                               const char *name);
/* The member, made as an empty object where it is not there. */
ZzJsonTree *zz_json_tree_need (ZzJsonTree *tree,
                               const char *name);
/* Puts @child, which it takes over, at the end or in place of the one of its name. */
void zz_json_tree_put (ZzJsonTree *tree,
                       const char *name,
                       ZzJsonTree *child);
/* Takes a member out; owned by the caller, NULL where there is none. */
ZzJsonTree *zz_json_tree_take (ZzJsonTree *tree,
                               const char *name);

GBytes *zz_json_tree_write (ZzJsonTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzJsonTree, zz_json_tree_free)

G_END_DECLS
