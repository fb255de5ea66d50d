/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages that nobody should unpack: each is refused with a message that says why,
 * and leaves the folder it was to be unpacked in exactly as it was. */
#include "place.h"
#include "spoil.h"

#include "../store/fixture.h"
#include "handover/unpack.h"

#include <string.h>
#include <sys/stat.h>

/* Whether opening or unpacking it fails; the error says so. */
static void
try_unpack (Place *place,
            const char *package_name,
            GError **error)
{
  g_autoptr (GFile) file = place_file (place, package_name);
  g_autoptr (GFile) target = place_file (place, "target");
  g_autoptr (ZzPackage) package = zz_package_open (file, place->catalogues, NULL, error);

  if (package != NULL)
    zz_package_unpack (package, target, NULL, NULL, NULL, error);
}

static void
assert_refused (Place *place,
                const char *part)
{
  g_autofree char *before = place_list (place, "");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  try_unpack (place, "stranger.zip", &error);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

static void
test_case (Place *place,
           gconstpointer data)
{
  const SpoilCase *spoilt = data;
  Maker *maker = place_make (place);
  g_autoptr (GBytes) bytes = NULL;

  spoilt->spoil (maker, spoilt->argument);
  bytes = maker_build (maker);
  maker_free (maker);
  place_put (place, bytes);
  assert_refused (place, spoilt->message);
}

/* The makers' package is good before anything is spoilt, or all of this says nothing. */
static void
test_honest (Place *place,
             gconstpointer data)
{
  Maker *maker = place_make (place);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = place_path (place, "target/t.zizhi.json");

  maker_add (maker, "base/", g_bytes_new_static ("", 0))->attributes = 040755u << 16;
  maker_add (maker, EVIDENCE, g_bytes_new_static ("", 0))->attributes = 0;
  maker_deflate (spoil_find_lease (maker));
  maker->end64 = TRUE;
  bytes = maker_build (maker);
  maker_free (maker);
  place_put (place, bytes);
  try_unpack (place, "stranger.zip", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_truncated (Place *place,
                gconstpointer data)
{
  Maker *maker = place_make (place);
  g_autoptr (GBytes) bytes = maker_build (maker);
  const gsize n = g_bytes_get_size (bytes);

  maker_free (maker);
  for (gsize i = 0; i < n; i += i < n - 200 ? 211 : 1)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, i);

      place_put (place, part);
      assert_refused (place, "stranger.zip");
    }
}

/* Whatever byte is changed: the package is refused, or what comes out is the same. */
static void
test_flipped (Place *place,
              gconstpointer data)
{
  Maker *maker = place_make (place);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *good = NULL;
  GRand *rand = g_rand_new_with_seed (5);
  gsize n;
  g_autofree guchar *changed = NULL;
  guint taken = 0;

  maker_deflate (spoil_find_lease (maker));
  bytes = maker_build (maker);
  maker_free (maker);
  changed = g_memdup2 (g_bytes_get_data (bytes, &n), g_bytes_get_size (bytes));
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) other = NULL;
      g_autofree char *target = place_path (place, "target");
      /* Most of it is the project; the records stand behind it. */
      const gsize where = i % 2 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) n) : n - 1 - (gsize) g_rand_int_range (rand, 0, 900);

      changed[where] ^= (guchar) (1 << i % 8);
      other = g_bytes_new (changed, n);
      changed[where] ^= (guchar) (1 << i % 8);
      place_put (place, other);
      try_unpack (place, "stranger.zip", &error);
      g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS) == (error == NULL));
      if (error != NULL)
        continue;
      if (taken++ == 0)
        good = place_list (place, "target");
      else
        {
          g_autofree char *list = place_list (place, "target");

          g_assert_cmpstr (list, ==, good);
        }
      remove_folder (target);
    }
  g_rand_free (rand);
  g_test_message ("%u of 400 made no difference", taken);
}

/* What is no file at all, or no package. */
static void
test_no_package (Place *place,
                 gconstpointer data)
{
  static const char *const names[] = { "pipe.zip", "t.evidence", "t.zizhi.json", "absent.zip" };
  g_autofree char *pipe = place_path (place, "pipe.zip");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *before = place_list (place, "");
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      try_unpack (place, names[i], &error);
      g_assert_nonnull (error);
      after = place_list (place, "");
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hostile/honest", Place, NULL, place_set_up, test_honest, place_tear_down);
  for (guint i = 0; spoil_get_case (i) != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", spoil_get_case (i)->name, NULL);

      g_test_add (path, Place, spoil_get_case (i), place_set_up, test_case, place_tear_down);
    }
  g_test_add ("/hostile/truncated", Place, NULL, place_set_up, test_truncated, place_tear_down);
  g_test_add ("/hostile/flipped", Place, NULL, place_set_up, test_flipped, place_tear_down);
  g_test_add ("/hostile/no-package", Place, NULL, place_set_up, test_no_package, place_tear_down);
  return g_test_run ();
}
