/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers and fields: what kinds of records there are and what they hold.
 *
 * Forms, table import, the JSON codec and the rules all come from these
 * descriptions; a new field is one line of catalogue data. Besides the
 * catalogue's own registers every project has the built-in ones (builtin.h).
 *
 * Descriptions belong to their catalogue and live as long as it does. They are
 * built by the catalogue reader and read-only afterwards.
 */
#pragma once

#include "core/choice.h"
#include "core/value.h"

G_BEGIN_DECLS

typedef struct _ZzField ZzField;
typedef struct _ZzRegister ZzRegister;
typedef struct _ZzCondition ZzCondition;

/* The types of catalogue fields, by their identifiers in files; those behind
 * ZZ_FIELD_REFERENCE exist in built-in registers only. */
typedef enum {
  ZZ_FIELD_TEXT,
  ZZ_FIELD_MULTILINE,
  ZZ_FIELD_INTEGER,
  ZZ_FIELD_MONEY,
  ZZ_FIELD_DATE,
  ZZ_FIELD_VALID_END, /* a date or "never"; absent is unknown */
  ZZ_FIELD_EVENT,     /* a date; absent: it has not happened */
  ZZ_FIELD_YEAR,
  ZZ_FIELD_BOOLEAN,
  ZZ_FIELD_CHOICE,
  ZZ_FIELD_CHOICES, /* a set; absent is the empty set */
  ZZ_FIELD_RANK,    /* an ordered choice, lowest first */
  ZZ_FIELD_REFERENCE,
  ZZ_FIELD_REFERENCES, /* ids of records of any register */
  ZZ_FIELD_CLAUSES,    /* ids of clauses */
  ZZ_FIELD_INSTANT,    /* "2026-11-20T09:12:00Z" */
  ZZ_FIELD_FIGURE,     /* typed by the catalogue's figure it replaces */
  ZZ_FIELD_RAW,        /* JSON text as it came */
} ZzFieldType;

#define ZZ_N_FIELD_TYPES (ZZ_FIELD_RAW + 1)

/* What a field tells about whom, and so what becomes of it when a project is handed
 * to somebody who must not know (redaction.h). The catalogue says it in the member
 * "personal"; where it says nothing, zz_field_get_personal() errs on the safe side. */
typedef enum {
  ZZ_PERSONAL_UNSAID,
  ZZ_PERSONAL_NONE, /* says nothing of anyone: kept */
  ZZ_PERSONAL_FREE, /* free text, in which names and numbers may stand */
  ZZ_PERSONAL_PERSON,
  ZZ_PERSONAL_PEOPLE, /* several persons in one text */
  ZZ_PERSONAL_ORGANISATION,
  ZZ_PERSONAL_ADDRESS,
  ZZ_PERSONAL_NUMBER,
  ZZ_PERSONAL_NAME, /* of a thing, which gives away whose it is */
  ZZ_PERSONAL_AMOUNT,
  ZZ_PERSONAL_OMITTED, /* left out */
} ZzPersonal;

#define ZZ_N_PERSONALS (ZZ_PERSONAL_OMITTED + 1)

/**
 * ZzField:
 * @id: member name in files
 * @number: place in the register; index of the value in a record
 * @choices: for choice, choices and rank; shared, owned reference
 * @refers: for reference: the register its records are of, borrowed
 * @personal: as the catalogue says; see zz_field_get_personal()
 * @required: absence is reported by lint; the file opens all the same
 */
struct _ZzField
{
  char *id;
  ZzText title;
  ZzText guidance;
  ZzFieldType type;
  guint number;
  gboolean required;
  ZzPersonal personal;
  ZzChoices *choices;
  const ZzRegister *refers;
  const ZzRegister *owner;
};

/**
 * ZzRegister:
 * @number: index among all registers of the catalogue, built-in ones last
 * @single: exactly one record, whose id is the register's own
 * @builtin: not described by the catalogue file
 * @label: the field that names a record to people; may be %NULL
 * @key: fields by which an imported row finds its record (ZzField, borrowed)
 * @predicates: name → ZzCondition, the register's named conditions
 */
struct _ZzRegister
{
  char *id;
  ZzText title;
  guint number;
  gboolean single;
  gboolean builtin;
  GPtrArray *fields;
  GHashTable *fields_by_id;
  const ZzField *label;
  GPtrArray *key;
  GHashTable *predicates;
};

/* The identifier in files ("valid-end"), or NULL past the last. */
const char *zz_field_type_get_id (ZzFieldType type);
/* Only the types a catalogue may use. */
gboolean zz_field_type_from_id (const char *id,
                                ZzFieldType *type);

/* "none", "free", "person", "people", "organisation", "address", "number", "name",
 * "amount", "omitted". */
gboolean zz_personal_from_id (const char *id,
                              ZzPersonal *personal);

/* Never ZZ_PERSONAL_UNSAID: an amount that nobody speaks of is one, a text a name
 * that gives somebody away; dates, numbers and choices are kept. */
ZzPersonal zz_field_get_personal (const ZzField *field);

ZzRegister *zz_register_new (const char *id,
                             guint number,
                             gboolean single);
void zz_register_free (ZzRegister *reg);

/* Appends a field and returns it, borrowed; NULL when @id is there already. */
ZzField *zz_register_add_field (ZzRegister *reg,
                                const char *id,
                                ZzFieldType type);

const ZzField *zz_register_find_field (const ZzRegister *reg,
                                       const char *id);

static inline const ZzField *
zz_register_get_field (const ZzRegister *reg,
                       guint number)
{
  return (const ZzField *) reg->fields->pdata[number];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRegister, zz_register_free)

G_END_DECLS
