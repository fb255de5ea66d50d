/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record, made from the descriptions of its fields. */
#include "app/record-form.h"

#include "app/field-editor.h"

#define SPACING 12
/* Titles get what the longest needs, within these bounds; longer ones wrap. */
#define MIN_TITLE_WIDTH 120
#define MAX_TITLE_WIDTH 220

struct _ZzRecordForm
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (ZzRecordForm, zz_record_form, ADW_TYPE_BIN)

static void
zz_record_form_class_init (ZzRecordFormClass *klass)
{
}

static void
zz_record_form_init (ZzRecordForm *self)
{
  zz_record_form_clear (self);
}

void
zz_record_form_clear (ZzRecordForm *self)
{
  g_return_if_fail (ZZ_IS_RECORD_FORM (self));

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
append_editor (ZzRecordForm *self,
               ZzSession *session,
               const ZzField *field,
               const char *id)
{
  gtk_box_append (self->box, zz_field_editor_new (session, field, id));
}

static int
measure_titles (ZzRecordForm *self)
{
  int width = MIN_TITLE_WIDTH;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    width = MAX (width, zz_field_editor_measure_title (ZZ_FIELD_EDITOR (child)));
  return MIN (width, MAX_TITLE_WIDTH);
}

static void
set_title_width (ZzRecordForm *self,
                 int width)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    zz_field_editor_set_title_width (ZZ_FIELD_EDITOR (child), width);
}

/* Two clean columns, whatever the language and however long the titles. */
static void
line_up (ZzRecordForm *self)
{
  set_title_width (self, measure_titles (self));
}

void
zz_record_form_show (ZzRecordForm *self,
                     ZzSession *session,
                     const ZzRegister *reg,
                     const char *id)
{
  g_return_if_fail (ZZ_IS_RECORD_FORM (self));
  g_return_if_fail (reg != NULL && id != NULL);

  zz_record_form_clear (self);
  for (guint i = 0; i < reg->fields->len; i++)
    append_editor (self, session, zz_register_get_field (reg, i), id);
  line_up (self);
}

void
zz_record_form_show_fields (ZzRecordForm *self,
                            ZzSession *session,
                            const ZzRegister *reg,
                            const char *id,
                            const int *fields)
{
  g_return_if_fail (ZZ_IS_RECORD_FORM (self));
  g_return_if_fail (reg != NULL && id != NULL && fields != NULL);

  zz_record_form_clear (self);
  for (guint i = 0; fields[i] >= 0; i++)
    append_editor (self, session, zz_register_get_field (reg, (guint) fields[i]), id);
  line_up (self);
}

void
zz_record_form_line_up (ZzRecordForm *self,
                        ZzRecordForm *other)
{
  int width;

  g_return_if_fail (ZZ_IS_RECORD_FORM (self) && ZZ_IS_RECORD_FORM (other));

  width = MAX (measure_titles (self), measure_titles (other));
  set_title_width (self, width);
  set_title_width (other, width);
}

GtkWidget *
zz_record_form_get_editor (ZzRecordForm *self,
                           guint field)
{
  g_return_val_if_fail (ZZ_IS_RECORD_FORM (self), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (zz_field_editor_get_field (ZZ_FIELD_EDITOR (child))->number == field)
      return child;
  return NULL;
}
