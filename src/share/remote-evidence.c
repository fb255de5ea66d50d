/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of evidence on their way to and from the server. */
#include "config.h"

#include "share/remote-private.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/attachment.h"
#include "store/digest.h"
#include "store/evidence-folder.h"
#include "store/place.h"
#include "store/project-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * Evidence: where the files are, here and there
 * @folder: here; a path in @root
 * @url: there, with a slash at its end
 * @made: the folders there that were made already (string set)
 */
typedef struct
{
  GFile *folder;
  const char *root;
  char *url;
  GHashTable *made;
} Evidence;

/* "…/NAME.zizhi.json" → "…/NAME.evidence/" */
static char *
dup_folder_url (const char *url)
{
  g_autofree char *name = zz_remote_dup_name (url);
  g_autofree char *folder = zz_evidence_folder_name (name);
  g_autofree char *escaped = g_uri_escape_string (folder, NULL, FALSE);
  g_autofree char *above = g_strndup (url, (gsize) (strrchr (url, '/') - url));

  return g_strdup_printf ("%s/%s/", above, escaped);
}

static void
evidence_init (Evidence *self,
               ZzRemote *remote)
{
  g_autoptr (GFile) parent = g_file_get_parent (remote->file);
  g_autofree char *name = g_file_get_basename (remote->file);
  g_autofree char *folder_name = zz_evidence_folder_name (name);

  self->folder = g_file_get_child (parent, folder_name);
  self->root = g_file_peek_path (self->folder);
  self->url = dup_folder_url (remote->url);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
evidence_clear (Evidence *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->made, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, evidence_clear)

/* The address of a file; each part of its path is one part there. */
static char *
dup_url (const Evidence *self,
         const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat (self->url, escaped, NULL);
}

static void
note (ZzRemoteRun *run,
      const char *sentence)
{
  for (guint i = 0; i < run->report->problems->len; i++)
    if (g_str_equal (run->report->problems->pdata[i], sentence))
      return;
  g_ptr_array_add (run->report->problems, g_strdup (sentence));
}

/* What is wrong with a single file is noted, what is wrong with the network is not
 * the file's fault. */
static gboolean
note_or_fail (ZzRemoteRun *run,
              GError *cause,
              GError **error)
{
  if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_NOT_FOUND) || g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_INVALID)
      || g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_LIMIT) || g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_UNSAFE))
    {
      note (run, cause->message);
      g_error_free (cause);
      return TRUE;
    }
  g_propagate_error (error, cause);
  return FALSE;
}

static gint64
get_size (const ZzRecord *item)
{
  const ZzValue *noted = zz_record_get (item, ZZ_EVIDENCE_SIZE);

  return noted->kind == ZZ_VALUE_INTEGER ? noted->integer : -1;
}

static gboolean
fetch (ZzRemoteRun *run,
       const Evidence *evidence,
       ZzRecord *item,
       GError **error)
{
  const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  g_autoptr (GFile) place = zz_evidence_locate (evidence->folder, item, error);
  g_autofree char *url = place != NULL ? dup_url (evidence, path) : NULL;
  gboolean made;

  if (place == NULL)
    return FALSE;
  /* What is here stays, whatever it is; verifying says if it is not as noted. */
  if (g_file_query_exists (place, NULL))
    return TRUE;
  if (!zz_place_make_folder (evidence->root, &made, error) || !zz_place_make_way (evidence->root, path, error)
      || !zz_dav_get_file (run->dav, url, g_file_peek_path (place), get_size (item), zz_record_get_text (item, ZZ_EVIDENCE_SHA256),
                           run->options->progress, run->options->progress_data, run->cancellable, error))
    return FALSE;
  run->report->fetched++;
  return TRUE;
}

gboolean
zz_remote_fetch_evidence (ZzRemoteRun *run,
                          ZzProject *project,
                          GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_auto (Evidence) evidence = { 0 };

  evidence_init (&evidence, run->remote);
  for (guint i = 0; i < items->len; i++)
    {
      GError *cause = NULL;

      if (zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE) == NULL || fetch (run, &evidence, items->pdata[i], &cause))
        continue;
      /* What proves nothing any more is not missed. */
      if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_NOT_FOUND) && zz_evidence_is_removed (items->pdata[i]))
        g_error_free (cause);
      else if (!note_or_fail (run, cause, error))
        return FALSE;
    }
  return TRUE;
}

/* The paths that @project names. */
static GHashTable *
list_paths (ZzProject *project)
{
  GHashTable *paths = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *items = project != NULL ? zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const char *path = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);

      if (path != NULL)
        g_hash_table_add (paths, (char *) path);
    }
  return paths;
}

/* The folders above the file, from the top. */
static gboolean
make_folders (ZzRemoteRun *run,
              Evidence *evidence,
              const char *url,
              GError **error)
{
  g_autofree char *folder = g_strdup (url);

  for (char *slash = folder + strlen (evidence->url) - 1; slash != NULL; slash = strchr (slash + 1, '/'))
    {
      char after = slash[1];

      slash[1] = '\0';
      if (!g_hash_table_contains (evidence->made, folder))
        {
          if (!zz_dav_make_folder (run->dav, folder, run->cancellable, error))
            return FALSE;
          g_hash_table_add (evidence->made, g_strdup (folder));
        }
      slash[1] = after;
    }
  return TRUE;
}

static gboolean
go_on (gsize n G_GNUC_UNUSED,
       gpointer cancellable)
{
  return !g_cancellable_is_cancelled (cancellable);
}

/* Whether the file is what the project says of it. */
static gboolean
is_whole (const char *path,
          const char *sha256,
          GCancellable *cancellable)
{
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  g_autofree guchar *block = g_malloc (ZZ_DIGEST_BLOCK);
  char hex[65];
  int in = sha256 != NULL ? g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0) : -1;
  gboolean read;

  if (sha256 == NULL)
    return TRUE;
  if (in < 0)
    return FALSE;
  read = digest != NULL && zz_digest_read (digest, in, block, go_on, cancellable, hex);
  g_close (in, NULL);
  return read && g_ascii_strcasecmp (hex, sha256) == 0;
}

static gboolean
is_there (ZzRemoteRun *run,
          const char *url,
          gint64 size,
          gboolean *there,
          GError **error)
{
  GError *cause = NULL;
  gint64 found = -1;

  *there = FALSE;
  if (zz_dav_look (run->dav, url, &found, NULL, run->cancellable, &cause))
    {
      *there = found == size;
      return TRUE;
    }
  if (g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_NOT_FOUND))
    {
      g_error_free (cause);
      return TRUE;
    }
  g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
upload (ZzRemoteRun *run,
        Evidence *evidence,
        GFile *place,
        const char *url,
        GError **error)
{
  const ZzDavPut put = {
    .url = url,
    .file = place,
    .progress = run->options->progress,
    .progress_data = run->options->progress_data,
  };

  if (!make_folders (run, evidence, url, error) || !zz_dav_put (run->dav, &put, run->cancellable, error))
    return FALSE;
  run->report->sent++;
  return TRUE;
}

static gboolean
send (ZzRemoteRun *run,
      Evidence *evidence,
      ZzRecord *item,
      GError **error)
{
  const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  g_autoptr (GFile) place = zz_evidence_locate (evidence->folder, item, error);
  gint64 size = place != NULL ? zz_evidence_measure (evidence->root, path) : -1;
  g_autofree char *url = NULL;
  gboolean there;

  if (place == NULL)
    return FALSE;
  if (size < 0 || !is_whole (g_file_peek_path (place), zz_record_get_text (item, ZZ_EVIDENCE_SHA256), run->cancellable))
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%s: the file is missing or was changed here, so it was not sent; attach it again"), path);

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (!zz_evidence_is_removed (item))
        note (run, sentence);
      return TRUE;
    }
  url = dup_url (evidence, path);
  return is_there (run, url, size, &there, error) && (there || upload (run, evidence, place, url, error));
}

/* The folders of evidence that are on the server (string set); NULL where it does not say.
 * That is one question, where asking for each file would be thousands. */
static GHashTable *
list_folders (ZzRemoteRun *run,
              const Evidence *evidence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = zz_dav_list (run->dav, evidence->url, 1, run->cancellable, &error);
  GHashTable *folders;

  if (entries == NULL && !g_error_matches (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND))
    return NULL;
  folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const ZzDavEntry *entry = entries->pdata[i];

      g_hash_table_add (folders, g_strdup (entry->name));
    }
  return folders;
}

/* Of what theirs names already only the folder is looked for, and a file that is not
 * here either is not missed anew each time. */
static gboolean
is_to_be_sent (const Evidence *evidence,
               const char *path,
               GHashTable *known,
               GHashTable *folders)
{
  g_autofree char *folder = g_strndup (path, strcspn (path, "/"));

  if (!g_hash_table_contains (known, path))
    return TRUE;
  return folders != NULL && !g_hash_table_contains (folders, folder) && zz_evidence_measure (evidence->root, path) >= 0;
}

gboolean
zz_remote_send_evidence (ZzRemoteRun *run,
                         ZzProject *project,
                         ZzProject *theirs,
                         GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GHashTable) known = list_paths (theirs);
  g_autoptr (GHashTable) folders = NULL;
  g_auto (Evidence) evidence = { 0 };

  evidence_init (&evidence, run->remote);
  if (g_hash_table_size (known) > 0)
    folders = list_folders (run, &evidence);
  for (guint i = 0; i < items->len; i++)
    {
      const char *path = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);
      GError *cause = NULL;

      if (path == NULL || !is_to_be_sent (&evidence, path, known, folders) || send (run, &evidence, items->pdata[i], &cause))
        continue;
      if (!g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_UNSAFE))
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      note (run, cause->message);
      g_error_free (cause);
    }
  return TRUE;
}
