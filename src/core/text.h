/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bilingual text: one sentence in every language the catalogues are written in.
 *
 * Catalogue texts come in English and Chinese at once, so that a report in
 * either language (or both) can be made from any session.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ZZ_LANGUAGE_EN,
  ZZ_LANGUAGE_ZH_CN,
} ZzLanguage;

#define ZZ_N_LANGUAGES 2

/**
 * ZzText:
 * @in: the text by language, owned; %NULL where it was not given
 */
typedef struct
{
  char *in[ZZ_N_LANGUAGES];
} ZzText;

/* The identifier used in files and on the command line: "en", "zh_CN". */
const char *zz_language_get_id (ZzLanguage language);

/* Reads "en", "zh_CN", also a locale name such as "zh_CN.UTF-8" or "zh_TW";
 * returns FALSE and leaves @language alone for any other. */
gboolean zz_language_from_id (const char *id,
                              ZzLanguage *language);

/* The text in @language, else in the other one, else "". Never NULL. */
const char *zz_text_get (const ZzText *text,
                         ZzLanguage language);

/* Frees the strings, not the struct, and leaves it empty. */
void zz_text_clear (ZzText *text);

G_END_DECLS
