/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What verifying finds, what is not listed, and what cleaning up takes away. */
#include "place.h"

#include "core/error.h"
#include "store/attachment-sources.h"
#include "store/attachment.h"
#include "store/digest.h"
#include "store/evidence-unlisted.h"
#include "store/evidence-verify.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  Place place;
  GPtrArray *items;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  place_set_up (&f->place, data);
  f->items = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_record_unref);
  g_assert_cmpint (g_mkdir (f->place.evidence, 0777), ==, 0);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_ptr_array_unref (f->items);
  place_tear_down (&f->place, data);
}

/* Writes PATH below the evidence folder, with the folders on the way. */
static void
put (Fixture *f,
     const char *path,
     const char *content)
{
  g_autofree char *full = g_build_filename (f->place.evidence, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_assert_true (g_file_set_contents (full, content, -1, NULL));
}

static void
put_link (Fixture *f,
          const char *path,
          const char *target)
{
  g_autofree char *full = g_build_filename (f->place.evidence, path, NULL);

  g_assert_cmpint (symlink (target, full), ==, 0);
}

static gboolean
is_there (Fixture *f,
          const char *path)
{
  g_autofree char *full = g_build_filename (f->place.evidence, path, NULL);
  GStatBuf info;

  return g_lstat (full, &info) == 0;
}

/* An item that says of its file: "abc" and so on. @size: -1, not said. */
static ZzRecord *
add_item (Fixture *f,
          const char *path,
          gint64 size,
          const char *sha256)
{
  const ZzRegister *reg = f->place.catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  g_autofree char *id = g_strdup_printf ("evidence-%02u", f->items->len + 1);
  ZzRecord *item = zz_record_new (reg, id);

  if (path != NULL)
    zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_FILE), zz_value_text (ZZ_VALUE_TEXT, path));
  if (size >= 0)
    zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_SIZE), zz_value_integer (size));
  if (sha256 != NULL)
    zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_SHA256), zz_value_text (ZZ_VALUE_TEXT, sha256));
  g_ptr_array_add (f->items, item);
  return item;
}

static void
mark_removed (ZzRecord *item)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), ZZ_EVIDENCE_REMOVED_REASON);

  zz_record_fill (item, field, zz_value_text (ZZ_VALUE_TEXT, "示例"));
}

static void
test_states (Fixture *f,
             gconstpointer data)
{
  static const struct
  {
    const char *path;
    gint64 size;
    const char *sha256;
    ZzVerifyState state;
    ZzProofState proof;
  } rows[] = {
    { "ba7816bf8f01/a.txt", 3, ABC, ZZ_VERIFY_FINE, ZZ_PROOF_PRESENT },
    { "ba7816bf8f01/a.txt", -1, ABC, ZZ_VERIFY_FINE, ZZ_PROOF_PRESENT },
    { "ba7816bf8f01/changed.txt", 3, ABC, ZZ_VERIFY_HASH_DIFFERS, ZZ_PROOF_HASH_DIFFERS },
    { "ba7816bf8f01/longer.txt", 3, ABC, ZZ_VERIFY_SIZE_DIFFERS, ZZ_PROOF_SIZE_DIFFERS },
    { "ba7816bf8f01/none.txt", 3, ABC, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "none/none/a.txt", 3, ABC, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "ba7816bf8f01", 3, ABC, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "ba7816bf8f01/a.txt/b", 3, ABC, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "pipe", 3, ABC, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "ba7816bf8f01/a.txt", 3, NULL, ZZ_VERIFY_UNNOTED, ZZ_PROOF_UNCHECKED },
    { NULL, -1, NULL, ZZ_VERIFY_MISSING, ZZ_PROOF_MISSING },
    { "../p.evidence/ba7816bf8f01/a.txt", 3, ABC, ZZ_VERIFY_UNSAFE, ZZ_PROOF_MISSING },
    { "/etc/passwd", -1, ABC, ZZ_VERIFY_UNSAFE, ZZ_PROOF_MISSING },
    { "link/a.txt", 3, ABC, ZZ_VERIFY_UNSAFE, ZZ_PROOF_MISSING },
    { "ba7816bf8f01/link", 3, ABC, ZZ_VERIFY_UNSAFE, ZZ_PROOF_MISSING },
  };
  g_autofree char *pipe_path = g_build_filename (f->place.evidence, "pipe", NULL);
  g_autoptr (ZzVerification) verification = NULL;

  put (f, "ba7816bf8f01/a.txt", "abc");
  put (f, "ba7816bf8f01/changed.txt", "abx");
  put (f, "ba7816bf8f01/longer.txt", "abcd");
  put_link (f, "link", "ba7816bf8f01");
  put_link (f, "ba7816bf8f01/link", "a.txt");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_item (f, rows[i].path, rows[i].size, rows[i].sha256);
  verification = zz_evidence_verify (f->place.evidence_folder, f->items, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (verification->items->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ZzVerifiedItem *item = verification->items->pdata[i];

      g_test_message ("%s: %s", rows[i].path, zz_verify_state_get_id (item->state));
      g_assert_cmpint (item->state, ==, rows[i].state);
      g_assert_cmpint (zz_proof_states_get (verification->proof, item->id), ==, rows[i].proof);
    }
  g_assert_cmpuint (zz_verification_count_found (verification), ==, G_N_ELEMENTS (rows) - 2);
}

/* What was removed proves nothing, so nothing is wrong with it. */
static void
test_removed (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzVerification) verification = NULL;

  mark_removed (add_item (f, "ba7816bf8f01/none.txt", 3, ABC));
  verification = zz_evidence_verify (f->place.evidence_folder, f->items, NULL, NULL, NULL, NULL);
  g_assert_true (((const ZzVerifiedItem *) verification->items->pdata[0])->removed);
  g_assert_cmpuint (zz_verification_count_found (verification), ==, 0);
}

static void
test_no_folder (Fixture *f,
                gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->place.folder, "link.evidence", NULL);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (ZzVerification) none = NULL;
  g_autoptr (ZzVerification) through_link = NULL;

  put (f, "ba7816bf8f01/a.txt", "abc");
  add_item (f, "ba7816bf8f01/a.txt", 3, ABC);
  none = zz_evidence_verify (NULL, f->items, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (zz_verification_count_found (none), ==, 1);
  g_assert_cmpint (symlink ("p.evidence", link), ==, 0);
  through_link = zz_evidence_verify (linked, f->items, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (zz_verification_count_found (through_link), ==, 1);
}

/* Somebody else's file, as a process without root's rights meets it. */
static void
test_unreadable (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (ZzVerification) verification = NULL;
  g_autofree char *path = g_build_filename (f->place.evidence, "ba7816bf8f01", "a.txt", NULL);
  const ZzVerifiedItem *item;

  if (geteuid () == 0 && !g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_assert_cmpint (g_rmdir (f->place.evidence), ==, 0);
  if (geteuid () == 0)
    become_nobody (f->place.folder);
  put (f, "ba7816bf8f01/a.txt", "abc");
  add_item (f, "ba7816bf8f01/a.txt", 3, ABC);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  verification = zz_evidence_verify (f->place.evidence_folder, f->items, NULL, NULL, NULL, NULL);
  item = verification->items->pdata[0];
  g_assert_cmpint (item->state, ==, ZZ_VERIFY_UNREADABLE);
  g_assert_nonnull (item->reason);
  g_assert_cmpint (zz_proof_states_get (verification->proof, item->id), ==, ZZ_PROOF_UNCHECKED);
}

typedef struct
{
  GCancellable *cancellable;
  goffset last;
  goffset total;
} Watch;

static void
progress_cb (goffset current,
             goffset total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpint (current, >=, watch->last);
  g_assert_cmpint (current, <=, total);
  watch->last = current;
  watch->total = total;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

/* More files than processors, each of more than one block. */
static void
put_many (Fixture *f)
{
  g_autofree char *content = g_strnfill (2 * ZZ_DIGEST_BLOCK + 1, 'x');
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("%.12s/%u", sha256, i);

      put (f, path, content);
      add_item (f, path, 2 * ZZ_DIGEST_BLOCK + 1, sha256);
    }
}

static void
test_progress (Fixture *f,
               gconstpointer data)
{
  Watch watch = { NULL };
  g_autoptr (ZzVerification) verification = NULL;

  put_many (f);
  verification = zz_evidence_verify (f->place.evidence_folder, f->items, progress_cb, &watch, NULL, NULL);
  g_assert_cmpuint (zz_verification_count_found (verification), ==, 0);
  g_assert_cmpuint (verification->unlisted->len, ==, 0);
  g_assert_cmpint (watch.total, ==, 40 * (2 * ZZ_DIGEST_BLOCK + 1));
  g_assert_cmpint (watch.last, ==, watch.total);
}

static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  put_many (f);
  g_assert_null (zz_evidence_verify (f->place.evidence_folder, f->items, progress_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* As if it was last written two hours ago. */
static void
make_older (Fixture *f,
            const char *path)
{
  g_autofree char *full = g_build_filename (f->place.evidence, path, NULL);
  struct utimbuf times;

  times.actime = times.modtime = time (NULL) - 7200;
  g_assert_cmpint (g_utime (full, &times), ==, 0);
}

/* What is not listed, and which of it may go. */
static const struct
{
  const char *path;
  gboolean spare;
} unlisted[] = {
  { ".zizhi-AbCdEf", FALSE },
  { ".zizhi-older-still", FALSE },
  { ".zizhi-older0", TRUE },
  { "0123456789AB/upper.txt", FALSE },
  { "0123456789ab/.zizhi-AbCdEf", FALSE },
  { "0123456789ab/.zizhi-older0", TRUE },
  { "0123456789ab/gone.txt", TRUE },
  { "0123456789ab/in/deeper.txt", FALSE },
  { "0123456789ab/link", FALSE },
  { "aaaaaaaaaaaa/renamed.txt", FALSE },
  { "ba7816bf8f01/b.txt", TRUE },
  { "link", FALSE },
  { "stray.txt", FALSE },
};

static void
test_unlisted (Fixture *f,
               gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->place.folder, "elsewhere", NULL);
  g_autofree char *kept = g_build_filename (elsewhere, "kept.txt", NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  gint64 bytes;
  guint n;

  g_mkdir (elsewhere, 0777);
  g_file_set_contents (kept, "kept", -1, NULL);
  put (f, "ba7816bf8f01/a.txt", "abc");
  put (f, "in/use.txt", "abc");
  add_item (f, "ba7816bf8f01/a.txt", 3, ABC);
  mark_removed (add_item (f, "in/use.txt", 3, ABC));
  /* Its file has another name now. */
  add_item (f, "aaaaaaaaaaaa/named.txt", 3, "aaaaaaaaaaaabbbb");
  for (guint i = 0; i < G_N_ELEMENTS (unlisted); i++)
    if (!g_str_has_suffix (unlisted[i].path, "link"))
      put (f, unlisted[i].path, "x");
  put_link (f, "link", "../elsewhere");
  put_link (f, "0123456789ab/link", "../../elsewhere/kept.txt");
  make_older (f, ".zizhi-older0");
  make_older (f, "0123456789ab/.zizhi-older0");
  make_older (f, ".zizhi-older-still");
  files = zz_evidence_list_unlisted (f->place.evidence_folder, f->items, NULL);
  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (unlisted));
  for (guint i = 0; i < files->len; i++)
    {
      const ZzUnlistedFile *file = files->pdata[i];

      g_assert_cmpstr (file->path, ==, unlisted[i].path);
      g_assert_cmpint (file->spare, ==, unlisted[i].spare);
    }
  g_assert_cmpuint (zz_evidence_count_spare (files, &bytes), ==, 4);
  g_assert_cmpint (bytes, ==, 4);
  g_assert_true (zz_evidence_clean (f->place.evidence_folder, files, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (unlisted); i++)
    g_assert_true (is_there (f, unlisted[i].path) != unlisted[i].spare);
  g_assert_true (is_there (f, "ba7816bf8f01/a.txt") && is_there (f, "in/use.txt"));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* A folder that became a link meanwhile is not followed. */
static void
test_clean_race (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->place.evidence, "0123456789ab", NULL);
  g_autofree char *elsewhere = g_build_filename (f->place.folder, "elsewhere", NULL);
  g_autofree char *kept = g_build_filename (elsewhere, "gone.txt", NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  put (f, "0123456789ab/gone.txt", "x");
  files = zz_evidence_list_unlisted (f->place.evidence_folder, f->items, NULL);
  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  g_assert_cmpint (symlink ("../elsewhere", folder), ==, 0);
  g_assert_false (zz_evidence_clean (f->place.evidence_folder, files, &n, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* Of a folder: its files and those below, in order; nothing hidden, no link. */
static void
test_sources (Fixture *f,
              gconstpointer data)
{
  static const char *const expected[] = { "-rf", "a/1.txt", "a/二.txt", "b.txt" };
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autoptr (GPtrArray) skipped = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) hidden = g_file_get_child (f->place.evidence_folder, ".hidden");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    put (f, expected[i], "x");
  put (f, ".hidden/.x", "x");
  put_link (f, "link", ".");
  put_link (f, "a/link", "1.txt");
  g_ptr_array_add (given, f->place.evidence_folder);
  files = zz_attachment_list_sources (given, skipped, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (f->place.evidence_folder, files->pdata[i]);

      g_assert_cmpstr (path, ==, expected[i]);
    }
  g_assert_cmpuint (skipped->len, ==, 3);
  given->pdata[0] = hidden;
  g_assert_null (zz_attachment_list_sources (given, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/evidence/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("states", test_states);
  ADD ("removed", test_removed);
  ADD ("no-folder", test_no_folder);
  ADD ("unreadable", test_unreadable);
  ADD ("progress", test_progress);
  ADD ("cancel", test_cancel);
  ADD ("unlisted", test_unlisted);
  ADD ("clean-race", test_clean_race);
  ADD ("sources", test_sources);

  return g_test_run ();
}
