/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files about tables in the flow share. */
#pragma once

#include "report/flow.h"

/* Between @n columns that share @width; less where they are many. */
static inline int
zz_flow_get_column_gap (int width,
                        guint n)
{
  return MIN (12 * PANGO_SCALE, width / (int) n / 4);
}
