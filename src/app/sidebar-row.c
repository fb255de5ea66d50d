/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sidebar. */
#include "config.h"

#include "app/sidebar-row.h"

#include "app/status-badge.h"

#include <glib/gi18n.h>

struct _ZzSidebarRow
{
  GtkListBoxRow parent_instance;

  GType page;
  char *topic;

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (ZzSidebarRow, zz_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
zz_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SIDEBAR_ROW);
  g_clear_pointer (&ZZ_SIDEBAR_ROW (object)->topic, g_free);

  G_OBJECT_CLASS (zz_sidebar_row_parent_class)->dispose (object);
}

static void
zz_sidebar_row_class_init (ZzSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzSidebarRow, image);
  gtk_widget_class_bind_template_child (widget_class, ZzSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzSidebarRow, count);
}

static void
zz_sidebar_row_init (ZzSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_sidebar_row_new (GType page,
                    const char *topic,
                    const char *title,
                    const char *icon_name)
{
  ZzSidebarRow *self = g_object_new (ZZ_TYPE_SIDEBAR_ROW, NULL);

  self->page = page;
  self->topic = g_strdup (topic);
  gtk_label_set_label (self->title, title);
  gtk_image_set_from_icon_name (self->image, icon_name);
  return GTK_WIDGET (self);
}

GType
zz_sidebar_row_get_page (ZzSidebarRow *self)
{
  g_return_val_if_fail (ZZ_IS_SIDEBAR_ROW (self), G_TYPE_NONE);

  return self->page;
}

const char *
zz_sidebar_row_get_topic (ZzSidebarRow *self)
{
  g_return_val_if_fail (ZZ_IS_SIDEBAR_ROW (self), NULL);

  return self->topic;
}

void
zz_sidebar_row_set_count (ZzSidebarRow *self,
                          guint n,
                          const char *words)
{
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ZZ_IS_SIDEBAR_ROW (self) && words != NULL);

  count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  name = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (self->title), words);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
zz_sidebar_row_set_status (ZzSidebarRow *self,
                           ZzStatus status,
                           const char *word,
                           guint met,
                           guint applicable)
{
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ZZ_IS_SIDEBAR_ROW (self));

  count = g_strdup_printf ("%u / %u", met, applicable);
  /* Translators: a category, its verdict, and clauses met of those that apply. */
  name = g_strdup_printf (_ ("%s: %s, %u of %u met"), gtk_label_get_label (self->title), word, met, applicable);
  zz_status_show (status, self->image);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
