/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a text of several lines. */
#include "app/multiline-editor.h"

#define MARGIN 6
#define MIN_HEIGHT 54
#define MAX_HEIGHT 160

struct _ZzMultilineEditor
{
  ZzFieldEditor parent_instance;

  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (ZzMultilineEditor, zz_multiline_editor, ZZ_TYPE_FIELD_EDITOR)

static void
changed_cb (ZzMultilineEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  zz_field_editor_submit (ZZ_FIELD_EDITOR (self), text, TRUE, FALSE);
}

static void
zz_multiline_editor_set_up (ZzFieldEditor *editor)
{
  ZzMultilineEditor *self = ZZ_MULTILINE_EDITOR (editor);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  /* Undo is the project's. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "zz-multiline");
  gtk_widget_set_hexpand (scroller, TRUE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  zz_field_editor_set_control (editor, scroller, view);
}

static void
zz_multiline_editor_show (ZzFieldEditor *editor,
                          const char *text)
{
  gtk_text_buffer_set_text (ZZ_MULTILINE_EDITOR (editor)->buffer, text, -1);
}

static void
zz_multiline_editor_class_init (ZzMultilineEditorClass *klass)
{
  ZzFieldEditorClass *editor_class = ZZ_FIELD_EDITOR_CLASS (klass);

  editor_class->set_up = zz_multiline_editor_set_up;
  editor_class->show = zz_multiline_editor_show;
}

static void
zz_multiline_editor_init (ZzMultilineEditor *self)
{
}
