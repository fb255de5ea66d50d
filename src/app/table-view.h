/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a table that can be sorted, searched and selected in.
 *
 * Rows are made once and kept: an update touches only what changed. The owner calls
 * zz_table_view_update() after an edit and when the table is seen again. A class of tables
 * says in its template what is selected how ("selection", a single or a multiple
 * selection), what the menu of a row is ("menu"), what is said where nothing is found
 * ("hint") and what the table is called ("label"); it appends its columns.
 *
 * Signal "selected": other rows are selected, or none.
 */
#pragma once

#include "app/view-columns.h"
#include "app/record-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TABLE_VIEW (zz_table_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZzTableView, zz_table_view, ZZ, TABLE_VIEW, AdwBin)

struct _ZzTableViewClass
{
  AdwBinClass parent_class;

  /* The action of the owner that Return and a double click stand for. */
  const char *activate;

  ZzRecordRow *(*make_row) (ZzTableView *self,
                            ZzRecord *record);
  /* Whether the row says something else than when this was asked last. */
  gboolean (*refresh_row) (ZzTableView *self,
                           ZzRecordRow *row);
  /* Whether the row is shown; by default those that zz_table_view_finds(). */
  gboolean (*passes) (ZzTableView *self,
                      ZzRecordRow *row);
  /* Whether the row is being worked on: it is sorted and filtered anew only when
   * something else is selected, so that it does not run away from who types. By
   * default none is. */
  gboolean (*keeps_place) (ZzTableView *self,
                           ZzRecordRow *row);
  /* Comes before those who listen to "selected". */
  void (*selected) (ZzTableView *self);
};

GtkColumnViewColumn *zz_table_view_append_column (ZzTableView *self,
                                                  const char *title,
                                                  const ZzViewColumn *column);
/* From small to large; people choose otherwise by the headings. */
void zz_table_view_sort_by (ZzTableView *self,
                            GtkColumnViewColumn *column);

/* Makes the rows stand for @records; those that say something else, or refer to
 * something of another name, get another place. @entire: what they refer to is looked
 * at one by one, whether or not a name seems to have changed. */
void zz_table_view_update (ZzTableView *self,
                           const GPtrArray *records,
                           gboolean entire);
/* All rows, also those that are not shown (ZzRecordRow); borrowed. */
const GPtrArray *zz_table_view_get_rows (ZzTableView *self);

/* The text all words of which a row must say; "" for all rows. */
void zz_table_view_set_text (ZzTableView *self,
                             const char *text);
const char *zz_table_view_get_text (ZzTableView *self);
gboolean zz_table_view_finds (ZzTableView *self,
                              ZzRecordRow *row);
/* Other rows pass than before. Until this is called nobody is asked and all pass:
 * a table of thousands opens sooner. */
void zz_table_view_filter (ZzTableView *self);

/* The selected rows in the order shown, owned by the caller. */
GPtrArray *zz_table_view_list_selected (ZzTableView *self);
/* Selects the records with these ids and nothing else, and brings the first into
 * view; nothing changes where none is shown. FALSE where one is not there or not
 * shown. */
gboolean zz_table_view_select (ZzTableView *self,
                               const char *const *ids);

G_END_DECLS
