/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scratch folder with a small project in it, and what is seen there afterwards. */
#pragma once

#include "handover/pack.h"
#include "handover/unpack.h"
#include "maker.h"
#include "store/project-file.h"

G_BEGIN_DECLS

#define PLACE_LARGE 600000

/**
 * Place: a scratch folder
 * @folder: its path
 * @project: the path of "t.zizhi.json" in it: three items with files, one of them
 *   confidential, one PLACE_LARGE bytes long, one taken out of use
 */
typedef struct
{
  ZzCatalogueStore *catalogues;
  char *folder;
  char *project;
} Place;

void place_set_up (Place *place,
                   gconstpointer data);
void place_tear_down (Place *place,
                      gconstpointer data);

/* Owned by the caller. */
char *place_path (const Place *place,
                  const char *name);
GFile *place_file (const Place *place,
                   const char *name);
/* The evidence file that ends in @name. */
char *place_find_evidence (const Place *place,
                           const char *name);

ZzProjectFile *place_load (const Place *place);

/* The project packed to "t.zizhi.zip" as it is. */
void place_pack (const Place *place);

/* Packs to @name; FALSE with the error set. */
gboolean place_try_pack (const Place *place,
                         const ZzPackOptions *options,
                         const char *name,
                         GError **error);
ZzPackage *place_open_package (const Place *place,
                               const char *name);
/* Unpacks the package @name to the folder @target_name. */
void place_unpack (const Place *place,
                   const char *name,
                   const char *target_name);

/* Every path below the folder @name ("" for all), with its kind, mode and content's
 * sum: two of the same text are two folders with the same in them. */
char *place_list (const Place *place,
                  const char *name);

/* A package of the project as a maker would make it: honest, but to be changed. */
Maker *place_make (const Place *place);

/* Writes the maker's ZIP file to "stranger.zip". */
void place_put (const Place *place,
                GBytes *bytes);

G_END_DECLS
