/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled gettext catalogue (.mo), read from memory.
 *
 * Every offset is checked once, when it is opened; a file that is cut short,
 * unsorted, of another format or with a plural rule that makes no sense is
 * refused as a whole. Either byte order is read. Immutable afterwards.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZzMo ZzMo;

/* Keeps a reference to @bytes. */
ZzMo *zz_mo_new (GBytes *bytes,
                 GError **error);
void zz_mo_free (ZzMo *mo);

/* The translation, borrowed from @mo, or NULL where it has none. */
const char *zz_mo_lookup (const ZzMo *mo,
                          const char *message);
/* The same in the plural form for @n; @one and @many as in ngettext(). */
const char *zz_mo_lookup_plural (const ZzMo *mo,
                                 const char *one,
                                 const char *many,
                                 guint64 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMo, zz_mo_free)

G_END_DECLS
