/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of what leads elsewhere. */
#include "config.h"

#include "app/overview-list.h"

#include "app/forecaster.h"
#include "app/overview-row.h"
#include "eval/expiries.h"
#include "eval/next-steps.h"
#include "eval/surveillance.h"
#include "report/phrase.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* How far ahead ends are looked for, and how near one is pointed at. */
#define AHEAD ((ZzPeriod) { .months = 12 })
#define SOON ((ZzPeriod) { .months = 3 })

struct _ZzOverviewList
{
  AdwBin parent_instance;

  char *title;

  GtkListBox *list;
  GtkLabel *note;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (ZzOverviewList, zz_overview_list, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum {
  MORE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
clear (ZzOverviewList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* @note: said below the rows, or instead of them; NULL for nothing. @more: how
 * many rows are left out. */
static void
finish (ZzOverviewList *self,
        const char *note,
        guint more)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", more), more);

  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more > 0);
}

/* What the last audit found comes first: the next one looks there first. */
static void
append_finding (ZzOverviewList *self,
                ZzSession *session,
                const ZzRecord *finding)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  ZzProject *project = zz_session_get_project (session);
  const char *id = zz_record_get_id (finding);
  g_autofree char *title = zz_words_record (messages, project, id);
  g_autofree char *subtitle = zz_words_open_finding (messages, project, finding);

  gtk_list_box_append (self->list, zz_overview_row_new (ZZ_STATUS_NOT_MET, title, subtitle, id));
}

/* Within the time that one is reminded of it, it is to be watched. */
static void
append_milestone (ZzOverviewList *self,
                  ZzSession *session,
                  const ZzMilestone *milestone)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  gboolean near = zz_session_get_today (session) >= milestone->remind[0] && milestone->until < ZZ_DATE_MAX;
  g_autofree char *title = zz_words_milestone_title (messages, zz_session_get_project (session), milestone);
  g_autofree char *subtitle = zz_words_milestone (messages, milestone);

  gtk_list_box_append (self->list, zz_overview_row_new (near ? ZZ_STATUS_UNKNOWN : ZZ_STATUS_MET, title, subtitle, milestone->record));
}

/* Those that begin by @until; an upgrade for those alone who apply for one. */
static guint
append_milestones (ZzOverviewList *self,
                   ZzSession *session,
                   ZzDate until)
{
  ZzProject *project = zz_session_get_project (session);
  g_autoptr (GArray) milestones = zz_list_milestones (project, zz_session_get_today (session));
  const char *kind = zz_choices_get (zz_session_get_catalogue (session)->applications, zz_project_get_kind (project))->id;
  guint n = 0;

  for (guint i = 0; i < milestones->len; i++)
    {
      const ZzMilestone *milestone = &g_array_index (milestones, ZzMilestone, i);

      if (milestone->from > until
          || (milestone->kind == ZZ_MILESTONE_UPGRADE && !g_str_equal (kind, zz_milestone_kind_get_id (milestone->kind))))
        continue;
      append_milestone (self, session, milestone);
      n++;
    }
  return n;
}

static void
append_step (ZzOverviewList *self,
             ZzSession *session,
             const ZzStep *step)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  const ZzClause *clause = step->finding->clause;
  g_autofree char *gap = zz_words_gap (messages, zz_session_get_project (session), zz_session_get_findings (session), step->finding);

  gtk_list_box_append (self->list, zz_overview_row_new (step->finding->status, zz_messages_text (messages, &clause->title), gap, clause->id));
}

/* What lapses before the day that counts is as good as lost; what ends soon after
 * it is to be watched. */
static ZzStatus
get_expiry_status (ZzDate end,
                   ZzDate at)
{
  if (end < at)
    return ZZ_STATUS_NOT_MET;
  return end <= zz_date_add (at, SOON) ? ZZ_STATUS_UNKNOWN : ZZ_STATUS_MET;
}

static void
append_expiry (ZzOverviewList *self,
               ZzSession *session,
               const ZzExpiry *expiry)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  const ZzDate at = zz_session_get_at (session);
  g_autofree char *name = zz_words_record (messages, zz_session_get_project (session), expiry->record);
  g_autofree char *date = zz_words_date (messages, expiry->end);
  g_autofree char *when = zz_words_expiry (messages, expiry->end, at);
  /* Translators: a register, a field and its day, and how that lies to the assessment:
   * “Personnel certificates · Valid until: 17 February 2027 – lapses 12 days before the assessment”. */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s: %s – %s"), zz_words_register (messages, expiry->field->owner),
                                               zz_words_field (messages, expiry->field), date, when);

  gtk_list_box_append (self->list, zz_overview_row_new (get_expiry_status (expiry->end, at), name, subtitle, expiry->record));
}

/* Ready on some day, or the worst that the first day says. */
static ZzStatus
get_level_status (const ZzForecast *forecast)
{
  g_autoptr (GArray) spans = zz_forecast_list_level_spans (forecast);

  if (zz_forecast_get_first_ready (forecast) != ZZ_DATE_NONE)
    return ZZ_STATUS_MET;
  return spans->len > 0 ? g_array_index (spans, ZzSpan, 0).status : ZZ_STATUS_NONE;
}

static void
append_level (ZzOverviewList *self,
              ZzSession *session,
              guint level)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  const ZzForecast *forecast = zz_forecaster_get (zz_session_get_forecaster (session), level);
  const ZzText *title = &zz_choices_get (zz_session_get_catalogue (session)->levels, level)->title;
  g_autofree char *words = forecast != NULL ? zz_words_forecast (messages, forecast) : g_strdup (_ ("Judging every day…"));

  gtk_list_box_append (self->list, zz_overview_row_new (forecast != NULL ? get_level_status (forecast) : ZZ_STATUS_NONE,
                                                        zz_messages_text (messages, title), words, "forecast"));
}

/* The row says what it is about in its sentence, so its title is how grave it is. */
static void
append_problem (ZzOverviewList *self,
                ZzSession *session,
                const ZzProblem *problem)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  const char *id = problem->evidence != NULL ? problem->evidence : problem->records[0];
  g_autofree char *sentence = zz_words_problem (messages, zz_session_get_project (session), problem);
  GtkWidget *row = zz_overview_row_new (ZZ_STATUS_NONE, zz_words_severity (messages, problem->severity), sentence, id);

  zz_overview_row_set_severity (ZZ_OVERVIEW_ROW (row), problem->severity);
  gtk_list_box_append (self->list, row);
}

static void
append_renewal (ZzOverviewList *self,
                ZzSession *session,
                const ZzAdvice *advice,
                const ZzGap *gap)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  g_autofree char *name = zz_words_record (messages, advice->project, gap->record);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *subtitle = NULL;
  const gboolean late = gap->start_by != ZZ_DATE_NONE && gap->start_by < advice->gaps->today;
  GtkWidget *row;

  g_ptr_array_add (sentences, zz_words_renewal (messages, advice->project, gap));
  if (gap->start_by != ZZ_DATE_NONE)
    g_ptr_array_add (sentences, zz_words_start (messages, gap, advice->gaps->today));
  subtitle = zz_phrase_join (messages, ZZ_JOIN_SENTENCES, sentences);
  row = zz_overview_row_new (ZZ_STATUS_NONE, name, subtitle, gap->record);
  zz_overview_row_set_severity (ZZ_OVERVIEW_ROW (row), late ? ZZ_SEVERITY_WARNING : ZZ_SEVERITY_HINT);
  gtk_list_box_append (self->list, row);
}

static void
append_single_point (ZzOverviewList *self,
                     ZzSession *session,
                     const ZzAdvice *advice,
                     const ZzSinglePoint *point)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  g_autofree char *name = zz_words_record (messages, advice->project, point->record);
  g_autofree char *words = zz_words_single_point (messages, advice->project, point);
  GtkWidget *row = zz_overview_row_new (ZZ_STATUS_NONE, name, words, point->record);

  zz_overview_row_set_severity (ZZ_OVERVIEW_ROW (row), ZZ_SEVERITY_HINT);
  gtk_list_box_append (self->list, row);
}

static void
append_register (ZzOverviewList *self,
                 ZzSession *session,
                 const ZzRegister *reg)
{
  ZzProject *project = zz_session_get_project (session);
  const GPtrArray *records = zz_project_get_records (project, reg);
  gboolean filled = reg->single ? !zz_record_is_empty (records->pdata[0]) : records->len > 0;
  g_autofree char *subtitle = g_strdup (_ ("Nothing recorded yet"));

  if (filled && !reg->single)
    {
      g_free (subtitle);
      subtitle = g_strdup_printf (ngettext ("%u record", "%u records", records->len), records->len);
    }
  else if (filled)
    {
      g_free (subtitle);
      subtitle = g_strdup (_ ("Begun"));
    }
  gtk_list_box_append (self->list, zz_overview_row_new (filled ? ZZ_STATUS_MET : ZZ_STATUS_UNKNOWN,
                                                        zz_words_register (zz_session_get_messages (session), reg), subtitle,
                                                        reg->id));
}

static void
more_cb (ZzOverviewList *self)
{
  g_signal_emit (self, signals[MORE], 0);
}

static void
zz_overview_list_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ZZ_OVERVIEW_LIST (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_overview_list_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  ZzOverviewList *self = ZZ_OVERVIEW_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_overview_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_OVERVIEW_LIST);
  g_clear_pointer (&ZZ_OVERVIEW_LIST (object)->title, g_free);

  G_OBJECT_CLASS (zz_overview_list_parent_class)->dispose (object);
}

static void
zz_overview_list_class_init (ZzOverviewListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zz_overview_list_get_property;
  object_class->set_property = zz_overview_list_set_property;
  object_class->dispose = zz_overview_list_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MORE] = g_signal_new ("more", ZZ_TYPE_OVERVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/overview-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewList, list);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewList, note);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewList, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
zz_overview_list_init (ZzOverviewList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_overview_list_show_steps (ZzOverviewList *self,
                             ZzSession *session,
                             guint limit)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint shown, n;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  steps = zz_list_steps (zz_session_get_findings (session));
  found = zz_list_open_findings (zz_session_get_project (session), zz_session_get_at (session));
  n = MIN (limit, found->len);
  shown = MIN (limit - n, steps->len);
  clear (self);
  for (guint i = 0; i < n; i++)
    append_finding (self, session, found->pdata[i]);
  for (guint i = 0; i < shown; i++)
    append_step (self, session, &g_array_index (steps, ZzStep, i));
  finish (self, steps->len == 0 ? _ ("No clause is open.") : NULL, found->len - n + steps->len - shown);
}

void
zz_overview_list_show_expiries (ZzOverviewList *self,
                                ZzSession *session,
                                guint limit)
{
  g_autoptr (GArray) expiries = NULL;
  g_autofree char *note = NULL;
  ZzDate at, from, until;
  guint past = 0, last, n;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  at = zz_session_get_at (session);
  from = MIN (at, zz_session_get_today (session));
  until = zz_date_add (MAX (at, zz_session_get_today (session)), AHEAD);
  expiries = zz_list_expiries (zz_session_get_project (session), until);
  while (past < expiries->len && g_array_index (expiries, ZzExpiry, past).end < from)
    past++;
  last = MIN (expiries->len, past + limit);
  clear (self);
  n = append_milestones (self, session, until);
  for (guint i = past; i < last; i++)
    append_expiry (self, session, &g_array_index (expiries, ZzExpiry, i));
  if (past > 0)
    note = g_strdup_printf (ngettext ("%u more ended earlier.", "%u more ended earlier.", past), past);
  else if (expiries->len + n == 0)
    note = g_strdup (_ ("Nothing that is recorded ends within a year."));
  finish (self, note, expiries->len - last);
}

void
zz_overview_list_show_problems (ZzOverviewList *self,
                                ZzSession *session,
                                guint limit)
{
  const GArray *problems;
  g_autofree char *note = NULL;
  guint n;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  problems = zz_session_get_problems (session);
  n = MIN (limit, problems->len);
  clear (self);
  for (guint i = 0; i < n; i++)
    append_problem (self, session, &g_array_index (problems, ZzProblem, i));
  note = g_strdup_printf (ngettext ("%u thing does not fit together.", "%u things do not fit together.", problems->len), problems->len);
  finish (self, note, problems->len - n);
  gtk_widget_set_visible (GTK_WIDGET (self), problems->len > 0);
}

void
zz_overview_list_show_levels (ZzOverviewList *self,
                              ZzSession *session)
{
  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  clear (self);
  for (guint i = 0; i < zz_session_get_catalogue (session)->levels->len; i++)
    append_level (self, session, i);
  finish (self, NULL, 0);
}

void
zz_overview_list_show_renewals (ZzOverviewList *self,
                                ZzSession *session,
                                const ZzAdvice *advice)
{
  guint n = 0;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && advice != NULL);

  clear (self);
  for (guint i = 0; i < advice->gaps->gaps->len; i++)
    {
      const ZzGap *gap = advice->gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL)
        continue;
      append_renewal (self, session, advice, gap);
      n++;
    }
  finish (self, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
zz_overview_list_show_single_points (ZzOverviewList *self,
                                     ZzSession *session,
                                     const ZzAdvice *advice,
                                     gboolean all)
{
  const GPtrArray *points;
  guint n = 0;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && advice != NULL);

  points = advice->margins->single_points;
  while (n < points->len && (all || ((const ZzSinglePoint *) points->pdata[n])->clauses->len > 1))
    n++;
  clear (self);
  for (guint i = 0; i < n; i++)
    append_single_point (self, session, advice, points->pdata[i]);
  finish (self, NULL, points->len - n);
  gtk_widget_set_visible (GTK_WIDGET (self), points->len > 0);
}

void
zz_overview_list_show_start (ZzOverviewList *self,
                             ZzSession *session)
{
  const GPtrArray *registers;

  g_return_if_fail (ZZ_IS_OVERVIEW_LIST (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  registers = zz_session_get_catalogue (session)->registers;
  clear (self);
  for (guint i = 0; i < registers->len; i++)
    append_register (self, session, registers->pdata[i]);
  finish (self, NULL, 0);
}
