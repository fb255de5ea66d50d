/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All about one gap. */
#include "config.h"

#include "app/gap-details.h"

#include "app/action-view.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzGapDetails
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;

  GtkWidget *plan;
  GtkListBox *steps;
  GtkLabel *note;
  GtkLabel *start;
  GtkLabel *closing;
  GtkButton *clause_button;
  ZzActionView *actions;
};

G_DEFINE_FINAL_TYPE (ZzGapDetails, zz_gap_details, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Where a step is done: at the record, else in its register; proof and judgement at
 * the clause; who waits looks at the forecast. */
static const char *
get_target (ZzGapDetails *self,
            const ZzAddition *addition)
{
  ZzProject *project = zz_session_get_project (self->session);

  if (addition->kind == ZZ_ADDITION_WAIT)
    return "forecast";
  if (addition->kind == ZZ_ADDITION_EVIDENCE || addition->kind == ZZ_ADDITION_JUDGEMENT || addition->reg == NULL)
    return self->clause->id;
  if (addition->record != NULL && zz_project_find (project, addition->reg, addition->record) != NULL)
    return addition->record;
  return zz_catalogue_find_register (zz_session_get_catalogue (self->session), addition->reg->id) != NULL ? addition->reg->id : self->clause->id;
}

static GtkWidget *
make_step (const char *words,
           const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
show_steps (ZzGapDetails *self,
            const ZzAdvice *advice,
            const ZzGap *gap)
{
  const guint n = gap->smallest != NULL ? gap->smallest->len : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->steps, 0)) != NULL)
    gtk_list_box_remove (self->steps, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      const ZzAddition *addition = gap->smallest->pdata[i];
      g_autofree char *words = zz_words_addition (zz_session_get_messages (self->session), advice->project, addition, advice->gaps->today);
      g_autofree char *numbered = n > 1 ? g_strdup_printf ("%u. %s", i + 1, words) : g_strdup (words);

      gtk_list_box_append (self->steps, make_step (numbered, get_target (self, addition)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->steps), n > 0);
}

/* How sure it is that there is no shorter way, or no way at all; NULL: nothing to say. */
static char *
dup_note (ZzGapDetails *self,
          const ZzGap *gap)
{
  if (gap->smallest == NULL)
    return NULL;
  if (gap->smallest->len == 0)
    return zz_words_smallest (zz_session_get_messages (self->session), gap);
  if (!gap->minimal)
    return g_strdup (_ ("There may be a shorter way."));
  return gap->smallest->len > 1 ? g_strdup (_ ("Nothing less closes it.")) : NULL;
}

static void
zz_gap_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_GAP_DETAILS);
  g_clear_object (&ZZ_GAP_DETAILS (object)->session);

  G_OBJECT_CLASS (zz_gap_details_parent_class)->dispose (object);
}

static void
zz_gap_details_class_init (ZzGapDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_gap_details_dispose;

  g_type_ensure (ZZ_TYPE_ACTION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/gap-details.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, plan);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, steps);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, note);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, start);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, closing);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, clause_button);
  gtk_widget_class_bind_template_child (widget_class, ZzGapDetails, actions);
}

static void
zz_gap_details_init (ZzGapDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_gap_details_new (ZzSession *session,
                    const ZzClause *clause)
{
  ZzGapDetails *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  self = g_object_new (ZZ_TYPE_GAP_DETAILS, NULL);
  self->session = g_object_ref (session);
  self->clause = clause;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->clause_button), "s", clause->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clause_button), "win.show");
  zz_action_view_show_ready (self->actions, session, clause);
  return GTK_WIDGET (self);
}

void
zz_gap_details_show (ZzGapDetails *self,
                     const ZzAdvice *advice,
                     const ZzGap *gap)
{
  static const char *const late[] = { "error", NULL }, *const timely[] = { NULL };
  g_autofree char *start = NULL;
  g_autofree char *closing = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (ZZ_IS_GAP_DETAILS (self));
  g_return_if_fail (advice != NULL && gap != NULL && gap->finding->clause == self->clause);

  start = zz_words_start (zz_session_get_messages (self->session), gap, advice->gaps->today);
  closing = zz_words_closing (zz_session_get_messages (self->session), gap);
  gtk_widget_set_visible (self->plan, gap->smallest != NULL);
  show_steps (self, advice, gap);
  note = dup_note (self, gap);
  set_text (self->note, note);
  set_text (self->start, start);
  gtk_widget_set_css_classes (GTK_WIDGET (self->start), (const char **) (gap->start_by < advice->gaps->today ? late : timely));
  set_text (self->closing, closing);
}
