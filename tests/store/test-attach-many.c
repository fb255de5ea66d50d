/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many files attached at once: all or none, whatever happens on the way. */
#include "fixture.h"

#include "core/error.h"
#include "store/attachment.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  ZzCatalogueStore *store;
  ZzCatalogue *catalogue;
  char *folder;
  char *evidence;
  GFile *evidence_folder;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->store = zz_catalogue_store_new ("/nonexistent");
  f->catalogue = zz_catalogue_store_load (f->store, "isccc-classic", NULL);
  f->folder = make_scratch ();
  f->evidence = g_build_filename (f->folder, "p.evidence", NULL);
  f->evidence_folder = g_file_new_for_path (f->evidence);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  remove_folder (f->folder);
  zz_catalogue_unref (f->catalogue);
  zz_catalogue_store_free (f->store);
  g_object_unref (f->evidence_folder);
  g_free (f->evidence);
  g_free (f->folder);
}

static GFile *
make_source (Fixture *f,
             const char *name,
             const char *content)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static GPtrArray *
attach_all (Fixture *f,
            GError **error,
            GFile *first,
            ...)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 20, 9, 12, 0);
  va_list args;

  va_start (args, first);
  for (GFile *source = first; source != NULL; source = va_arg (args, GFile *))
    g_ptr_array_add (sources, source);
  va_end (args);
  return zz_attach_files (sources, f->evidence_folder, f->catalogue, -1, now, NULL, NULL, NULL, error);
}

/* Many at once: all or none, and what was there before stays. */
static void
test_batch (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GFile) kept = make_source (f, "kept.txt", "kept");
  g_autoptr (GFile) first = make_source (f, "a.txt", "abc");
  g_autoptr (GFile) second = make_source (f, "b.txt", "second");
  g_autoptr (GFile) empty = make_source (f, "empty.txt", "");
  g_autofree char *in_the_way = g_build_filename (f->evidence, "16367aacb67a", NULL);
  g_autoptr (GPtrArray) items = attach_all (f, NULL, first, second, NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (zz_record_get_text (items->pdata[1], ZZ_EVIDENCE_TITLE), ==, "b");
  remove_folder (f->evidence);
  g_assert_null (attach_all (f, &error, first, second, empty, NULL));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
  /* The second fails only when it is to be put in place. */
  none = attach_all (f, &error, kept, NULL);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (in_the_way, "x", -1, NULL));
  g_assert_null (attach_all (f, &error, first, kept, second, NULL));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_assert_cmpuint (count_entries (f->evidence), ==, 2);
}

/* The disk is full: the copy is longer than a file may be here. */
static void
test_full (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) large = NULL;
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  const struct rlimit limit = { 500000, 500000 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  first = make_source (f, "a.txt", "abc");
  large = make_source (f, "large.bin", megabyte);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (attach_all (f, &error, first, large, NULL));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

/* Nothing may be written beside the project. */
static void
test_denied (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GFile) source = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && !g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (geteuid () == 0)
    become_nobody (f->folder);
  source = make_source (f, "a.txt", "abc");
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  g_assert_null (attach_all (f, &error, source, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
  (void) g_chmod (f->folder, 0777);
}

#define ADD(name, func) g_test_add ("/attach-many/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("batch", test_batch);
  ADD ("full", test_full);
  ADD ("denied", test_denied);

  return g_test_run ();
}
