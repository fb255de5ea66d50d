/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as this program writes it: UTF-8, two-space indent, one value a line,
 * `"name": value`, a newline at the end; the same calls give the same bytes.
 *
 * Values are written one after the other; inside an object each has a name,
 * inside an array NULL is given for it. Empty objects and arrays are `{}`, `[]`.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZzJsonWriter ZzJsonWriter;

ZzJsonWriter *zz_json_writer_new (void);
void zz_json_writer_free (ZzJsonWriter *writer);

void zz_json_writer_begin_object (ZzJsonWriter *writer,
                                  const char *name);
void zz_json_writer_end_object (ZzJsonWriter *writer);
void zz_json_writer_begin_array (ZzJsonWriter *writer,
                                 const char *name);
void zz_json_writer_end_array (ZzJsonWriter *writer);

/* A NULL text is written as null. */
void zz_json_writer_string (ZzJsonWriter *writer,
                            const char *name,
                            const char *text);
void zz_json_writer_integer (ZzJsonWriter *writer,
                             const char *name,
                             gint64 integer);
void zz_json_writer_boolean (ZzJsonWriter *writer,
                             const char *name,
                             gboolean boolean);
void zz_json_writer_null (ZzJsonWriter *writer,
                          const char *name);
/* JSON text as it came, letter for letter. */
void zz_json_writer_raw (ZzJsonWriter *writer,
                         const char *name,
                         const char *json);

/* Ends the text and gives it; the writer is empty afterwards. */
GBytes *zz_json_writer_finish (ZzJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzJsonWriter, zz_json_writer_free)

G_END_DECLS
