/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes: one edit as data.
 *
 * A change sets a field, inserts a record or removes one, or sets a member that the
 * reader did not understand (a merge takes those along too); changes that belong
 * together form a labelled set, and the history applies a set whole or not at
 * all. A set is built, handed to zz_history_apply() and then belongs to it:
 *
 *   g_autoptr (ZzChangeSet) set = zz_change_set_new (_("Edit person"));
 *   zz_change_set_set (set, person_register, id, field, &value);
 *   zz_history_apply (history, set, &error);
 *
 * Changes that depend on what a project holds are made by edit.h. Undo,
 * comparison, drafts and merging are all lists of changes.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_CHANGE_SET_FIELD,
  ZZ_CHANGE_INSERT,
  ZZ_CHANGE_REMOVE,
  ZZ_CHANGE_SET_EXTRA,
} ZzChangeKind;

/**
 * ZzChange:
 * @reg, @id: the record; %NULL of a set-extra: the project itself
 * @field: of a set-field: the field; else %NULL
 * @extra: of a set-extra: the pointer of what was not understood (ZzExtra)
 * @before: of a setting: what was there, known once it has been applied
 * @after: of a setting: what stands there afterwards; an extra is opaque or absent
 * @record: of an insert or remove: the record, a reference
 */
typedef struct
{
  ZzChangeKind kind;
  const ZzRegister *reg;
  char *id;
  const ZzField *field;
  char *extra;
  ZzValue before;
  ZzValue after;
  ZzRecord *record;
} ZzChange;

typedef struct _ZzChangeSet ZzChangeSet;

/* @label: what the user did, in the user's language, for the undo entry. */
ZzChangeSet *zz_change_set_new (const char *label);
ZzChangeSet *zz_change_set_ref (ZzChangeSet *set);
void zz_change_set_unref (ZzChangeSet *set);

const char *zz_change_set_get_label (const ZzChangeSet *set);
/* For what is known only once the set is made, such as how many changes it has. */
void zz_change_set_set_label (ZzChangeSet *set,
                              const char *label);
guint zz_change_set_get_n_changes (const ZzChangeSet *set);
/* Borrowed. */
ZzChange *zz_change_set_get_change (ZzChangeSet *set,
                                    guint number);

/* Sets a field of a record that is there when the set is applied. */
void zz_change_set_set (ZzChangeSet *set,
                        const ZzRegister *reg,
                        const char *id,
                        const ZzField *field,
                        const ZzValue *after);

/* Inserts @record, a new one; the set keeps a reference. */
void zz_change_set_insert (ZzChangeSet *set,
                           ZzRecord *record);

/* The change that inserts the record, or that removes it; NULL for none. */
const ZzChange *zz_change_set_find (const ZzChangeSet *set,
                                    ZzChangeKind kind,
                                    const ZzRegister *reg,
                                    const char *id);

/* Removes @record and nothing else; see zz_edit_remove(). */
void zz_change_set_remove (ZzChangeSet *set,
                           ZzRecord *record);

/* Sets, or clears with an absent value, what was not understood under @path of a
 * record; @reg and @id NULL: of the project itself. */
void zz_change_set_set_extra (ZzChangeSet *set,
                              const ZzRegister *reg,
                              const char *id,
                              const char *path,
                              const ZzValue *after);

/* Marks the set as typing: it joins the one before it in the history if both
 * set only the same field of the same record. */
void zz_change_set_set_typing (ZzChangeSet *set);
gboolean zz_change_set_get_typing (const ZzChangeSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzChangeSet, zz_change_set_unref)

G_END_DECLS
