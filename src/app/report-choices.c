/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a report. */
#include "config.h"

#include "app/report-choices.h"

#include "app/logo-row.h"
#include "app/settings.h"

#include <glib/gi18n.h>

struct _ZzReportChoices
{
  AdwBin parent_instance;

  GPtrArray *reports; /* const ZzReport, as the rows of the list */
  guint profile;      /* the one shown */
  gboolean loading;

  AdwComboRow *report;
  AdwComboRow *language;
  AdwComboRow *profile_list;
  GtkSwitch *redacted;
  GtkEditable *organisation;
  GtkEditable *department;
  GtkEditable *prepared_by;
  GtkEditable *approved_by;
  ZzLogoRow *logo;
};

G_DEFINE_FINAL_TYPE (ZzReportChoices, zz_report_choices, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the rows of the lists stand for, in their order. */
static const char *const languages[] = { "zh_CN", "en", "both" };
static const ZzProfile profiles[] = { ZZ_PROFILE_MANAGEMENT, ZZ_PROFILE_AUDITOR, ZZ_PROFILE_INTERNAL };

/* Something was chosen: it is remembered, and told. */
static void
take (ZzReportChoices *self,
      const char *key,
      const char *text)
{
  if (self->loading)
    return;
  zz_settings_set_text (key, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const ZzReport *
get_usual (guint profile)
{
  return zz_reports_get_usual (profiles[profile], FALSE);
}

static void
select_report (ZzReportChoices *self,
               const ZzReport *report)
{
  guint row;

  if (report != NULL && g_ptr_array_find (self->reports, report, &row))
    adw_combo_row_set_selected (self->report, row);
}

static void
report_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_REPORT, zz_report_choices_get_report (self)->id);
}

static void
language_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_REPORT_LANGUAGE, languages[MIN (adw_combo_row_get_selected (self->language), G_N_ELEMENTS (languages) - 1)]);
}

static void
redacted_cb (ZzReportChoices *self)
{
  if (self->loading)
    return;
  zz_settings_set_flag (ZZ_SETTING_REPORT_REDACTED, gtk_switch_get_active (self->redacted));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who had the usual report for one reader wants the usual one for the other. */
static void
profile_cb (ZzReportChoices *self)
{
  const guint profile = MIN (adw_combo_row_get_selected (self->profile_list), G_N_ELEMENTS (profiles) - 1);
  const gboolean usual = zz_report_choices_get_report (self) == get_usual (self->profile);

  self->profile = profile;
  if (usual && !self->loading)
    select_report (self, get_usual (profile));
  take (self, ZZ_SETTING_REPORT_PROFILE, zz_profile_get_id (profiles[profile]));
}

static void
organisation_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_LETTERHEAD_ORGANISATION, gtk_editable_get_text (self->organisation));
}

static void
department_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_LETTERHEAD_DEPARTMENT, gtk_editable_get_text (self->department));
}

static void
prepared_by_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_LETTERHEAD_PREPARED_BY, gtk_editable_get_text (self->prepared_by));
}

static void
approved_by_cb (ZzReportChoices *self)
{
  take (self, ZZ_SETTING_LETTERHEAD_APPROVED_BY, gtk_editable_get_text (self->approved_by));
}

static void
logo_cb (ZzReportChoices *self)
{
  GFile *file = zz_logo_row_get_file (self->logo);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");

  take (self, ZZ_SETTING_LETTERHEAD_LOGO, uri);
}

static void
zz_report_choices_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_REPORT_CHOICES);

  G_OBJECT_CLASS (zz_report_choices_parent_class)->dispose (object);
}

static void
zz_report_choices_finalize (GObject *object)
{
  g_ptr_array_unref (ZZ_REPORT_CHOICES (object)->reports);

  G_OBJECT_CLASS (zz_report_choices_parent_class)->finalize (object);
}

static void
zz_report_choices_class_init (ZzReportChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zz_report_choices_dispose;
  object_class->finalize = zz_report_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_REPORT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ZZ_TYPE_LOGO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/report-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, report);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, language);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, profile_list);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, redacted);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, organisation);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, department);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, prepared_by);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, approved_by);
  gtk_widget_class_bind_template_child (widget_class, ZzReportChoices, logo);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_cb);
  gtk_widget_class_bind_template_callback (widget_class, redacted_cb);
  gtk_widget_class_bind_template_callback (widget_class, organisation_cb);
  gtk_widget_class_bind_template_callback (widget_class, department_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepared_by_cb);
  gtk_widget_class_bind_template_callback (widget_class, approved_by_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_cb);
}

/* Those that are read; tables are for spreadsheets. */
static void
list_reports (ZzReportChoices *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const ZzReport *report;

  for (guint i = 0; (report = zz_reports_get (i)) != NULL; i++)
    if (!report->tables)
      {
        g_ptr_array_add (self->reports, (gpointer) report);
        gtk_string_list_append (titles, _ (report->title));
      }
  adw_combo_row_set_model (self->report, G_LIST_MODEL (titles));
}

static void
zz_report_choices_init (ZzReportChoices *self)
{
  self->reports = g_ptr_array_new ();
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  list_reports (self);
}

static void
load_lists (ZzReportChoices *self,
            ZzLanguage language)
{
  g_autofree char *report = zz_settings_dup_text (ZZ_SETTING_REPORT);
  g_autofree char *chosen = zz_settings_dup_text (ZZ_SETTING_REPORT_LANGUAGE);
  g_autofree char *profile = zz_settings_dup_text (ZZ_SETTING_REPORT_PROFILE);
  ZzProfile reader = ZZ_PROFILE_INTERNAL;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], *chosen != '\0' ? chosen : zz_language_get_id (language)))
      adw_combo_row_set_selected (self->language, i);
  zz_profile_from_id (profile, &reader);
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (profiles[i] == reader)
      adw_combo_row_set_selected (self->profile_list, i);
  select_report (self, zz_reports_find (report));
  gtk_switch_set_active (self->redacted, zz_settings_get_flag (ZZ_SETTING_REPORT_REDACTED));
}

static void
load_letterhead (ZzReportChoices *self)
{
  g_autofree char *organisation = zz_settings_dup_text (ZZ_SETTING_LETTERHEAD_ORGANISATION);
  g_autofree char *department = zz_settings_dup_text (ZZ_SETTING_LETTERHEAD_DEPARTMENT);
  g_autofree char *prepared_by = zz_settings_dup_preparer ();
  g_autofree char *approved_by = zz_settings_dup_text (ZZ_SETTING_LETTERHEAD_APPROVED_BY);
  g_autofree char *logo = zz_settings_dup_text (ZZ_SETTING_LETTERHEAD_LOGO);
  g_autoptr (GFile) file = *logo != '\0' ? g_file_new_for_uri (logo) : NULL;

  gtk_editable_set_text (self->organisation, organisation);
  gtk_editable_set_text (self->department, department);
  gtk_editable_set_text (self->prepared_by, prepared_by);
  gtk_editable_set_text (self->approved_by, approved_by);
  zz_logo_row_set_file (self->logo, file);
}

void
zz_report_choices_load (ZzReportChoices *self,
                        ZzLanguage language)
{
  g_return_if_fail (ZZ_IS_REPORT_CHOICES (self));

  self->loading = TRUE;
  load_lists (self, language);
  load_letterhead (self);
  self->loading = FALSE;
}

const ZzReport *
zz_report_choices_get_report (ZzReportChoices *self)
{
  guint row;

  g_return_val_if_fail (ZZ_IS_REPORT_CHOICES (self), NULL);

  row = adw_combo_row_get_selected (self->report);
  return row < self->reports->len ? self->reports->pdata[row] : get_usual (self->profile);
}

/* Blanks are nothing. */
static char *
dup_text (GtkEditable *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
read_letterhead (ZzReportChoices *self,
                 ZzLetterhead *letterhead)
{
  GBytes *logo = zz_logo_row_get_picture (self->logo);

  letterhead->organisation = dup_text (self->organisation);
  letterhead->department = dup_text (self->department);
  letterhead->prepared_by = dup_text (self->prepared_by);
  letterhead->approved_by = dup_text (self->approved_by);
  letterhead->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
}

void
zz_report_choices_get_options (ZzReportChoices *self,
                               ZzReportOptions *options)
{
  g_return_if_fail (ZZ_IS_REPORT_CHOICES (self));
  g_return_if_fail (options != NULL);

  *options = ZZ_REPORT_OPTIONS_INIT;
  options->profile = profiles[self->profile];
  options->redacted = gtk_switch_get_active (self->redacted);
  options->warning_days = zz_settings_get_expiry_warning_days ();
  zz_report_options_set_languages (options, languages[MIN (adw_combo_row_get_selected (self->language), G_N_ELEMENTS (languages) - 1)]);
  /* Whose paper it is says whom it is about. */
  if (!options->redacted)
    read_letterhead (self, &options->letterhead);
}
