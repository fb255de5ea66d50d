/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli pull, push and sync: a project on a server and its working copy. */
#include "config.h"

#include "cli/command.h"

#include "cli/conflicts.h"
#include "cli/password.h"
#include "core/error.h"
#include "core/history.h"
#include "share/credentials.h"
#include "share/remote.h"
#include "store/draft.h"
#include "store/project-codec.h"
#include "store/project-join.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * Sharing: one of the commands
 * @publish: to an address that was given
 */
typedef struct
{
  ZzCommandLine *line;
  ZzRemoteTask task;
  gboolean publish;
  char *prefer;
  ZzSide side;
  char *user;
  char *authority;
  char *password_file;
  gboolean remember;
  ZzRemote *remote;
  char *password;
} Sharing;

/* A run under way. */
typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GAsyncResult *result;
} Waiting;

static void
done_cb (GObject *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static gboolean
interrupt_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

/* Ctrl+C ends it with nothing half done. */
static ZzRemoteReport *
run (Sharing *sharing,
     GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZzRemoteOptions options = { .password = sharing->password, .merge = zz_project_join, .publish = sharing->publish };
  Waiting waiting = { loop, cancellable, NULL };
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, cancellable);
  guint end = g_unix_signal_add (SIGTERM, interrupt_cb, cancellable);
  ZzRemoteReport *report;

  zz_remote_run_async (sharing->remote, sharing->task, &options, cancellable, done_cb, &waiting);
  g_main_loop_run (loop);
  report = zz_remote_run_finish (sharing->remote, waiting.result, error);
  g_object_unref (waiting.result);
  g_source_remove (interrupt);
  g_source_remove (end);
  return report;
}

/* Asks for the password where the server wants one that nobody gave. */
static ZzRemoteReport *
run_signed_in (Sharing *sharing,
               GError **error)
{
  const char *user = zz_remote_get_user (sharing->remote);
  g_autofree char *question = NULL;
  GError *cause = NULL;
  ZzRemoteReport *report = run (sharing, &cause);

  if (report != NULL)
    return report;
  if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_SIGNED_OUT) && user != NULL && sharing->password == NULL)
    {
      question = g_strdup_printf (_ ("Password of %s: "), user);
      sharing->password = zz_password_ask (question);
    }
  else
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  if (sharing->password == NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  g_error_free (cause);
  return run (sharing, error);
}

/* What both sides changed, told, and decided where --prefer says how; then the working copy
 * is made from what is on the server. */
static gboolean
settle (Sharing *sharing,
        GBytes *base,
        GBytes *theirs,
        GError **error)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (sharing->line->language);
  g_autoptr (ZzProjectFile) file = zz_project_file_load (zz_remote_get_file (sharing->remote), sharing->line->catalogues, NULL, error);
  g_autoptr (ZzProject) before = file != NULL ? zz_project_read (base, "", sharing->line->catalogues, NULL, error) : NULL;
  g_autoptr (ZzProject) there = before != NULL ? zz_project_read (theirs, "", sharing->line->catalogues, NULL, error) : NULL;
  ZzProject *here = file != NULL ? zz_project_file_get_project (file) : NULL;
  g_autoptr (ZzMerge) merge = there != NULL ? zz_merge_new (before, here, there, error) : NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (ZzHistory) history = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  if (merge == NULL)
    return FALSE;
  if (sharing->side != ZZ_SIDE_NONE)
    zz_merge_choose_all (merge, sharing->side);
  zz_conflicts_append (told, messages, merge, here, there);
  g_print ("%s", told->str);
  if (!zz_project_join_check (merge, error))
    return FALSE;
  history = zz_history_new (here);
  set = zz_merge_make_changes (merge, NULL);
  return zz_history_apply (history, set, error) && zz_project_file_save (file, NULL, error) && zz_remote_resolved (sharing->remote, theirs, error);
}

static ZzRemoteReport *
run_and_settle (Sharing *sharing,
                GError **error)
{
  GError *cause = NULL;
  ZzRemoteReport *report = run_signed_in (sharing, &cause);
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) theirs = NULL;

  if (report != NULL)
    return report;
  if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_CONFLICT))
    {
      base = zz_remote_load_base (sharing->remote);
      theirs = zz_remote_load_theirs (sharing->remote);
    }
  if (base == NULL || theirs == NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  g_error_free (cause);
  return settle (sharing, base, theirs, error) ? run_signed_in (sharing, error) : NULL;
}

static void
print (Sharing *sharing,
       const ZzRemoteReport *report)
{
  g_autofree char *path = zz_command_show_path (g_file_peek_path (zz_remote_get_file (sharing->remote)));

  for (guint i = 0; i < report->problems->len; i++)
    g_print (_ ("left out: %s\n"), (const char *) report->problems->pdata[i]);
  g_print (report->state == ZZ_REMOTE_IN_STEP ? _ ("%s: in step with the server") : _ ("%s: has changes that are not on the server yet"), path);
  g_print (_ (" (files of evidence fetched: %u, sent: %u)\n"), report->fetched, report->sent);
}

/* What is joined is joined, but a file that is missing somewhere proves nothing there. */
static gboolean
check_whole (const ZzRemoteReport *report,
             GError **error)
{
  const guint n = report->problems->len;

  if (n == 0)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND,
               g_dngettext (GETTEXT_PACKAGE, "%u file of evidence was left out, for the reason above; mend it and run this again",
                            "%u files of evidence were left out, for the reasons above; mend them and run this again", n),
               n);
  return FALSE;
}

static gboolean
share (Sharing *sharing,
       GError **error)
{
  g_autofree char *drafts = zz_draft_dup_folder ();
  g_autoptr (ZzRemoteReport) report = NULL;

  /* What is not saved yet would be made from a version that is no longer there. */
  if (!zz_draft_check_none (drafts, zz_remote_get_file (sharing->remote), error))
    return FALSE;
  if (sharing->password_file != NULL && (sharing->password = zz_password_load (sharing->password_file, error)) == NULL)
    return FALSE;
  report = run_and_settle (sharing, error);
  if (report == NULL)
    return FALSE;
  print (sharing, report);
  if (sharing->remember && sharing->password != NULL && zz_remote_get_user (sharing->remote) != NULL
      && !zz_credentials_store (zz_remote_get_url (sharing->remote), zz_remote_get_user (sharing->remote), sharing->password, NULL, error))
    return FALSE;
  return check_whole (report, error);
}

/* What was said before holds until something else is said. */
static ZzRemote *
tie (Sharing *sharing,
     GFile *file,
     const char *url,
     GError **error)
{
  g_autofree char *folder = zz_remote_dup_folder ();
  g_autoptr (ZzRemote) before = zz_remote_open (file, folder, url == NULL ? error : NULL);
  const char *user = sharing->user;

  if (before == NULL && url == NULL)
    return NULL;
  /* What is known of the one server would be forgotten for a slip of the pen. */
  if (before != NULL && url != NULL && !g_str_equal (url, zz_remote_get_url (before)))
    {
      zz_command_set_misuse (error, _ ("%s is shared at %s already; share a copy of another name, or stop sharing it in the window first"),
                             g_file_peek_path (file), zz_remote_get_url (before));
      return NULL;
    }
  if (before != NULL)
    {
      if (sharing->user == NULL && sharing->authority == NULL)
        return g_steal_pointer (&before);
      user = user != NULL ? user : zz_remote_get_user (before);
      url = zz_remote_get_url (before);
    }
  return zz_remote_link (file, url, user, sharing->authority, folder, error);
}

static gboolean
share_file (Sharing *sharing,
            const char *path,
            const char *url,
            GError **error)
{
  g_autoptr (GFile) file = zz_command_get_file (path);

  sharing->remote = tie (sharing, file, url, error);
  return sharing->remote != NULL && share (sharing, error);
}

/* Of a project that could not be fetched no link and no empty folder is left. */
static gboolean
fetch (Sharing *sharing,
       const char *url,
       const char *folder,
       GError **error)
{
  g_autofree char *name = zz_remote_dup_name (url);
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  gboolean made;

  if (path == NULL)
    {
      zz_command_set_misuse (error, _ ("the address of a shared project ends in its name, as in https://files.example.com/team/NAME.zizhi.json; check it"));
      return FALSE;
    }
  made = g_mkdir (folder, 0777) == 0;
  if (share_file (sharing, path, url, error))
    return TRUE;
  if (sharing->remote != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    zz_remote_forget (sharing->remote);
  if (made)
    g_rmdir (folder);
  return FALSE;
}

static gboolean
start (Sharing *sharing,
       const char *name,
       GStrv rest,
       GError **error)
{
  guint n = g_strv_length (rest);

  if (sharing->task == ZZ_REMOTE_PULL && n == 3)
    return fetch (sharing, rest[1], rest[2], error);
  sharing->publish = sharing->task == ZZ_REMOTE_PUSH && n == 3;
  if (n == 2 || sharing->publish)
    return share_file (sharing, rest[1], n == 3 ? rest[2] : NULL, error);
  zz_command_set_misuse (error, _ ("%s was given the wrong number of arguments; see zizhi-cli %s --help"), name, name);
  return FALSE;
}

static int
command (ZzCommandLine *line,
         int argc,
         char **argv,
         ZzRemoteTask task,
         const char *usage,
         const char *summary)
{
  Sharing sharing = { .line = line, .task = task };
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &sharing.user, N_ ("the name to sign in with"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &sharing.password_file, N_ ("a file whose first line is the password; - is standard input (default: the keyring, else you are asked)"), N_ ("PASSWORD-FILE") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &sharing.remember, N_ ("keep the password in the keyring once it was right"), NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &sharing.prefer, N_ ("decide every conflict for this side: mine or theirs"), N_ ("SIDE") },
    { "authority", 0, 0, G_OPTION_ARG_FILENAME, &sharing.authority, N_ ("a file of certificates (PEM) to trust instead of the system's"), N_ ("CERTIFICATES") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (zz_command_parse (argc, argv, entries, usage, summary, &rest, &error) && zz_conflicts_read_side (sharing.prefer, &sharing.side, &error))
    start (&sharing, argv[0], rest, &error);
  zz_remote_unref (sharing.remote);
  zz_password_free (sharing.password);
  g_free (sharing.prefer);
  g_free (sharing.user);
  g_free (sharing.authority);
  g_free (sharing.password_file);
  return zz_command_fail (error);
}

int
zz_command_pull (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return command (line, argc, argv, ZZ_REMOTE_PULL, _ ("ADDRESS FOLDER | FILE"),
                  _ ("Fetches a shared project and its evidence into a folder, or takes into a working copy\n"
                     "what changed on the server since. The address is one of WebDAV: https://…/NAME.zizhi.json."));
}

int
zz_command_push (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return command (line, argc, argv, ZZ_REMOTE_PUSH, _ ("FILE [ADDRESS]"),
                  _ ("Sends a working copy to the server it came from, or shares a project at an address\n"
                     "(WebDAV, https://…/NAME.zizhi.json). Refused if somebody else changed it there meanwhile."));
}

int
zz_command_sync (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return command (line, argc, argv, ZZ_REMOTE_SYNC, _ ("FILE"),
                  _ ("Brings a working copy and the server in step: takes in what changed there and sends\n"
                     "what changed here."));
}
