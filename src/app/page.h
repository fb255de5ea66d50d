/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page: what the content side shows for one row of the sidebar.
 *
 * The window makes a page from its type, a session and a topic ("personnel"),
 * and knows nothing else of it. A page overrides update(), called once it is
 * complete and after every evaluation.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PAGE (zz_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZzPage, zz_page, ZZ, PAGE, AdwBin)

struct _ZzPageClass
{
  AdwBinClass parent_class;

  void (*update) (ZzPage *self);
};

/* @type: a class of pages. The reference floats. */
GtkWidget *zz_page_new (GType type,
                        ZzSession *session,
                        const char *topic);

ZzSession *zz_page_get_session (ZzPage *self);
const char *zz_page_get_topic (ZzPage *self);

G_END_DECLS
