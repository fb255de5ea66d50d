/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing on the overview that leads elsewhere. */
#include "config.h"

#include "app/overview-row.h"

#include "app/problems-view.h"
#include "app/status-badge.h"

struct _ZzOverviewRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (ZzOverviewRow, zz_overview_row, GTK_TYPE_LIST_BOX_ROW)

static void
zz_overview_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_OVERVIEW_ROW);

  G_OBJECT_CLASS (zz_overview_row_parent_class)->dispose (object);
}

static void
zz_overview_row_class_init (ZzOverviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_overview_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/overview-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewRow, image);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewRow, subtitle);
}

static void
zz_overview_row_init (ZzOverviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_overview_row_new (ZzStatus status,
                     const char *title,
                     const char *subtitle,
                     const char *target)
{
  ZzOverviewRow *self;

  g_return_val_if_fail (title != NULL && subtitle != NULL && target != NULL, NULL);

  self = g_object_new (ZZ_TYPE_OVERVIEW_ROW, NULL);
  zz_status_show (status, self->image);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  return GTK_WIDGET (self);
}

void
zz_overview_row_set_severity (ZzOverviewRow *self,
                              ZzSeverity severity)
{
  g_return_if_fail (ZZ_IS_OVERVIEW_ROW (self));

  zz_severity_show (severity, self->image);
}
