/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random edits of random projects that are valid: what two people do to two copies. */
#pragma once

#include "core/project.h"
#include "store/catalogue-store.h"

G_BEGIN_DECLS

/* Who edits: everything, or only what nobody with the other half touches. */
typedef enum {
  EDITS_ALL,
  EDITS_EVEN,
  EDITS_ODD,
} EditsHalf;

/* A random project in which every reference leads to a record, with members that no
 * reader understands. */
ZzProject *edits_project_new (const ZzCatalogue *catalogue,
                              guint32 seed);

/* The same project read from its file. */
ZzProject *edits_copy (ZzCatalogueStore *catalogues,
                       ZzProject *project);

/* Makes @n edits, each a step of its own; halves never remove records. */
void edits_make (ZzProject *project,
                 GRand *rand,
                 guint n,
                 EditsHalf half);

/* Every reference leads to a record. */
void edits_assert_valid (ZzProject *project);

/* The project's file as text. */
char *edits_write (ZzProject *project);

G_END_DECLS
