/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redaction: the same thing by the same substitute everywhere, nothing of the original
 * left, and what verdicts hang on kept. */
#include "core/redaction.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "core/redaction-words.h"
#include "fixture.h"

#include <string.h>

static void
assert_replaced (ZzSubstitutes *substitutes,
                 ZzPersonal personal,
                 const char *text,
                 const char *expected)
{
  g_autofree char *replaced = zz_substitutes_replace (substitutes, personal, text);

  g_assert_cmpstr (replaced, ==, expected);
}

static void
assert_scrubbed (ZzSubstitutes *substitutes,
                 const char *text,
                 const char *expected)
{
  g_autofree char *scrubbed = zz_substitutes_scrub (substitutes, text);

  g_assert_cmpstr (scrubbed, ==, expected);
}

static void
test_consistent (void)
{
  g_autoptr (ZzSubstitutes) substitutes = zz_substitutes_new (ZZ_LANGUAGE_ZH_CN);

  assert_replaced (substitutes, ZZ_PERSONAL_PERSON, "甲某某", "人员1");
  assert_replaced (substitutes, ZZ_PERSONAL_PERSON, "乙某某", "人员2");
  assert_replaced (substitutes, ZZ_PERSONAL_PERSON, " 甲某某 ", "人员1");
  assert_replaced (substitutes, ZZ_PERSONAL_PEOPLE, "乙某某、丙某某, 甲某某", "人员2、人员3,人员1");
  assert_replaced (substitutes, ZZ_PERSONAL_ORGANISATION, "示例安全技术有限公司", "单位1");
  assert_replaced (substitutes, ZZ_PERSONAL_NUMBER, "EX-0001", "编号1");
  assert_replaced (substitutes, ZZ_PERSONAL_PERSON, "", "");
}

static void
test_free_text (void)
{
  g_autoptr (ZzSubstitutes) substitutes = zz_substitutes_new (ZZ_LANGUAGE_EN);

  zz_substitutes_note (substitutes, ZZ_PERSONAL_PERSON, "Ann Example");
  zz_substitutes_note (substitutes, ZZ_PERSONAL_PERSON, "Ann");
  zz_substitutes_note (substitutes, ZZ_PERSONAL_ORGANISATION, "示例安全技术有限公司");
  assert_scrubbed (substitutes, "Ask Ann Example, not Ann; Annual plan", "Ask Person 1, not Person 2; Annual plan");
  assert_scrubbed (substitutes, "与示例安全技术签订", "与Organisation 1签订");
  assert_scrubbed (substitutes, "call 13800000000", "call Number 1");
  assert_scrubbed (substitutes, "mail a@example.com or a@example.com", "mail Number 2 or Number 2");
  assert_scrubbed (substitutes, "paid 12.5万元 in 2026", "paid Amount 1 in 2026");
  assert_scrubbed (substitutes, "paid ¥480,000, RMB 12.5万元, 人民币300元", "paid Amount 2, Amount 3, Amount 4");
  assert_scrubbed (substitutes, "tel. 138 0013 8000, 010-6655-4433", "tel. Number 3, Number 4");
  /* Days are no numbers of anybody. */
  assert_scrubbed (substitutes, "2026-11-22 2027-01-18", "2026-11-22 2027-01-18");
  assert_scrubbed (substitutes, "since 20261122 and 2026-11-22", "since 20261122 and 2026-11-22");
}

static void
assert_amount (ZzSubstitutes *substitutes,
               const char *amount,
               const char *expected)
{
  g_autofree char *replaced = zz_substitutes_replace_amount (substitutes, amount);

  g_assert_cmpstr (replaced, ==, expected);
}

static void
test_amounts (void)
{
  g_autoptr (ZzSubstitutes) substitutes = zz_substitutes_new (ZZ_LANGUAGE_EN);

  assert_amount (substitutes, "1200", "1.00");
  assert_amount (substitutes, "35.50", "2.00");
  assert_amount (substitutes, "1200.00", "1.00");
  assert_amount (substitutes, "-1200.0", "-1.00");
  assert_amount (substitutes, "0.00", "0.00");
}

static void
add_record (ZzProject *project,
            const ZzRegister *reg,
            const char *id,
            guint field,
            ZzValue value)
{
  g_autoptr (ZzRecord) record = zz_record_new (reg, id);

  zz_record_fill (record, zz_register_get_field (reg, field), value);
  g_assert_true (zz_project_add (project, record));
}

static const ZzRecord *
get_first (ZzProject *project,
           const ZzRegister *reg)
{
  return zz_project_get_records (project, reg)->pdata[0];
}

static void
test_project (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  const ZzRegister *badge = zz_catalogue_find_register (catalogue, "badge");
  const ZzRegister *signoff = catalogue->builtins[ZZ_BUILTIN_SIGNOFF];
  g_autoptr (ZzProject) redacted = NULL;

  add_record (project, signoff, "signoff-1", ZZ_SIGNOFF_BY, zz_value_text (ZZ_VALUE_TEXT, "张三"));
  redacted = zz_project_redact (project, ZZ_LANGUAGE_EN);
  g_assert_true (zz_project_is_redacted (redacted));
  g_assert_false (zz_project_is_redacted (project));
  g_assert_cmpstr (zz_project_get_id (redacted), !=, zz_project_get_id (project));
  g_assert_cmpuint (zz_project_get_records (redacted, signoff)->len, ==, 0);
  g_assert_cmpstr (zz_record_get_label (get_first (redacted, zz_catalogue_find_register (catalogue, "person"))), ==, "Name 1");
  g_assert_cmpstr (zz_record_get (get_first (redacted, badge), 0)->text, ==, "person-1");
}

/* Who has the file could find it by its size and sum. */
static void
test_evidence (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  const ZzRegister *evidence = catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  g_autoptr (ZzRecord) item = zz_record_new (evidence, "evidence-1");
  g_autoptr (ZzProject) redacted = NULL;
  const ZzRecord *shown;

  zz_record_fill (item, zz_register_get_field (evidence, ZZ_EVIDENCE_TITLE), zz_value_text (ZZ_VALUE_TEXT, "甲某某的合同"));
  zz_record_fill (item, zz_register_get_field (evidence, ZZ_EVIDENCE_FILE), zz_value_text (ZZ_VALUE_TEXT, "0123456789ab/甲某某.pdf"));
  zz_record_fill (item, zz_register_get_field (evidence, ZZ_EVIDENCE_SHA256), zz_value_text (ZZ_VALUE_TEXT, "ab"));
  zz_record_fill (item, zz_register_get_field (evidence, ZZ_EVIDENCE_SIZE), (ZzValue) { .kind = ZZ_VALUE_INTEGER, .integer = 7 });
  g_assert_true (zz_project_add (project, item));
  redacted = zz_project_redact (project, ZZ_LANGUAGE_ZH_CN);
  shown = get_first (redacted, evidence);
  g_assert_cmpstr (zz_record_get_text (shown, ZZ_EVIDENCE_TITLE), ==, "材料 1");
  g_assert_cmpstr (zz_record_get_text (shown, ZZ_EVIDENCE_FILE), ==, "redacted/1.pdf");
  g_assert_null (zz_record_get_text (shown, ZZ_EVIDENCE_SHA256));
  g_assert_cmpint (zz_record_get (shown, ZZ_EVIDENCE_SIZE)->kind, ==, ZZ_VALUE_ABSENT);
}

/* An id that was made of a name goes, and what refers to it follows. */
static void
test_ids (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  const ZzRegister *person = zz_catalogue_find_register (catalogue, "person");
  const ZzRegister *badge = zz_catalogue_find_register (catalogue, "badge");
  g_autoptr (ZzProject) redacted = NULL;

  add_record (project, person, "person-annexample", 0, zz_value_text (ZZ_VALUE_TEXT, "annexample"));
  add_record (project, badge, "badge-1", 0, zz_value_text (ZZ_VALUE_REFERENCE, "person-annexample"));
  redacted = zz_project_redact (project, ZZ_LANGUAGE_EN);
  g_assert_null (strstr (zz_record_get_id (get_first (redacted, person)), "annexample"));
  g_assert_cmpstr (zz_record_get (get_first (redacted, badge), 0)->text, ==, zz_record_get_id (get_first (redacted, person)));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/consistent", test_consistent);
  g_test_add_func ("/redaction/free-text", test_free_text);
  g_test_add_func ("/redaction/amounts", test_amounts);
  g_test_add_func ("/redaction/project", test_project);
  g_test_add_func ("/redaction/evidence", test_evidence);
  g_test_add_func ("/redaction/ids", test_ids);
  return g_test_run ();
}
