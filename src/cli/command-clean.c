/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli clean: files of the evidence folder that no item names, deleted. */
#include "config.h"

#include "cli/command.h"

#include "core/builtin.h"
#include "store/draft.h"
#include "store/evidence-unlisted.h"
#include "store/presence.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean dry_run;
  gboolean removed;
} Options;

/* The items whose files are kept. */
static GPtrArray *
list_items (ZzProject *project,
            const Options *options)
{
  const GPtrArray *all = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!options->removed || !zz_evidence_is_removed (all->pdata[i]))
      g_ptr_array_add (items, all->pdata[i]);
  return items;
}

static void
print (const GPtrArray *files,
       guint n,
       gboolean dry_run)
{
  for (guint i = 0; i < files->len; i++)
    {
      const ZzUnlistedFile *file = files->pdata[i];
      g_autofree char *path = zz_command_show_path (file->path);

      if (!file->spare)
        g_print (_ ("left alone: %s\n"), path);
      else if (n > 0)
        {
          n--;
          g_print (dry_run ? _ ("would be deleted: %s\n") : _ ("deleted: %s\n"), path);
        }
    }
}

static gboolean
clean (ZzCommandLine *line,
       const char *path,
       const Options *options,
       GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open_to_write (line, path, error);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (ZzPresence) presence = NULL;
  g_autofree char *drafts = zz_draft_dup_folder ();
  g_autofree char *other = NULL;
  gboolean cleaned = TRUE;
  gint64 bytes;
  guint n;

  /* What is not saved yet may name files that the project's file does not. */
  if (file == NULL || !zz_draft_check_none (drafts, zz_project_file_get_file (file), error))
    return FALSE;
  if (!options->dry_run)
    presence = zz_presence_take (zz_project_file_get_file (file), g_get_real_name (), g_get_user_name (), g_get_host_name (), &other);
  if (!zz_presence_check_alone (other, error))
    return FALSE;
  folder = zz_project_file_get_evidence_folder (file);
  items = list_items (zz_project_file_get_project (file), options);
  files = zz_evidence_list_unlisted (folder, items, NULL);
  n = zz_evidence_count_spare (files, &bytes);
  if (!options->dry_run && n > 0)
    cleaned = zz_evidence_clean (folder, files, &n, error);
  print (files, n, options->dry_run);
  return cleaned;
}

int
zz_command_clean (ZzCommandLine *line,
                  int argc,
                  char **argv)
{
  Options options = { FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("say what would be deleted and delete nothing"), NULL },
    { "removed", 0, 0, G_OPTION_ARG_NONE, &options.removed, N_ ("also the files of items that were removed"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Deletes the files of the evidence folder that no item names, for good, and says which.\n"
                            "Only what attaching can have put there goes; links and anything else are left alone."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("clean takes one project file; see zizhi-cli clean --help"));
  else
    clean (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
