/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the session: where the window's words come from. */
#pragma once

#include "core/text.h"

G_BEGIN_DECLS

/* Sets the locale, the preferred language and the text domain ($ZIZHI_LOCALE_DIR,
 * else the installed one). To be called once, before the first widget. */
void zz_i18n_init (void);

/* The language people read: the one the window's own strings come out in. */
ZzLanguage zz_i18n_get_language (void);

G_END_DECLS
