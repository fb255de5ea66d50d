/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of a session, made a few days at a time. */
#include "config.h"

#include "app/forecaster.h"

#include "app/session-private.h"

/* So long is worked at a time, before people and the screen have their turn. */
#define SLICE (10 * 1000)

struct _ZzForecaster
{
  GObject parent_instance;

  ZzSession *session;   /* the owner */
  ZzForecast **made;    /* by level; NULL until then */
  gboolean *fresh;      /* by level: what was made still holds */
  ZzForecast *underway; /* NULL: none */
  ZzProofStates *proof; /* what was seen of the files then */
  ZzDate today;
  guint wanted; /* bit n: level n is asked for and not fresh */
  guint generation;
  guint *generations; /* by level */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (ZzForecaster, zz_forecaster, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_levels (ZzForecaster *self)
{
  return zz_session_get_catalogue (self->session)->levels->len;
}

static void
invalidate (ZzForecaster *self)
{
  g_clear_pointer (&self->underway, zz_forecast_free);
  for (guint i = 0; i < get_n_levels (self); i++)
    self->fresh[i] = FALSE;
}

/* What a forecast rests on besides the project. */
static void
look_around (ZzForecaster *self)
{
  const ZzDate today = zz_session_get_today (self->session);

  if (self->today == today && self->proof == self->session->proof)
    return;
  invalidate (self);
  self->today = today;
  g_clear_pointer (&self->proof, zz_proof_states_unref);
  self->proof = self->session->proof != NULL ? zz_proof_states_ref (self->session->proof) : NULL;
}

/* The level looked at comes first. */
static guint
get_next_level (ZzForecaster *self)
{
  const guint level = zz_session_get_level (self->session);

  return (self->wanted >> level & 1) != 0 ? level : (guint) g_bit_nth_lsf (self->wanted, -1);
}

static void
finish (ZzForecaster *self)
{
  const guint level = self->underway->level;

  g_clear_pointer (&self->made[level], zz_forecast_free);
  self->made[level] = g_steal_pointer (&self->underway);
  self->fresh[level] = TRUE;
  self->wanted &= ~(1u << level);
  self->generations[level] = ++self->generation;
}

/* Makes what is asked for until the time is up. TRUE: there is more to do. */
static gboolean
work (ZzForecaster *self)
{
  const gint64 end = g_get_monotonic_time () + SLICE;
  ZzProject *project = zz_session_get_project (self->session);

  while (self->wanted != 0 && g_get_monotonic_time () < end)
    {
      if (self->underway == NULL)
        self->underway = zz_forecast_begin (project, get_next_level (self), self->today,
                                            zz_date_add (self->today, (ZzPeriod) { .months = 12 * ZZ_FORECAST_YEARS }));
      else if (!zz_forecast_judge_next (self->underway, project, self->proof))
        finish (self);
    }
  return self->wanted != 0;
}

static gboolean
work_cb (gpointer user_data)
{
  ZzForecaster *self = user_data;
  const guint generation = self->generation;
  gboolean more;

  look_around (self);
  more = work (self);
  if (!more)
    self->idle_id = 0;
  if (self->generation != generation)
    g_signal_emit (self, signals[CHANGED], 0);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
zz_forecaster_finalize (GObject *object)
{
  ZzForecaster *self = ZZ_FORECASTER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->underway, zz_forecast_free);
  for (guint i = 0; i < get_n_levels (self); i++)
    g_clear_pointer (&self->made[i], zz_forecast_free);
  g_free (self->made);
  g_free (self->fresh);
  g_free (self->generations);
  g_clear_pointer (&self->proof, zz_proof_states_unref);

  G_OBJECT_CLASS (zz_forecaster_parent_class)->finalize (object);
}

static void
zz_forecaster_class_init (ZzForecasterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_forecaster_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_FORECASTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_forecaster_init (ZzForecaster *self)
{
}

ZzForecaster *
zz_forecaster_new (ZzSession *session)
{
  ZzForecaster *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  self = g_object_new (ZZ_TYPE_FORECASTER, NULL);
  self->session = session;
  self->made = g_new0 (ZzForecast *, get_n_levels (self));
  self->fresh = g_new0 (gboolean, get_n_levels (self));
  self->generations = g_new0 (guint, get_n_levels (self));
  g_signal_connect_object (zz_session_get_project (session), "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  return self;
}

const ZzForecast *
zz_forecaster_get (ZzForecaster *self,
                   guint level)
{
  g_return_val_if_fail (ZZ_IS_FORECASTER (self), NULL);
  g_return_val_if_fail (level < get_n_levels (self), NULL);

  look_around (self);
  if (!self->fresh[level])
    {
      self->wanted |= 1u << level;
      /* A small project is done at once, and nobody sees a page without it. */
      if (self->idle_id == 0 && work (self))
        self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, work_cb, self, NULL);
    }
  return self->made[level];
}

guint
zz_forecaster_get_generation (ZzForecaster *self)
{
  g_return_val_if_fail (ZZ_IS_FORECASTER (self), 0);

  return self->generation;
}

guint
zz_forecaster_get_level_generation (ZzForecaster *self,
                                    guint level)
{
  g_return_val_if_fail (ZZ_IS_FORECASTER (self), 0);
  g_return_val_if_fail (level < get_n_levels (self), 0);

  return self->generations[level];
}

gboolean
zz_forecaster_get_busy (ZzForecaster *self)
{
  g_return_val_if_fail (ZZ_IS_FORECASTER (self), FALSE);

  return self->wanted != 0;
}
