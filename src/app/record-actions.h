/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with whole records: each is one step that undo takes back. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds an empty record. Its id, owned by the caller; NULL where it was refused. */
char *zz_record_actions_add (ZzSession *session,
                             const ZzRegister *reg);

/* Adds a record that says the same. Its id as above. */
char *zz_record_actions_duplicate (ZzSession *session,
                                   ZzRecord *record);

/* Removes the record and says so; where others refer to it, asks first, over
 * @window, and tells which. */
void zz_record_actions_remove (ZzSession *session,
                               ZzRecord *record,
                               GtkWindow *window);

G_END_DECLS
