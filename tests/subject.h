/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests judge: a catalogue, projects of the tree, projects made of a few lines.
 *
 *   g_test_add ("/levels/lists", Subject, NULL, subject_set_up, test_lists, subject_tear_down);
 */
#pragma once

#include "core/project.h"
#include "store/catalogue-store.h"

G_BEGIN_DECLS

typedef struct
{
  ZzCatalogueStore *catalogues;
  ZzCatalogue *catalogue;
} Subject;

/* @id: of a catalogue; NULL for isccc-classic. */
void subject_set_up (Subject *subject,
                     gconstpointer id);
void subject_tear_down (Subject *subject,
                        gconstpointer id);

/* The project tests/projects/NAME. */
ZzProject *subject_read (const Subject *subject,
                         const char *name);
/* The example that comes with the program. */
ZzProject *subject_read_example (const Subject *subject);

/* Built in or the catalogue's own; there must be one of that id. */
const ZzRegister *subject_find_register (const ZzCatalogue *catalogue,
                                         const char *id);

/* A project that applies for operation and says what @facts say: a line for each
 * record, "REGISTER/ID FIELD=VALUE FIELD=VALUE", values as a person types them and
 * without blanks. A register that has only one record needs no id. */
ZzProject *subject_make (const Subject *subject,
                         const char *facts);

G_END_DECLS
