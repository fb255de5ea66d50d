/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says which clauses are chosen, and a list to tick them in.
 *
 *   zz_clauses_chooser_set_up () once → zz_clauses_chooser_show () …
 *
 * Signal "changed": people ticked or unticked one.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CLAUSES_CHOOSER (zz_clauses_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ZzClausesChooser, zz_clauses_chooser, ZZ, CLAUSES_CHOOSER, AdwBin)

/* @none: what the button says while no clause is chosen. */
void zz_clauses_chooser_set_up (ZzClausesChooser *self,
                                ZzSession *session,
                                const char *none);

/* Takes over the ids of the chosen clauses, unknown ones too. NULL for none. */
void zz_clauses_chooser_show (ZzClausesChooser *self,
                              const char *const *ids);

/* The ids of the chosen clauses, borrowed until the next change. */
const char *const *zz_clauses_chooser_get_chosen (ZzClausesChooser *self);

G_END_DECLS
