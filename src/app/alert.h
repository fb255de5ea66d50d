/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts: a sentence that stays until it is answered. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question over @parent, to be given responses and presented; @title and @body
 * are plain text. The window destroys itself when it is answered. */
AdwMessageDialog *zz_alert_new (GtkWindow *parent,
                                const char *title,
                                const char *body);

/* Tells something that only can be closed, now. */
void zz_alert (GtkWindow *parent,
               const char *title,
               const char *body);

G_END_DECLS
