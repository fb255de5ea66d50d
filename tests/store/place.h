/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place for evidence: a scratch folder with files to attach, and the evidence folder
 * of a project, which is not there to begin with. */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* sha256 of "abc". */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  ZzCatalogueStore *store;
  ZzCatalogue *catalogue;
  char *folder;
  char *evidence;
  GFile *evidence_folder;
  GDateTime *now;
} Place;

void place_set_up (Place *place,
                   gconstpointer data);
void place_tear_down (Place *place,
                      gconstpointer data);

/* A new file beside the evidence folder. */
GFile *place_make_source (Place *place,
                          const char *name,
                          const char *content);

G_END_DECLS
