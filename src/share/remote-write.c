/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project written on the server over the version it was made from, or not at all. */
#include "config.h"

#include "share/remote-private.h"

#include "core/error.h"
#include "store/json.h"

#include <glib/gi18n-lib.h>

/* A lock outlives a cut connection that long, and nothing else holds others up; the more
 * there is to send, the longer, at so many bytes a second. */
#define LOCK_SECONDS 10
#define SLOWEST (16 * 1024)
/* A writing is given up so much sooner. */
#define SPARE_SECONDS 2
/* Apache's ETags are weak for a second after a change. */
#define ETAG_TRIES 12
#define ETAG_PAUSE 250

static gboolean
set_changed (const char *url,
             GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED, _ ("%s: somebody else changed it on the server meanwhile; take that in first"), url);
  return FALSE;
}

/* The ETag of @theirs as it stands there; @etag stays NULL for one that the server
 * does not give or that never gets strong, which zz_dav_put() then refuses. */
static gboolean
confirm (ZzRemoteRun *run,
         GBytes *theirs,
         char **etag,
         GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *found = NULL;
      g_autoptr (GBytes) bytes = zz_dav_get (run->dav, run->remote->url, ZZ_JSON_MAX_BYTES, &found, run->cancellable, error);

      if (bytes == NULL)
        return FALSE;
      if (!g_bytes_equal (bytes, theirs))
        return set_changed (run->remote->url, error);
      if (zz_etag_get_kind (found) != ZZ_ETAG_WEAK || i == ETAG_TRIES)
        {
          *etag = found != NULL ? g_steal_pointer (&found) : g_strdup ("");
          return TRUE;
        }
      if (!zz_remote_pause (ETAG_PAUSE, run->cancellable, error))
        return FALSE;
    }
}

static gboolean
put (ZzRemoteRun *run,
     GBytes *mine,
     const char *only_if,
     const char *lock,
     gint64 deadline,
     GError **error)
{
  const ZzDavPut what = {
    .url = run->remote->url,
    .media_type = "application/json",
    .bytes = mine,
    .only_if = only_if,
    .lock = lock,
    .deadline = deadline,
  };

  return zz_remote_save_sent (run->remote, mine, error) && zz_dav_put (run->dav, &what, run->cancellable, error);
}

/* Two may have been let through at once by a server that knows no locks; then one of
 * them finds here that it was not the last. */
static gboolean
verify (ZzRemoteRun *run,
        GBytes *mine,
        GError **error)
{
  g_autoptr (GBytes) bytes = zz_dav_get (run->dav, run->remote->url, ZZ_JSON_MAX_BYTES, NULL, run->cancellable, error);

  if (bytes == NULL)
    return FALSE;
  return g_bytes_equal (bytes, mine) || set_changed (run->remote->url, error);
}

static gboolean
replace (ZzRemoteRun *run,
         GBytes *mine,
         GBytes *theirs,
         GError **error)
{
  const char *url = run->remote->url;
  g_autofree char *lock = NULL;
  g_autofree char *etag = NULL;
  const guint seconds = LOCK_SECONDS + (guint) (g_bytes_get_size (mine) / SLOWEST);
  const gint64 deadline = g_get_monotonic_time () + (seconds - SPARE_SECONDS) * G_USEC_PER_SEC;
  gboolean written;

  if (!zz_dav_lock (run->dav, url, seconds, &lock, run->cancellable, error))
    return FALSE;
  written = confirm (run, theirs, &etag, error) && put (run, mine, etag, lock, lock != NULL ? deadline : 0, error) && verify (run, mine, error);
  if (lock != NULL)
    zz_dav_unlock (run->dav, url, lock, NULL);
  return written;
}

/* What is put where nothing was. A server without an ETag for it would let nobody write it
 * again, so nothing stays there. */
static gboolean
publish (ZzRemoteRun *run,
         GBytes *mine,
         GError **error)
{
  const char *url = run->remote->url;
  g_autofree char *etag = NULL;

  if (!put (run, mine, ZZ_DAV_NEW, NULL, 0, error) || !confirm (run, mine, &etag, error))
    return FALSE;
  if (zz_etag_check (etag, url, error))
    return TRUE;
  zz_dav_delete (run->dav, url, NULL, NULL);
  return FALSE;
}

/* Seen once, for a server that overwrites gives no second chance. */
static gboolean
check_server (ZzRemoteRun *run,
              GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *probe = g_strdup_printf ("%s.%s.probe", run->remote->url, id);

  if (run->remote->heeds)
    return TRUE;
  if (!zz_dav_check_conditions (run->dav, probe, run->cancellable, error))
    return FALSE;
  run->remote->heeds = TRUE;
  return zz_remote_save_link (run->remote, error);
}

gboolean
zz_remote_pause (int milliseconds,
                 GCancellable *cancellable,
                 GError **error)
{
  GPollFD fd;
  gboolean polled = g_cancellable_make_pollfd (cancellable, &fd);

  g_poll (&fd, polled ? 1 : 0, milliseconds);
  if (polled)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
zz_remote_write (ZzRemoteRun *run,
                 GBytes *mine,
                 GBytes *theirs,
                 GError **error)
{
  if (!check_server (run, error))
    return FALSE;
  if (theirs != NULL)
    return replace (run, mine, theirs, error);
  return publish (run, mine, error);
}
