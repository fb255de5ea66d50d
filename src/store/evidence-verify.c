/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of the evidence hashed again. */
#include "config.h"

#include "store/evidence-verify.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/attachment.h"
#include "store/digest.h"
#include "store/evidence-folder.h"
#include "store/evidence-unlisted.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How often progress is told, in microseconds. */
#define PULSE 50000

/* A file; several items may name it.
 * @before: its size as noted, else as it is found: for progress, and to sort
 * @state: fine when it was read to its end */
typedef struct
{
  const char *path;
  gint64 before;
  gint64 size;
  ZzVerifyState state;
  int code;
  char sha256[65];
} File;

/* What the threads share. */
typedef struct
{
  int root;
  GPtrArray *files; /* File, the longest first */
  gint next;
  GCancellable *cancellable;
  GMutex lock; /* of what follows */
  GCond ended;
  guint running;
  gint64 done;
} Work;

static const char *const state_ids[ZZ_N_VERIFY_STATES] = {
  [ZZ_VERIFY_FINE] = "fine",
  [ZZ_VERIFY_MISSING] = "missing",
  [ZZ_VERIFY_SIZE_DIFFERS] = "size-differs",
  [ZZ_VERIFY_HASH_DIFFERS] = "hash-differs",
  [ZZ_VERIFY_UNNOTED] = "unnoted",
  [ZZ_VERIFY_UNSAFE] = "unsafe",
  [ZZ_VERIFY_UNREADABLE] = "unreadable",
};

static const ZzProofState proof_states[ZZ_N_VERIFY_STATES] = {
  [ZZ_VERIFY_FINE] = ZZ_PROOF_PRESENT,
  [ZZ_VERIFY_MISSING] = ZZ_PROOF_MISSING,
  [ZZ_VERIFY_SIZE_DIFFERS] = ZZ_PROOF_SIZE_DIFFERS,
  [ZZ_VERIFY_HASH_DIFFERS] = ZZ_PROOF_HASH_DIFFERS,
  [ZZ_VERIFY_UNNOTED] = ZZ_PROOF_UNCHECKED,
  [ZZ_VERIFY_UNSAFE] = ZZ_PROOF_MISSING,
  [ZZ_VERIFY_UNREADABLE] = ZZ_PROOF_UNCHECKED,
};

const char *
zz_verify_state_get_id (ZzVerifyState state)
{
  g_return_val_if_fail (state < ZZ_N_VERIFY_STATES, NULL);

  return state_ids[state];
}

static void
item_free (gpointer data)
{
  ZzVerifiedItem *item = data;

  g_free (item->id);
  g_free (item->path);
  g_free (item->reason);
  g_free (item);
}

/* Notes why @name could not be opened below @folder. */
static void
explain (File *file,
         int folder,
         const char *name)
{
  int code = errno;
  struct stat info;

  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK (info.st_mode))
    file->state = ZZ_VERIFY_UNSAFE;
  else if (code == ENOENT || code == ENOTDIR)
    file->state = ZZ_VERIFY_MISSING;
  else
    {
      file->state = ZZ_VERIFY_UNREADABLE;
      file->code = code;
    }
}

/* In one call, which matters for thousands of small files. -1 also where the system does
 * not know it. */
static int
open_at_once (int root,
              const char *path)
{
  struct open_how how = { .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };

  return (int) syscall (SYS_openat2, root, path, &how, sizeof how);
}

/* Opens the file so that no link is followed, whatever happens to the folders meanwhile;
 * -1 with the reason noted. */
static int
open_file (int root,
           File *file)
{
  g_auto (GStrv) parts = NULL;
  int folder = root, at_once = open_at_once (root, file->path);

  if (at_once >= 0)
    return at_once;
  /* Part by part, to say what is in the way. */
  parts = g_strsplit (file->path, "/", -1);
  for (guint i = 0;; i++)
    {
      gboolean last = parts[i + 1] == NULL;
      int place = openat (folder, parts[i], O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (last ? O_NONBLOCK : O_DIRECTORY));

      if (place < 0)
        explain (file, folder, parts[i]);
      if (folder != root)
        close (folder);
      if (place < 0 || last)
        return place;
      folder = place;
    }
}

static gboolean
count_cb (gsize n,
          gpointer user_data)
{
  Work *work = user_data;

  g_mutex_lock (&work->lock);
  work->done += (gint64) n;
  g_mutex_unlock (&work->lock);
  return !g_cancellable_is_cancelled (work->cancellable);
}

static void
hash_file (Work *work,
           File *file,
           ZzDigest *digest,
           guchar *block)
{
  struct stat info;
  int in = open_file (work->root, file);

  if (in < 0)
    return;
  if (fstat (in, &info) != 0 || !S_ISREG (info.st_mode))
    file->state = ZZ_VERIFY_MISSING;
  else if (!zz_digest_read (digest, in, block, count_cb, work, file->sha256))
    {
      file->state = ZZ_VERIFY_UNREADABLE;
      file->code = errno;
    }
  else
    {
      file->state = ZZ_VERIFY_FINE;
      file->size = (gint64) info.st_size;
    }
  close (in);
}

static gpointer
work_cb (gpointer data)
{
  Work *work = data;
  g_autofree guchar *block = g_malloc (ZZ_DIGEST_BLOCK);
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  guint number;

  while (digest != NULL && !g_cancellable_is_cancelled (work->cancellable)
         && (number = (guint) g_atomic_int_add (&work->next, 1)) < work->files->len)
    hash_file (work, work->files->pdata[number], digest, block);
  g_mutex_lock (&work->lock);
  work->running--;
  g_cond_signal (&work->ended);
  g_mutex_unlock (&work->lock);
  return NULL;
}

static gint64
count_bytes (const GPtrArray *files)
{
  gint64 total = 0;

  for (guint i = 0; i < files->len; i++)
    total += MAX (((const File *) files->pdata[i])->before, 0);
  return total;
}

/* Tells how far the threads are until all have ended. */
static void
wait (Work *work,
      GFileProgressCallback progress,
      gpointer progress_data)
{
  gint64 total = count_bytes (work->files);
  gboolean running = TRUE;

  while (running)
    {
      gint64 done;

      g_mutex_lock (&work->lock);
      if (work->running > 0)
        g_cond_wait_until (&work->ended, &work->lock, g_get_monotonic_time () + PULSE);
      running = work->running > 0;
      done = work->done;
      g_mutex_unlock (&work->lock);
      if (progress != NULL)
        progress (MIN (done, total), total, progress_data);
    }
}

/* Without a thread to be had, the caller's own does the work. */
static void
run (Work *work,
     GFileProgressCallback progress,
     gpointer progress_data)
{
  guint n = MAX (1, MIN (g_get_num_processors (), work->files->len));
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  work->running = n;
  for (guint i = 0; i < n; i++)
    {
      GThread *thread = g_thread_try_new ("verify", work_cb, work, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
      else
        work_cb (work);
    }
  wait (work, progress, progress_data);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const File *const *first = a;
  const File *const *second = b;

  return ((*first)->before < (*second)->before) - ((*first)->before > (*second)->before);
}

/* Path → File, for every path that may be followed. */
static GHashTable *
list_files (const char *root,
            const GPtrArray *items)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const char *path = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);
      const ZzValue *size = zz_record_get (items->pdata[i], ZZ_EVIDENCE_SIZE);
      File *file;

      if (path == NULL || !zz_evidence_path_is_safe (path) || g_hash_table_contains (files, path))
        continue;
      file = g_new0 (File, 1);
      file->path = path;
      file->before = size->kind == ZZ_VALUE_INTEGER ? size->integer : zz_evidence_measure (root, path);
      file->state = ZZ_VERIFY_UNREADABLE;
      file->code = EIO;
      g_hash_table_insert (files, (gpointer) path, file);
    }
  return files;
}

/* What the file says of one of its items. */
static ZzVerifyState
compare (const File *file,
         ZzRecord *item)
{
  const ZzValue *size = zz_record_get (item, ZZ_EVIDENCE_SIZE);
  const char *sha256 = zz_record_get_text (item, ZZ_EVIDENCE_SHA256);

  if (file->state != ZZ_VERIFY_FINE)
    return file->state;
  if (size->kind == ZZ_VALUE_INTEGER && size->integer != file->size)
    return ZZ_VERIFY_SIZE_DIFFERS;
  if (sha256 == NULL)
    return ZZ_VERIFY_UNNOTED;
  return g_ascii_strcasecmp (sha256, file->sha256) == 0 ? ZZ_VERIFY_FINE : ZZ_VERIFY_HASH_DIFFERS;
}

static void
note (ZzVerification *self,
      ZzRecord *record,
      const File *file)
{
  ZzVerifiedItem *item = g_new0 (ZzVerifiedItem, 1);

  item->id = g_strdup (zz_record_get_id (record));
  item->path = g_strdup (zz_record_get_text (record, ZZ_EVIDENCE_FILE));
  item->removed = zz_evidence_is_removed (record);
  if (file != NULL)
    item->state = compare (file, record);
  else if (item->path != NULL && !zz_evidence_path_is_safe (item->path))
    item->state = ZZ_VERIFY_UNSAFE;
  else
    item->state = ZZ_VERIFY_MISSING;
  if (item->state == ZZ_VERIFY_UNREADABLE)
    item->reason = g_strdup (g_strerror (file->code));
  zz_proof_states_set (self->proof, item->id, proof_states[item->state]);
  g_ptr_array_add (self->items, item);
}

static void
read_files (int root,
            GHashTable *files,
            GFileProgressCallback progress,
            gpointer progress_data,
            GCancellable *cancellable)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  Work work = { .root = root, .files = sorted, .cancellable = cancellable };
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    g_ptr_array_add (sorted, file);
  g_ptr_array_sort (sorted, compare_files);
  g_mutex_init (&work.lock);
  g_cond_init (&work.ended);
  run (&work, progress, progress_data);
  g_cond_clear (&work.ended);
  g_mutex_clear (&work.lock);
}

ZzVerification *
zz_evidence_verify (GFile *evidence_folder,
                    const GPtrArray *items,
                    GFileProgressCallback progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (ZzVerification) self = NULL;
  g_autoptr (GHashTable) files = NULL;
  const char *path;
  int root;

  g_return_val_if_fail ((evidence_folder == NULL || G_IS_FILE (evidence_folder)) && items != NULL, NULL);

  self = g_new0 (ZzVerification, 1);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->proof = zz_proof_states_new ();
  self->unlisted = zz_evidence_list_unlisted (evidence_folder, items, cancellable);
  path = evidence_folder != NULL ? g_file_peek_path (evidence_folder) : NULL;
  /* A link in the folder's place could make any folder its own. */
  root = path != NULL ? open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
  if (root >= 0)
    {
      files = list_files (path, items);
      read_files (root, files, progress, progress_data, cancellable);
      close (root);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const char *named = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);

      note (self, items->pdata[i], files != NULL && named != NULL ? g_hash_table_lookup (files, named) : NULL);
    }
  return g_steal_pointer (&self);
}

guint
zz_verification_count_found (const ZzVerification *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZzVerifiedItem *item = self->items->pdata[i];

      n += !item->removed && item->state != ZZ_VERIFY_FINE ? 1 : 0;
    }
  return n;
}

void
zz_verification_free (ZzVerification *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->unlisted);
  zz_proof_states_unref (self->proof);
  g_free (self);
}

gboolean
zz_verification_check_unaltered (const ZzVerification *self,
                                 const GPtrArray *items,
                                 GError **error)
{
  g_return_val_if_fail (self != NULL && items != NULL && items->len == self->items->len, FALSE);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzVerifiedItem *item = self->items->pdata[i];

      if (item->removed || (item->state != ZZ_VERIFY_SIZE_DIFFERS && item->state != ZZ_VERIFY_HASH_DIFFERS))
        continue;
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED, _ ("evidence \"%s\" (%s): its file is not the one that was attached; attach it again before signing"),
                   zz_record_get_label (items->pdata[i]), item->path);
      return FALSE;
    }
  return TRUE;
}
