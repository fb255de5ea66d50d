/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing, what closes it, and what hangs on what. */
#include "config.h"

#include "app/gaps-page.h"

#include "app/adviser.h"
#include "app/gap-row.h"
#include "app/option.h"
#include "app/overview-row.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* So many single points are shown before people ask for all. */
#define MAX_POINTS 8

struct _ZzGapsPage
{
  ZzPage parent_instance;

  gboolean all_points;

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
  GtkWidget *renewal_section;
  GtkListBox *renewals;
  GtkWidget *closed_section;
  GtkListBox *closed;
  GtkWidget *point_section;
  GtkListBox *points;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (ZzGapsPage, zz_gaps_page, ZZ_TYPE_PAGE)

static const ZzMessages *
get_messages (ZzGapsPage *self)
{
  return zz_session_get_messages (zz_page_get_session (ZZ_PAGE (self)));
}

static ZzProject *
get_project (ZzGapsPage *self)
{
  return zz_session_get_project (zz_page_get_session (ZZ_PAGE (self)));
}

static const ZzAdvice *
get_advice (ZzGapsPage *self)
{
  return zz_adviser_get (zz_session_get_adviser (zz_page_get_session (ZZ_PAGE (self))));
}

static gboolean
has_open_action (ZzGapsPage *self,
                 const ZzClause *clause)
{
  const GPtrArray *actions = zz_project_get_builtin (get_project (self), ZZ_BUILTIN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (zz_record_get_text (actions->pdata[i], ZZ_ACTION_CLAUSE), clause->id) == 0
        && zz_record_get_choice (actions->pdata[i], ZZ_ACTION_STATE) != ZZ_ACTION_STATE_CLOSED)
      return TRUE;
  return FALSE;
}

/* Met after it was closed; or people closed all that was to be done about it, and
 * said why. Such a gap still counts as one, for its clause is not met. */
static gboolean
is_closed (ZzGapsPage *self,
           const ZzGap *gap)
{
  return gap->kind == ZZ_GAP_CLOSED
         || (gap->closed != ZZ_DATE_NONE && gap->closed_reason != NULL && !has_open_action (self, gap->finding->clause));
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

static void show_gaps (ZzGapsPage *self);

/* A row that stayed because people were in it goes where it belongs. */
static gboolean
settle_cb (gpointer user_data)
{
  g_autoptr (ZzGapsPage) self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_gaps (self);
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
          const ZzGaps *gaps,
          const ZzGap *gap)
{
  const gboolean closed = is_closed (self, gap);
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
  zz_gap_row_show (row, gaps, gap, closed);
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
show_gaps (ZzGapsPage *self)
{
  const ZzAdvice *advice = get_advice (self);

  if (advice == NULL)
    return;
  remove_gone (self->open, advice->gaps);
  remove_gone (self->closed, advice->gaps);
  for (guint i = 0; i < advice->gaps->gaps->len; i++)
    {
      const ZzGap *gap = advice->gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL)
        show_gap (self, advice->gaps, gap);
    }
  gtk_list_box_invalidate_sort (self->open);
  gtk_list_box_invalidate_sort (self->closed);
  gtk_widget_set_visible (self->open_section, has_rows (self->open));
  gtk_widget_set_visible (self->closed_section, has_rows (self->closed));
  apply_filter (self);
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
append_link (GtkListBox *list,
             ZzSeverity severity,
             const char *title,
             const char *subtitle,
             const char *target)
{
  GtkWidget *row = zz_overview_row_new (ZZ_STATUS_NONE, title, subtitle, target);

  zz_overview_row_set_severity (ZZ_OVERVIEW_ROW (row), severity);
  gtk_list_box_append (list, row);
}

/* Leads to what is to be renewed. */
static void
append_renewal (ZzGapsPage *self,
                const ZzGaps *gaps,
                const ZzGap *gap)
{
  const ZzMessages *messages = get_messages (self);
  g_autofree char *words = zz_words_renewal (messages, get_project (self), gap);
  g_autofree char *start = zz_words_start (messages, gap, gaps->today);
  const char *clause = zz_messages_text (messages, &gap->finding->clause->title);
  g_autofree char *subtitle = start != NULL ? g_strdup_printf ("%s · %s", clause, start) : g_strdup (clause);
  const gboolean late = gap->start_by != ZZ_DATE_NONE && gap->start_by < gaps->today;

  append_link (self->renewals, late ? ZZ_SEVERITY_WARNING : ZZ_SEVERITY_HINT, words, subtitle, gap->record);
}

static void
show_renewals (ZzGapsPage *self,
               const ZzGaps *gaps)
{
  clear (self->renewals);
  for (guint i = 0; i < gaps->gaps->len; i++)
    {
      const ZzGap *gap = gaps->gaps->pdata[i];

      if (gap->kind == ZZ_GAP_RENEWAL)
        append_renewal (self, gaps, gap);
    }
  gtk_widget_set_visible (self->renewal_section, has_rows (self->renewals));
}

static void
show_points (ZzGapsPage *self,
             const ZzMargins *margins)
{
  const guint total = margins->single_points->len;
  const guint n = self->all_points ? total : MIN (total, MAX_POINTS);
  g_autofree char *more = g_strdup_printf (ngettext ("Show %u More", "Show %u More", total - n), total - n);

  clear (self->points);
  for (guint i = 0; i < n; i++)
    {
      const ZzSinglePoint *point = margins->single_points->pdata[i];
      g_autofree char *name = zz_words_record (get_messages (self), get_project (self), point->record);
      g_autofree char *words = zz_words_single_point (get_messages (self), get_project (self), point);

      append_link (self->points, ZZ_SEVERITY_HINT, name, words, point->record);
    }
  gtk_button_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), total > n);
  gtk_widget_set_visible (self->point_section, total > 0);
}

static ZzDate
get_first_start (const ZzGaps *gaps)
{
  ZzDate first = ZZ_DATE_NONE;

  for (guint i = 0; i < gaps->gaps->len; i++)
    {
      const ZzGap *gap = gaps->gaps->pdata[i];

      if (gap->kind == ZZ_GAP_OPEN && gap->start_by != ZZ_DATE_NONE && (first == ZZ_DATE_NONE || gap->start_by < first))
        first = gap->start_by;
    }
  return first;
}

static char *
dup_title (ZzGapsPage *self,
           const ZzGaps *gaps)
{
  const guint n = zz_gaps_get_n_open (gaps);
  const ZzDate first = get_first_start (gaps);
  g_autofree char *day = first != ZZ_DATE_NONE ? zz_words_date (get_messages (self), first) : NULL;

  if (n == 0 && gaps->findings->available)
    return g_strdup (_ ("No gaps"));
  if (day == NULL)
    return g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n);
  if (first < gaps->today)
    return g_strdup_printf (ngettext ("%u gap, which should have been started by %s", "%u gaps, the first of which should have been started by %s", n), n, day);
  return g_strdup_printf (ngettext ("%u gap, to start by %s", "%u gaps, the first to start by %s", n), n, day);
}

static void
show_sentence (ZzGapsPage *self,
               const ZzGaps *gaps)
{
  g_autofree char *title = dup_title (self, gaps);
  g_autofree char *reason = gaps->findings->ready ? zz_words_readiness (get_messages (self), gaps->findings)
                                                  : zz_words_obstacles (get_messages (self), gaps->findings);

  zz_status_show (zz_findings_get_worst (gaps->findings), self->image);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reason, reason);
}

static void
zz_gaps_page_update (ZzPage *page)
{
  ZzGapsPage *self = ZZ_GAPS_PAGE (page);
  const ZzAdvice *advice = get_advice (self);
  const gboolean busy = zz_adviser_get_busy (zz_session_get_adviser (zz_page_get_session (page)));

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->content, advice != NULL);
  if (advice == NULL)
    {
      zz_status_show (ZZ_STATUS_NONE, self->image);
      gtk_label_set_label (self->title, _ ("Looking for what closes each gap…"));
      return;
    }
  show_sentence (self, advice->gaps);
  show_gaps (self);
  show_renewals (self, advice->gaps);
  show_points (self, advice->margins);
}

/* What the adviser made holds also for a page nobody sees: its rows must not know
 * older advice. */
static void
adviser_changed_cb (ZzGapsPage *self)
{
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
  const ZzAdvice *advice = get_advice (self);

  self->all_points = TRUE;
  if (advice != NULL)
    show_points (self, advice->margins);
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
  ZzAdviser *adviser = zz_session_get_adviser (zz_page_get_session (ZZ_PAGE (self)));

  g_signal_connect_object (adviser, "changed", G_CALLBACK (adviser_changed_cb), self, G_CONNECT_SWAPPED);

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
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, renewal_section);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, renewals);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, closed_section);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, closed);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, point_section);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, points);
  gtk_widget_class_bind_template_child (widget_class, ZzGapsPage, more);
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
