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

/* @text as it is compared: case, full width and compatibility forms make no
 * difference. Owned by the caller; "" for what is not UTF-8. */
char *zz_text_fold (const char *text);

/* The same for a name, such as a title of a column or a choice: blanks, hyphens,
 * underscores, colons and stars make no difference either. */
char *zz_text_fold_name (const char *text);

/* Of a folded name with a part in brackets, "a(b)": "a", and @inside "b". NULL where
 * there are no brackets at the end. Both owned by the caller. */
char *zz_text_split_brackets (const char *folded,
                              char **inside);

/* Frees the strings, not the struct, and leaves it empty. */
void zz_text_clear (ZzText *text);

G_END_DECLS
