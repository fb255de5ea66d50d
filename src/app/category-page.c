/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clauses of one category. */
#include "config.h"

#include "app/category-page.h"

#include "app/clause-row.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzCategoryPage
{
  ZzPage parent_instance;

  GtkLabel *title;
  ZzStatusBadge *badge;
  GtkListBox *list;
  GtkToggleButton *open_only;
};

G_DEFINE_FINAL_TYPE (ZzCategoryPage, zz_category_page, ZZ_TYPE_PAGE)

static guint
find_category (ZzPage *page)
{
  const GPtrArray *categories = zz_session_get_catalogue (zz_page_get_session (page))->categories;
  guint found = 0;

  for (guint i = 0; i < categories->len; i++)
    if (g_strcmp0 (((const ZzCategory *) categories->pdata[i])->id, zz_page_get_topic (page)) == 0)
      found = i;
  return found;
}

static void
zz_category_page_update (ZzPage *page)
{
  ZzCategoryPage *self = ZZ_CATEGORY_PAGE (page);
  ZzSession *session = zz_page_get_session (page);
  const ZzFindings *findings = zz_session_get_findings (session);
  guint index = find_category (page);
  guint met = 0, applicable = 0;
  ZzStatus status = findings->available ? findings->categories[index] : ZZ_STATUS_NONE;
  g_autofree char *words = NULL;

  if (findings->available)
    zz_findings_count_category (findings, index, &met, &applicable);
  /* Translators: a verdict, and how many clauses are met of those that apply:
   * “not met · 4 of 6 clauses met”. */
  words = g_strdup_printf (ngettext ("%s · %u of %u clause met", "%s · %u of %u clauses met", applicable),
                           zz_words_status (zz_session_get_messages (session), status), met, applicable);
  zz_status_badge_set (self->badge, status, words);
  gtk_list_box_invalidate_filter (self->list);
}

/* A clause does not vanish under the hands of whoever works on it. */
static gboolean
is_in_use (GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer user_data)
{
  ZzCategoryPage *self = user_data;

  return !gtk_toggle_button_get_active (self->open_only) || zz_clause_row_get_open (ZZ_CLAUSE_ROW (row)) || is_in_use (row);
}

static void
filter_changed_cb (ZzCategoryPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
zz_category_page_reveal (ZzPage *page,
                         const char *id)
{
  ZzCategoryPage *self = ZZ_CATEGORY_PAGE (page);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (zz_clause_row_get_clause (ZZ_CLAUSE_ROW (row))->id, id))
      {
        if (!zz_clause_row_get_open (ZZ_CLAUSE_ROW (row)))
          gtk_toggle_button_set_active (self->open_only, FALSE);
        zz_clause_row_reveal (ZZ_CLAUSE_ROW (row));
      }
}

static void
zz_category_page_constructed (GObject *object)
{
  ZzCategoryPage *self = ZZ_CATEGORY_PAGE (object);
  ZzSession *session = zz_page_get_session (ZZ_PAGE (self));
  const ZzCategory *category = zz_session_get_catalogue (session)->categories->pdata[find_category (ZZ_PAGE (self))];

  G_OBJECT_CLASS (zz_category_page_parent_class)->constructed (object);

  gtk_label_set_label (self->title, zz_messages_text (zz_session_get_messages (session), &category->title));
  for (guint i = 0; i < category->clauses->len; i++)
    gtk_list_box_append (self->list, zz_clause_row_new (session, category->clauses->pdata[i]));
}

static void
zz_category_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CATEGORY_PAGE);

  G_OBJECT_CLASS (zz_category_page_parent_class)->dispose (object);
}

static void
zz_category_page_class_init (ZzCategoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_category_page_constructed;
  object_class->dispose = zz_category_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_category_page_update;
  ZZ_PAGE_CLASS (klass)->reveal = zz_category_page_reveal;

  g_type_ensure (ZZ_TYPE_STATUS_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/category-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryPage, badge);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, ZzCategoryPage, open_only);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
zz_category_page_init (ZzCategoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}
