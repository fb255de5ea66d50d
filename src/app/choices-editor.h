/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field that holds several things: choices or records, each with a box
 * to tick. */
#pragma once

#include "app/field-editor.h"

G_BEGIN_DECLS

#define ZZ_TYPE_CHOICES_EDITOR (zz_choices_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZzChoicesEditor, zz_choices_editor, ZZ, CHOICES_EDITOR, ZzFieldEditor)

G_END_DECLS
