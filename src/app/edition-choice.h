/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editions there are, as the list of a row to choose one from. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills @row with the catalogues by their titles; one that cannot be read is left
 * out. @current: the id of one, or NULL. @others: only those that are not @current;
 * else @current is chosen. */
void zz_edition_choice_fill (AdwComboRow *row,
                             const ZzMessages *messages,
                             const char *current,
                             gboolean others);

/* Chooses the catalogue @id, where it is among them. */
void zz_edition_choice_set (AdwComboRow *row,
                            const char *id);

/* The id of the catalogue chosen, or NULL where there is none. Borrowed. */
const char *zz_edition_choice_get (AdwComboRow *row);

G_END_DECLS
