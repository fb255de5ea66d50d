/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project file while it is read: what its head and its body share. */
#pragma once

#include "store/json.h"
#include "store/project-codec.h"

G_BEGIN_DECLS

/**
 * ZzLoading:
 * @newer: a newer format: values this one does not take are kept as they came
 * @figure: what the override being read replaces
 */
typedef struct
{
  const ZzJson *json;
  const ZzCatalogue *catalogue;
  ZzProject *project;
  gboolean newer;
  const ZzFigure *figure;
  GError **error;
} ZzLoading;

/* Notes a fault at @node; always FALSE. */
gboolean zz_loading_fail (ZzLoading *loading,
                          const ZzJsonNode *node,
                          const char *message);
gboolean zz_loading_kind (ZzLoading *loading,
                          const ZzJsonNode *node,
                          ZzJsonKind kind);

/* A text that must be there and not be empty, or NULL with the error set. */
const char *zz_loading_text (ZzLoading *loading,
                             const ZzJsonNode *object,
                             const char *name);

/* @newer: may be NULL, then a newer format is an error. */
gboolean zz_loading_format (ZzLoading *loading,
                            const ZzJsonNode *root,
                            gboolean *newer);

/* The catalogue the project names, a new reference. */
ZzCatalogue *zz_loading_catalogue (ZzLoading *loading,
                                   const ZzJsonNode *root,
                                   ZzCatalogueStore *catalogues);

G_END_DECLS
