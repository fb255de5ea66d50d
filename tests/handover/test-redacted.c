/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example redacted: every verdict is the same, and of no person or organisation
 * anything is left. */
#include "../store/fixture.h"
#include "core/builtin.h"
#include "core/redaction.h"
#include "eval/evaluate.h"
#include "place.h"
#include "store/project-codec.h"

#include <string.h>

#define EXAMPLE PROJECT_SOURCE "/data/examples/example.zizhi.json"

typedef struct
{
  ZzCatalogueStore *catalogues;
  ZzProjectFile *file;
  ZzProject *project; /* borrowed */
  ZzProject *redacted;
} Pair;

static void
set_up (Pair *pair,
        gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (EXAMPLE);
  g_autoptr (GError) error = NULL;

  pair->catalogues = zz_catalogue_store_new ("/nonexistent");
  pair->file = zz_project_file_load (file, pair->catalogues, NULL, &error);
  g_assert_no_error (error);
  pair->project = zz_project_file_get_project (pair->file);
  pair->redacted = zz_project_redact (pair->project, ZZ_LANGUAGE_ZH_CN);
}

static void
tear_down (Pair *pair,
           gconstpointer data)
{
  g_object_unref (pair->redacted);
  g_object_unref (pair->file);
  zz_catalogue_store_free (pair->catalogues);
}

static void
compare_day (const Pair *pair,
             const ZzProofStates *proof,
             const ZzProofStates *redacted_proof,
             guint level,
             ZzDate day)
{
  g_autoptr (ZzFindings) before = zz_evaluate_verdicts (pair->project, proof, level, day);
  g_autoptr (ZzFindings) after = zz_evaluate_verdicts (pair->redacted, redacted_proof, level, day);

  g_assert_cmpuint (before->clauses->len, ==, after->clauses->len);
  for (guint i = 0; i < before->clauses->len; i++)
    {
      const ZzClauseFinding *one = before->clauses->pdata[i], *other = after->clauses->pdata[i];

      g_assert_cmpint (one->status, ==, other->status);
      g_assert_cmpint (one->evidence, ==, other->evidence);
    }
}

static void
test_verdicts (Pair *pair,
               gconstpointer data)
{
  const guint n_levels = zz_project_get_catalogue (pair->project)->levels->len;
  g_autoptr (ZzProofStates) proof = zz_project_file_look (pair->file, NULL);
  g_autoptr (ZzProofStates) redacted_proof = zz_project_redact_proof (pair->project, pair->redacted, proof);

  for (guint level = 0; level < n_levels; level++)
    for (ZzDate day = zz_date_new (2026, 1, 1); day < zz_date_new (2028, 1, 1); day += 7)
      compare_day (pair, proof, redacted_proof, level, day);
}

/* Asserts that no text of @field stands in @written. */
static guint
look_for (ZzProject *project,
          const ZzField *field,
          const char *written)
{
  const GPtrArray *records = zz_project_get_records (project, field->owner);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *text = zz_record_get_text (records->pdata[i], field->number);

      if (text == NULL || g_utf8_strlen (text, -1) < 2)
        continue;
      n++;
      if (strstr (written, text) != NULL)
        g_test_message ("%s %s: %s", field->owner->id, field->id, text);
      g_assert_null (strstr (written, text));
    }
  return n;
}

static void
test_nothing_left (Pair *pair,
                   gconstpointer data)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (pair->project);
  g_autoptr (GBytes) bytes = zz_project_write (pair->redacted);
  g_autofree char *written = text_from (bytes);
  guint n = 0;

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const ZzRegister *reg = zz_catalogue_get_register (catalogue, i);

      for (guint j = 0; j < reg->fields->len; j++)
        {
          const ZzField *field = zz_register_get_field (reg, j);
          const ZzPersonal personal = zz_field_get_personal (field);

          if (personal == ZZ_PERSONAL_PERSON || personal == ZZ_PERSONAL_ORGANISATION || personal == ZZ_PERSONAL_NUMBER || personal == ZZ_PERSONAL_ADDRESS)
            n += look_for (pair->project, field, written);
        }
    }
  g_assert_cmpuint (n, >, 30);
}

/* The same in, the same out; and what comes out is a project like any. */
static void
test_deterministic (Pair *pair,
                    gconstpointer data)
{
  g_autoptr (ZzProject) again = zz_project_redact (pair->project, ZZ_LANGUAGE_ZH_CN);
  g_autoptr (GBytes) one = zz_project_write (pair->redacted);
  g_autoptr (GBytes) other = zz_project_write (again);
  g_autofree char *text = text_from (one);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) loaded = NULL;

  g_assert_true (g_bytes_equal (one, other));
  loaded = read_project (pair->catalogues, text, &error);
  g_assert_no_error (error);
  g_assert_true (zz_project_is_redacted (loaded));
}

#define ADD(name, func) g_test_add ("/redacted/" name, Pair, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("verdicts", test_verdicts);
  ADD ("nothing-left", test_nothing_left);
  ADD ("deterministic", test_deterministic);
  return g_test_run ();
}
