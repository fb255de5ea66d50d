/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random edits. */
#include "edits.h"

#include "../eval/random.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/field.h"
#include "core/project-private.h"
#include "store/project-codec.h"

typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  GRand *rand;
  EditsHalf half;
  ZzChangeSet *set;
} Editor;

static guint
draw (Editor *self,
      guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
is_mine (const Editor *self,
         const char *id,
         const char *member)
{
  return self->half == EDITS_ALL || ((g_str_hash (id) + g_str_hash (member)) % 2 == 0) == (self->half == EDITS_EVEN);
}

static const ZzRegister *
draw_register (Editor *self)
{
  return zz_catalogue_get_register (self->catalogue, draw (self, zz_catalogue_get_n_registers (self->catalogue)));
}

static ZzRecord *
draw_record (Editor *self,
             const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);

  return records->len > 0 ? records->pdata[draw (self, records->len)] : NULL;
}

static ZzValue
draw_list (Editor *self,
           const ZzField *field)
{
  const char *ids[4] = { NULL };

  for (guint i = 0, n = draw (self, 4); i < n; i++)
    {
      ZzRecord *record = draw_record (self, self->catalogue->registers->pdata[draw (self, self->catalogue->registers->len)]);

      if (field->type == ZZ_FIELD_CLAUSES)
        ids[i] = ((const ZzClause *) self->catalogue->clauses->pdata[draw (self, self->catalogue->clauses->len)])->id;
      else if (record != NULL)
        ids[i] = zz_record_get_id (record);
      else
        break;
    }
  return zz_value_list (ids);
}

static ZzValue
draw_text (Editor *self,
           const ZzField *field)
{
  g_autofree char *text = g_strdup_printf ("%u", draw (self, 5));
  ZzValue value = ZZ_VALUE_INIT;

  if (field->type == ZZ_FIELD_RAW || field->type == ZZ_FIELD_FIGURE)
    return value;
  if (field->type == ZZ_FIELD_INSTANT)
    return zz_value_text (ZZ_VALUE_TEXT, "2026-11-20T09:12:00Z");
  return zz_value_text (field->type == ZZ_FIELD_MONEY ? ZZ_VALUE_MONEY : ZZ_VALUE_TEXT, text);
}

static ZzValue
draw_value (Editor *self,
            const ZzField *field)
{
  ZzRecord *target = field->type == ZZ_FIELD_REFERENCE ? draw_record (self, field->refers) : NULL;

  if (draw (self, 6) == 0)
    return ZZ_VALUE_INIT;
  switch ((int) field->type)
    {
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
    case ZZ_FIELD_VALID_END:
      return zz_value_date (zz_date_new (2026, 1, 1) + (ZzDate) draw (self, 5));
    case ZZ_FIELD_YEAR:
    case ZZ_FIELD_INTEGER:
      return zz_value_integer (2020 + draw (self, 5));
    case ZZ_FIELD_BOOLEAN:
      return zz_value_boolean (draw (self, 2) == 0);
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
      return zz_value_choice (draw (self, field->choices->len));
    case ZZ_FIELD_CHOICES:
      return zz_value_set (draw (self, 1u << MIN (field->choices->len, 16u)));
    case ZZ_FIELD_REFERENCE:
      return target != NULL ? zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (target)) : ZZ_VALUE_INIT;
    case ZZ_FIELD_REFERENCES:
    case ZZ_FIELD_CLAUSES:
      return draw_list (self, field);
    default:
      return draw_text (self, field);
    }
}

static void
set_field (Editor *self)
{
  const ZzRegister *reg = draw_register (self);
  const ZzRecord *record = draw_record (self, reg);
  const ZzField *field = zz_register_get_field (reg, draw (self, reg->fields->len));
  g_auto (ZzValue) value = draw_value (self, field);

  if (record == NULL || !is_mine (self, zz_record_get_id (record), field->id)
      || (field->type == ZZ_FIELD_TEXT && reg == self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE] && field->number == ZZ_EVIDENCE_FILE))
    return;
  zz_change_set_set (self->set, reg, zz_record_get_id (record), field, &value);
}

/* Two people may answer for one clause; other ids are never made twice. */
static char *
draw_id (Editor *self,
         const ZzRegister *reg)
{
  if (reg == self->catalogue->builtins[ZZ_BUILTIN_ANSWER])
    return g_strdup (((const ZzClause *) self->catalogue->clauses->pdata[draw (self, self->catalogue->clauses->len)])->id);
  return g_strdup_printf ("%s-%u%u", reg->id, self->half, g_rand_int (self->rand));
}

static void
insert_record (Editor *self)
{
  const ZzRegister *reg = draw_register (self);
  g_autofree char *id = draw_id (self, reg);
  g_autoptr (ZzRecord) record = zz_record_new (reg, id);

  if (reg->single || reg == self->catalogue->builtins[ZZ_BUILTIN_OVERRIDE] || zz_project_find (self->project, reg, id) != NULL
      || !is_mine (self, id, ""))
    return;
  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      if (field->type != ZZ_FIELD_TEXT || reg != self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE] || i != ZZ_EVIDENCE_FILE)
        zz_record_fill (record, field, draw_value (self, field));
    }
  zz_change_set_insert (self->set, record);
}

static void
remove_record (Editor *self)
{
  const ZzRegister *reg = draw_register (self);
  ZzRecord *record = draw_record (self, reg);

  if (record != NULL && !reg->single && self->half == EDITS_ALL)
    zz_edit_remove (self->set, self->project, record);
}

/* Where a newer version may have written something. */
static char *
draw_pointer (Editor *self,
              const ZzRegister *reg)
{
  static const char *const groups[] = { "", "records/", "catalogue/", "overrides/" };
  const char *group = reg == NULL ? groups[draw (self, G_N_ELEMENTS (groups))] : "";

  if (reg == self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE] && draw (self, 2) == 0)
    group = "removed/";
  return g_strdup_printf ("%slater~1%u", group, draw (self, 3));
}

static void
set_extra (Editor *self)
{
  static const char *const values[] = { "0.10", "[\"甲\"]", "{}" };
  g_auto (ZzValue) value = draw (self, 4) > 0 ? zz_value_text (ZZ_VALUE_OPAQUE, values[draw (self, G_N_ELEMENTS (values))]) : ZZ_VALUE_INIT;
  const ZzRegister *reg = draw (self, 3) > 0 ? draw_register (self) : NULL;
  const ZzRecord *record = reg != NULL ? draw_record (self, reg) : NULL;
  const char *id = record != NULL ? zz_record_get_id (record) : NULL;
  g_autofree char *name = draw_pointer (self, id != NULL ? reg : NULL);

  if (is_mine (self, id != NULL ? id : "", name))
    zz_change_set_set_extra (self->set, id != NULL ? reg : NULL, id, name, &value);
}

static void
edit (Editor *self)
{
  static void (*const edits[]) (Editor *) = { set_field, set_field, set_field, insert_record, remove_record, set_extra };
  g_autoptr (GError) error = NULL;

  self->set = zz_change_set_new (NULL);
  edits[draw (self, G_N_ELEMENTS (edits))](self);
  zz_project_apply (self->project, self->set, &error);
  g_assert_no_error (error);
  zz_change_set_unref (self->set);
}

void
edits_make (ZzProject *project,
            GRand *rand,
            guint n,
            EditsHalf half)
{
  Editor self = { project, zz_project_get_catalogue (project), rand, half, NULL };

  for (guint i = 0; i < n; i++)
    edit (&self);
}

static gboolean
leads_somewhere (ZzProject *project,
                 const ZzField *field,
                 const ZzValue *value)
{
  if (value->kind == ZZ_VALUE_REFERENCE)
    return zz_project_find (project, field->refers, value->text) != NULL;
  for (char **id = field->type == ZZ_FIELD_REFERENCES && value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
    if (zz_project_find_anywhere (project, *id) == NULL)
      return FALSE;
  return TRUE;
}

/* Calls @func for every reference that leads nowhere. */
static void
foreach_dangling (ZzProject *project,
                  void (*func) (ZzRecord *record,
                                const ZzField *field))
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const ZzRegister *reg = zz_catalogue_get_register (catalogue, i);
      const GPtrArray *records = zz_project_get_records (project, reg);

      for (guint j = 0; j < records->len; j++)
        for (guint k = 0; k < reg->fields->len; k++)
          if (!leads_somewhere (project, zz_register_get_field (reg, k), zz_record_get (records->pdata[j], k)))
            func (records->pdata[j], zz_register_get_field (reg, k));
    }
}

static void
clear (ZzRecord *record,
       const ZzField *field)
{
  zz_record_fill (record, field, ZZ_VALUE_INIT);
}

static void
fail (ZzRecord *record,
      const ZzField *field)
{
  g_test_message ("%s.%s leads nowhere", zz_record_get_id (record), field->id);
  g_test_fail ();
}

/* So few that two people often meet. */
static void
thin_out (ZzProject *project)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const GPtrArray *records = zz_project_get_records (project, zz_catalogue_get_register (catalogue, i));

      for (guint j = 3; j < records->len; j++)
        zz_change_set_remove (set, records->pdata[j]);
    }
  zz_project_apply (project, set, &error);
  g_assert_no_error (error);
}

ZzProject *
edits_project_new (const ZzCatalogue *catalogue,
                   guint32 seed)
{
  ZzProject *project = random_project_new (catalogue, seed);
  GRand *rand = g_rand_new_with_seed (seed);
  Editor self = { project, catalogue, rand, EDITS_ALL, NULL };
  g_autoptr (GError) error = NULL;

  thin_out (project);
  foreach_dangling (project, clear);
  self.set = zz_change_set_new (NULL);
  for (guint i = 0; i < 10; i++)
    set_extra (&self);
  zz_project_apply (project, self.set, &error);
  g_assert_no_error (error);
  zz_change_set_unref (self.set);
  g_rand_free (rand);
  return project;
}

ZzProject *
edits_copy (ZzCatalogueStore *catalogues,
            ZzProject *project)
{
  g_autoptr (GBytes) bytes = zz_project_write (project);
  g_autoptr (GError) error = NULL;
  ZzProject *copy = zz_project_read (bytes, "copy", catalogues, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

void
edits_assert_valid (ZzProject *project)
{
  foreach_dangling (project, fail);
  g_assert_false (g_test_failed ());
}

char *
edits_write (ZzProject *project)
{
  g_autoptr (GBytes) bytes = zz_project_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
