/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap and action list. */
#include "report/parts.h"

ZzDocument *
zz_gap_report (const ZzReportFacts *facts,
               const ZzReportOptions *options,
               const ZzMessages *messages)
{
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Gaps and actions"));
  ZzBlock *section;

  document->landscape = TRUE;
  zz_part_add_letterhead (&maker, document->body, M_ ("Gaps and actions"));
  zz_part_add_head (&maker, document->body);
  zz_part_add_notices (&maker, document->body);
  zz_part_add_verdict (&maker, document->body);
  if (facts->findings->available)
    {
      section = zz_part_add_section (&maker, document->body, "gaps", M_ ("Gaps"));
      zz_part_add_gaps (&maker, section, TRUE);
      zz_part_add_renewals (&maker, section);
      zz_part_add_open_findings (&maker, section);
      if (zz_part_is_internal (&maker))
        zz_part_add_actions (&maker, section);
    }
  zz_part_add_signatures (&maker, document->body);
  return document;
}
