/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the audits: when the next one is due, and what the last one left open.
 *
 * The days follow from the certificates held ("qualification") and from the
 * periods of the catalogue's calendar; a calendar that does not have a period, or
 * a certificate that lacks a day, has no milestone of that kind. An audit that
 * took place is not recorded anywhere, so a window counts until it ends.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_MILESTONE_SURVEILLANCE,    /* the window in which the audit has to take place */
  ZZ_MILESTONE_RECERTIFICATION, /* from the day to begin by until the certificate ends */
  ZZ_MILESTONE_UPGRADE,         /* the days on which the next level may be applied for */
} ZzMilestoneKind;

#define ZZ_N_MILESTONES (ZZ_MILESTONE_UPGRADE + 1)

/**
 * ZzMilestone:
 * @record: id of the certificate held; borrowed from the project
 * @from, @until: both days belong to it; @until is ZZ_DATE_MAX where nothing ends it
 * @remind: the two days on which to be reminded of @until, the earlier one first;
 *   ZZ_DATE_NONE where the calendar does not say
 * @entry: the period of the calendar that @from rests on, with its mark
 */
typedef struct
{
  ZzMilestoneKind kind;
  const char *record;
  ZzDate from;
  ZzDate until;
  ZzDate remind[2];
  const ZzCalendarEntry *entry;
} ZzMilestone;

const char *zz_milestone_kind_get_id (ZzMilestoneKind kind);

/* The milestones that are not over on @day, by their last day: of the declared
 * category, where one is declared. Owned by the caller. */
GArray *zz_list_milestones (ZzProject *project,
                            ZzDate day);

/* What the last audit found and is not closed on @day, what is due first first
 * (ZzRecord of "nonconformity"; without a due day at the end). Auditors look there
 * first. Owned by the caller, borrows from the project. */
GPtrArray *zz_list_open_findings (ZzProject *project,
                                  ZzDate day);

G_END_DECLS
