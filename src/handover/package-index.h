/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index.html of a package: what is in it, for people without this program. */
#pragma once

#include "core/project.h"
#include "core/proof.h"
#include "report/document.h"
#include "report/messages.h"

G_BEGIN_DECLS

/**
 * ZzPackageIndex: what the index tells
 * @project: as it is in the package
 * @name: of the project's files, without ending
 * @proof: which of its files are there; %NULL: all
 * @left_out: how many confidential items are not in it
 * @redacted: names and numbers were replaced, and no evidence file is in it
 */
typedef struct
{
  ZzProject *project;
  const char *name;
  const ZzProofStates *proof;
  guint left_out;
  gboolean redacted;
} ZzPackageIndex;

ZzDocument *zz_package_index_build (const ZzPackageIndex *index,
                                    const ZzMessages *messages);

/* Two cells of an index, a heading (a message) and what it says. */
void zz_index_add_fact (ZzBlock *table,
                        const ZzMessages *messages,
                        const char *label,
                        const char *text);
/* Says that @n confidential items are not there, where it is so. */
void zz_index_add_left_out (ZzBlock *body,
                            const ZzMessages *messages,
                            guint n);
/* The title of an item in a cell, with its SHA-256 in small print. @path: the file it leads
 * to, relative; %NULL: to none. @missing: there is no file. */
void zz_index_add_title (ZzBlock *row,
                         const ZzMessages *messages,
                         const ZzRecord *item,
                         const char *path,
                         gboolean missing);
/* A day of an item of evidence, in a cell. */
void zz_index_add_day (ZzBlock *row,
                       const ZzMessages *messages,
                       ZzProject *project,
                       const ZzRecord *item,
                       guint number);
/* Organisation, edition, service and level, planned day. */
void zz_index_add_project (ZzBlock *parent,
                           const ZzMessages *messages,
                           ZzProject *project);

G_END_DECLS
