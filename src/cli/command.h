/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command of the command line stands on.
 *
 * A command is one line of the table in command.c and one function, which gets
 * its own arguments (the command's name first) and returns the exit code:
 * 0 done, 1 something was found (not ready, gaps, conflicts), 2 every failure.
 * A failure is one line on standard error: what, where, what to do.
 */
#pragma once

#include "core/project.h"
#include "report/messages.h"
#include "store/catalogue-store.h"
#include "store/project-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

enum {
  ZZ_EXIT_OK = 0,
  ZZ_EXIT_FOUND = 1,
  ZZ_EXIT_FAILURE = 2,
};

/**
 * ZzCommandLine:
 * @language: what the user's environment asks for; `--lang` changes it
 */
typedef struct
{
  ZzCatalogueStore *catalogues;
  ZzLanguage language;
} ZzCommandLine;

typedef int (*ZzCommandFunc) (ZzCommandLine *line,
                              int argc,
                              char **argv);

int zz_command_new (ZzCommandLine *line, int argc, char **argv);
int zz_command_evaluate (ZzCommandLine *line, int argc, char **argv);
int zz_command_forecast (ZzCommandLine *line, int argc, char **argv);
int zz_command_gaps (ZzCommandLine *line, int argc, char **argv);
int zz_command_lint (ZzCommandLine *line, int argc, char **argv);
int zz_command_calendar (ZzCommandLine *line, int argc, char **argv);
int zz_command_report (ZzCommandLine *line, int argc, char **argv);
int zz_command_form (ZzCommandLine *line, int argc, char **argv);
int zz_command_attach (ZzCommandLine *line, int argc, char **argv);
int zz_command_verify (ZzCommandLine *line, int argc, char **argv);
int zz_command_clean (ZzCommandLine *line, int argc, char **argv);
int zz_command_set (ZzCommandLine *line, int argc, char **argv);
int zz_command_import (ZzCommandLine *line, int argc, char **argv);
int zz_command_export (ZzCommandLine *line, int argc, char **argv);
int zz_command_diff (ZzCommandLine *line, int argc, char **argv);
int zz_command_merge (ZzCommandLine *line, int argc, char **argv);
int zz_command_pack (ZzCommandLine *line, int argc, char **argv);
int zz_command_unpack (ZzCommandLine *line, int argc, char **argv);
int zz_command_volume (ZzCommandLine *line, int argc, char **argv);
int zz_command_move (ZzCommandLine *line, int argc, char **argv);
int zz_command_signoff (ZzCommandLine *line, int argc, char **argv);
int zz_command_pull (ZzCommandLine *line, int argc, char **argv);
int zz_command_push (ZzCommandLine *line, int argc, char **argv);
int zz_command_sync (ZzCommandLine *line, int argc, char **argv);
int zz_command_catalogue (ZzCommandLine *line, int argc, char **argv);

/* Runs the whole command line; @argv as given to main(). */
int zz_command_run (int argc,
                    char **argv);

/* Parses @entries out of @argv; what is left, the name included, is @rest (free
 * with g_strfreev). @usage: the arguments, "FILE …". FALSE with the error set,
 * or with none when --help was asked for and given. */
gboolean zz_command_parse (int argc,
                           char **argv,
                           const GOptionEntry *entries,
                           const char *usage,
                           const char *summary,
                           GStrv *rest,
                           GError **error);

/* Prints the error's one line and returns ZZ_EXIT_FAILURE; without an error (help
 * was given) ZZ_EXIT_OK. Takes over @error. */
int zz_command_fail (GError *error);

/* Opens the project named on the command line; "-" is standard input. */
ZzProjectFile *zz_command_open (ZzCommandLine *line,
                                const char *path,
                                GError **error);

/* The same for a command that will save it: fails before anything is done. */
ZzProjectFile *zz_command_open_to_write (ZzCommandLine *line,
                                         const char *path,
                                         GError **error);

/* Saves it. Ctrl+C waits until that is done, and then ends the program. */
gboolean zz_command_save (ZzProjectFile *file,
                          GError **error);

/* Prints text, or writes it to @path, for which Ctrl+C waits as well; "-" and NULL are standard output. */
gboolean zz_command_write (const char *path,
                           GBytes *bytes,
                           GError **error);

/**
 * ZzOccasion: what is judged and when
 * @origin: where the date comes from: "given", "planned" or "today"
 */
typedef struct
{
  guint level;
  ZzDate at;
  const char *origin;
} ZzOccasion;

/* @at, @level: as given by the user, or NULL: the planned date, else @today; the
 * level applied for, else the lowest. */
gboolean zz_command_get_occasion (ZzProject *project,
                                  const char *at,
                                  const char *level,
                                  ZzDate today,
                                  ZzOccasion *occasion,
                                  GError **error);

/* A whole file as JSON readers take it; "-": standard input. */
GBytes *zz_command_load (const char *path,
                         GError **error);

/* `--register`: a register of the catalogue by its id or its title in either
 * language; NULL is none. */
const ZzRegister *zz_command_find_register (ZzProject *project,
                                            const char *name,
                                            GError **error);

/* `--format`: text, json, or NULL for text. */
gboolean zz_command_check_format (const char *format,
                                  GError **error);

/* Reads `--lang`; NULL leaves the language as it is. */
gboolean zz_command_set_language (ZzCommandLine *line,
                                  const char *lang,
                                  GError **error);

ZzDate zz_command_get_today (void);
/* `--today`: the day given, else the clock's. */
gboolean zz_command_read_today (const char *text,
                                ZzDate *today,
                                GError **error);

/* A path as one line of UTF-8, whatever somebody called a file; owned by the caller. */
char *zz_command_show_path (const char *path);

/* The file an argument names: a path, whatever characters are in it, unless it has "://"
 * and so is an address. Owned by the caller. */
GFile *zz_command_get_file (const char *argument);

/* Sets ZZ_ERROR_REFUSED. */
void zz_command_set_misuse (GError **error,
                            const char *format,
                            ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
