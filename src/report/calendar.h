/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: what is due when, as iCalendar (RFC 5545).
 *
 * All-day events: the assessment, what ends, what is to be renewed and by when to
 * start, the surveillance of held certificates, actions that are due. Each has an
 * identifier made of the project's own and what it is about, so that importing the
 * calendar again updates the events that are there. Pure: the time stamp is the day
 * of the assessment, not the clock.
 */
#pragma once

#include "eval/gaps.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* @gaps: of the day that counts; what ended before its today is left out. */
GBytes *zz_calendar_write (ZzProject *project,
                           const ZzGaps *gaps,
                           const ZzMessages *messages);

/* Appends one content line: its text escaped, folded to 75 octets without tearing a
 * character apart, ended by CR LF. @name: with its parameters, "DTSTART;VALUE=DATE". */
void zz_calendar_append_line (GString *text,
                              const char *name,
                              const char *value);

G_END_DECLS
