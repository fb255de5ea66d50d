/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days a timeline shows. */
#include "app/time-axis.h"

struct _ZzTimeAxis
{
  GObject parent_instance;

  ZzDate from;
  ZzDate until;
  ZzDate marks[ZZ_N_TIME_MARKS];
  GArray *stops;
};

G_DEFINE_FINAL_TYPE (ZzTimeAxis, zz_time_axis, G_TYPE_OBJECT)

enum {
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* So many months lie between two ticks of an axis of so many days at the most. */
static const struct
{
  int days;
  int months;
} steps[] = {
  { 400, 1 },
  { 1200, 3 },
  { G_MAXINT, 6 },
};

static void
zz_time_axis_finalize (GObject *object)
{
  g_array_unref (ZZ_TIME_AXIS (object)->stops);

  G_OBJECT_CLASS (zz_time_axis_parent_class)->finalize (object);
}

static void
zz_time_axis_class_init (ZzTimeAxisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_time_axis_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_TIME_AXIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", ZZ_TYPE_TIME_AXIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
zz_time_axis_init (ZzTimeAxis *self)
{
  self->from = self->until = 1;
  self->stops = g_array_new (FALSE, FALSE, sizeof (ZzDate));
}

ZzTimeAxis *
zz_time_axis_new (void)
{
  return g_object_new (ZZ_TYPE_TIME_AXIS, NULL);
}

void
zz_time_axis_set_range (ZzTimeAxis *self,
                        ZzDate from,
                        ZzDate until)
{
  g_return_if_fail (ZZ_IS_TIME_AXIS (self));
  g_return_if_fail (from != ZZ_DATE_NONE && from <= until);

  self->from = from;
  self->until = until;
  g_signal_emit (self, signals[CHANGED], 0);
}

ZzDate
zz_time_axis_get_from (ZzTimeAxis *self)
{
  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self), ZZ_DATE_NONE);

  return self->from;
}

ZzDate
zz_time_axis_get_until (ZzTimeAxis *self)
{
  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self), ZZ_DATE_NONE);

  return self->until;
}

void
zz_time_axis_set_mark (ZzTimeAxis *self,
                       ZzTimeMark mark,
                       ZzDate day)
{
  g_return_if_fail (ZZ_IS_TIME_AXIS (self));
  g_return_if_fail (mark < ZZ_N_TIME_MARKS);

  if (self->marks[mark] == day)
    return;
  self->marks[mark] = day;
  g_signal_emit (self, signals[CHANGED], 0);
}

ZzDate
zz_time_axis_get_mark (ZzTimeAxis *self,
                       ZzTimeMark mark)
{
  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self) && mark < ZZ_N_TIME_MARKS, ZZ_DATE_NONE);

  return self->marks[mark];
}

void
zz_time_axis_set_stops (ZzTimeAxis *self,
                        const GArray *stops)
{
  g_return_if_fail (ZZ_IS_TIME_AXIS (self));
  g_return_if_fail (stops != NULL);

  g_array_set_size (self->stops, 0);
  g_array_append_vals (self->stops, stops->data, stops->len);
}

void
zz_time_axis_step (ZzTimeAxis *self,
                   int step)
{
  ZzDate chosen, next;

  g_return_if_fail (ZZ_IS_TIME_AXIS (self));
  g_return_if_fail (step == 1 || step == -1);

  chosen = self->marks[ZZ_MARK_CHOSEN];
  next = step > 0 ? self->until : self->from;
  for (guint i = 0; i < self->stops->len; i++)
    {
      const ZzDate stop = g_array_index (self->stops, ZzDate, i);

      if (step > 0 && stop > chosen)
        next = MIN (next, stop);
      else if (step < 0 && stop < chosen)
        next = MAX (next, stop);
    }
  zz_time_axis_set_mark (self, ZZ_MARK_CHOSEN, next);
}

void
zz_time_axis_activate (ZzTimeAxis *self)
{
  g_return_if_fail (ZZ_IS_TIME_AXIS (self));

  if (self->marks[ZZ_MARK_CHOSEN] != ZZ_DATE_NONE)
    g_signal_emit (self, signals[ACTIVATED], 0, self->marks[ZZ_MARK_CHOSEN]);
}

int
zz_time_axis_get_x (ZzTimeAxis *self,
                    ZzDate day,
                    int width)
{
  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self), 0);

  day = CLAMP (day, self->from, self->until + 1);
  return (int) ((gint64) (day - self->from) * width / (self->until - self->from + 1));
}

ZzDate
zz_time_axis_get_day_at (ZzTimeAxis *self,
                         int x,
                         int width)
{
  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self) && width > 0, ZZ_DATE_NONE);

  x = CLAMP (x, 0, width - 1);
  return self->from + (ZzDate) ((gint64) x * (self->until - self->from + 1) / width);
}

ZzDate
zz_time_axis_get_next_tick (ZzTimeAxis *self,
                            ZzDate day)
{
  int year, month, month_day;
  ZzDate tick;
  guint i = 0;

  g_return_val_if_fail (ZZ_IS_TIME_AXIS (self), ZZ_DATE_NONE);

  while (self->until - self->from > steps[i].days)
    i++;
  zz_date_get_parts (day, &year, &month, &month_day);
  month -= (month - 1) % steps[i].months;
  tick = zz_date_add (zz_date_new (year, month, 1), (ZzPeriod) { .months = steps[i].months });
  return tick <= self->until ? tick : ZZ_DATE_NONE;
}
