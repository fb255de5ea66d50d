/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a field that holds one of several things: a choice, a rank, yes or no,
 * a record. "Not recorded" is one of them, for nothing recorded is not "no". */
#pragma once

#include "app/field-editor.h"

G_BEGIN_DECLS

#define ZZ_TYPE_CHOICE_EDITOR (zz_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZzChoiceEditor, zz_choice_editor, ZZ, CHOICE_EDITOR, ZzFieldEditor)

G_END_DECLS
