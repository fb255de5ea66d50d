/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wire that passes everything on to a port on this machine, and breaks at random. */
#pragma once

#include <gio/gio.h>

typedef struct _Cutter Cutter;

Cutter *cutter_new (guint port);
void cutter_free (Cutter *self);

guint cutter_get_port (Cutter *self);

/* Of @of connections one is cut after some bytes; 0: none. */
void cutter_set_odds (Cutter *self,
                      guint of);

/* How many were cut. */
guint cutter_count (Cutter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cutter, cutter_free)
