/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field by typing. */
#include "config.h"

#include "app/text-editor.h"

#include "app/date-popover.h"

#include <glib/gi18n.h>
#include <string.h>

#define NEVER "never"
#define DATE_LENGTH 10

struct _ZzTextEditor
{
  ZzFieldEditor parent_instance;

  GtkEntry *entry;
  ZzDatePopover *calendar; /* NULL where the field is no date */
  GtkCheckButton *never;   /* NULL where the field always ends */
};

G_DEFINE_FINAL_TYPE (ZzTextEditor, zz_text_editor, ZZ_TYPE_FIELD_EDITOR)

static gboolean
is_date (const ZzField *field)
{
  return field->type == ZZ_FIELD_DATE || field->type == ZZ_FIELD_EVENT || field->type == ZZ_FIELD_VALID_END;
}

static void
submit (ZzTextEditor *self,
        gboolean lenient)
{
  zz_field_editor_submit (ZZ_FIELD_EDITOR (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)), TRUE, lenient);
}

/* The calendar opens at what stands in the entry. */
static void
follow (ZzTextEditor *self,
        const char *text)
{
  ZzDate date = ZZ_DATE_NONE;

  if (self->calendar != NULL)
    zz_date_popover_set_date (self->calendar, zz_date_read (text, &date) ? date : ZZ_DATE_NONE);
}

static void
changed_cb (ZzTextEditor *self)
{
  const ZzField *field = zz_field_editor_get_field (ZZ_FIELD_EDITOR (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  follow (self, text);
  /* Half a date is no mistake while it is being typed, nor is a field emptied to
   * be filled anew. */
  submit (self, *text == '\0' || (is_date (field) && strlen (text) < DATE_LENGTH));
}

static void
leave_cb (ZzTextEditor *self)
{
  submit (self, FALSE);
}

static void
set_ends (ZzTextEditor *self,
          gboolean ends)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), ends);
  if (self->calendar != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->calendar), ends);
}

static void
chosen_cb (ZzTextEditor *self,
           int date)
{
  g_autofree char *text = zz_date_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
never_cb (ZzTextEditor *self)
{
  gboolean never = gtk_check_button_get_active (self->never);

  set_ends (self, !never);
  zz_field_editor_submit (ZZ_FIELD_EDITOR (self),
                          never ? NEVER : gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE, FALSE);
}

static void
set_up_entry (ZzTextEditor *self,
              const ZzField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  /* A dialog ends with Enter; a page has no default. */
  gtk_entry_set_activates_default (self->entry, TRUE);
  /* Undo is the project's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  if (is_date (field))
    {
      /* Translators: the order in which a date is typed; keep the digits' order. */
      gtk_entry_set_placeholder_text (self->entry, _ ("YYYY-MM-DD"));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), DATE_LENGTH + 2);
    }
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

static void
append_calendar (ZzTextEditor *self,
                 GtkBox *box,
                 const char *title)
{
  /* Translators: a button; %s is the title of a field. */
  g_autofree char *name = g_strdup_printf (_ ("Choose “%s” in a calendar"), title);

  self->calendar = ZZ_DATE_POPOVER (zz_date_popover_new (name));
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->calendar));
}

static void
append_never (ZzTextEditor *self,
              GtkBox *box)
{
  self->never = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Never ends")));
  gtk_widget_set_margin_start (GTK_WIDGET (self->never), 6);
  g_signal_connect_swapped (self->never, "toggled", G_CALLBACK (never_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->never));
}

static void
zz_text_editor_set_up (ZzFieldEditor *editor)
{
  ZzTextEditor *self = ZZ_TEXT_EDITOR (editor);
  const ZzField *field = zz_field_editor_get_field (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  set_up_entry (self, field);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  if (is_date (field))
    append_calendar (self, GTK_BOX (box), zz_field_editor_get_title (editor));
  if (field->type == ZZ_FIELD_VALID_END)
    append_never (self, GTK_BOX (box));
  zz_field_editor_set_control (editor, box, GTK_WIDGET (self->entry));
}

static void
zz_text_editor_show (ZzFieldEditor *editor,
                     const char *text)
{
  ZzTextEditor *self = ZZ_TEXT_EDITOR (editor);
  gboolean never = self->never != NULL && g_str_equal (text, NEVER);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), never ? "" : text);
  if (self->never != NULL)
    gtk_check_button_set_active (self->never, never);
  set_ends (self, !never);
}

static void
zz_text_editor_class_init (ZzTextEditorClass *klass)
{
  ZzFieldEditorClass *editor_class = ZZ_FIELD_EDITOR_CLASS (klass);

  editor_class->set_up = zz_text_editor_set_up;
  editor_class->show = zz_text_editor_show;
}

static void
zz_text_editor_init (ZzTextEditor *self)
{
}
