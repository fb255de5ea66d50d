/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that follow from a certificate held, and open findings. */
#include "eval/surveillance.h"

#include "core/builtin.h"

#include <string.h>

static const char *const kind_ids[ZZ_N_MILESTONES] = {
  [ZZ_MILESTONE_SURVEILLANCE] = "surveillance",
  [ZZ_MILESTONE_RECERTIFICATION] = "recertification",
  [ZZ_MILESTONE_UPGRADE] = "upgrade",
};

const char *
zz_milestone_kind_get_id (ZzMilestoneKind kind)
{
  g_return_val_if_fail (kind < ZZ_N_MILESTONES, NULL);

  return kind_ids[kind];
}

static const ZzCalendarEntry *
find_entry (const ZzCatalogue *catalogue,
            const char *id)
{
  for (guint i = 0; i < catalogue->calendar->len; i++)
    {
      const ZzCalendarEntry *entry = catalogue->calendar->pdata[i];

      if (strcmp (entry->id, id) == 0)
        return entry;
    }
  return NULL;
}

/* @period before @date, clamped to the month's last day like sums are. */
static ZzDate
subtract (ZzDate date,
          ZzPeriod period)
{
  int year, month, day, months;
  ZzDate result;

  zz_date_get_parts (date, &year, &month, &day);
  months = year * 12 + month - 1 - period.months;
  if (months < 12)
    return ZZ_DATE_NONE;
  while ((result = zz_date_new (months / 12, months % 12 + 1, day)) == ZZ_DATE_NONE && day > 28)
    day--;
  return MAX (result - period.days, ZZ_DATE_NONE);
}

static ZzDate
remind (const ZzCatalogue *catalogue,
        const char *id,
        ZzDate until)
{
  const ZzCalendarEntry *entry = find_entry (catalogue, id);

  return entry != NULL && until < ZZ_DATE_MAX ? subtract (until, entry->period) : ZZ_DATE_NONE;
}

typedef struct
{
  const ZzCatalogue *catalogue;
  ZzDate day;
  GArray *milestones;
} Listing;

static void
add (const Listing *listing,
     ZzMilestoneKind kind,
     const ZzRecord *held,
     ZzDate from,
     ZzDate until,
     const ZzCalendarEntry *entry)
{
  const ZzMilestone milestone = {
    kind,
    zz_record_get_id (held),
    from,
    until,
    { remind (listing->catalogue, "remind_first", until), remind (listing->catalogue, "remind_second", until) },
    entry,
  };

  if (until >= listing->day && until >= from)
    g_array_append_val (listing->milestones, milestone);
}

/* The last valid day: unknown is none, never is the last day there is. */
static ZzDate
get_end (const ZzRecord *held)
{
  const ZzValue *end = zz_record_get_by_id (held, "valid_until");

  if (end->kind == ZZ_VALUE_NEVER)
    return ZZ_DATE_MAX;
  return end->kind == ZZ_VALUE_DATE ? end->date : ZZ_DATE_NONE;
}

static gboolean
is_highest (const Listing *listing,
            const ZzRecord *held)
{
  const ZzValue *level = zz_record_get_by_id (held, "level");

  return level->kind != ZZ_VALUE_CHOICE || level->choice + 1 >= listing->catalogue->levels->len;
}

static void
add_held (const Listing *listing,
          const ZzRecord *held)
{
  const ZzCalendarEntry *opens = find_entry (listing->catalogue, "surveillance_from");
  const ZzCalendarEntry *closes = find_entry (listing->catalogue, "surveillance_until");
  const ZzCalendarEntry *takes = find_entry (listing->catalogue, "process_longest");
  const ZzCalendarEntry *upgrade = find_entry (listing->catalogue, "upgrade_after");
  const ZzValue *issued = zz_record_get_by_id (held, "issued");
  const ZzDate end = get_end (held);

  /* Without its end it is not known whether the certificate is held. */
  if (end == ZZ_DATE_NONE || end < listing->day)
    return;
  if (takes != NULL && end < ZZ_DATE_MAX)
    add (listing, ZZ_MILESTONE_RECERTIFICATION, held, subtract (end, takes->period), end, takes);
  if (issued->kind != ZZ_VALUE_DATE)
    return;
  if (opens != NULL && closes != NULL)
    add (listing, ZZ_MILESTONE_SURVEILLANCE, held, zz_date_add (issued->date, opens->period),
         MIN (zz_date_add (issued->date, closes->period), end), opens);
  if (upgrade != NULL && !is_highest (listing, held))
    add (listing, ZZ_MILESTONE_UPGRADE, held, zz_date_add (issued->date, upgrade->period), end, upgrade);
}

static int
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  const ZzMilestone *one = a, *other = b;

  if (one->until != other->until)
    return one->until < other->until ? -1 : 1;
  if (one->record != other->record)
    return strcmp (one->record, other->record);
  return (int) one->kind - (int) other->kind;
}

GArray *
zz_list_milestones (ZzProject *project,
                    ZzDate day)
{
  Listing listing = { NULL, day, NULL };
  const ZzRegister *reg;
  const GPtrArray *records;
  int service;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  listing.catalogue = zz_project_get_catalogue (project);
  listing.milestones = g_array_new (FALSE, FALSE, sizeof (ZzMilestone));
  reg = zz_catalogue_find_register (listing.catalogue, "qualification");
  service = zz_project_get_service (project);
  records = reg != NULL ? zz_project_get_records (project, reg) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzValue *category = zz_record_get_by_id (records->pdata[i], "category");

      if (service < 0 || (category->kind == ZZ_VALUE_CHOICE && (int) category->choice == service))
        add_held (&listing, records->pdata[i]);
    }
  g_array_sort (listing.milestones, compare_milestones);
  return listing.milestones;
}

static ZzDate
get_due (const ZzRecord *finding)
{
  const ZzValue *due = zz_record_get_by_id (finding, "due");

  return due->kind == ZZ_VALUE_DATE ? due->date : ZZ_DATE_MAX;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const ZzRecord *one = *(ZzRecord *const *) a, *other = *(ZzRecord *const *) b;

  if (get_due (one) != get_due (other))
    return get_due (one) < get_due (other) ? -1 : 1;
  return strcmp (zz_record_get_id (one), zz_record_get_id (other));
}

GPtrArray *
zz_list_open_findings (ZzProject *project,
                       ZzDate day)
{
  GPtrArray *open = g_ptr_array_new ();
  const ZzRegister *reg;
  const GPtrArray *records;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), open);

  reg = zz_catalogue_find_register (zz_project_get_catalogue (project), "nonconformity");
  records = reg != NULL ? zz_project_get_records (project, reg) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzValue *closed = zz_record_get_by_id (records->pdata[i], "closed");

      if (closed->kind != ZZ_VALUE_DATE || closed->date > day)
        g_ptr_array_add (open, records->pdata[i]);
    }
  g_ptr_array_sort (open, compare_findings);
  return open;
}
