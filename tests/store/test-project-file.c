/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file a project lives in: atomic, guarded, and never the wrong one. */
#include "fixture.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/project-private.h"
#include "store/project-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  ZzCatalogueStore *store;
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->store = zz_catalogue_store_new ("/nonexistent");
  f->folder = make_scratch ();
  f->path = g_build_filename (f->folder, "项目.zizhi.json", NULL);
  f->file = g_file_new_for_path (f->path);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  remove_folder (f->folder);
  zz_catalogue_store_free (f->store);
  g_object_unref (f->file);
  g_free (f->folder);
  g_free (f->path);
}

static void
write_text (const char *path,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_project (Fixture *f,
               const char *members)
{
  g_autofree char *text = make_project_text (members);

  write_text (f->path, text);
}

static char *
read_text (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static ZzProjectFile *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZzProjectFile *self = zz_project_file_load (f->file, f->store, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static ZzProject *
new_project (Fixture *f)
{
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (f->store, "isccc-classic", NULL);

  return zz_project_new (catalogue, NULL);
}

static void
add_person (ZzProject *project,
            const char *id)
{
  g_autoptr (ZzRecord) record = zz_record_new (zz_catalogue_find_register (zz_project_get_catalogue (project), "person"), id);

  g_assert_true (zz_project_add (project, record));
}

static void
test_new (Fixture *f,
          gconstpointer data)
{
  g_autoptr (ZzProject) project = new_project (f);
  g_autoptr (ZzProjectFile) self = zz_project_file_new (f->file, project);
  g_autoptr (ZzProjectFile) other = zz_project_file_new (f->file, project);
  g_autoptr (ZzProjectFile) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);
  again = load (f);
  g_assert_cmpstr (zz_project_get_id (zz_project_file_get_project (again)), ==, zz_project_get_id (project));
  g_assert_cmpuint (count_entries (f->folder), ==, 1);
  /* Another new project does not take the place. */
  add_person (project, "person-1");
  g_assert_false (zz_project_file_save (other, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  zz_project_file_set_file (other, f->file, TRUE);
  g_assert_true (zz_project_file_save (other, NULL, &error));
  g_assert_no_error (error);
}

static void
test_no_file (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = new_project (f);
  g_autoptr (ZzProjectFile) self = zz_project_file_new (NULL, project);
  g_autoptr (ZzProofStates) states = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_project_file_get_file (self));
  g_assert_null (zz_project_file_get_evidence_folder (self));
  g_assert_false (zz_project_file_get_read_only (self));
  states = zz_project_file_look (self, NULL);
  g_assert_nonnull (states);
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  zz_project_file_set_file (self, f->file, FALSE);
  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);
}

/* Saving again and again is no foreign edit; a real one is. */
static void
test_changed (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *there = NULL;

  write_project (f, "");
  self = load (f);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("person-%u", i);

      add_person (zz_project_file_get_project (self), id);
      g_assert_true (zz_project_file_save (self, NULL, &error));
      g_assert_no_error (error);
    }
  write_project (f, "  \"foreign\": 1");
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  there = read_text (f->path);
  g_assert_nonnull (strstr (there, "foreign"));
  g_clear_error (&error);
  /* It can still be overwritten when the user says so. */
  zz_project_file_set_file (self, f->file, TRUE);
  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);
}

/* An edit of the same length and time is seen; a touch is none. */
static void
test_same_time (Fixture *f,
                gconstpointer data)
{
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  struct utimbuf times;

  write_project (f, "  \"a\": 1");
  self = load (f);
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  times = (struct utimbuf) { info.st_atime, info.st_mtime + 100 };
  g_assert_cmpint (g_utime (f->path, &times), ==, 0);
  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  write_project (f, "  \"a\": 2");
  times = (struct utimbuf) { info.st_atime, info.st_mtime };
  g_assert_cmpint (g_utime (f->path, &times), ==, 0);
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
}

/* A file that somebody took away is written anew: nothing is lost by it. */
static void
test_gone (Fixture *f,
           gconstpointer data)
{
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;

  write_project (f, "");
  self = load (f);
  g_unlink (f->path);
  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_newer (Fixture *f,
            gconstpointer data)
{
  g_autofree char *text = make_project_text ("  \"x\": 1");
  g_autofree char *there = NULL;
  g_autofree char *other_path = g_build_filename (f->folder, "other.zizhi.json", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;

  *(strstr (text, "\"version\": 1") + strlen ("\"version\": ")) = '9';
  write_text (f->path, text);
  self = load (f);
  g_assert_true (zz_project_file_get_read_only (self));
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NEWER);
  there = read_text (f->path);
  g_assert_cmpstr (there, ==, text);
  g_clear_error (&error);
  /* Nor under another name: what was not understood would be lost. */
  zz_project_file_set_file (self, other, TRUE);
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NEWER);
  g_assert_false (g_file_test (other_path, G_FILE_TEST_EXISTS));
}

static void
test_read_only (Fixture *f,
                gconstpointer data)
{
  g_autoptr (ZzProjectFile) self = NULL;

  if (geteuid () == 0 && !g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (geteuid () == 0)
    become_nobody (f->folder);
  write_project (f, "");
  self = load (f);
  g_assert_false (zz_project_file_get_read_only (self));
  g_clear_object (&self);
  g_chmod (f->path, 0444);
  self = load (f);
  g_assert_true (zz_project_file_get_read_only (self));
}

static void
test_mode (Fixture *f,
           gconstpointer data)
{
  static const int modes[] = { 0600, 0644, 0666, 0640 };
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;

  write_project (f, "");
  self = load (f);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      GStatBuf info;

      g_chmod (f->path, modes[i]);
      g_assert_true (zz_project_file_save (self, NULL, &error));
      g_assert_cmpint (g_stat (f->path, &info), ==, 0);
      g_assert_cmpint ((int) (info.st_mode & 0777), ==, modes[i]);
    }
}

/* A project behind a link stays behind it, with its evidence beside it. */
static void
test_symlink (Fixture *f,
              gconstpointer data)
{
  g_autofree char *real_folder = g_build_filename (f->folder, "real", NULL);
  g_autofree char *real = g_build_filename (real_folder, "p.zizhi.json", NULL);
  g_autofree char *text = make_project_text ("");
  g_autofree char *there = NULL;
  g_autofree char *name = NULL;
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GFile) evidence = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (real_folder, 0777);
  write_text (real, text);
  g_assert_cmpint (symlink ("real/p.zizhi.json", f->path), ==, 0);
  self = load (f);
  add_person (zz_project_file_get_project (self), "person-1");
  g_assert_true (zz_project_file_save (self, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_IS_SYMLINK));
  there = read_text (real);
  g_assert_nonnull (strstr (there, "person-1"));
  evidence = zz_project_file_get_evidence_folder (self);
  name = g_file_get_path (evidence);
  g_assert_true (g_str_has_suffix (name, "/real/p.evidence"));
}

static void
test_load_faults (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_project_file_load (f->file, f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "项目.zizhi.json: there is no such file"));
  g_clear_error (&error);
  g_assert_null (zz_project_file_load (folder, f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
  g_clear_error (&error);
  write_text (f->path, "{\n  oops\n}");
  g_assert_null (zz_project_file_load (f->file, f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "项目.zizhi.json:2:3: "));
  g_clear_error (&error);
  write_project (f, "");
  g_cancellable_cancel (cancellable);
  g_assert_null (zz_project_file_load (f->file, f->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A saving that fails leaves the old file and nothing else. */
static void
test_save_faults (Fixture *f,
                  gconstpointer data)
{
  g_autofree char *deep = g_build_filename (f->folder, "none", "p.zizhi.json", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (deep);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_project (f, "");
  before = read_text (f->path);
  self = load (f);
  add_person (zz_project_file_get_project (self), "person-1");
  g_cancellable_cancel (cancellable);
  g_assert_false (zz_project_file_save (self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = read_text (f->path);
  g_assert_cmpstr (before, ==, after);
  zz_project_file_set_file (self, nowhere, FALSE);
  g_assert_false (zz_project_file_save (self, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_entries (f->folder), ==, 1);
}

static void
test_folder_names (Fixture *f,
                   gconstpointer data)
{
  static const char *const names[][2] = {
    { "a.zizhi.json", "a.evidence" },
    { "资质 2026.zizhi.json", "资质 2026.evidence" },
    { "a.json", "a.evidence" },
    { "a", "a.evidence" },
    { ".zizhi.json", ".zizhi.evidence" },
    { ".json", ".json.evidence" },
  };
  g_autoptr (ZzProject) project = new_project (f);
  g_autoptr (ZzProjectFile) self = zz_project_file_new (NULL, project);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i][0], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GFile) folder = NULL;
      g_autofree char *name = NULL;

      zz_project_file_set_file (self, file, FALSE);
      folder = zz_project_file_get_evidence_folder (self);
      name = g_file_get_basename (folder);
      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* What the quick look says of each item. */
static void
test_look (Fixture *f,
           gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "项目.evidence", NULL);
  g_autofree char *inner = g_build_filename (folder, "in", NULL);
  g_autofree char *good = g_build_filename (inner, "租约.pdf", NULL);
  g_autofree char *link = g_build_filename (inner, "link", NULL);
  g_autofree char *folder_link = g_build_filename (folder, "through", NULL);
  static const struct
  {
    const char *id;
    ZzProofState state;
  } expected[] = {
    { "e-good", ZZ_PROOF_PRESENT },
    { "e-size", ZZ_PROOF_SIZE_DIFFERS },
    { "e-no-size", ZZ_PROOF_PRESENT },
    { "e-none", ZZ_PROOF_MISSING },
    { "e-no-file", ZZ_PROOF_MISSING },
    { "e-link", ZZ_PROOF_MISSING },
    { "e-through", ZZ_PROOF_MISSING },
    { "e-folder", ZZ_PROOF_MISSING },
  };
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (ZzProofStates) states = NULL;
  g_autoptr (ZzProofStates) broken_off = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_mkdir_with_parents (inner, 0777);
  write_text (good, "12345");
  g_assert_cmpint (symlink ("租约.pdf", link), ==, 0);
  g_assert_cmpint (symlink ("in", folder_link), ==, 0);
  write_project (f, "\"evidence\": [{\"id\": \"e-good\", \"file\": \"in/租约.pdf\", \"size\": 5}, {\"id\": \"e-size\", \"file\": \"in/租约.pdf\", \"size\": 6},"
                    "{\"id\": \"e-no-size\", \"file\": \"in/租约.pdf\"}, {\"id\": \"e-none\", \"file\": \"in/x\", \"size\": 5}, {\"id\": \"e-no-file\"},"
                    "{\"id\": \"e-link\", \"file\": \"in/link\"}, {\"id\": \"e-through\", \"file\": \"through/租约.pdf\"}, {\"id\": \"e-folder\", \"file\": \"in\"}]");
  self = load (f);
  states = zz_project_file_look (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (zz_proof_states_get (states, expected[i].id), ==, expected[i].state);
  g_cancellable_cancel (cancellable);
  broken_off = zz_project_file_look (self, cancellable);
  g_assert_cmpint (zz_proof_states_get (broken_off, "e-good"), ==, ZZ_PROOF_UNCHECKED);
}

/* An evidence folder that is a link makes no foreign folder ours. */
static void
test_look_linked (Fixture *f,
                  gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);
  g_autofree char *secret = g_build_filename (elsewhere, "secret", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "项目.evidence", NULL);
  g_autoptr (ZzProjectFile) self = NULL;
  g_autoptr (ZzProofStates) states = NULL;

  g_mkdir (elsewhere, 0777);
  write_text (secret, "12345");
  g_assert_cmpint (symlink ("elsewhere", folder), ==, 0);
  write_project (f, "\"evidence\": [{\"id\": \"e\", \"file\": \"secret\", \"size\": 5}]");
  self = load (f);
  states = zz_project_file_look (self, NULL);
  g_assert_cmpint (zz_proof_states_get (states, "e"), ==, ZZ_PROOF_MISSING);
}

#define ADD(name, func) g_test_add ("/project-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new", test_new);
  ADD ("no-file", test_no_file);
  ADD ("changed", test_changed);
  ADD ("same-time", test_same_time);
  ADD ("gone", test_gone);
  ADD ("newer", test_newer);
  ADD ("read-only", test_read_only);
  ADD ("mode", test_mode);
  ADD ("symlink", test_symlink);
  ADD ("load-faults", test_load_faults);
  ADD ("save-faults", test_save_faults);
  ADD ("folder-names", test_folder_names);
  ADD ("look", test_look);
  ADD ("look-linked", test_look_linked);

  return g_test_run ();
}
