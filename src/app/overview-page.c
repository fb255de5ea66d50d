/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of a project. */
#include "config.h"

#include "app/overview-page.h"

#include "app/category-tile.h"
#include "app/forecaster.h"
#include "app/overview-list.h"
#include "app/signoffs.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* So many rows are shown before people ask for all. */
#define MAX_STEPS 6
#define MAX_EXPIRIES 5
#define MAX_PROBLEMS 3
#define ALL_PROBLEMS 50

struct _ZzOverviewPage
{
  ZzPage parent_instance;

  guint n_steps;
  guint n_expiries;
  guint n_problems;
  guint shown; /* generation of the forecasts on the page */
  ZzSignoffs *signoffs;

  GtkImage *image;
  GtkLabel *title;
  GtkLabel *reason;
  GtkButton *signoff;
  GtkLabel *assessed_text;
  GtkLevelBar *assessed;
  GtkLabel *met_text;
  GtkLevelBar *met;
  GtkFlowBox *tiles;
  ZzOverviewList *start;
  ZzOverviewList *steps;
  GtkWidget *ends;
  ZzOverviewList *levels;
  ZzOverviewList *expiries;
  ZzOverviewList *problems;
};

G_DEFINE_FINAL_TYPE (ZzOverviewPage, zz_overview_page, ZZ_TYPE_PAGE)

/* Whether nobody recorded anything to judge by. */
static gboolean
is_new (ZzProject *project)
{
  const GPtrArray *registers = zz_project_get_catalogue (project)->registers;

  for (guint i = 0; i < registers->len; i++)
    {
      const ZzRegister *reg = registers->pdata[i];

      if (!reg->single && zz_project_get_records (project, reg)->len > 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_verdict (ZzOverviewPage *self,
              const ZzFindings *findings,
              gboolean new)
{
  const ZzMessages *messages = zz_session_get_messages (zz_page_get_session (ZZ_PAGE (self)));
  g_autofree char *title = zz_words_readiness (messages, findings);
  g_autofree char *reason = zz_words_obstacles (messages, findings);

  if (new)
    {
      g_free (reason);
      reason = g_strdup (_ ("Nothing is recorded yet. Every fact you record is judged at once."));
    }
  zz_status_show (new ? ZZ_STATUS_NONE : zz_findings_get_worst (findings), self->image);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reason, reason);
}

static void
show_share (GtkLevelBar *bar,
            GtkLabel *label,
            guint n,
            guint of,
            const char *text)
{
  gtk_level_bar_set_max_value (bar, MAX (of, 1));
  gtk_level_bar_set_value (bar, n);
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* What is known and what is met are two things and are never added up. */
static void
show_shares (ZzOverviewPage *self,
             const ZzFindings *findings)
{
  guint of = zz_findings_get_n_applicable (findings);
  guint assessed = of - findings->totals[ZZ_STATUS_UNKNOWN];
  guint met = findings->totals[ZZ_STATUS_MET];
  /* Translators: clauses of which it is known whether they are met, of those that apply. */
  g_autofree char *assessed_text = g_strdup_printf (_ ("%u of %u assessed"), assessed, of);
  g_autofree char *met_text = g_strdup_printf (_ ("%u of %u met"), met, of);

  show_share (self->assessed, self->assessed_text, assessed, of, assessed_text);
  show_share (self->met, self->met_text, met, of, met_text);
}

static void
show_tiles (ZzOverviewPage *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->tiles, i)) != NULL; i++)
    zz_category_tile_update (ZZ_CATEGORY_TILE (gtk_flow_box_child_get_child (child)));
}

/* What the last sign-off is worth, as soon as it is known. */
static void
show_signoff (ZzOverviewPage *self)
{
  g_autoptr (GPtrArray) list = zz_signoffs_list (self->signoffs);
  g_autofree char *words = list->len > 0 ? zz_signoffs_dup_words (self->signoffs, list->pdata[0]) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->signoff)), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->signoff), words != NULL);
}

/* Asking for the levels has them made where they are not up to date. */
static void
show_levels (ZzOverviewPage *self)
{
  ZzSession *session = zz_page_get_session (ZZ_PAGE (self));
  ZzForecaster *forecaster = zz_session_get_forecaster (session);

  for (guint i = 0; i < zz_session_get_catalogue (session)->levels->len; i++)
    zz_forecaster_get (forecaster, i);
  if (self->shown != 0 && self->shown == zz_forecaster_get_generation (forecaster))
    return;
  self->shown = zz_forecaster_get_generation (forecaster);
  zz_overview_list_show_levels (self->levels, session);
}

static void
forecaster_changed_cb (ZzOverviewPage *self)
{
  if (zz_page_wants_update (ZZ_PAGE (self)))
    show_levels (self);
}

static void
zz_overview_page_update (ZzPage *page)
{
  ZzOverviewPage *self = ZZ_OVERVIEW_PAGE (page);
  ZzSession *session = zz_page_get_session (page);
  const ZzFindings *findings = zz_session_get_findings (session);
  gboolean new = is_new (zz_session_get_project (session));

  show_verdict (self, findings, new);
  show_shares (self, findings);
  show_tiles (self);
  show_signoff (self);
  zz_signoffs_look (self->signoffs);
  gtk_widget_set_visible (GTK_WIDGET (self->start), new);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), !new);
  gtk_widget_set_visible (self->ends, !new);
  if (new)
    {
      zz_overview_list_show_start (self->start, session);
      return;
    }
  zz_overview_list_show_steps (self->steps, session, self->n_steps);
  zz_overview_list_show_expiries (self->expiries, session, self->n_expiries);
  zz_overview_list_show_problems (self->problems, session, self->n_problems);
  show_levels (self);
}

static void
all_steps_cb (ZzOverviewPage *self)
{
  self->n_steps = G_MAXUINT;
  zz_overview_page_update (ZZ_PAGE (self));
}

static void
all_expiries_cb (ZzOverviewPage *self)
{
  self->n_expiries = G_MAXUINT;
  zz_overview_page_update (ZZ_PAGE (self));
}

/* Of thousands a list would be of no use: what they have in common is mended
 * first. */
static void
all_problems_cb (ZzOverviewPage *self)
{
  self->n_problems += ALL_PROBLEMS;
  zz_overview_page_update (ZZ_PAGE (self));
}

/* Only the tile takes the focus, not what the box puts around it. */
static void
append_tile (ZzOverviewPage *self,
             guint index)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                zz_category_tile_new (zz_page_get_session (ZZ_PAGE (self)), index));
  gtk_flow_box_insert (self->tiles, child, -1);
}

static void
zz_overview_page_constructed (GObject *object)
{
  ZzOverviewPage *self = ZZ_OVERVIEW_PAGE (object);
  const GPtrArray *categories = zz_session_get_catalogue (zz_page_get_session (ZZ_PAGE (self)))->categories;

  for (guint i = 0; i < categories->len; i++)
    append_tile (self, i);
  g_signal_connect_object (zz_session_get_forecaster (zz_page_get_session (ZZ_PAGE (self))), "changed",
                           G_CALLBACK (forecaster_changed_cb), self, G_CONNECT_SWAPPED);

  self->signoffs = zz_signoffs_new (zz_page_get_session (ZZ_PAGE (self)));
  g_signal_connect_object (self->signoffs, "changed", G_CALLBACK (show_signoff), self, G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (zz_overview_page_parent_class)->constructed (object);
}

static void
zz_overview_page_dispose (GObject *object)
{
  g_clear_object (&ZZ_OVERVIEW_PAGE (object)->signoffs);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (zz_overview_page_parent_class)->dispose (object);
}

static void
zz_overview_page_class_init (ZzOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_overview_page_constructed;
  object_class->dispose = zz_overview_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_overview_page_update;

  g_type_ensure (ZZ_TYPE_OVERVIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, image);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, reason);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, signoff);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, assessed_text);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, assessed);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, met_text);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, met);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, start);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, ends);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, levels);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, expiries);
  gtk_widget_class_bind_template_child (widget_class, ZzOverviewPage, problems);
  gtk_widget_class_bind_template_callback (widget_class, all_steps_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_expiries_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_problems_cb);
}

static void
zz_overview_page_init (ZzOverviewPage *self)
{
  self->n_steps = MAX_STEPS;
  self->n_expiries = MAX_EXPIRIES;
  self->n_problems = MAX_PROBLEMS;
  gtk_widget_init_template (GTK_WIDGET (self));
}
