/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal windows. */
#include "eval/years.h"

/* The newest year whose report is due: 31 December + grace has come. */
static int
newest_due (ZzPeriod grace,
            ZzDate day)
{
  int year = zz_date_get_year (day);

  while (year > 0 && zz_date_add (zz_date_new (year, 12, 31), grace) > day)
    year--;
  return year;
}

/* Moves *@sure to the newest ended year with a report that is out, *@possible to
 * the newest that may have one: its report says no day of issue. */
static void
look_for_later_reports (ZzProject *project,
                        const ZzWindow *window,
                        ZzDate day,
                        int *sure,
                        int *possible)
{
  const GPtrArray *reports = zz_project_get_records (project, window->over);

  for (guint i = 0; i < reports->len; i++)
    {
      const ZzValue *year = zz_record_get (reports->pdata[i], window->year->number);
      const ZzValue *issued = zz_record_get (reports->pdata[i], window->issued->number);

      if (year->kind != ZZ_VALUE_INTEGER || year->integer < 1 || year->integer > 9999
          || zz_date_new ((int) year->integer, 12, 31) > day)
        continue;
      if (issued->kind == ZZ_VALUE_DATE && issued->date <= day)
        *sure = MAX (*sure, (int) year->integer);
      else if (!zz_value_is_known (issued))
        *possible = MAX (*possible, (int) year->integer);
    }
  *possible = MAX (*possible, *sure);
}

ZzYears *
zz_years_new (ZzProject *project,
              const ZzWindow *window,
              guint count,
              ZzPeriod grace,
              ZzDate day)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  const ZzRecord *organisation = zz_project_get_single (project, catalogue->organisation);
  const ZzDate founded = zz_record_get_date (organisation, window->founded->number);
  ZzYears *self = g_new0 (ZzYears, 1);
  int sure = newest_due (grace, day), possible = 0, first, n = (int) MIN (count, 9999);

  self->founded_known = founded != ZZ_DATE_NONE;
  self->years = g_array_new (FALSE, FALSE, sizeof (ZzYear));
  look_for_later_reports (project, window, day, &sure, &possible);
  first = MAX (sure - n + 1, 1);
  if (self->founded_known)
    first = MAX (first, zz_date_get_year (founded));
  for (int year = first; year <= possible; year++)
    {
      /* The two windows end at @sure and at @possible and are equally long. */
      ZzYear entry = { year, year <= sure && year > possible - n };

      if (year <= sure || year > possible - n)
        g_array_append_val (self->years, entry);
    }
  return self;
}

void
zz_years_free (ZzYears *years)
{
  if (years == NULL)
    return;
  g_array_unref (years->years);
  g_free (years);
}

const ZzYear *
zz_years_find (const ZzYears *years,
               int year)
{
  for (guint i = 0; i < years->years->len; i++)
    {
      const ZzYear *entry = &g_array_index (years->years, ZzYear, i);

      if (entry->year == year)
        return entry;
    }
  return NULL;
}
