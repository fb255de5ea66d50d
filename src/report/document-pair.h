/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bilingual document out of two: the same facts in two languages.
 *
 *   ZzDocument *chinese = build (facts, zh), *english = build (facts, en);
 *   document = zz_document_pair (chinese, english);
 *
 * A builder makes the same tree in every language, but for the words. Block by
 * block the second language goes under the first. A run that reads the same in
 * both, an id, a number, what somebody wrote, is said once; so what people wrote
 * belongs into a block of its own, not into a sentence.
 */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* Whether the trees differ in nothing but their words. @where: set to a path of
 * block numbers ("2/0/5") where they do not; owned by the caller; may be NULL. */
gboolean zz_documents_match (const ZzDocument *first,
                             const ZzDocument *second,
                             char **where);

/* Takes over both. That they match is for the builders to see to: where they do not, that
 * is a critical message, and the second stands whole behind the first. */
ZzDocument *zz_document_pair (ZzDocument *first,
                              ZzDocument *second);

G_END_DECLS
