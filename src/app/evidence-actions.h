/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with evidence items: to their files, and to the items themselves,
 * each as one step that undo takes back.
 *
 * @window: what questions stand over. Lists hold ZzRecord and may be empty.
 */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the item's file with the program people have chosen for its type. */
void zz_evidence_actions_open (ZzSession *session,
                               ZzRecord *item,
                               GtkWindow *window);

/* Shows the item's file in the file manager. */
void zz_evidence_actions_show_in_folder (ZzSession *session,
                                         ZzRecord *item,
                                         GtkWindow *window);

/* Asks for a reason, marks the items as removed, and says so. */
void zz_evidence_actions_remove (ZzSession *session,
                                 GPtrArray *items,
                                 GtkWindow *window);

/* Takes the marks away from those that were removed, and says so. */
void zz_evidence_actions_restore (ZzSession *session,
                                  GPtrArray *items);

/* Whether files can be attached now; says why they cannot. */
gboolean zz_evidence_actions_may_attach (ZzSession *session);

G_END_DECLS
