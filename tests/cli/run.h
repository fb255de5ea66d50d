/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the real zizhi-cli in a scratch folder of its own. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

typedef struct
{
  char *folder;
  char *out;
  char *err;
  int code;
} Run;

void run_set_up (Run *run,
                 gconstpointer data);
void run_tear_down (Run *run,
                    gconstpointer data);

/* Runs zizhi-cli with the arguments, the last one NULL, in the folder. */
void run_cli (Run *run,
              const char *argument,
              ...) G_GNUC_NULL_TERMINATED;

/* The same, and asserts the exit code; a failure shows what was printed. */
#define run_expect(run, expected, ...)                 \
  G_STMT_START                                         \
  {                                                    \
    run_cli (run, __VA_ARGS__, NULL);                  \
    if ((run)->code != (expected))                     \
      g_test_message ("%s%s", (run)->out, (run)->err); \
    g_assert_cmpint ((run)->code, ==, (expected));     \
  }                                                    \
  G_STMT_END

/* Standard error is one line that holds @part. */
void run_assert_message (Run *run,
                         const char *part);

/* @text holds @part; a failure shows it. */
void run_assert_has (const char *text,
                     const char *part);

/* Reads and writes a file of the folder. */
char *run_read (Run *run,
                const char *name);
void run_write (Run *run,
                const char *name,
                const char *text);

/* Copies the example project and its evidence into the folder. */
void run_copy_example (Run *run);

/* The same company before it closed its gaps, as unfinished.zizhi.json; it shares
 * the evidence of the example. */
void run_copy_unfinished (Run *run);

char *run_path (Run *run,
                const char *name);

/* `evaluate --format json` of @file with one more argument pair (or NULL), as
 * clause id → status; the caller frees. */
GHashTable *run_evaluate (Run *run,
                          const char *file,
                          const char *option,
                          const char *value);
