/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that can be selected with the mouse and that Tab goes past. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @label is selectable. It takes the focus when it is clicked, so that what is
 * selected can be copied with the keyboard, and never by walking through. */
void zz_quiet_label_init (GtkLabel *label);

G_END_DECLS
