/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of one row of a timeline. */
#include "config.h"

#include "app/timeline-track.h"

#include "report/words.h"

#include <glib/gi18n.h>

#define MIN_WIDTH 160
#define MIN_HEIGHT 30
#define SAMPLE_WIDTH 24
#define BAR 14
#define THIN 6
#define FRAME 2
#define DASH 8

typedef enum {
  SHAPE_NOTHING,
  SHAPE_LINE,  /* hardly there */
  SHAPE_THIN,  /* calm: nothing to be done */
  SHAPE_FRAME, /* to be filled */
  SHAPE_HALF,  /* filled by half */
  SHAPE_FULL,
} Shape;

static const struct
{
  Shape shape;
  const char *color;
} looks[ZZ_N_STATUSES] = {
  [ZZ_STATUS_NONE] = { SHAPE_NOTHING, NULL },
  [ZZ_STATUS_NOT_APPLICABLE] = { SHAPE_LINE, "borders" },
  [ZZ_STATUS_MET] = { SHAPE_THIN, "success_color" },
  [ZZ_STATUS_UNKNOWN] = { SHAPE_FRAME, "warning_color" },
  [ZZ_STATUS_PARTLY_MET] = { SHAPE_HALF, "warning_color" },
  [ZZ_STATUS_NOT_MET] = { SHAPE_FULL, "error_color" },
};

static const struct
{
  const char *color; /* NULL: as the text */
  int width;
  gboolean dashed;
} lines[ZZ_N_TIME_MARKS] = {
  [ZZ_MARK_TODAY] = { NULL, 1, FALSE },
  [ZZ_MARK_PLANNED] = { NULL, 1, TRUE },
  [ZZ_MARK_AT] = { "accent_color", 2, FALSE },
  [ZZ_MARK_CHOSEN] = { "accent_color", 2, TRUE },
};

struct _ZzTimelineTrack
{
  GtkWidget parent_instance;

  ZzTimeAxis *axis;
  const ZzMessages *messages;
  GArray *spans;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (ZzTimelineTrack, zz_timeline_track, GTK_TYPE_WIDGET)

GdkRGBA
zz_timeline_get_color (GtkWidget *widget,
                       const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
fill (GtkSnapshot *snapshot,
      const GdkRGBA *color,
      int x,
      int y,
      int width,
      int height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_frame (GtkSnapshot *snapshot,
            const GdkRGBA *color,
            int x,
            int y,
            int width,
            int height)
{
  fill (snapshot, color, x, y, width, FRAME);
  fill (snapshot, color, x, y + height - FRAME, width, FRAME);
  fill (snapshot, color, x, y, FRAME, height);
  fill (snapshot, color, x + width - FRAME, y, FRAME, height);
}

static void
draw_span (ZzTimelineTrack *self,
           GtkSnapshot *snapshot,
           ZzStatus status,
           int x,
           int width)
{
  const GdkRGBA color = zz_timeline_get_color (GTK_WIDGET (self), looks[status].color);
  const int middle = gtk_widget_get_height (GTK_WIDGET (self)) / 2, top = middle - BAR / 2;

  switch (looks[status].shape)
    {
    case SHAPE_LINE:
      fill (snapshot, &color, x, middle - 1, width, 2);
      break;
    case SHAPE_THIN:
      fill (snapshot, &color, x, middle - THIN / 2, width, THIN);
      break;
    case SHAPE_FRAME:
      draw_frame (snapshot, &color, x, top, width, BAR);
      break;
    case SHAPE_HALF:
      draw_frame (snapshot, &color, x, top, width, BAR);
      fill (snapshot, &color, x, middle, width, BAR / 2);
      break;
    case SHAPE_FULL:
      fill (snapshot, &color, x, top, width, BAR);
      break;
    case SHAPE_NOTHING:
    default:
      break;
    }
}

static void
draw_spans (ZzTimelineTrack *self,
            GtkSnapshot *snapshot)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const ZzDate until = zz_time_axis_get_until (self->axis);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (self->spans, ZzSpan, i);
      const int x = zz_time_axis_get_x (self->axis, span->from, width);
      const int end = zz_time_axis_get_x (self->axis, span->until + 1, width);

      /* A gap tells neighbours apart; a single day is seen all the same. */
      if (span->from <= until)
        draw_span (self, snapshot, span->status, x, MAX (end - x - 1, 2));
    }
}

static void
draw_grid (ZzTimelineTrack *self,
           GtkSnapshot *snapshot)
{
  const GdkRGBA color = zz_timeline_get_color (GTK_WIDGET (self), "borders");
  const int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  ZzDate tick = zz_time_axis_get_from (self->axis);

  while ((tick = zz_time_axis_get_next_tick (self->axis, tick)) != ZZ_DATE_NONE)
    fill (snapshot, &color, zz_time_axis_get_x (self->axis, tick, width), 0, 1, height);
}

static void
draw_line (GtkSnapshot *snapshot,
           const GdkRGBA *color,
           gboolean dashed,
           const graphene_rect_t *line)
{
  graphene_rect_t tile = *line;

  if (!dashed)
    {
      gtk_snapshot_append_color (snapshot, color, line);
      return;
    }
  tile.size.height = DASH;
  gtk_snapshot_push_repeat (snapshot, line, &tile);
  tile.size.height = DASH / 2;
  gtk_snapshot_append_color (snapshot, color, &tile);
  gtk_snapshot_pop (snapshot);
}

void
zz_timeline_snapshot_marks (GtkWidget *widget,
                            ZzTimeAxis *axis,
                            GtkSnapshot *snapshot,
                            int top)
{
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ZZ_IS_TIME_AXIS (axis));

  for (ZzTimeMark mark = 0; mark < ZZ_N_TIME_MARKS; mark++)
    {
      const ZzDate day = zz_time_axis_get_mark (axis, mark);
      const GdkRGBA color = zz_timeline_get_color (widget, lines[mark].color);
      int x;

      if (day < zz_time_axis_get_from (axis) || day > zz_time_axis_get_until (axis)
          || (mark == ZZ_MARK_CHOSEN && day == zz_time_axis_get_mark (axis, ZZ_MARK_AT)))
        continue;
      x = MIN (zz_time_axis_get_x (axis, day, width), width - lines[mark].width);
      draw_line (snapshot, &color, lines[mark].dashed, &GRAPHENE_RECT_INIT (x, top, lines[mark].width, height - top));
    }
}

static void
zz_timeline_track_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  ZzTimelineTrack *self = ZZ_TIMELINE_TRACK (widget);

  if (self->axis == NULL)
    return;
  if (!self->sample)
    draw_grid (self, snapshot);
  draw_spans (self, snapshot);
  zz_timeline_snapshot_marks (widget, self->axis, snapshot, 0);
}

static void
zz_timeline_track_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  ZzTimelineTrack *self = ZZ_TIMELINE_TRACK (widget);
  const int width = self->sample ? SAMPLE_WIDTH : MIN_WIDTH, height = self->sample ? BAR + 2 : MIN_HEIGHT;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  *minimum_baseline = *natural_baseline = -1;
}

static const ZzSpan *
find_span (ZzTimelineTrack *self,
           ZzDate day)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (self->spans, ZzSpan, i);

      if (day >= span->from && day <= span->until)
        return span;
    }
  return NULL;
}

static gboolean
zz_timeline_track_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  ZzTimelineTrack *self = ZZ_TIMELINE_TRACK (widget);
  g_autofree char *date = NULL, *until = NULL, *text = NULL;
  const ZzSpan *span;
  ZzDate day;

  if (self->messages == NULL || keyboard)
    return FALSE;
  day = zz_time_axis_get_day_at (self->axis, x, gtk_widget_get_width (widget));
  span = find_span (self, day);
  if (span == NULL)
    return FALSE;
  date = zz_words_date (self->messages, day);
  until = zz_words_date (self->messages, span->until);
  /* Translators: a day, a status, and the last day of it: “1 March 2027: met, until 9 January 2028”. */
  text = g_strdup_printf (_ ("%s: %s, until %s"), date, zz_words_status (self->messages, span->status), until);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
released_cb (ZzTimelineTrack *self,
             int n_press,
             double x,
             double y,
             GtkGesture *gesture)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->axis == NULL)
    return;
  zz_time_axis_set_mark (self->axis, ZZ_MARK_CHOSEN, zz_time_axis_get_day_at (self->axis, (int) x, width));
  zz_time_axis_activate (self->axis);
}

static void
zz_timeline_track_finalize (GObject *object)
{
  ZzTimelineTrack *self = ZZ_TIMELINE_TRACK (object);

  g_clear_object (&self->axis);
  g_array_unref (self->spans);

  G_OBJECT_CLASS (zz_timeline_track_parent_class)->finalize (object);
}

static void
zz_timeline_track_class_init (ZzTimelineTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_timeline_track_finalize;
  widget_class->snapshot = zz_timeline_track_snapshot;
  widget_class->measure = zz_timeline_track_measure;
  widget_class->query_tooltip = zz_timeline_track_query_tooltip;

  /* The row around says in words what is drawn. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "track");
}

static void
zz_timeline_track_init (ZzTimelineTrack *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (ZzSpan));
}

void
zz_timeline_track_set_axis (ZzTimelineTrack *self,
                            ZzTimeAxis *axis,
                            const ZzMessages *messages)
{
  GtkGesture *click;

  g_return_if_fail (ZZ_IS_TIMELINE_TRACK (self));
  g_return_if_fail (ZZ_IS_TIME_AXIS (axis) && self->axis == NULL);

  click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), messages != NULL);
  self->messages = messages;
  self->axis = g_object_ref (axis);
  g_signal_connect_object (axis, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
zz_timeline_track_set_spans (ZzTimelineTrack *self,
                             const GArray *spans)
{
  g_return_if_fail (ZZ_IS_TIMELINE_TRACK (self));
  g_return_if_fail (spans != NULL);

  g_array_set_size (self->spans, 0);
  g_array_append_vals (self->spans, spans->data, spans->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
zz_timeline_track_new_mark (ZzTimeMark mark)
{
  ZzTimelineTrack *self = g_object_new (ZZ_TYPE_TIMELINE_TRACK, "valign", GTK_ALIGN_CENTER, NULL);

  self->sample = TRUE;
  self->axis = zz_time_axis_new ();
  zz_time_axis_set_range (self->axis, 1, 3);
  zz_time_axis_set_mark (self->axis, mark, 2);
  return GTK_WIDGET (self);
}

GtkWidget *
zz_timeline_track_new_sample (ZzStatus status)
{
  ZzTimelineTrack *self = g_object_new (ZZ_TYPE_TIMELINE_TRACK, "valign", GTK_ALIGN_CENTER, NULL);
  const ZzSpan span = { 1, 1, status };

  self->sample = TRUE;
  self->axis = zz_time_axis_new ();
  g_array_append_val (self->spans, span);
  return GTK_WIDGET (self);
}
