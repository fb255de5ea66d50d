/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working copy, base and server brought in step. */
#include "config.h"

#include "share/remote-private.h"

#include "core/error.h"
#include "share/credentials.h"
#include "store/json.h"
#include "store/project-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* With the pauses between them longer than a lock that nobody gives back. */
#define MAX_TRIES 10
#define FIRST_PAUSE 200
#define LONGEST_PAUSE 4000

/**
 * Versions: what one try works with; all may be NULL
 * @file: the working copy as it was read
 * @mine: its bytes
 */
typedef struct
{
  ZzProjectFile *file;
  GBytes *base;
  GBytes *mine;
  GBytes *theirs;
  ZzProject *their_project;
} Versions;

static void
versions_clear (Versions *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->mine, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  g_clear_object (&self->their_project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Versions, versions_clear)

static gboolean
equal (GBytes *a,
       GBytes *b)
{
  return a != NULL && b != NULL && g_bytes_equal (a, b);
}

static ZzProject *
read_project (ZzRemoteRun *run,
              GBytes *bytes,
              GError **error)
{
  g_autofree char *shown = g_uri_unescape_string (run->remote->url, NULL);
  gboolean newer;

  return zz_project_read (bytes, shown != NULL ? shown : run->remote->url, run->catalogues, &newer, error);
}

/* That nothing was published yet is nothing wrong. What was there once may have been
 * moved by somebody: it is put there again only where a person asks for it. */
static gboolean
forgive_absence (ZzRemoteRun *run,
                 const Versions *versions,
                 GError *cause,
                 GError **error)
{
  const gboolean absent = g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);

  if (cause == NULL)
    return TRUE;
  if (!absent || versions->mine == NULL)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_error_free (cause);
  if (versions->base == NULL || run->options->publish)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: the project is no longer on the server; ask who manages it, or publish it there again"), run->remote->url);
  return FALSE;
}

/* Whether all that @sent changed is in theirs: then it arrived, and perhaps others
 * went on from it. */
static gboolean
has_arrived (ZzRemoteRun *run,
             const Versions *versions,
             GBytes *sent)
{
  g_autoptr (GBytes) joined = NULL;

  if (equal (sent, versions->theirs))
    return TRUE;
  if (versions->base == NULL || versions->theirs == NULL || run->options->merge == NULL || equal (versions->theirs, versions->base))
    return FALSE;
  joined = run->options->merge (versions->base, sent, versions->theirs, run->options->merge_data, NULL);
  return equal (joined, versions->theirs);
}

/* An answer that got lost: what was changed here since is made from what was sent,
 * or something taken back meanwhile would come back as if others had added it. */
static gboolean
look_for_sent (ZzRemoteRun *run,
               Versions *versions,
               GError **error)
{
  g_autoptr (GPtrArray) sent = zz_remote_load_sent (run->remote);

  for (guint i = 0; i < sent->len; i++)
    if (has_arrived (run, versions, sent->pdata[i]))
      {
        g_clear_pointer (&versions->base, g_bytes_unref);
        versions->base = g_bytes_ref (sent->pdata[i]);
        return zz_remote_save_base (run->remote, versions->base, error);
      }
  return TRUE;
}

static gboolean
load_versions (ZzRemoteRun *run,
               Versions *versions,
               GError **error)
{
  GError *cause = NULL;

  versions->base = zz_remote_load_base (run->remote);
  if (g_file_query_exists (run->remote->file, NULL))
    {
      versions->file = zz_project_file_load (run->remote->file, run->catalogues, run->cancellable, error);
      if (versions->file == NULL)
        return FALSE;
      versions->mine = zz_project_file_ref_content (versions->file);
    }
  versions->theirs = zz_dav_get (run->dav, run->remote->url, ZZ_JSON_MAX_BYTES, NULL, run->cancellable, &cause);
  if (!forgive_absence (run, versions, cause, error))
    return FALSE;
  versions->their_project = versions->theirs != NULL ? read_project (run, versions->theirs, error) : NULL;
  if (versions->theirs != NULL && versions->their_project == NULL)
    return FALSE;
  return look_for_sent (run, versions, error);
}

/* What was moved away or removed is made anew only for who fetches it. */
static gboolean
check_working_copy (const ZzRemoteRun *run,
                    ZzRemoteTask task,
                    const Versions *versions,
                    GError **error)
{
  g_autofree char *shown = NULL;

  if (versions->mine != NULL || task == ZZ_REMOTE_CHECK || task == ZZ_REMOTE_PULL)
    return TRUE;
  shown = g_file_get_parse_name (run->remote->file);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: the file is not there any more; put it back, or fetch the project from the server again"), shown);
  return FALSE;
}

/* Something else may have come to stand at the address. */
static gboolean
check_same_project (ZzRemoteRun *run,
                    const Versions *versions,
                    GError **error)
{
  if (versions->file == NULL || versions->their_project == NULL
      || g_strcmp0 (zz_project_get_id (zz_project_file_get_project (versions->file)), zz_project_get_id (versions->their_project)) == 0)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: another project stands at this address; choose another address or another file"), run->remote->url);
  return FALSE;
}

/* Where it is not known what both began with, as of a working copy that was carried to
 * another computer, they began with nothing: what only one has is kept, and where the two
 * say different things a person chooses. */
static gboolean
begin_with_nothing (ZzRemoteRun *run,
                    Versions *versions,
                    GError **error)
{
  ZzProject *theirs = versions->their_project;
  g_autoptr (ZzProject) nothing = NULL;

  if (versions->base != NULL)
    return TRUE;
  nothing = zz_project_new (zz_project_get_catalogue (theirs), zz_project_get_id (theirs));
  versions->base = zz_project_write (nothing);
  return zz_remote_save_base (run->remote, versions->base, error);
}

static GBytes *
set_conflict (ZzRemoteRun *run,
              const Versions *versions,
              GError *cause,
              GError **error)
{
  if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_CONFLICT) && !zz_remote_save_theirs (run->remote, versions->theirs, error))
    {
      g_error_free (cause);
      return NULL;
    }
  g_propagate_error (error, cause);
  return NULL;
}

static GBytes *
join_nothing (const ZzRemoteRun *run,
              GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT, _ ("%s: it was changed here and on the server, and the two have to be joined first"), run->remote->url);
  return NULL;
}

/* What the working copy is to be now that the server's version is another one. */
static GBytes *
join (ZzRemoteRun *run,
      Versions *versions,
      GError **error)
{
  GError *cause = NULL;
  GBytes *joined;

  if (versions->mine == NULL || equal (versions->mine, versions->base))
    return g_bytes_ref (versions->theirs);
  if (!begin_with_nothing (run, versions, error))
    return NULL;
  if (run->options->merge != NULL)
    joined = run->options->merge (versions->base, versions->mine, versions->theirs, run->options->merge_data, &cause);
  else
    joined = join_nothing (run, &cause);
  return joined != NULL ? joined : set_conflict (run, versions, cause, error);
}

static gboolean
save (ZzRemoteRun *run,
      Versions *versions,
      ZzProject *project,
      GBytes *bytes,
      GError **error)
{
  if (versions->file == NULL)
    versions->file = zz_project_file_new (run->remote->file, project);
  if (!zz_project_file_save_bytes (versions->file, bytes, run->cancellable, error))
    return FALSE;
  run->report->taken = TRUE;
  if (run->options->taken != NULL)
    g_atomic_int_set (run->options->taken, TRUE);
  return TRUE;
}

/* The base follows the working copy: killed in between, the next run finds both
 * sides with the same changes, which is no conflict. */
static gboolean
take (ZzRemoteRun *run,
      Versions *versions,
      GError **error)
{
  g_autoptr (GBytes) joined = join (run, versions, error);
  g_autoptr (ZzProject) project = joined != NULL ? read_project (run, joined, error) : NULL;

  if (project == NULL || !zz_remote_fetch_evidence (run, project, error))
    return FALSE;
  if (!equal (joined, versions->mine) && !save (run, versions, project, joined, error))
    return FALSE;
  g_clear_pointer (&versions->mine, g_bytes_unref);
  versions->mine = g_steal_pointer (&joined);
  return zz_remote_save_base (run->remote, versions->theirs, error);
}

static gboolean
give (ZzRemoteRun *run,
      const Versions *versions,
      GError **error)
{
  g_autoptr (ZzProject) project = read_project (run, versions->mine, error);

  if (project == NULL || !zz_remote_send_evidence (run, project, versions->their_project, error)
      || !zz_remote_write (run, versions->mine, versions->theirs, error))
    return FALSE;
  run->report->given = TRUE;
  return zz_remote_save_base (run->remote, versions->mine, error);
}

static ZzRemoteState
compare (const Versions *versions)
{
  if (equal (versions->mine, versions->theirs))
    return ZZ_REMOTE_IN_STEP;
  if (versions->theirs == NULL || (versions->mine != NULL && equal (versions->theirs, versions->base)))
    return ZZ_REMOTE_AHEAD;
  return ZZ_REMOTE_BEHIND;
}

static gboolean
take_what_is_new (ZzRemoteRun *run,
                  ZzRemoteTask task,
                  Versions *versions,
                  GError **error)
{
  ZzRemoteState state = compare (versions);

  if (state == ZZ_REMOTE_BEHIND && task == ZZ_REMOTE_PUSH)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED, _ ("%s: somebody else changed it on the server meanwhile; synchronise to take that in first"), run->remote->url);
      return FALSE;
    }
  if (state == ZZ_REMOTE_BEHIND)
    return take (run, versions, error);
  if (state == ZZ_REMOTE_IN_STEP
      && (!zz_remote_save_base (run->remote, versions->theirs, error)
          || (task != ZZ_REMOTE_PULL && !zz_remote_send_evidence (run, versions->their_project, versions->their_project, error))))
    return FALSE;
  return task == ZZ_REMOTE_PUSH || versions->file == NULL
         || zz_remote_fetch_evidence (run, zz_project_file_get_project (versions->file), error);
}

static gboolean
try_once (ZzRemoteRun *run,
          ZzRemoteTask task,
          GError **error)
{
  g_auto (Versions) versions = { 0 };

  if (!load_versions (run, &versions, error) || !check_working_copy (run, task, &versions, error) || !check_same_project (run, &versions, error))
    return FALSE;
  if (task != ZZ_REMOTE_CHECK && !take_what_is_new (run, task, &versions, error))
    return FALSE;
  if ((task == ZZ_REMOTE_PUSH || task == ZZ_REMOTE_SYNC) && !equal (versions.mine, versions.theirs))
    {
      run->report->state = ZZ_REMOTE_IN_STEP;
      return give (run, &versions, error);
    }
  run->report->state = task == ZZ_REMOTE_CHECK || equal (versions.mine, versions.theirs) ? compare (&versions) : ZZ_REMOTE_AHEAD;
  return TRUE;
}

static gboolean
is_worth_another_try (ZzRemoteTask task,
                      const GError *error)
{
  return g_error_matches (error, ZZ_ERROR, ZZ_ERROR_BUSY)
         || (task == ZZ_REMOTE_SYNC && g_error_matches (error, ZZ_ERROR, ZZ_ERROR_CHANGED));
}

static gboolean
try_again_and_again (ZzRemoteRun *run,
                     ZzRemoteTask task,
                     GError **error)
{
  for (guint i = 0;; i++)
    {
      GError *cause = NULL;
      int longest;

      if (try_once (run, task, &cause))
        return TRUE;
      if (i + 1 >= MAX_TRIES || !is_worth_another_try (task, cause))
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      g_error_free (cause);
      /* Between half and all of the pause, so that two who met do not meet again. */
      longest = MIN (FIRST_PAUSE << i, LONGEST_PAUSE);
      if (!zz_remote_pause (g_random_int_range (longest / 2, longest), run->cancellable, error))
        return FALSE;
    }
}

static gboolean
sign_in (ZzRemoteRun *run,
         GError **error)
{
  const ZzRemote *remote = run->remote;
  g_autoptr (GError) cause = NULL;
  char *kept;

  if (remote->authority != NULL && !zz_dav_set_authority (run->dav, remote->authority, error))
    return FALSE;
  if (run->options->limits != NULL)
    zz_dav_set_limits (run->dav, run->options->limits);
  if (remote->user == NULL)
    return TRUE;
  kept = run->options->password == NULL ? zz_credentials_look_up (remote->url, remote->user, run->cancellable, &cause) : NULL;
  /* Without a keyring the server says that it wants a password. */
  zz_dav_set_credentials (run->dav, kept != NULL || run->options->password != NULL ? remote->user : NULL,
                          kept != NULL ? kept : run->options->password);
  zz_credentials_free (kept);
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static ZzRemoteReport *
report_new (void)
{
  ZzRemoteReport *report = g_new0 (ZzRemoteReport, 1);

  report->problems = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
zz_remote_report_free (ZzRemoteReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->problems);
  g_free (report);
}

ZzRemoteReport *
zz_remote_run (ZzRemote *self,
               ZzRemoteTask task,
               const ZzRemoteOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  static const ZzRemoteOptions none = { 0 };
  g_autoptr (ZzRemoteReport) report = report_new ();
  g_autoptr (ZzDav) dav = NULL;
  g_autoptr (ZzCatalogueStore) catalogues = NULL;
  ZzRemoteRun run = { .remote = self, .options = options != NULL ? options : &none, .report = report, .cancellable = cancellable };
  gboolean done;
  int held;

  g_return_val_if_fail (self != NULL, NULL);

  held = zz_remote_hold (self, error);
  if (held < 0)
    return NULL;
  run.dav = dav = zz_dav_new (self->url, error);
  run.catalogues = catalogues = zz_catalogue_store_new (NULL);
  done = dav != NULL && sign_in (&run, error) && try_again_and_again (&run, task, error);
  g_close (held, NULL);
  return done ? g_steal_pointer (&report) : NULL;
}

ZzRemoteState
zz_remote_state_from_error (const GError *error)
{
  static const struct
  {
    ZzError code;
    ZzRemoteState state;
  } states[] = {
    { ZZ_ERROR_CONFLICT, ZZ_REMOTE_CONFLICT },
    { ZZ_ERROR_CHANGED, ZZ_REMOTE_BEHIND },
    { ZZ_ERROR_BUSY, ZZ_REMOTE_UNREACHABLE },
    { ZZ_ERROR_UNREACHABLE, ZZ_REMOTE_UNREACHABLE },
    { ZZ_ERROR_SIGNED_OUT, ZZ_REMOTE_SIGNED_OUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_error_matches (error, ZZ_ERROR, (int) states[i].code))
      return states[i].state;
  return ZZ_REMOTE_IN_STEP;
}
