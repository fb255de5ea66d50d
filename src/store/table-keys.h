/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by the values of their key, for rows that name no id; and rows, for rows that
 * are for the same record.
 *
 * A row finds the record whose key has the same values; case, width and blanks make no
 * difference. Failing that, one that differs only in that one value of the key is
 * missing on one side: who so far had no birth year is found by the name. A value that
 * is a reference must not be missing, nor all of them; and somebody's birth year alone
 * is nobody's name, so a row that has no more finds no one.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef struct _ZzTableKeys ZzTableKeys;

/* Without any key. */
ZzTableKeys *zz_table_keys_new (const ZzRegister *reg);
void zz_table_keys_free (ZzTableKeys *keys);

/* The key of a record with @values, by number of the field: one text, the same for the
 * same key; NULL where all of it is missing, or all that names a record. Owned by the caller. */
char *zz_table_keys_make (const ZzRegister *reg,
                          const ZzValue *values);

/* @item, not NULL, is kept as it is. */
void zz_table_keys_add (ZzTableKeys *keys,
                        const char *key,
                        gpointer item);

/* Adds all records of the register, borrowed from the project. */
void zz_table_keys_add_records (ZzTableKeys *keys,
                                ZzProject *project);

/* The item of that key, or NULL; @several: because there are several. */
gpointer zz_table_keys_find (ZzTableKeys *keys,
                             const char *key,
                             gboolean *several);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzTableKeys, zz_table_keys_free)

G_END_DECLS
