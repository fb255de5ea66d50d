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
  GtkBox *steps;
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
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "zz-step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
show_steps (ZzGapDetails *self,
            const ZzGap *gap)
{
  const guint n = gap->smallest != NULL ? gap->smallest->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; i < n; i++)
    {
      const ZzAddition *addition = gap->smallest->pdata[i];
      g_autofree char *words = zz_words_addition (zz_session_get_messages (self->session), zz_session_get_project (self->session), addition);
      g_autofree char *numbered = n > 1 ? g_strdup_printf ("%u. %s", i + 1, words) : g_strdup (words);

      gtk_box_append (self->steps, make_step (numbered, get_target (self, addition)));
    }
}

/* How sure it is that there is no shorter way. */
static const char *
get_note (const ZzGap *gap)
{
  if (gap->smallest->len == 0)
    return gap->minimal ? _ ("Nothing that could be recorded or added closes it.") : _ ("No way was found to close it.");
  if (gap->minimal)
    return gap->smallest->len > 1 ? _ ("Nothing less closes it.") : NULL;
  return _ ("There may be a shorter way.");
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
                     const ZzGap *gap)
{
  const ZzDate today = zz_session_get_today (self->session);
  g_autofree char *start = zz_words_start (zz_session_get_messages (self->session), gap, today);
  g_autofree char *closing = zz_words_closing (zz_session_get_messages (self->session), gap);
  const char *const late[] = { "error", NULL }, *const timely[] = { NULL };

  g_return_if_fail (ZZ_IS_GAP_DETAILS (self));
  g_return_if_fail (gap != NULL && gap->finding->clause == self->clause);

  gtk_widget_set_visible (self->plan, gap->smallest != NULL);
  show_steps (self, gap);
  set_text (self->note, gap->smallest != NULL ? get_note (gap) : NULL);
  set_text (self->start, start);
  gtk_widget_set_css_classes (GTK_WIDGET (self->start), (const char **) (gap->start_by < today ? late : timely));
  set_text (self->closing, closing);
}
