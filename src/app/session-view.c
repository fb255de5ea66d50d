/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the project is looked at: for which day, at which level. */
#include "app/session-private.h"

ZzDay
zz_session_get_day (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_DAY_TODAY);

  return self->day;
}

ZzDate
zz_session_get_today (ZzSession *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return zz_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

ZzDate
zz_session_get_at (ZzSession *self)
{
  ZzDate planned;

  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_DATE_NONE);

  if (self->day == ZZ_DAY_GIVEN)
    return self->given;
  planned = zz_project_get_planned_date (zz_session_get_project (self));
  if (self->day == ZZ_DAY_PLANNED && planned != ZZ_DATE_NONE)
    return planned;
  return zz_session_get_today (self);
}

void
zz_session_set_day (ZzSession *self,
                    ZzDay day,
                    ZzDate given)
{
  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (day != ZZ_DAY_GIVEN || given != ZZ_DATE_NONE);

  if (self->day == day && (day != ZZ_DAY_GIVEN || self->given == given))
    return;
  self->day = day;
  self->given = given;
  zz_session_queue_judge (self);
}

guint
zz_session_get_level (ZzSession *self)
{
  int level;

  g_return_val_if_fail (ZZ_IS_SESSION (self), 0);

  level = self->level >= 0 ? self->level : zz_project_get_level (zz_session_get_project (self));
  return level >= 0 ? (guint) level : 0;
}

void
zz_session_set_level (ZzSession *self,
                      guint level)
{
  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (level < zz_session_get_catalogue (self)->levels->len);

  if (zz_session_get_level (self) == level)
    return;
  self->level = zz_project_get_level (zz_session_get_project (self)) == (int) level ? -1 : (int) level;
  zz_session_queue_judge (self);
}
