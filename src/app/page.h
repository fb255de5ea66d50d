/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page: what the content side shows for one row of the sidebar.
 *
 * The window makes a page from its type, a session and a topic ("personnel"),
 * and knows nothing else of it. The window keeps a page until the project is
 * closed, so what is selected and typed there stays. A page overrides update(),
 * called once it is complete and then, while it can be seen, after every
 * evaluation. It overrides reveal() where it shows more than one thing.
 *
 * Any widget inside the window leads elsewhere with
 *   gtk_widget_activate_action (widget, "win.show", "s", id);
 * @id: of a clause, a register, a record, an evidence item, or the topic of a page.
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
  /* @id: of a clause, register or record that belongs on this page. */
  void (*reveal) (ZzPage *self,
                  const char *id);
};

/* @type: a class of pages. The reference floats. */
GtkWidget *zz_page_new (GType type,
                        ZzSession *session,
                        const char *topic);

/* Brings a clause, register or record into view, opened and with the focus; with the page's
 * own topic, the page as it was left. */
void zz_page_reveal (ZzPage *self,
                     const char *id);

/* Something else than the findings that the page shows has changed: TRUE where it is
 * to be brought up to date now; where nobody sees it, that is done once it is looked
 * at. */
gboolean zz_page_wants_update (ZzPage *self);

ZzSession *zz_page_get_session (ZzPage *self);
const char *zz_page_get_topic (ZzPage *self);

G_END_DECLS
