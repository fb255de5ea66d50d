/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as this program reads it: strict, bounded, with a place for every value.
 *
 * One iterative pass checks the whole text against RFC 8259 and UTF-8, refuses
 * repeated names, trailing text, nesting deeper than 64 and texts over 64 MiB,
 * and notes where every value stands. Nothing is built but an array of nodes
 * over the bytes, so reading is one look at each byte, an error can name line
 * and column, and what a reader does not understand can be kept letter for
 * letter. A node belongs to its document and is only valid while that lives.
 *
 *   g_autoptr (ZzJson) json = zz_json_parse (bytes, "project.json", &error);
 *   const ZzJsonNode *root = zz_json_get_root (json);
 *   for (const ZzJsonNode *m = zz_json_first (json, root); m; m = zz_json_next (json, m))
 *     if (zz_json_is_named (json, m, "format")) …
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZZ_JSON_MAX_DEPTH 64
#define ZZ_JSON_MAX_BYTES (64u * 1024 * 1024)

typedef struct _ZzJson ZzJson;
typedef struct _ZzJsonNode ZzJsonNode;

typedef enum {
  ZZ_JSON_NULL,
  ZZ_JSON_BOOLEAN,
  ZZ_JSON_INTEGER, /* no fraction, no exponent, within ±(2^53 - 1) */
  ZZ_JSON_NUMBER,  /* any other number; kept as text */
  ZZ_JSON_STRING,
  ZZ_JSON_ARRAY,
  ZZ_JSON_OBJECT,
} ZzJsonKind;

/* @name: what messages call the text: a file's name. */
ZzJson *zz_json_parse (GBytes *bytes,
                       const char *name,
                       GError **error);
void zz_json_free (ZzJson *json);

const ZzJsonNode *zz_json_get_root (const ZzJson *json);

ZzJsonKind zz_json_get_kind (const ZzJsonNode *node);

/* Children in the order of the text; NULL behind the last. */
const ZzJsonNode *zz_json_first (const ZzJson *json,
                                 const ZzJsonNode *parent);
const ZzJsonNode *zz_json_next (const ZzJson *json,
                                const ZzJsonNode *node);
guint zz_json_get_n_children (const ZzJsonNode *node);

/* The member of an object, or NULL; a null member reads as absent. */
const ZzJsonNode *zz_json_get_member (const ZzJson *json,
                                      const ZzJsonNode *object,
                                      const char *name);

/* The member's own name, decoded; owned by the document. NULL in an array. */
const char *zz_json_get_member_name (const ZzJson *json,
                                     const ZzJsonNode *node);

/* Decoded string (never with a NUL inside: such a text is refused when parsed);
 * owned by the document. Only for strings. */
const char *zz_json_get_string (const ZzJson *json,
                                const ZzJsonNode *node);
gint64 zz_json_get_integer (const ZzJson *json,
                            const ZzJsonNode *node);
gboolean zz_json_get_boolean (const ZzJson *json,
                              const ZzJsonNode *node);

/* The value letter for letter as it stands in the text; owned by the caller. */
char *zz_json_dup_raw (const ZzJson *json,
                       const ZzJsonNode *node);

/* "categories[3].clauses[2].rule.where", owned by the caller. */
char *zz_json_dup_path (const ZzJson *json,
                        const ZzJsonNode *node);

/* Line and column, from 1, columns in characters. */
void zz_json_get_position (const ZzJson *json,
                           const ZzJsonNode *node,
                           guint *line,
                           guint *column);

/* Sets a ZZ_ERROR "NAME:LINE:COLUMN: PATH: message" about @node. */
void zz_json_set_error (const ZzJson *json,
                        const ZzJsonNode *node,
                        GError **error,
                        int code,
                        const char *format,
                        ...) G_GNUC_PRINTF (5, 6);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzJson, zz_json_free)

G_END_DECLS
