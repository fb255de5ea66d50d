/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order and names of an evidence volume.
 *
 * Every item in use has one copy, in the folder of the category of its first clause:
 * "04-人员/4.4-01-社保证明.pdf" is the first item for the fourth clause of the fourth
 * category. What is for no clause stands in a folder behind the others. The same
 * project has the same names, whatever the attached files were called. */
#pragma once

#include "core/proof.h"
#include "report/evidence-list.h"
#include "report/messages.h"

G_BEGIN_DECLS

/**
 * ZzVolumeEntry: an item and its copy
 * @item: borrowed from the project
 * @number: in the evidence list, as reports give it
 * @category: number of its folder, from 1; one more than there are categories for
 *   items that are for no clause
 * @label: "4.4-01"
 * @path: "04-人员/4.4-01-社保证明.pdf"
 * @missing: there is no file to copy
 */
typedef struct
{
  const ZzRecord *item;
  guint number;
  guint category;
  char *label;
  char *path;
  gboolean missing;
} ZzVolumeEntry;

/* What a clause is called in the volume: "4.4"; owned by the caller. */
char *zz_volume_dup_clause_label (const ZzCatalogue *catalogue,
                                  const ZzClause *clause);

/* What a category, by its number in ZzVolumeEntry, is called; borrowed. */
const char *zz_volume_get_category_title (const ZzCatalogue *catalogue,
                                          guint category,
                                          const ZzMessages *messages);

/* ZzVolumeEntry in order. @proof: which files are there; NULL: all. @n_left_out: how many
 * confidential items are not among them; NULL: they are. */
GPtrArray *zz_volume_plan (ZzProject *project,
                           const ZzProofStates *proof,
                           const ZzMessages *messages,
                           guint *n_left_out);

G_END_DECLS
