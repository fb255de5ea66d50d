/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as people see it. */
#include "app/status-badge.h"

struct _ZzStatusBadge
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (ZzStatusBadge, zz_status_badge, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *css_class;
} looks[ZZ_N_STATUSES] = {
  [ZZ_STATUS_NONE] = { "zz-status-na-symbolic", "zz-na" },
  [ZZ_STATUS_NOT_APPLICABLE] = { "zz-status-na-symbolic", "zz-na" },
  [ZZ_STATUS_MET] = { "zz-status-met-symbolic", "zz-met" },
  [ZZ_STATUS_UNKNOWN] = { "zz-status-unknown-symbolic", "zz-unknown" },
  [ZZ_STATUS_PARTLY_MET] = { "zz-status-partly-symbolic", "zz-partly" },
  [ZZ_STATUS_NOT_MET] = { "zz-status-not-met-symbolic", "zz-not-met" },
};

void
zz_status_show (ZzStatus status,
                GtkImage *image)
{
  g_return_if_fail (status < ZZ_N_STATUSES);
  g_return_if_fail (GTK_IS_IMAGE (image));

  for (guint i = 0; i < ZZ_N_STATUSES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (image), looks[status].css_class);
  gtk_image_set_from_icon_name (image, looks[status].icon);
}

static void
zz_status_badge_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_STATUS_BADGE);

  G_OBJECT_CLASS (zz_status_badge_parent_class)->dispose (object);
}

static void
zz_status_badge_class_init (ZzStatusBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_status_badge_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/status-badge.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzStatusBadge, image);
  gtk_widget_class_bind_template_child (widget_class, ZzStatusBadge, label);
}

static void
zz_status_badge_init (ZzStatusBadge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_status_badge_set (ZzStatusBadge *self,
                     ZzStatus status,
                     const char *word)
{
  g_return_if_fail (ZZ_IS_STATUS_BADGE (self));

  zz_status_show (status, self->image);
  gtk_label_set_label (self->label, word != NULL ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), word != NULL);
}
