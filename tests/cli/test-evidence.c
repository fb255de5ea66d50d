/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence on the command line: attached, verified, replaced, cleaned up. */
#include "run.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static void
write_file (Run *run,
            const char *name,
            const char *text)
{
  g_autofree char *path = run_path (run, name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
is_there (Run *run,
          const char *name)
{
  g_autofree char *path = run_path (run, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
attach_one (Run *run,
            const char *name)
{
  run_expect (run, 0, "attach", "a.zizhi.json", name);
  return g_strdup (g_strchomp (run->out));
}

static JsonNode *
verify (Run *run,
        int code)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  run_expect (run, code, "verify", "a.zizhi.json", "--format", "json");
  root = json_from_string (run->out, &error);
  g_assert_no_error (error);
  return root;
}

static const char *
get_state (JsonNode *root,
           guint item)
{
  JsonArray *items = json_object_get_array_member (json_node_get_object (root), "items");

  return json_object_get_string_member (json_array_get_object_element (items, item), "state");
}

/* sha256 of "示例\n" begins so. */
#define COPY "a.evidence/44c4fe9da3b3/a.txt"

static void
test_verify (Run *run,
             gconstpointer data)
{
  g_autoptr (JsonNode) fine = NULL;
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) missing = NULL;
  g_autofree char *copy = run_path (run, COPY);

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "a.txt", "示例\n");
  run_expect (run, 0, "attach", "a.zizhi.json", "a.txt");
  fine = verify (run, 0);
  g_assert_cmpstr (get_state (fine, 0), ==, "fine");
  /* As long as before. */
  write_file (run, COPY, "示侂\n");
  changed = verify (run, 1);
  g_assert_cmpstr (get_state (changed, 0), ==, "hash-differs");
  run_expect (run, 2, "sign-off", "a.zizhi.json", "--by=样人");
  run_assert_message (run, "44c4fe9da3b3/a.txt");
  g_assert_cmpint (g_unlink (copy), ==, 0);
  missing = verify (run, 1);
  g_assert_cmpstr (get_state (missing, 0), ==, "missing");
  run_expect (run, 1, "verify", "a.zizhi.json");
  g_assert_nonnull (strstr (run->out, "44c4fe9da3b3/a.txt"));
  run_expect (run, 1, "verify", "a.zizhi.json", "--lang=zh_CN");
  run_expect (run, 2, "verify");
  run_assert_message (run, "--help");
}

/* An argument with a colon is no address, and the copy has a name that every computer takes. */
static void
test_colon (Run *run,
            gconstpointer data)
{
  run_expect (run, 0, "new", "Q1:2026.zizhi.json");
  write_file (run, "Q1:2026.txt", "示例\n");
  run_expect (run, 0, "attach", "Q1:2026.zizhi.json", "Q1:2026.txt");
  g_assert_true (is_there (run, "Q1:2026.evidence/44c4fe9da3b3/Q1_2026.txt"));
  run_expect (run, 0, "pack", "Q1:2026.zizhi.json", "-o", "Q1:2026.zizhi.zip");
  run_expect (run, 0, "unpack", "Q1:2026.zizhi.zip", "-o", "out");
}

static void
test_folder (Run *run,
             gconstpointer data)
{
  g_autofree char *link = run_path (run, "in/link");
  g_auto (GStrv) ids = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "in/房屋租赁合同-20260105.pdf", "1");
  write_file (run, "in/sub/-rf", "2");
  write_file (run, "in/.hidden", "3");
  g_assert_cmpint (symlink ("../a.zizhi.json", link), ==, 0);
  run_expect (run, 0, "attach", "a.zizhi.json", "in", "--suggest");
  g_assert_nonnull (strstr (run->out, "--kind=lease  --clause=office.a  --issued=2026-01-05\n"));
  g_assert_false (is_there (run, "a.evidence"));
  run_expect (run, 0, "attach", "a.zizhi.json", "in", "--confidential");
  g_assert_nonnull (strstr (run->err, "in/.hidden"));
  g_assert_nonnull (strstr (run->err, "in/link"));
  ids = g_strsplit (g_strchomp (run->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  /* All or none. */
  run_expect (run, 2, "attach", "a.zizhi.json", "in/.hidden", "absent.pdf");
  run_assert_message (run, "absent.pdf");
  run_expect (run, 0, "verify", "a.zizhi.json");
}

static void
test_replaces (Run *run,
               gconstpointer data)
{
  g_autofree char *path = run_path (run, "a.zizhi.json");
  g_autofree char *old = NULL;
  g_autofree char *option = NULL;
  g_autofree char *member = NULL;
  g_autofree char *text = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "old.pdf", "old");
  write_file (run, "new.pdf", "new");
  run_expect (run, 0, "attach", "a.zizhi.json", "old.pdf", "--kind=lease", "--clause=office.a");
  old = g_strdup (g_strchomp (run->out));
  option = g_strconcat ("--replaces=", old, NULL);
  run_expect (run, 2, "attach", "a.zizhi.json", "old.pdf", "new.pdf", option);
  run_assert_message (run, "one file");
  run_expect (run, 2, "attach", "a.zizhi.json", "new.pdf", "--replaces=evidence-none");
  run_assert_message (run, "evidence-none");
  run_expect (run, 0, "attach", "a.zizhi.json", "new.pdf", option, "--issued=2026-11-01");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  member = g_strdup_printf ("\"replaces\": \"%s\"", old);
  g_assert_nonnull (strstr (text, member));
  /* Both are proof of a lease for that clause. */
  g_assert_cmpstr (strstr (strstr (text, "\"lease\"") + 1, "\"lease\""), !=, NULL);
}

static void
test_remove (Run *run,
             gconstpointer data)
{
  g_autofree char *path = run_path (run, "a.zizhi.json");
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "a.txt", "示例\n");
  id = attach_one (run, "a.txt");
  run_expect (run, 2, "set", "a.zizhi.json", "--remove", id);
  run_assert_message (run, "--reason");
  run_expect (run, 0, "set", "a.zizhi.json", "--remove", id, "--reason=过期");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"reason\": \"过期\""));
  /* Its file is used until somebody says otherwise. */
  run_expect (run, 0, "clean", "a.zizhi.json");
  g_assert_true (is_there (run, COPY));
  run_expect (run, 0, "clean", "a.zizhi.json", "--removed");
  g_assert_false (is_there (run, COPY));
  run_expect (run, 0, "verify", "a.zizhi.json");
}

static void
test_clean (Run *run,
            gconstpointer data)
{
  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "a.txt", "示例\n");
  run_expect (run, 0, "attach", "a.zizhi.json", "a.txt");
  write_file (run, "a.evidence/0123456789ab/gone.txt", "x");
  write_file (run, "a.evidence/stray.txt", "x");
  run_expect (run, 1, "verify", "a.zizhi.json");
  run_expect (run, 0, "clean", "a.zizhi.json", "--dry-run");
  g_assert_nonnull (strstr (run->out, "0123456789ab/gone.txt"));
  g_assert_true (is_there (run, "a.evidence/0123456789ab/gone.txt"));
  run_expect (run, 0, "clean", "a.zizhi.json");
  g_assert_nonnull (strstr (run->out, "left alone: stray.txt"));
  g_assert_false (is_there (run, "a.evidence/0123456789ab"));
  g_assert_true (is_there (run, "a.evidence/stray.txt"));
  g_assert_true (is_there (run, COPY));
}

/* A draft may name files that the project does not name yet. */
static void
test_draft (Run *run,
            gconstpointer data)
{
  g_autofree char *state = g_build_filename (run->folder, "state", NULL);
  g_autofree char *path = run_path (run, "a.zizhi.json");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *entry = g_strdup_printf ("{\"format\": \"zizhi-draft\", \"version\": 1, \"file\": \"%s\", \"time\": 1}", uri);

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "state/zizhi/drafts/one.zizhi.json", "{}");
  write_file (run, "state/zizhi/drafts/one.draft.json", entry);
  write_file (run, "a.evidence/0123456789ab/gone.txt", "x");
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  run_expect (run, 2, "clean", "a.zizhi.json");
  g_unsetenv ("XDG_STATE_HOME");
  run_assert_message (run, "not saved yet");
  g_assert_true (is_there (run, "a.evidence/0123456789ab/gone.txt"));
}

/* Somebody else may have attached what is not saved yet. */
static void
test_company (Run *run,
              gconstpointer data)
{
  g_autofree char *path = run_path (run, ".~lock.a.zizhi.json#");
  int held;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "a.evidence/0123456789ab/gone.txt", "x");
  write_file (run, ".~lock.a.zizhi.json#", "Li Si\nli\ndesk-2\n");
  held = open (path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flock (held, LOCK_EX | LOCK_NB), ==, 0);
  run_expect (run, 0, "clean", "a.zizhi.json", "--dry-run");
  run_expect (run, 2, "clean", "a.zizhi.json");
  run_assert_message (run, "Li Si (desk-2) has the project open");
  g_assert_true (is_there (run, "a.evidence/0123456789ab/gone.txt"));
  close (held);
  run_expect (run, 0, "clean", "a.zizhi.json");
  g_assert_false (is_there (run, "a.evidence/0123456789ab/gone.txt"));
}

/* Two items of one content are allowed, and told: whichever it is that was not meant. */
static void
test_same (Run *run,
           gconstpointer data)
{
  g_autofree char *first = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "a.txt", "示例\n");
  write_file (run, "b.txt", "示例\n");
  write_file (run, "c.txt", "其他\n");
  first = attach_one (run, "a.txt");
  g_assert_cmpstr (run->err, ==, "");
  run_expect (run, 0, "attach", "a.zizhi.json", "c.txt");
  g_assert_cmpstr (run->err, ==, "");
  run_expect (run, 0, "attach", "a.zizhi.json", "b.txt");
  g_assert_nonnull (strstr (run->err, first));
  g_assert_nonnull (strstr (run->err, "same content"));
  g_assert_null (strstr (run->out, first));
}

#define ADD(name, func) g_test_add ("/evidence/" name, Run, NULL, run_set_up, func, run_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("same", test_same);
  ADD ("verify", test_verify);
  ADD ("colon", test_colon);
  ADD ("folder", test_folder);
  ADD ("replaces", test_replaces);
  ADD ("remove", test_remove);
  ADD ("clean", test_clean);
  ADD ("company", test_company);
  ADD ("draft", test_draft);

  return g_test_run ();
}
