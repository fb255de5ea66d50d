/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which anything changes. */
#include "config.h"

#include "app/turns-view.h"

#include "app/turn-row.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* So many are shown before people ask for more. */
#define LIMIT 20

struct _ZzTurnsView
{
  AdwBin parent_instance;

  ZzSession *session;
  GArray *turns; /* ZzTurn */
  guint level;
  guint n_explained; /* rows that say their cause, from the first on */
  guint idle_id;

  GtkListBox *list;
  GtkLabel *note;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (ZzTurnsView, zz_turns_view, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_rows (ZzTurnsView *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

/* All rows of one day: two evaluations tell what made the difference. */
static gboolean
explain_cb (gpointer user_data)
{
  ZzTurnsView *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_explained);
  g_autoptr (ZzFindings) before = NULL;
  g_autoptr (ZzFindings) after = NULL;
  ZzDate day;

  if (row == NULL)
    {
      self->idle_id = 0;
      return G_SOURCE_REMOVE;
    }
  day = zz_turn_row_get_turn (ZZ_TURN_ROW (row))->day;
  before = zz_session_evaluate (self->session, self->level, day - 1);
  after = zz_session_evaluate (self->session, self->level, day);
  while (row != NULL && zz_turn_row_get_turn (ZZ_TURN_ROW (row))->day == day)
    {
      g_autofree char *cause = zz_words_turn (zz_session_get_messages (self->session), zz_session_get_project (self->session),
                                              before, after, zz_turn_row_get_turn (ZZ_TURN_ROW (row))->clause);

      zz_turn_row_explain (ZZ_TURN_ROW (row), cause);
      row = gtk_list_box_get_row_at_index (self->list, (int) ++self->n_explained);
    }
  return G_SOURCE_CONTINUE;
}

/* Shows rows up to @limit. */
static void
fill (ZzTurnsView *self,
      guint limit)
{
  const guint shown = MIN (self->turns->len, limit), more = self->turns->len - shown;
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", more), more);

  for (guint i = get_n_rows (self); i < shown; i++)
    gtk_list_box_append (self->list, zz_turn_row_new (self->session, &g_array_index (self->turns, ZzTurn, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), shown == 0);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more > 0);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, explain_cb, self, NULL);
}

static void
clear (ZzTurnsView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->turns, g_array_unref);
  self->n_explained = 0;
}

static void
more_cb (ZzTurnsView *self)
{
  fill (self, get_n_rows (self) + 5 * LIMIT);
}

static void
row_activated_cb (ZzTurnsView *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, zz_turn_row_get_turn (ZZ_TURN_ROW (row))->day);
}

static void
zz_turns_view_dispose (GObject *object)
{
  ZzTurnsView *self = ZZ_TURNS_VIEW (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TURNS_VIEW);
  g_clear_pointer (&self->turns, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_turns_view_parent_class)->dispose (object);
}

static void
zz_turns_view_class_init (ZzTurnsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_turns_view_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", ZZ_TYPE_TURNS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/turns-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzTurnsView, list);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnsView, note);
  gtk_widget_class_bind_template_child (widget_class, ZzTurnsView, more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
zz_turns_view_init (ZzTurnsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_turns_view_show (ZzTurnsView *self,
                    ZzSession *session,
                    const ZzForecast *forecast,
                    ZzDate until)
{
  g_return_if_fail (ZZ_IS_TURNS_VIEW (self));
  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (forecast != NULL);

  clear (self);
  g_set_object (&self->session, session);
  self->level = forecast->level;
  self->turns = zz_forecast_list_turns (forecast);
  while (self->turns->len > 0 && g_array_index (self->turns, ZzTurn, self->turns->len - 1).day > until)
    g_array_set_size (self->turns, self->turns->len - 1);
  fill (self, LIMIT);
}
