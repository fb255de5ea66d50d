/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clause in the list of its category. */
#include "config.h"

#include "app/clause-row.h"

#include "app/clause-details.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ZzClauseRow
{
  GtkListBoxRow parent_instance;

  ZzSession *session;
  const ZzClause *clause;

  GtkToggleButton *header;
  GtkImage *image;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *word;
  GtkImage *arrow;
  GtkRevealer *revealer; /* its child is made when people first ask for it */
};

G_DEFINE_FINAL_TYPE (ZzClauseRow, zz_clause_row, GTK_TYPE_LIST_BOX_ROW)

/* What stands between the clause and "met", else what was found first. */
static char *
dup_summary (ZzClauseRow *self,
             const ZzFindings *findings,
             const ZzClauseFinding *finding)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  ZzProject *project = zz_session_get_project (self->session);
  char *gap = zz_words_gap (messages, project, findings, finding);
  g_auto (GStrv) sentences = NULL;

  if (gap != NULL)
    return gap;
  sentences = zz_words_clause (messages, project, findings, finding);
  return g_strdup (sentences[0]);
}

static void
update (ZzClauseRow *self)
{
  const ZzFindings *findings = zz_session_get_findings (self->session);
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const ZzClauseFinding *finding = findings->available ? zz_findings_get_clause (findings, self->clause) : NULL;
  ZzStatus status = finding != NULL ? finding->status : ZZ_STATUS_NONE;
  g_autofree char *summary = finding != NULL ? dup_summary (self, findings, finding) : NULL;
  g_autofree char *name = NULL;

  name = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (self->title), zz_words_status (messages, status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary != NULL ? summary : "", -1);
  zz_status_show (status, self->image);
  gtk_label_set_label (self->word, zz_words_status (messages, status));
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
}

static void
toggled_cb (ZzClauseRow *self)
{
  gboolean expanded = gtk_toggle_button_get_active (self->header);

  if (expanded && gtk_revealer_get_child (self->revealer) == NULL)
    gtk_revealer_set_child (self->revealer, zz_clause_details_new (self->session, self->clause));
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/* All of the details has its place: a slow machine may skip the whole of the unfolding,
 * and says that they are revealed before they have any. */
static gboolean
is_unfolded (ZzClauseRow *self)
{
  GtkWidget *revealer = GTK_WIDGET (self->revealer);
  const int width = gtk_widget_get_width (revealer);
  int height;

  /* Before it has a place at all there is nothing to be measured. */
  if (width == 0 || !gtk_revealer_get_child_revealed (self->revealer))
    return FALSE;
  gtk_widget_measure (revealer, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return gtk_widget_get_height (revealer) >= height;
}

/* Once they are unfolded, the details are in view: where they would not fit below it,
 * the head goes to the top. */
static gboolean
scroll_cb (GtkWidget *widget,
           GdkFrameClock *clock,
           gpointer user_data)
{
  ZzClauseRow *self = ZZ_CLAUSE_ROW (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = view != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view)) : NULL;
  double top;

  if (place == NULL || !gtk_toggle_button_get_active (self->header))
    return G_SOURCE_REMOVE;
  if (!is_unfolded (self))
    return G_SOURCE_CONTINUE;
  if (gtk_widget_translate_coordinates (widget, view, 0, 0, NULL, &top)
      && top + gtk_widget_get_height (widget) > gtk_widget_get_height (view))
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + top);
  return G_SOURCE_REMOVE;
}

static void
zz_clause_row_dispose (GObject *object)
{
  ZzClauseRow *self = ZZ_CLAUSE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_CLAUSE_ROW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_clause_row_parent_class)->dispose (object);
}

static void
zz_clause_row_class_init (ZzClauseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_clause_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/clause-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, header);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, image);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, summary);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, word);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, ZzClauseRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
zz_clause_row_init (ZzClauseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_clause_row_new (ZzSession *session,
                   const ZzClause *clause)
{
  ZzClauseRow *self;
  const char *title;
  const char *letter;
  g_autofree char *full = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  title = zz_messages_text (zz_session_get_messages (session), &clause->title);
  letter = strrchr (clause->id, '.');
  full = letter != NULL ? g_strdup_printf ("%s. %s", letter + 1, title) : g_strdup (title);
  self = g_object_new (ZZ_TYPE_CLAUSE_ROW, NULL);
  self->session = g_object_ref (session);
  self->clause = clause;
  gtk_label_set_label (self->title, full);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
zz_clause_row_set_expanded (ZzClauseRow *self,
                            gboolean expanded)
{
  g_return_if_fail (ZZ_IS_CLAUSE_ROW (self));

  gtk_toggle_button_set_active (self->header, expanded);
}

gboolean
zz_clause_row_get_open (ZzClauseRow *self)
{
  const ZzFindings *findings;

  g_return_val_if_fail (ZZ_IS_CLAUSE_ROW (self), FALSE);

  findings = zz_session_get_findings (self->session);
  return findings->available && zz_findings_get_clause (findings, self->clause)->status > ZZ_STATUS_MET;
}

const ZzClause *
zz_clause_row_get_clause (ZzClauseRow *self)
{
  g_return_val_if_fail (ZZ_IS_CLAUSE_ROW (self), NULL);

  return self->clause;
}

void
zz_clause_row_reveal (ZzClauseRow *self)
{
  g_return_if_fail (ZZ_IS_CLAUSE_ROW (self));

  zz_clause_row_set_expanded (self, TRUE);
  /* The page scrolls to what has the focus. */
  gtk_widget_grab_focus (GTK_WIDGET (self->header));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}
