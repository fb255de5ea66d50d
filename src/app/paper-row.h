/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person and one certificate as an item of a list: what its cells say. */
#pragma once

#include "app/session.h"
#include "eval/papers.h"

G_BEGIN_DECLS

#define ZZ_TYPE_PAPER_ROW (zz_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzPaperRow, zz_paper_row, ZZ, PAPER_ROW, GObject)

/* @papers: the whole result, kept as long as the row. */
ZzPaperRow *zz_paper_row_new (ZzSession *session,
                              GPtrArray *papers,
                              guint number);

/* Of the record that the row leads to; borrowed. */
const char *zz_paper_row_get_id (ZzPaperRow *self);
guint zz_paper_row_get_n_mismatches (ZzPaperRow *self);

/* All owned by the caller; "" where nothing is recorded. */
char *zz_paper_row_dup_person (ZzPaperRow *self);
char *zz_paper_row_dup_certificate (ZzPaperRow *self);
/* Dates in digits. */
char *zz_paper_row_dup_field (ZzPaperRow *self,
                              const char *reg,
                              const char *field);
/* One line for each mismatch; that all matches where there is none. */
char *zz_paper_row_dup_mismatches (ZzPaperRow *self);

G_END_DECLS
