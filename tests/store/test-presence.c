/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a project's file open. */

#include "store/presence.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  GFile *project;
  char *lock;
} Desk;

static void
desk_init (Desk *desk)
{
  g_autofree char *path = NULL;

  desk->folder = g_dir_make_tmp ("zizhi-presence-XXXXXX", NULL);
  path = g_build_filename (desk->folder, "项目.zizhi.json", NULL);
  desk->project = g_file_new_for_path (path);
  desk->lock = g_build_filename (desk->folder, ".~lock.项目.zizhi.json#", NULL);
}

/* Nothing is left behind. */
static void
desk_clear (Desk *desk)
{
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_object_unref (desk->project);
  g_free (desk->folder);
  g_free (desk->lock);
}

static void
test_two (void)
{
  Desk desk;
  g_autoptr (ZzPresence) first = NULL;
  g_autoptr (ZzPresence) second = NULL;
  g_autofree char *other = NULL;

  desk_init (&desk);
  first = zz_presence_take (desk.project, "Zhang San", "zhang", "desk-1", &other);
  g_assert_nonnull (first);
  g_assert_null (other);
  g_assert_null (zz_presence_take (desk.project, "Li Si", "li", "desk-1", &other));
  g_assert_cmpstr (other, ==, "Zhang San (desk-1)");
  g_clear_pointer (&other, g_free);
  g_assert_null (zz_presence_take (desk.project, "Zhang San", "zhang", "desk-1", &other));
  g_assert_cmpstr (other, ==, "");
  g_clear_pointer (&other, g_free);
  g_clear_pointer (&first, zz_presence_free);
  second = zz_presence_take (desk.project, "Li Si", "li", "desk-1", &other);
  g_assert_nonnull (second);
  g_assert_null (other);
  g_clear_pointer (&second, zz_presence_free);
  desk_clear (&desk);
}

/* A program that was killed leaves its file and no lock. */
static void
test_killed (void)
{
  Desk desk;
  g_autoptr (ZzPresence) next = NULL;
  g_autofree char *other = NULL;

  desk_init (&desk);
  g_assert_true (g_file_set_contents (desk.lock, "Wang Wu\nwang\ndesk-2 with a longer name\n", -1, NULL));
  next = zz_presence_take (desk.project, "Li Si", "li", "desk-1", &other);
  g_assert_nonnull (next);
  g_assert_null (other);
  g_assert_null (zz_presence_take (desk.project, "", "", "", &other));
  g_assert_cmpstr (other, ==, "Li Si (desk-1)");
  g_clear_pointer (&next, zz_presence_free);
  desk_clear (&desk);
}

/* What another program says of itself need not be words, and no link is followed. */
static void
test_strange (void)
{
  static const char *const contents[] = { "", "\xff\xfe\n\n\n", "one line" };
  Desk desk;
  g_autofree char *other = NULL;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      int fd;

      g_assert_true (g_file_set_contents (desk.lock, contents[i], -1, NULL));
      fd = g_open (desk.lock, O_RDONLY, 0);
      g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
      g_assert_null (zz_presence_take (desk.project, "Li Si", "li", "desk-1", &other));
      g_assert_cmpstr (other, ==, "?");
      g_clear_pointer (&other, g_free);
      close (fd);
    }
  g_unlink (desk.lock);
  g_assert_cmpint (symlink ("elsewhere", desk.lock), ==, 0);
  g_assert_null (zz_presence_take (desk.project, "Li Si", "li", "desk-1", &other));
  g_assert_null (other);
  g_unlink (desk.lock);
  desk_clear (&desk);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presence/two", test_two);
  g_test_add_func ("/presence/killed", test_killed);
  g_test_add_func ("/presence/strange", test_strange);

  return g_test_run ();
}
