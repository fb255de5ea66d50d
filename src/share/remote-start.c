/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharing begins. */
#include "config.h"

#include "share/remote-start.h"

#include "core/error.h"
#include "share/credentials.h"
#include "share/remote-private.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>

ZzDav *
zz_remote_visit (const char *url,
                 const ZzSignIn *sign_in,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (ZzDav) dav = NULL;
  char *kept = NULL;

  g_return_val_if_fail (url != NULL && sign_in != NULL, NULL);

  dav = zz_dav_new (url, error);
  if (dav == NULL || (sign_in->authority != NULL && !zz_dav_set_authority (dav, sign_in->authority, error)))
    return NULL;
  /* Without a keyring the server says that it wants a password. */
  if (sign_in->user != NULL && sign_in->password == NULL)
    kept = zz_credentials_look_up (url, sign_in->user, cancellable, NULL);
  if (sign_in->user != NULL && (sign_in->password != NULL || kept != NULL))
    zz_dav_set_credentials (dav, sign_in->user, kept != NULL ? kept : sign_in->password);
  zz_credentials_free (kept);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&dav);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const ZzDavEntry *first = *(ZzDavEntry *const *) a;
  const ZzDavEntry *second = *(ZzDavEntry *const *) b;

  if (first->folder != second->folder)
    return first->folder ? -1 : 1;
  return g_utf8_collate (first->name, second->name);
}

static gboolean
is_of_use (const ZzDavEntry *entry)
{
  return *entry->name != '.' && (entry->folder ? !g_str_has_suffix (entry->name, ".evidence") : g_str_has_suffix (entry->name, ".json"));
}

GPtrArray *
zz_remote_browse (const char *url,
                  const ZzSignIn *sign_in,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (ZzDav) dav = zz_remote_visit (url, sign_in, cancellable, error);
  GPtrArray *list = dav != NULL ? zz_dav_list (dav, url, 1, cancellable, error) : NULL;

  if (list == NULL)
    return NULL;
  for (guint i = list->len; i > 0; i--)
    if (!is_of_use (list->pdata[i - 1]))
      g_ptr_array_remove_index (list, i - 1);
  g_ptr_array_sort (list, compare_cb);
  return list;
}

/* What was fetched for a project that did not come; no link is followed. */
static void
remove_tree (GFile *file)
{
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
      GFile *child;

      while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
        remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}

static ZzRemoteReport *
run (ZzRemote *remote,
     ZzRemoteTask task,
     const ZzSignIn *sign_in,
     const ZzRemoteOptions *options,
     GCancellable *cancellable,
     GError **error)
{
  static const ZzRemoteOptions none = { 0 };
  ZzRemoteOptions own = options != NULL ? *options : none;

  own.password = sign_in->password;
  return zz_remote_run (remote, task, &own, cancellable, error);
}

static GFile *
get_evidence (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *evidence = zz_evidence_folder_name (name);

  return g_file_get_child (folder, evidence);
}

ZzRemoteReport *
zz_remote_fetch (GFile *file,
                 const char *url,
                 const ZzSignIn *sign_in,
                 const char *folder,
                 const ZzRemoteOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (ZzRemote) remote = NULL;
  g_autoptr (GFile) evidence = NULL;
  g_autofree char *shown = NULL;
  ZzRemoteReport *report;

  g_return_val_if_fail (G_IS_FILE (file) && url != NULL && sign_in != NULL && folder != NULL, NULL);

  evidence = get_evidence (file);
  shown = g_file_get_parse_name (file);
  if (g_file_query_exists (file, NULL) || g_file_query_exists (evidence, NULL))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this, or evidence that belongs to it, is there already; choose another folder, or open it from there"), shown);
      return NULL;
    }
  remote = zz_remote_link (file, url, sign_in->user, sign_in->authority, folder, error);
  if (remote == NULL)
    return NULL;
  report = run (remote, ZZ_REMOTE_PULL, sign_in, options, cancellable, error);
  if (report == NULL)
    {
      zz_remote_forget (remote);
      if (!g_file_query_exists (file, NULL))
        remove_tree (evidence);
    }
  return report;
}

/* Whether nothing is there, or what is here already. */
static gboolean
check_free (ZzRemote *remote,
            const ZzSignIn *sign_in,
            const ZzRemoteOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (ZzRemoteReport) report = run (remote, ZZ_REMOTE_CHECK, sign_in, options, cancellable, error);

  if (report == NULL)
    return FALSE;
  if (report->state == ZZ_REMOTE_AHEAD || report->state == ZZ_REMOTE_IN_STEP)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: another version of this project stands there already; choose another name, or open that one from the server"), remote->url);
  return FALSE;
}

ZzRemoteReport *
zz_remote_publish (GFile *file,
                   const char *url,
                   const ZzSignIn *sign_in,
                   const char *folder,
                   const ZzRemoteOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ZzRemote) before = NULL;
  g_autoptr (ZzRemote) remote = NULL;
  g_autoptr (GPtrArray) sent = NULL;
  ZzRemoteReport *report = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && url != NULL && sign_in != NULL && folder != NULL, NULL);

  /* Its link must not get lost when this fails. */
  before = zz_remote_open (file, folder, NULL);
  if (before != NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this project is shared there already; stop sharing it first"), before->url);
      return NULL;
    }
  remote = zz_remote_link (file, url, sign_in->user, sign_in->authority, folder, error);
  if (remote == NULL)
    return NULL;
  if (check_free (remote, sign_in, options, cancellable, error))
    report = run (remote, ZZ_REMOTE_PUSH, sign_in, options, cancellable, error);
  /* What was sent without an answer may stand there: it is found the next time. */
  sent = zz_remote_load_sent (remote);
  if (report == NULL && sent->len == 0)
    zz_remote_forget (remote);
  return report;
}
