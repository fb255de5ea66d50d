/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small catalogue and project made by hand. */
#include "fixture.h"

#include "core/field.h"
#include "core/project-private.h"

static ZzRegister *
add_register (ZzCatalogue *catalogue,
              const char *id,
              gboolean single)
{
  ZzRegister *reg = zz_register_new (id, catalogue->registers->len, single);

  g_ptr_array_add (catalogue->registers, reg);
  return reg;
}

static ZzChoices *
make_degrees (void)
{
  ZzChoices *degrees = zz_choices_new ();

  zz_choices_add (degrees, "bachelor", (ZzText) { { NULL } });
  zz_choices_add (degrees, "master", (ZzText) { { NULL } });
  return degrees;
}

ZzCatalogue *
fixture_catalogue_new (void)
{
  ZzCatalogue *catalogue = zz_catalogue_new ();
  ZzRegister *person, *certificate, *badge, *organisation;
  ZzField *field;

  zz_choices_add (catalogue->levels, "3", (ZzText) { { NULL } });
  zz_choices_add (catalogue->services, "operation", (ZzText) { { NULL } });
  zz_choices_add (catalogue->applications, "initial", (ZzText) { { NULL } });
  zz_choices_add (catalogue->evidence_kinds, "lease", (ZzText) { { NULL } });
  organisation = add_register (catalogue, "organisation", TRUE);
  zz_register_add_field (organisation, "name", ZZ_FIELD_TEXT);
  catalogue->organisation = organisation;
  person = add_register (catalogue, "person", FALSE);
  person->label = zz_register_add_field (person, "name", ZZ_FIELD_TEXT);
  zz_register_add_field (person, "left", ZZ_FIELD_EVENT);
  field = zz_register_add_field (person, "degree", ZZ_FIELD_RANK);
  field->choices = make_degrees ();
  field = zz_register_add_field (person, "roles", ZZ_FIELD_CHOICES);
  field->choices = make_degrees ();
  certificate = add_register (catalogue, "certificate", FALSE);
  field = zz_register_add_field (certificate, "holder", ZZ_FIELD_REFERENCE);
  field->refers = person;
  zz_register_add_field (certificate, "valid_until", ZZ_FIELD_VALID_END);
  badge = add_register (catalogue, "badge", FALSE);
  field = zz_register_add_field (badge, "bearer", ZZ_FIELD_REFERENCE);
  field->refers = person;
  field->required = TRUE;
  zz_catalogue_seal (catalogue);
  return catalogue;
}

const ZzField *
fixture_get_field (const ZzCatalogue *catalogue,
                   const char *reg,
                   const char *field)
{
  return zz_register_find_field (zz_catalogue_find_register (catalogue, reg), field);
}

static void
add (ZzProject *project,
     const ZzRegister *reg,
     const char *id,
     const char *field,
     const char *text)
{
  g_autoptr (ZzRecord) record = zz_record_new (reg, id);
  g_autoptr (GError) error = NULL;
  ZzValue value;

  g_assert_true (zz_field_parse (zz_register_find_field (reg, field), text, &value, &error));
  zz_record_fill (record, zz_register_find_field (reg, field), value);
  g_assert_true (zz_project_add (project, record));
}

ZzProject *
fixture_project_new (const ZzCatalogue *catalogue)
{
  ZzProject *project = zz_project_new (catalogue, NULL);

  add (project, zz_catalogue_find_register (catalogue, "person"), "person-2", "name", "李四");
  add (project, zz_catalogue_find_register (catalogue, "person"), "person-1", "name", "张三");
  add (project, zz_catalogue_find_register (catalogue, "certificate"), "certificate-1", "holder", "person-1");
  add (project, zz_catalogue_find_register (catalogue, "badge"), "badge-1", "bearer", "person-1");
  add (project, catalogue->builtins[ZZ_BUILTIN_EVIDENCE], "evidence-1", "records", "person-1,person-2");
  return project;
}
