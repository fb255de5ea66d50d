/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-offs: what was signed, and what was changed since. */
#include "subject.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/history.h"
#include "store/edition-move.h"
#include "store/project-codec.h"
#include "store/signoff.h"

#include <string.h>

#define NAME "unfinished.zizhi.json"

static ZzRecord *
sign (ZzProject *project)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 9, 30, 0);
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("sign");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) signoff = zz_signoff_new (project, "某甲", "质量负责人", now, "{\"met\": 1}", &error);

  g_assert_no_error (error);
  zz_change_set_insert (set, signoff);
  zz_history_apply (history, set, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&signoff);
}

static void
rename_somebody (ZzProject *project)
{
  const ZzRegister *person = zz_catalogue_find_register (zz_project_get_catalogue (project), "person");
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("rename");
  g_auto (ZzValue) name = zz_value_text (ZZ_VALUE_TEXT, "某乙");
  g_autoptr (GError) error = NULL;

  zz_change_set_set (set, person, "person-01", person->label, &name);
  zz_history_apply (history, set, &error);
  g_assert_no_error (error);
}

/* The project from its own file. */
static ZzProject *
reopen (Subject *subject,
        ZzProject *project)
{
  g_autoptr (GBytes) bytes = zz_project_write (project);
  g_autoptr (GError) error = NULL;
  ZzProject *again = zz_project_read (bytes, NAME, subject->catalogues, NULL, &error);

  g_assert_no_error (error);
  return again;
}

static ZzRecord *
get_signoff (ZzProject *project)
{
  const GPtrArray *signoffs = zz_project_get_builtin (project, ZZ_BUILTIN_SIGNOFF);

  g_assert_cmpuint (signoffs->len, ==, 1);
  return signoffs->pdata[0];
}

/* The digest is that of the very file the project was before it was signed. */
static void
test_digest (Subject *subject,
             gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (subject, NAME);
  g_autoptr (GBytes) before = zz_project_write (project);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, before);
  g_autofree char *expected = g_strconcat ("sha256:", sum, NULL);
  g_autoptr (ZzRecord) signoff = sign (project);
  g_autofree char *now = zz_signoff_digest (project);

  g_assert_cmpstr (zz_record_get_text (signoff, ZZ_SIGNOFF_DIGEST), ==, expected);
  g_assert_cmpstr (now, ==, expected);
  g_assert_cmpstr (zz_record_get_text (signoff, ZZ_SIGNOFF_AT), ==, "2026-11-22T09:30:00Z");
  g_assert_true (zz_signoff_holds (project, signoff));
}

static void
test_changes (Subject *subject,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (subject, NAME);
  g_autoptr (ZzRecord) signoff = sign (project);
  g_autoptr (ZzProject) again = NULL, was_signed = NULL;
  g_autoptr (ZzChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  rename_somebody (project);
  again = reopen (subject, project);
  g_assert_false (zz_signoff_holds (again, get_signoff (again)));
  was_signed = zz_signoff_read (get_signoff (again), subject->catalogues, &error);
  g_assert_no_error (error);
  changes = zz_signoff_compare (was_signed, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zz_change_set_get_n_changes (changes), ==, 1);
  g_assert_cmpstr (zz_change_set_get_change (changes, 0)->after.text, ==, "某乙");
}

static void
assert_unreadable (Subject *subject,
                   const char *state,
                   int code)
{
  g_autoptr (ZzProject) project = subject_read (subject, NAME);
  g_autoptr (ZzRecord) signoff = sign (project);
  g_autoptr (ZzRecord) copy = zz_record_copy (signoff, zz_record_get_id (signoff));
  g_autoptr (GError) error = NULL;

  zz_record_fill (copy, zz_register_get_field (zz_record_get_register (copy), ZZ_SIGNOFF_STATE),
                  state != NULL ? zz_value_text (ZZ_VALUE_TEXT, state) : ZZ_VALUE_INIT);
  g_assert_null (zz_signoff_read (copy, subject->catalogues, &error));
  g_assert_error (error, ZZ_ERROR, code);
}

/* 100 MB of nothing, which take 100 KB. */
static char *
make_bomb (void)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  const gsize size = 100 * 1024 * 1024;
  g_autofree guint8 *zeros = g_malloc0 (size);
  g_autofree guint8 *packed = g_malloc (size / 100);
  g_autoptr (GError) error = NULL;
  gsize read, written;

  g_assert_cmpint (g_converter_convert (compressor, zeros, size, packed, size / 100, G_CONVERTER_INPUT_AT_END, &read, &written, &error), ==,
                   G_CONVERTER_FINISHED);
  g_assert_no_error (error);
  return g_base64_encode (packed, written);
}

static void
test_unreadable (Subject *subject,
                 gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (subject, NAME);
  g_autoptr (ZzRecord) other = NULL;
  g_autofree char *bomb = make_bomb ();

  assert_unreadable (subject, NULL, ZZ_ERROR_NOT_FOUND);
  assert_unreadable (subject, "", ZZ_ERROR_INVALID);
  assert_unreadable (subject, "this is no base64 of anything", ZZ_ERROR_INVALID);
  assert_unreadable (subject, bomb, ZZ_ERROR_INVALID);
  /* A copy of another state, well made. */
  rename_somebody (project);
  other = sign (project);
  assert_unreadable (subject, zz_record_get_text (other, ZZ_SIGNOFF_STATE), ZZ_ERROR_INVALID);
}

static void
test_moved (Subject *subject,
            gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (subject, NAME);
  g_autoptr (ZzRecord) signoff = sign (project);
  g_autoptr (ZzProject) moved = NULL, was_signed = NULL;
  g_autoptr (GError) error = NULL;

  moved = zz_edition_move (project, "ccrc-2021", subject->catalogues, NULL, &error);
  g_assert_no_error (error);
  was_signed = zz_signoff_read (get_signoff (moved), subject->catalogues, &error);
  g_assert_no_error (error);
  g_assert_null (zz_signoff_compare (was_signed, moved, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/signoff/digest", Subject, NULL, subject_set_up, test_digest, subject_tear_down);
  g_test_add ("/signoff/changes", Subject, NULL, subject_set_up, test_changes, subject_tear_down);
  g_test_add ("/signoff/unreadable", Subject, NULL, subject_set_up, test_unreadable, subject_tear_down);
  g_test_add ("/signoff/moved", Subject, NULL, subject_set_up, test_moved, subject_tear_down);
  return g_test_run ();
}
