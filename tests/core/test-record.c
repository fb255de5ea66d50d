/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: ids, labels, copies, what was not understood. */
#include "fixture.h"

#include <string.h>

static void
test_make_id (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      char *id = zz_record_make_id (zz_catalogue_find_register (catalogue, "person"));

      g_assert_true (g_str_has_prefix (id, "person-"));
      g_assert_cmpuint (strlen (id), ==, strlen ("person-") + 8);
      g_assert_true (strspn (id + 7, "abcdefghijklmnopqrstuvwxyz234567") == 8);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_label (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, "person");
  g_autoptr (ZzRecord) record = zz_record_new (reg, "person-1");

  g_assert_cmpstr (zz_record_get_label (record), ==, "person-1");
  g_assert_true (zz_record_is_empty (record));
  zz_record_fill (record, reg->label, zz_value_text (ZZ_VALUE_TEXT, "张三"));
  g_assert_cmpstr (zz_record_get_label (record), ==, "张三");
  g_assert_false (zz_record_is_empty (record));
}

static void
test_copy (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, "person");
  g_autoptr (ZzRecord) record = zz_record_new (reg, "person-1");
  g_autoptr (ZzRecord) copy = NULL;
  const ZzExtra *extra;

  zz_record_fill (record, reg->label, zz_value_text (ZZ_VALUE_TEXT, "张三"));
  zz_record_add_extra (record, "shoe_size", "0.10");
  copy = zz_record_copy (record, "person-2");
  g_assert_cmpstr (zz_record_get_id (copy), ==, "person-2");
  g_assert_cmpstr (zz_record_get_label (copy), ==, "张三");
  extra = zz_record_get_extras (copy)->pdata[0];
  g_assert_cmpstr (extra->json, ==, "0.10");
}

/* The newer version has what it does not say itself; neither file nor dates. */
static void
test_inherit (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  const ZzRegister *reg = catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  const char *const old_clauses[] = { "a.b", NULL }, *const own_records[] = { "person-2", NULL };
  g_autoptr (ZzRecord) old = zz_record_new (reg, "evidence-1");
  g_autoptr (ZzRecord) item = zz_record_new (reg, "evidence-2");

  zz_record_fill (old, zz_register_get_field (reg, ZZ_EVIDENCE_CLAUSES), zz_value_list (old_clauses));
  zz_record_fill (old, zz_register_get_field (reg, ZZ_EVIDENCE_RECORDS), zz_value_list (old_clauses));
  zz_record_fill (old, zz_register_get_field (reg, ZZ_EVIDENCE_CONFIDENTIAL), zz_value_boolean (TRUE));
  zz_record_fill (old, zz_register_get_field (reg, ZZ_EVIDENCE_VALID_UNTIL), zz_value_date (zz_date_new (2026, 1, 1)));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_RECORDS), zz_value_list (own_records));
  zz_evidence_inherit (item, old);
  g_assert_true (zz_value_list_contains (zz_record_get (item, ZZ_EVIDENCE_CLAUSES), "a.b"));
  g_assert_true (zz_value_list_contains (zz_record_get (item, ZZ_EVIDENCE_RECORDS), "person-2"));
  g_assert_true (zz_record_get (item, ZZ_EVIDENCE_CONFIDENTIAL)->boolean);
  g_assert_cmpint (zz_record_get_date (item, ZZ_EVIDENCE_VALID_UNTIL), ==, ZZ_DATE_NONE);
  g_assert_cmpstr (zz_record_get_text (item, ZZ_EVIDENCE_REPLACES), ==, "evidence-1");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/make-id", test_make_id);
  g_test_add_func ("/record/label", test_label);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/inherit", test_inherit);
  return g_test_run ();
}
