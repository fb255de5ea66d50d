/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving to another edition and back: nothing is lost, nothing is mixed up. */
#include "config.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/field.h"
#include "core/history.h"
#include "fixture.h"
#include "store/edition-move.h"

#include <string.h>

#define CLASSIC "isccc-classic"
#define NEWER "ccrc-2021"

/* One of everything that belongs to a clause, odd spellings and members included. */
#define EVERYTHING                                                                                              \
  "  \"application\": {\"service\": \"operation\", \"level\": \"3\", \"planned_date\": \"2027-03-01\"},\n"      \
  "  \"overrides\": {\"personnel.a\": {\"experience\": {\"value\": \"P1Y\", \"reason\": \"r\", \"by\": \"b\", " \
  "\"on\": \"2026-01-05\"}}, \"personnel.d\": {\"staff\": {\"value\": 12, \"reason\": \"r\", \"by\": \"b\", "   \
  "\"on\": \"2026-01-05\", \"odd\": 0.10}}},\n"                                                                 \
  "  \"records\": {\"person\": [{\"id\": \"person-1\", \"name\": \"Li Na\", \"shoe\": [1,  2]}],\n"             \
  "    \"pets\": [{\"id\": \"pets-1\"}],\n"                                                                     \
  "    \"nonconformity\": [{\"id\": \"nonconformity-1\", \"text\": \"x\", \"clause\": \"management.b\"},\n"     \
  "      {\"id\": \"nonconformity-2\", \"text\": \"y\", \"clause\": \"office.a\"},\n"                           \
  "      {\"id\": \"nonconformity-3\", \"text\": \"z\", \"clause\": \"4.2 of the report\"}]},\n"                \
  "  \"answers\": {\"legal.b\": {\"judgement\": \"met\", \"reason\": \"history\", \"revision\": 1},\n"          \
  "    \"management.a\": {\"judgement\": \"partly-met\", \"reason\": \"credit\", \"mood\": {\"a\":1.50}},\n"    \
  "    \"management.b\": {\"judgement\": \"not-met\", \"reason\": \"plan\", \"mood\": {\"a\":1.50}},\n"         \
  "    \"office.a\": {\"judgement\": \"met\", \"reason\": \"of an older text\", \"revision\": 7}},\n"           \
  "  \"evidence\": [{\"id\": \"evidence-1\", \"kind\": \"procedure-document\", \"title\": \"p\", "              \
  "\"clauses\": [\"legal.b\", \"management.a\", \"management.b\"]}],\n"                                         \
  "  \"actions\": [{\"id\": \"action-1\", \"clause\": \"personnel.e\", \"title\": \"one more\"},\n"             \
  "    {\"id\": \"action-2\", \"clause\": \"management.a\", \"title\": \"ask for the extract\"}]"

typedef struct
{
  ZzCatalogueStore *store;
  char *folder;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->folder = make_scratch ();
  f->store = zz_catalogue_store_new (f->folder);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_catalogue_store_free (f->store);
  remove_folder (f->folder);
  g_free (f->folder);
}

static ZzProject *
make (Fixture *f,
      const char *members)
{
  g_autofree char *text = make_project_text (members);
  g_autoptr (GError) error = NULL;
  ZzProject *project = read_project (f->store, text, &error);

  g_assert_no_error (error);
  return project;
}

/* Moves and drops the project it moved from. */
static ZzProject *
move (Fixture *f,
      ZzProject *project,
      const char *to,
      ZzMoveReport **report)
{
  g_autoptr (GError) error = NULL;
  ZzProject *moved = zz_edition_move (project, to, f->store, report, &error);

  g_assert_no_error (error);
  g_object_unref (project);
  return moved;
}

static char *
write_text (ZzProject *project)
{
  g_autoptr (GBytes) bytes = zz_project_write (project);

  return text_from (bytes);
}

static const char *
get_reason (ZzProject *project,
            const char *clause)
{
  ZzRecord *answer = zz_project_find_builtin (project, ZZ_BUILTIN_ANSWER, clause);

  return answer != NULL ? zz_record_get_text (answer, ZZ_ANSWER_REASON) : NULL;
}

static const ZzMoved *
find_moved (const GPtrArray *list,
            ZzMovedKind kind,
            const char *clause)
{
  for (guint i = 0; i < list->len; i++)
    {
      const ZzMoved *moved = list->pdata[i];

      if (moved->kind == kind && g_strcmp0 (moved->clause, clause) == 0)
        return moved;
    }
  return NULL;
}

static const char *
get_as (const GPtrArray *list,
        ZzMovedKind kind,
        const char *clause)
{
  const ZzMoved *moved = find_moved (list, kind, clause);

  return moved != NULL ? moved->as : "not there";
}

static char *
dup_value (ZzProject *project,
           const char *id,
           const char *field)
{
  ZzRecord *record = zz_project_find_anywhere (project, id);
  const ZzField *of = zz_register_find_field (zz_record_get_register (record), field);

  return zz_value_format (zz_record_get (record, of->number), of->choices);
}

static void
assert_value (ZzProject *project,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autofree char *value = dup_value (project, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_kept (Fixture *f,
           gconstpointer data)
{
  g_autoptr (ZzMoveReport) report = NULL;
  g_autoptr (ZzProject) project = move (f, make (f, EVERYTHING), NEWER, &report);

  g_assert_cmpstr (zz_project_get_catalogue (project)->id, ==, NEWER);
  g_assert_cmpstr (get_reason (project, "legal.b"), ==, "history");
  g_assert_cmpstr (get_reason (project, "legal.d"), ==, "credit");
  g_assert_cmpstr (get_as (report->kept, ZZ_MOVED_ANSWER, "management.a"), ==, "legal.d");
  assert_value (project, "person-1", "name", "Li Na");
  assert_value (project, "application", "planned_date", "2027-03-01");
  assert_value (project, "evidence-1", "clauses", "legal.b,legal.d");
  assert_value (project, "action-2", "clause", "legal.d");
  assert_value (project, "nonconformity-2", "clause", "office.a");
  assert_value (project, "nonconformity-3", "clause", "4.2 of the report");
  assert_value (project, "personnel.a/experience", "value", "P1Y");
  g_assert_cmpstr (get_as (report->review, ZZ_MOVED_OVERRIDE, "personnel.a"), ==, "personnel.a");
}

/* A clause of the same name that asks something else gets nothing of the old one. */
static void
test_aside (Fixture *f,
            gconstpointer data)
{
  g_autoptr (ZzMoveReport) report = NULL;
  g_autoptr (ZzProject) project = move (f, make (f, EVERYTHING), NEWER, &report);
  g_autoptr (GPtrArray) aside = zz_edition_list_aside (project);

  g_assert_null (get_reason (project, "management.b"));
  g_assert_null (get_reason (project, "management.a"));
  /* It was an answer to another revision of the text. */
  g_assert_null (get_reason (project, "office.a"));
  assert_value (project, "action-1", "clause", "");
  assert_value (project, "nonconformity-1", "clause", "");
  g_assert_null (zz_project_find_builtin (project, ZZ_BUILTIN_OVERRIDE, "personnel.d/staff"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_ANSWER, "management.b"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_ANSWER, "office.a"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_OVERRIDE, "personnel.d"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_EVIDENCE, "management.b"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_ACTION, "personnel.e"));
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_RECORD, "management.b"));
  g_assert_cmpuint (aside->len, ==, 6);
  g_assert_cmpstr (((ZzAside *) aside->pdata[0])->catalogue, ==, CLASSIC);
  g_assert_cmpstr (((ZzAside *) aside->pdata[0])->clause, ==, "management.b");
  g_assert_nonnull (strstr (((ZzAside *) aside->pdata[0])->text, "\"plan\""));
}

static void
assert_there_and_back (Fixture *f,
                       ZzProject *project)
{
  g_autofree char *before = write_text (project);
  g_autofree char *after = NULL;
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  project = move (f, project, NEWER, NULL);
  there = write_text (project);
  /* Through the file, as a project that is closed and opened goes. */
  bytes = bytes_from (there);
  again = zz_project_read (bytes, "x.json", f->store, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (project);
  project = move (f, g_steal_pointer (&again), CLASSIC, NULL);
  after = write_text (project);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (project);
}

static void
test_there_and_back (Fixture *f,
                     gconstpointer data)
{
  g_autoptr (GBytes) bytes = load_source ("data/examples/example.zizhi.json");
  g_autoptr (GError) error = NULL;
  ZzProject *example = zz_project_read (bytes, "example", f->store, NULL, &error);

  g_assert_no_error (error);
  assert_there_and_back (f, example);
  assert_there_and_back (f, make (f, EVERYTHING));
  assert_there_and_back (f, make (f, ""));
}

static void
set_reason (ZzProject *project,
            const char *clause,
            const char *reason)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_ANSWER];
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_auto (ZzValue) value = zz_value_text (ZZ_VALUE_TEXT, reason);
  g_autoptr (GError) error = NULL;

  zz_edit_put (set, project, reg, clause, zz_register_get_field (reg, ZZ_ANSWER_REASON), &value);
  zz_history_apply (history, set, &error);
  g_assert_no_error (error);
}

/* What is said under either edition meanwhile is there whenever one comes back. */
static void
test_edited_meanwhile (Fixture *f,
                       gconstpointer data)
{
  ZzProject *project = move (f, make (f, EVERYTHING), NEWER, NULL);

  set_reason (project, "legal.d", "credit, newer");
  set_reason (project, "contract.b", "template");
  project = move (f, project, CLASSIC, NULL);
  g_assert_cmpstr (get_reason (project, "management.a"), ==, "credit, newer");
  g_assert_cmpstr (get_reason (project, "management.b"), ==, "plan");
  g_assert_null (get_reason (project, "contract.b"));
  set_reason (project, "contract.b", "scope");
  project = move (f, project, NEWER, NULL);
  g_assert_cmpstr (get_reason (project, "contract.b"), ==, "template");
  project = move (f, project, CLASSIC, NULL);
  g_assert_cmpstr (get_reason (project, "contract.b"), ==, "scope");
  g_object_unref (project);
}

/* What cannot be put back, for something else stands there, stays aside. */
static void
test_taken (Fixture *f,
            gconstpointer data)
{
  ZzProject *project = move (f, make (f, EVERYTHING), NEWER, NULL);
  g_autofree char *text = NULL;

  set_reason (project, "office.a", "of the newer text");
  project = move (f, project, CLASSIC, NULL);
  g_assert_cmpstr (get_reason (project, "office.a"), ==, "of the newer text");
  project = move (f, project, NEWER, NULL);
  text = write_text (project);
  g_assert_nonnull (strstr (text, "of an older text"));
  g_object_unref (project);
}

static const char *const strange[] = {
  "  \"editions\": {\"ccrc-2021\": {\"edition\": \"2021\", \"answers\": [1], \"overrides\": [{}], \"evidence\": [\"x\"], "
  "\"actions\": {\"a\": 1}, \"records\": {\"person\": [], \"x\": {}}}}",
  "  \"editions\": {\"ccrc-2021\": 7, \"isccc-classic\": []}",
  "  \"editions\": {\"ccrc-2021\": {\"edition\": \"other\", \"answers\": {\"legal.b\": 1}}}",
  "  \"editions\": {}",
};

/* A stranger's file may hold anything there: it is kept. */
static void
test_strange (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) listed = make (f, "  \"editions\": [1]");

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (ZzProject) project = make (f, strange[i]);
      g_autoptr (ZzProject) moved = zz_edition_move (project, NEWER, f->store, NULL, &error);
      g_autoptr (GPtrArray) aside = zz_edition_list_aside (project);

      g_assert_no_error (error);
      g_assert_nonnull (moved);
    }
  g_assert_null (zz_edition_move (listed, NEWER, f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (zz_edition_move (listed, CLASSIC, f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (zz_edition_move (listed, "no-such", f->store, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
}

/* An edition of the user's own in which fields and registers are others. */
static void
write_own (Fixture *f)
{
  g_autoptr (GBytes) bytes = load_source ("data/catalogues/" NEWER ".json");
  g_autofree char *text = text_from (bytes);
  g_autofree char *path = g_build_filename (f->folder, "own.json", NULL);
  g_autoptr (GString) own = g_string_new (text);

  g_assert_cmpuint (g_string_replace (own, "\"id\": \"ccrc-2021\"", "\"id\": \"own\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (own, "{\"id\": \"post\", \"title\": {\"en\": \"Post\", \"zh_CN\": \"岗位\"}, \"type\": \"text\", \"personal\": \"free\"}",
                                      "{\"id\": \"post\", \"title\": {\"en\": \"Post\", \"zh_CN\": \"岗位\"}, \"type\": \"integer\"}", 1),
                    ==, 1);
  g_assert_cmpuint (g_string_replace (own, "\"id\": \"training\",", "\"id\": \"course\",", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (own, "\"count\": \"training\"", "\"count\": \"course\"", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (own, "{\"id\": \"leased\", ", "{\"id\": \"rented\", ", 1), ==, 1);
  g_string_replace (own, "\"is\": \"leased\"", "\"is\": \"rented\"", 0);
  g_file_set_contents (path, own->str, -1, NULL);
}

static void
test_other_fields (Fixture *f,
                   gconstpointer data)
{
  g_autoptr (ZzMoveReport) report = NULL;
  ZzProject *project = make (f, "  \"records\": {\"person\": [{\"id\": \"person-1\", \"name\": \"Li Na\", \"post\": \"clerk\"}],\n"
                                "    \"training\": [{\"id\": \"training-1\", \"topic\": \"t\", \"date\": \"2026-01-05\"}],\n"
                                "    \"premises\": [{\"id\": \"premises-1\", \"address\": \"a\", \"holding\": \"leased\"}]}");
  g_autofree char *before = write_text (project);
  g_autofree char *after = NULL;

  write_own (f);
  project = move (f, project, "own", &report);
  assert_value (project, "person-1", "post", "");
  assert_value (project, "premises-1", "holding", "\"leased\"");
  g_assert_cmpuint (report->review->len, ==, 3);
  g_assert_nonnull (find_moved (report->review, ZZ_MOVED_REGISTER, NULL));
  project = move (f, project, CLASSIC, NULL);
  after = write_text (project);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (project);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/edition-move/kept", test_kept },
    { "/edition-move/aside", test_aside },
    { "/edition-move/there-and-back", test_there_and_back },
    { "/edition-move/edited-meanwhile", test_edited_meanwhile },
    { "/edition-move/taken", test_taken },
    { "/edition-move/strange", test_strange },
    { "/edition-move/other-fields", test_other_fields },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
