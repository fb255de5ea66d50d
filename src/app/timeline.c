/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of spans below one ruler. */
#include "config.h"

#include "app/timeline.h"

#include "app/timeline-ruler.h"

struct _ZzTimeline
{
  AdwBin parent_instance;

  ZzTimeAxis *axis;
  char *levels;
  char *clauses;

  ZzTimelineRuler *ruler;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzTimeline, zz_timeline, ADW_TYPE_BIN)

static void
choose (ZzTimeline *self,
        ZzDate day)
{
  zz_time_axis_set_mark (self->axis, ZZ_MARK_CHOSEN, day);
}

static gboolean
key_pressed_cb (ZzTimeline *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  if (self->axis == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      zz_time_axis_step (self->axis, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      zz_time_axis_step (self->axis, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      choose (self, zz_time_axis_get_from (self->axis));
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      choose (self, zz_time_axis_get_until (self->axis));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (ZzTimeline *self)
{
  zz_time_axis_activate (self->axis);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  ZzTimeline *self = user_data;
  const gboolean level = zz_timeline_row_get_kind (ZZ_TIMELINE_ROW (row)) == ZZ_TIMELINE_LEVEL;
  GtkWidget *heading;

  if (before != NULL && level == (zz_timeline_row_get_kind (ZZ_TIMELINE_ROW (before)) == ZZ_TIMELINE_LEVEL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (level ? self->levels : self->clauses);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "zz-timeline-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
zz_timeline_dispose (GObject *object)
{
  ZzTimeline *self = ZZ_TIMELINE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TIMELINE);
  g_clear_object (&self->axis);
  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->clauses, g_free);

  G_OBJECT_CLASS (zz_timeline_parent_class)->dispose (object);
}

static void
zz_timeline_class_init (ZzTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_timeline_dispose;

  g_type_ensure (ZZ_TYPE_TIMELINE_RULER);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzTimeline, ruler);
  gtk_widget_class_bind_template_child (widget_class, ZzTimeline, list);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
zz_timeline_init (ZzTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

void
zz_timeline_set_axis (ZzTimeline *self,
                      ZzTimeAxis *axis,
                      const ZzMessages *messages)
{
  g_return_if_fail (ZZ_IS_TIMELINE (self));
  g_return_if_fail (ZZ_IS_TIME_AXIS (axis) && self->axis == NULL);

  self->axis = g_object_ref (axis);
  zz_timeline_ruler_set_axis (self->ruler, axis, messages);
}

void
zz_timeline_append (ZzTimeline *self,
                    ZzTimelineRow *row)
{
  g_return_if_fail (ZZ_IS_TIMELINE (self));
  g_return_if_fail (ZZ_IS_TIMELINE_ROW (row));

  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

void
zz_timeline_set_headings (ZzTimeline *self,
                          const char *levels,
                          const char *clauses)
{
  g_return_if_fail (ZZ_IS_TIMELINE (self));
  g_return_if_fail (levels != NULL && clauses != NULL);

  if (g_strcmp0 (self->levels, levels) == 0 && g_strcmp0 (self->clauses, clauses) == 0)
    return;
  g_free (self->levels);
  g_free (self->clauses);
  self->levels = g_strdup (levels);
  self->clauses = g_strdup (clauses);
  gtk_list_box_invalidate_headers (self->list);
}
