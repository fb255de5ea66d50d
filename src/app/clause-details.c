/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All about one clause. */
#include "config.h"

#include "app/clause-details.h"

#include "app/action-view.h"
#include "app/adviser.h"
#include "app/evidence-view.h"
#include "app/facts-view.h"
#include "app/figures-view.h"
#include "app/judgement-view.h"
#include "app/quiet-label.h"
#include "app/record-form.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzClauseDetails
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;

  GtkLabel *text;
  GtkLabel *guidance;
  ZzFiguresView *figures;
  GtkLabel *reasons;
  GtkLabel *margin;
  ZzFactsView *facts;
  GtkLabel *origin;
  ZzRecordForm *notes;
  ZzActionView *action;
  ZzEvidenceView *evidence;
  ZzJudgementView *judgement;
};

G_DEFINE_FINAL_TYPE (ZzClauseDetails, zz_clause_details, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static char *
dup_reasons (ZzClauseDetails *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);
  const ZzClauseFinding *finding = findings->available ? zz_findings_get_clause (findings, self->clause) : NULL;
  g_auto (GStrv) sentences = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (finding == NULL)
    return g_strdup (_ ("The text of this level is not available: there is no verdict."));
  sentences = zz_words_clause (zz_session_get_messages (self->session), zz_session_get_project (self->session),
                               findings, finding);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", sentences[i]);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
dup_origin (ZzClauseDetails *self)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (self->session);
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const char *title = zz_messages_text (messages, &catalogue->title);

  if (self->clause->rule == NULL)
    return g_strdup_printf (_ ("Clause %s of %s"), self->clause->id, title);
  return g_strdup_printf (_ ("Clause %s of %s; rule: %s"), self->clause->id, title,
                          zz_words_mark (messages, self->clause->rule_mark));
}

static gboolean
is_met (ZzClauseDetails *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);

  return findings->available && zz_findings_get_clause (findings, self->clause)->status == ZZ_STATUS_MET;
}

/* What the clause can lose, said once it is worked out; until then its line is kept free,
 * so that nothing moves. Nobody is put to work for what nobody sees. */
static void
show_margin (ZzClauseDetails *self)
{
  const ZzAdvice *advice;
  g_autofree char *margin = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  advice = zz_adviser_get (zz_session_get_adviser (self->session));
  if (advice != NULL)
    margin = zz_words_margin (zz_session_get_messages (self->session), advice->project, advice->margins, self->clause);
  gtk_label_set_label (self->margin, margin != NULL ? margin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->margin), advice != NULL ? margin != NULL : is_met (self));
}

static void
update (ZzClauseDetails *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);
  g_autofree char *reasons = dup_reasons (self);

  set_text (self->reasons, reasons);
  show_margin (self);
  zz_figures_view_show (self->figures, self->session, self->clause);
  zz_facts_view_show (self->facts, self->session, findings->available ? zz_findings_get_clause (findings, self->clause) : NULL);
}

static void
zz_clause_details_dispose (GObject *object)
{
  ZzClauseDetails *self = ZZ_CLAUSE_DETAILS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CLAUSE_DETAILS);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_clause_details_parent_class)->dispose (object);
}

static void
zz_clause_details_class_init (ZzClauseDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_clause_details_dispose;

  g_type_ensure (ZZ_TYPE_ACTION_VIEW);
  g_type_ensure (ZZ_TYPE_EVIDENCE_VIEW);
  g_type_ensure (ZZ_TYPE_FACTS_VIEW);
  g_type_ensure (ZZ_TYPE_FIGURES_VIEW);
  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  g_type_ensure (ZZ_TYPE_JUDGEMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/clause-details.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, text);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, guidance);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, figures);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, reasons);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, margin);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, origin);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, notes);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, action);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, evidence);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseDetails, judgement);
}

static void
zz_clause_details_init (ZzClauseDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  zz_quiet_label_init (self->text);
  zz_quiet_label_init (self->reasons);
}

GtkWidget *
zz_clause_details_new (ZzSession *session,
                       const ZzClause *clause)
{
  static const int note[] = { ZZ_ANSWER_NOTES, -1 };
  ZzClauseDetails *self;
  const ZzMessages *messages;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  self = g_object_new (ZZ_TYPE_CLAUSE_DETAILS, NULL);
  self->session = g_object_ref (session);
  self->clause = clause;
  messages = zz_session_get_messages (session);
  origin = dup_origin (self);
  set_text (self->text, zz_messages_text (messages, &clause->text));
  set_text (self->guidance, zz_messages_text (messages, &clause->guidance));
  set_text (self->origin, origin);
  zz_evidence_view_show (self->evidence, session, clause);
  zz_judgement_view_show (self->judgement, session, clause);
  zz_record_form_show_fields (self->notes, session, zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_ANSWER],
                              clause->id, note);
  zz_action_view_show (self->action, session, clause);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zz_session_get_adviser (session), "changed", G_CALLBACK (show_margin), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (show_margin), NULL);
  update (self);
  return GTK_WIDGET (self);
}
