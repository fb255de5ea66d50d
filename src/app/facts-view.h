/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts a verdict rests on: the records counted, left out and still open, each
 * a row that leads to the record. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_FACTS_VIEW (zz_facts_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzFactsView, zz_facts_view, ZZ, FACTS_VIEW, AdwBin)

/* To be called again after every evaluation; @finding may be NULL. */
void zz_facts_view_show (ZzFactsView *self,
                         ZzSession *session,
                         const ZzClauseFinding *finding);

G_END_DECLS
