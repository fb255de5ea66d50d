/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitutes: what stands for a name or number in a redacted project.
 *
 * First everything that fields hold is noted (zz_substitutes_note()), then texts are
 * replaced. Numbers are given in the order of noting, so the same calls give the same
 * substitutes. */
#pragma once

#include "core/schema.h"
#include "core/text.h"

G_BEGIN_DECLS

typedef struct _ZzSubstitutes ZzSubstitutes;

ZzSubstitutes *zz_substitutes_new (ZzLanguage language);
void zz_substitutes_free (ZzSubstitutes *self);

/* @text: what a field of the kind @personal holds; of people, each by himself. */
void zz_substitutes_note (ZzSubstitutes *self,
                          ZzPersonal personal,
                          const char *text);

/* What stands for the whole of @text; owned by the caller. */
char *zz_substitutes_replace (ZzSubstitutes *self,
                              ZzPersonal personal,
                              const char *text);

/* The text with all that is known, and all that looks like a number of somebody or an
 * amount, replaced in it; owned by the caller. */
char *zz_substitutes_scrub (ZzSubstitutes *self,
                            const char *text);

/* The same, but only what is known: for ids. */
char *zz_substitutes_scrub_known (ZzSubstitutes *self,
                                  const char *text);

/* An amount for an amount: the same for the same. */
char *zz_substitutes_replace_amount (ZzSubstitutes *self,
                                     const char *amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzSubstitutes, zz_substitutes_free)

G_END_DECLS
