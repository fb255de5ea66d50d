/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files copied in: whole or not at all, under their own name, never outside. */
#include "fixture.h"

#include "core/error.h"
#include "store/attachment.h"
#include "store/evidence-copy.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* sha256 of "abc". */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  ZzCatalogueStore *store;
  ZzCatalogue *catalogue;
  char *folder;
  char *evidence;
  GFile *evidence_folder;
  GDateTime *now;
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
  f->now = g_date_time_new_from_iso8601 ("2026-11-20T17:12:00+08:00", NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  remove_folder (f->folder);
  zz_catalogue_unref (f->catalogue);
  zz_catalogue_store_free (f->store);
  g_object_unref (f->evidence_folder);
  g_date_time_unref (f->now);
  g_free (f->evidence);
  g_free (f->folder);
}

static GFile *
make_source (Fixture *f,
             const char *name,
             const char *content)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  /* Not g_file_set_contents(): its temporary name is longer. */
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (content, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  return g_file_new_for_path (path);
}

static ZzRecord *
attach (Fixture *f,
        GFile *source,
        GError **error)
{
  return zz_attach_file (source, f->evidence_folder, f->catalogue, 0, f->now, NULL, NULL, NULL, error);
}

static const char *
get_text (ZzRecord *record,
          guint number)
{
  return zz_record_get_text (record, number);
}

static void
test_record (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "房屋租赁合同（2026）.PDF", "abc");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) record = attach (f, source, &error);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (zz_record_get_id (record), "evidence-"));
  g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_FILE), ==, "ba7816bf8f01/房屋租赁合同（2026）.PDF");
  g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_TITLE), ==, "房屋租赁合同（2026）");
  g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_SHA256), ==, ABC);
  g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_MEDIA_TYPE), ==, "application/pdf");
  g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_ADDED), ==, "2026-11-20T09:12:00Z");
  g_assert_cmpint (zz_record_get (record, ZZ_EVIDENCE_SIZE)->integer, ==, 3);
  g_assert_cmpint (zz_record_get_choice (record, ZZ_EVIDENCE_KIND), ==, 0);
  path = g_build_filename (f->evidence, get_text (record, ZZ_EVIDENCE_FILE), NULL);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "abc");
  g_assert_cmpuint (count_entries (f->evidence), ==, 1);
}

/* The same content under another name is one file with two items. */
static void
test_same_content (Fixture *f,
                   gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "a.txt", "abc");
  g_autoptr (GFile) other = make_source (f, "b.txt", "abc");
  g_autofree char *folder = g_build_filename (f->evidence, "ba7816bf8f01", NULL);
  g_autofree char *copy = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) first = attach (f, source, &error);
  g_autoptr (ZzRecord) second = attach (f, other, &error);
  g_autoptr (ZzRecord) third = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (get_text (second, ZZ_EVIDENCE_FILE), ==, "ba7816bf8f01/a.txt");
  g_assert_cmpstr (get_text (second, ZZ_EVIDENCE_TITLE), ==, "b");
  g_assert_cmpuint (count_entries (folder), ==, 1);
  g_assert_cmpuint (count_entries (f->evidence), ==, 1);
  /* What is damaged is not the same content. */
  g_file_set_contents (copy, "xyz", -1, NULL);
  third = attach (f, other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (third, ZZ_EVIDENCE_FILE), ==, "ba7816bf8f01/b.txt");
}

static void
test_twice (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "a.txt", "abc");
  g_autofree char *copy = g_build_filename (f->evidence, "ba7816bf8f01", "a.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) first = attach (f, source, &error);
  g_autoptr (ZzRecord) second = NULL;

  g_assert_no_error (error);
  /* Attaching it again mends a copy that was damaged since. */
  g_file_set_contents (copy, "xyz", -1, NULL);
  second = attach (f, source, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (first, ZZ_EVIDENCE_FILE), ==, get_text (second, ZZ_EVIDENCE_FILE));
  g_assert_cmpstr (zz_record_get_id (first), !=, zz_record_get_id (second));
  g_file_get_contents (copy, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "abc");
  g_assert_cmpuint (count_entries (f->evidence), ==, 1);
}

/* Names that are kept whole, and the title each gives. */
static void
test_names (Fixture *f,
            gconstpointer data)
{
  g_autofree char *longest = g_strnfill (255, 'n');
  const char *names[][2] = {
    { "-rf.txt", "-rf" },
    { "a b, c;'\"$`*?.png", "a b, c;'\"$`*?" },
    { "📄 资质.docx", "📄 资质" },
    { "报告v2.0", "报告v2.0" },
    { ".hidden", ".hidden" },
    { "noending", "noending" },
    { "a.tar.gz", "a.tar" },
    { "e\xcc\x81.txt", "e\xcc\x81" },
    { "..a", "..a" },
    { longest, longest },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) source = make_source (f, names[i][0], names[i][0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzRecord) record = attach (f, source, &error);
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, names[i][0], -1);
      g_autofree char *expected = g_strdup_printf ("%.12s/%s", sha256, names[i][0]);
      g_autoptr (GFile) place = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_FILE), ==, expected);
      g_assert_cmpstr (get_text (record, ZZ_EVIDENCE_TITLE), ==, names[i][1]);
      place = zz_evidence_locate (f->evidence_folder, record, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_query_exists (place, NULL));
    }
}

static void
test_bad_names (Fixture *f,
                gconstpointer data)
{
  static const char *const names[][2] = {
    { "a\nb.txt", "a b.txt: the file's name has a line break" },
    { "a\tb", "has a line break or other control character" },
    { "a\xc2\x85z", "control character" },
    { "\xff.txt", "is not UTF-8" },
    { "a\\b", "cannot be kept" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) source = make_source (f, names[i][0], "abc");
      g_autoptr (GError) error = NULL;

      g_assert_null (attach (f, source, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
      if (strstr (error->message, names[i][1]) == NULL || strchr (error->message, '\n') != NULL)
        g_error ("\"%s\" does not say \"%s\"", error->message, names[i][1]);
      g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
    }
}

static void
test_sources (Fixture *f,
              gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (f->folder, "pipe", NULL);
  g_autofree char *none_path = g_build_filename (f->folder, "none", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe_path);
  g_autoptr (GFile) none = g_file_new_for_path (none_path);
  g_autoptr (GError) error = NULL;

  g_assert_null (attach (f, folder, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (attach (f, pipe_file, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (attach (f, none, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

static void
test_empty (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "empty.xyz", "");
  g_autoptr (GError) error = NULL;

  g_assert_null (attach (f, source, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

static GFile *
make_large (Fixture *f)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'x');

  return make_source (f, "large.bin", megabyte);
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
test_cancel (Fixture *f,
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
test_changing (Fixture *f,
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

static void
test_progress (Fixture *f,
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

/* Neither the folder nor the one under the hash may be a link elsewhere. */
static void
test_links (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "a.txt", "abc");
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);
  g_autofree char *inner = g_build_filename (f->evidence, "ba7816bf8f01", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir (elsewhere, 0777);
  g_assert_cmpint (symlink ("elsewhere", f->evidence), ==, 0);
  g_assert_null (attach (f, source, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_clear_error (&error);
  g_unlink (f->evidence);
  g_mkdir (f->evidence, 0777);
  g_assert_cmpint (symlink ("../elsewhere", inner), ==, 0);
  g_assert_null (attach (f, source, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_assert_cmpuint (count_entries (elsewhere), ==, 0);
  g_assert_cmpuint (count_entries (f->evidence), ==, 1);
}

static void
test_paths (void)
{
  static const char *const safe[] = { "a", "a/b", "3f2a9c0b1d4e/租赁合同.pdf", "..a", "a..", "...", "-", "a b", ".a" };
  static const char *const unsafe[] = { "", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/.", "a/..", "../a", "a/../b", "a\\b", "\\\\server\\x", "a\nb", "a\x7f" };

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (zz_evidence_path_is_safe (safe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (zz_evidence_path_is_safe (unsafe[i]));
}

static void
test_locate (Fixture *f,
             gconstpointer data)
{
  const ZzRegister *reg = f->catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  const ZzField *field = zz_register_get_field (reg, ZZ_EVIDENCE_FILE);
  static const struct
  {
    const char *path;
    int code;
  } bad[] = { { "../x", ZZ_ERROR_UNSAFE }, { "link/x", ZZ_ERROR_UNSAFE }, { "in/link", ZZ_ERROR_UNSAFE }, { NULL, ZZ_ERROR_NOT_FOUND } };
  g_autofree char *inner = g_build_filename (f->evidence, "in", NULL);
  g_autofree char *inner_link = g_build_filename (inner, "link", NULL);
  g_autofree char *outer_link = g_build_filename (f->evidence, "link", NULL);

  g_mkdir_with_parents (inner, 0777);
  g_assert_cmpint (symlink ("/etc/passwd", inner_link), ==, 0);
  g_assert_cmpint (symlink ("/etc", outer_link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (ZzRecord) record = zz_record_new (reg, "evidence-1");
      g_autoptr (GError) error = NULL;

      if (bad[i].path != NULL)
        zz_record_fill (record, field, zz_value_text (ZZ_VALUE_TEXT, bad[i].path));
      g_assert_null (zz_evidence_locate (f->evidence_folder, record, &error));
      g_assert_error (error, ZZ_ERROR, bad[i].code);
    }
}

/* Taken along whole or not at all, and never through a link. */
static void
test_copy (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GFile) source = make_source (f, "a.txt", "abc");
  g_autofree char *target = g_build_filename (f->folder, "q.evidence", NULL);
  g_autofree char *copy = g_build_filename (target, "ba7816bf8f01", "a.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) record = attach (f, source, &error);

  g_ptr_array_add (items, record);
  g_cancellable_cancel (cancellable);
  g_assert_false (zz_evidence_copy (items, f->evidence_folder, to, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  /* Half a file is no reason to leave it. */
  g_file_set_contents (copy, "a", -1, NULL);
  g_assert_true (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (copy, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "abc");
  g_assert_cmpuint (count_entries (target), ==, 1);
  g_unlink (copy);
  g_assert_cmpint (symlink ("/nonexistent", copy), ==, 0);
  g_assert_false (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
}

#define ADD(name, func) g_test_add ("/attachment/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("record", test_record);
  ADD ("twice", test_twice);
  ADD ("same-content", test_same_content);
  ADD ("names", test_names);
  ADD ("bad-names", test_bad_names);
  ADD ("sources", test_sources);
  ADD ("empty", test_empty);
  ADD ("cancel", test_cancel);
  ADD ("changing", test_changing);
  ADD ("progress", test_progress);
  ADD ("links", test_links);
  g_test_add_func ("/attachment/paths", test_paths);
  ADD ("locate", test_locate);
  ADD ("copy", test_copy);

  return g_test_run ();
}
