/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files copied in: whole or not at all, under their own name, never outside. */
#include "place.h"

#include "core/error.h"
#include "store/attachment.h"
#include "store/evidence-copy.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ZzRecord *
attach (Place *f,
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
test_record (Place *f,
             gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "房屋租赁合同（2026）.PDF", "abc");
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
test_same_content (Place *f,
                   gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "a.txt", "abc");
  g_autoptr (GFile) other = place_make_source (f, "b.txt", "abc");
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
test_twice (Place *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "a.txt", "abc");
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
test_names (Place *f,
            gconstpointer data)
{
  g_autofree char *longest = g_strnfill (255, 'n');
  /* What the file is called, its title, and what its copy is called where that is not the same. */
  const char *names[][3] = {
    { "-rf.txt", "-rf" },
    { "a b, c;'$`.png", "a b, c;'$`" },
    { "📄 资质.docx", "📄 资质" },
    { "报告v2.0", "报告v2.0" },
    { ".hidden", ".hidden" },
    { "noending", "noending" },
    { "a.tar.gz", "a.tar" },
    { "..a", "..a" },
    { longest, longest },
    { "e\xcc\x81.txt", "e\xcc\x81", "\xc3\xa9.txt" },
    { "con.pdf", "con", "_con.pdf" },
    { "Q1:2026*?.pdf", "Q1:2026*?", "Q1_2026__.pdf" },
    { "a\\b.txt", "a\\b", "a_b.txt" },
    { "x.pdf ", "x", "x.pdf" },
    { "gpj.\u202etxt", "gpj.\u202etxt", "gpj._txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) source = place_make_source (f, names[i][0], names[i][0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzRecord) record = attach (f, source, &error);
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, names[i][0], -1);
      g_autofree char *expected = g_strdup_printf ("%.12s/%s", sha256, names[i][2] != NULL ? names[i][2] : names[i][0]);
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
test_bad_names (Place *f,
                gconstpointer data)
{
  static const char *const names[][2] = {
    { "a\nb.txt", "a b.txt: the file's name has a line break" },
    { "a\tb", "has a line break or other control character" },
    { "a\xc2\x85z", "control character" },
    { "\xff.txt", "is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) source = place_make_source (f, names[i][0], "abc");
      g_autoptr (GError) error = NULL;

      g_assert_null (attach (f, source, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
      if (strstr (error->message, names[i][1]) == NULL || strchr (error->message, '\n') != NULL)
        g_error ("\"%s\" does not say \"%s\"", error->message, names[i][1]);
      g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
    }
}

static void
test_sources (Place *f,
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
test_empty (Place *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "empty.xyz", "");
  g_autoptr (GError) error = NULL;

  g_assert_null (attach (f, source, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_assert_false (g_file_test (f->evidence, G_FILE_TEST_EXISTS));
}

/* Neither the folder nor the one under the hash may be a link elsewhere. */
static void
test_links (Place *f,
            gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "a.txt", "abc");
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
test_locate (Place *f,
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
test_copy (Place *f,
           gconstpointer data)
{
  g_autoptr (GFile) source = place_make_source (f, "a.txt", "abc");
  g_autofree char *target = g_build_filename (f->folder, "q.evidence", NULL);
  g_autofree char *copy = g_build_filename (target, "ba7816bf8f01", "a.txt", NULL);
  g_autofree char *kept = g_build_filename (f->evidence, "ba7816bf8f01", "a.txt", NULL);
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
  /* Whatever they say of it, a good file of ours stays. */
  zz_record_fill (record, zz_register_find_field (zz_record_get_register (record), "size"), zz_value_integer (7));
  g_assert_true (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_file_set_contents (kept, "theirs!", -1, NULL);
  g_assert_true (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_clear_pointer (&content, g_free);
  g_file_get_contents (copy, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "abc");
  g_unlink (copy);
  g_assert_cmpint (symlink ("/nonexistent", copy), ==, 0);
  g_assert_false (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
}

/* The second of two cannot be copied: the first is not left there either, and what was
 * there before stays. */
static void
test_copy_taken_back (Place *f,
                      gconstpointer data)
{
  g_autoptr (GFile) first = place_make_source (f, "a.txt", "abc");
  g_autoptr (GFile) second = place_make_source (f, "b.txt", "second");
  g_autofree char *target = g_build_filename (f->folder, "q.evidence", NULL);
  g_autofree char *in_the_way = g_build_filename (target, "16367aacb67a", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) one = attach (f, first, &error);
  g_autoptr (ZzRecord) two = attach (f, second, &error);

  g_ptr_array_add (items, one);
  g_ptr_array_add (items, two);
  g_mkdir (target, 0777);
  g_file_set_contents (in_the_way, "x", -1, NULL);
  g_assert_false (zz_evidence_copy (items, f->evidence_folder, to, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_assert_cmpuint (count_entries (target), ==, 1);
}

#define ADD(name, func) g_test_add ("/attachment/" name, Place, NULL, place_set_up, func, place_tear_down)

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
  ADD ("links", test_links);
  g_test_add_func ("/attachment/paths", test_paths);
  ADD ("locate", test_locate);
  ADD ("copy", test_copy);
  ADD ("copy-taken-back", test_copy_taken_back);

  return g_test_run ();
}
