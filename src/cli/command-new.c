/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli new: an empty project with its application stated. */
#include "config.h"

#include "cli/command.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/field.h"
#include "core/history.h"
#include "report/phrase.h"
#include "report/words.h"

#include <glib/gi18n-lib.h>

/* Scripts rely on it, so it stays; what superseded it is named. */
#define USUAL_CATALOGUE "isccc-classic"

typedef struct
{
  char *catalogue;
  char *name;
  char *service;
  char *level;
  char *kind;
  char *planned;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->catalogue);
  g_free (options->name);
  g_free (options->service);
  g_free (options->level);
  g_free (options->kind);
  g_free (options->planned);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
put (ZzChangeSet *set,
     ZzProject *project,
     const ZzRegister *reg,
     const char *field_id,
     const char *text,
     GError **error)
{
  const ZzField *field = zz_register_find_field (reg, field_id);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  if (text == NULL || field == NULL)
    return TRUE;
  if (!zz_field_read (field, text, &value, error))
    return FALSE;
  zz_edit_put (set, project, reg, reg->id, field, &value);
  return TRUE;
}

static gboolean
state_application (ZzProject *project,
                   const Options *options,
                   GError **error)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  const ZzRegister *application = catalogue->builtins[ZZ_BUILTIN_APPLICATION];
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);

  return put (set, project, application, "service", options->service != NULL ? options->service : "operation", error)
         && put (set, project, application, "level", options->level != NULL ? options->level : zz_choices_get (catalogue->levels, 0)->id, error)
         && put (set, project, application, "kind", options->kind != NULL ? options->kind : "initial", error)
         && put (set, project, application, "planned_date", options->planned, error)
         && put (set, project, catalogue->organisation, "name", options->name, error)
         && zz_history_apply (history, set, error);
}

/* What the edition is, and that it is not confirmed; where nobody chose it, how to have
 * the one that superseded it, if that has the level. */
static void
say_edition (ZzCommandLine *line,
             const ZzCatalogue *catalogue,
             const Options *options)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autofree char *notice = zz_words_edition_notice (messages, catalogue);
  g_autoptr (ZzCatalogue) newer = options->catalogue == NULL ? zz_catalogue_store_load_usual (line->catalogues, options->level, NULL) : NULL;

  if (notice != NULL)
    g_print ("! %s\n", notice);
  if (newer != NULL && newer != catalogue)
    {
      g_autofree char *advice = zz_phrase (messages, M_ ("No edition was named, so this one was taken; --catalogue={id} makes a project for the one that superseded it."),
                                           "id", newer->id, NULL);

      g_print ("! %s\n", advice);
    }
}

static gboolean
make_project (ZzCommandLine *line,
              const char *path,
              const Options *options,
              GError **error)
{
  g_autoptr (GFile) file = zz_command_get_file (path);
  g_autoptr (ZzCatalogue) catalogue = NULL;
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (ZzProjectFile) project_file = NULL;

  catalogue = zz_catalogue_store_load (line->catalogues, options->catalogue != NULL ? options->catalogue : USUAL_CATALOGUE, error);
  if (catalogue == NULL)
    return FALSE;
  project = zz_project_new (catalogue, NULL);
  if (!state_application (project, options, error))
    return FALSE;
  project_file = zz_project_file_new (file, project);
  if (!zz_command_save (project_file, error))
    return FALSE;
  say_edition (line, catalogue, options);
  return TRUE;
}

int
zz_command_new (ZzCommandLine *line,
                int argc,
                char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "catalogue", 0, 0, G_OPTION_ARG_STRING, &options.catalogue, N_ ("the catalogue, one of those that catalogue list shows (default: isccc-classic)"), N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("the organisation's name"), N_ ("NAME") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service, N_ ("the declared category (default: operation)"), N_ ("SERVICE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level applied for (default: the lowest)"), N_ ("LEVEL") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("initial, surveillance, recertification or upgrade"), N_ ("KIND") },
    { "planned", 0, 0, G_OPTION_ARG_STRING, &options.planned, N_ ("the day the assessment is planned for"), N_ ("DATE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE.zizhi.json"), _ ("Makes a new project; an existing file is never overwritten."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("new takes one project file to make; see zizhi-cli new --help"));
  else if (!g_str_has_suffix (rest[1], ".zizhi.json"))
    zz_command_set_misuse (&error, _ ("\"%s\": the name of a project file ends in .zizhi.json"), rest[1]);
  else
    make_project (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
