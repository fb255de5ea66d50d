/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows kept in step with records. */
#include "app/record-rows.h"

#include "app/record-hash.h"

/* How long rows are prepared at once. */
#define SLICE (2 * 1000)

struct _ZzRecordRows
{
  ZzMakeRow make;
  ZzKeepsPlace keeps_place;
  gpointer data;
  guint64 names;     /* a hash of all that the records may refer to */
  GPtrArray *rows;   /* ZzRecordRow */
  GListStore *store; /* the same */
  guint source;      /* prepares what is searched */
  guint prepared;    /* rows that are */
  GPtrArray *late;   /* of them: those that changed and keep their place */
};

ZzRecordRows *
zz_record_rows_new (ZzMakeRow make,
                    ZzKeepsPlace keeps_place,
                    gpointer data)
{
  ZzRecordRows *self;

  g_return_val_if_fail (make != NULL && keeps_place != NULL, NULL);

  self = g_new0 (ZzRecordRows, 1);
  self->make = make;
  self->keeps_place = keeps_place;
  self->data = data;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (ZZ_TYPE_RECORD_ROW);
  self->late = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
zz_record_rows_free (ZzRecordRows *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->store);
  g_ptr_array_unref (self->late);
  g_free (self);
}

GListModel *
zz_record_rows_get_model (ZzRecordRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return G_LIST_MODEL (self->store);
}

const GPtrArray *
zz_record_rows_get_all (ZzRecordRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

/* Replaces rows [start, end) by rows for records [start, new_end), keeping those
 * whose records stay. */
static void
replace (ZzRecordRows *self,
         const GPtrArray *records,
         guint start,
         guint end,
         guint new_end)
{
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = start; i < end; i++)
    g_hash_table_insert (old, zz_record_row_get_record (self->rows->pdata[i]), self->rows->pdata[i]);
  for (guint i = start; i < new_end; i++)
    {
      ZzRecordRow *row = g_hash_table_lookup (old, records->pdata[i]);

      g_ptr_array_add (made, row != NULL ? g_object_ref (row) : self->make (self->data, records->pdata[i]));
    }
  if (end > start)
    g_ptr_array_remove_range (self->rows, start, end - start);
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_insert (self->rows, (int) (start + i), g_object_ref (made->pdata[i]));
  g_list_store_splice (self->store, start, end - start, made->pdata, made->len);
}

void
zz_record_rows_follow (ZzRecordRows *self,
                       const GPtrArray *records)
{
  gpointer *rows;
  guint start = 0, end, new_end;

  g_return_if_fail (self != NULL && records != NULL);

  rows = self->rows->pdata;
  end = self->rows->len;
  new_end = records->len;
  while (start < end && start < new_end && zz_record_row_get_record (rows[start]) == records->pdata[start])
    start++;
  while (end > start && new_end > start && zz_record_row_get_record (rows[end - 1]) == records->pdata[new_end - 1])
    {
      end--;
      new_end--;
    }
  if (start < end || start < new_end)
    replace (self, records, start, end, new_end);
}

static void
tell (ZzRecordRows *self,
      guint number)
{
  g_list_store_splice (self->store, number, 1, &self->rows->pdata[number], 1);
}

void
zz_record_rows_changed (ZzRecordRows *self,
                        guint number)
{
  ZzRecordRow *row;

  g_return_if_fail (self != NULL && number < self->rows->len);

  row = self->rows->pdata[number];
  if (!self->keeps_place (self->data, row))
    tell (self, number);
  else if (!g_ptr_array_find (self->late, row, NULL))
    g_ptr_array_add (self->late, g_object_ref (row));
}

/* Whether anything that a record may refer to has another name, came or went. */
static gboolean
look_at_names (ZzRecordRows *self)
{
  ZzRecordRow *row = self->rows->pdata[0];
  const guint64 before = self->names;

  self->names = zz_register_hash_names (zz_record_get_register (zz_record_row_get_record (row)),
                                        zz_session_get_project (zz_record_row_get_session (row)));
  return self->names != before;
}

void
zz_record_rows_refresh (ZzRecordRows *self,
                        ZzRefreshRow refresh,
                        gboolean entire)
{
  gboolean renamed;

  g_return_if_fail (self != NULL && refresh != NULL);

  renamed = self->rows->len > 0 && (look_at_names (self) || entire);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean changed = renamed && zz_record_row_refresh_names (self->rows->pdata[i]);

      changed |= refresh (self->data, self->rows->pdata[i]);
      if (changed)
        zz_record_rows_changed (self, i);
    }
}

void
zz_record_rows_catch_up (ZzRecordRows *self)
{
  guint number;

  g_return_if_fail (self != NULL);

  for (guint i = self->late->len; i > 0; i--)
    {
      g_autoptr (ZzRecordRow) row = g_object_ref (self->late->pdata[i - 1]);

      if (self->keeps_place (self->data, row))
        continue;
      g_ptr_array_remove_index_fast (self->late, i - 1);
      if (g_ptr_array_find (self->rows, row, &number))
        tell (self, number);
    }
}

static gboolean
prepare_cb (gpointer user_data)
{
  ZzRecordRows *self = user_data;
  const char *const nothing[] = { NULL };
  gint64 begin = g_get_monotonic_time ();

  while (self->prepared < self->rows->len && g_get_monotonic_time () - begin < SLICE)
    zz_record_row_matches (self->rows->pdata[self->prepared++], nothing);
  if (self->prepared < self->rows->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

void
zz_record_rows_prepare (ZzRecordRows *self)
{
  g_return_if_fail (self != NULL);

  self->prepared = 0;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}
