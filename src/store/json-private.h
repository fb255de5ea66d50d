/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of this folder share about JSON errors. */
#pragma once

#include "store/json.h"

G_BEGIN_DECLS

/* As zz_json_set_error(), with the clause a fault belongs to named before the
 * path. @about may be NULL. */
void zz_json_set_error_about (const ZzJson *json,
                              const ZzJsonNode *node,
                              GError **error,
                              int code,
                              const char *about,
                              const char *message);

/* What a kind is called in a message: "a text", "a list". */
const char *zz_json_kind_get_words (ZzJsonKind kind);

G_END_DECLS
