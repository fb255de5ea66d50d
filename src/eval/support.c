/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thresholds over records. */
#include "eval/support.h"

static ZzSupport *
new_support (void)
{
  ZzSupport *self = g_new0 (ZzSupport, 1);

  self->least = g_ptr_array_new ();
  self->single = g_ptr_array_new ();
  self->all = g_ptr_array_new ();
  return self;
}

ZzSupport *
zz_support_on (ZzRecord *record)
{
  ZzSupport *self = g_new0 (ZzSupport, 1);

  self->cost = 1;
  self->all = g_ptr_array_sized_new (1);
  g_ptr_array_add (self->all, record);
  self->least = g_ptr_array_ref (self->all);
  self->single = g_ptr_array_ref (self->all);
  return self;
}

void
zz_support_free (ZzSupport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->least);
  g_ptr_array_unref (self->single);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static void
support_free_cb (gpointer data)
{
  zz_support_free (data);
}

void
zz_pile_add (ZzPile *pile,
             ZzSupport *support)
{
  if (support == NULL)
    {
      pile->firm++;
      return;
    }
  if (pile->supports == NULL)
    pile->supports = g_ptr_array_new_with_free_func (support_free_cb);
  g_ptr_array_add (pile->supports, support);
}

/* In how many of the pile a record is, by record. @single: counts only where its
 * loss alone is enough. Records come into @order as they are met. */
static GHashTable *
count_records (const GPtrArray *pile,
               gboolean single,
               GPtrArray *order)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pile->len; i++)
    {
      const ZzSupport *support = pile->pdata[i];
      const GPtrArray *records = single ? support->single : support->all;

      for (guint j = 0; j < records->len; j++)
        {
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, records->pdata[j]));

          if (n == 0)
            g_ptr_array_add (order, records->pdata[j]);
          g_hash_table_insert (counts, records->pdata[j], GUINT_TO_POINTER (n + 1));
        }
    }
  return counts;
}

static void
collect_single (const GPtrArray *pile,
                guint to_fell,
                GPtrArray *single)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = count_records (pile, TRUE, order);

  for (guint i = 0; i < order->len; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, order->pdata[i])) >= to_fell)
      g_ptr_array_add (single, order->pdata[i]);
}

static int
compare_cost (gconstpointer a,
              gconstpointer b)
{
  const ZzSupport *left = *(ZzSupport *const *) a, *right = *(ZzSupport *const *) b;

  return (left->cost > right->cost) - (left->cost < right->cost);
}

static int
compare_count (gconstpointer a,
               gconstpointer b,
               gpointer counts)
{
  const guint left = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(gconstpointer const *) a));
  const guint right = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(gconstpointer const *) b));

  return (left < right) - (left > right);
}

/* Everything stands on one record: those that carry most are lost first. */
static void
fell_by_weight (const GPtrArray *pile,
                guint to_fell,
                ZzSupport *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = count_records (pile, FALSE, order);
  guint felled = 0;

  g_ptr_array_sort_with_data (order, compare_count, counts);
  for (guint i = 0; felled < to_fell; i++)
    {
      g_ptr_array_add (self->least, order->pdata[i]);
      felled += GPOINTER_TO_UINT (g_hash_table_lookup (counts, order->pdata[i]));
    }
  self->cost = self->least->len;
}

/* The cheapest are felled one by one. @disjoint: no record is in two of them. */
static void
fell_cheapest (GPtrArray *pile,
               guint to_fell,
               gboolean disjoint,
               ZzSupport *self)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL);

  g_ptr_array_sort (pile, compare_cost);
  for (guint i = 0; i < to_fell; i++)
    {
      const ZzSupport *support = pile->pdata[i];

      for (guint j = 0; j < support->least->len; j++)
        if (g_hash_table_add (lost, support->least->pdata[j]))
          g_ptr_array_add (self->least, support->least->pdata[j]);
    }
  /* Whatever is lost, one as dear as the last of these falls with it. */
  self->cost = disjoint ? self->least->len : ((const ZzSupport *) pile->pdata[to_fell - 1])->cost;
}

ZzSupport *
zz_pile_some (ZzPile *pile,
              guint need,
              gboolean *exact)
{
  g_autoptr (GPtrArray) supports = g_steal_pointer (&pile->supports);
  const guint n = supports != NULL ? supports->len : 0;
  const guint firm = pile->firm;
  ZzSupport *self;
  guint to_fell, sum = 0;
  gboolean alone = TRUE;

  pile->firm = 0;
  if (need <= firm || n == 0)
    return NULL;
  g_assert (need <= firm + n);
  to_fell = n - (need - firm) + 1;
  self = new_support ();
  collect_single (supports, to_fell, self->single);
  g_hash_table_unref (count_records (supports, FALSE, self->all));
  for (guint i = 0; i < n; i++)
    {
      const ZzSupport *support = supports->pdata[i];

      sum += support->all->len;
      alone &= support->all->len == 1;
    }
  if (alone)
    fell_by_weight (supports, to_fell, self);
  else
    fell_cheapest (supports, to_fell, sum == self->all->len, self);
  if (self->cost < self->least->len)
    *exact = FALSE;
  return self;
}

ZzSupport *
zz_pile_all (ZzPile *pile)
{
  gboolean exact = TRUE;
  ZzSupport *self;

  if (pile->firm == 0 && pile->supports != NULL && pile->supports->len == 1)
    {
      self = g_ptr_array_steal_index (pile->supports, 0);
      g_clear_pointer (&pile->supports, g_ptr_array_unref);
      return self;
    }
  return zz_pile_some (pile, pile->firm + (pile->supports != NULL ? pile->supports->len : 0), &exact);
}
