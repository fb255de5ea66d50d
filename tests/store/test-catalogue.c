/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading catalogues: the shipped one, and each fault with its place. */
#include "fixture.h"

#include "core/error.h"
#include "store/catalogue-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#define CLASSIC "data/catalogues/isccc-classic.json"

/* Clauses by the way to them, to keep the table below readable. */
#define LEGAL_A "categories/#legal/clauses/#legal.a/"
#define FINANCE_B "categories/#finance/clauses/#finance.b/"
#define FINANCE_C "categories/#finance/clauses/#finance.c/"
#define PERSONNEL_A "categories/#personnel/clauses/#personnel.a/"
#define PERSONNEL_B "categories/#personnel/clauses/#personnel.b/"
#define PERSONNEL_D "categories/#personnel/clauses/#personnel.d/"
#define PERSONNEL_E "categories/#personnel/clauses/#personnel.e/"
#define PERFORMANCE_B "categories/#performance/clauses/#performance.b/"
#define CONTRACT_C "categories/#contract/clauses/#contract.c/"
#define SECURITY_E "categories/#security/clauses/#security.e/"
#define SECURITY_F "categories/#security/clauses/#security.f/"

/* A fault: the member at @path becomes @json (NULL: is taken away), and the
 * message holds @message. */
typedef struct
{
  const char *path;
  const char *json;
  const char *message;
} Fault;

static const Fault head_faults[] = {
  { "format", "\"zizhi\"", "its \"format\" is not \"zizhi-catalogue\"" },
  { "version", "\"1\"", "the catalogue has no \"version\"" },
  { "version", "2", "version: the catalogue was written for a newer version" },
  { "colour", "1", "colour: unknown member \"colour\"" },
  { "id", "\"Classic one\"", "id: \"Classic one\" is no identifier" },
  { "id", "\"a--b\"", "id: \"a--b\" is no identifier" },
  { "edition", "\"\"", "edition: the text is empty" },
  { "title", "{\"en\": \"x\"}", "title: the member \"zh_CN\" is missing" },
  { "title", "{\"en\": \"x\", \"zh_CN\": \"x\", \"de\": \"x\"}", "title.de: unknown member \"de\"" },
  { "status", "\"old\"", "status: unknown status \"old\"" },
  { "confirmed_by_body", "\"no\"", "confirmed_by_body: true or false is expected here, not a text" },
  { "sources/seed/url", "1", "sources.seed.url: unknown member \"url\"" },
  { "levels", "[]", "levels: the list is empty" },
  { "levels", "{}", "levels: a list is expected here, not an object" },
  { "levels/1/id", "\"3\"", "levels[1]: \"3\" stands twice in the list" },
  { "services/0/title", NULL, "services[0]: the member \"title\" is missing" },
  { "applications/1", "\"initial\"", "applications[1]: \"initial\" stands twice in the list" },
  { "evidence_kinds/0/lead", "\"2 weeks\"", "evidence_kinds[0].lead: a period such as P3Y or P6M is expected here" },
  { "calendar/upgrade_after/value", "\"1Y\"", "calendar.upgrade_after.value: a period" },
  { "calendar/upgrade_after/source", "\"nowhere\"", "calendar.upgrade_after.source: unknown source \"nowhere\"" },
  { "calendar/upgrade_after/mark", "\"sure\"", "calendar.upgrade_after.mark: unknown mark \"sure\"" },
};

static const Fault register_faults[] = {
  { "registers/#organisation/single", "false", "registers: exactly one register is single, and none is" },
  { "registers/#person/single", "true", "registers[3]: exactly one register is single, and \"organisation\" is already" },
  { "registers/#person/id", "\"evidence\"", "registers[3]: there is already a register \"evidence\"" },
  { "registers/#person/id", "\"premises\"", "registers[3]: there is already a register \"premises\"" },
  { "registers/#person/label", "\"nick\"", "registers[3].label: unknown field \"nick\" of register \"person\"" },
  { "registers/#person/key", "[\"nick\"]", "registers[3].key[0]: unknown field \"nick\" of register \"person\"" },
  { "registers/#person/fields/0/type", "\"string\"", "registers[3].fields[0].type: unknown field type \"string\"" },
  { "registers/#person/fields/0/type", "\"instant\"", "registers[3].fields[0].type: unknown field type \"instant\"" },
  { "registers/#person/fields/0/id", "\"id\"", "registers[3].fields[0]: \"id\" is every record's own member" },
  { "registers/#person/fields/1/id", "\"name\"", "registers[3].fields[1]: register \"person\" has two fields \"name\"" },
  { "registers/#person/fields/#degree/values", NULL, "the member \"values\" is missing" },
  { "registers/#person/fields/#degree/values", "\"degrees\"", ".values: unknown list \"degrees\"" },
  { "registers/#person/fields/0/values", "\"levels\"", "registers[3].fields[0].values: only a choice, choices or rank field has values" },
  { "registers/#certificate/fields/#holder/refers", "\"people\"", "registers[4].fields[0].refers: unknown register \"people\"" },
  { "registers/#certificate/fields/#holder/refers", "\"organisation\"", "register \"organisation\" has a single record" },
  { "registers/#certificate/fields/#holder/refers", NULL, "registers[4].fields[0]: the member \"refers\" is missing" },
  { "registers/#person/fields/0/refers", "\"person\"", "only a reference field refers to a register" },
  { "registers/#person/fields/0/personal", "\"secret\"", "registers[3].fields[0].personal: \"secret\" is nothing a field can tell about a person" },
  { "registers/#person/fields/0/personal", "\"amount\"", "registers[3].fields[0].personal: a field of this type cannot be \"amount\"" },
  { "registers/#organisation/fields/#registered_capital/personal", "\"person\"", "a field of this type cannot be \"person\"" },
  { "registers/#person/predicates/employed", "{\"from\": \"begun\"}", "registers[3].predicates.employed.from: unknown field \"begun\" of register \"person\"" },
  { "registers/#person/predicates/employed", "{\"count\": \"person\"}", "predicates.employed: a predicate holds tests only" },
  { "registers/#person/predicates/employed", "{\"predicate\": \"serving\"}", "goes round in a circle" },
  { "registers/#person/predicates/employed", "{\"predicate\": \"gone\"}", "unknown predicate \"gone\" of register \"person\"" },
  { "registers/#person/predicates/serving", "{\"from\": \"joined\", \"after\": {\"figure\": \"experience\"}}", "outside a clause a figure needs \"of\"" },
  { "registers/#person/predicates/Serving", "{\"from\": \"joined\"}", "\"Serving\" is no identifier" },
  { "windows/audited_years/register", "\"reports\"", "windows.audited_years.register: unknown register \"reports\"" },
  { "windows/audited_years/year", "\"firm\"", "windows.audited_years.year: field \"firm\" is no year" },
  { "windows/audited_years/issued", "\"published\"", "unknown field \"published\" of register \"audit_report\"" },
  { "windows/audited_years/founded", "\"name\"", "windows.audited_years.founded: field \"name\" is no date" },
  { "windows/audited_years/years", "{\"figure\": \"years\"}", "outside a clause a figure needs \"of\"" },
  { "windows/audited_years/years", "{\"figure\": \"years\", \"of\": \"finance.x\"}", "unknown clause \"finance.x\"" },
  { "windows/audited_years/grace", NULL, "windows.audited_years: the member \"grace\" is missing" },
};

static const Fault clause_faults[] = {
  { PERSONNEL_D "id", "\"personnel\"", "\"personnel\" is no clause identifier" },
  { PERSONNEL_D "id", "\"personnel.e\"", "there are two clauses \"personnel.e\"" },
  { "categories/#office/id", "\"legal\"", "categories[2]: \"legal\" stands twice" },
  { PERSONNEL_D "revision", "0", "personnel.d: categories[3].clauses[3].revision: a revision is a whole number from 1" },
  { PERSONNEL_D "text", NULL, "personnel.d: categories[3].clauses[3]: the member \"text\" is missing" },
  { PERSONNEL_D "rules", "1", "personnel.d: categories[3].clauses[3].rules: unknown member \"rules\"" },
  { PERSONNEL_D "rule_mark", NULL, "a rule and its \"rule_mark\" come together" },
  { PERSONNEL_D "figure_titles/crew", "{\"en\": \"x\", \"zh_CN\": \"x\"}", "unknown figure \"crew\" of clause \"personnel.d\"" },
  { PERSONNEL_D "figures/staff/4", "{\"value\": 1, \"mark\": \"seed\", \"source\": \"seed\"}", "categories[3].clauses[3].figures.staff.4: unknown level \"4\"" },
  { PERSONNEL_D "figures/staff/2/value", "\"P1Y\"", "figures.staff.2.value: a whole number is expected here, not a text" },
  { PERSONNEL_D "figures/staff/2/value", "-1", "figures.staff.2: figure \"staff\" of clause personnel.d takes a whole number, not \"-1\"" },
  { PERSONNEL_D "figures/staff/2/mark", NULL, "figures.staff.2: the member \"mark\" is missing" },
  { PERSONNEL_D "figures/staff/2/source", "\"hearsay\"", "figures.staff.2.source: unknown source \"hearsay\"" },
  { PERSONNEL_D "figures/staff/2", NULL, "personnel.d: categories[3].clauses[3].rule: nothing is left of the rule at level \"2\"" },
  { PERSONNEL_D "figures/staff", "{}", "figure \"staff\" has no value at any level" },
  { PERSONNEL_D "figures/spare", "{\"3\": {\"value\": 1, \"mark\": \"seed\", \"source\": \"seed\"}}", "no rule and no need uses figure \"spare\"" },
  { PERSONNEL_B "figures/title/3/value", "\"expert\"", "figures.title.3: figure \"title\" of clause personnel.b takes one of the identifiers of its list" },
  { PERSONNEL_A "figures/experience/3/value", "2", "figures.experience.3.value: a text is expected here, not a whole number" },
  { PERSONNEL_D "applies", "{\"levels\": [\"4\"]}", "applies.levels[0]: \"4\" is none of the catalogue's levels" },
  { PERSONNEL_D "applies", "{\"services\": []}", "applies.services: the list is empty" },
  { PERSONNEL_D "applies", "{\"places\": []}", "applies.places: unknown member \"places\"" },
  { "categories/#legal/clauses/#legal.b", "{\"id\": \"legal.b\", \"revision\": 1, \"title\": {\"en\": \"x\", \"zh_CN\": \"x\"}, \"text\": {\"en\": \"x\", \"zh_CN\": \"x\"}}",
    "the clause asks for nothing" },
};

static const Fault rule_faults[] = {
  { PERSONNEL_D "rule", "{}", "categories[3].clauses[3].rule: a condition is expected here, not an empty object" },
  { PERSONNEL_D "rule", "[]", "rule: an object is expected here, not a list" },
  { PERSONNEL_D "rule", "{\"some\": \"person\"}", "rule: unknown operator \"some\"" },
  { PERSONNEL_D "rule/must", "{\"predicate\": \"serving\"}", "rule.must: unknown member \"must\"" },
  { PERSONNEL_D "rule/count", "\"people\"", "rule.count: unknown register \"people\"" },
  { PERSONNEL_D "rule/count", "\"organisation\"", "register \"organisation\" has a single record" },
  { PERSONNEL_D "rule/count", "\"evidence\"", "rule.count: unknown register \"evidence\"" },
  { PERSONNEL_D "rule/at_least", "0", "rule.at_least: a whole number from 1 is expected here" },
  { PERSONNEL_D "rule/at_least", "\"P1Y\"", "rule.at_least: a whole number is expected here, not a text" },
  { PERSONNEL_D "rule/at_least", "{\"figure\": \"crew\"}", "rule.at_least.figure: unknown figure \"crew\" of clause \"personnel.d\"" },
  { PERSONNEL_D "rule/at_least", "{\"figure\": \"staff\", \"at\": 1}", "rule.at_least.at: unknown member \"at\"" },
  { PERSONNEL_D "rule/at_least", "{\"figure\": \"experience\", \"of\": \"personnel.a\"}", "figure \"experience\" is used here as a whole number and elsewhere as a period" },
  { PERSONNEL_D "rule/where", "{\"field\": \"x\"}", "personnel.d: categories[3].clauses[3].rule.where.field: unknown field \"x\" of register \"person\"" },
  { PERSONNEL_D "rule/where", "{\"predicate\": \"busy\"}", "rule.where.predicate: unknown predicate \"busy\" of register \"person\"" },
  { PERSONNEL_D "rule/where", "{\"all\": []}", "rule.where.all: the list is empty" },
  { PERSONNEL_D "rule/where", "{\"all\": [{\"predicate\": \"serving\"}, {\"any\": [{\"field\": \"name\"}, {\"field\": \"role\"}]}]}",
    "rule.where.all[1].any[1]: that \"role\" is recorded says nothing" },
  { PERSONNEL_D "rule/where", "{\"field\": \"service_staff\"}", "that \"service_staff\" is recorded says nothing" },
  { PERSONNEL_D "rule/where", "{\"field\": \"left\"}", "that \"left\" is recorded says nothing" },
  { PERSONNEL_D "rule/where", "{\"field\": \"name\", \"is\": \"x\"}", "rule.where.is: \"is\" cannot test field \"name\", a text" },
  { PERSONNEL_D "rule/where", "{\"field\": \"role\", \"at_least\": \"head\"}", "\"at_least\" cannot test field \"role\", a choices" },
  { PERSONNEL_D "rule/where", "{\"field\": \"role\", \"is\": \"cook\"}", "rule.where.is: \"cook\" is no value of field \"role\"" },
  { PERSONNEL_D "rule/where", "{\"field\": \"role\", \"is\": []}", "rule.where.is: the list is empty" },
  { PERSONNEL_D "rule/where", "{\"field\": \"service_staff\", \"is\": \"true\"}", "true or false is expected here, not a text" },
  { PERSONNEL_D "rule/where", "{\"field\": \"birth_year\", \"at_least\": \"1980\"}", "a whole number is expected here, not a text" },
  { PERSONNEL_D "rule/where", "{\"field\": \"birth_year\", \"at_least\": {\"window\": \"audited_years\"}}", "the years of a window compare only by \"is\"" },
  { PERSONNEL_D "rule/where", "{\"field\": \"joined\", \"at_least\": \"2020-01-01\"}", "field \"joined\" can only be compared with another field" },
  { PERSONNEL_D "rule/where", "{\"field\": \"joined\", \"at_least\": {\"field\": \"left\"}}", "fields \"joined\" and \"left\" are not of one type" },
  { PERSONNEL_D "rule/where", "{\"field\": \"degree\", \"at_least\": {\"field\": \"finance_title\"}}", "are not of one type and list of values" },
  { PERSONNEL_D "rule/where", "{\"field\": \"degree\", \"is\": {\"application\": \"service\"}}", "the declared service compares only" },
  { PERSONNEL_D "rule/where", "{\"field\": \"degree\", \"is\": {\"application\": \"level\"}}", "only the \"service\"" },
  { PERSONNEL_D "rule/where", "{\"from\": \"contract_until\"}", "\"from\" cannot test field \"contract_until\", a valid-end" },
  { PERSONNEL_D "rule/where", "{\"to\": \"name\"}", "rule.where.to: \"to\" cannot test field \"name\", a text" },
  { PERSONNEL_D "rule/where", "{\"to\": \"left\", \"before\": \"left\"}", "\"to\" and \"before\" exclude each other" },
  { PERSONNEL_D "rule/where", "{\"from\": \"joined\", \"after\": \"P1Y\", \"within\": \"P1Y\"}", "\"after\" and \"within\" exclude each other" },
  { PERSONNEL_D "rule/where", "{\"to\": \"left\", \"after\": \"P1Y\"}", "\"after\" and \"within\" need \"from\"" },
  { PERSONNEL_D "rule/where", "{\"from\": \"joined\", \"after\": \"1 year\"}", "rule.where.after: a period such as" },
  { PERSONNEL_D "rule/where", "{\"refers\": \"name\", \"where\": {\"field\": \"name\"}}", "rule.where.refers: field \"name\" is no reference" },
  { PERSONNEL_D "rule/where", "{\"count\": \"certificate\", \"via\": \"name\"}", "field \"name\" does not refer to the register around, \"person\"" },
  { PERSONNEL_D "rule/where", "{\"count\": \"agreement\", \"via\": \"supplier\"}", "field \"supplier\" does not refer to the register around, \"person\"" },
  { PERSONNEL_D "rule/where", "{\"count\": \"certificate\", \"via\": \"holder\", \"empty\": 1}", "\"empty\" can only be 0" },
  { PERSONNEL_D "rule/where", "{\"every\": \"certificate\"}", "the member \"must\" is missing" },
  { PERSONNEL_D "rule/where", "{\"not\": 1}", "rule.where.not: an object is expected here, not a whole number" },
  { PERSONNEL_E "rule/distinct", "\"kind\"", "rule.distinct: field \"kind\" is no reference" },
  { PERSONNEL_E "rule/where/all/0", "{\"refers\": \"holder\"}", "rule.where.all[0]: the member \"where\" is missing" },
  { FINANCE_C "rule/every/window", "\"years\"", "rule.every.window: unknown window \"years\"" },
  { FINANCE_C "rule/must", "{\"field\": \"issued\"}", "a fiscal year has no field \"issued\"" },
  { FINANCE_C "rule/must", "{\"predicate\": \"published\"}", "a fiscal year has no predicates" },
  { FINANCE_C "rule/must/via", "\"firm\"", "inside a window \"via\" names a year field" },
  { FINANCE_C "rule/where", "{\"field\": \"issued\"}", "rule.where: unknown member \"where\"" },
  { FINANCE_C "figures/grace/3", NULL, "nothing is left of the rule at level \"3\"" },
  { CONTRACT_C "rule/counted_by", "\"performance.x\"", "rule.counted_by: unknown clause \"performance.x\"" },
  { CONTRACT_C "rule/counted_by", "\"contract.c\"", "\"counted_by\" names another clause" },
  { CONTRACT_C "rule/counted_by", "\"personnel.d\"", "the rule of clause \"personnel.d\" has not exactly one outermost \"count\" of \"project\"" },
  { SECURITY_F "not_applicable_when", "{\"field\": \"name\", \"is\": \"x\"}", "not_applicable_when.is: \"is\" cannot test" },
  { LEGAL_A "rule/all/0/field", "\"legal\"", "rule.all[0].field: unknown field \"legal\" of register \"organisation\"" },
};

static const Fault need_faults[] = {
  { PERSONNEL_E "evidence/0/any", "[]", "evidence[0].any: the list is empty" },
  { PERSONNEL_E "evidence/0/any", NULL, "evidence[0]: a need has either \"any\" or \"all\"" },
  { PERSONNEL_E "evidence/0/all", "[\"contract\"]", "evidence[0]: a need has either \"any\" or \"all\"" },
  { PERSONNEL_E "evidence/0/any", "[\"paper\"]", "evidence[0].any[0]: unknown evidence kind \"paper\"" },
  { PERSONNEL_E "evidence/0/any", "[\"contract\", \"contract\"]", "evidence[0].any[1]: \"contract\" stands twice" },
  { PERSONNEL_E "evidence/0/mark", NULL, "evidence[0]: the member \"mark\" is missing" },
  { PERSONNEL_E "evidence/0/per", "\"person\"", "evidence[0].per: the rule has 0 quantifiers over \"person\"" },
  { PERSONNEL_E "evidence/0/per", "\"organisation\"", "has a single record" },
  { PERSONNEL_E "evidence/0/not_older_than", "3", "evidence[0].not_older_than: a period" },
  { PERSONNEL_E "evidence/0/until", "3", "evidence[0].until: unknown member \"until\"" },
  { PERSONNEL_E "evidence/0/expires", "1", "evidence[0].expires: true or false is expected here" },
  { PERFORMANCE_B "evidence/0/per", NULL, "\"for\" stands only beside \"per\"" },
  { PERFORMANCE_B "figures/proven/2", NULL, "the figure of \"for\" has no value at level \"2\"" },
  { SECURITY_E "rule/all/1", "{\"count\": \"agreement\", \"at_least\": 1}", "the rule has 2 quantifiers over \"agreement\"" },
};

static JsonNode *
find_member (JsonNode *node,
             const char *step)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), step);
  array = json_node_get_array (node);
  if (*step != '#')
    return json_array_get_element (array, (guint) g_ascii_strtoull (step, NULL, 10));
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (array, i), "id"), step + 1) == 0)
      return json_array_get_element (array, i);
  return NULL;
}

/* json-glib cannot set an element: the array is made anew. */
static void
replace_element (JsonNode *node,
                 const char *step,
                 JsonNode *value)
{
  JsonArray *old = json_node_get_array (node);
  JsonNode *there = find_member (node, step);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (old); i++)
    {
      JsonNode *element = json_array_get_element (old, i);

      json_array_add_element (array, element == there ? value : json_node_copy (element));
    }
  json_node_take_array (node, array);
}

/* Sets or takes away the member at @path. */
static void
plant (JsonNode *root,
       const char *path,
       const char *json)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  JsonNode *node = root;
  JsonNode *value = json != NULL ? json_from_string (json, NULL) : NULL;
  guint last = g_strv_length (steps) - 1;

  for (guint i = 0; i < last; i++)
    {
      node = find_member (node, steps[i]);
      if (node == NULL)
        g_error ("%s: there is no \"%s\"", path, steps[i]);
    }
  if (JSON_NODE_HOLDS_OBJECT (node) && value != NULL)
    json_object_set_member (json_node_get_object (node), steps[last], value);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_remove_member (json_node_get_object (node), steps[last]);
  else
    replace_element (node, steps[last], value);
}

static void
check_fault (const Fault *fault)
{
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autoptr (JsonNode) root = read_with_json_glib (bytes);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) planted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;

  plant (root, fault->path, fault->json);
  text = json_to_string (root, TRUE);
  planted = bytes_from (text);
  catalogue = zz_catalogue_read (planted, "x.json", &error);
  if (catalogue != NULL)
    g_error ("%s = %s is taken", fault->path, fault->json);
  g_assert_true (error->domain == ZZ_ERROR);
  if (strstr (error->message, fault->message) == NULL || !g_str_has_prefix (error->message, "x.json:"))
    g_error ("%s = %s: \"%s\" does not say \"%s\"", fault->path, fault->json, error->message, fault->message);
}

static void
test_faults (gconstpointer data)
{
  static const struct
  {
    const char *name;
    const Fault *faults;
    guint n;
  } tables[] = {
    { "head", head_faults, G_N_ELEMENTS (head_faults) },
    { "registers", register_faults, G_N_ELEMENTS (register_faults) },
    { "clauses", clause_faults, G_N_ELEMENTS (clause_faults) },
    { "rules", rule_faults, G_N_ELEMENTS (rule_faults) },
    { "needs", need_faults, G_N_ELEMENTS (need_faults) },
  };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; strcmp (tables[t].name, data) == 0 && i < tables[t].n; i++)
      check_fault (&tables[t].faults[i]);
}

static ZzCatalogue *
load_classic (void)
{
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autoptr (GError) error = NULL;
  ZzCatalogue *catalogue = zz_catalogue_read (bytes, "isccc-classic.json", &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_shipped (void)
{
  g_autoptr (ZzCatalogue) catalogue = load_classic ();
  const ZzClause *clause = zz_catalogue_find_clause (catalogue, "personnel.d");
  const ZzFigure *staff = zz_clause_find_figure (clause, "staff");

  g_assert_cmpstr (catalogue->id, ==, "isccc-classic");
  g_assert_cmpint (catalogue->status, ==, ZZ_EDITION_SUPERSEDED);
  g_assert_cmpstr (catalogue->superseded_by, ==, "ccrc-2021");
  g_assert_false (catalogue->confirmed_by_body);
  g_assert_cmpuint (catalogue->categories->len, ==, 9);
  g_assert_cmpuint (catalogue->clauses->len, ==, 34);
  g_assert_cmpuint (catalogue->available, ==, 7);
  g_assert_cmpstr (catalogue->organisation->id, ==, "organisation");
  g_assert_nonnull (catalogue->builtins[ZZ_BUILTIN_SIGNOFF]);
  g_assert_cmpint (staff->type, ==, ZZ_FIGURE_NUMBER);
  g_assert_cmpint (staff->at[0].value.integer, ==, 10);
  g_assert_cmpint (staff->at[2].value.integer, ==, 50);
  g_assert_cmpstr (staff->at[0].source->id, ==, "seed");
  g_assert_cmpint (staff->at[1].mark, ==, ZZ_MARK_PUBLISHED);
  g_assert_cmpuint (zz_catalogue_find_clause (catalogue, "management.f")->levels, ==, 6);
  g_assert_true (zz_catalogue_find_clause (catalogue, "security.f")->may_not_apply);
}

/* A branch whose figure the level does not have is not there (rules.md §2). */
static void
test_levels (void)
{
  g_autoptr (ZzCatalogue) catalogue = load_classic ();
  const ZzClause *clause = zz_catalogue_find_clause (catalogue, "performance.a");
  const ZzCondition *rule = clause->rule;

  g_assert_cmpint (rule->op, ==, ZZ_OPERATOR_ANY);
  g_assert_cmpuint (rule->members->len, ==, 3);
  for (guint level = 0; level < 3; level++)
    {
      g_assert_true (zz_condition_stands_at (rule, level));
      g_assert_true (zz_condition_stands_at (rule->members->pdata[0], level));
      g_assert_true (zz_condition_stands_at (rule->members->pdata[1], level));
      g_assert_true (zz_condition_stands_at (rule->members->pdata[2], level) == (level > 0));
    }
}

static void
test_needs (void)
{
  g_autoptr (ZzCatalogue) catalogue = load_classic ();
  const ZzClause *reports = zz_catalogue_find_clause (catalogue, "finance.c");
  const ZzClause *projects = zz_catalogue_find_clause (catalogue, "performance.b");
  const ZzNeed *need = reports->needs->pdata[0];
  const ZzNeed *proven = projects->needs->pdata[0];

  g_assert_true (need->per == reports->rule->must);
  g_assert_true (need->outer == reports->rule);
  g_assert_cmpint (need->count.kind, ==, ZZ_OPERAND_NONE);
  g_assert_true (proven->per == projects->rule && proven->outer == projects->rule);
  g_assert_true (proven->all);
  g_assert_cmpuint (proven->kinds->len, ==, 2);
  g_assert_cmpstr (zz_choices_get (catalogue->evidence_kinds, g_array_index (proven->kinds, guint, 0))->id, ==, "contract");
  g_assert_true (proven->count.figure == zz_clause_find_figure (projects, "proven"));
}

static char *
refuse (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, TRUE);
  g_autoptr (GBytes) bytes = bytes_from (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_catalogue_read (bytes, "x.json", &error));
  return g_strdup (error->message);
}

/* A predicate that doubles the one before it again and again is bounded. */
static void
test_bounded (void)
{
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autoptr (JsonNode) root = read_with_json_glib (bytes);
  g_autofree char *message = NULL;

  for (guint i = 1; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("registers/#person/predicates/p%u", i);
      g_autofree char *json = g_strdup_printf ("{\"all\": [{\"predicate\": \"p%u\"}, {\"predicate\": \"p%u\"}]}", i - 1, i - 1);

      plant (root, path, json);
    }
  plant (root, "registers/#person/predicates/p0", "{\"field\": \"name\"}");
  message = refuse (root);
  g_assert_nonnull (strstr (message, "too deep or too large"));
}

#define COUNTED_BY(clause)                                                    \
  "{\"all\": [{\"count\": \"premises\"}, {\"count\": \"person\", \"where\": " \
  "{\"every\": \"premises\", \"counted_by\": \"" clause "\", \"must\": {\"field\": \"address\"}}}]}"

static void
test_circle (void)
{
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autoptr (JsonNode) root = read_with_json_glib (bytes);
  g_autofree char *message = NULL;

  plant (root, "categories/#office/clauses/#office.a/rule", COUNTED_BY ("office.b"));
  plant (root, "categories/#office/clauses/#office.b/rule", COUNTED_BY ("office.a"));
  plant (root, "categories/#office/clauses/#office.b/rule_mark", "\"house\"");
  message = refuse (root);
  g_assert_nonnull (strstr (message, "\"counted_by\" goes round in a circle"));
}

/* The message has everything: file, line, column, clause and path. */
static void
test_message (void)
{
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autofree char *text = text_from (bytes);
  g_auto (GStrv) halves = g_strsplit (text, "\"it_management_since\", \"after\"", 2);
  g_autofree char *planted = g_strjoin ("\"it_since\", \"after\"", halves[0], halves[1], NULL);
  g_autoptr (GBytes) wrong = bytes_from (planted);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (halves[1]);
  g_assert_null (zz_catalogue_read (wrong, "x.json", &error));
  g_assert_true (g_regex_match_simple ("^x\\.json:\\d+:\\d+: personnel\\.a: categories\\[3\\]\\.clauses\\[0\\]\\.rule\\.where\\.all\\[2\\]\\.from: "
                                       "unknown field \"it_since\" of register \"person\"$",
                                       error->message, 0, 0));
}

static void
test_store (void)
{
  g_autofree char *folder = make_scratch ();
  g_autofree char *wrong = g_build_filename (folder, "mine.json", NULL);
  g_autofree char *own = g_build_filename (folder, "isccc-classic.json", NULL);
  g_autoptr (ZzCatalogueStore) store = NULL;
  g_autoptr (ZzCatalogue) first = NULL;
  g_autoptr (ZzCatalogue) again = NULL;
  g_autoptr (GBytes) bytes = load_source (CLASSIC);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_file_set_contents (wrong, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  g_file_set_contents (own, "{}", -1, NULL);
  store = zz_catalogue_store_new (folder);
  ids = zz_catalogue_store_list (store);
  g_assert_cmpstr (ids[0], ==, "ccrc-2021");
  g_assert_cmpstr (ids[1], ==, "isccc-classic");
  g_assert_cmpstr (ids[2], ==, "mine");
  g_assert_null (ids[3]);
  /* The built-in one is not replaced by the user's file of its name. */
  first = zz_catalogue_store_load (store, "isccc-classic", &error);
  g_assert_no_error (error);
  again = zz_catalogue_store_load (store, "isccc-classic", &error);
  g_assert_true (first == again);
  g_assert_null (zz_catalogue_store_load (store, "mine", &error));
  g_assert_nonnull (strstr (error->message, "holds \"isccc-classic\"; rename it"));
  g_clear_error (&error);
  g_assert_null (zz_catalogue_store_load (store, "../isccc-classic", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "there are: ccrc-2021, isccc-classic, mine"));
  remove_folder (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/shipped", test_shipped);
  g_test_add_func ("/catalogue/levels", test_levels);
  g_test_add_func ("/catalogue/needs", test_needs);
  g_test_add_func ("/catalogue/bounded", test_bounded);
  g_test_add_func ("/catalogue/circle", test_circle);
  g_test_add_func ("/catalogue/message", test_message);
  g_test_add_func ("/catalogue/store", test_store);
  g_test_add_data_func ("/catalogue/faults/head", "head", test_faults);
  g_test_add_data_func ("/catalogue/faults/registers", "registers", test_faults);
  g_test_add_data_func ("/catalogue/faults/clauses", "clauses", test_faults);
  g_test_add_data_func ("/catalogue/faults/rules", "rules", test_faults);
  g_test_add_data_func ("/catalogue/faults/needs", "needs", test_faults);

  return g_test_run ();
}
