/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three versions of a project, read and merged. */
#include "config.h"

#include "app/merge-job.h"

#include "core/difference.h"
#include "core/error.h"
#include "store/evidence-folder.h"
#include "store/json.h"
#include "store/load.h"
#include "store/project-codec.h"
#include "store/project-join.h"

#include <glib/gi18n.h>

/* A file of the same name with another project in it is no version of ours. */
static gboolean
check_id (const ZzMergeJob *job,
          const char *name,
          GError **error)
{
  if (g_str_equal (zz_project_get_id (job->there), job->id))
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED,
               _ ("%s: there is another project in this file now; save yours under another name, or open the file again"), name);
  return FALSE;
}

static gboolean
read_theirs (ZzMergeJob *job,
             ZzCatalogueStore *catalogues,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *name = job->file != NULL ? g_file_get_parse_name (job->file) : g_strdup (_ ("the other version"));

  if (job->file != NULL)
    job->theirs = zz_load_file (job->file, ZZ_JSON_MAX_BYTES, NULL, cancellable, error);
  if (job->theirs == NULL)
    return FALSE;
  job->there = zz_project_read (job->theirs, name, catalogues, NULL, error);
  return job->there != NULL && check_id (job, name, error);
}

/* How far @there is from @before; that of another edition is not to be compared. */
static guint
measure (ZzProject *before,
         ZzProject *there)
{
  g_autoptr (ZzChangeSet) set = zz_difference_new (before, there, NULL);

  return set != NULL ? zz_change_set_get_n_changes (set) : G_MAXUINT;
}

/* Of versions equally near the newest. */
static ZzProject *
choose_base (ZzMergeJob *job,
             ZzCatalogueStore *catalogues,
             GError **error)
{
  g_autoptr (ZzProject) chosen = NULL;
  guint least;

  if (job->bases->len == 0)
    return zz_project_new (zz_project_get_catalogue (job->there), job->id);
  chosen = zz_project_join_read_base (job->bases->pdata[0], job->here, catalogues, error);
  if (chosen == NULL || job->older == ZZ_OLDER_TAKE || job->bases->len == 1)
    return g_steal_pointer (&chosen);
  least = measure (chosen, job->there);
  for (guint i = 1; i < job->bases->len && least > 0; i++)
    {
      g_autoptr (ZzProject) older = zz_project_join_read_base (job->bases->pdata[i], job->here, catalogues, NULL);
      const guint distance = older != NULL ? measure (older, job->there) : G_MAXUINT;

      if (distance >= least)
        continue;
      least = distance;
      job->stale = TRUE;
      g_set_object (&chosen, older);
    }
  if (!job->stale || job->older == ZZ_OLDER_KEEP)
    return g_steal_pointer (&chosen);
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_STALE, _ ("The file lacks what was saved last: it may be an older copy, or somebody took that back."));
  return NULL;
}

static gboolean
merge (ZzMergeJob *job,
       ZzCatalogueStore *catalogues,
       GError **error)
{
  g_autoptr (ZzProject) before = NULL;

  job->here = zz_project_read (job->mine, _ ("the version here"), catalogues, NULL, error);
  before = job->here != NULL ? choose_base (job, catalogues, error) : NULL;
  if (before != NULL && !job->stale && !job->edited)
    return TRUE;
  job->merge = before != NULL ? zz_merge_new (before, job->here, job->there, error) : NULL;
  return job->merge != NULL;
}

/* Looks for the files of all items that may be in the result. */
static void
look (ZzMergeJob *job,
      GCancellable *cancellable)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  ZzProject *const projects[] = { job->there, job->here };

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      const GPtrArray *records = projects[i] != NULL ? zz_project_get_builtin (projects[i], ZZ_BUILTIN_EVIDENCE) : NULL;

      for (guint j = 0; records != NULL && j < records->len; j++)
        g_ptr_array_add (items, records->pdata[j]);
    }
  job->proof = zz_evidence_look (job->folder, items, cancellable);
}

gboolean
zz_merge_job_run (ZzMergeJob *job,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = NULL;

  g_return_val_if_fail (job != NULL && job->catalogue != NULL, FALSE);

  catalogues = zz_catalogue_store_new (NULL);
  zz_catalogue_store_share (catalogues, job->catalogue);
  if (!read_theirs (job, catalogues, cancellable, error) || !merge (job, catalogues, error))
    return FALSE;
  look (job, cancellable);
  return TRUE;
}

void
zz_merge_job_free (ZzMergeJob *job)
{
  g_return_if_fail (job != NULL);

  zz_catalogue_unref (job->catalogue);
  g_clear_object (&job->file);
  g_clear_object (&job->folder);
  g_free (job->id);
  g_clear_pointer (&job->bases, g_ptr_array_unref);
  g_clear_pointer (&job->mine, g_bytes_unref);
  g_clear_pointer (&job->theirs, g_bytes_unref);
  g_clear_pointer (&job->merge, zz_merge_free);
  g_clear_object (&job->here);
  g_clear_object (&job->there);
  g_clear_pointer (&job->proof, zz_proof_states_unref);
  g_free (job);
}
