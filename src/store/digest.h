/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 of what is read or copied, as 64 small hex digits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much is read at once where a whole file is hashed. */
#define ZZ_DIGEST_BLOCK 32768

typedef struct _ZzDigest ZzDigest;

/* NULL where libcrypto has no SHA-256 to give. */
ZzDigest *zz_digest_new (void);
void zz_digest_free (ZzDigest *self);

gboolean zz_digest_add (ZzDigest *self,
                        const guchar *bytes,
                        gsize n);
/* @hex: 65 bytes. Ends the digest; the next zz_digest_add() begins another one. */
gboolean zz_digest_end (ZzDigest *self,
                        char *hex);

/* Told of every block that was read; FALSE stops the reading. */
typedef gboolean (*ZzDigestFunc) (gsize n,
                                  gpointer user_data);

/* Hashes the open file @in from where it stands to its end. @block: room for
 * ZZ_DIGEST_BLOCK bytes. FALSE with errno set; ECANCELED where @func stopped it. */
gboolean zz_digest_read (ZzDigest *self,
                         int in,
                         guchar *block,
                         ZzDigestFunc func,
                         gpointer user_data,
                         char *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDigest, zz_digest_free)

G_END_DECLS
