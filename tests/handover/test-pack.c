/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing and unpacking: the same comes out, and what is left out is not in it. */
#include "core/builtin.h"
#include "core/project-private.h"
#include "handover/pack.h"
#include "handover/unpack.h"
#include "place.h"
#include "store/signoff.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const ZzPackOptions plain = { ZZ_LANGUAGE_EN, FALSE, FALSE, FALSE };

static void
assert_same_file (Place *place,
                  const char *one,
                  const char *other)
{
  g_autofree char *path = place_path (place, one), *other_path = place_path (place, other);
  g_autofree char *bytes = NULL, *other_bytes = NULL;
  gsize n, other_n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  g_assert_true (g_file_get_contents (other_path, &other_bytes, &other_n, NULL));
  g_assert_cmpmem (bytes, n, other_bytes, other_n);
}

static void
test_round_trip (Place *place,
                 gconstpointer data)
{
  g_autofree char *before = place_list (place, "t.evidence");
  g_autofree char *after = NULL;

  place_pack (place);
  place_unpack (place, "t.zizhi.zip", "target");
  after = place_list (place, "target/t.evidence");
  g_assert_cmpstr (before, ==, after);
  assert_same_file (place, "t.zizhi.json", "target/t.zizhi.json");
  assert_same_file (place, "t.zizhi.json", "target/base/t.zizhi.json");
}

/* Nothing in it depends on when, where or by whom it was packed. */
static void
test_same_bytes (Place *place,
                 gconstpointer data)
{
  g_autofree char *evidence = place_find_evidence (place, "租赁合同.pdf");
  g_autoptr (GError) error = NULL;
  struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };

  place_try_pack (place, &plain, "one.zip", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (evidence, 0600), ==, 0);
  g_assert_cmpint (utimensat (-1, evidence, times, 0), ==, 0);
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  tzset ();
  place_try_pack (place, &plain, "two.zip", &error);
  g_assert_no_error (error);
  assert_same_file (place, "one.zip", "two.zip");
}

/* A file that was not written in our order goes along letter for letter. */
static void
test_letter_for_letter (Place *place,
                        gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (place->project, &text, NULL, NULL));
  other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, "  ", " ", 0), >, 0);
  g_assert_true (g_file_set_contents (place->project, other->str, -1, NULL));
  place_try_pack (place, &plain, "t.zip", &error);
  g_assert_no_error (error);
  place_unpack (place, "t.zip", "target");
  assert_same_file (place, "t.zizhi.json", "target/t.zizhi.json");
}

static void
test_preview (Place *place,
              gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  const ZzPackageContents *contents;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  place_pack (place);
  before = place_list (place, "");
  package = place_open_package (place, "t.zizhi.zip");
  contents = zz_package_get_contents (package);
  g_assert_cmpstr (contents->name, ==, "t");
  g_assert_cmpuint (contents->n_items, ==, 3);
  g_assert_cmpuint (contents->missing->len, ==, 0);
  g_assert_cmpuint (contents->files->len, ==, 8);
  g_assert_cmpuint (contents->total, >, PLACE_LARGE);
  g_assert_false (contents->newer || contents->redacted || contents->changed);
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* The base that came with a package goes back to who handed it over. */
static void
test_base_goes_back (Place *place,
                     gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *inner = place_path (place, "target/t.zizhi.json");
  g_autoptr (GString) edited = NULL;
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  place_unpack (place, "t.zizhi.zip", "target");
  g_assert_true (g_file_get_contents (inner, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "示例公司", "另一个示例公司", 0), ==, 1);
  g_assert_true (g_file_set_contents (inner, edited->str, -1, NULL));
  g_free (place->project);
  place->project = place_path (place, "target/t.zizhi.json");
  place_try_pack (place, &plain, "back.zip", &error);
  g_assert_no_error (error);
  package = place_open_package (place, "back.zip");
  g_assert_true (zz_package_get_contents (package)->changed);
  place_unpack (place, "back.zip", "back");
  assert_same_file (place, "t.zizhi.json", "back/base/t.zizhi.json");
}

static void
test_without_confidential (Place *place,
                           gconstpointer data)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, TRUE, FALSE, FALSE };
  g_autoptr (ZzPackage) package = NULL;
  const ZzPackageContents *contents;
  g_autofree char *path = place_path (place, "t.zip");
  g_autofree char *bytes = NULL;
  g_autofree char *list = NULL;
  g_autofree char *base = place_path (place, "target/base/t.zizhi.json");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  place_try_pack (place, &options, "t.zip", &error);
  g_assert_no_error (error);
  package = place_open_package (place, "t.zip");
  contents = zz_package_get_contents (package);
  g_assert_cmpuint (contents->n_items, ==, 2);
  g_assert_cmpuint (contents->missing->len, ==, 0);
  place_unpack (place, "t.zip", "target");
  list = place_list (place, "target");
  g_assert_null (strstr (list, "secret"));
  g_assert_null (strstr (list, "old.pdf"));
  g_assert_true (g_file_get_contents (base, &text, NULL, NULL));
  g_assert_null (strstr (text, "secret"));
  g_assert_nonnull (strstr (text, "租赁合同"));
}

/* No name, no file, not even the project's own name goes along. */
static void
test_redacted (Place *place,
               gconstpointer data)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, FALSE, TRUE, FALSE };
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *index = NULL;
  g_autofree char *path = place_path (place, "target/redacted.zizhi.json"), *index_path = place_path (place, "target/index.html");
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  place_try_pack (place, &options, "t.zip", &error);
  g_assert_no_error (error);
  package = place_open_package (place, "t.zip");
  g_assert_true (zz_package_get_contents (package)->redacted);
  place_unpack (place, "t.zip", "target");
  list = place_list (place, "target");
  g_assert_null (strstr (list, "evidence"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (index_path, &index, NULL, NULL));
  g_assert_null (strstr (text, "示例公司"));
  g_assert_null (strstr (text, "租赁合同.pdf"));
  g_assert_null (strstr (index, "示例公司"));
  g_assert_nonnull (strstr (index, "Redacted"));
}

/* What was signed is kept in the sign-off, confidential items and all. */
static void
test_signed_copy (Place *place,
                  gconstpointer data)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, TRUE, FALSE, FALSE };
  g_autoptr (ZzProjectFile) file = place_load (place);
  ZzProject *project = zz_project_file_get_project (file);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 20, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) signoff = zz_signoff_new (project, "某人", NULL, now, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *packed = NULL;
  g_autofree char *inner = place_path (place, "target/t.zizhi.json");

  g_assert_no_error (error);
  zz_project_add (project, signoff);
  zz_project_file_save (file, NULL, &error);
  g_assert_no_error (error);
  place_try_pack (place, &options, "t.zip", &error);
  g_assert_no_error (error);
  place_unpack (place, "t.zip", "target");
  g_assert_true (g_file_get_contents (place->project, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (inner, &packed, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"state\""));
  g_assert_null (strstr (packed, "\"state\""));
  g_assert_nonnull (strstr (packed, "\"digest\""));
}

#define add(path, data, function) g_test_add ("/pack/" path, Place, data, place_set_up, function, place_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("round-trip", NULL, test_round_trip);
  add ("same-bytes", NULL, test_same_bytes);
  add ("letter-for-letter", NULL, test_letter_for_letter);
  add ("preview", NULL, test_preview);
  add ("base-goes-back", NULL, test_base_goes_back);
  add ("without-confidential", NULL, test_without_confidential);
  add ("signed-copy", NULL, test_signed_copy);
  add ("redacted", NULL, test_redacted);
  return g_test_run ();
}
