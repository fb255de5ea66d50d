/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files and folders that every computer takes.
 *
 * Windows keeps some names to itself (CON, aux.txt, COM1), drops a full stop or blank
 * at the end of a name, and allows none of / \ : * ? " < > |; characters that turn the
 * direction of reading make a name read otherwise than it is. Source: Microsoft,
 * "Naming Files, Paths, and Namespaces".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A control character, or one that makes a name read otherwise than it is. */
gboolean zz_portable_name_is_deceptive (gunichar c);

/* Whether Windows keeps @name, UTF-8, to itself, with or without an ending. */
gboolean zz_portable_name_is_reserved (const char *name);

/* A name made of @text: what is not allowed becomes "_", characters are composed, and it
 * ends before @most bytes are full, between characters. "_" where nothing is left. A
 * name that was made is made of itself. Owned by the caller. */
char *zz_portable_name_make (const char *text,
                             gsize most);

G_END_DECLS
