/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value: what one field of one record holds.
 *
 * A small tagged struct, copied with zz_value_copy() and freed with
 * zz_value_clear(); a zeroed one is absent. Which kinds a field may hold is the
 * schema's business (field.h); a value knows only itself.
 *
 * ZZ_VALUE_OPAQUE keeps JSON text the reader did not understand (a choice of a
 * newer catalogue, say). It is written back letter for letter, and every rule
 * reads it as a missing fact.
 */
#pragma once

#include "core/date.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_VALUE_ABSENT,
  ZZ_VALUE_TEXT,
  ZZ_VALUE_MONEY, /* decimal text, "120000.00" */
  ZZ_VALUE_INTEGER,
  ZZ_VALUE_BOOLEAN,
  ZZ_VALUE_DATE,
  ZZ_VALUE_NEVER,     /* a valid-end that does not come */
  ZZ_VALUE_PERIOD,    /* figures only */
  ZZ_VALUE_CHOICE,    /* number of one of the field's choices; a rank too */
  ZZ_VALUE_SET,       /* bit n: choice n is held */
  ZZ_VALUE_REFERENCE, /* id of a record */
  ZZ_VALUE_LIST,      /* strings, sorted, each once */
  ZZ_VALUE_OPAQUE,    /* JSON text kept as it came */
} ZzValueKind;

typedef struct
{
  ZzValueKind kind;
  union
  {
    char *text; /* text, money, reference, opaque; owned */
    char **list;
    gint64 integer;
    gboolean boolean;
    ZzDate date;
    ZzPeriod period;
    guint choice;
    guint64 set;
  };
} ZzValue;

/* The most choices a field can have, for a set is a word of bits. */
#define ZZ_MAX_CHOICES 64

/* Integers beyond this are not exact in every JSON reader, so none is accepted. */
#define ZZ_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

#define ZZ_VALUE_INIT ((ZzValue) { .kind = ZZ_VALUE_ABSENT })

/* Makers; strings are copied. */
ZzValue zz_value_text (ZzValueKind kind,
                       const char *text);
ZzValue zz_value_integer (gint64 integer);
ZzValue zz_value_boolean (gboolean boolean);
ZzValue zz_value_date (ZzDate date);
ZzValue zz_value_never (void);
ZzValue zz_value_period (ZzPeriod period);
ZzValue zz_value_choice (guint number);
ZzValue zz_value_set (guint64 set);
/* Sorts bytewise and drops repeated strings. An empty list is absent. */
ZzValue zz_value_list (const char *const *strings);

void zz_value_clear (ZzValue *value);
ZzValue zz_value_copy (const ZzValue *value);
gboolean zz_value_equal (const ZzValue *a,
                         const ZzValue *b);

static inline gboolean
zz_value_is_absent (const ZzValue *value)
{
  return value->kind == ZZ_VALUE_ABSENT;
}

/* Whether rules can read it: neither absent nor opaque. */
static inline gboolean
zz_value_is_known (const ZzValue *value)
{
  return value->kind != ZZ_VALUE_ABSENT && value->kind != ZZ_VALUE_OPAQUE;
}

/* Whether a file says anything by it: no empty text, no empty set. */
gboolean zz_value_is_written (const ZzValue *value);
/* Whether a file says the same by both: equal, or neither is written. */
gboolean zz_value_same (const ZzValue *a,
                        const ZzValue *b);

gboolean zz_value_list_contains (const ZzValue *value,
                                 const char *string);

/* Decimal text without exponent, sign allowed: "1200", "-3.50". */
gboolean zz_money_is_valid (const char *text);

/* Whether two decimal texts are the same amount: "1200" and "1200.00". */
gboolean zz_money_equal (const char *a,
                         const char *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzValue, zz_value_clear)

G_END_DECLS
