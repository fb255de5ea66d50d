/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a text of several lines. */
#pragma once

#include "app/field-editor.h"

G_BEGIN_DECLS

#define ZZ_TYPE_MULTILINE_EDITOR (zz_multiline_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZzMultilineEditor, zz_multiline_editor, ZZ, MULTILINE_EDITOR, ZzFieldEditor)

G_END_DECLS
