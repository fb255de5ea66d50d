/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field by typing: text, numbers, amounts, days; a valid-end has a box
 * to tick for "no end". */
#pragma once

#include "app/field-editor.h"

G_BEGIN_DECLS

#define ZZ_TYPE_TEXT_EDITOR (zz_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZzTextEditor, zz_text_editor, ZZ, TEXT_EDITOR, ZzFieldEditor)

G_END_DECLS
