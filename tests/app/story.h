/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story in the real window: the unfinished example is opened, something is done, and the
 * window is closed again with nothing left behind. */
#pragma once

#include "fixture.h"

#include "app/app-window.h"
#include "app/records-table.h"

G_BEGIN_DECLS

/* A certificate of the example, and its number. */
#define CERTIFICATE "certificate-2"
#define CERTIFICATE_NUMBER "示例-SP-OM-2024-0032"

typedef struct
{
  Fixture files;
  ZzApplication *application;
  ZzAppWindow *window;
} Story;

GtkWidget *story_get_root (Story *story);

ZzSession *story_get_session (Story *story);

gboolean story_is_open (gpointer user_data);

void story_start (Story *story,
                  gconstpointer data);

void story_open_example (Story *story,
                         gconstpointer data);

/* Closes the window; what was edited is saved. */
void story_finish (Story *story);

void story_activate (Story *story,
                     const char *action);

GtkWidget *story_find_control (GtkWidget *root,
                               const char *field,
                               GType type);

/* The row of a clause on the page that is shown. */
GtkWidget *story_find_clause (Story *story,
                              const char *id);

/* Shows a clause as everything does that leads to one; its row is returned. */
GtkWidget *story_show_clause (Story *story,
                              const char *id);

/* What is found of the clause of @row, and what the row says. */
void story_expect_status (Story *story,
                          GtkWidget *row,
                          ZzStatus status);

/* What closes the gaps and what clauses can lose was worked out. */
gboolean story_is_advised (gpointer user_data);

void story_expect_label (Story *story,
                         const char *text);

gboolean story_is_saved (gpointer user_data);

GtkWidget *story_open_certificate (Story *story);

gboolean story_has_no_window (gpointer user_data);

/* The page of records, and the table of a register on it, shown. */
GtkWidget *story_get_records_page (Story *story);
const ZzRegister *story_get_register (Story *story,
                                      const char *id);
ZzRecordsTable *story_open_register (Story *story,
                                     const char *id);
/* The rows of a table as they are shown. */
GListModel *story_get_rows (ZzRecordsTable *table);
/* Types into the search of the page of records. */
void story_filter (Story *story,
                   const char *text);

typedef struct
{
  const char *path;
  GTestDataFunc test; /* its data is the application */
} StoryTest;

/* Runs the tests with one application, as main() does its work. */
int story_run_tests (int argc,
                     char **argv,
                     const StoryTest *tests,
                     guint n);

typedef struct
{
  const char *path;
  void (*test) (Story *story);
} StoryPageTest;

/* The same for stories that begin with the example open at what has the id @shown (as
 * zz_app_window_show () takes it) and end by story_finish (). */
int story_run_page_tests (int argc,
                          char **argv,
                          const char *shown,
                          const StoryPageTest *tests,
                          guint n);

G_END_DECLS
