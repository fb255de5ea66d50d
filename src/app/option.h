/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An option: one thing that can be chosen for a field, as written and as read. */
#pragma once

#include "app/session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ZZ_TYPE_OPTION (zz_option_get_type ())
G_DECLARE_FINAL_TYPE (ZzOption, zz_option, ZZ, OPTION, GObject)

/* @text: the written form; "" for nothing recorded. */
ZzOption *zz_option_new (const char *text,
                         const char *title);

const char *zz_option_get_text (ZzOption *self);
const char *zz_option_get_title (ZzOption *self);
/* Emits notify::title where it is another one. */
void zz_option_set_title (ZzOption *self,
                          const char *title);

void zz_options_append (GListStore *options,
                        const char *text,
                        const char *title);
/* The position of @text, or GTK_INVALID_LIST_POSITION's value, G_MAXUINT. */
guint zz_options_find (GListModel *options,
                       const char *text);

/* What tells a record from the others of its kind in a list: its name, and the
 * record it belongs to. Owned by the caller. */
char *zz_options_dup_record_title (ZzSession *session,
                                   ZzRecord *record);

/* All that can be recorded in @field, in order: its choices, yes and no, or the
 * records it may refer to; for an evidence item's records those its clauses ask
 * proof for. Owned by the caller. */
GListStore *zz_options_new_for_field (ZzSession *session,
                                      const ZzField *field,
                                      const char *record);

G_END_DECLS
