/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three people edit one project on Apache at the same time, over wires that break and
 * with a server that is killed: at the end every edit is there. */
#include "cutter.h"
#include "desk.h"

#include "core/error.h"
#include "store/project-join.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_EDITORS 3
#define N_EDITS 100
#define REMOTE_NAME "p.zizhi.json"

/**
 * Editor:
 * @there: the words this one wrote and did not take back (string set)
 */
typedef struct
{
  char letter;
  Desk *desk;
  GHashTable *there;
  guint syncs;
  guint failures;
  GRand *rand;
} Editor;

static const ZzDavLimits impatient = { .window = 3000, .least = 512 };

static gboolean
sync_once (Editor *editor,
           GError **error)
{
  const ZzRemoteOptions options = { .merge = zz_project_join, .limits = &impatient };
  g_autoptr (ZzRemoteReport) report = zz_remote_run (editor->desk->remote, ZZ_REMOTE_SYNC, &options, NULL, error);

  editor->syncs++;
  if (report == NULL)
    {
      editor->failures++;
      g_test_message ("%c: %s", editor->letter, (*error)->message);
    }
  else
    g_assert_cmpuint (report->problems->len, ==, 0);
  return report != NULL;
}

static void
take_back (Editor *editor,
           const char *word)
{
  g_autofree char *before = desk_read (editor->desk);
  g_auto (GStrv) words = g_strsplit (before, " ", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], word))
      g_string_append_printf (rest, "%s ", words[i]);
  desk_write (editor->desk, rest->str);
  g_string_free (rest, TRUE);
}

static void
edit (Editor *editor,
      guint i)
{
  g_autofree char *word = g_strdup_printf ("%c%u", editor->letter, i);
  g_autofree char *old = g_strdup_printf ("%c%u", editor->letter, (guint) g_rand_int_range (editor->rand, 0, (int) i + 1));

  if (g_rand_int_range (editor->rand, 0, 4) == 0 && g_hash_table_contains (editor->there, old))
    {
      take_back (editor, old);
      g_hash_table_remove (editor->there, old);
      return;
    }
  desk_add (editor->desk, word);
  g_hash_table_add (editor->there, g_steal_pointer (&word));
}

/* Whatever happens on the way is no reason to stop working; only that the network
 * is at fault is asserted. */
static gpointer
work (gpointer data)
{
  Editor *editor = data;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GError) error = NULL;

      edit (editor, i);
      if (g_rand_int_range (editor->rand, 0, 6) != 0 || sync_once (editor, &error))
        continue;
      if (!g_error_matches (error, ZZ_ERROR, ZZ_ERROR_UNREACHABLE) && !g_error_matches (error, ZZ_ERROR, ZZ_ERROR_BUSY)
          && !g_error_matches (error, ZZ_ERROR, ZZ_ERROR_CHANGED))
        g_error ("%s", error->message);
      g_usleep ((gulong) g_rand_int_range (editor->rand, 0, 300000));
    }
  return NULL;
}

static void
editor_init (Editor *editor,
             guint i,
             const char *url)
{
  editor->letter = (char) ('a' + i);
  editor->desk = desk_new (url, NULL);
  editor->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  editor->rand = g_rand_new_with_seed (g_test_rand_int ());
}

static void
editor_clear (Editor *editor)
{
  desk_free (editor->desk);
  g_hash_table_unref (editor->there);
  g_rand_free (editor->rand);
}

/* By now nothing is in the way. */
static void
settle (Editor *editors)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < N_EDITORS; i++)
      {
        g_autoptr (GError) error = NULL;

        sync_once (&editors[i], &error);
        g_assert_no_error (error);
      }
}

static guint
assert_all_there (Editor *editors,
                  Server *server)
{
  g_autofree char *text = server_read (server, REMOTE_NAME);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *list = desk_list (bytes);
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  guint expected = 0;

  for (guint i = 0; i < N_EDITORS; i++)
    {
      g_autofree char *own = desk_read (editors[i].desk);

      g_assert_cmpstr (own, ==, list);
      desk_assert_whole (editors[i].desk);
      expected += g_hash_table_size (editors[i].there);
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *path = desk_path (words[i]);
      g_autofree char *name = g_build_filename ("p.evidence", path, NULL);
      g_autofree char *file = server_read (server, name);

      g_assert_cmpstr (file, ==, words[i]);
      g_assert_true (g_hash_table_contains (editors[*words[i] - 'a'].there, words[i]));
    }
  g_assert_cmpuint (g_strv_length (words), ==, expected);
  return expected;
}

static void
test_editors (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_LOCKS);
  g_autoptr (Cutter) cutter = cutter_new (server->port);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/" REMOTE_NAME, cutter_get_port (cutter));
  Editor editors[N_EDITORS] = { 0 };
  GThread *threads[N_EDITORS];
  guint kills = 0;
  guint words;

  for (guint i = 0; i < N_EDITORS; i++)
    editor_init (&editors[i], i, url);
  desk_write (editors[0].desk, "");
  desk_run (editors[0].desk, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  for (guint i = 1; i < N_EDITORS; i++)
    desk_run (editors[i].desk, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  cutter_set_odds (cutter, 10);
  for (guint i = 0; i < N_EDITORS; i++)
    threads[i] = g_thread_new ("editor", work, &editors[i]);
  for (kills = 0; kills < 4; kills++)
    {
      g_usleep ((gulong) g_test_rand_int_range (1000000, 3000000));
      server_kill (server);
      g_usleep (300000);
      server_start (server);
    }
  for (guint i = 0; i < N_EDITORS; i++)
    g_thread_join (threads[i]);
  cutter_set_odds (cutter, 0);
  settle (editors);
  words = assert_all_there (editors, server);
  for (guint i = 0; i < N_EDITORS; i++)
    g_test_message ("editor %c: %u edits, %u runs, %u of them failed", editors[i].letter, N_EDITS, editors[i].syncs, editors[i].failures);
  g_test_message ("%u wires cut, the server killed %u times: all %u items there, their files whole, no edit lost", cutter_count (cutter), kills, words);
  for (guint i = 0; i < N_EDITORS; i++)
    editor_clear (&editors[i]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/editors/three", test_editors);
  return g_test_run ();
}
