/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a table that can be sorted, searched and selected in.
 *
 * Rows are made once and kept: an update touches only what changed. The owner calls
 * zz_table_update() after an edit and when the table is seen again. A class of tables
 * says in its template what is selected how ("selection", a single or a multiple
 * selection), what the menu of a row is ("menu"), what is said where nothing is found
 * ("hint") and what the table is called ("label"); it appends its columns.
 *
 * Signal "selected": other rows are selected, or none.
 */
#pragma once

#include "app/columns.h"
#include "app/record-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TABLE (zz_table_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZzTable, zz_table, ZZ, TABLE, AdwBin)

struct _ZzTableClass
{
  AdwBinClass parent_class;

  /* The action of the owner that Return and a double click stand for. */
  const char *activate;

  ZzRecordRow *(*make_row) (ZzTable *self,
                            ZzRecord *record);
  /* Whether the row says something else than when this was asked last. */
  gboolean (*refresh_row) (ZzTable *self,
                           ZzRecordRow *row);
  /* Whether the row is shown; by default those that zz_table_finds(). */
  gboolean (*passes) (ZzTable *self,
                      ZzRecordRow *row);
  /* Whether the row is being worked on: it is sorted and filtered anew only when
   * something else is selected, so that it does not run away from who types. By
   * default none is. */
  gboolean (*keeps_place) (ZzTable *self,
                           ZzRecordRow *row);
  /* Comes before those who listen to "selected". */
  void (*selected) (ZzTable *self);
};

GtkColumnViewColumn *zz_table_append_column (ZzTable *self,
                                             const char *title,
                                             const ZzColumn *column);
/* From small to large; people choose otherwise by the headings. */
void zz_table_sort_by (ZzTable *self,
                       GtkColumnViewColumn *column);

/* Makes the rows stand for @records; those that say something else, or refer to
 * something of another name, get another place. @entire: what they refer to is looked
 * at one by one, whether or not a name seems to have changed. */
void zz_table_update (ZzTable *self,
                      const GPtrArray *records,
                      gboolean entire);
/* All rows, also those that are not shown (ZzRecordRow); borrowed. */
const GPtrArray *zz_table_get_rows (ZzTable *self);

/* The text all words of which a row must say; "" for all rows. */
void zz_table_set_text (ZzTable *self,
                        const char *text);
const char *zz_table_get_text (ZzTable *self);
gboolean zz_table_finds (ZzTable *self,
                         ZzRecordRow *row);
/* Other rows pass than before. Until this is called nobody is asked and all pass:
 * a table of thousands opens sooner. */
void zz_table_filter (ZzTable *self);

/* The selected rows in the order shown, owned by the caller. */
GPtrArray *zz_table_list_selected (ZzTable *self);
/* Selects the records with these ids and nothing else, and brings the first into
 * view; nothing changes where none is shown. FALSE where one is not there or not
 * shown. */
gboolean zz_table_select (ZzTable *self,
                          const char *const *ids);

G_END_DECLS
