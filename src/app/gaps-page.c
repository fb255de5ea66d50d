/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing, what closes it, and what hangs on what. */
#include "config.h"

#include "app/gaps-page.h"

#include "app/adviser.h"
#include "app/gap-row.h"
#include "app/option.h"
#include "app/overview-list.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzGapsPage
{
  ZzPage parent_instance;

  gboolean all_points; /* also those that one clause hangs on */
  guint shown;         /* generation of the advice that is; 0: none */

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *reason;
  GtkSpinner *spinner;
  GtkWidget *content;
  GtkDropDown *filter;
  GListStore *filters;
  GtkWidget *open_section;
  GtkListBox *open;
  GtkLabel *none;
  ZzOverviewList *renewals;
  GtkWidget *closed_section;
  GtkListBox *closed;
  ZzOverviewList *points;
};

G_DEFINE_FINAL_TYPE (ZzGapsPage, zz_gaps_page, ZZ_TYPE_PAGE)

static const ZzMessages *
get_messages (ZzGapsPage *self)
{
  return zz_session_get_messages (zz_page_get_session (ZZ_PAGE (self)));
}

static ZzAdviser *
get_adviser (ZzGapsPage *self)
{
  return zz_session_get_adviser (zz_page_get_session (ZZ_PAGE (self)));
}

static gboolean
has_open_action (const ZzAdvice *advice,
                 const ZzClause *clause)
{
  const GPtrArray *actions = zz_project_get_builtin (advice->project, ZZ_BUILTIN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (zz_record_get_text (actions->pdata[i], ZZ_ACTION_CLAUSE), clause->id) == 0
        && zz_record_get_choice (actions->pdata[i], ZZ_ACTION_STATE) != ZZ_ACTION_STATE_CLOSED)
      return TRUE;
  return FALSE;
}

/* Met after it was closed; or people closed all that was to be done about it, and
 * said why. Such a gap still counts as one, for its clause is not met. */
static gboolean
is_closed (const ZzAdvice *advice,
           const ZzGap *gap)
{
  return gap->kind == ZZ_GAP_CLOSED
         || (gap->closed != ZZ_DATE_NONE && gap->closed_reason != NULL && !has_open_action (advice, gap->finding->clause));
}

static ZzGapRow *
find_row (GtkListBox *list,
          const ZzClause *clause)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (zz_gap_row_get_clause (ZZ_GAP_ROW (row)) == clause)
      return ZZ_GAP_ROW (row);
  return NULL;
}

static gboolean
has_focus (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static void show_gaps (ZzGapsPage *self,
                       const ZzAdvice *advice);

/* A row that stayed because people were in it goes where it belongs. */
static gboolean
settle_cb (gpointer user_data)
{
  g_autoptr (ZzGapsPage) self = user_data;

  const ZzAdvice *advice = NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    advice = zz_adviser_get (get_adviser (self));
  if (advice != NULL)
    show_gaps (self, advice);
  return G_SOURCE_REMOVE;
}

static void
left_cb (ZzGapsPage *self)
{
  g_idle_add (settle_cb, g_object_ref (self));
}

static ZzGapRow *
append_row (ZzGapsPage *self,
            GtkListBox *list,
            const ZzClause *clause)
{
  GtkWidget *row = zz_gap_row_new (zz_page_get_session (ZZ_PAGE (self)), clause);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_append (list, row);
  return ZZ_GAP_ROW (row);
}

/* A row in which people are stays where it is. */
static void
show_gap (ZzGapsPage *self,
          const ZzAdvice *advice,
          const ZzGap *gap)
{
  const gboolean closed = is_closed (advice, gap);
  GtkListBox *list = closed ? self->closed : self->open;
  GtkListBox *other = closed ? self->open : self->closed;
  ZzGapRow *row = find_row (list, gap->finding->clause);
  ZzGapRow *elsewhere = find_row (other, gap->finding->clause);

  if (row == NULL && elsewhere != NULL && has_focus (GTK_WIDGET (elsewhere)))
    row = elsewhere;
  else if (elsewhere != NULL)
    gtk_list_box_remove (other, GTK_WIDGET (elsewhere));
  if (row == NULL)
    row = append_row (self, list, gap->finding->clause);
  zz_gap_row_show (row, advice, gap, closed);
}

static const ZzGap *
find_gap (const ZzGaps *gaps,
          const ZzClause *clause)
{
  for (guint i = 0; i < gaps->gaps->len; i++)
    {
      const ZzGap *gap = gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL && gap->finding->clause == clause)
        return gap;
    }
  return NULL;
}

static void
remove_gone (GtkListBox *list,
             const ZzGaps *gaps)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    {
      if (find_gap (gaps, zz_gap_row_get_clause (ZZ_GAP_ROW (row))) == NULL)
        gtk_list_box_remove (list, GTK_WIDGET (row));
      else
        i++;
    }
}

static gboolean
has_rows (GtkListBox *list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

/* Whether the filter leaves any of the open ones. */
static gboolean
has_matches (ZzGapsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->open, i)) != NULL; i++)
    if (zz_gap_row_matches (ZZ_GAP_ROW (row), (ZzGapFilter) gtk_drop_down_get_selected (self->filter)))
      return TRUE;
  return FALSE;
}

static void
apply_filter (ZzGapsPage *self)
{
  const gboolean found = has_matches (self);

  gtk_list_box_invalidate_filter (self->open);
  gtk_widget_set_visible (GTK_WIDGET (self->open), found);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !found);
}

static void
show_gaps (ZzGapsPage *self,
           const ZzAdvice *advice)
{
  remove_gone (self->open, advice->gaps);
  remove_gone (self->closed, advice->gaps);
  for (guint i = 0; i < advice->gaps->gaps->len; i++)
    {
      const ZzGap *gap = advice->gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL)
        show_gap (self, advice, gap);
    }
  gtk_list_box_invalidate_sort (self->open);
  gtk_list_box_invalidate_sort (self->closed);
  gtk_widget_set_visible (self->open_section, has_rows (self->open));
  gtk_widget_set_visible (self->closed_section, has_rows (self->closed));
  apply_filter (self);
}

static ZzDate
get_first_start (const ZzAdvice *advice)
{
  const GPtrArray *gaps = advice->gaps->gaps;
  ZzDate first = ZZ_DATE_NONE;

  for (guint i = 0; i < gaps->len; i++)
    {
      const ZzGap *gap = gaps->pdata[i];
      const ZzDate start = gap->kind == ZZ_GAP_OPEN ? gap->start_by : ZZ_DATE_NONE;

      if (start != ZZ_DATE_NONE && (first == ZZ_DATE_NONE || start < first))
        first = start;
    }
  return first;
}

static char *
dup_title (ZzGapsPage *self,
           const ZzAdvice *advice)
{
  const guint n = zz_gaps_get_n_open (advice->gaps);
  const ZzDate first = get_first_start (advice);
  g_autofree char *day = first != ZZ_DATE_NONE ? zz_words_date (get_messages (self), first) : NULL;

  if (n == 0)
    return advice->gaps->findings->ready ? g_strdup (_ ("No gaps")) : zz_words_readiness (get_messages (self), advice->gaps->findings);
  if (day == NULL)
    return g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n);
  if (first < advice->gaps->today)
    return g_strdup_printf (ngettext ("%u gap, which should have been started by %s", "%u gaps, the first of which should have been started by %s", n), n, day);
  return g_strdup_printf (ngettext ("%u gap, to start by %s", "%u gaps, the first to start by %s", n), n, day);
}

/* What stands in the way; without a plan, that it takes one to say when. */
static char *
dup_reason (ZzGapsPage *self,
            const ZzAdvice *advice)
{
  const ZzFindings *findings = advice->gaps->findings;
  g_autofree char *obstacles = NULL;

  if (findings->ready)
    return zz_words_readiness (get_messages (self), findings);
  obstacles = zz_words_obstacles (get_messages (self), findings);
  if (zz_gaps_get_n_open (advice->gaps) == 0 || zz_project_get_planned_date (advice->project) != ZZ_DATE_NONE)
    return g_steal_pointer (&obstacles);
  return g_strdup_printf ("%s\n%s", obstacles, _ ("Once a date is planned, each gap says by when to start."));
}

static void
show_sentence (ZzGapsPage *self,
               const ZzAdvice *advice)
{
  g_autofree char *title = dup_title (self, advice);
  g_autofree char *reason = dup_reason (self, advice);

  zz_status_show (zz_findings_get_worst (advice->gaps->findings), self->image);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reason, reason);
}

static void
show_advice (ZzGapsPage *self,
             const ZzAdvice *advice)
{
  ZzSession *session = zz_page_get_session (ZZ_PAGE (self));

  self->shown = zz_adviser_get_generation (get_adviser (self));
  show_sentence (self, advice);
  show_gaps (self, advice);
  zz_overview_list_show_renewals (self->renewals, session, advice);
  zz_overview_list_show_single_points (self->points, session, advice, self->all_points);
}

/* All that is shown is of the advice, so that it fits together while newer advice is
 * being made. */
static void
zz_gaps_page_update (ZzPage *page)
{
  ZzGapsPage *self = ZZ_GAPS_PAGE (page);
  const ZzAdvice *advice = zz_adviser_get (get_adviser (self));
  const gboolean busy = zz_adviser_get_busy (get_adviser (self));

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->content, advice != NULL);
  if (advice == NULL)
    {
      zz_status_show (ZZ_STATUS_NONE, self->image);
      gtk_label_set_label (self->title, _ ("Looking for what closes each gap…"));
      gtk_label_set_label (self->reason, "");
    }
  else if (self->shown != zz_adviser_get_generation (get_adviser (self)))
    show_advice (self, advice);
}

static void
adviser_changed_cb (ZzGapsPage *self)
{
  if (zz_page_wants_update (ZZ_PAGE (self)))
    zz_gaps_page_update (ZZ_PAGE (self));
}

static void
filter_cb (ZzGapsPage *self)
{
  apply_filter (self);
}

static void
more_cb (ZzGapsPage *self)
{
  self->all_points = TRUE;
  self->shown = 0;
  zz_gaps_page_update (ZZ_PAGE (self));
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer user_data)
{
  return zz_gap_row_compare (ZZ_GAP_ROW (a), ZZ_GAP_ROW (b));
}

static gboolean
match_row (GtkListBoxRow *row,
           gpointer user_data)
{
  ZzGapsPage *self = user_data;

  return zz_gap_row_matches (ZZ_GAP_ROW (row), (ZzGapFilter) gtk_drop_down_get_selected (self->filter));
}

static void
zz_gaps_page_constructed (GObject *object)
{
  ZzGapsPage *self = ZZ_GAPS_PAGE (object);

  g_signal_connect_object (get_adviser (self), "changed", G_CALLBACK (adviser_changed_cb), self, G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (zz_gaps_page_parent_class)->constructed (object);
}

static void
zz_gaps_page_dispose (GObject *object)
{
  ZzGapsPage *self = ZZ_GAPS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_GAPS_PAGE);
  g_clear_object (&self->filters);

  G_OBJECT_CLASS (zz_gaps_page_parent_class)->dispose (object);
}

static void
zz_gaps_page_class_init (ZzGapsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_gaps_page_constructed;
  object_class->dispose = zz_gaps_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_gaps_page_update;

  g_type_ensure (ZZ_TYPE_OPTION);
  g_type_ensure (ZZ_TYPE_OVERVIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/gaps-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, image);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, reason);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, content);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, open_section);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, open);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, none);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, renewals);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, closed_section);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, closed);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, points);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
zz_gaps_page_init (ZzGapsPage *self)
{
  static const char *const filters[ZZ_N_GAP_FILTERS] = {
    [ZZ_GAP_FILTER_ALL] = N_ ("All gaps"),
    [ZZ_GAP_FILTER_NO_OWNER] = N_ ("Without an owner"),
    [ZZ_GAP_FILTER_MINE] = N_ ("Mine"),
    [ZZ_GAP_FILTER_OVERDUE] = N_ ("Overdue"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filters = g_list_store_new (ZZ_TYPE_OPTION);
  for (guint i = 0; i < ZZ_N_GAP_FILTERS; i++)
    zz_options_append (self->filters, "", _ (filters[i]));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (self->filters));
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_sort_func (self->open, compare_rows, NULL, NULL);
  gtk_list_box_set_sort_func (self->closed, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->open, match_row, self, NULL);
}
