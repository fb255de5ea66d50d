/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar keeps to its format, and its events to their identifiers. */
#include "subject.h"

#include "core/history.h"
#include "report/calendar.h"

#include <string.h>

#define TODAY zz_date_new (2026, 11, 22)
#define DAY zz_date_new (2027, 3, 1)

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzHistory *history;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{

  subject_set_up (&f->subject, NULL);
  f->project = subject_read (&f->subject, "unfinished.zizhi.json");
  f->history = zz_history_new (f->project);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_object_unref (f->history);
  g_object_unref (f->project);
  subject_tear_down (&f->subject, data);
}

static char *
write_calendar (Fixture *f,
                ZzLanguage language,
                ZzDate today)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (language);
  g_autoptr (ZzGaps) gaps = zz_gaps_new (f->project, NULL, 0, DAY, today);
  g_autoptr (GBytes) bytes = zz_calendar_write (f->project, gaps, messages);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv (NULL, parts);
}

static void
set (Fixture *f,
     const char *id,
     const char *field,
     ZzValue value)
{
  g_autoptr (ZzChangeSet) changes = zz_change_set_new ("");
  const ZzRegister *reg = zz_record_get_register (zz_project_find_anywhere (f->project, id));

  zz_change_set_set (changes, reg, id, zz_register_find_field (reg, field), &value);
  zz_value_clear (&value);
  g_assert_true (zz_history_apply (f->history, changes, NULL));
}

/* Values of a property, line by line. */
static GPtrArray *
list_values (const char *text,
             const char *name)
{
  g_autofree char *whole = unfold (text);
  g_auto (GStrv) lines = g_strsplit (whole, "\r\n", -1);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name))
      g_ptr_array_add (values, g_strdup (lines[i] + strlen (name)));
  return values;
}

static void
test_lines (Fixture *f,
            gconstpointer data)
{
  g_autofree char *text = write_calendar (f, ZZ_LANGUAGE_ZH_CN, TODAY);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n_folded = 0;

  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
      n_folded += lines[i][0] == ' ' && (guchar) lines[i][1] >= 0x80;
    }
  /* Lines were folded in the middle of Chinese text. */
  g_assert_cmpuint (n_folded, >, 0);
}

static void
test_events (Fixture *f,
             gconstpointer data)
{
  g_autofree char *text = write_calendar (f, ZZ_LANGUAGE_EN, TODAY);
  g_autofree char *whole = unfold (text);
  g_autofree char *due = g_strdup_printf ("UID:%s-due-action-1\r\nDTSTAMP:20270301T000000Z\r\nDTSTART;VALUE=DATE:20270129\r\nDTEND;VALUE=DATE:20270130\r\n",
                                          zz_project_get_id (f->project));
  g_autofree char *assessment = g_strdup_printf ("UID:%s-assessment\r\n", zz_project_get_id (f->project));

  g_assert_nonnull (strstr (whole, due));
  g_assert_nonnull (strstr (whole, assessment));
  g_assert_nonnull (strstr (whole, "SUMMARY:Start on “Certified security professionals”\r\n"));
}

static void
test_surveillance (Fixture *f,
                   gconstpointer data)
{
  const ZzRegister *reg = zz_catalogue_find_register (zz_project_get_catalogue (f->project), "qualification");
  g_autoptr (ZzRecord) record = zz_record_new (reg, "qualification-1");
  g_autoptr (ZzChangeSet) changes = zz_change_set_new ("");
  g_autofree char *text = NULL, *window = NULL;

  zz_record_fill (record, zz_register_find_field (reg, "issued"), zz_value_date (zz_date_new (2026, 1, 15)));
  zz_change_set_insert (changes, record);
  g_assert_true (zz_history_apply (f->history, changes, NULL));
  text = write_calendar (f, ZZ_LANGUAGE_EN, TODAY);
  window = g_strdup_printf ("UID:%s-surveillance-qualification-1\r\nDTSTAMP:20270301T000000Z\r\nDTSTART;VALUE=DATE:20270115\r\nDTEND;VALUE=DATE:20270716\r\n",
                            zz_project_get_id (f->project));
  g_assert_nonnull (strstr (text, window));
}

/* The same events after an edit that has nothing to do with them, on another day,
 * in another language. */
static void
test_stable (Fixture *f,
             gconstpointer data)
{
  g_autofree char *before = write_calendar (f, ZZ_LANGUAGE_EN, TODAY);
  g_autofree char *after = NULL, *chinese = NULL;
  g_autoptr (GPtrArray) uids = list_values (before, "UID:"), others = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < uids->len; i++)
    g_assert_true (g_hash_table_add (seen, uids->pdata[i]));
  set (f, "organisation", "address", zz_value_text (ZZ_VALUE_TEXT, "x"));
  after = write_calendar (f, ZZ_LANGUAGE_EN, TODAY);
  g_assert_cmpstr (before, ==, after);
  chinese = write_calendar (f, ZZ_LANGUAGE_ZH_CN, TODAY + 1);
  others = list_values (chinese, "UID:");
  g_assert_cmpuint (others->len, ==, uids->len);
  for (guint i = 0; i < others->len; i++)
    g_assert_true (g_hash_table_contains (seen, others->pdata[i]));
}

static void
test_escape (Fixture *f,
             gconstpointer data)
{
  g_autofree char *text = NULL;

  set (f, "action-1", "title", zz_value_text (ZZ_VALUE_TEXT, "a, b; c\\d\ne\r"));
  text = write_calendar (f, ZZ_LANGUAGE_EN, TODAY);
  g_assert_nonnull (strstr (text, "SUMMARY:Due: a\\, b\\; c\\\\d\\ne\r\n"));
}

/* Every length of text around the fold. */
static void
test_fold (Fixture *f,
           gconstpointer data)
{
  for (guint before = 0; before < 80; before++)
    {
      g_autofree char *blanks = g_strnfill (before, 'a');
      g_autofree char *value = g_strconcat (blanks, "资质资质😀资质资质资质资质资质资质资质资质资质资质资质资质资质", NULL);
      g_autofree char *expected = g_strconcat ("SUMMARY:", value, "\r\n", NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = NULL;
      g_auto (GStrv) lines = NULL;

      zz_calendar_append_line (text, "SUMMARY", value);
      whole = unfold (text->str);
      g_assert_cmpstr (whole, ==, expected);
      lines = g_strsplit (text->str, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/calendar/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/calendar/events", Fixture, NULL, set_up, test_events, tear_down);
  g_test_add ("/calendar/surveillance", Fixture, NULL, set_up, test_surveillance, tear_down);
  g_test_add ("/calendar/stable", Fixture, NULL, set_up, test_stable, tear_down);
  g_test_add ("/calendar/escape", Fixture, NULL, set_up, test_escape, tear_down);
  g_test_add ("/calendar/fold", Fixture, NULL, set_up, test_fold, tear_down);
  return g_test_run ();
}
