/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that do not come to an end: cancelled, changed on the way, no room, not allowed.
 * Nothing of them is left behind. */
#include "place.h"

#include "core/error.h"
#include "store/attachment.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static GFile *
make_large (Place *f)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'x');

  return place_make_source (f, "large.bin", megabyte);
}

typedef struct
{
  GCancellable *cancellable;
  const char *touched;
  gboolean replaced; /* by another file as long and as old */
  goffset last;
  guint n;
} Watch;

static void
replace (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".new", NULL);
  g_autofree char *content = NULL;
  struct stat info;
  struct timespec times[2];

  g_assert_cmpint (stat (path, &info), ==, 0);
  content = g_strnfill ((gsize) info.st_size, 'y');
  g_assert_true (g_file_set_contents (other, content, -1, NULL));
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, other, times, 0), ==, 0);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
progress_cb (goffset current,
             goffset total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpint (current, >, watch->last);
  g_assert_cmpint (current, <=, total);
  watch->last = current;
  if (++watch->n != 3)
    return;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
  if (watch->replaced)
    replace (watch->touched);
  else if (watch->touched != NULL)
    {
      FILE *file = g_fopen (watch->touched, "a");

      fputs ("more", file);
      fclose (file);
    }
}

static void
test_cancel (Place *f,
             gconstpointer data)
{
  g_autoptr (GFile) source = make_large (f);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_attach_file (source, f->evidence_folder, f->catalogue, -1, f->now, progress_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  /* A folder that was there before stays. */
  g_cancellable_reset (cancellable);
  g_mkdir (f->evidence, 0777);
  watch = (Watch) { .cancellable = cancellable };
  g_assert_null (zz_attach_file (source, f->evidence_folder, f->catalogue, -1, f->now, progress_cb, &watch, cancellable, &error));
  g_assert_cmpuint (count_entries (f->evidence), ==, 0);
  g_assert_true (g_file_test (f->evidence, G_FILE_TEST_IS_DIR));
}

static void
test_changing (Place *f,
               gconstpointer data)
{
  g_autoptr (GFile) source = make_large (f);
  Watch watch = { .touched = g_file_peek_path (source) };
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_attach_file (source, f->evidence_folder, f->catalogue, -1, f->now, progress_cb, &watch, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  watch = (Watch) { .touched = g_file_peek_path (source), .replaced = TRUE };
  g_assert_null (zz_attach_file (source, f->evidence_folder, f->catalogue, -1, f->now, progress_cb, &watch, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

static GPtrArray *
attach_all (Place *f,
            GError **error,
            GFile *first,
            ...)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (ZzAttached) attached = NULL;
  va_list args;

  va_start (args, first);
  for (GFile *source = first; source != NULL; source = va_arg (args, GFile *))
    g_ptr_array_add (sources, source);
  va_end (args);
  attached = zz_attach_files (sources, f->evidence_folder, f->catalogue, -1, f->now, NULL, NULL, NULL, error);
  return attached != NULL ? g_ptr_array_ref (attached->items) : NULL;
}

/* Many at once: all or none, and what was there before stays. */
static void
test_batch (Place *f,
            gconstpointer data)
{
  g_autoptr (GFile) kept = place_make_source (f, "kept.txt", "kept");
  g_autoptr (GFile) first = place_make_source (f, "a.txt", "abc");
  g_autoptr (GFile) second = place_make_source (f, "b.txt", "second");
  g_autoptr (GFile) empty = place_make_source (f, "empty.txt", "");
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
test_full (Place *f,
           gconstpointer data)
{
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) large = NULL;
  g_autoptr (GError) error = NULL;
  const struct rlimit limit = { 500000, 500000 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  first = place_make_source (f, "a.txt", "abc");
  large = make_large (f);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (attach_all (f, &error, first, large, NULL));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

/* Nothing may be written beside the project. */
static void
test_denied (Place *f,
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
  source = place_make_source (f, "a.txt", "abc");
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  g_assert_null (attach_all (f, &error, source, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
  (void) g_chmod (f->folder, 0777);
}

static void
test_progress (Place *f,
               gconstpointer data)
{
  g_autoptr (GFile) source = make_large (f);
  Watch watch = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) record = zz_attach_file (source, f->evidence_folder, f->catalogue, -1, f->now, progress_cb, &watch, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (watch.last, ==, 1024 * 1024);
  g_assert_true (zz_value_is_absent (zz_record_get (record, ZZ_EVIDENCE_KIND)));
}

#define ADD(name, func) g_test_add ("/attachment-failure/" name, Place, NULL, place_set_up, func, place_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("cancel", test_cancel);
  ADD ("changing", test_changing);
  ADD ("batch", test_batch);
  ADD ("full", test_full);
  ADD ("denied", test_denied);
  ADD ("progress", test_progress);

  return g_test_run ();
}
