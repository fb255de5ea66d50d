/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a clause's proof. */
#include "config.h"

#include "app/evidence-row.h"

#include "app/status-badge.h"

#include <glib/gi18n.h>

#define INDENT 22

struct _ZzEvidenceRow
{
  AdwBin parent_instance;

  ZzStatusBadge *badge;
  GtkLabel *title;
  GtkLabel *caption;
  GtkButton *attach;
  GtkButton *open;
  GtkButton *details;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceRow, zz_evidence_row, ADW_TYPE_BIN)

static void
zz_evidence_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_ROW);

  G_OBJECT_CLASS (zz_evidence_row_parent_class)->dispose (object);
}

static void
zz_evidence_row_class_init (ZzEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_evidence_row_dispose;

  g_type_ensure (ZZ_TYPE_STATUS_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, badge);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, caption);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, attach);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, open);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceRow, details);
}

static void
zz_evidence_row_init (ZzEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The button's name tells it from the same button of other lines. Frees @name. */
static void
name_button (GtkButton *button,
             char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

/* The target first: an action without the target it asks for is complained of. */
static void
set_action (GtkButton *button,
            const char *name,
            GVariant *target)
{
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

GtkWidget *
zz_evidence_row_new_need (ZzStatus status,
                          const char *word,
                          const char *title,
                          int kind)
{
  ZzEvidenceRow *self = g_object_new (ZZ_TYPE_EVIDENCE_ROW, NULL);

  zz_status_badge_set (self->badge, status, word);
  gtk_label_set_label (self->title, title);
  set_action (self->attach, "evidence.attach", g_variant_new_int32 (kind));
  name_button (self->attach, g_strdup_printf (_ ("Attach a file: %s"), title));
  return GTK_WIDGET (self);
}

GtkWidget *
zz_evidence_row_new_item (ZzStatus status,
                          const char *title,
                          const char *caption,
                          const char *id)
{
  ZzEvidenceRow *self = g_object_new (ZZ_TYPE_EVIDENCE_ROW, NULL);

  zz_status_badge_set (self->badge, status, NULL);
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
  set_action (self->open, "evidence.open", g_variant_new_string (id));
  set_action (self->details, "evidence.details", g_variant_new_string (id));
  name_button (self->open, g_strdup_printf (_ ("Open “%s”"), title));
  name_button (self->details, g_strdup_printf (_ ("Details of “%s”"), title));
  return GTK_WIDGET (self);
}
