/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project says in the built-in registers, by short ways. */
#include "core/builtin.h"
#include "core/project.h"

ZzRecord *
zz_project_get_application (ZzProject *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self), NULL);

  return zz_project_get_single (self, zz_project_get_catalogue (self)->builtins[ZZ_BUILTIN_APPLICATION]);
}

const GPtrArray *
zz_project_get_builtin (ZzProject *self,
                        ZzBuiltin builtin)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && builtin < ZZ_N_BUILTINS, NULL);

  return zz_project_get_records (self, zz_project_get_catalogue (self)->builtins[builtin]);
}

ZzRecord *
zz_project_find_builtin (ZzProject *self,
                         ZzBuiltin builtin,
                         const char *id)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && builtin < ZZ_N_BUILTINS && id != NULL, NULL);

  return zz_project_find (self, zz_project_get_catalogue (self)->builtins[builtin], id);
}

ZzRecord *
zz_project_find_override (ZzProject *self,
                          const ZzFigure *figure)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (self) && figure != NULL, NULL);

  if (zz_project_get_builtin (self, ZZ_BUILTIN_OVERRIDE)->len == 0)
    return NULL;
  id = g_strconcat (figure->clause->id, "/", figure->id, NULL);
  return zz_project_find_builtin (self, ZZ_BUILTIN_OVERRIDE, id);
}

int
zz_project_get_service (ZzProject *self)
{
  return zz_record_get_choice (zz_project_get_application (self), ZZ_APPLICATION_SERVICE);
}

int
zz_project_get_level (ZzProject *self)
{
  return zz_record_get_choice (zz_project_get_application (self), ZZ_APPLICATION_LEVEL);
}

guint
zz_project_get_kind (ZzProject *self)
{
  int kind = zz_record_get_choice (zz_project_get_application (self), ZZ_APPLICATION_KIND);

  return kind < 0 ? 0 : (guint) kind;
}

ZzDate
zz_project_get_planned_date (ZzProject *self)
{
  return zz_record_get_date (zz_project_get_application (self), ZZ_APPLICATION_PLANNED_DATE);
}
