/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a timeline. */
#include "config.h"

#include "app/timeline-ruler.h"

#include "app/timeline-track.h"
#include "report/words.h"

#define MIN_WIDTH 160
#define PAD 6

struct _ZzTimelineRuler
{
  GtkWidget parent_instance;

  ZzTimeAxis *axis;
  const ZzMessages *messages;
};

G_DEFINE_FINAL_TYPE (ZzTimelineRuler, zz_timeline_ruler, GTK_TYPE_WIDGET)

static int
get_line_height (ZzTimelineRuler *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "2月Q");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 2;
}

static void
draw_text (GtkSnapshot *snapshot,
           PangoLayout *layout,
           const GdkRGBA *color,
           int x,
           int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_year (ZzDate tick)
{
  int year, month, day;

  zz_date_get_parts (tick, &year, &month, &day);
  return month == 1;
}

/* A year where one begins, else the month. */
static char *
name_tick (ZzDate tick)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  zz_date_get_parts (tick, &year, &month, &day);
  if (is_year (tick))
    return g_strdup_printf ("%d", year);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_strstrip (g_date_time_format (time, "%b"));
}

/* Where the text of @tick has to end: a month gives way to what follows. */
static int
get_limit (ZzTimelineRuler *self,
           ZzDate tick,
           int width)
{
  const ZzDate next = is_year (tick) ? ZZ_DATE_NONE : zz_time_axis_get_next_tick (self->axis, tick);

  return next != ZZ_DATE_NONE ? zz_time_axis_get_x (self->axis, next, width) - PAD : width;
}

static void
draw_ticks (ZzTimelineRuler *self,
            GtkSnapshot *snapshot,
            int top)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  const GdkRGBA color = zz_timeline_get_color (GTK_WIDGET (self), NULL);
  const GdkRGBA line = zz_timeline_get_color (GTK_WIDGET (self), "borders");
  int free_from = 0;

  for (ZzDate tick = zz_time_axis_get_from (self->axis); (tick = zz_time_axis_get_next_tick (self->axis, tick)) != ZZ_DATE_NONE;)
    {
      g_autofree char *name = name_tick (tick);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
      const int x = zz_time_axis_get_x (self->axis, tick, width);
      int text_width;

      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x, top, 1, height - top));
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      if (x < free_from || x + 4 + text_width > get_limit (self, tick, width))
        continue;
      draw_text (snapshot, layout, &color, x + 4, top);
      free_from = x + 4 + text_width + PAD;
    }
}

/* The chosen day in words, above its line. */
static void
draw_chosen (ZzTimelineRuler *self,
             GtkSnapshot *snapshot,
             int height)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const ZzDate day = zz_time_axis_get_mark (self->axis, ZZ_MARK_CHOSEN);
  const GdkRGBA back = zz_timeline_get_color (GTK_WIDGET (self), "accent_bg_color");
  const GdkRGBA fore = zz_timeline_get_color (GTK_WIDGET (self), "accent_fg_color");
  g_autofree char *text = zz_words_date (self->messages, day);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GskRoundedRect pill;
  int x, text_width;

  if (day < zz_time_axis_get_from (self->axis) || day > zz_time_axis_get_until (self->axis))
    return;
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  x = zz_time_axis_get_x (self->axis, day, width) - text_width / 2 - PAD;
  x = CLAMP (x, 0, MAX (width - text_width - 2 * PAD, 0));
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT (x, 0, text_width + 2 * PAD, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &back, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  draw_text (snapshot, layout, &fore, x + PAD, 1);
}

static void
zz_timeline_ruler_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  ZzTimelineRuler *self = ZZ_TIMELINE_RULER (widget);
  const int line = get_line_height (self);

  if (self->axis == NULL)
    return;
  draw_ticks (self, snapshot, line + 4);
  zz_timeline_snapshot_marks (widget, self->axis, snapshot, line);
  draw_chosen (self, snapshot, line);
}

static void
zz_timeline_ruler_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  const int height = 2 * get_line_height (ZZ_TIMELINE_RULER (widget)) + 8;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : height;
  *minimum_baseline = *natural_baseline = -1;
}

static void
zz_timeline_ruler_finalize (GObject *object)
{
  g_clear_object (&ZZ_TIMELINE_RULER (object)->axis);

  G_OBJECT_CLASS (zz_timeline_ruler_parent_class)->finalize (object);
}

static void
zz_timeline_ruler_class_init (ZzTimelineRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_timeline_ruler_finalize;
  widget_class->snapshot = zz_timeline_ruler_snapshot;
  widget_class->measure = zz_timeline_ruler_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
zz_timeline_ruler_init (ZzTimelineRuler *self)
{
}

void
zz_timeline_ruler_set_axis (ZzTimelineRuler *self,
                            ZzTimeAxis *axis,
                            const ZzMessages *messages)
{
  g_return_if_fail (ZZ_IS_TIMELINE_RULER (self));
  g_return_if_fail (ZZ_IS_TIME_AXIS (axis) && self->axis == NULL);

  self->axis = g_object_ref (axis);
  self->messages = messages;
  g_signal_connect_object (axis, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}
