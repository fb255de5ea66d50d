/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli volume: the evidence numbered by clause, for an auditor to leaf through. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "handover/volume.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *lang;
  gboolean without_confidential;
  gboolean partial;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
write_out (ZzVolume *volume,
           const char *path,
           GError **error)
{
  g_autoptr (GFile) target = zz_command_get_file (path);
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  return zz_volume_write (volume, target, g_str_has_suffix (path, ".zip"), zz_progress_cb, progress, zz_progress_get_cancellable (progress), error);
}

static void
write_volume (ZzCommandLine *line,
              const char *path,
              const Options *options,
              GError **error)
{
  const ZzVolumeOptions volume_options = { line->language, options->without_confidential, options->partial };
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzVolume) volume = file != NULL ? zz_volume_new (file, &volume_options, error) : NULL;
  guint n, left_out, missing;

  if (volume == NULL || !write_out (volume, options->output, error))
    return;
  n = zz_volume_get_n_files (volume);
  left_out = zz_volume_get_n_left_out (volume);
  missing = zz_volume_get_n_missing (volume);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u evidence file copied\n", "%s: %u evidence files copied\n", n), options->output, n);
  if (left_out > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u confidential item left out\n", "%u confidential items left out\n", left_out), left_out);
  if (missing > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u item without its file, which is missing\n", "%u items without their files, which are missing\n", missing), missing);
}

int
zz_command_volume (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("a folder to make, or a file ending in .zip, which is replaced"), N_ ("OUT") },
    { "without-confidential", 0, 0, G_OPTION_ARG_NONE, &options.without_confidential, N_ ("leave out items of evidence marked as confidential"), NULL },
    { "partial", 0, 0, G_OPTION_ARG_NONE, &options.partial, N_ ("go on when evidence files are missing; the index names them"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("language of the index: en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE -o FOLDER|OUT.zip"),
                         _ ("Copies the evidence into folders by category, numbered by clause, with an index.\nEvidence that is not what was attached is refused."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("volume takes one project file; see zizhi-cli volume --help"));
  else if (options.output == NULL)
    zz_command_set_misuse (&error, _ ("volume needs a folder or file to write: give it with -o FOLDER or -o OUT.zip"));
  else if (zz_command_set_language (line, options.lang, &error))
    write_volume (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
