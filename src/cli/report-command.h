/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that write a report share: their options, and the writing. */
#pragma once

#include "cli/command.h"
#include "report/reports.h"

G_BEGIN_DECLS

/* As the user gave them. */
typedef struct
{
  char *output;
  char *at;
  char *level;
  char *today;
  char *lang;
  char *profile;
  char *report;
  char *logo;
  char *organisation;
  char *department;
  char *prepared_by;
  char *approved_by;
  gboolean redact;
} ZzReportCommand;

void zz_report_command_clear (ZzReportCommand *command);

/* Fills in @entries, which has room for ZZ_REPORT_COMMAND_ENTRIES; ended by an empty
 * one. */
#define ZZ_REPORT_COMMAND_ENTRIES 16
void zz_report_command_list_entries (ZzReportCommand *command,
                                     GOptionEntry *entries);

/* Writes the report asked for, or what is usual for the profile and the kind of file,
 * of the project @path. Nothing is written unless all of it can be. */
gboolean zz_report_command_write (ZzCommandLine *line,
                                  const char *path,
                                  const ZzReportCommand *command,
                                  GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzReportCommand, zz_report_command_clear)

G_END_DECLS
