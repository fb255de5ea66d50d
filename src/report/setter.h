/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A setter: the fonts of a document, for a surface whose unit is the point.
 *
 * One thread at a time may use a setter and what is set with it; it can be another one
 * than made them. What outlives the setter keeps its fonts.
 */
#pragma once

#include "core/text.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _ZzSetter ZzSetter;

/* @language: of what says nothing else. */
ZzSetter *zz_setter_new (ZzLanguage language);
void zz_setter_free (ZzSetter *setter);

/* Borrowed. */
PangoContext *zz_setter_get_context (const ZzSetter *setter);
PangoLanguage *zz_setter_get_language (const ZzSetter *setter,
                                       ZzLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzSetter, zz_setter_free)

G_END_DECLS
