/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing and unpacking that cannot be done: whatever goes wrong leaves nothing half done,
 * and what does not fit the project is not packed. */
#include "../store/fixture.h"
#include "core/error.h"
#include "handover/pack.h"
#include "handover/unpack.h"
#include "place.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const ZzPackOptions plain = { ZZ_LANGUAGE_EN, FALSE, FALSE, FALSE };

/* What stands in the place of the evidence instead. */
typedef enum {
  GONE,
  LINK,
  PIPE,
  OTHER,
  LONGER,
} Change;

static void
change_evidence (Place *place,
                 Change change)
{
  g_autofree char *path = place_find_evidence (place, "租赁合同.pdf");
  g_autofree char *aside = place_path (place, "aside.pdf");

  if (change == OTHER || change == LONGER)
    {
      g_assert_true (g_file_set_contents (path, change == OTHER ? "A lease" : "a lease!", -1, NULL));
      return;
    }
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  if (change == LINK)
    g_assert_cmpint (symlink (aside, path), ==, 0);
  else if (change == PIPE)
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
test_changed (Place *place,
              gconstpointer data)
{
  static const int codes[] = { ZZ_ERROR_NOT_FOUND, ZZ_ERROR_UNSAFE, ZZ_ERROR_UNSAFE, ZZ_ERROR_CHANGED, ZZ_ERROR_CHANGED };
  const Change change = (Change) GPOINTER_TO_INT (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  change_evidence (place, change);
  before = place_list (place, "");
  g_assert_false (place_try_pack (place, &plain, "t.zip", &error));
  g_assert_error (error, ZZ_ERROR, codes[change]);
  g_assert_nonnull (strstr (error->message, "租赁合同"));
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* A missing file can be left out by name; another one cannot. */
static void
test_partial (Place *place,
              gconstpointer data)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE, TRUE };
  g_autoptr (ZzPackage) package = NULL;
  g_autofree char *index = place_path (place, "target/index.html");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  change_evidence (place, GONE);
  place_try_pack (place, &options, "t.zip", &error);
  g_assert_no_error (error);
  package = place_open_package (place, "t.zip");
  g_assert_cmpuint (zz_package_get_contents (package)->missing->len, ==, 1);
  place_unpack (place, "t.zip", "target");
  g_assert_true (g_file_get_contents (index, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "File missing"));
}

/* One that is out of use is no reason to refuse. */
static void
test_removed (Place *place,
              gconstpointer data)
{
  g_autofree char *path = place_find_evidence (place, "old.pdf");
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  place_try_pack (place, &plain, "t.zip", &error);
  g_assert_no_error (error);
  place_unpack (place, "t.zip", "target");
  list = place_list (place, "target");
  g_assert_null (strstr (list, "old.pdf"));
}

typedef struct
{
  char *path;
  GCancellable *cancellable;
  guint calls;
} Meanwhile;

/* In the middle of the large file. */
static void
append_cb (goffset current,
           goffset total,
           gpointer user_data)
{
  Meanwhile *meanwhile = user_data;
  FILE *file = meanwhile->path != NULL && meanwhile->calls++ == 0 ? g_fopen (meanwhile->path, "r+") : NULL;

  g_assert_cmpint (current, <=, total);
  if (meanwhile->cancellable != NULL)
    g_cancellable_cancel (meanwhile->cancellable);
  if (file == NULL)
    return;
  g_assert_cmpint (fputs ("changed", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
try_meanwhile (Place *place,
               Meanwhile *meanwhile,
               GError **error)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (ZzPacking) packing = zz_packing_new (file, NULL, place->catalogues, &plain, error);
  g_autoptr (GFile) target = place_file (place, "t.zip");

  g_assert_nonnull (packing);
  g_assert_false (zz_packing_write (packing, target, append_cb, meanwhile, meanwhile->cancellable, error));
}

static void
test_changed_meanwhile (Place *place,
                        gconstpointer data)
{
  g_autofree char *path = place_find_evidence (place, "名册 2026.txt");
  Meanwhile meanwhile = { path, NULL, 0 };
  g_autofree char *target = place_path (place, "t.zip");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "an older package", -1, NULL));
  try_meanwhile (place, &meanwhile, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  {
    g_autofree char *text = NULL;
    g_autofree char *list = place_list (place, "");

    g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, "an older package");
    g_assert_null (strstr (list, ".zizhi-"));
  }
}

static void
test_pack_cancelled (Place *place,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Meanwhile meanwhile = { NULL, cancellable, 0 };
  g_autofree char *before = place_list (place, "");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  try_meanwhile (place, &meanwhile, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

static void
test_unpack_cancelled (Place *place,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Meanwhile meanwhile = { NULL, cancellable, 0 };
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) target = place_file (place, "target");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  before = place_list (place, "");
  package = place_open_package (place, "t.zizhi.zip");
  g_assert_false (zz_package_unpack (package, target, append_cb, &meanwhile, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* No file may become longer than this from now on: the disk is full. */
static void
limit_files (rlim_t most)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = most == RLIM_INFINITY ? limit.rlim_max : most;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk (Place *place,
                gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) target = place_file (place, "target");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  before = place_list (place, "");
  limit_files (1000);
  g_assert_false (place_try_pack (place, &plain, "t.zip", &error));
  limit_files (RLIM_INFINITY);
  g_assert_nonnull (error);
  g_clear_error (&error);
  package = place_open_package (place, "t.zizhi.zip");
  limit_files (300000);
  g_assert_false (zz_package_unpack (package, target, NULL, NULL, NULL, &error));
  limit_files (RLIM_INFINITY);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* Root may write everywhere, so a child of the test is somebody else. */
static void
test_no_permission (Place *place,
                    gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *own = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess ("/failures/no-permission", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  place_pack (place);
  own = place_path (place, "own");
  g_assert_cmpint (g_mkdir (own, 0700), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  before = place_list (place, "");
  if (getuid () == 0)
    become_nobody (own);
  else
    g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  {
    g_autoptr (ZzPackage) package = place_open_package (place, "t.zizhi.zip");
    g_autoptr (GFile) target = place_file (place, "target");
    g_autoptr (GError) error = NULL;

    g_assert_false (zz_package_unpack (package, target, NULL, NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    g_clear_error (&error);
    g_assert_false (place_try_pack (place, &plain, "t.zip", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  }
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
  /* The folder is not this child's to take away. */
  _exit (0);
}

static void
test_target_there (Place *place,
                   gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) target = place_file (place, "target");
  g_autofree char *path = place_path (place, "target");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  package = place_open_package (place, "t.zizhi.zip");
  /* A link to nowhere is something as well. */
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  before = place_list (place, "");
  g_assert_false (zz_package_unpack (package, target, NULL, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  after = place_list (place, "");
  g_assert_cmpstr (before, ==, after);
}

/* Somebody makes the target while it is being unpacked. */
static void
make_target_cb (goffset current,
                goffset total,
                gpointer user_data)
{
  g_mkdir (user_data, 0700);
}

static void
test_target_appears (Place *place,
                     gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) target = place_file (place, "target");
  g_autofree char *path = place_path (place, "target");
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  package = place_open_package (place, "t.zizhi.zip");
  g_assert_false (zz_package_unpack (package, target, make_target_cb, path, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  list = place_list (place, "");
  g_assert_null (strstr (list, ".unpacking"));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Somebody writes over the package while it is being unpacked; @user_data: its path. */
static void
spoil_package_cb (goffset current,
                  goffset total,
                  gpointer user_data)
{
  FILE *file = g_fopen (user_data, "r+");

  g_assert_nonnull (file);
  for (guint i = 0; i < PLACE_LARGE; i++)
    fputc ('x', file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_package_changes (Place *place,
                      gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) target = place_file (place, "target");
  g_autofree char *path = place_path (place, "t.zizhi.zip");
  g_autofree char *there = place_path (place, "target");
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (place);
  package = place_open_package (place, "t.zizhi.zip");
  g_assert_false (zz_package_unpack (package, target, spoil_package_cb, path, NULL, &error));
  g_assert_true (error->domain == ZZ_ERROR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "t.zizhi.zip"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_file_test (there, G_FILE_TEST_EXISTS));
  list = place_list (place, "");
  g_assert_null (strstr (list, ".unpacking"));
}

/* Names no other computer could unpack are not packed; of what was taken out of use that
 * is no reason to pack nothing. */
static void
test_name_of_device (Place *place,
                     gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = place_find_evidence (place, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_build_filename (folder, "aux.pdf", NULL);
  g_autofree char *before = g_strconcat ("/", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (path, other), ==, 0);
  g_assert_true (g_file_get_contents (place->project, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, before, "/aux.pdf", 0), ==, 1);
  g_assert_true (g_file_set_contents (place->project, edited->str, -1, NULL));
  if (g_str_equal (name, "old.pdf"))
    {
      g_assert_true (place_try_pack (place, &plain, "t.zip", &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (place_try_pack (place, &plain, "t.zip", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_assert_nonnull (strstr (error->message, "Windows"));
}

#define add(path, data, function) g_test_add ("/failures/" path, Place, data, place_set_up, function, place_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("evidence/gone", GINT_TO_POINTER (GONE), test_changed);
  add ("evidence/link", GINT_TO_POINTER (LINK), test_changed);
  add ("evidence/pipe", GINT_TO_POINTER (PIPE), test_changed);
  add ("evidence/other", GINT_TO_POINTER (OTHER), test_changed);
  add ("evidence/longer", GINT_TO_POINTER (LONGER), test_changed);
  add ("partial", NULL, test_partial);
  add ("removed", NULL, test_removed);
  add ("changed-meanwhile", NULL, test_changed_meanwhile);
  add ("cancelled", NULL, test_pack_cancelled);
  add ("unpack-cancelled", NULL, test_unpack_cancelled);
  add ("full-disk", NULL, test_full_disk);
  add ("no-permission", NULL, test_no_permission);
  add ("target-there", NULL, test_target_there);
  add ("target-appears", NULL, test_target_appears);
  add ("package-changes", NULL, test_package_changes);
  add ("name-of-device/in-use", "租赁合同.pdf", test_name_of_device);
  add ("name-of-device/removed", "old.pdf", test_name_of_device);
  return g_test_run ();
}
