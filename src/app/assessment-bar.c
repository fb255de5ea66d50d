/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day the assessment is for and the level. */
#include "config.h"

#include "app/assessment-bar.h"

#include "app/option.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzAssessmentBar
{
  AdwBin parent_instance;

  ZzSession *session;
  gboolean showing;

  GtkLabel *day_label;
  GtkMenuButton *day_button;
  GtkCheckButton *planned;
  GtkCheckButton *today;
  GtkCheckButton *given;
  GtkCalendar *calendar;
  GtkDropDown *levels;
  GListStore *level_options;
};

G_DEFINE_FINAL_TYPE (ZzAssessmentBar, zz_assessment_bar, ADW_TYPE_BIN)

static char *
dup_day (ZzAssessmentBar *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  g_autofree char *date = zz_words_date (messages, zz_session_get_at (self->session));
  gboolean planned = zz_project_get_planned_date (zz_session_get_project (self->session)) != ZZ_DATE_NONE;

  switch (zz_session_get_day (self->session))
    {
    case ZZ_DAY_PLANNED:
      return planned ? g_strdup_printf (_ ("Planned date: %s"), date)
                     : g_strdup_printf (_ ("Today, no date planned: %s"), date);
    case ZZ_DAY_TODAY:
      return g_strdup_printf (_ ("Today: %s"), date);
    case ZZ_DAY_GIVEN:
    default:
      return g_strdup_printf (_ ("On %s"), date);
    }
}

static void
show_calendar (ZzAssessmentBar *self)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, month_day;

  zz_date_get_parts (zz_session_get_at (self->session), &year, &month, &month_day);
  day = g_date_time_new_local (year, month, month_day, 0, 0, 0);
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
}

static void
update_level_titles (ZzAssessmentBar *self)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (self->session);
  int applied = zz_project_get_level (zz_session_get_project (self->session));

  for (guint i = 0; i < catalogue->levels->len; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->level_options), i);
      const char *title = zz_messages_text (zz_session_get_messages (self->session),
                                            &zz_choices_get (catalogue->levels, i)->title);
      g_autofree char *applied_title = NULL;

      /* Translators: %s is a level, the one the organisation applies for. */
      if (applied == (int) i)
        applied_title = g_strdup_printf (_ ("%s (applied for)"), title);
      zz_option_set_title (option, applied_title != NULL ? applied_title : title);
    }
}

static void
update (ZzAssessmentBar *self)
{
  g_autofree char *day = dup_day (self);
  ZzDay choice = zz_session_get_day (self->session);

  self->showing = TRUE;
  gtk_label_set_label (self->day_label, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL, day, -1);
  gtk_check_button_set_active (self->planned, choice == ZZ_DAY_PLANNED);
  gtk_check_button_set_active (self->today, choice == ZZ_DAY_TODAY);
  gtk_check_button_set_active (self->given, choice == ZZ_DAY_GIVEN);
  show_calendar (self);
  update_level_titles (self);
  gtk_drop_down_set_selected (self->levels, zz_session_get_level (self->session));
  self->showing = FALSE;
}

static void
planned_cb (ZzAssessmentBar *self)
{
  if (!self->showing && gtk_check_button_get_active (self->planned))
    zz_session_set_day (self->session, ZZ_DAY_PLANNED, ZZ_DATE_NONE);
}

static void
today_cb (ZzAssessmentBar *self)
{
  if (!self->showing && gtk_check_button_get_active (self->today))
    zz_session_set_day (self->session, ZZ_DAY_TODAY, ZZ_DATE_NONE);
}

static void
day_selected_cb (ZzAssessmentBar *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->showing || self->session == NULL)
    return;
  day = gtk_calendar_get_date (self->calendar);
  zz_session_set_day (self->session, ZZ_DAY_GIVEN,
                      zz_date_new (g_date_time_get_year (day), g_date_time_get_month (day),
                                   g_date_time_get_day_of_month (day)));
}

static void
given_cb (ZzAssessmentBar *self)
{
  if (gtk_check_button_get_active (self->given))
    day_selected_cb (self);
}

static void
level_cb (ZzAssessmentBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->levels);

  if (!self->showing && self->session != NULL && selected != GTK_INVALID_LIST_POSITION)
    zz_session_set_level (self->session, selected);
}

static void
zz_assessment_bar_dispose (GObject *object)
{
  ZzAssessmentBar *self = ZZ_ASSESSMENT_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_ASSESSMENT_BAR);
  g_clear_object (&self->session);
  g_clear_object (&self->level_options);

  G_OBJECT_CLASS (zz_assessment_bar_parent_class)->dispose (object);
}

static void
zz_assessment_bar_class_init (ZzAssessmentBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_assessment_bar_dispose;

  g_type_ensure (ZZ_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/assessment-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, day_label);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, day_button);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, planned);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, today);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, given);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, calendar);
  gtk_widget_class_bind_template_child (widget_class, ZzAssessmentBar, levels);
  gtk_widget_class_bind_template_callback (widget_class, planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, given_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
}

static void
zz_assessment_bar_init (ZzAssessmentBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->level_options = g_list_store_new (ZZ_TYPE_OPTION);
  gtk_drop_down_set_model (self->levels, G_LIST_MODEL (self->level_options));
}

void
zz_assessment_bar_set_session (ZzAssessmentBar *self,
                               ZzSession *session)
{
  const ZzChoices *levels;

  g_return_if_fail (ZZ_IS_ASSESSMENT_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  levels = zz_session_get_catalogue (session)->levels;
  self->showing = TRUE;
  g_list_store_remove_all (self->level_options);
  for (guint i = 0; i < levels->len; i++)
    zz_options_append (self->level_options, zz_choices_get (levels, i)->id, "");
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
