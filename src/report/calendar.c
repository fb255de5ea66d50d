/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days to keep, event by event. */
#include "report/calendar.h"

#include "core/builtin.h"
#include "eval/expiries.h"
#include "report/phrase.h"
#include "report/words.h"

#include <string.h>

/* The most octets of a line, its end not counted. */
#define MAX_OCTETS 75
/* How far after the assessment what ends is still listed. */
#define YEARS_AHEAD 3

typedef struct
{
  char *uid;
  ZzDate from;
  ZzDate until;
  char *summary;
  char *description;
} Event;

typedef struct
{
  ZzProject *project;
  const ZzGaps *gaps;
  const ZzMessages *messages;
  GPtrArray *events;
} Maker;

static void
event_free_cb (gpointer data)
{
  Event *event = data;

  g_free (event->uid);
  g_free (event->summary);
  g_free (event->description);
  g_free (event);
}

/* Takes over the texts; @what makes the identifier. */
static void
add_event (Maker *self,
           char *what,
           ZzDate from,
           ZzDate until,
           char *summary,
           char *description)
{
  Event *event = g_new0 (Event, 1);

  event->uid = g_strdup_printf ("%s-%s", zz_project_get_id (self->project), what);
  event->from = from;
  event->until = MAX (from, until);
  event->summary = summary;
  event->description = description;
  g_ptr_array_add (self->events, event);
  g_free (what);
}

static void
add_assessment (Maker *self)
{
  const ZzDate planned = zz_project_get_planned_date (self->project);

  if (planned == ZZ_DATE_NONE)
    return;
  add_event (self, g_strdup ("assessment"), planned, planned,
             g_strdup (zz_messages_get (self->messages, M_ ("Planned assessment"))),
             zz_words_verdict (self->messages, self->gaps->findings));
}

static void
add_expiries (Maker *self)
{
  const ZzPeriod ahead = { .months = 12 * YEARS_AHEAD };
  g_autoptr (GArray) expiries = zz_list_expiries (self->project, zz_date_add (MAX (self->gaps->findings->at, self->gaps->today), ahead));

  for (guint i = 0; i < expiries->len; i++)
    {
      const ZzExpiry *expiry = &g_array_index (expiries, ZzExpiry, i);
      g_autofree char *name = NULL;

      if (expiry->end < self->gaps->today)
        continue;
      name = zz_words_record (self->messages, self->project, expiry->record);
      add_event (self, g_strdup_printf ("end-%s-%s", expiry->record, expiry->field->id), expiry->end, expiry->end,
                 zz_phrase (self->messages, M_ ("Last day: {record}, “{field}”"), "record", name, "field", zz_words_field (self->messages, expiry->field), NULL),
                 NULL);
    }
}

/* What the gap asks for, a sentence each. */
static char *
describe (const Maker *self,
          const ZzGap *gap)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; gap->smallest != NULL && i < gap->smallest->len; i++)
    {
      g_autofree char *sentence = zz_words_addition (self->messages, self->project, gap->smallest->pdata[i], self->gaps->today);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static void
add_renewal (Maker *self,
             const ZzGap *gap)
{
  g_autofree char *name = zz_words_record (self->messages, self->project, gap->record);

  add_event (self, g_strdup (gap->id), gap->from, gap->until,
             zz_phrase (self->messages, M_ ("Renew {record}"), "record", name, NULL),
             zz_words_renewal (self->messages, self->project, gap));
  if (gap->start_by != ZZ_DATE_NONE)
    add_event (self, g_strconcat ("start-", gap->id, NULL), gap->start_by, gap->start_by,
               zz_phrase (self->messages, M_ ("Start renewing {record}"), "record", name, NULL),
               zz_words_renewal (self->messages, self->project, gap));
}

static void
add_gaps (Maker *self)
{
  for (guint i = 0; i < self->gaps->gaps->len; i++)
    {
      const ZzGap *gap = self->gaps->gaps->pdata[i];

      if (gap->kind == ZZ_GAP_RENEWAL)
        add_renewal (self, gap);
      else if (gap->kind == ZZ_GAP_OPEN && gap->start_by != ZZ_DATE_NONE)
        add_event (self, g_strconcat ("start-", gap->id, NULL), gap->start_by, gap->start_by,
                   zz_phrase (self->messages, M_ ("Start on “{title}”"), "title",
                              zz_messages_text (self->messages, &gap->finding->clause->title), NULL),
                   describe (self, gap));
    }
}

static const ZzCalendarEntry *
find_entry (const ZzCatalogue *catalogue,
            const char *id)
{
  for (guint i = 0; i < catalogue->calendar->len; i++)
    if (g_str_equal (((const ZzCalendarEntry *) catalogue->calendar->pdata[i])->id, id))
      return catalogue->calendar->pdata[i];
  return NULL;
}

/* The window in which a held certificate has to be audited again. */
static void
add_surveillance (Maker *self)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (self->project);
  const ZzCalendarEntry *from = find_entry (catalogue, "surveillance_from"), *until = find_entry (catalogue, "surveillance_until");
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, "qualification");
  const ZzField *field = reg != NULL ? zz_register_find_field (reg, "issued") : NULL;
  const GPtrArray *records;

  if (from == NULL || until == NULL || field == NULL)
    return;
  records = zz_project_get_records (self->project, reg);
  for (guint i = 0; i < records->len; i++)
    {
      const char *id = zz_record_get_id (records->pdata[i]);
      const ZzDate issued = zz_record_get_date (records->pdata[i], field->number);
      g_autofree char *name = NULL;

      if (issued == ZZ_DATE_NONE || zz_date_add (issued, until->period) < self->gaps->today)
        continue;
      name = zz_words_record (self->messages, self->project, id);
      add_event (self, g_strconcat ("surveillance-", id, NULL), zz_date_add (issued, from->period), zz_date_add (issued, until->period),
                 zz_phrase (self->messages, M_ ("Surveillance audit: {record}"), "record", name, NULL), NULL);
    }
}

static void
add_actions (Maker *self)
{
  const GPtrArray *actions = zz_project_get_builtin (self->project, ZZ_BUILTIN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      const ZzRecord *action = actions->pdata[i];
      const char *owner = zz_record_get_text (action, ZZ_ACTION_OWNER), *title = zz_record_get_text (action, ZZ_ACTION_TITLE);
      const ZzDate due = zz_record_get_date (action, ZZ_ACTION_DUE);

      if (due == ZZ_DATE_NONE || zz_record_get_choice (action, ZZ_ACTION_STATE) == ZZ_ACTION_STATE_CLOSED)
        continue;
      add_event (self, g_strconcat ("due-", zz_record_get_id (action), NULL), due, due,
                 zz_phrase (self->messages, M_ ("Due: {title}"), "title", title != NULL ? title : zz_record_get_text (action, ZZ_ACTION_CLAUSE), NULL),
                 owner != NULL ? zz_phrase (self->messages, M_ ("{owner} sees to it."), "owner", owner, NULL) : NULL);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Event *one = *(Event *const *) a, *other = *(Event *const *) b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return strcmp (one->uid, other->uid);
}

/* Text as the format wants it: separators and line ends are escaped, and a control
 * character has no place in it. */
static char *
escape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (text, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (text, "\\%c", *p);
    else if ((guchar) *p >= ' ' && *p != 0x7f)
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

void
zz_calendar_append_line (GString *text,
                         const char *name,
                         const char *value)
{
  g_autofree char *escaped = NULL, *line = NULL;
  gsize octets = 0;

  g_return_if_fail (text != NULL && name != NULL && value != NULL);

  escaped = escape (value);
  line = g_strconcat (name, ":", escaped, NULL);
  for (const char *p = line; *p != '\0';)
    {
      const gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (octets + n > MAX_OCTETS)
        {
          /* The blank that marks a continuation counts. */
          g_string_append (text, "\r\n ");
          octets = 1;
        }
      g_string_append_len (text, p, (gssize) n);
      octets += n;
      p += n;
    }
  g_string_append (text, "\r\n");
}

static void
append_day (GString *text,
            const char *name,
            ZzDate date)
{
  int year, month, day;
  char value[32];

  zz_date_get_parts (date, &year, &month, &day);
  g_snprintf (value, sizeof value, "%04d%02d%02d%s", year, month, day, g_str_equal (name, "DTSTAMP") ? "T000000Z" : "");
  zz_calendar_append_line (text, name, value);
}

static void
append_event (GString *text,
              const Event *event,
              ZzDate stamp)
{
  zz_calendar_append_line (text, "BEGIN", "VEVENT");
  zz_calendar_append_line (text, "UID", event->uid);
  append_day (text, "DTSTAMP", stamp);
  append_day (text, "DTSTART;VALUE=DATE", event->from);
  /* The first day that is no more part of it. */
  append_day (text, "DTEND;VALUE=DATE", MIN (event->until + 1, ZZ_DATE_MAX));
  zz_calendar_append_line (text, "SUMMARY", event->summary);
  if (event->description != NULL && *event->description != '\0')
    zz_calendar_append_line (text, "DESCRIPTION", event->description);
  zz_calendar_append_line (text, "TRANSP", "TRANSPARENT");
  zz_calendar_append_line (text, "END", "VEVENT");
}

GBytes *
zz_calendar_write (ZzProject *project,
                   const ZzGaps *gaps,
                   const ZzMessages *messages)
{
  static void (*const parts[]) (Maker *) = { add_assessment, add_expiries, add_gaps, add_surveillance, add_actions };
  Maker self = { project, gaps, messages, NULL };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && gaps != NULL && messages != NULL, NULL);

  self.events = g_ptr_array_new_with_free_func (event_free_cb);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i](&self);
  g_ptr_array_sort (self.events, compare);
  zz_calendar_append_line (text, "BEGIN", "VCALENDAR");
  zz_calendar_append_line (text, "VERSION", "2.0");
  zz_calendar_append_line (text, "PRODID", "-//Zizhi//Zizhi//EN");
  zz_calendar_append_line (text, "CALSCALE", "GREGORIAN");
  zz_calendar_append_line (text, "METHOD", "PUBLISH");
  for (guint i = 0; i < self.events->len; i++)
    append_event (text, self.events->pdata[i], gaps->findings->at);
  zz_calendar_append_line (text, "END", "VCALENDAR");
  g_ptr_array_unref (self.events);
  return g_string_free_to_bytes (text);
}
