/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence index as a report of its own. */
#include "report/parts.h"

ZzDocument *
zz_evidence_report (const ZzReportFacts *facts,
                    const ZzReportOptions *options,
                    const ZzMessages *messages)
{
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Evidence index"));

  document->landscape = TRUE;
  zz_part_add_letterhead (&maker, document->body, M_ ("Evidence index"));
  zz_part_add_head (&maker, document->body);
  zz_part_add_notices (&maker, document->body);
  zz_part_add_evidence_index (&maker, document->body);
  zz_part_add_signatures (&maker, document->body);
  return document;
}
