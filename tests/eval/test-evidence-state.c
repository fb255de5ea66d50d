/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of an evidence item: files, dates at their edges, removal. */
#include "core/field.h"
#include "eval/evidence-state.h"

#define AT "2026-11-22"

/* One item and the state it is in on the day. */
typedef struct
{
  const char *name;
  const char *issued;
  const char *valid_until;
  ZzProofState proof;
  ZzEvidenceState state;
} Case;

static const Case cases[] = {
  { "fine", "2026-01-01", "2027-12-31", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "no-end", "2026-01-01", "never", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "only-issued", "2026-01-01", "", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "only-end", "", "2027-12-31", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "issued-today", AT, "", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "last-day", "", AT, ZZ_PROOF_PRESENT, ZZ_EVIDENCE_EXPIRING },
  { "in-60-days", "", "2027-01-21", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_EXPIRING },
  { "in-61-days", "", "2027-01-22", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_FINE },
  { "day-after", "", "2026-11-21", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_EXPIRED },
  { "undated", "", "", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_UNDATED },
  { "tomorrow", "2026-11-23", "2027-12-31", ZZ_PROOF_PRESENT, ZZ_EVIDENCE_NOT_YET_ISSUED },
  { "missing", "2026-01-01", "2026-01-02", ZZ_PROOF_MISSING, ZZ_EVIDENCE_MISSING },
  { "other-size", "2026-01-01", "", ZZ_PROOF_SIZE_DIFFERS, ZZ_EVIDENCE_CHANGED },
  { "other-hash", "", "", ZZ_PROOF_HASH_DIFFERS, ZZ_EVIDENCE_CHANGED },
  { "unchecked", "2026-01-01", "", ZZ_PROOF_UNCHECKED, ZZ_EVIDENCE_UNCHECKED },
  { "unchecked-expired", "", "2026-11-21", ZZ_PROOF_UNCHECKED, ZZ_EVIDENCE_EXPIRED },
};

static void
fill (ZzRecord *item,
      guint number,
      const char *text)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), number);
  ZzValue value = ZZ_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  zz_field_parse (field, text, &value, &error);
  g_assert_no_error (error);
  zz_record_fill (item, field, value);
}

static ZzDate
get_day (void)
{
  ZzDate at;

  g_assert_true (zz_date_parse (AT, &at));
  return at;
}

static ZzCatalogue *
make_catalogue (void)
{
  ZzCatalogue *catalogue = zz_catalogue_new ();

  zz_catalogue_seal (catalogue);
  return catalogue;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (ZzCatalogue) catalogue = make_catalogue ();
  g_autoptr (ZzRecord) item = zz_record_new (catalogue->builtins[ZZ_BUILTIN_EVIDENCE], "evidence-1");

  fill (item, ZZ_EVIDENCE_ISSUED, one->issued);
  fill (item, ZZ_EVIDENCE_VALID_UNTIL, one->valid_until);
  g_assert_cmpint (zz_evidence_get_state (item, one->proof, get_day (), ZZ_EVIDENCE_WARNING_DAYS), ==, one->state);
}

/* A removed item is that and nothing else, and the warning can be another. */
static void
test_removed (void)
{
  g_autoptr (ZzCatalogue) catalogue = make_catalogue ();
  g_autoptr (ZzRecord) item = zz_record_new (catalogue->builtins[ZZ_BUILTIN_EVIDENCE], "evidence-1");

  fill (item, ZZ_EVIDENCE_VALID_UNTIL, "2026-11-23");
  g_assert_cmpint (zz_evidence_get_state (item, ZZ_PROOF_PRESENT, get_day (), 0), ==, ZZ_EVIDENCE_FINE);
  g_assert_cmpint (zz_evidence_get_state (item, ZZ_PROOF_PRESENT, get_day (), 1), ==, ZZ_EVIDENCE_EXPIRING);
  fill (item, ZZ_EVIDENCE_REMOVED_ON, AT);
  g_assert_cmpint (zz_evidence_get_state (item, ZZ_PROOF_MISSING, get_day (), 1), ==, ZZ_EVIDENCE_REMOVED);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/evidence-state/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/evidence-state/removed", test_removed);
  return g_test_run ();
}
