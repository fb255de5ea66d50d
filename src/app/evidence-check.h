/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying the evidence in the window, and cleaning up what no item names: what is
 * asked before and told afterwards. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window: what is told stands over. */
void zz_evidence_check_verify (ZzSession *session,
                               GtkWindow *window);

/* Asks first. */
void zz_evidence_check_clean (ZzSession *session,
                              GtkWindow *window);

/* "3 files belong to no item (1.2 MB)", owned by the caller; NULL for none. */
char *zz_evidence_check_dup_spare (ZzSession *session);

G_END_DECLS
