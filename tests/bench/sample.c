/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large made-up project for benchmarks. */
#include "sample.h"

#include "core/builtin.h"
#include "core/field.h"
#include "core/project-private.h"

typedef struct
{
  const char *field;
  const char *text; /* "#" stands for the record's number */
} Fact;

/* Out of a hundred records, how many are of each register, and what they say. */
static const struct
{
  const char *reg;
  guint share;
  Fact facts[14];
} kinds[] = {
  { "person", 25, { { "name", "示例员工#" }, { "birth_year", "1985" }, { "post", "运维工程师" }, { "role", "project-engineer" }, { "service_staff", "true" }, { "degree", "bachelor" }, { "degree_in_security", "true" }, { "electronic_title", "intermediate" }, { "security_technology_since", "2018-05-01" }, { "joined", "2020-03-01" }, { "contract_until", "2028-02-29" }, { "insured_until", "2026-10-31" } } },
  { "certificate", 25, { { "holder", "person-#" }, { "kind", "security-professional" }, { "number", "示例证书-#" }, { "category", "operation" }, { "issuer", "示例机构" }, { "issued", "2024-01-10" }, { "valid_until", "2027-01-09" } } },
  { "agreement", 25, { { "title", "保密协议#" }, { "kind", "nda" }, { "person", "person-#" }, { "signed", "2020-03-01" }, { "valid_until", "never" } } },
  { "project", 10, { { "name", "示例项目#" }, { "client", "示例客户#" }, { "category", "operation" }, { "contract_number", "HT-#" }, { "amount", "120000.00" }, { "signed", "2025-01-02" }, { "started", "2025-01-03" }, { "completed", "2026-01-02" }, { "accepted", "2026-01-10" } } },
  { "training", 12, { { "topic", "保密培训#" }, { "kind", "confidentiality" }, { "date", "2026-06-01" }, { "attendees", "全体员工" } } },
  { "procedure", 2, { { "kind", "confidentiality" }, { "title", "保密制度#" }, { "version", "A/0" }, { "issued", "2020-01-01" }, { "in_force_since", "2020-01-02" } } },
  { "supplier", 1, { { "name", "示例供应商#" }, { "service", "机房" }, { "used_from", "2024-01-01" } } },
};

static void
fill (ZzRecord *record,
      const char *field_id,
      const char *text,
      guint number)
{
  const ZzField *field = zz_register_find_field (zz_record_get_register (record), field_id);
  g_autofree char *digits = g_strdup_printf ("%06u", number);
  g_auto (GStrv) parts = g_strsplit (text, "#", -1);
  g_autofree char *numbered = g_strjoinv (digits, parts);
  g_autoptr (GError) error = NULL;
  ZzValue value;

  if (!zz_field_parse (field, numbered, &value, &error))
    g_error ("%s", error->message);
  zz_record_fill (record, field, value);
}

static void
add_item (ZzProject *project,
          const char *record_id,
          guint number)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_EVIDENCE];
  g_autofree char *id = g_strdup_printf ("evidence-%06u", number);
  g_autoptr (ZzRecord) item = zz_record_new (reg, id);

  fill (item, "kind", "personnel-certificate", number);
  fill (item, "title", "示例证书扫描件#", number);
  fill (item, "file", "aaaaaaaaaaaa/示例#.pdf", number);
  fill (item, "size", "48213", number);
  fill (item, "sha256", "0000000000000000000000000000000000000000000000000000000000000000", number);
  fill (item, "issued", "2024-01-10", number);
  fill (item, "valid_until", "2027-01-09", number);
  fill (item, "clauses", "personnel.e", number);
  fill (item, "records", record_id, number);
  zz_project_add (project, item);
}

/* @stride: 1: what records say is in the order of their ids; else it is not. */
static void
add_records (ZzProject *project,
             guint kind,
             guint n,
             guint stride)
{
  const ZzRegister *reg = zz_catalogue_find_register (zz_project_get_catalogue (project), kinds[kind].reg);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%06u", kinds[kind].reg, i);
      g_autoptr (ZzRecord) record = zz_record_new (reg, id);

      for (const Fact *fact = kinds[kind].facts; fact->field != NULL; fact++)
        fill (record, fact->field, fact->text, i * stride % (n + 1));
      zz_project_add (project, record);
      if (i % 10 == 0 && g_str_equal (kinds[kind].reg, "certificate"))
        add_item (project, id, i);
    }
}

ZzProject *
sample_project_new (const ZzCatalogue *catalogue,
                    guint n)
{
  ZzProject *project = zz_project_new (catalogue, "00000000-0000-4000-8000-000000000000");

  fill (zz_project_get_application (project), "service", "operation", 0);
  fill (zz_project_get_application (project), "level", "3", 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_records (project, i, n * kinds[i].share / 100, 1);
  return project;
}

ZzProject *
sample_people_new (const ZzCatalogue *catalogue,
                   guint n)
{
  ZzProject *project = sample_project_new (catalogue, 0);

  add_records (project, 0, n, 7919);
  return project;
}

ZzProofStates *
sample_proof_new (ZzProject *project)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  ZzProofStates *proof = zz_proof_states_new ();

  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (proof, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
  return proof;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
sample_print (const char *what,
              GArray *microseconds)
{
  gint64 median;

  g_array_sort (microseconds, compare);
  median = g_array_index (microseconds, gint64, microseconds->len / 2);
  g_print ("%-48s %6" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " ms (median of %u)\n", what, median / 1000, median % 1000 / 10,
           microseconds->len);
}
