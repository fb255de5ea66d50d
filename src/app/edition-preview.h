/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a move of the project to another edition would come to, worked out by a thread.
 *
 *   zz_edition_preview_async () → zz_edition_preview_finish () → zz_session_go_to ()
 *
 * It holds for the project as it was when it was begun.
 */
#pragma once

#include "app/session.h"
#include "core/edition.h"

G_BEGIN_DECLS

typedef struct
{
  ZzProject *moved;
  ZzMoveReport *report;
} ZzEditionPreview;

/* @to: the id of a catalogue. One that was cancelled ends with G_IO_ERROR_CANCELLED. */
void zz_edition_preview_async (ZzSession *session,
                               const char *to,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Owned by the caller. */
ZzEditionPreview *zz_edition_preview_finish (GAsyncResult *result,
                                             GError **error);
void zz_edition_preview_free (ZzEditionPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzEditionPreview, zz_edition_preview_free)

G_END_DECLS
