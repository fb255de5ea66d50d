/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways files come in as evidence: chosen, dropped, pasted.
 *
 * All of them end with what zz_session_attach_async() does; why nothing can be
 * attached, and what went wrong, is told to the session ("problem").
 */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the ids of the new items, if there are any. */
typedef void (*ZzIntakeFunc) (GtkWidget *widget,
                              const char *const *ids);

/**
 * ZzEvidenceIntake:
 * @widget: for whom; kept alive until the files are in
 * @clause: the one they prove, or %NULL
 * @kind: number of an evidence kind, or -1
 * @replaces: id of the item that one file is the newer version of, or %NULL
 */
typedef struct
{
  GtkWidget *widget;
  ZzSession *session;
  const ZzClause *clause;
  int kind;
  const char *replaces;
  ZzIntakeFunc func;
} ZzEvidenceIntake;

/* Lets people choose files, or a folder; one file where it replaces an item. */
void zz_evidence_intake_choose (const ZzEvidenceIntake *intake,
                                gboolean folder);

/* @files: GFile, folders among them. */
void zz_evidence_intake_take (const ZzEvidenceIntake *intake,
                              GPtrArray *files);

/* @value: holds a GdkFileList, as drop targets are given it. FALSE for an empty one. */
gboolean zz_evidence_intake_drop (const ZzEvidenceIntake *intake,
                                  const GValue *value);

/* What the clipboard holds: files, or an image, which becomes a PNG named by the
 * day. */
void zz_evidence_intake_paste (const ZzEvidenceIntake *intake);

G_END_DECLS
