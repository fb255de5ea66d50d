/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that comes from anyone, made fit to be set: what cannot be shown is replaced
 * and never dropped, so that nobody takes a damaged text for a whole one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends to @out what ends the directions of writing that its text from byte @from on
 * begins and does not end: nobody's name turns around what we say after it. Of any other
 * text nothing. */
void zz_close_directions (GString *out,
                          gsize from);

/* Valid UTF-8 whose only control character is the line feed. A tab is a space, CR LF
 * and CR are a line feed; bytes that are no UTF-8, other control characters and
 * noncharacters are U+FFFD; directions of writing are ended. Owned by the caller. */
char *zz_clean_text (const char *text);

/* The same, appended to @out; a line feed is a space too where @one_line. */
void zz_clean_text_append (GString *out,
                           const char *text,
                           gboolean one_line);

G_END_DECLS
