/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share: a project with gaps, and waiting. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* A folder of its own with a copy of the example in it; in the place of its project,
 * the one with gaps: the example as it was before they were closed. */
typedef struct
{
  GFile *folder;
  GFile *project;
} Fixture;

void fixture_init (Fixture *fixture);
/* Removes the folder. */
void fixture_clear (Fixture *fixture);
GFile *fixture_get_file (Fixture *fixture,
                         const char *name);

typedef gboolean (*Condition) (gpointer user_data);

/* Runs the main loop until @condition holds; the test fails after ten seconds. */
void wait_until_full (Condition condition,
                      gpointer user_data,
                      const char *what);
#define wait_until(condition, user_data) wait_until_full (condition, user_data, #condition)

/* Keeps a result for wait_for_result(). */
void keep_result_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer user_data);
/* Waits until *@result is there. */
void wait_for_result (GAsyncResult **result);

ZzSession *load_session (GFile *file);

/* Saves, @as something else where it is not NULL, and waits for it. */
void save_session (ZzSession *session,
                   GFile *as,
                   GError **error);

ZzStatus get_clause_status (ZzSession *session,
                            const char *clause);

/* The text of a field in the written form, owned by the caller. */
char *dup_field (ZzSession *session,
                 const char *reg,
                 const char *id,
                 const char *field);

/* One step that sets a field from its written form. */
void set_field (ZzSession *session,
                const char *reg,
                const char *id,
                const char *field,
                const char *text);

G_END_DECLS
