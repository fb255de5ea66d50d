/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record: one thing a project states, a value for each field of its register.
 *
 * Records are counted by reference. A record is filled while it is new
 * (zz_record_fill()); once a project holds it, only the history changes it.
 * What a reader did not understand stands aside as JSON text under its JSON
 * pointer ("removed/seal") and is written back.
 */
#pragma once

#include "core/schema.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *json;
} ZzExtra;

/* Open so that judging thousands of records costs no call for each value; only
 * record.c and the functions below touch its members. */
typedef struct
{
  gatomicrefcount ref_count;
  const ZzRegister *reg;
  char *id;
  GPtrArray *extras;
  guint n_values;
  ZzValue values[];
} ZzRecord;

ZzRecord *zz_record_new (const ZzRegister *reg,
                         const char *id);

/* A new id for a record of @reg: the register's id, "-" and eight random
 * characters, so that two people offline never make the same one. */
char *zz_record_make_id (const ZzRegister *reg);

ZzRecord *zz_record_ref (ZzRecord *record);
void zz_record_unref (ZzRecord *record);

/* A copy under @id, the record's own or another. */
ZzRecord *zz_record_copy (const ZzRecord *record,
                          const char *id);

const ZzRegister *zz_record_get_register (const ZzRecord *record);
/* A GRefString: g_ref_string_acquire() keeps it beyond the record's life. */
char *zz_record_get_id (const ZzRecord *record);

/* The value of field @number of the record's register, borrowed. */
static inline const ZzValue *
zz_record_get (const ZzRecord *record,
               guint number)
{
  g_assert (number < record->n_values);
  return &record->values[number];
}

/* The value of the field @field_id, borrowed; absent where the register, which is the
 * catalogue's, has no such field. */
const ZzValue *zz_record_get_by_id (const ZzRecord *record,
                                    const char *field_id);

/* The date of field @number, or ZZ_DATE_NONE where it holds none. */
ZzDate zz_record_get_date (const ZzRecord *record,
                           guint number);
/* The text of field @number, or NULL. */
const char *zz_record_get_text (const ZzRecord *record,
                                guint number);
/* The choice of field @number, or -1. */
int zz_record_get_choice (const ZzRecord *record,
                          guint number);

/* What names the record to people: its label field, else its id. Borrowed;
 * a label that is no text (a year, a choice) is for the report to word. */
const char *zz_record_get_label (const ZzRecord *record);

/* Sets a value of a record no project holds yet. Takes over @value. */
void zz_record_fill (ZzRecord *record,
                     const ZzField *field,
                     ZzValue value);

/* Members that were not understood, in the order they came; NULL for none. */
const GPtrArray *zz_record_get_extras (const ZzRecord *record);
void zz_record_add_extra (ZzRecord *record,
                          const char *path,
                          const char *json);

/* Whether no field holds anything. */
gboolean zz_record_is_empty (const ZzRecord *record);

/* A list of ZzExtra, as records and projects keep them. */
GPtrArray *zz_extras_new (void);
void zz_extras_add (GPtrArray *extras,
                    const char *path,
                    const char *json);
/* The JSON text under @path, or NULL. @extras may be NULL. */
const char *zz_extras_find (const GPtrArray *extras,
                            const char *path);

/* A list that holds a reference of each of its records. */
GPtrArray *zz_record_list_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRecord, zz_record_unref)

G_END_DECLS
