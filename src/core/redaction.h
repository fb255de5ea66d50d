/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redaction: a project made into one that can be shown to people who must not know
 * whom it is about.
 *
 * What is personal is said by the fields (ZzPersonal in schema.h): the catalogue marks
 * its own, builtin.c the program's. Names of people and organisations, addresses,
 * numbers and names of things are replaced by a word and a number, the same one by
 * the same substitute in every field and free text: "张三" is "人员3" everywhere.
 * Amounts are replaced by amounts (the same by the same, the sign and nothing kept);
 * no rule compares amounts. In free texts everything that was found in the other fields
 * is replaced where it occurs, an organisation also without "有限公司", and besides
 * whatever looks like a telephone or identity number (seven digits in a row that are
 * no day), an e-mail address, or an amount with its unit.
 *
 * Evidence is called by its kind and a number, its file too; SHA-256 and size are left
 * out, for who has the file could find it by them. Sign-offs are left out: they are
 * about the very project that was signed. So are members that were not understood, and
 * facts kept aside from another edition. Ids are kept unless a name stands in one, so
 * that remarks can be brought home; the project's own id is another one, so that a
 * redacted project is never merged into the true one.
 *
 * Dates, choices, ranks, numbers and references stay: with the same proof states every
 * verdict and every figure is the same as before (a test compares them).
 *
 * No program knows what a sentence gives away in other words. Have a person read the
 * free texts before a redacted project leaves the house.
 */
#pragma once

#include "core/project.h"
#include "core/proof.h"
#include "core/text.h"

G_BEGIN_DECLS

/* @language: of the substitutes. The same project gives the same result. Another
 * project, to be written, reported on or packed like any. */
ZzProject *zz_project_redact (ZzProject *project,
                              ZzLanguage language);

/* What the disk says of the evidence of @project, for @redacted, which was made of it;
 * owned by the caller. */
ZzProofStates *zz_project_redact_proof (ZzProject *project,
                                        ZzProject *redacted,
                                        const ZzProofStates *proof);

/* Whether the project was made by this; it says so in its file. */
gboolean zz_project_is_redacted (ZzProject *project);

G_END_DECLS
