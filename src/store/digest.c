/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 by libcrypto. */
#include "store/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

struct _ZzDigest
{
  EVP_MD_CTX *context;
};

ZzDigest *
zz_digest_new (void)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  ZzDigest *self;

  if (context == NULL || EVP_DigestInit_ex (context, EVP_sha256 (), NULL) != 1)
    {
      EVP_MD_CTX_free (context);
      return NULL;
    }
  self = g_new (ZzDigest, 1);
  self->context = context;
  return self;
}

void
zz_digest_free (ZzDigest *self)
{
  EVP_MD_CTX_free (self->context);
  g_free (self);
}

gboolean
zz_digest_add (ZzDigest *self,
               const guchar *bytes,
               gsize n)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return EVP_DigestUpdate (self->context, bytes, n) == 1;
}

gboolean
zz_digest_end (ZzDigest *self,
               char *hex)
{
  /* Thousands of small files are verified: printf would take a tenth of the time. */
  static const char digits[] = "0123456789abcdef";
  guchar sum[EVP_MAX_MD_SIZE];
  guint length = 0;

  g_return_val_if_fail (self != NULL && hex != NULL, FALSE);

  if (EVP_DigestFinal_ex (self->context, sum, &length) != 1 || length != 32
      || EVP_DigestInit_ex (self->context, NULL, NULL) != 1)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      hex[2 * i] = digits[sum[i] >> 4];
      hex[2 * i + 1] = digits[sum[i] & 0xf];
    }
  hex[2 * length] = '\0';
  return TRUE;
}

gboolean
zz_digest_read (ZzDigest *self,
                int in,
                guchar *block,
                ZzDigestFunc func,
                gpointer user_data,
                char *hex)
{
  g_return_val_if_fail (self != NULL && in >= 0 && block != NULL && func != NULL && hex != NULL, FALSE);

  (void) posix_fadvise (in, 0, 0, POSIX_FADV_SEQUENTIAL);
  for (;;)
    {
      gssize n = read (in, block, ZZ_DIGEST_BLOCK);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      errno = EIO;
      if (!zz_digest_add (self, block, (gsize) n))
        return FALSE;
      if (!func ((gsize) n, user_data))
        {
          errno = ECANCELED;
          return FALSE;
        }
    }
  errno = EIO;
  return zz_digest_end (self, hex);
}
