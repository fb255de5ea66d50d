/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli unpack: what is in a package, and the package as a folder. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "handover/unpack.h"
#include "report/words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *lang;
  gboolean list;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_warnings (ZzCommandLine *line,
                const ZzPackageContents *contents)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_auto (GStrv) warnings = zz_package_list_warnings (contents, messages);

  for (guint i = 0; warnings[i] != NULL; i++)
    g_printerr ("%s\n", warnings[i]);
}

static void
print_contents (ZzCommandLine *line,
                const ZzPackageContents *contents)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autofree char *size = g_format_size (contents->total);

  g_print ("%s: %s\n", contents->name, zz_words_organisation (messages, contents->project));
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u item of evidence, ", "%u items of evidence, ", contents->n_items), contents->n_items);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u file, %s\n", "%u files, %s\n", contents->files->len), contents->files->len, size);
  for (guint i = 0; i < contents->files->len; i++)
    {
      const ZzPackageFile *file = contents->files->pdata[i];

      g_print ("%12" G_GUINT64_FORMAT "  %s\n", file->size, file->path);
    }
}

static gboolean
write_out (ZzPackage *package,
           const char *folder,
           GError **error)
{
  g_autoptr (GFile) target = zz_command_get_file (folder);
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  return zz_package_unpack (package, target, zz_progress_cb, progress, zz_progress_get_cancellable (progress), error);
}

static gboolean
unpack (ZzCommandLine *line,
        const char *path,
        const Options *options,
        GError **error)
{
  g_autoptr (GFile) file = zz_command_get_file (path);
  g_autoptr (ZzPackage) package = zz_package_open (file, line->catalogues, NULL, error);

  if (package == NULL)
    return FALSE;
  if (options->list)
    print_contents (line, zz_package_get_contents (package));
  if (options->output != NULL)
    {
      if (!write_out (package, options->output, error))
        return FALSE;
      if (!options->list)
        g_print ("%s/%s.zizhi.json\n", options->output, zz_package_get_contents (package)->name);
    }
  print_warnings (line, zz_package_get_contents (package));
  return TRUE;
}

int
zz_command_unpack (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the folder to make; nothing of this name may be there"), N_ ("FOLDER") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, N_ ("print what is in the package; without -o nothing is written"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("PACKAGE -o FOLDER"),
                         _ ("Checks a package and unpacks it into a new folder, whole or not at all."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("unpack takes one package; see zizhi-cli unpack --help"));
  else if (options.output == NULL && !options.list)
    zz_command_set_misuse (&error, _ ("unpack needs a folder to make: give it with -o FOLDER, or look with --list"));
  else if (zz_command_set_language (line, options.lang, &error))
    unpack (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
