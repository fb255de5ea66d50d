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
  { ZZ_FIELD_YEAR, { "2026", "1", "" }, { "0", "10000", "26a" } },
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

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/round-trip", test_round_trip);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/not-utf8", test_not_utf8);
  return g_test_run ();
}
