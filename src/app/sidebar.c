/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each page of a project. */
#include "config.h"

#include "app/sidebar.h"

#include "app/category-page.h"
#include "app/evidence-page.h"
#include "app/forecast-page.h"
#include "app/gaps-page.h"
#include "app/overview-page.h"
#include "app/records-page.h"
#include "app/report-page.h"
#include "app/sidebar-row.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

#define GAPS "gaps"

/* The pages that are not of a category, and whether they stand before those. */
static const struct
{
  const char *topic;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
  gboolean first;
} pages[] = {
  { "overview", NC_ ("page", "Overview"), "view-grid-symbolic", zz_overview_page_get_type, TRUE },
  { "records", NC_ ("page", "Records"), "view-list-symbolic", zz_records_page_get_type, FALSE },
  { "evidence", NC_ ("page", "Evidence"), "mail-attachment-symbolic", zz_evidence_page_get_type, FALSE },
  { GAPS, NC_ ("page", "Gaps and Actions"), "checkbox-checked-symbolic", zz_gaps_page_get_type, FALSE },
  { "forecast", NC_ ("page", "Forecast"), "x-office-calendar-symbolic", zz_forecast_page_get_type, FALSE },
  { "report", NC_ ("page", "Report"), "x-office-document-symbolic", zz_report_page_get_type, FALSE },
};

struct _ZzSidebar
{
  AdwBin parent_instance;

  ZzSession *session;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzSidebar, zz_sidebar, ADW_TYPE_BIN)

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ZzSidebarRow *
find_row (ZzSidebar *self,
          const char *topic)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (zz_sidebar_row_get_topic (ZZ_SIDEBAR_ROW (row)), topic))
      return ZZ_SIDEBAR_ROW (row);
  return NULL;
}

static void
show_gaps (ZzSidebar *self,
           const ZzFindings *findings)
{
  const guint n = zz_findings_get_n_open (findings);
  g_autofree char *words = g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n);

  zz_sidebar_row_set_count (find_row (self, GAPS), n, words);
}

static void
update (ZzSidebar *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const GPtrArray *categories = zz_session_get_catalogue (self->session)->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];
      ZzStatus status = findings->available ? findings->categories[i] : ZZ_STATUS_NONE;
      guint met = 0, applicable = 0;

      if (findings->available)
        zz_findings_count_category (findings, i, &met, &applicable);
      zz_sidebar_row_set_status (find_row (self, category->id), status, zz_words_status (messages, status), met, applicable);
    }
  show_gaps (self, findings);
}

/* The page on which a clause, register or record stands; NULL where there is none. */
static const char *
find_topic (ZzSession *session,
            const char *id)
{
  const ZzClause *clause = zz_catalogue_find_clause (zz_session_get_catalogue (session), id);
  ZzProject *project = zz_session_get_project (session);

  if (clause != NULL)
    return clause->category->id;
  if (zz_project_find_builtin (project, ZZ_BUILTIN_EVIDENCE, id) != NULL)
    return "evidence";
  if (zz_catalogue_find_register (zz_session_get_catalogue (session), id) != NULL)
    return "records";
  return zz_project_find_anywhere (project, id) != NULL ? "records" : NULL;
}

static void
row_selected_cb (ZzSidebar *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
is_category (GtkListBoxRow *row)
{
  return zz_sidebar_row_get_page (ZZ_SIDEBAR_ROW (row)) == ZZ_TYPE_CATEGORY_PAGE;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  gboolean first = before != NULL && is_category (row) != is_category (before);

  gtk_list_box_row_set_header (row, first ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

/* Tab goes past the list, from and to the row selected; the arrow keys go along
 * it. Rows are chosen by the focus, and who only passes by chooses nothing. */
static gboolean
zz_sidebar_focus (GtkWidget *widget,
                  GtkDirectionType direction)
{
  ZzSidebar *self = ZZ_SIDEBAR (widget);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (zz_sidebar_parent_class)->focus (widget, direction);
  if (selected == NULL || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (selected));
}

static void
zz_sidebar_dispose (GObject *object)
{
  ZzSidebar *self = ZZ_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SIDEBAR);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_sidebar_parent_class)->dispose (object);
}

static void
zz_sidebar_class_init (ZzSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_sidebar_dispose;
  widget_class->focus = zz_sidebar_focus;

  signals[SELECTED] = g_signal_new ("selected", ZZ_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
zz_sidebar_init (ZzSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

static void
append_pages (ZzSidebar *self,
              gboolean first)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].first == first)
      gtk_list_box_append (self->list, zz_sidebar_row_new (pages[i].get_type (), pages[i].topic,
                                                           g_dpgettext2 (NULL, "page", pages[i].title), pages[i].icon));
}

static void
append_rows (ZzSidebar *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const GPtrArray *categories = zz_session_get_catalogue (self->session)->categories;

  append_pages (self, TRUE);
  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];

      gtk_list_box_append (self->list, zz_sidebar_row_new (ZZ_TYPE_CATEGORY_PAGE, category->id,
                                                           zz_messages_text (messages, &category->title), NULL));
    }
  append_pages (self, FALSE);
}

void
zz_sidebar_set_session (ZzSidebar *self,
                        ZzSession *session)
{
  GtkListBoxRow *row;

  g_return_if_fail (ZZ_IS_SIDEBAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  append_rows (self);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

GType
zz_sidebar_get_page (ZzSidebar *self,
                     const char **topic)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ZZ_IS_SIDEBAR (self), G_TYPE_NONE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    return G_TYPE_NONE;
  *topic = zz_sidebar_row_get_topic (ZZ_SIDEBAR_ROW (row));
  return zz_sidebar_row_get_page (ZZ_SIDEBAR_ROW (row));
}

gboolean
zz_sidebar_select (ZzSidebar *self,
                   const char *topic)
{
  ZzSidebarRow *row;

  g_return_val_if_fail (ZZ_IS_SIDEBAR (self), FALSE);

  row = find_row (self, topic);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  return row != NULL;
}

gboolean
zz_sidebar_select_page_of (ZzSidebar *self,
                           const char *id)
{
  const char *topic;

  g_return_val_if_fail (ZZ_IS_SIDEBAR (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  topic = self->session != NULL ? find_topic (self->session, id) : NULL;
  return topic != NULL && zz_sidebar_select (self, topic);
}
