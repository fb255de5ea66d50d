/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes read from JSON: what they do, and where a fault is said to be. */
#include "fixture.h"

#include "core/builtin.h"
#include "core/history.h"
#include "store/changes-reader.h"

#include <string.h>

#define PROJECT                                                                \
  "\"application\": {\"service\": \"operation\"},"                             \
  "\"records\": {\"person\": [{\"id\": \"person-1\", \"name\": \"Test One\"}," \
  "{\"id\": \"person-2\", \"name\": \"Test Two\"}],"                           \
  "\"certificate\": [{\"id\": \"certificate-1\", \"holder\": \"person-1\"}]}"

typedef struct
{
  ZzCatalogueStore *store;
  ZzProject *project;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *text = make_project_text (PROJECT);
  g_autoptr (GError) error = NULL;

  f->store = zz_catalogue_store_new (NULL);
  f->project = read_project (f->store, text, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_object_unref (f->project);
  zz_catalogue_store_free (f->store);
}

/* The project as it would be; NULL with the error set. */
static ZzProject *
suppose (Fixture *f,
         const char *text,
         GError **error)
{
  g_autoptr (GBytes) bytes = bytes_from (text);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);

  return zz_changes_read (bytes, "w.json", f->project, set, error) ? zz_project_suppose (f->project, set, error) : NULL;
}

static const char *
get_text (ZzProject *project,
          const char *id,
          const char *field)
{
  const ZzRecord *record = zz_project_find_anywhere (project, id);

  g_assert (record != NULL);
  return zz_record_get_text (record, zz_register_find_field (zz_record_get_register (record), field)->number);
}

static void
test_fields (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) supposed = suppose (f,
                                            "[{\"path\": [\"records\", \"person\", \"person-1\", \"name\"], \"before\": \"Test One\", \"after\": \"Test Three\"},"
                                            "{\"path\": [\"records\", \"person\", \"person-1\", \"name\"], \"before\": \"Test Three\", \"after\": \"Test Four\"},"
                                            "{\"path\": [\"records\", \"person\", \"person-2\", \"name\"], \"after\": null},"
                                            "{\"path\": [\"records\", \"organisation\", \"name\"], \"before\": null, \"after\": \"Test Company\"},"
                                            "{\"path\": [\"application\", \"planned_date\"], \"after\": \"2027-03-01\"},"
                                            "{\"path\": [\"answers\", \"legal.b\", \"judgement\"], \"after\": \"met\"},"
                                            "{\"path\": [\"overrides\", \"personnel.d\", \"staff\", \"value\"], \"after\": 12}]",
                                            &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_text (supposed, "person-1", "name"), ==, "Test Four");
  g_assert_null (get_text (supposed, "person-2", "name"));
  g_assert_cmpstr (get_text (supposed, "organisation", "name"), ==, "Test Company");
  g_assert_cmpint (zz_project_get_planned_date (supposed), ==, zz_date_new (2027, 3, 1));
  g_assert_cmpint (zz_record_get_choice (zz_project_find_anywhere (supposed, "legal.b"), ZZ_ANSWER_JUDGEMENT), ==, ZZ_JUDGEMENT_MET);
  g_assert_cmpint (zz_record_get (zz_project_find_anywhere (supposed, "personnel.d/staff"), ZZ_OVERRIDE_VALUE)->integer, ==, 12);
  g_assert_cmpstr (get_text (f->project, "person-1", "name"), ==, "Test One");
}

/* A new record may be referred to by the changes behind it; one that is removed
 * goes with what refers to it. */
static void
test_records (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) supposed = suppose (f,
                                            "{\"format\": \"zizhi-diff\", \"version\": 1, \"verdicts\": [], \"changes\": ["
                                            "{\"path\": [\"records\", \"person\", \"person-9\"], \"before\": null, \"after\": {\"id\": \"person-9\", \"name\": \"Test Nine\"}},"
                                            "{\"path\": [\"records\", \"certificate\", \"certificate-9\"], \"after\": {\"holder\": \"person-9\"}},"
                                            "{\"path\": [\"evidence\", \"evidence-9\"], \"after\": {\"kind\": \"resume\", \"removed\": {\"by\": \"Test\"}, \"records\": [\"person-9\"]}},"
                                            "{\"path\": [\"records\", \"person\", \"person-1\"], \"after\": null}]}",
                                            &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_text (supposed, "person-9", "name"), ==, "Test Nine");
  g_assert_cmpstr (get_text (supposed, "certificate-9", "holder"), ==, "person-9");
  g_assert_true (zz_evidence_is_removed (zz_project_find_anywhere (supposed, "evidence-9")));
  g_assert_null (zz_project_find_anywhere (supposed, "person-1"));
  g_assert_null (get_text (supposed, "certificate-1", "holder"));
}

static void
test_faults (Fixture *f,
             gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *message;
  } faults[] = {
    { "7", "changes are a list" },
    { "{\"format\": \"zizhi-project\"}", "changes are a list" },
    { "[7]", "[0]" },
    { "[{\"path\": [\"application\", \"level\"]}]", "no \"after\"" },
    { "[{\"after\": 1}]", "no \"path\"" },
    { "[{\"path\": [], \"after\": 1}]", "[0].path" },
    { "[{\"path\": [1], \"after\": 1}]", "[0].path[0]" },
    { "[{\"path\": [\"application\"], \"after\": {}}]", "ends at \"application\"" },
    { "[{\"path\": [\"records\"], \"after\": {}}]", "no part \"records\"" },
    { "[{\"path\": [\"records\", \"planet\", \"planet-1\"], \"after\": {}}]", "no part \"planet\"" },
    { "[{\"path\": [\"records\", \"person\"], \"after\": []}]", "ends at \"person\"" },
    { "[{\"path\": [\"records\", \"person\", \"person-7\"], \"after\": null}]", "no record \"person-7\" to remove" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\"], \"after\": {}}]", "already a record \"person-1\"" },
    { "[{\"path\": [\"records\", \"person\", \"person-7\", \"name\"], \"after\": \"x\"}]", "no record \"person-7\"" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\", \"height\"], \"after\": 1}]", "no field \"height\"" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\", \"name\"], \"after\": 1}]", "w.json:1:63: [0].after" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\", \"name\"], \"before\": \"x\", \"after\": \"y\"}]", "another state of the project" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\", \"joined\"], \"after\": \"2027-13-01\"}]", "[0].after" },
    { "[{\"path\": [\"records\", \"person\", \"person-1\", \"degree\"], \"after\": \"knight\"}]", "not one of its choices" },
    { "[{\"path\": [\"records\", \"certificate\", \"certificate-1\", \"holder\"], \"after\": \"person-7\"}]", "no record \"person-7\"" },
    { "[{\"path\": [\"records\", \"person\", \"person-9\"], \"after\": {\"height\": 1}}]", "[0].after.height" },
    { "[{\"path\": [\"records\", \"person\", \"person-9\"], \"after\": {\"id\": \"person-8\"}}]", "no field \"id\"" },
    { "[{\"path\": [\"answers\", \"legal.z\", \"judgement\"], \"after\": \"met\"}]", "no clause \"legal.z\"" },
    { "[{\"path\": [\"overrides\", \"personnel.d\", \"height\", \"value\"], \"after\": 1}]", "no figure \"height\"" },
    { "[{\"path\": [\"overrides\", \"personnel.d\"], \"after\": null}]", "ends at \"personnel.d\"" },
    { "[{\"path\": [\"application\", \"level\"], \"after\": \"2\", \"why\": \"x\"}]", "no member \"why\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzProject) supposed = suppose (f, faults[i].text, &error);

      g_assert_null (supposed);
      g_assert (error != NULL);
      if (strstr (error->message, faults[i].message) == NULL || !g_str_has_prefix (error->message, "w.json:1:"))
        g_error ("%s: %s", faults[i].text, error->message);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/changes/fields", Fixture, NULL, set_up, test_fields, tear_down);
  g_test_add ("/changes/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/changes/faults", Fixture, NULL, set_up, test_faults, tear_down);
  return g_test_run ();
}
