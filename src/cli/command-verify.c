/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli verify: every file of the evidence hashed again. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "core/builtin.h"
#include "report/words.h"
#include "store/evidence-unlisted.h"
#include "store/evidence-verify.h"
#include "store/json-writer.h"

#include <glib/gi18n-lib.h>

static void
write_item (ZzJsonWriter *writer,
            const ZzVerifiedItem *item)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "id", item->id);
  zz_json_writer_string (writer, "state", zz_verify_state_get_id (item->state));
  if (item->removed)
    zz_json_writer_boolean (writer, "removed", TRUE);
  if (item->reason != NULL)
    zz_json_writer_string (writer, "reason", item->reason);
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (const ZzVerification *verification)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-verify");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < verification->items->len; i++)
    write_item (writer, verification->items->pdata[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "unlisted");
  for (guint i = 0; i < verification->unlisted->len; i++)
    {
      g_autofree char *path = zz_command_show_path (((const ZzUnlistedFile *) verification->unlisted->pdata[i])->path);

      zz_json_writer_string (writer, NULL, path);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_item (GString *text,
             const ZzMessages *messages,
             const ZzVerifiedItem *item)
{
  g_autofree char *path = item->path != NULL ? zz_command_show_path (item->path) : NULL;

  g_string_append_printf (text, "%s  %s", item->id, zz_words_verify_state (messages, item->state));
  if (item->reason != NULL)
    g_string_append_printf (text, " (%s)", item->reason);
  g_string_append_printf (text, "  %s\n", path != NULL ? path : "");
}

static GBytes *
to_text (const ZzVerification *verification,
         const ZzMessages *messages)
{
  guint found = zz_verification_count_found (verification);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verification->items->len; i++)
    {
      const ZzVerifiedItem *item = verification->items->pdata[i];

      if (item->state != ZZ_VERIFY_FINE && !item->removed)
        append_item (text, messages, item);
    }
  for (guint i = 0; i < verification->unlisted->len; i++)
    {
      const ZzUnlistedFile *file = verification->unlisted->pdata[i];
      g_autofree char *path = zz_command_show_path (file->path);

      g_string_append_printf (text, zz_messages_get (messages, M_ ("not listed: %s\n")), path);
    }
  g_string_append_printf (text, zz_messages_get (messages, M_ ("%u checked, %u not fine, %u not listed\n")),
                          verification->items->len, found, verification->unlisted->len);
  return g_string_free_to_bytes (text);
}

static ZzVerification *
read_all (ZzProjectFile *file,
          GError **error)
{
  g_autoptr (GFile) folder = zz_project_file_get_evidence_folder (file);
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  return zz_evidence_verify (folder, zz_project_get_builtin (zz_project_file_get_project (file), ZZ_BUILTIN_EVIDENCE),
                             zz_progress_cb, progress, zz_progress_get_cancellable (progress), error);
}

static int
verify (ZzCommandLine *line,
        const char *path,
        gboolean json,
        GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = NULL;
  g_autoptr (ZzVerification) verification = NULL;
  g_autoptr (GBytes) output = NULL;

  verification = file != NULL ? read_all (file, error) : NULL;
  if (verification == NULL)
    return ZZ_EXIT_FAILURE;
  messages = zz_messages_new (line->language);
  output = json ? to_json (verification) : to_text (verification, messages);
  if (!zz_command_write (NULL, output, error))
    return ZZ_EXIT_FAILURE;
  return zz_verification_count_found (verification) + verification->unlisted->len == 0 ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_verify (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Hashes every evidence file again and compares it with what was noted when it was attached;\n"
                            "lists files in the evidence folder that no item names.\nExit code 0: all is as noted; 1: something was found."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("verify takes one project file; see zizhi-cli verify --help"));
  else if (zz_command_check_format (format, &error) && zz_command_set_language (line, lang, &error))
    code = verify (line, rest[1], g_strcmp0 (format, "json") == 0, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
