/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli attach: files copied in as evidence and noted in the project. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/evidence-guess.h"
#include "core/field.h"
#include "core/history.h"
#include "store/attachment-sources.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *kind;
  char **clauses;
  char **records;
  char *title;
  char *issued;
  char *valid_until;
  char *note;
  char *replaces;
  gboolean confidential;
  gboolean suggest;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_strfreev (options->clauses);
  g_strfreev (options->records);
  g_free (options->title);
  g_free (options->issued);
  g_free (options->valid_until);
  g_free (options->note);
  g_free (options->replaces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the options say of every item, on a record that is only a pattern: it is
 * read before any file is copied. */
static ZzRecord *
make_pattern (const ZzCatalogue *catalogue,
              const Options *options,
              int kind,
              GError **error)
{
  g_autoptr (ZzRecord) pattern = zz_record_new (catalogue->builtins[ZZ_BUILTIN_EVIDENCE], "pattern");
  g_autofree char *clauses = options->clauses != NULL ? g_strjoinv (",", options->clauses) : NULL;
  g_autofree char *records = options->records != NULL ? g_strjoinv (",", options->records) : NULL;
  const struct
  {
    guint field;
    const char *text;
  } values[] = {
    { ZZ_EVIDENCE_TITLE, options->title },
    { ZZ_EVIDENCE_ISSUED, options->issued },
    { ZZ_EVIDENCE_VALID_UNTIL, options->valid_until },
    { ZZ_EVIDENCE_CLAUSES, clauses },
    { ZZ_EVIDENCE_RECORDS, records },
    { ZZ_EVIDENCE_NOTE, options->note },
    { ZZ_EVIDENCE_CONFIDENTIAL, options->confidential ? "true" : NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const ZzField *field = zz_register_get_field (zz_record_get_register (pattern), values[i].field);
      ZzValue value = ZZ_VALUE_INIT;

      if (values[i].text == NULL)
        continue;
      if (!zz_field_read (field, values[i].text, &value, error))
        return NULL;
      zz_record_fill (pattern, field, value);
    }
  if (kind >= 0)
    zz_record_fill (pattern, zz_register_get_field (zz_record_get_register (pattern), ZZ_EVIDENCE_KIND),
                    zz_value_choice ((guint) kind));
  return g_steal_pointer (&pattern);
}

static void
fill (ZzRecord *item,
      const ZzRecord *pattern)
{
  const ZzRegister *reg = zz_record_get_register (item);

  for (guint i = 0; i < reg->fields->len; i++)
    if (!zz_value_is_absent (zz_record_get (pattern, i)))
      zz_record_fill (item, zz_register_get_field (reg, i), zz_value_copy (zz_record_get (pattern, i)));
}

static gboolean
check_names (ZzProject *project,
             const Options *options,
             GError **error)
{
  for (guint i = 0; options->clauses != NULL && options->clauses[i] != NULL; i++)
    if (zz_catalogue_find_clause (zz_project_get_catalogue (project), options->clauses[i]) == NULL)
      {
        g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no clause \"%s\" in the catalogue"), options->clauses[i]);
        return FALSE;
      }
  for (guint i = 0; options->records != NULL && options->records[i] != NULL; i++)
    if (zz_project_find_anywhere (project, options->records[i]) == NULL)
      {
        g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no record \"%s\" in the project"), options->records[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
find_kind (const ZzCatalogue *catalogue,
           const char *id,
           int *kind,
           GError **error)
{
  *kind = id != NULL ? zz_choices_find (catalogue->evidence_kinds, id) : -1;
  if (id == NULL || *kind >= 0)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND,
               _ ("there is no evidence kind \"%s\"; zizhi-cli catalogue show %s lists them"), id, catalogue->id);
  return FALSE;
}

/* What the newer item has from the one it replaces. */
static gboolean
begin_replacing (ZzProject *project,
                 const char *id,
                 const GPtrArray *sources,
                 ZzRecord *pattern,
                 GError **error)
{
  ZzRecord *old = zz_project_find_builtin (project, ZZ_BUILTIN_EVIDENCE, id);

  if (old == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no evidence \"%s\" to replace"), id);
      return FALSE;
    }
  if (sources->len != 1)
    {
      zz_command_set_misuse (error, _ ("--replaces takes one file, the newer one; attach the others without it"));
      return FALSE;
    }
  zz_evidence_inherit (pattern, old);
  return TRUE;
}

/* The files that are meant; what is left out of a folder is said. */
static GPtrArray *
list_sources (char **paths,
              GError **error)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) skipped = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *sources;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (given, zz_command_get_file (paths[i]));
  sources = zz_attachment_list_sources (given, skipped, NULL, error);
  for (guint i = 0; sources != NULL && i < skipped->len; i++)
    {
      g_autofree char *shown = zz_command_show_path (skipped->pdata[i]);

      g_printerr (_ ("zizhi-cli: left out, being hidden, a link or no file: %s\n"), shown);
    }
  return sources;
}

static void
print_suggestion (const ZzCatalogue *catalogue,
                  GFile *source)
{
  g_autofree char *name = g_file_get_basename (source);
  g_autofree char *shown = zz_command_show_path (name);
  g_auto (ZzEvidenceGuess) guess = { 0 };

  zz_evidence_guess (catalogue, name, &guess);
  g_print ("%s", shown);
  if (guess.kind >= 0)
    g_print ("  --kind=%s", zz_choices_get (catalogue->evidence_kinds, (guint) guess.kind)->id);
  for (guint i = 0; guess.clauses[i] != NULL; i++)
    g_print ("  --clause=%s", guess.clauses[i]);
  if (guess.issued != ZZ_DATE_NONE)
    {
      g_autofree char *issued = zz_date_format (guess.issued);

      g_print ("  --issued=%s", issued);
    }
  g_print ("\n");
}

/* Nothing is wrong with two items of one file, but it may not be meant. The ids alone
 * are on standard output. */
static void
say_same (ZzProject *project,
          const GPtrArray *items)
{
  g_autoptr (GPtrArray) same = zz_evidence_list_same (zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE), items);

  for (guint i = 0; i < items->len; i++)
    if (same->pdata[i] != NULL)
      g_printerr (_ ("zizhi-cli: %s has the same content as %s, “%s”\n"), zz_record_get_id (items->pdata[i]),
                  zz_record_get_id (same->pdata[i]), zz_record_get_label (same->pdata[i]));
}

static gboolean
copy_in (ZzProjectFile *file,
         const GPtrArray *sources,
         const ZzRecord *pattern,
         GError **error)
{
  g_autoptr (ZzProgress) progress = zz_progress_new ();
  ZzProject *project = zz_project_file_get_project (file);
  g_autoptr (GFile) folder = zz_project_file_get_evidence_folder (file);
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (ZzAttached) attached = zz_attach_files (sources, folder, zz_project_get_catalogue (project), -1, now, zz_progress_cb, progress,
                                                     zz_progress_get_cancellable (progress), error);
  const GPtrArray *items;

  if (attached == NULL)
    return FALSE;
  items = attached->items;
  for (guint i = 0; i < items->len; i++)
    {
      fill (items->pdata[i], pattern);
      zz_change_set_insert (changes, items->pdata[i]);
    }
  if (!zz_history_apply (history, changes, error) || !zz_command_save (file, error))
    {
      zz_attached_take_back (attached);
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    g_print ("%s\n", zz_record_get_id (items->pdata[i]));
  say_same (project, items);
  return TRUE;
}

static gboolean
attach (ZzProjectFile *file,
        char **paths,
        const Options *options,
        GError **error)
{
  ZzProject *project = zz_project_file_get_project (file);
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (ZzRecord) pattern = NULL;
  int kind;

  if (!check_names (project, options, error) || !find_kind (catalogue, options->kind, &kind, error))
    return FALSE;
  pattern = make_pattern (catalogue, options, kind, error);
  sources = pattern != NULL ? list_sources (paths, error) : NULL;
  if (sources == NULL)
    return FALSE;
  if (options->replaces != NULL && !begin_replacing (project, options->replaces, sources, pattern, error))
    return FALSE;
  if (!options->suggest)
    return copy_in (file, sources, pattern, error);
  for (guint i = 0; i < sources->len; i++)
    print_suggestion (catalogue, sources->pdata[i]);
  return TRUE;
}

int
zz_command_attach (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("the kind of evidence, such as lease"), N_ ("KIND") },
    { "clause", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.clauses, N_ ("a clause it proves; may be repeated"), N_ ("CLAUSE") },
    { "record", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.records, N_ ("a record it proves; may be repeated"), N_ ("RECORD") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_ ("its title (default: the file's name)"), N_ ("TITLE") },
    { "issued", 0, 0, G_OPTION_ARG_STRING, &options.issued, N_ ("the day it was issued"), N_ ("DATE") },
    { "valid-until", 0, 0, G_OPTION_ARG_STRING, &options.valid_until, N_ ("its last valid day, or never"), N_ ("DATE") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("a note"), N_ ("TEXT") },
    { "confidential", 0, 0, G_OPTION_ARG_NONE, &options.confidential, N_ ("mark it confidential"), NULL },
    { "replaces", 0, 0, G_OPTION_ARG_STRING, &options.replaces, N_ ("the item it is newer than: kind, clauses and records are taken over"), N_ ("ITEM") },
    { "suggest", 0, 0, G_OPTION_ARG_NONE, &options.suggest, N_ ("attach nothing; print what the names of the files suggest"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE PROOF…"),
                         _ ("Copies the files into the project's evidence folder and notes them in the project;\n"
                            "prints the id of each. Of a folder every file in it is taken, hidden ones left out.\n"
                            "All of them are attached, or none."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) < 3)
    zz_command_set_misuse (&error, _ ("attach takes a project file and at least one file; see zizhi-cli attach --help"));
  else
    {
      g_autoptr (ZzProjectFile) file = zz_command_open_to_write (line, rest[1], &error);

      if (file != NULL)
        attach (file, rest + 2, &options, &error);
    }
  return zz_command_fail (error);
}
