/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests judge. */
#include "subject.h"

#include "core/builtin.h"
#include "core/field.h"
#include "core/project-private.h"
#include "store/project-codec.h"

#define CATALOGUE "isccc-classic"
#define SERVICE "operation"

void
subject_set_up (Subject *subject,
                gconstpointer id)
{
  g_autoptr (GError) error = NULL;

  subject->catalogues = zz_catalogue_store_new (NULL);
  subject->catalogue = zz_catalogue_store_load (subject->catalogues, id != NULL ? id : CATALOGUE, &error);
  g_assert_no_error (error);
}

void
subject_tear_down (Subject *subject,
                   gconstpointer id)
{
  zz_catalogue_unref (subject->catalogue);
  zz_catalogue_store_free (subject->catalogues);
}

static ZzProject *
read_project (const Subject *subject,
              const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ZzProject *project;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  project = zz_project_read (bytes, path, subject->catalogues, NULL, &error);
  g_assert_no_error (error);
  return project;
}

ZzProject *
subject_read (const Subject *subject,
              const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "projects", name, NULL);

  return read_project (subject, path);
}

ZzProject *
subject_read_example (const Subject *subject)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "../data/examples/example.zizhi.json", NULL);

  return read_project (subject, path);
}

const ZzRegister *
subject_find_register (const ZzCatalogue *catalogue,
                       const char *id)
{
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, id);

  for (guint i = 0; reg == NULL && i < G_N_ELEMENTS (catalogue->builtins); i++)
    if (g_str_equal (catalogue->builtins[i]->id, id))
      reg = catalogue->builtins[i];
  g_assert (reg != NULL);
  return reg;
}

static void
fill (ZzRecord *record,
      char **facts)
{
  for (; *facts != NULL; facts++)
    {
      g_auto (GStrv) parts = g_strsplit (*facts, "=", 2);
      const ZzField *field;
      g_autoptr (GError) error = NULL;
      ZzValue value;

      if (parts[0] == NULL)
        continue;
      field = zz_register_find_field (zz_record_get_register (record), parts[0]);
      g_assert_nonnull (field);
      zz_field_parse (field, parts[1], &value, &error);
      g_assert_no_error (error);
      zz_record_fill (record, field, value);
    }
}

static void
state (ZzProject *project,
       const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_auto (GStrv) name = g_strsplit (words[0], "/", 2);
  const ZzRegister *reg = subject_find_register (zz_project_get_catalogue (project), name[0]);
  g_autoptr (ZzRecord) record = NULL;

  if (reg->single)
    {
      fill (zz_project_get_single (project, reg), words + 1);
      return;
    }
  record = zz_record_new (reg, name[1]);
  fill (record, words + 1);
  zz_project_add (project, record);
}

ZzProject *
subject_make (const Subject *subject,
              const char *facts)
{
  ZzProject *project = zz_project_new (subject->catalogue, NULL);
  const ZzRegister *application = subject->catalogue->builtins[ZZ_BUILTIN_APPLICATION];
  g_auto (GStrv) lines = g_strsplit (facts, "\n", -1);

  zz_record_fill (zz_project_get_application (project), zz_register_get_field (application, ZZ_APPLICATION_SERVICE),
                  zz_value_choice ((guint) zz_choices_find (subject->catalogue->services, SERVICE)));
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      state (project, *line);
  return project;
}
