/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each level is ready, and which clauses change on which day. */
#include "config.h"

#include "app/forecast-page.h"

#include "app/forecaster.h"
#include "app/platform.h"
#include "app/status-badge.h"
#include "app/timeline-track.h"
#include "app/timeline.h"
#include "app/turns-view.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzForecastPage
{
  ZzPage parent_instance;

  ZzTimeAxis *axis;
  GPtrArray *rows; /* ZzTimelineRow: levels, then each category with its clauses */
  int years;       /* shown */
  guint level;     /* the one told of */
  guint told;      /* generation of its forecast; 0: none */
  guint drawn;     /* generation of all that is drawn */

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *reason;
  GtkSpinner *spinner;
  GtkWidget *content;
  GtkToggleButton *one_year;
  GtkToggleButton *three_years;
  GtkToggleButton *five_years;
  GtkCheckButton *all;
  ZzTimeline *timeline;
  GtkBox *legend;
  ZzTurnsView *turns;
  GtkRevealer *bar;
  GtkLabel *day;
};

G_DEFINE_FINAL_TYPE (ZzForecastPage, zz_forecast_page, ZZ_TYPE_PAGE)

static const ZzMessages *
get_messages (ZzForecastPage *self)
{
  return zz_session_get_messages (zz_page_get_session (ZZ_PAGE (self)));
}

static const ZzForecast *
get_forecast (ZzForecastPage *self,
              guint level)
{
  return zz_forecaster_get (zz_session_get_forecaster (zz_page_get_session (ZZ_PAGE (self))), level);
}

/* The sentence on top, with the shape of what today says. */
static void
show_sentence (ZzForecastPage *self,
               const ZzForecast *forecast)
{
  const ZzMessages *messages = get_messages (self);
  g_autofree char *title = zz_words_forecast (messages, forecast);
  g_autofree char *reason = zz_words_forecast_reason (messages, forecast);
  g_autoptr (GArray) ready = zz_forecast_list_ready (forecast);
  g_autoptr (GArray) spans = zz_forecast_list_level_spans (forecast);
  ZzStatus status = ZZ_STATUS_NONE;

  if (ready->len > 0)
    status = ZZ_STATUS_MET;
  else if (spans->len > 0)
    status = g_array_index (spans, ZzSpan, 0).status;
  zz_status_show (status, self->image);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reason, reason);
}

/* The day chosen in words, while it is not the one judged. */
static void
show_day (ZzForecastPage *self)
{
  const ZzForecast *forecast = get_forecast (self, self->level);
  const ZzDate day = zz_time_axis_get_mark (self->axis, ZZ_MARK_CHOSEN);
  const ZzDate at = zz_time_axis_get_mark (self->axis, ZZ_MARK_AT);
  g_autofree char *text = NULL;

  if (forecast != NULL && forecast->available && day >= forecast->from && day <= forecast->until)
    text = zz_words_day (get_messages (self), forecast, day);
  gtk_label_set_label (self->day, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->bar, text != NULL && day != at);
}

/* Whether anybody has to look at it: some day shown is not met. */
static gboolean
is_telling (const GArray *spans,
            ZzDate until)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, ZzSpan, i).status > ZZ_STATUS_MET && g_array_index (spans, ZzSpan, i).from <= until)
      return TRUE;
  return FALSE;
}

static void
show_row (ZzForecastPage *self,
          guint index,
          GArray *spans,
          gboolean filtered)
{
  ZzTimelineRow *row = self->rows->pdata[index];
  g_autofree char *words = NULL;

  if (spans->len > 0)
    words = zz_words_spans (get_messages (self), spans);
  zz_timeline_row_show (row, spans, words != NULL ? words : _ ("No forecast."));
  gtk_widget_set_visible (GTK_WIDGET (row), !filtered || gtk_check_button_get_active (self->all)
                                                || is_telling (spans, zz_time_axis_get_until (self->axis)));
  g_array_unref (spans);
}

static void
show_rows (ZzForecastPage *self,
           const ZzForecast *forecast)
{
  const ZzCatalogue *catalogue = forecast->catalogue;
  guint row = 0;

  for (guint i = 0; i < catalogue->levels->len; i++)
    {
      const ZzForecast *other = get_forecast (self, i);

      show_row (self, row++, other != NULL ? zz_forecast_list_level_spans (other) : g_array_new (FALSE, FALSE, sizeof (ZzSpan)), FALSE);
    }
  for (guint i = 0; i < catalogue->categories->len; i++)
    {
      const ZzCategory *category = catalogue->categories->pdata[i];

      show_row (self, row++, zz_forecast_list_category_spans (forecast, category), FALSE);
      for (guint j = 0; j < category->clauses->len; j++)
        show_row (self, row++, zz_forecast_list_spans (forecast, category->clauses->pdata[j]), TRUE);
    }
}

static void
show_headings (ZzForecastPage *self,
               const ZzForecast *forecast)
{
  const ZzMessages *messages = get_messages (self);
  /* Translators: %s is a level. */
  g_autofree char *clauses = g_strdup_printf (_ ("%s: categories and clauses"),
                                              zz_messages_text (messages, &zz_choices_get (forecast->catalogue->levels, forecast->level)->title));

  zz_timeline_set_headings (self->timeline, _ ("All levels"), clauses);
}

/* The days that the arrow keys stop at. */
static void
set_stops (ZzForecastPage *self,
           const ZzForecast *forecast)
{
  g_autoptr (GArray) turns = zz_forecast_list_turns (forecast);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (ZzDate));

  for (guint i = 0; i < turns->len; i++)
    g_array_append_val (stops, g_array_index (turns, ZzTurn, i).day);
  zz_time_axis_set_stops (self->axis, stops);
}

static void
show_forecast (ZzForecastPage *self,
               const ZzForecast *forecast)
{
  const ZzDate until = MIN (zz_date_add (forecast->from, (ZzPeriod) { .months = 12 * self->years }), forecast->until);

  zz_time_axis_set_range (self->axis, forecast->from, until);
  set_stops (self, forecast);
  show_sentence (self, forecast);
  show_headings (self, forecast);
  show_rows (self, forecast);
  zz_turns_view_show (self->turns, zz_page_get_session (ZZ_PAGE (self)), forecast, until);
}

static void
show_marks (ZzForecastPage *self)
{
  ZzSession *session = zz_page_get_session (ZZ_PAGE (self));
  const ZzDate at = zz_session_get_at (session);

  zz_time_axis_set_mark (self->axis, ZZ_MARK_TODAY, zz_session_get_today (session));
  zz_time_axis_set_mark (self->axis, ZZ_MARK_PLANNED, zz_project_get_planned_date (zz_session_get_project (session)));
  if (zz_time_axis_get_mark (self->axis, ZZ_MARK_AT) != at)
    zz_time_axis_set_mark (self->axis, ZZ_MARK_CHOSEN, at);
  zz_time_axis_set_mark (self->axis, ZZ_MARK_AT, at);
}

static void
zz_forecast_page_update (ZzPage *page)
{
  ZzForecastPage *self = ZZ_FORECAST_PAGE (page);
  ZzSession *session = zz_page_get_session (page);
  ZzForecaster *forecaster = zz_session_get_forecaster (session);
  const guint level = zz_session_get_level (session);
  const ZzForecast *forecast;

  /* Each of them is asked for, the one that matters most first. */
  forecast = get_forecast (self, level);
  for (guint i = 0; i < zz_session_get_catalogue (session)->levels->len; i++)
    get_forecast (self, i);
  gtk_spinner_set_spinning (self->spinner, zz_forecaster_get_busy (forecaster));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), zz_forecaster_get_busy (forecaster));
  gtk_widget_set_visible (self->content, forecast != NULL);
  if (forecast == NULL)
    {
      zz_status_show (ZZ_STATUS_NONE, self->image);
      gtk_label_set_label (self->title, _ ("Judging every day…"));
      gtk_label_set_label (self->reason, "");
      return;
    }
  if (self->told != zz_forecaster_get_level_generation (forecaster, level) || self->level != level)
    {
      self->told = zz_forecaster_get_level_generation (forecaster, level);
      self->level = level;
      show_forecast (self, forecast);
    }
  else if (self->drawn != zz_forecaster_get_generation (forecaster))
    show_rows (self, forecast);
  self->drawn = zz_forecaster_get_generation (forecaster);
  show_marks (self);
  show_day (self);
}

static void
forecaster_changed_cb (ZzForecastPage *self)
{
  if (zz_page_wants_update (ZZ_PAGE (self)))
    zz_forecast_page_update (ZZ_PAGE (self));
}

static void
show_anew (ZzForecastPage *self)
{
  const ZzForecast *forecast = self->told > 0 ? get_forecast (self, self->level) : NULL;

  if (forecast != NULL)
    show_forecast (self, forecast);
}

static void
years_cb (ZzForecastPage *self)
{
  int years = 3;

  if (gtk_toggle_button_get_active (self->one_year))
    years = 1;
  else if (gtk_toggle_button_get_active (self->five_years))
    years = ZZ_FORECAST_YEARS;
  if (years == self->years)
    return;
  self->years = years;
  show_anew (self);
}

static void
all_cb (ZzForecastPage *self)
{
  const ZzForecast *forecast = self->told > 0 ? get_forecast (self, self->level) : NULL;

  if (forecast != NULL)
    show_rows (self, forecast);
}

/* A day that has a name stays what it is called. */
static void
judge_day (ZzForecastPage *self,
           int day)
{
  ZzSession *session = zz_page_get_session (ZZ_PAGE (self));
  const ZzDate planned = zz_project_get_planned_date (zz_session_get_project (session));

  if (day == planned)
    zz_session_set_day (session, ZZ_DAY_PLANNED, ZZ_DATE_NONE);
  else if (day == zz_session_get_today (session))
    zz_session_set_day (session, ZZ_DAY_TODAY, ZZ_DATE_NONE);
  else
    zz_session_set_day (session, ZZ_DAY_GIVEN, day);
}

static void
judge_cb (ZzForecastPage *self)
{
  zz_time_axis_activate (self->axis);
}

static void
axis_changed_cb (ZzForecastPage *self)
{
  g_autofree char *before = g_strdup (gtk_label_get_label (self->day));

  if (self->told == 0)
    return;
  show_day (self);
  if (!g_str_equal (before, gtk_label_get_label (self->day)))
    zz_platform_announce (GTK_WIDGET (self->day), gtk_label_get_label (self->day));
}

static void
append_row (ZzForecastPage *self,
            ZzTimelineKind kind,
            const ZzText *title,
            const char *target)
{
  const ZzMessages *messages = get_messages (self);
  GtkWidget *row = zz_timeline_row_new (kind, zz_messages_text (messages, title), target, self->axis, messages);

  g_ptr_array_add (self->rows, row);
  zz_timeline_append (self->timeline, ZZ_TIMELINE_ROW (row));
}

static void
append_rows (ZzForecastPage *self)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (zz_page_get_session (ZZ_PAGE (self)));

  for (guint i = 0; i < catalogue->levels->len; i++)
    append_row (self, ZZ_TIMELINE_LEVEL, &zz_choices_get (catalogue->levels, i)->title, NULL);
  for (guint i = 0; i < catalogue->categories->len; i++)
    {
      const ZzCategory *category = catalogue->categories->pdata[i];

      append_row (self, ZZ_TIMELINE_CATEGORY, &category->title, category->id);
      for (guint j = 0; j < category->clauses->len; j++)
        {
          const ZzClause *clause = category->clauses->pdata[j];

          append_row (self, ZZ_TIMELINE_CLAUSE, &clause->title, clause->id);
        }
    }
}

static void
append_sample (ZzForecastPage *self,
               GtkWidget *sample,
               const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), sample);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_box_append (self->legend, box);
}

static void
append_legend (ZzForecastPage *self)
{
  for (ZzStatus status = ZZ_STATUS_MET; status < ZZ_N_STATUSES; status++)
    append_sample (self, zz_timeline_track_new_sample (status), zz_words_status (get_messages (self), status));
  append_sample (self, zz_timeline_track_new_mark (ZZ_MARK_PLANNED), _ ("planned date"));
}

static void
zz_forecast_page_constructed (GObject *object)
{
  ZzForecastPage *self = ZZ_FORECAST_PAGE (object);
  ZzForecaster *forecaster = zz_session_get_forecaster (zz_page_get_session (ZZ_PAGE (self)));

  zz_timeline_set_axis (self->timeline, self->axis, get_messages (self));
  append_rows (self);
  append_legend (self);
  g_signal_connect_object (forecaster, "changed", G_CALLBACK (forecaster_changed_cb), self, G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (zz_forecast_page_parent_class)->constructed (object);
}

static void
zz_forecast_page_dispose (GObject *object)
{
  ZzForecastPage *self = ZZ_FORECAST_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_FORECAST_PAGE);
  g_clear_object (&self->axis);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (zz_forecast_page_parent_class)->dispose (object);
}

static void
zz_forecast_page_class_init (ZzForecastPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_forecast_page_constructed;
  object_class->dispose = zz_forecast_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_forecast_page_update;

  g_type_ensure (ZZ_TYPE_TIMELINE);
  g_type_ensure (ZZ_TYPE_TURNS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/forecast-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, image);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, reason);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, content);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, one_year);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, three_years);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, five_years);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, all);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, day);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, legend);
  gtk_widget_class_bind_template_child (widget_class, ZzForecastPage, turns);
  gtk_widget_class_bind_template_callback (widget_class, years_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_bind_template_callback (widget_class, judge_day);
}

static void
zz_forecast_page_init (ZzForecastPage *self)
{
  self->years = 3;
  self->axis = zz_time_axis_new ();
  self->rows = g_ptr_array_new ();
  g_signal_connect_object (self->axis, "changed", G_CALLBACK (axis_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->axis, "activated", G_CALLBACK (judge_day), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}
