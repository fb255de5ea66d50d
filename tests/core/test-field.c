/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The written form of values: one text per value, one value per text. */
#include "fixture.h"

#include "core/error.h"
#include "core/field.h"

#include <string.h>

static const struct
{
  ZzFieldType type;
  const char *good[4];
  const char *bad[4];
} rows[] = {
  { ZZ_FIELD_TEXT, { "张三", "a,b", "" }, { NULL } },
  { ZZ_FIELD_INTEGER, { "0", "-12", "48213", "" }, { "1.5", "12a", "9007199254740993" } },
  { ZZ_FIELD_MONEY, { "120000.00", "" }, { "1e5", "12,000" } },
  { ZZ_FIELD_DATE, { "2026-11-22", "" }, { "never", "2026-11-31" } },
  { ZZ_FIELD_VALID_END, { "2026-11-22", "never", "" }, { "Never", "长期" } },
  { ZZ_FIELD_EVENT, { "2026-11-22", "" }, { "never" } },
  { ZZ_FIELD_YEAR, { "2026", "1949", "" }, { "85", "10000", "26a" } },
  { ZZ_FIELD_BOOLEAN, { "true", "false", "" }, { "True", "1" } },
  { ZZ_FIELD_CHOICE, { "master", "" }, { "doctor", "0" } },
  { ZZ_FIELD_CHOICES, { "bachelor,master", "master", "" }, { "doctor", "master,,", "master;bachelor" } },
  { ZZ_FIELD_RANK, { "bachelor", "" }, { "doctor" } },
  { ZZ_FIELD_REFERENCE, { "person-1", "" }, { NULL } },
  { ZZ_FIELD_REFERENCES, { "person-1,person-2", "" }, { "a,,b" } },
  { ZZ_FIELD_CLAUSES, { "legal.a", "" }, { "," } },
  { ZZ_FIELD_INSTANT, { "2026-11-20T09:12:00Z", "" }, { "yesterday" } },
};

static void
test_round_trip (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  ZzField field = *fixture_get_field (catalogue, "person", "degree");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < 4 && rows[i].good[j] != NULL; j++)
      {
        g_auto (ZzValue) value = ZZ_VALUE_INIT;
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;

        field.type = rows[i].type;
        g_assert_true (zz_field_parse (&field, rows[i].good[j], &value, &error));
        g_assert_no_error (error);
        g_assert_true (zz_field_takes (&field, &value));
        text = zz_field_format (&field, &value);
        g_assert_cmpstr (text, ==, rows[i].good[j]);
      }
}

static void
test_refused (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  ZzField field = *fixture_get_field (catalogue, "person", "degree");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < 4 && rows[i].bad[j] != NULL; j++)
      {
        ZzValue value = ZZ_VALUE_INIT;
        g_autoptr (GError) error = NULL;

        field.type = rows[i].type;
        g_assert_false (zz_field_parse (&field, rows[i].bad[j], &value, &error));
        g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
        g_assert_nonnull (strstr (error->message, "degree"));
        g_assert_true (zz_value_is_absent (&value));
      }
}

static void
test_not_utf8 (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (GError) error = NULL;
  ZzValue value;

  g_assert_false (zz_field_parse (fixture_get_field (catalogue, "person", "name"), "\xff", &value, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX);
}

/* What people write, and the written form it is read as; NULL: refused. */
static const struct
{
  ZzFieldType type;
  const char *text;
  const char *written;
} entries[] = {
  { ZZ_FIELD_TEXT, " 张三", " 张三" },
  { ZZ_FIELD_TEXT, "张\n三", NULL },
  { ZZ_FIELD_INTEGER, " 1,200 ", "1200" },
  { ZZ_FIELD_INTEGER, "－1，234，567", "-1234567" },
  { ZZ_FIELD_INTEGER, "12.00", "12" },
  { ZZ_FIELD_INTEGER, "12.50", NULL },
  { ZZ_FIELD_INTEGER, "1,20", NULL },
  { ZZ_FIELD_INTEGER, "12,3456", NULL },
  { ZZ_FIELD_INTEGER, ",200", NULL },
  { ZZ_FIELD_MONEY, "¥1,200,000.50", "1200000.50" },
  { ZZ_FIELD_MONEY, "120.5万元", "1205000" },
  { ZZ_FIELD_MONEY, "-0.00005 万", "-0.5" },
  { ZZ_FIELD_MONEY, "1.2亿", "120000000" },
  { ZZ_FIELD_MONEY, "￥３０００元", "3000" },
  { ZZ_FIELD_MONEY, "1,20元", NULL },
  { ZZ_FIELD_MONEY, "万元", NULL },
  { ZZ_FIELD_DATE, "2026年11月22日", "2026-11-22" },
  { ZZ_FIELD_DATE, "２０２６／１１／２２", "2026-11-22" },
  { ZZ_FIELD_DATE, "2026-11-22 00:00:00", "2026-11-22" },
  { ZZ_FIELD_DATE, "2026-11-22T09:30:00", "2026-11-22" },
  { ZZ_FIELD_DATE, "2026-11-22 or so", NULL },
  { ZZ_FIELD_DATE, "长期", NULL },
  { ZZ_FIELD_EVENT, "20261122", "2026-11-22" },
  { ZZ_FIELD_VALID_END, "长期有效", "never" },
  { ZZ_FIELD_VALID_END, "无固定期限", "never" },
  { ZZ_FIELD_VALID_END, "Long-term", "never" },
  { ZZ_FIELD_VALID_END, "2026.11.22", "2026-11-22" },
  { ZZ_FIELD_YEAR, "1990年", "1990" },
  { ZZ_FIELD_YEAR, "1990-05-03", "1990" },
  { ZZ_FIELD_YEAR, "1990年5月", "1990" },
  { ZZ_FIELD_YEAR, "1990-05", "1990" },
  { ZZ_FIELD_YEAR, "1990.5", "1990" },
  { ZZ_FIELD_YEAR, "1990.0", "1990" },
  { ZZ_FIELD_YEAR, "19900503", "1990" },
  { ZZ_FIELD_BOOLEAN, "是", "true" },
  { ZZ_FIELD_BOOLEAN, "NO", "false" },
  { ZZ_FIELD_BOOLEAN, "0", "false" },
  { ZZ_FIELD_BOOLEAN, "maybe", NULL },
  { ZZ_FIELD_RANK, "硕士", "master" },
  { ZZ_FIELD_RANK, "master's", NULL },
  { ZZ_FIELD_CHOICES, "学士、硕士", "bachelor,master" },
  { ZZ_FIELD_CHOICES, "MASTER; bachelor", "bachelor,master" },
  { ZZ_FIELD_CHOICES, "硕士\n学士", "bachelor,master" },
  { ZZ_FIELD_CHOICES, "硕士|博士", NULL },
};

static void
test_read (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  ZzField field = *fixture_get_field (catalogue, "person", "degree");
  g_autoptr (GPtrArray) choices = zz_choices_new ();

  zz_choices_add (choices, "bachelor", (ZzText) { { g_strdup ("Bachelor"), g_strdup ("本科（学士）") } });
  zz_choices_add (choices, "master", (ZzText) { { g_strdup ("Master"), g_strdup ("硕士") } });
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_auto (ZzValue) value = ZZ_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;
      gboolean chooses = entries[i].type == ZZ_FIELD_RANK || entries[i].type == ZZ_FIELD_CHOICES;

      g_test_message ("%s", entries[i].text);
      field.type = entries[i].type;
      field.choices = chooses ? choices : NULL;
      if (zz_field_read (&field, entries[i].text, &value, &error))
        written = zz_field_format (&field, &value);
      g_assert_cmpstr (written, ==, entries[i].written);
      g_assert_true ((error != NULL) == (entries[i].written == NULL));
    }
}

/* Two choices that answer to one name are nobody's. */
static void
test_choice_names (void)
{
  g_autoptr (GPtrArray) choices = zz_choices_new ();

  zz_choices_add (choices, "a", (ZzText) { { g_strdup ("One (first)"), g_strdup ("同名") } });
  zz_choices_add (choices, "b", (ZzText) { { g_strdup ("One (second)"), g_strdup ("同名") } });
  g_assert_cmpint (zz_choices_find_named (choices, "one(SECOND)"), ==, 1);
  g_assert_cmpint (zz_choices_find_named (choices, "First"), ==, 0);
  g_assert_cmpint (zz_choices_find_named (choices, "One"), ==, -1);
  g_assert_cmpint (zz_choices_find_named (choices, "同名"), ==, -1);
  g_assert_cmpint (zz_choices_find_named (choices, "Ａ"), ==, 0);
  g_assert_cmpint (zz_choices_find_named (choices, "*"), ==, -1);
}

/* What is written for people is read back, also where titles are of no use. */
static void
test_write (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  ZzField field = *fixture_get_field (catalogue, "person", "degree");
  g_autoptr (GPtrArray) choices = zz_choices_new ();
  const ZzValue set = zz_value_set (3), truth = zz_value_boolean (TRUE), end = zz_value_never ();
  g_autofree char *ids = NULL, *titles = NULL, *word = NULL, *never = NULL;

  zz_choices_add (choices, "a", (ZzText) { { g_strdup ("One, two"), g_strdup ("一") } });
  zz_choices_add (choices, "b", (ZzText) { { g_strdup ("Three"), g_strdup ("三") } });
  field.type = ZZ_FIELD_CHOICES;
  field.choices = choices;
  ids = zz_field_write (&field, &set, ZZ_LANGUAGE_EN);
  g_assert_cmpstr (ids, ==, "a,b");
  titles = zz_field_write (&field, &set, ZZ_LANGUAGE_ZH_CN);
  g_assert_cmpstr (titles, ==, "一、三");
  field.choices = NULL;
  field.type = ZZ_FIELD_BOOLEAN;
  word = zz_field_write (&field, &truth, ZZ_LANGUAGE_ZH_CN);
  g_assert_cmpstr (word, ==, "是");
  field.type = ZZ_FIELD_VALID_END;
  never = zz_field_write (&field, &end, ZZ_LANGUAGE_ZH_CN);
  g_assert_cmpstr (never, ==, "长期");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/round-trip", test_round_trip);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/not-utf8", test_not_utf8);
  g_test_add_func ("/field/read", test_read);
  g_test_add_func ("/field/choice-names", test_choice_names);
  g_test_add_func ("/field/write", test_write);
  return g_test_run ();
}
