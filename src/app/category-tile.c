/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One category at a glance. */
#include "config.h"

#include "app/category-tile.h"

#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzCategoryTile
{
  GtkButton parent_instance;

  ZzSession *session;
  guint index;

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *word;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (ZzCategoryTile, zz_category_tile, GTK_TYPE_BUTTON)

static void
zz_category_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CATEGORY_TILE);
  g_clear_object (&ZZ_CATEGORY_TILE (object)->session);

  G_OBJECT_CLASS (zz_category_tile_parent_class)->dispose (object);
}

static void
zz_category_tile_class_init (ZzCategoryTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_category_tile_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/category-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryTile, image);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryTile, title);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryTile, word);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryTile, count);
}

static void
zz_category_tile_init (ZzCategoryTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_category_tile_new (ZzSession *session,
                      guint index)
{
  ZzCategoryTile *self;
  const ZzCategory *category;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (index < zz_session_get_catalogue (session)->categories->len, NULL);

  category = zz_session_get_catalogue (session)->categories->pdata[index];
  self = g_object_new (ZZ_TYPE_CATEGORY_TILE, NULL);
  self->session = g_object_ref (session);
  self->index = index;
  gtk_label_set_label (self->title, zz_messages_text (zz_session_get_messages (session), &category->title));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", category->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show");
  zz_category_tile_update (self);
  return GTK_WIDGET (self);
}

void
zz_category_tile_update (ZzCategoryTile *self)
{
  const ZzFindings *findings;
  ZzStatus status;
  const char *word;
  guint met = 0, applicable = 0;
  g_autofree char *count = NULL, *name = NULL;

  g_return_if_fail (ZZ_IS_CATEGORY_TILE (self));

  findings = zz_session_get_findings (self->session);
  status = findings->available ? findings->categories[self->index] : ZZ_STATUS_NONE;
  if (findings->available)
    zz_findings_count_category (findings, self->index, &met, &applicable);
  word = zz_words_status (zz_session_get_messages (self->session), status);
  count = g_strdup_printf ("%u / %u", met, applicable);
  /* Translators: a category, its verdict, and clauses met of those that apply. */
  name = g_strdup_printf (_ ("%s: %s, %u of %u met"), gtk_label_get_label (self->title), word, met, applicable);
  zz_status_show (status, self->image);
  gtk_label_set_label (self->word, word);
  gtk_label_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
