/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Project bytes: round trips, what is kept unread, what is refused and where. */
#include "fixture.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/project-private.h"
#include "store/project-codec.h"

#include <string.h>

static ZzCatalogueStore *
new_store (void)
{
  return zz_catalogue_store_new ("/nonexistent");
}

/* Texts that are canonical: written back letter for letter. */
static const char *const canonical[] = {
  "",
  "  \"application\": {\n    \"service\": \"operation\",\n    \"level\": \"3\",\n    \"kind\": \"initial\",\n    \"planned_date\": \"2027-03-01\"\n  }",
  "  \"application\": {\n    \"service\": \"new-service\"\n  }",
  "  \"overrides\": {\n    \"performance.b\": {\n      \"projects\": {\n        \"value\": 12,\n        \"reason\": \"r\",\n        \"by\": \"b\",\n"
  "        \"on\": \"2026-01-01\"\n      },\n      \"window\": {\n        \"value\": \"P5Y\"\n      }\n    },\n    \"personnel.b\": {\n"
  "      \"title\": {\n        \"value\": \"senior\"\n      }\n    }\n  }",
  "  \"overrides\": {\n    \"personnel.b\": {\n      \"title\": {\n        \"value\": \"grand\"\n      },\n      \"unheard\": {\n        \"value\": 1.50\n      }\n    },\n"
  "    \"personnel.d\": {\n      \"b\": 1,\n      \"c\": 2\n    },\n    \"zz.a\": {\n      \"x\": 1\n    }\n  }",
  "  \"records\": {\n    \"organisation\": {\n      \"name\": \"示例\",\n      \"registered_capital\": \"10000000.00\",\n      \"legal_person\": true,\n"
  "      \"founded\": \"2019-05-16\",\n      \"licence_until\": \"never\",\n      \"uses_no_suppliers\": false\n    }\n  }",
  "  \"records\": {\n    \"organisation\": {\n      \"id\": \"kept\",\n      \"motto\": {\"a\":  [1.50, 1e400, \"\\u4e2d\"]}\n    }\n  }",
  "  \"records\": {\n    \"person\": [\n      {\n        \"id\": \"person-1\",\n        \"name\": \"A \\\"B\\\" \\\\ \\n\\t/\",\n        \"birth_year\": 1979,\n"
  "        \"role\": [\n          \"head\",\n          \"technical-lead\"\n        ],\n        \"left\": \"2026-05-03\",\n        \"a\": null,\n        \"x/y\": 12345678901234567890,\n        \"~z\": {}\n      },\n"
  "      {\n        \"id\": \"person-2\"\n      }\n    ]\n  }",
  "  \"records\": {\n    \"person\": [\n      {\n        \"id\": \"p\",\n        \"role\": [\"head\", \"dreamer\"],\n        \"degree\": \"emeritus\"\n      }\n    ],\n"
  "    \"gadget\": [{\"id\": 1}]\n  }",
  "  \"answers\": {\n    \"legal.b\": {\n      \"judgement\": \"met\",\n      \"reason\": \"r\",\n      \"by\": \"b\",\n      \"on\": \"2026-11-20\",\n"
  "      \"review_on\": \"2027-11-20\",\n      \"notes\": \"n\",\n      \"revision\": 1,\n      \"mood\": \"fine\"\n    },\n    \"old.z\": {\n      \"judgement\": \"unsure\"\n    }\n  }",
  "  \"evidence\": [\n    {\n      \"id\": \"evidence-1\",\n      \"kind\": \"lease\",\n      \"title\": \"t\",\n      \"file\": \"3f2a9c0b1d4e/租赁合同.pdf\",\n      \"size\": 48213,\n"
  "      \"sha256\": \"00\",\n      \"media_type\": \"application/pdf\",\n      \"issued\": \"2025-01-01\",\n      \"valid_until\": \"never\",\n"
  "      \"added\": \"2026-11-20T09:12:00Z\",\n      \"clauses\": [\n        \"a.a\",\n        \"b.b\"\n      ],\n      \"records\": [\n        \"premises-1\"\n      ],\n"
  "      \"confidential\": true,\n      \"replaces\": \"evidence-0\",\n      \"note\": \"n\",\n      \"removed\": {\n        \"on\": \"2026-01-01\",\n        \"by\": \"b\",\n"
  "        \"reason\": \"r\",\n        \"seal\": [1]\n      },\n      \"colour\": \"red\"\n    }\n  ]",
  "  \"evidence\": [\n    {\n      \"id\": \"evidence-1\",\n      \"a\": 1,\n      \"removed\": {\n        \"seal\": true\n      },\n      \"z\": 2\n    }\n  ]",
  "  \"actions\": [\n    {\n      \"id\": \"action-1\",\n      \"clause\": \"personnel.e\",\n      \"title\": \"t\",\n      \"owner\": \"o\",\n      \"due\": \"2027-01-01\",\n"
  "      \"state\": \"in-progress\",\n      \"closed\": \"2027-01-02\",\n      \"closed_reason\": \"r\"\n    }\n  ]",
  "  \"signoffs\": [\n    {\n      \"by\": \"b\",\n      \"at\": \"2026-11-20T09:12:00Z\",\n      \"role\": \"r\",\n      \"digest\": \"sha256:00\",\n      \"totals\": {\"met\":  25}\n    },\n"
  "    {\n      \"by\": \"c\"\n    },\n    {\n      \"id\": \"signoff-k3v9q2xa\",\n      \"by\": \"d\"\n    }\n  ]",
  "  \"signoffs\": [\n    {\n      \"id\": \"signoff-0002\",\n      \"by\": \"b\"\n    }\n  ]",
  "  \"a/b\": {\"deep\": [[[1]]]},\n  \"unknown\": null,\n  \"~\": [\n 1,\n 2 ]",
};

static char *
write_back (const char *text)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = read_project (store, text, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = zz_project_write (project);
  return text_from (bytes);
}

static void
test_canonical (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autofree char *text = make_project_text (canonical[i]);
      g_autofree char *written = write_back (text);

      g_assert_cmpstr (written, ==, text);
    }
}

static void
test_example (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();
  g_autoptr (GBytes) bytes = load_source ("data/examples/example.zizhi.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = zz_project_read (bytes, "example.zizhi.json", store, NULL, &error);
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  written = zz_project_write (project);
  g_assert_true (g_bytes_equal (bytes, written));
  g_assert_null (zz_project_get_extras (project));
}

/* Any order, spacing, null and empty members come out as the one form. */
static void
test_normal (void)
{
  static const char loose[] =
      "{\"records\":{\"person\":[{\"name\":\"B\",\"id\":\"person-2\",\"post\":null,\"role\":[]},{\"id\":\"person-1\",\"name\":\"\",\"role\":[\"technical-lead\",\"head\",\"head\"]}],"
      "\"training\":[],\"organisation\":{}},\"evidence\":null,\"answers\":{\"legal.b\":{},\"legal.c\":null},\"overrides\":{\"personnel.d\":{\"staff\":null}},"
      "\"application\":null,\"catalogue\":{\"edition\":\"classic\",\"id\":\"isccc-classic\"},\"id\":\"6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80\",\"version\":1,\"format\":\"zizhi-project\"}";
  g_autofree char *written = write_back (loose);
  g_autofree char *expected = make_project_text (
      "  \"records\": {\n    \"person\": [\n      {\n        \"id\": \"person-1\",\n        \"role\": [\n          \"head\",\n          \"technical-lead\"\n        ]\n      },\n"
      "      {\n        \"id\": \"person-2\",\n        \"name\": \"B\"\n      }\n    ]\n  }");

  g_assert_cmpstr (written, ==, expected);
}

/* However a file is sorted, reading it is no work of hours. */
static void
test_backwards (void)
{
  g_autoptr (GString) members = g_string_new ("\"records\": {\"person\": [");
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  const guint n = 200000;

  for (guint i = n; i > 0; i--)
    g_string_append_printf (members, "{\"id\": \"p-%06u\"}%s", i, i > 1 ? "," : "]}");
  text = make_project_text (members->str);
  written = write_back (text);
  g_assert_true (strstr (written, "p-000001") < strstr (written, "p-200000"));
}

static void
test_values (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();
  g_autofree char *text = make_project_text (
      "\"application\": {\"service\": \"operation\", \"level\": \"2\", \"kind\": \"upgrade\", \"planned_date\": \"2027-03-01\"},"
      "\"overrides\": {\"personnel.d\": {\"staff\": {\"value\": 12, \"reason\": \"r\", \"by\": \"b\", \"on\": \"2026-01-02\"}}},"
      "\"records\": {\"person\": [{\"id\": \"person-1\", \"name\": \"A\", \"role\": [\"head\"], \"degree\": \"emeritus\", \"contract_until\": \"never\"}]},"
      "\"answers\": {\"legal.b\": {\"judgement\": \"partly-met\", \"revision\": 3}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = read_project (store, text, &error);
  const ZzCatalogue *catalogue;
  const ZzRegister *person;
  ZzRecord *record;

  g_assert_no_error (error);
  catalogue = zz_project_get_catalogue (project);
  person = zz_catalogue_find_register (catalogue, "person");
  record = zz_project_find (project, person, "person-1");
  g_assert_cmpint (zz_project_get_level (project), ==, 1);
  g_assert_cmpint ((int) zz_project_get_kind (project), ==, 3);
  g_assert_cmpint (zz_project_get_planned_date (project), ==, zz_date_new (2027, 3, 1));
  g_assert_cmpint (zz_record_get (record, zz_register_find_field (person, "role")->number)->kind, ==, ZZ_VALUE_SET);
  g_assert_cmpint (zz_record_get (record, zz_register_find_field (person, "degree")->number)->kind, ==, ZZ_VALUE_OPAQUE);
  g_assert_cmpint (zz_record_get (record, zz_register_find_field (person, "contract_until")->number)->kind, ==, ZZ_VALUE_NEVER);
  record = zz_project_find_override (project, zz_clause_find_figure (zz_catalogue_find_clause (catalogue, "personnel.d"), "staff"));
  g_assert_cmpint (zz_record_get (record, ZZ_OVERRIDE_VALUE)->integer, ==, 12);
  record = zz_project_find_builtin (project, ZZ_BUILTIN_ANSWER, "legal.b");
  g_assert_cmpint (zz_record_get_choice (record, ZZ_ANSWER_JUDGEMENT), ==, ZZ_JUDGEMENT_PARTLY_MET);
}

/* What we write, an independent reader reads as what was meant. */
static void
test_independent (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (store, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, "person");
  g_autoptr (ZzRecord) record = zz_record_new (reg, "person-1");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  zz_record_fill (record, zz_register_find_field (reg, "name"), zz_value_text (ZZ_VALUE_TEXT, "张 \"三\"\n\x01"));
  zz_record_fill (record, zz_register_find_field (reg, "birth_year"), zz_value_integer (1979));
  zz_record_fill (record, zz_register_find_field (reg, "role"), zz_value_set (5));
  zz_record_fill (record, zz_register_find_field (reg, "joined"), zz_value_date (zz_date_new (2020, 2, 29)));
  g_assert_true (zz_project_add (project, record));
  bytes = zz_project_write (project);
  root = read_with_json_glib (bytes);
  object = json_object_get_object_member (json_node_get_object (root), "records");
  object = json_array_get_object_element (json_object_get_array_member (object, "person"), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "person-1");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "张 \"三\"\n\x01");
  g_assert_cmpint (json_object_get_int_member (object, "birth_year"), ==, 1979);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "role"), 1), ==, "finance-lead");
  g_assert_cmpstr (json_object_get_string_member (object, "joined"), ==, "2020-02-29");
}

/* Members behind the head, and what the message begins with after "x.json:". */
static const struct
{
  const char *members;
  int code;
  const char *message;
} faults[] = {
  { "\"records\": []", ZZ_ERROR_INVALID, "9:12: records: an object is expected here, not a list" },
  { "\"records\":\n {\"person\": {}}", ZZ_ERROR_INVALID, "10:13: records.person: a list is expected here, not an object" },
  { "\"records\": {\"organisation\": []}", ZZ_ERROR_INVALID, "9:29: records.organisation: an object is expected here, not a list" },
  { "\"records\": {\"person\": [1]}", ZZ_ERROR_INVALID, "9:24: records.person[0]: an object is expected here, not a whole number" },
  { "\"records\": {\"person\": [{}]}", ZZ_ERROR_INVALID, "9:24: records.person[0]: the record has no \"id\"" },
  { "\"records\": {\"person\": [{\"id\": \"\"}]}", ZZ_ERROR_INVALID, "9:31: records.person[0].id: an identifier cannot be empty" },
  { "\"records\": {\"person\": [{\"id\": 5}]}", ZZ_ERROR_INVALID, "9:31: records.person[0].id: a text is expected here" },
  { "\"records\": {\"person\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}", ZZ_ERROR_INVALID, "9:37: records.person[1]: two records have the id \"a\"" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"name\": 5}]}", ZZ_ERROR_INVALID, "9:44: records.person[0].name: a text is expected here, not a whole number" },
  { "\"records\": {\"person\": [{\"id\": \"张\", \"name\": 5}]}", ZZ_ERROR_INVALID, "9:44: records.person[0].name: a text" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"birth_year\": \"1979\"}]}", ZZ_ERROR_INVALID, "9:50: records.person[0].birth_year: a whole number is expected here, not a text" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"birth_year\": 1979.5}]}", ZZ_ERROR_INVALID, "9:50: records.person[0].birth_year: a whole number is expected here, not a number" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"birth_year\": 0}]}", ZZ_ERROR_INVALID, "9:50: records.person[0].birth_year: field \"birth_year\" of \"person\" takes a year" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"birth_year\": 1e3}]}", ZZ_ERROR_INVALID, "9:50: records.person[0].birth_year: a whole number is expected here" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"service_staff\": \"yes\"}]}", ZZ_ERROR_INVALID, "9:53: records.person[0].service_staff: true or false is expected" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"joined\": \"2026-02-29\"}]}", ZZ_ERROR_INVALID, "9:46: records.person[0].joined: field \"joined\" of \"person\" takes a date" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"joined\": \"never\"}]}", ZZ_ERROR_INVALID, "9:46: records.person[0].joined: field \"joined\" of \"person\" takes a date" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"contract_until\": \"forever\"}]}", ZZ_ERROR_INVALID, "9:54: records.person[0].contract_until: field" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"role\": \"head\"}]}", ZZ_ERROR_INVALID, "9:44: records.person[0].role: a list is expected here, not a text" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"role\": [\"head\", 1]}]}", ZZ_ERROR_INVALID, "9:53: records.person[0].role[1]: a text is expected here" },
  { "\"records\": {\"person\": [{\"id\": \"a\", \"degree\": 3}]}", ZZ_ERROR_INVALID, "9:46: records.person[0].degree: a text is expected here" },
  { "\"records\": {\"project\": [{\"id\": \"a\", \"amount\": 120.5}]}", ZZ_ERROR_INVALID, "9:47: records.project[0].amount: a text is expected here, not a number" },
  { "\"records\": {\"project\": [{\"id\": \"a\", \"amount\": \"1e5\"}]}", ZZ_ERROR_INVALID, "9:47: records.project[0].amount: field \"amount\" of \"project\" takes an amount" },
  { "\"records\": {\"certificate\": [{\"id\": \"a\", \"holder\": [\"person-1\"]}]}", ZZ_ERROR_INVALID, "9:51: records.certificate[0].holder: a text is expected here" },
  { "\"application\": 1", ZZ_ERROR_INVALID, "9:16: application: an object is expected here" },
  { "\"application\": {\"planned_date\": \"soon\"}", ZZ_ERROR_INVALID, "9:33: application.planned_date: field" },
  { "\"overrides\": []", ZZ_ERROR_INVALID, "9:14: overrides: an object is expected here" },
  { "\"overrides\": {\"personnel.d\": 5}", ZZ_ERROR_INVALID, "9:30: overrides[\"personnel.d\"]: an object is expected here" },
  { "\"overrides\": {\"personnel.d\": {\"staff\": 5}}", ZZ_ERROR_INVALID, "9:40: overrides[\"personnel.d\"].staff: an object is expected here" },
  { "\"overrides\": {\"personnel.d\": {\"staff\": {\"value\": \"12\"}}}", ZZ_ERROR_INVALID, "9:50: overrides[\"personnel.d\"].staff.value: a whole number is expected here" },
  { "\"overrides\": {\"personnel.d\": {\"staff\": {\"value\": -2}}}", ZZ_ERROR_INVALID, "9:50: overrides[\"personnel.d\"].staff.value: figure \"staff\"" },
  { "\"overrides\": {\"performance.b\": {\"window\": {\"value\": \"3\"}}}", ZZ_ERROR_INVALID, "9:53: overrides[\"performance.b\"].window.value: figure \"window\"" },
  { "\"answers\": [1]", ZZ_ERROR_INVALID, "9:12: answers: an object is expected here" },
  { "\"answers\": {\"legal.b\": true}", ZZ_ERROR_INVALID, "9:24: answers[\"legal.b\"]: an object is expected here" },
  { "\"answers\": {\"\": {}}", ZZ_ERROR_INVALID, "9:17: answers[\"\"]: an identifier cannot be empty" },
  { "\"answers\": {\"legal.b\": {\"revision\": \"1\"}}", ZZ_ERROR_INVALID, "9:37: answers[\"legal.b\"].revision: a whole number" },
  { "\"evidence\": {}", ZZ_ERROR_INVALID, "9:13: evidence: a list is expected here" },
  { "\"evidence\": [{\"kind\": \"lease\"}]", ZZ_ERROR_INVALID, "9:14: evidence[0]: the record has no \"id\"" },
  { "\"evidence\": [{\"id\": \"e\", \"clauses\": [\"\"]}]", ZZ_ERROR_INVALID, "9:38: evidence[0].clauses[0]: an identifier cannot be empty" },
  { "\"evidence\": [{\"id\": \"e\", \"added\": \"2026-11-20\"}]", ZZ_ERROR_INVALID, "9:35: evidence[0].added: field \"added\" of \"evidence\" takes a time" },
  { "\"evidence\": [{\"id\": \"e\", \"removed\": true}]", ZZ_ERROR_INVALID, "9:37: evidence[0].removed: an object is expected here" },
  { "\"evidence\": [{\"id\": \"e\", \"removed\": {\"on\": 1}}]", ZZ_ERROR_INVALID, "9:44: evidence[0].removed.on: a text is expected here" },
  { "\"evidence\": [{\"id\": \"e\", \"file\": \"../x\"}]", ZZ_ERROR_UNSAFE, "9:34: evidence[0].file: the path \"../x\" leads out" },
  { "\"evidence\": [{\"id\": \"e\", \"file\": \"/etc/passwd\"}]", ZZ_ERROR_UNSAFE, "9:34: evidence[0].file: the path" },
  { "\"evidence\": [{\"id\": \"e\", \"file\": \"a/../../x\"}]", ZZ_ERROR_UNSAFE, "9:34: evidence[0].file" },
  { "\"evidence\": [{\"id\": \"e\", \"file\": \"a\\\\..\\\\x\"}]", ZZ_ERROR_UNSAFE, "9:34: evidence[0].file" },
  { "\"signoffs\": [{\"at\": \"today\"}]", ZZ_ERROR_INVALID, "9:21: signoffs[0].at: field" },
  { "\"x\": 1, \"x\": 2", ZZ_ERROR_SYNTAX, "9:14: x: the name stands twice" },
  { "\"x\": 01", ZZ_ERROR_SYNTAX, "9:6: this is no number" },
};

static void
test_faults (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = make_project_text (faults[i].members);
      g_autofree char *begin = g_strconcat ("x.json:", faults[i].message, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzProject) project = read_project (store, text, &error);

      g_assert_null (project);
      if (!g_error_matches (error, ZZ_ERROR, faults[i].code) || !g_str_has_prefix (error->message, begin))
        g_error ("%s: \"%s\" (%d) is not \"%s\"", faults[i].members, error->message, error->code, begin);
    }
}

static const struct
{
  const char *text;
  int code;
  const char *message;
} heads[] = {
  { "[]", ZZ_ERROR_INVALID, "an object is expected here, not a list" },
  { "{}", ZZ_ERROR_INVALID, "its \"format\" is not \"zizhi-project\"" },
  { "{\"format\": \"zizhi-catalogue\"}", ZZ_ERROR_INVALID, "its \"format\" is not \"zizhi-project\"" },
  { "{\"format\": \"zizhi-project\"}", ZZ_ERROR_INVALID, "no \"version\"" },
  { "{\"format\": \"zizhi-project\", \"version\": 0}", ZZ_ERROR_INVALID, "no \"version\"" },
  { "{\"format\": \"zizhi-project\", \"version\": 2}", ZZ_ERROR_NEWER, "a newer version of this program wrote the project" },
  { "{\"format\": \"zizhi-project\", \"version\": 1}", ZZ_ERROR_INVALID, "does not name its \"catalogue\"" },
  { "{\"format\": \"zizhi-project\", \"version\": 1, \"catalogue\": {}}", ZZ_ERROR_INVALID, "the member \"id\" is missing" },
  { "{\"format\": \"zizhi-project\", \"version\": 1, \"catalogue\": {\"id\": \"x\", \"edition\": \"y\"}}", ZZ_ERROR_NOT_FOUND, "there is no catalogue \"x\"; there are: ccrc-2021, isccc-classic" },
  { "{\"format\": \"zizhi-project\", \"version\": 1, \"catalogue\": {\"id\": \"isccc-classic\", \"edition\": \"y\"}}", ZZ_ERROR_NOT_FOUND, "edition \"y\"" },
  { "{\"format\": \"zizhi-project\", \"version\": 1, \"catalogue\": {\"id\": \"isccc-classic\", \"edition\": \"classic\"}}", ZZ_ERROR_INVALID, "the member \"id\" is missing" },
};

static void
test_heads (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_project (store, heads[i].text, &error));
      g_assert_error (error, ZZ_ERROR, heads[i].code);
      if (strstr (error->message, heads[i].message) == NULL)
        g_error ("%s: \"%s\"", heads[i].text, error->message);
    }
}

/* A newer format is shown as far as it is understood. */
static void
test_newer (void)
{
  g_autoptr (ZzCatalogueStore) store = new_store ();
  g_autofree char *text = make_project_text ("\"records\": {\"person\": [{\"id\": \"p\", \"name\": {\"zh\": \"x\"}, \"post\": \"q\"}]}");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = NULL;
  const ZzRegister *person;
  gboolean newer = FALSE;

  *(strstr (text, "\"version\": 1") + strlen ("\"version\": ")) = '2';
  bytes = bytes_from (text);
  project = zz_project_read (bytes, "x.json", store, &newer, &error);
  g_assert_no_error (error);
  g_assert_true (newer);
  person = zz_catalogue_find_register (zz_project_get_catalogue (project), "person");
  g_assert_cmpstr (zz_record_get_text (zz_project_find (project, person, "p"), zz_register_find_field (person, "post")->number), ==, "q");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-codec/canonical", test_canonical);
  g_test_add_func ("/project-codec/example", test_example);
  g_test_add_func ("/project-codec/normal", test_normal);
  g_test_add_func ("/project-codec/backwards", test_backwards);
  g_test_add_func ("/project-codec/values", test_values);
  g_test_add_func ("/project-codec/independent", test_independent);
  g_test_add_func ("/project-codec/faults", test_faults);
  g_test_add_func ("/project-codec/heads", test_heads);
  g_test_add_func ("/project-codec/newer", test_newer);

  return g_test_run ();
}
