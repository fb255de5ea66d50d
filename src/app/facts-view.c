/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three expanders of records. */
#include "config.h"

#include "app/facts-view.h"

#include "report/words.h"

#include <glib/gi18n.h>

/* Of each kind; the rest is counted. */
#define LIMIT 20

struct _ZzFactsView
{
  AdwBin parent_instance;

  ZzSession *session;
  GtkListBox *list;
  gboolean expanded[3];
};

G_DEFINE_FINAL_TYPE (ZzFactsView, zz_facts_view, ADW_TYPE_BIN)

typedef enum {
  COUNTED,
  LEFT_OUT,
  MISSING,
} Kind;

static void
append_row (ZzFactsView *self,
            AdwExpanderRow *expander,
            const char *id,
            const char *why)
{
  g_autofree char *title = zz_words_record (zz_session_get_messages (self->session), zz_session_get_project (self->session), id);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (why != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  adw_expander_row_add_row (expander, row);
}

static void
expanded_cb (AdwExpanderRow *expander,
             GParamSpec *pspec,
             gboolean *expanded)
{
  *expanded = adw_expander_row_get_expanded (expander);
}

static AdwExpanderRow *
append_expander (ZzFactsView *self,
                 Kind kind,
                 guint n)
{
  static const char *const titles[] = {
    [COUNTED] = N_ ("Counted (%u)"),
    [LEFT_OUT] = N_ ("Left out (%u)"),
    [MISSING] = N_ ("A fact is missing (%u)"),
  };
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *title = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  title = g_strdup_printf (_ (titles[kind]), n);
#pragma GCC diagnostic pop
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), self->expanded[kind]);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (expanded_cb), &self->expanded[kind]);
  gtk_list_box_append (self->list, expander);
  return ADW_EXPANDER_ROW (expander);
}

static void
append_more (AdwExpanderRow *expander,
             guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("and %u more record", "and %u more records", n), n);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "dim-label");
  adw_expander_row_add_row (expander, row);
}

static void
append_counted (ZzFactsView *self,
                const ZzReason *reason)
{
  const guint n = zz_reason_get_n_counted (reason);
  AdwExpanderRow *expander;

  /* Years are no records. */
  if (n == 0 || g_array_index (reason->counted, ZzSubject, 0).record == NULL)
    return;
  expander = append_expander (self, COUNTED, n);
  for (guint i = 0; i < MIN (n, LIMIT); i++)
    append_row (self, expander, g_array_index (reason->counted, ZzSubject, i).record, NULL);
  if (n > LIMIT)
    append_more (expander, n - LIMIT);
}

static void
append_entries (ZzFactsView *self,
                const ZzClauseFinding *finding,
                const ZzReason *reason,
                const GArray *entries,
                Kind kind)
{
  const guint n = entries != NULL ? entries->len : 0;
  AdwExpanderRow *expander;

  if (n == 0 || g_array_index (entries, ZzEntry, 0).subject.record == NULL)
    return;
  expander = append_expander (self, kind, n);
  for (guint i = 0; i < MIN (n, LIMIT); i++)
    {
      const ZzEntry *entry = &g_array_index (entries, ZzEntry, i);
      g_autofree char *why = zz_words_entry (zz_session_get_messages (self->session), zz_session_get_project (self->session),
                                             zz_session_get_findings (self->session), reason, entry);

      append_row (self, expander, entry->subject.record, why);
    }
  if (n > LIMIT)
    append_more (expander, n - LIMIT);
}

static void
zz_facts_view_dispose (GObject *object)
{
  g_clear_object (&ZZ_FACTS_VIEW (object)->session);

  G_OBJECT_CLASS (zz_facts_view_parent_class)->dispose (object);
}

static void
zz_facts_view_class_init (ZzFactsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_facts_view_dispose;
}

static void
zz_facts_view_init (ZzFactsView *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Records looked at"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
zz_facts_view_show (ZzFactsView *self,
                    ZzSession *session,
                    const ZzClauseFinding *finding)
{
  GtkListBoxRow *row;

  g_return_if_fail (ZZ_IS_FACTS_VIEW (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  g_set_object (&self->session, session);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; finding != NULL && i < finding->reasons->len; i++)
    {
      const ZzReason *reason = finding->reasons->pdata[i];

      append_counted (self, reason);
      append_entries (self, finding, reason, reason->failing, LEFT_OUT);
      append_entries (self, finding, reason, reason->missing, MISSING);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}
