/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a ZIP file, by PKWARE's APPNOTE: what its writer and its reader
 * share. Numbers are little-endian; places are counted from the signature. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define ZZ_ZIP_LOCAL 0x04034b50u
#define ZZ_ZIP_CENTRAL 0x02014b50u
#define ZZ_ZIP_END 0x06054b50u
#define ZZ_ZIP_END64 0x06064b50u
#define ZZ_ZIP_LOCATOR64 0x07064b50u

#define ZZ_ZIP_LOCAL_SIZE 30
#define ZZ_ZIP_CENTRAL_SIZE 46
#define ZZ_ZIP_END_SIZE 22
#define ZZ_ZIP_END64_SIZE 56
#define ZZ_ZIP_LOCATOR64_SIZE 20

/* Flags: sizes stand behind the bytes; the name is UTF-8; what deflate was asked
 * for, which means nothing to a reader. */
#define ZZ_ZIP_SIZES_BEHIND 0x0008u
#define ZZ_ZIP_UTF8 0x0800u
#define ZZ_ZIP_LEVELS 0x0006u

#define ZZ_ZIP_STORED 0
#define ZZ_ZIP_DEFLATED 8

/* What a place of 32 or 16 bits says when the number stands in the 64-bit part. */
#define ZZ_ZIP_SEE64 0xffffffffu
#define ZZ_ZIP_SEE64_COUNT 0xffffu

/* Extra fields: 64-bit numbers; another name in Unicode. */
#define ZZ_ZIP_EXTRA64 0x0001u
#define ZZ_ZIP_EXTRA_NAME 0x7075u

static inline guint
zz_zip_get16 (const guchar *at)
{
  return at[0] | (guint) at[1] << 8;
}

static inline guint32
zz_zip_get32 (const guchar *at)
{
  return zz_zip_get16 (at) | (guint32) zz_zip_get16 (at + 2) << 16;
}

static inline guint64
zz_zip_get64 (const guchar *at)
{
  return zz_zip_get32 (at) | (guint64) zz_zip_get32 (at + 4) << 32;
}

/* Writes the @n low bytes of @number and returns the place behind them. */
static inline guchar *
zz_zip_put (guchar *at,
            guint64 number,
            guint n)
{
  for (guint i = 0; i < n; i++)
    *at++ = (guchar) (number >> 8 * i);
  return at;
}

G_END_DECLS
