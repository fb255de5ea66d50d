/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package that was opened: what looking into it and unpacking it share. */
#pragma once

#include "handover/unpack.h"
#include "handover/zip-reader.h"

G_BEGIN_DECLS

struct _ZzPackage
{
  ZzZipReader *zip;
  char *shown;
  GHashTable *sums;
  ZzPackageContents contents;
};

G_END_DECLS
