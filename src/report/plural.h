/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plural rules: the C expression of a gettext catalogue's Plural-Forms header. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets @result to the value of @expression for @n. FALSE where the expression
 * is no plural rule (unknown word, missing operand, too deep, division by 0). */
gboolean zz_plural_evaluate (const char *expression,
                             guint64 n,
                             guint64 *result);

G_END_DECLS
