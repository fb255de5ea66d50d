/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supports: the records on which something stands, and how many it can lose.
 *
 * What holds as long as one record is there stands on that record; what holds as
 * long as so many of several things hold stands on what they stand on. So a
 * support is a threshold formula over records, kept as the few figures that are
 * asked of it. NULL is firm ground: nothing that is lost can bring it down.
 * Internal to src/eval.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/**
 * ZzSupport:
 * @cost: the fewest records that must be lost for it to fall
 * @least: so many records that do it (ZzRecord)
 * @single: the records each of which does it alone
 * @all: every record it stands on
 */
typedef struct
{
  guint cost;
  GPtrArray *least;
  GPtrArray *single;
  GPtrArray *all;
} ZzSupport;

/* Stands on one record. */
ZzSupport *zz_support_on (ZzRecord *record);
void zz_support_free (ZzSupport *support);

/* What several things stand on, while they are collected; start zeroed. */
typedef struct
{
  GPtrArray *supports; /* NULL until there is one */
  guint firm;
} ZzPile;

/* Takes over @support, which may be NULL. */
void zz_pile_add (ZzPile *pile,
                  ZzSupport *support);

/* Stands as long as @need of the pile do, and all of them do now; empties the
 * pile. *@exact becomes FALSE where @cost is only a bound from below: things that
 * share records in ways that no sum can say. */
ZzSupport *zz_pile_some (ZzPile *pile,
                         guint need,
                         gboolean *exact);

/* Stands as long as all of the pile do: always exact. */
ZzSupport *zz_pile_all (ZzPile *pile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzSupport, zz_support_free)

G_END_DECLS
