/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field editor: one field of one record, with its title and what is wrong.
 *
 * Editors read and write the field's written form (core/field.h). The subclass
 * shows a text and hands over what people entered with zz_field_editor_submit();
 * the base parses it, makes the change and shows a text that is no value as an
 * error at the field. What people are typing is replaced only when the record
 * itself got another value. A record that is not there yet (an answer) is made
 * by the first edit.
 *
 * Signal "extend" (ZzChangeSet): the owner may add to the step that is about to
 * be applied.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_FIELD_EDITOR (zz_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZzFieldEditor, zz_field_editor, ZZ, FIELD_EDITOR, AdwBin)

struct _ZzFieldEditorClass
{
  AdwBinClass parent_class;

  /* Makes the control, once session and field are known. */
  void (*set_up) (ZzFieldEditor *self);
  void (*show) (ZzFieldEditor *self,
                const char *text);
};

/* The right kind of editor for @field; the reference floats. @id: of the record. */
GtkWidget *zz_field_editor_new (ZzSession *session,
                                const ZzField *field,
                                const char *id);

/* FALSE while it holds what could not be recorded. */
gboolean zz_field_editor_is_valid (ZzFieldEditor *self);

/* Has what is being typed in @window recorded. NULL when all was; else the first
 * editor that holds what could not be, and it has the focus again. */
ZzFieldEditor *zz_field_editor_settle (GtkWindow *window);
/* How wide the title is in one line, and how wide its column shall be: forms line
 * theirs up. */
int zz_field_editor_measure_title (ZzFieldEditor *self);
void zz_field_editor_set_title_width (ZzFieldEditor *self,
                                      int width);
/* As it reads beside the field. */
const char *zz_field_editor_get_title (ZzFieldEditor *self);

/* For subclasses. */
ZzSession *zz_field_editor_get_session (ZzFieldEditor *self);
const ZzField *zz_field_editor_get_field (ZzFieldEditor *self);
const char *zz_field_editor_get_id (ZzFieldEditor *self);
/* The record's value in its written form, owned by the caller. */
char *zz_field_editor_dup_text (ZzFieldEditor *self);
/* @focus: the widget the title belongs to; it lies inside @control. */
void zz_field_editor_set_control (ZzFieldEditor *self,
                                  GtkWidget *control,
                                  GtkWidget *focus);
/* Whether @text was a value. @typing: it joins the step before. @lenient: more
 * may be typed: do not complain yet, nor take an emptied field at its word. Does
 * nothing while the base shows. */
gboolean zz_field_editor_submit (ZzFieldEditor *self,
                                 const char *text,
                                 gboolean typing,
                                 gboolean lenient);

G_END_DECLS
