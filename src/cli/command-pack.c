/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli pack: a project with its evidence as one file to hand over. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "handover/pack.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *lang;
  gboolean without_confidential;
  gboolean redact;
  gboolean partial;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_result (const ZzPacking *packing,
              const Options *options)
{
  const ZzPackCounts counts = *zz_packing_get_counts (packing);

  g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u evidence file packed\n", "%s: %u evidence files packed\n", counts.files), options->output, counts.files);
  if (counts.removed > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u of them belongs to an item that was removed; without it: --without-confidential, or zizhi-cli clean --removed first\n",
                          "%u of them belong to items that were removed; without them: --without-confidential, or zizhi-cli clean --removed first\n", counts.removed),
             counts.removed);
  if (counts.left_out > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u confidential item left out\n", "%u confidential items left out\n", counts.left_out), counts.left_out);
  if (counts.missing > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u item without its file, which is missing\n", "%u items without their files, which are missing\n", counts.missing), counts.missing);
  if (options->redact)
    g_print (_ ("Redacted. Free texts may still tell by other words whom they are about: read them before handing the package over.\n"));
}

static gboolean
write_out (ZzPacking *packing,
           const char *path,
           GError **error)
{
  g_autoptr (GFile) target = zz_command_get_file (path);
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  return zz_packing_write (packing, target, zz_progress_cb, progress, zz_progress_get_cancellable (progress), error);
}

static gboolean
pack (ZzCommandLine *line,
      const char *path,
      const Options *options,
      GError **error)
{
  const ZzPackOptions pack_options = { line->language, options->without_confidential, options->redact, options->partial };
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (ZzPacking) packing = NULL;

  if (file == NULL)
    return FALSE;
  content = zz_project_file_ref_content (file);
  packing = zz_packing_new (file, content, line->catalogues, &pack_options, error);
  if (packing == NULL || !write_out (packing, options->output, error))
    return FALSE;
  print_result (packing, options);
  return TRUE;
}

int
zz_command_pack (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the package to write, ending in .zip; one that is there is replaced"), N_ ("OUT") },
    { "without-confidential", 0, 0, G_OPTION_ARG_NONE, &options.without_confidential, N_ ("leave out items of evidence marked as confidential"), NULL },
    { "redact", 0, 0, G_OPTION_ARG_NONE, &options.redact, N_ ("replace names, numbers, amounts and addresses; no evidence file goes along"), NULL },
    { "redacted", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options.redact, NULL, NULL },
    { "partial", 0, 0, G_OPTION_ARG_NONE, &options.partial, N_ ("pack also when evidence files are missing; the index names them"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("language of the index: en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE -o OUT.zizhi.zip"),
                         _ ("Packs the project, its evidence and their SHA-256 sums into one file.\nEvidence that is not what was attached is refused."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("pack takes one project file; see zizhi-cli pack --help"));
  else if (options.output == NULL)
    zz_command_set_misuse (&error, _ ("pack needs a file to write: give it with -o OUT.zizhi.zip"));
  else if (!g_str_has_suffix (options.output, ".zip"))
    zz_command_set_misuse (&error, _ ("\"%s\": a package ends in .zip; give it such a name"), options.output);
  else if (zz_command_set_language (line, options.lang, &error))
    pack (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
