/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One gap in the list. */
#include "config.h"

#include "app/gap-row.h"

#include "app/gap-details.h"
#include "app/settings.h"
#include "app/status-badge.h"
#include "report/phrase.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzGapRow
{
  GtkListBoxRow parent_instance;

  ZzSession *session;
  const ZzClause *clause;
  ZzStatus status;
  ZzDate start_by;
  ZzDate due;
  char *owner;

  GtkToggleButton *header;
  GtkImage *image;
  GtkLabel *title;
  GtkLabel *missing;
  GtkLabel *start;
  GtkLabel *who;
  GtkLabel *word;
  GtkImage *arrow;
  GtkRevealer *revealer; /* its child is made when people first ask for it */
};

G_DEFINE_FINAL_TYPE (ZzGapRow, zz_gap_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_late (GtkLabel *label,
          gboolean late)
{
  const char *const styles[] = { "caption", late ? "error" : "dim-label", NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (label), (const char **) styles);
}

/* "Zhang San, due 3 December 2026". */
static char *
dup_who (ZzGapRow *self)
{
  g_autofree char *due = self->due != ZZ_DATE_NONE ? zz_words_date (zz_session_get_messages (self->session), self->due) : NULL;

  if (self->owner != NULL && due != NULL)
    /* Translators: who takes care of a gap, and until when. */
    return g_strdup_printf (_ ("%s, due %s"), self->owner, due);
  if (due != NULL)
    return g_strdup_printf (_ ("Due %s"), due);
  return g_strdup (self->owner != NULL ? self->owner : _ ("No owner"));
}

static void
make_details (ZzGapRow *self)
{
  const ZzAdvice *advice = zz_adviser_get (zz_session_get_adviser (self->session));
  GtkWidget *details = zz_gap_details_new (self->session, self->clause);

  gtk_revealer_set_child (self->revealer, details);
  for (guint i = 0; advice != NULL && i < advice->gaps->gaps->len; i++)
    {
      const ZzGap *gap = advice->gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL && gap->finding->clause == self->clause)
        zz_gap_details_show (ZZ_GAP_DETAILS (details), advice, gap);
    }
}

static void
toggled_cb (ZzGapRow *self)
{
  const gboolean expanded = gtk_toggle_button_get_active (self->header);

  if (expanded && gtk_revealer_get_child (self->revealer) == NULL)
    make_details (self);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
zz_gap_row_dispose (GObject *object)
{
  ZzGapRow *self = ZZ_GAP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_GAP_ROW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->owner, g_free);

  G_OBJECT_CLASS (zz_gap_row_parent_class)->dispose (object);
}

static void
zz_gap_row_class_init (ZzGapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_gap_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/gap-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, header);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, image);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, missing);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, start);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, who);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, word);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, ZzGapRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
zz_gap_row_init (ZzGapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_gap_row_new (ZzSession *session,
                const ZzClause *clause)
{
  ZzGapRow *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  self = g_object_new (ZZ_TYPE_GAP_ROW, NULL);
  self->session = g_object_ref (session);
  self->clause = clause;
  gtk_label_set_label (self->title, zz_messages_text (zz_session_get_messages (session), &clause->title));
  return GTK_WIDGET (self);
}

const ZzClause *
zz_gap_row_get_clause (ZzGapRow *self)
{
  g_return_val_if_fail (ZZ_IS_GAP_ROW (self), NULL);

  return self->clause;
}

/* All of them, or NULL, in one go. */
static char *
dup_description (ZzGapRow *self,
                 const char *missing,
                 const char *start,
                 const char *who)
{
  const char *const sentences[] = { missing, start, who };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i] != NULL)
      g_ptr_array_add (parts, (gpointer) sentences[i]);
  return zz_phrase_join (zz_session_get_messages (self->session), ZZ_JOIN_SENTENCES, parts);
}

static void
show_labels (ZzGapRow *self,
             const char *missing,
             const char *start,
             const char *who)
{
  const char *word = zz_words_status (zz_session_get_messages (self->session), self->status);
  const ZzDate today = zz_session_get_today (self->session);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (self->title), word);
  g_autofree char *description = dup_description (self, missing, start, who);

  zz_status_show (self->status, self->image);
  gtk_label_set_label (self->word, word);
  set_text (self->missing, missing);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing), missing);
  set_text (self->start, start);
  set_late (self->start, self->start_by != ZZ_DATE_NONE && self->start_by < today);
  set_text (self->who, who);
  set_late (self->who, self->due != ZZ_DATE_NONE && self->due < today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
zz_gap_row_show (ZzGapRow *self,
                 const ZzAdvice *advice,
                 const ZzGap *gap,
                 gboolean closed)
{
  const ZzMessages *messages;
  g_autofree char *missing = NULL, *start = NULL, *who = NULL;

  g_return_if_fail (ZZ_IS_GAP_ROW (self));
  g_return_if_fail (advice != NULL && gap != NULL && gap->finding->clause == self->clause);

  messages = zz_session_get_messages (self->session);
  missing = zz_words_gap (messages, advice->project, advice->gaps->findings, gap->finding);
  self->start_by = gap->start_by;
  if (self->start_by != ZZ_DATE_NONE && !closed)
    start = zz_words_start (messages, gap, advice->gaps->today);
  self->status = gap->finding->status;
  self->due = gap->due;
  g_free (self->owner);
  self->owner = g_strdup (gap->owner);
  who = closed ? zz_words_closing (messages, gap) : dup_who (self);
  show_labels (self, missing, start, who);
  if (gtk_revealer_get_child (self->revealer) != NULL)
    zz_gap_details_show (ZZ_GAP_DETAILS (gtk_revealer_get_child (self->revealer)), advice, gap);
}

void
zz_gap_row_set_expanded (ZzGapRow *self,
                         gboolean expanded)
{
  g_return_if_fail (ZZ_IS_GAP_ROW (self));

  gtk_toggle_button_set_active (self->header, expanded);
}

int
zz_gap_row_compare (ZzGapRow *self,
                    ZzGapRow *other)
{
  const ZzDate a = self->start_by != ZZ_DATE_NONE ? self->start_by : ZZ_DATE_MAX;
  const ZzDate b = other->start_by != ZZ_DATE_NONE ? other->start_by : ZZ_DATE_MAX;

  if (a != b)
    return a < b ? -1 : 1;
  if (self->status != other->status)
    return self->status > other->status ? -1 : 1;
  return self->clause->number < other->clause->number ? -1 : 1;
}

static gboolean
is_mine (ZzGapRow *self)
{
  g_autofree char *reviewer = zz_settings_dup_reviewer ();

  return self->owner != NULL && g_str_equal (self->owner, reviewer);
}

gboolean
zz_gap_row_matches (ZzGapRow *self,
                    ZzGapFilter filter)
{
  const ZzDate today = zz_session_get_today (self->session);

  switch (filter)
    {
    case ZZ_GAP_FILTER_NO_OWNER:
      return self->owner == NULL;
    case ZZ_GAP_FILTER_MINE:
      return is_mine (self);
    case ZZ_GAP_FILTER_OVERDUE:
      return (self->due != ZZ_DATE_NONE && self->due < today) || (self->start_by != ZZ_DATE_NONE && self->start_by < today);
    case ZZ_GAP_FILTER_ALL:
    default:
      return TRUE;
    }
}
