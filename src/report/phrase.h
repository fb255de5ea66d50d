/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases: sentences put together from a translated pattern and its parts.
 *
 * A pattern names its parts in braces, so that every language orders them as it
 * likes and no translation can break the program:
 *
 *   zz_phrase (messages, M_("{name} ({why})"), "name", name, "why", why, NULL);
 *
 * All results are owned by the caller.
 */
#pragma once

#include "report/messages.h"

G_BEGIN_DECLS

/* How many names a sentence lists before it says "and N more". */
#define ZZ_MAX_NAMES 8

/* Pairs of a part's name and its text, ended by NULL. */
char *zz_phrase (const ZzMessages *messages,
                 const char *message,
                 ...) G_GNUC_NULL_TERMINATED;

/* The form for @n, which stands in the pattern as {n}. */
char *zz_phrase_plural (const ZzMessages *messages,
                        const char *one,
                        const char *many,
                        guint64 n,
                        ...) G_GNUC_NULL_TERMINATED;

typedef enum {
  ZZ_JOIN_LIST,      /* "a, b, c"; "a、b、c" */
  ZZ_JOIN_AND,       /* "a, b and c"; "a、b和c" */
  ZZ_JOIN_OR,        /* "a, b or c"; "a、b或c" */
  ZZ_JOIN_LOOSE,     /* "a; b; c"; "a；b；c" */
  ZZ_JOIN_CLAUSES,   /* "a, b, c"; "a，b，c" */
  ZZ_JOIN_SENTENCES, /* "A. B."; "A。B。": each ends by itself */
  ZZ_JOIN_PERIOD,    /* "2 years and 6 months"; "2年6个月" */
} ZzJoin;

char *zz_phrase_join (const ZzMessages *messages,
                      ZzJoin join,
                      const GPtrArray *parts);

/* A title for the middle of a sentence: "Left" → "left", "IT staff" stays. */
char *zz_phrase_inside (const ZzMessages *messages,
                        const char *title);
/* A phrase for the beginning of a sentence: "left" → "Left". */
char *zz_phrase_capital (const ZzMessages *messages,
                         const char *phrase);

G_END_DECLS
