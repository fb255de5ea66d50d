/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writers there are, as a table: each turns a document into the bytes of one
 * kind of file. Same document, same bytes. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

typedef GBytes *(*ZzWriterFunc) (const ZzDocument *document,
                                 GError **error);

/**
 * ZzWriter:
 * @suffix: with its dot
 * @title: of the kind of file, in English, to be translated
 * @tables: for a spreadsheet: wants a report of tables (ZzReport)
 * @pages: for paper, where the wide tables of such a report cannot be read
 */
typedef struct
{
  const char *suffix;
  const char *media_type;
  const char *title;
  gboolean tables;
  gboolean pages;
  ZzWriterFunc write;
} ZzWriter;

/* The one at @number; NULL past the last. */
const ZzWriter *zz_writers_get (guint number);

/* By the end of a file's name, upper or lower case; NULL where nothing writes it. */
const ZzWriter *zz_writers_find (const char *name);

/* ".html, .pdf": for a sentence that says what there is. Owned by the caller. */
char *zz_writers_list_suffixes (void);

G_END_DECLS
