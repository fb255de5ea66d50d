/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a timeline. */
#include "config.h"

#include "app/timeline-row.h"

#include "app/timeline-track.h"

struct _ZzTimelineRow
{
  GtkListBoxRow parent_instance;

  ZzTimelineKind kind;
  char *target;

  GtkLabel *title;
  ZzTimelineTrack *track;
};

G_DEFINE_FINAL_TYPE (ZzTimelineRow, zz_timeline_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const css_classes[] = {
  [ZZ_TIMELINE_LEVEL] = "zz-timeline-level",
  [ZZ_TIMELINE_CATEGORY] = "zz-timeline-category",
  [ZZ_TIMELINE_CLAUSE] = "zz-timeline-clause",
};

static void
title_released_cb (ZzTimelineRow *self,
                   int n_press,
                   double x,
                   double y,
                   GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->target);
}

static void
zz_timeline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TIMELINE_ROW);
  g_clear_pointer (&ZZ_TIMELINE_ROW (object)->target, g_free);

  G_OBJECT_CLASS (zz_timeline_row_parent_class)->dispose (object);
}

static void
zz_timeline_row_class_init (ZzTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_timeline_row_dispose;

  g_type_ensure (ZZ_TYPE_TIMELINE_TRACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzTimelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzTimelineRow, track);
}

static void
zz_timeline_row_init (ZzTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_link (ZzTimelineRow *self,
           const char *target)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->target = g_strdup (target);
  g_signal_connect_swapped (click, "released", G_CALLBACK (title_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->title), "pointer");
}

GtkWidget *
zz_timeline_row_new (ZzTimelineKind kind,
                     const char *title,
                     const char *target,
                     ZzTimeAxis *axis,
                     const ZzMessages *messages)
{
  ZzTimelineRow *self;

  g_return_val_if_fail (title != NULL && ZZ_IS_TIME_AXIS (axis) && messages != NULL, NULL);

  self = g_object_new (ZZ_TYPE_TIMELINE_ROW, NULL);
  self->kind = kind;
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[kind]);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  if (target != NULL)
    make_link (self, target);
  zz_timeline_track_set_axis (self->track, axis, messages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

ZzTimelineKind
zz_timeline_row_get_kind (ZzTimelineRow *self)
{
  g_return_val_if_fail (ZZ_IS_TIMELINE_ROW (self), ZZ_TIMELINE_LEVEL);

  return self->kind;
}

void
zz_timeline_row_show (ZzTimelineRow *self,
                      const GArray *spans,
                      const char *words)
{
  g_return_if_fail (ZZ_IS_TIMELINE_ROW (self));
  g_return_if_fail (spans != NULL && words != NULL);

  zz_timeline_track_set_spans (self->track, spans);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
