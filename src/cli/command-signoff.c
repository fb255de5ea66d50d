/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli sign-off: who said that the project is right, and what changed since. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "core/builtin.h"
#include "core/difference.h"
#include "core/history.h"
#include "eval/evaluate.h"
#include "eval/totals.h"
#include "report/words.h"
#include "store/changes-writer.h"
#include "store/json-writer.h"
#include "store/evidence-verify.h"
#include "store/signoff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *by;
  char *role;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->by);
  g_free (options->role);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/**
 * Since: one sign-off and what was changed since
 * @changes: %NULL: something, but it is not known what
 * @why: then, the reason
 */
typedef struct
{
  const ZzRecord *signoff;
  ZzProject *was_signed;
  ZzChangeSet *changes;
  GError *why;
} Since;

static void
since_clear (Since *since)
{
  g_clear_object (&since->was_signed);
  g_clear_pointer (&since->changes, zz_change_set_unref);
  g_clear_error (&since->why);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Since, since_clear)

static void
look_back (ZzCommandLine *line,
           ZzProject *project,
           const ZzRecord *signoff,
           Since *since)
{
  since->signoff = signoff;
  if (zz_signoff_holds (project, signoff))
    {
      since->changes = zz_change_set_new (NULL);
      return;
    }
  since->was_signed = zz_signoff_read (signoff, line->catalogues, &since->why);
  if (since->was_signed != NULL)
    since->changes = zz_signoff_compare (since->was_signed, project, &since->why);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (zz_record_get_text (*(const ZzRecord *const *) a, ZZ_SIGNOFF_AT),
                    zz_record_get_text (*(const ZzRecord *const *) b, ZZ_SIGNOFF_AT));
}

/* The first first. */
static GPtrArray *
list_by_time (ZzProject *project)
{
  const GPtrArray *signoffs = zz_project_get_builtin (project, ZZ_BUILTIN_SIGNOFF);
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < signoffs->len; i++)
    g_ptr_array_add (sorted, signoffs->pdata[i]);
  g_ptr_array_sort (sorted, compare_times);
  return sorted;
}

static void
write_since (ZzJsonWriter *writer,
             const ZzCatalogue *catalogue,
             const Since *since)
{
  const ZzValue *totals = zz_record_get (since->signoff, ZZ_SIGNOFF_TOTALS);

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "id", zz_record_get_id (since->signoff));
  zz_json_writer_string (writer, "by", zz_record_get_text (since->signoff, ZZ_SIGNOFF_BY));
  zz_json_writer_string (writer, "role", zz_record_get_text (since->signoff, ZZ_SIGNOFF_ROLE));
  zz_json_writer_string (writer, "at", zz_record_get_text (since->signoff, ZZ_SIGNOFF_AT));
  zz_json_writer_string (writer, "digest", zz_record_get_text (since->signoff, ZZ_SIGNOFF_DIGEST));
  if (totals->kind == ZZ_VALUE_OPAQUE)
    zz_json_writer_raw (writer, "totals", totals->text);
  else
    zz_json_writer_null (writer, "totals");
  zz_json_writer_boolean (writer, "changed", since->changes == NULL || zz_change_set_get_n_changes (since->changes) > 0);
  if (since->changes != NULL)
    zz_changes_write (writer, catalogue, since->changes);
  else
    zz_json_writer_null (writer, "changes");
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (ZzCommandLine *line,
         ZzProject *project)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  g_autoptr (GPtrArray) signoffs = list_by_time (project);

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-signoffs");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_begin_array (writer, "signoffs");
  for (guint i = 0; i < signoffs->len; i++)
    {
      g_auto (Since) since = { NULL };

      look_back (line, project, signoffs->pdata[i], &since);
      write_since (writer, zz_project_get_catalogue (project), &since);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_since (GString *text,
              ZzProject *project,
              const Since *since,
              const ZzMessages *messages)
{
  const guint n = since->changes != NULL ? zz_change_set_get_n_changes (since->changes) : 0;
  g_autofree char *head = zz_words_signoff (messages, since->signoff, since->changes != NULL ? (int) n : -1);

  g_string_append_printf (text, "%s\n", head);
  if (since->why != NULL)
    g_string_append_printf (text, "  %s\n", since->why->message);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *change = zz_words_change (messages, since->was_signed, project, zz_change_set_get_change (since->changes, i));

      g_string_append_printf (text, "  %s\n", change);
    }
}

static GBytes *
to_text (ZzCommandLine *line,
         ZzProject *project)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autoptr (GPtrArray) signoffs = list_by_time (project);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < signoffs->len; i++)
    {
      g_auto (Since) since = { NULL };

      look_back (line, project, signoffs->pdata[i], &since);
      append_since (text, project, &since, messages);
    }
  if (signoffs->len == 0)
    g_string_append_printf (text, "%s\n", zz_messages_get (messages, M_ ("Nobody has signed the project.")));
  return g_string_free_to_bytes (text);
}

static void
show (ZzCommandLine *line,
      const char *path,
      const Options *options,
      GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (GBytes) told = NULL;

  if (file == NULL)
    return;
  told = (g_strcmp0 (options->format, "json") == 0 ? to_json : to_text) (line, zz_project_file_get_project (file));
  zz_command_write (NULL, told, error);
}

/* What the project counts for its own day and level is signed along. */
static char *
dup_totals (ZzProjectFile *file,
            GError **error)
{
  ZzProject *project = zz_project_file_get_project (file);
  g_autoptr (ZzProofStates) proof = zz_project_file_look (file, NULL);
  g_autoptr (ZzFindings) findings = NULL;
  ZzOccasion occasion;

  if (!zz_command_get_occasion (project, NULL, NULL, zz_command_get_today (), &occasion, error))
    return NULL;
  findings = zz_evaluate_verdicts (project, proof, occasion.level, occasion.at);
  return zz_findings_dup_totals (findings);
}

/* What is signed is what was attached: all of it is read. */
static gboolean
check_evidence (ZzProjectFile *file,
                GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (zz_project_file_get_project (file), ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GFile) folder = zz_project_file_get_evidence_folder (file);
  g_autoptr (ZzProgress) progress = zz_progress_new ();
  g_autoptr (ZzVerification) verification = zz_evidence_verify (folder, items, zz_progress_cb, progress, zz_progress_get_cancellable (progress), error);

  return verification != NULL && zz_verification_check_unaltered (verification, items, error);
}

static void
sign (ZzCommandLine *line,
      const char *path,
      const Options *options,
      GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open_to_write (line, path, error);
  g_autofree char *totals = file != NULL && check_evidence (file, error) ? dup_totals (file, error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);
  g_autoptr (ZzHistory) history = NULL;
  g_autoptr (ZzRecord) signoff = NULL;

  if (totals == NULL)
    return;
  signoff = zz_signoff_new (zz_project_file_get_project (file), options->by, options->role, now, totals, error);
  if (signoff == NULL)
    return;
  zz_change_set_insert (changes, signoff);
  history = zz_history_new (zz_project_file_get_project (file));
  if (zz_history_apply (history, changes, error) && zz_command_save (file, error))
    g_print ("%s\n%s\n", zz_record_get_id (signoff), zz_record_get_text (signoff, ZZ_SIGNOFF_DIGEST));
}

int
zz_command_signoff (ZzCommandLine *line,
                    int argc,
                    char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, N_ ("sign in this name (default: show the sign-offs)"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_ ("what the signer is in the company"), N_ ("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Notes in the project who signed which state of it, and says what was changed since each sign-off.\n"
                            "It is a record of what somebody said, with the digest of what was signed; it is no cryptographic\n"
                            "proof: whoever can write the file can write a sign-off."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("sign-off takes one project file; see zizhi-cli sign-off --help"));
  else if ((options.by != NULL && *g_strstrip (options.by) == '\0') || (options.role != NULL && options.by == NULL))
    zz_command_set_misuse (&error, _ ("a sign-off needs a name: give it with --by"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    (options.by != NULL ? sign : show) (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
