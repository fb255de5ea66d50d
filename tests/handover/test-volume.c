/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence volume: numbered copies that are what was attached, the same every time,
 * whole or not at all. */
#include "handover/volume.h"

#include "../store/fixture.h"
#include "core/error.h"
#include "handover/zip-reader.h"
#include "place.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

static const ZzVolumeOptions plain = { ZZ_LANGUAGE_ZH_CN, FALSE, FALSE };

static gboolean
write_volume (Place *place,
              const ZzVolumeOptions *options,
              const char *name,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (ZzVolume) volume = zz_volume_new (file, options, error);
  g_autoptr (GFile) target = place_file (place, name);

  return volume != NULL && zz_volume_write (volume, target, g_str_has_suffix (name, ".zip"), NULL, NULL, cancellable, error);
}

static void
expect_volume (Place *place,
               const ZzVolumeOptions *options,
               const char *name)
{
  g_autoptr (GError) error = NULL;

  write_volume (place, options, name, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_text (Place *place,
           const char *name)
{
  g_autofree char *path = place_path (place, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* office.a is the first clause of the third category, personnel.d the fourth of the
 * fourth; the third item is for none, the fourth is out of use. */
static void
test_folder (Place *place,
             gconstpointer data)
{
  g_autofree char *lease = NULL;
  g_autofree char *index = NULL;
  g_autofree char *list = NULL;

  expect_volume (place, &plain, "volume");
  list = place_list (place, "volume");
  g_assert_nonnull (strstr (list, "03-办公场所/3.1-01-租赁合同.pdf"));
  g_assert_nonnull (strstr (list, "04-人员素质与资质/4.4-01-名册 2026.txt"));
  g_assert_null (strstr (list, "old"));
  lease = read_text (place, "volume/03-办公场所/3.1-01-租赁合同.pdf");
  g_assert_cmpstr (lease, ==, "a lease");
  g_assert_nonnull (strstr (list, "/10-01-secret.pdf"));
  index = read_text (place, "volume/index.html");
  g_assert_nonnull (strstr (index, "3.1-01"));
  g_assert_nonnull (strstr (index, "租赁合同"));
  g_assert_nonnull (strstr (index, "href=\"./03-"));
}

/* The sum in the list is that of the copy and of the index. */
static void
test_sums (Place *place,
           gconstpointer data)
{
  g_autofree char *sums = NULL;
  g_autofree char *lease = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a lease", -1);
  g_autofree char *line = g_strdup_printf ("%s  03-办公场所/3.1-01-租赁合同.pdf\n", lease);
  g_autofree char *index = NULL, *line_below = NULL;

  expect_volume (place, &plain, "volume");
  sums = read_text (place, "volume/SHA256SUMS");
  index = read_text (place, "volume/index.html");
  g_assert_nonnull (strstr (sums, line));
  g_assert_nonnull (strstr (sums, "  index.html\n"));
  /* A sum is as wide as a page: it stands below the title, and no table is wider. */
  line_below = g_strdup_printf ("租赁合同</a></p>\n<p class=\"note\">%s</p>", lease);
  g_assert_nonnull (strstr (index, line_below));
  g_assert_nonnull (strstr (index, "<table class=\"shared\">"));
  g_assert_null (strstr (index, "<table>"));
}

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

/* Twice the same bytes, in an archive that our own strict reader takes. */
static void
test_archive (Place *place,
              gconstpointer data)
{
  g_autofree char *path = place_path (place, "one.zip");
  g_autoptr (ZzZipReader) zip = NULL;
  g_autoptr (GError) error = NULL;

  expect_volume (place, &plain, "one.zip");
  expect_volume (place, &plain, "two.zip");
  expect_volume (place, &plain, "two.zip");
  assert_same_file (place, "one.zip", "two.zip");
  zip = zz_zip_reader_new (open (path, O_RDONLY | O_CLOEXEC), path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zz_zip_reader_get_entries (zip)->len, ==, 5);
  g_assert_nonnull (zz_zip_reader_find (zip, "03-办公场所/3.1-01-租赁合同.pdf"));
}

static void
test_without_confidential (Place *place,
                           gconstpointer data)
{
  const ZzVolumeOptions options = { ZZ_LANGUAGE_EN, TRUE, FALSE };
  g_autofree char *list = NULL;
  g_autofree char *index = NULL;

  expect_volume (place, &options, "volume");
  list = place_list (place, "volume");
  index = read_text (place, "volume/index.html");
  g_assert_null (strstr (list, "secret"));
  g_assert_null (strstr (index, "secret"));
  g_assert_nonnull (strstr (index, "1 confidential item"));
}

/* Named before anything is written. */
static void
expect_missing (Place *place,
                const ZzVolumeOptions *options,
                const char *name)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzVolume) volume = zz_volume_new (file, options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zz_volume_get_n_missing (volume), ==, 1);
  g_assert_cmpstr (zz_volume_get_missing (volume, 0), ==, name);
}

static void
test_missing (Place *place,
              gconstpointer data)
{
  const ZzVolumeOptions partial = { ZZ_LANGUAGE_EN, FALSE, TRUE };
  g_autofree char *path = place_find_evidence (place, "租赁合同.pdf");
  g_autofree char *before = NULL, *after = NULL;
  g_autofree char *index = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_remove (path), ==, 0);
  before = place_list (place, "");
  g_assert_false (write_volume (place, &plain, "volume", NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "租赁合同"));
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
  expect_missing (place, &partial, "3.1-01 租赁合同");
  expect_volume (place, &partial, "volume");
  index = read_text (place, "volume/index.html");
  g_assert_nonnull (strstr (index, "1 item of evidence has no copy, for its file is missing."));
  g_assert_nonnull (strstr (index, "<p>租赁合同 <span class=\"badge not-met\">"));
  g_assert_nonnull (strstr (index, "<p>2 copies, in folders by category"));
}

/* One that is another file than was attached is never handed over. */
static void
test_changed (Place *place,
              gconstpointer data)
{
  const ZzVolumeOptions partial = { ZZ_LANGUAGE_EN, FALSE, TRUE };
  g_autofree char *path = place_find_evidence (place, "租赁合同.pdf");
  g_autofree char *before = NULL, *after = NULL;

  g_assert_true (g_file_set_contents (path, "A lease", -1, NULL));
  before = place_list (place, "");
  for (guint archive = 0; archive < 2; archive++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (write_volume (place, &partial, archive == 1 ? "volume.zip" : "volume", NULL, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
    }
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

static void
cancel_cb (goffset current,
           goffset total,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (Place *place,
                gconstpointer data)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzVolume) volume = zz_volume_new (file, &plain, &error);
  g_autofree char *before = place_list (place, "");
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  for (guint archive = 0; archive < 2; archive++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GFile) target = place_file (place, "volume");

      g_assert_false (zz_volume_write (volume, target, archive == 1, cancel_cb, cancellable, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* Somebody writes into the large file while it is copied; @user_data: its path. */
static void
change_cb (goffset current,
           goffset total,
           gpointer user_data)
{
  FILE *file = current < total ? g_fopen (user_data, "r+") : NULL;

  if (file == NULL)
    return;
  g_assert_cmpint (fprintf (file, "changed at %" G_GOFFSET_FORMAT, current), >, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_changed_meanwhile (Place *place,
                        gconstpointer data)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autofree char *path = place_find_evidence (place, "名册 2026.txt");
  g_autofree char *was = place_path (place, "volume.zip");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzVolume) volume = zz_volume_new (file, &plain, &error);
  gsize size;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (was, "an older volume", -1, NULL));
  for (guint archive = 0; archive < 2; archive++)
    {
      g_autoptr (GFile) target = place_file (place, archive == 1 ? "volume.zip" : "volume");
      g_autofree char *before = NULL, *after = NULL;

      g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
      before = place_list (place, "");
      g_assert_false (zz_volume_write (volume, target, archive == 1, change_cb, path, NULL, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
      g_assert_nonnull (strstr (error->message, "名册"));
      g_clear_error (&error);
      g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
      after = place_list (place, "");
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_target_there (Place *place,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  expect_volume (place, &plain, "volume");
  g_assert_false (write_volume (place, &plain, "volume", NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
}

#define ADD(name, function) g_test_add ("/volume/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("folder", test_folder);
  ADD ("sums", test_sums);
  ADD ("archive", test_archive);
  ADD ("without-confidential", test_without_confidential);
  ADD ("missing", test_missing);
  ADD ("changed", test_changed);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("cancelled", test_cancelled);
  ADD ("target-there", test_target_there);
  return g_test_run ();
}
