/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not fit about one record or piece of evidence. */
#include "config.h"

#include "app/problems-view.h"

#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzProblemsView
{
  AdwBin parent_instance;

  ZzSession *session; /* whose problems; NULL: none are shown */
  char *id;
  guint look_id; /* a source; looking can wait for the frame that shows an edit */
  char *shown;   /* what the rows say, to leave them alone while it is the same */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzProblemsView, zz_problems_view, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [ZZ_SEVERITY_ERROR] = { "dialog-error-symbolic", "zz-not-met" },
  [ZZ_SEVERITY_WARNING] = { "dialog-warning-symbolic", "zz-partly" },
  [ZZ_SEVERITY_HINT] = { "dialog-information-symbolic", "zz-unknown" },
};

void
zz_severity_show (ZzSeverity severity,
                  GtkImage *image)
{
  const char *classes[] = { NULL, NULL };

  g_return_if_fail (severity < G_N_ELEMENTS (looks));
  g_return_if_fail (GTK_IS_IMAGE (image));

  classes[0] = looks[severity].css_class;
  gtk_widget_set_css_classes (GTK_WIDGET (image), classes);
  gtk_image_set_from_icon_name (image, looks[severity].icon);
}

/* A field that is empty shows that itself, right below. */
static gboolean
is_about (const ZzProblem *problem,
          const char *id)
{
  if (problem->kind == ZZ_PROBLEM_REQUIRED)
    return FALSE;
  return g_strcmp0 (problem->records[0], id) == 0 || g_strcmp0 (problem->records[1], id) == 0
         || g_strcmp0 (problem->evidence, id) == 0;
}

/* The one of both records that is not @id, or NULL. */
static const char *
get_other (const ZzProblem *problem,
           const char *id)
{
  if (problem->records[1] == NULL)
    return NULL;
  return g_str_equal (problem->records[0], id) ? problem->records[1] : problem->records[0];
}

static void
lead (AdwActionRow *row,
      const char *target,
      const char *name)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  /* Translators: a tooltip; %s is the name of a record. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Show %s"), name);

  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), tooltip);
}

static void
append (ZzProblemsView *self,
        ZzSession *session,
        const ZzProblem *problem,
        const char *id)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  ZzProject *project = zz_session_get_project (session);
  const char *severity = zz_words_severity (messages, problem->severity), *other = get_other (problem, id);
  g_autofree char *sentence = zz_words_problem (messages, project, problem);
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new ();

  zz_severity_show (problem->severity, GTK_IMAGE (image));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), severity);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, severity,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  if (other != NULL)
    {
      g_autofree char *name = zz_words_record (messages, project, other);

      lead (ADW_ACTION_ROW (row), other, name);
    }
  gtk_list_box_append (self->list, row);
}

static char *
dup_state (ZzSession *session,
           const GArray *problems,
           const char *id)
{
  GString *state = g_string_new (id);

  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);
      g_autofree char *sentence = NULL;

      if (!is_about (problem, id))
        continue;
      sentence = zz_words_problem (zz_session_get_messages (session), zz_session_get_project (session), problem);
      g_string_append_printf (state, "\n%u %s", problem->severity, sentence);
    }
  return g_string_free (state, FALSE);
}

static void
fill (ZzProblemsView *self,
      const GArray *problems)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);

      if (is_about (problem, self->id))
        append (self, self->session, problem, self->id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  ZzProblemsView *self = user_data;
  const GArray *problems = zz_session_get_problems (self->session);
  g_autofree char *state = dup_state (self->session, problems, self->id);

  self->look_id = 0;
  if (g_strcmp0 (state, self->shown) != 0)
    {
      g_free (self->shown);
      self->shown = g_steal_pointer (&state);
      fill (self, problems);
    }
  return G_SOURCE_REMOVE;
}

static void
forget (ZzProblemsView *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shown, g_free);
}

static void
zz_problems_view_dispose (GObject *object)
{
  forget (ZZ_PROBLEMS_VIEW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_PROBLEMS_VIEW);

  G_OBJECT_CLASS (zz_problems_view_parent_class)->dispose (object);
}

static void
zz_problems_view_class_init (ZzProblemsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_problems_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/problems-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzProblemsView, list);
}

static void
zz_problems_view_init (ZzProblemsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_problems_view_show (ZzProblemsView *self,
                       ZzSession *session,
                       const char *id)
{
  g_return_if_fail (ZZ_IS_PROBLEMS_VIEW (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  if (g_strcmp0 (self->id, id) != 0)
    {
      forget (self);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  if (id == NULL)
    return;
  g_set_object (&self->session, session);
  g_free (self->id);
  self->id = g_strdup (id);
  if (self->look_id == 0)
    self->look_id = g_idle_add (look_cb, self);
}
