/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that stand twice in one object. */
#include "store/json-node.h"

#include <string.h>

/* Objects up to this size are searched pair by pair. */
#define FEW_NAMES 16

static const char *
get_name (const ZzJson *json,
          guint32 number)
{
  return json->text + json->nodes[number].name + 1;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  int order = strcmp (get_name (data, left), get_name (data, right));

  return order != 0 ? order : (left > right) - (left < right);
}

/* The first member whose name stood before in the same object, or 0. Sorting and
 * not hashing: names made to collide cost nothing. */
static guint32
find_repeated_of_many (const ZzJson *json,
                       guint32 object)
{
  guint n = json->nodes[object].n_children;
  g_autofree guint32 *sorted = g_new (guint32, n);
  guint32 repeated = 0;
  guint i = 0;

  for (guint32 child = object + 1; i < n; child = json->nodes[child].next)
    sorted[i++] = child;
  g_qsort_with_data (sorted, (int) n, sizeof *sorted, compare_names, (gpointer) json);
  for (i = 1; i < n; i++)
    if (strcmp (get_name (json, sorted[i - 1]), get_name (json, sorted[i])) == 0 && (repeated == 0 || sorted[i] < repeated))
      repeated = sorted[i];
  return repeated;
}

static guint32
find_repeated_of_few (const ZzJson *json,
                      guint32 object)
{
  guint n = json->nodes[object].n_children;

  for (guint32 child = object + 1; n > 1; child = json->nodes[child].next, n--)
    for (guint32 other = json->nodes[child].next; other != 0; other = json->nodes[other].next)
      if (strcmp (get_name (json, child), get_name (json, other)) == 0)
        return other;
  return 0;
}

guint32
zz_json_find_repeated (const ZzJson *json,
                       guint32 object)
{
  return json->nodes[object].n_children > FEW_NAMES ? find_repeated_of_many (json, object)
                                                    : find_repeated_of_few (json, object);
}
