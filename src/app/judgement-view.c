/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about a clause. */
#include "config.h"

#include "app/judgement-view.h"

#include "app/field-editor.h"
#include "app/record-form.h"
#include "app/settings.h"
#include "core/edit.h"

#include <glib/gi18n.h>

struct _ZzJudgementView
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;

  GtkLabel *heading;
  ZzRecordForm *form;
};

G_DEFINE_FINAL_TYPE (ZzJudgementView, zz_judgement_view, ADW_TYPE_BIN)

static ZzRecord *
find_answer (ZzJudgementView *self)
{
  return zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_ANSWER, self->clause->id);
}

/* Whether the step takes the judgement back. */
static gboolean
clears (ZzChangeSet *set)
{
  const ZzChange *change = zz_change_set_get_n_changes (set) > 0 ? zz_change_set_get_change (set, 0) : NULL;

  return change != NULL && change->kind == ZZ_CHANGE_SET_FIELD && zz_value_is_absent (&change->after);
}

/* A judgement is of a day, of a text of the clause, and somebody's. */
static void
extend_cb (ZzJudgementView *self,
           ZzChangeSet *set)
{
  g_autofree char *reviewer = zz_settings_dup_reviewer ();

  zz_edit_sign_judgement (set, zz_session_get_project (self->session), self->clause, !clears (set),
                          zz_session_get_today (self->session), reviewer);
}

static void
update (ZzJudgementView *self)
{
  GtkWidget *review_on = zz_record_form_get_editor (self->form, ZZ_ANSWER_REVIEW_ON);
  ZzRecord *answer = find_answer (self);

  gtk_widget_set_visible (review_on, answer != NULL
                                         && zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT) == ZZ_JUDGEMENT_NOT_APPLICABLE);
}

static void
zz_judgement_view_dispose (GObject *object)
{
  ZzJudgementView *self = ZZ_JUDGEMENT_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_JUDGEMENT_VIEW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_judgement_view_parent_class)->dispose (object);
}

static void
zz_judgement_view_class_init (ZzJudgementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_judgement_view_dispose;

  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/judgement-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzJudgementView, heading);
  gtk_widget_class_bind_template_child (widget_class, ZzJudgementView, form);
}

static void
zz_judgement_view_init (ZzJudgementView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_judgement_view_show (ZzJudgementView *self,
                        ZzSession *session,
                        const ZzClause *clause)
{
  static const int fields[] = { ZZ_ANSWER_JUDGEMENT, ZZ_ANSWER_REASON, ZZ_ANSWER_BY, ZZ_ANSWER_REVIEW_ON, -1 };

  g_return_if_fail (ZZ_IS_JUDGEMENT_VIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->clause = clause;
  gtk_widget_set_visible (GTK_WIDGET (self), clause->judgement || clause->may_not_apply);
  gtk_label_set_label (self->heading, clause->judgement ? _ ("Judgement") : _ ("Does it apply?"));
  zz_record_form_show_fields (self->form, session, zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_ANSWER],
                              clause->id, fields);
  g_signal_connect_object (zz_record_form_get_editor (self->form, ZZ_ANSWER_JUDGEMENT), "extend",
                           G_CALLBACK (extend_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
