/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli catalogue: list, show or check catalogues. */
#include "config.h"

#include "cli/command.h"

#include "core/field.h"
#include "report/words.h"
#include "store/catalogue-reader.h"
#include "store/json.h"
#include "store/load.h"

#include <glib/gi18n-lib.h>

static gboolean
list_catalogues (ZzCommandLine *line,
                 const ZzMessages *messages,
                 GError **error)
{
  g_auto (GStrv) ids = zz_catalogue_store_list (line->catalogues);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (line->catalogues, ids[i], error);

      if (catalogue == NULL)
        return FALSE;
      g_print ("%s\t%s\t%s\n", catalogue->id, catalogue->edition, zz_messages_text (messages, &catalogue->title));
    }
  return TRUE;
}

static void
print_figures (const ZzMessages *messages,
               const ZzCatalogue *catalogue,
               const ZzClause *clause)
{
  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];

      g_print ("      %s:", zz_messages_text (messages, &figure->title));
      for (guint level = 0; level < catalogue->levels->len; level++)
        {
          g_autofree char *value = zz_value_format (&figure->at[level].value, figure->choices);

          if (*value != '\0')
            g_print ("  %s %s (%s)", zz_messages_text (messages, &zz_choices_get (catalogue->levels, level)->title), value,
                     zz_words_mark (messages, figure->at[level].mark));
        }
      g_print ("\n");
    }
}

static void
print_clauses (const ZzMessages *messages,
               const ZzCatalogue *catalogue)
{
  for (guint i = 0; i < catalogue->categories->len; i++)
    {
      const ZzCategory *category = catalogue->categories->pdata[i];

      g_print ("\n%s (%s)\n", zz_messages_text (messages, &category->title), category->id);
      for (guint j = 0; j < category->clauses->len; j++)
        {
          const ZzClause *clause = category->clauses->pdata[j];

          g_print ("  %-14s %s\n      %s\n", clause->id, zz_messages_text (messages, &clause->title),
                   zz_messages_text (messages, &clause->text));
          print_figures (messages, catalogue, clause);
        }
    }
}

static void
print_choices (const ZzMessages *messages,
               const char *title,
               const ZzChoices *choices)
{
  g_print ("\n%s\n", title);
  for (guint i = 0; i < choices->len; i++)
    g_print ("  %-30s %s\n", zz_choices_get (choices, i)->id, zz_messages_text (messages, &zz_choices_get (choices, i)->title));
}

static void
print_registers (const ZzMessages *messages,
                 const ZzCatalogue *catalogue)
{
  g_print ("\n%s\n", zz_messages_get (messages, M_ ("Registers and their fields")));
  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      const ZzRegister *reg = catalogue->registers->pdata[i];

      g_print ("  %s (%s)\n", zz_messages_text (messages, &reg->title), reg->id);
      for (guint j = 0; j < reg->fields->len; j++)
        {
          const ZzField *field = zz_register_get_field (reg, j);

          g_print ("    %-28s %-10s %s\n", field->id, zz_field_type_get_id (field->type), zz_messages_text (messages, &field->title));
        }
    }
}

static gboolean
show_catalogue (ZzCommandLine *line,
                const ZzMessages *messages,
                const char *id,
                GError **error)
{
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (line->catalogues, id, error);
  g_autofree char *notice = NULL;
  g_autofree char *missing = NULL;

  if (catalogue == NULL)
    return FALSE;
  missing = zz_words_missing_levels (messages, catalogue);
  notice = zz_words_edition_notice (messages, catalogue);
  g_print ("%s — %s (%s)\n", catalogue->id, zz_messages_text (messages, &catalogue->title), catalogue->edition);
  if (notice != NULL)
    g_print ("! %s\n", notice);
  if (missing != NULL)
    g_print ("! %s\n", missing);
  print_clauses (messages, catalogue);
  print_choices (messages, zz_messages_get (messages, M_ ("Service categories")), catalogue->services);
  print_choices (messages, zz_messages_get (messages, M_ ("Evidence kinds")), catalogue->evidence_kinds);
  print_registers (messages, catalogue);
  return TRUE;
}

static gboolean
check_catalogue (const ZzMessages *messages,
                 const char *path,
                 GError **error)
{
  g_autoptr (GFile) file = zz_command_get_file (path);
  g_autoptr (GBytes) bytes = zz_load_file (file, ZZ_JSON_MAX_BYTES, NULL, NULL, error);
  g_autoptr (ZzCatalogue) catalogue = bytes != NULL ? zz_catalogue_read (bytes, path, error) : NULL;

  if (catalogue == NULL)
    return FALSE;
  g_print (zz_messages_get (messages, M_ ("%s: no fault found; catalogue %s, edition %s, %u clauses\n")), path, catalogue->id, catalogue->edition, catalogue->clauses->len);
  return TRUE;
}

int
zz_command_catalogue (ZzCommandLine *line,
                      int argc,
                      char **argv)
{
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("list | show ID | check FILE"),
                         _ ("Lists the catalogues there are, shows one, or checks a catalogue file."), &rest, &error))
    return zz_command_fail (error);
  if (zz_command_set_language (line, lang, &error))
    {
      g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
      const guint n = g_strv_length (rest);

      if (n == 2 && g_str_equal (rest[1], "list"))
        list_catalogues (line, messages, &error);
      else if (n == 3 && g_str_equal (rest[1], "show"))
        show_catalogue (line, messages, rest[2], &error);
      else if (n == 3 && g_str_equal (rest[1], "check"))
        check_catalogue (messages, rest[2], &error);
      else
        zz_command_set_misuse (&error, _ ("write catalogue list, catalogue show ID or catalogue check FILE"));
    }
  return zz_command_fail (error);
}
