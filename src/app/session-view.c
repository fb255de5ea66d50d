/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the project is looked at: for which day, at which level. */
#include "app/session-private.h"

#include "app/adviser.h"
#include "app/forecaster.h"
#include "app/sharing.h"

/* In seconds. */
#define CLOCK_INTERVAL 60

ZzDay
zz_session_get_day (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_DAY_TODAY);

  return self->day;
}

static ZzDate
ask_desktop (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return zz_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static gboolean
clock_cb (gpointer user_data)
{
  zz_session_look_at_clock (user_data);
  return G_SOURCE_CONTINUE;
}

/* A timer that waited for midnight would be late by all the time the machine
 * slept, and would not know of a clock that was set. */
void
zz_session_start_clock (ZzSession *self)
{
  self->clock = ask_desktop;
  self->today = ask_desktop ();
  self->clock_id = g_timeout_add_seconds (CLOCK_INTERVAL, clock_cb, self);
}

void
zz_session_look_at_clock (ZzSession *self)
{
  ZzDate today;

  g_return_if_fail (ZZ_IS_SESSION (self));

  today = self->clock ();
  if (today == self->today)
    return;
  self->today = today;
  zz_session_queue_judge (self);
}

void
zz_session_set_clock (ZzSession *self,
                      ZzClock clock)
{
  g_return_if_fail (ZZ_IS_SESSION (self) && clock != NULL);

  self->clock = clock;
  zz_session_look_at_clock (self);
}

ZzDate
zz_session_get_today (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), ZZ_DATE_NONE);

  return self->today;
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

ZzFindings *
zz_session_evaluate (ZzSession *self,
                     guint level,
                     ZzDate at)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  return zz_evaluate (zz_session_get_project (self), self->proof, level, at);
}

const GArray *
zz_session_get_problems (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  if (self->problems == NULL)
    self->problems = zz_lint (zz_session_get_project (self), zz_session_get_at (self), zz_session_get_today (self));
  return self->problems;
}

ZzForecaster *
zz_session_get_forecaster (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  if (self->forecaster == NULL)
    self->forecaster = zz_forecaster_new (self);
  return self->forecaster;
}

ZzAdviser *
zz_session_get_adviser (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  if (self->adviser == NULL)
    self->adviser = zz_adviser_new (self);
  return self->adviser;
}

ZzSharing *
zz_session_get_sharing (ZzSession *self)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);

  if (self->sharing == NULL)
    self->sharing = zz_sharing_new (self);
  return self->sharing;
}
