/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging by hand: every kind of conflict, and what joins by itself. */
#include "fixture.h"

#include "core/difference.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/field.h"
#include "core/history.h"
#include "core/merge.h"
#include "core/project-private.h"

#define ID "00000000-0000-4000-8000-000000000000"

typedef struct
{
  ZzCatalogue *catalogue;
  ZzProject *base;
  ZzProject *mine;
  ZzProject *theirs;
  ZzMerge *merge;
} Fixture;

static const ZzRegister *
find_register (Fixture *fixture,
               const char *id)
{
  const ZzRegister *reg = zz_catalogue_find_register (fixture->catalogue, id);

  for (guint i = 0; reg == NULL && i < ZZ_N_BUILTINS; i++)
    if (g_str_equal (fixture->catalogue->builtins[i]->id, id))
      reg = fixture->catalogue->builtins[i];
  g_assert_nonnull (reg);
  return reg;
}

static void
apply (ZzProject *project,
       ZzChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  zz_project_apply (project, set, &error);
  g_assert_no_error (error);
}

/* Sets "REGISTER FIELD" of a record to a text, and makes the record if it is new. */
static void
put (Fixture *fixture,
     ZzProject *project,
     const char *reg_id,
     const char *id,
     const char *field_id,
     const char *text)
{
  const ZzRegister *reg = find_register (fixture, reg_id);
  const ZzField *field = zz_register_find_field (reg, field_id);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  zz_field_parse (field, text, &value, &error);
  g_assert_no_error (error);
  zz_edit_put (set, project, reg, id, field, &value);
  apply (project, set);
}

static void
put_extra (Fixture *fixture,
           ZzProject *project,
           const char *reg_id,
           const char *id,
           const char *path,
           const char *json)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_auto (ZzValue) value = json != NULL ? zz_value_text (ZZ_VALUE_OPAQUE, json) : ZZ_VALUE_INIT;

  zz_change_set_set_extra (set, reg_id != NULL ? find_register (fixture, reg_id) : NULL, id, path, &value);
  apply (project, set);
}

static void
take_away (ZzProject *project,
           const char *id)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);

  zz_edit_remove (set, project, zz_project_find_anywhere (project, id));
  apply (project, set);
}

static ZzProject *
project_new (Fixture *fixture)
{
  ZzProject *project = zz_project_new (fixture->catalogue, ID);

  put (fixture, project, "person", "person-1", "name", "张三");
  put (fixture, project, "person", "person-2", "name", "李四");
  put (fixture, project, "person", "person-3", "name", "王五");
  put (fixture, project, "certificate", "certificate-1", "holder", "person-1");
  put (fixture, project, "badge", "badge-1", "bearer", "person-1");
  put (fixture, project, "evidence", "evidence-1", "records", "person-1,person-2");
  return project;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->catalogue = fixture_catalogue_new ();
  fixture->base = project_new (fixture);
  fixture->mine = project_new (fixture);
  fixture->theirs = project_new (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->merge, zz_merge_free);
  g_assert_finalize_object (fixture->base);
  g_assert_finalize_object (fixture->mine);
  g_assert_finalize_object (fixture->theirs);
  zz_catalogue_unref (fixture->catalogue);
}

static void
merge (Fixture *fixture,
       guint n_conflicts)
{
  g_autoptr (GError) error = NULL;

  fixture->merge = zz_merge_new (fixture->base, fixture->mine, fixture->theirs, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zz_merge_get_n_conflicts (fixture->merge), ==, n_conflicts);
}

static void
assert_conflict (Fixture *fixture,
                 guint number,
                 ZzConflictKind kind,
                 const char *id,
                 const char *member)
{
  const ZzConflict *conflict = zz_merge_get_conflict (fixture->merge, number);

  g_assert_cmpint (conflict->kind, ==, kind);
  g_assert_cmpstr (conflict->id, ==, id);
  g_assert_cmpstr (conflict->field != NULL ? conflict->field->id : conflict->extra, ==, member);
}

/* Decides every conflict for one side and carries the merge out. */
static void
settle (Fixture *fixture,
        ZzSide side)
{
  g_autoptr (ZzChangeSet) set = NULL;

  zz_merge_choose_all (fixture->merge, side);
  set = zz_merge_make_changes (fixture->merge, "merge");
  apply (fixture->mine, set);
}

/* What the merged project says; NULL: the record is not there. */
static void
assert_says (Fixture *fixture,
             const char *reg_id,
             const char *id,
             const char *field_id,
             const char *expected)
{
  const ZzRegister *reg = find_register (fixture, reg_id);
  const ZzField *field = zz_register_find_field (reg, field_id);
  const ZzRecord *record = zz_project_find (fixture->mine, reg, id);
  g_autofree char *text = record != NULL ? zz_field_format (field, zz_record_get (record, field->number)) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_join (Fixture *fixture,
           gconstpointer data)
{
  put (fixture, fixture->mine, "person", "person-1", "left", "2027-01-01");
  put (fixture, fixture->theirs, "person", "person-1", "degree", "master");
  put (fixture, fixture->mine, "answer", "legal.b", "judgement", "met");
  put (fixture, fixture->theirs, "answer", "legal.b", "notes", "see the file");
  put (fixture, fixture->theirs, "person", "person-9", "name", "赵六");
  /* The same edit on both sides. */
  put (fixture, fixture->mine, "person", "person-2", "name", "李四光");
  put (fixture, fixture->theirs, "person", "person-2", "name", "李四光");
  merge (fixture, 0);
  settle (fixture, ZZ_SIDE_MINE);
  assert_says (fixture, "person", "person-1", "left", "2027-01-01");
  assert_says (fixture, "person", "person-1", "degree", "master");
  assert_says (fixture, "answer", "legal.b", "judgement", "met");
  assert_says (fixture, "answer", "legal.b", "notes", "see the file");
  assert_says (fixture, "person", "person-9", "name", "赵六");
  assert_says (fixture, "person", "person-2", "name", "李四光");
}

/* Sets join by element: what one adds and another takes out are both done. */
static void
test_sets (Fixture *fixture,
           gconstpointer data)
{
  put (fixture, fixture->mine, "person", "person-1", "roles", "bachelor");
  put (fixture, fixture->theirs, "person", "person-1", "roles", "master");
  put (fixture, fixture->base, "person", "person-2", "roles", "bachelor");
  put (fixture, fixture->theirs, "person", "person-2", "roles", "bachelor,master");
  put (fixture, fixture->mine, "evidence", "evidence-1", "records", "person-1,person-2,person-3");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "records", "person-2");
  put (fixture, fixture->mine, "evidence", "evidence-1", "clauses", "office.a");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "clauses", "legal.a");
  merge (fixture, 0);
  settle (fixture, ZZ_SIDE_MINE);
  assert_says (fixture, "person", "person-1", "roles", "bachelor,master");
  assert_says (fixture, "person", "person-2", "roles", "master");
  assert_says (fixture, "evidence", "evidence-1", "records", "person-2,person-3");
  assert_says (fixture, "evidence", "evidence-1", "clauses", "legal.a,office.a");
}

static void
test_changed (Fixture *fixture,
              gconstpointer data)
{
  const ZzSide side = (ZzSide) GPOINTER_TO_INT (data);

  put (fixture, fixture->mine, "person", "person-1", "name", "张三丰");
  put (fixture, fixture->theirs, "person", "person-1", "name", "张珊");
  /* Cleared is changed too. */
  put (fixture, fixture->mine, "organisation", "organisation", "name", "甲");
  put (fixture, fixture->theirs, "organisation", "organisation", "name", "乙");
  merge (fixture, 2);
  assert_conflict (fixture, 0, ZZ_CONFLICT_CHANGED, "organisation", "name");
  assert_conflict (fixture, 1, ZZ_CONFLICT_CHANGED, "person-1", "name");
  g_assert_cmpstr (zz_merge_get_conflict (fixture->merge, 1)->base.text, ==, "张三");
  g_assert_cmpuint (zz_merge_get_n_open (fixture->merge), ==, 2);
  settle (fixture, side);
  assert_says (fixture, "person", "person-1", "name", side == ZZ_SIDE_THEIRS ? "张珊" : "张三丰");
  assert_says (fixture, "organisation", "organisation", "name", side == ZZ_SIDE_THEIRS ? "乙" : "甲");
}

/* One by one. */
static void
test_one_by_one (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (ZzChangeSet) set = NULL;

  put (fixture, fixture->mine, "person", "person-1", "name", "甲");
  put (fixture, fixture->theirs, "person", "person-1", "name", "乙");
  put (fixture, fixture->mine, "person", "person-2", "name", "丙");
  put (fixture, fixture->theirs, "person", "person-2", "name", "丁");
  merge (fixture, 2);
  zz_merge_choose (fixture->merge, 0, ZZ_SIDE_THEIRS);
  g_assert_cmpuint (zz_merge_get_n_open (fixture->merge), ==, 1);
  zz_merge_choose (fixture->merge, 1, ZZ_SIDE_MINE);
  set = zz_merge_make_changes (fixture->merge, "merge");
  apply (fixture->mine, set);
  assert_says (fixture, "person", "person-1", "name", "乙");
  assert_says (fixture, "person", "person-2", "name", "丙");
}

static void
test_added (Fixture *fixture,
            gconstpointer data)
{
  const ZzSide side = (ZzSide) GPOINTER_TO_INT (data);

  put (fixture, fixture->mine, "person", "person-9", "name", "甲");
  put (fixture, fixture->theirs, "person", "person-9", "name", "乙");
  put (fixture, fixture->mine, "person", "person-8", "name", "丙");
  put (fixture, fixture->theirs, "person", "person-8", "name", "丙");
  merge (fixture, 1);
  assert_conflict (fixture, 0, ZZ_CONFLICT_ADDED, "person-9", NULL);
  settle (fixture, side);
  assert_says (fixture, "person", "person-9", "name", side == ZZ_SIDE_THEIRS ? "乙" : "甲");
}

static void
test_removed (Fixture *fixture,
              gconstpointer data)
{
  const ZzSide side = (ZzSide) GPOINTER_TO_INT (data);

  put (fixture, fixture->base, "certificate", "certificate-2", "holder", "person-1");
  put (fixture, fixture->mine, "certificate", "certificate-2", "holder", "person-2");
  put (fixture, fixture->theirs, "certificate", "certificate-2", "holder", "person-1");
  take_away (fixture->mine, "person-1");
  put (fixture, fixture->theirs, "person", "person-1", "left", "2027-01-01");
  /* Removed by one and left alone by the other, or removed by both: no conflict. */
  take_away (fixture->theirs, "person-3");
  merge (fixture, 1);
  assert_conflict (fixture, 0, ZZ_CONFLICT_REMOVED, "person-1", NULL);
  settle (fixture, side);
  assert_says (fixture, "person", "person-1", "left", side == ZZ_SIDE_THEIRS ? "2027-01-01" : NULL);
  assert_says (fixture, "person", "person-3", "name", NULL);
  /* What the removal took along comes back with it, what was changed since does not. */
  assert_says (fixture, "certificate", "certificate-1", "holder", side == ZZ_SIDE_THEIRS ? "person-1" : "");
  assert_says (fixture, "badge", "badge-1", "bearer", side == ZZ_SIDE_THEIRS ? "person-1" : NULL);
  assert_says (fixture, "evidence", "evidence-1", "records", side == ZZ_SIDE_THEIRS ? "person-1,person-2" : "person-2");
  assert_says (fixture, "certificate", "certificate-2", "holder", "person-2");
}

/* Mine removes whom theirs begins to refer to. */
static void
test_referred (Fixture *fixture,
               gconstpointer data)
{
  const ZzSide side = (ZzSide) GPOINTER_TO_INT (data);
  const ZzConflict *conflict;

  take_away (fixture->mine, "person-3");
  put (fixture, fixture->theirs, "certificate", "certificate-1", "holder", "person-3");
  put (fixture, fixture->theirs, "badge", "badge-9", "bearer", "person-3");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "records", "person-1,person-2,person-3");
  merge (fixture, 1);
  assert_conflict (fixture, 0, ZZ_CONFLICT_REFERRED, "person-3", NULL);
  conflict = zz_merge_get_conflict (fixture->merge, 0);
  g_assert_cmpuint (conflict->referrers->len, ==, 3);
  settle (fixture, side);
  assert_says (fixture, "person", "person-3", "name", side == ZZ_SIDE_THEIRS ? "王五" : NULL);
  assert_says (fixture, "certificate", "certificate-1", "holder", side == ZZ_SIDE_THEIRS ? "person-3" : "person-1");
  assert_says (fixture, "badge", "badge-9", "bearer", side == ZZ_SIDE_THEIRS ? "person-3" : NULL);
  assert_says (fixture, "evidence", "evidence-1", "records", side == ZZ_SIDE_THEIRS ? "person-1,person-2,person-3" : "person-1,person-2");
}

/* A badge kept by choice brings its bearer back, whom nobody else needs. */
static void
test_brought_back (Fixture *fixture,
                   gconstpointer data)
{
  put (fixture, fixture->base, "badge", "badge-1", "bearer", "person-3");
  put (fixture, fixture->mine, "badge", "badge-1", "bearer", "person-3");
  put (fixture, fixture->theirs, "badge", "badge-1", "bearer", "person-3");
  put_extra (fixture, fixture->theirs, "badge", "badge-1", "colour", "\"blue\"");
  take_away (fixture->mine, "person-3");
  merge (fixture, 1);
  assert_conflict (fixture, 0, ZZ_CONFLICT_REMOVED, "badge-1", NULL);
  settle (fixture, ZZ_SIDE_THEIRS);
  assert_says (fixture, "badge", "badge-1", "bearer", "person-3");
  assert_says (fixture, "person", "person-3", "name", "王五");
}

/* What led nowhere before the merge is nobody's doing here, and stays. */
static void
test_dangling (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);

  zz_change_set_remove (set, zz_project_find_anywhere (fixture->mine, "person-1"));
  apply (fixture->mine, set);
  merge (fixture, 0);
  settle (fixture, ZZ_SIDE_MINE);
  assert_says (fixture, "person", "person-1", "name", NULL);
  assert_says (fixture, "certificate", "certificate-1", "holder", "person-1");
}

/* What no reader understood is merged by member, and undone. */
static void
test_extras (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (ZzHistory) history = zz_history_new (fixture->mine);
  g_autoptr (ZzChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  put_extra (fixture, fixture->mine, NULL, NULL, "later", "1");
  put_extra (fixture, fixture->theirs, NULL, NULL, "other", "0.10");
  put_extra (fixture, fixture->theirs, "person", "person-1", "seal", "{}");
  put_extra (fixture, fixture->mine, "person", "person-2", "seal", "1");
  put_extra (fixture, fixture->theirs, "person", "person-2", "seal", "2");
  merge (fixture, 1);
  assert_conflict (fixture, 0, ZZ_CONFLICT_CHANGED, "person-2", "seal");
  zz_merge_choose_all (fixture->merge, ZZ_SIDE_THEIRS);
  set = zz_merge_make_changes (fixture->merge, "merge");
  zz_history_apply (history, set, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (zz_extras_find (zz_project_get_extras (fixture->mine), "later"), ==, "1");
  g_assert_cmpstr (zz_extras_find (zz_project_get_extras (fixture->mine), "other"), ==, "0.10");
  g_assert_cmpstr (zz_extras_find (zz_record_get_extras (zz_project_find_anywhere (fixture->mine, "person-1")), "seal"), ==, "{}");
  g_assert_cmpstr (zz_extras_find (zz_record_get_extras (zz_project_find_anywhere (fixture->mine, "person-2")), "seal"), ==, "2");
  zz_history_undo (history);
  g_assert_null (zz_extras_find (zz_project_get_extras (fixture->mine), "other"));
  g_assert_null (zz_record_get_extras (zz_project_find_anywhere (fixture->mine, "person-1")));
  g_assert_cmpstr (zz_extras_find (zz_record_get_extras (zz_project_find_anywhere (fixture->mine, "person-2")), "seal"), ==, "1");
}

/* Half of one file's description and half of another's would describe none. */
static void
test_file (Fixture *fixture,
           gconstpointer data)
{
  put (fixture, fixture->mine, "evidence", "evidence-1", "size", "1");
  put (fixture, fixture->mine, "evidence", "evidence-1", "sha256", "aa");
  put (fixture, fixture->mine, "evidence", "evidence-1", "title", "甲");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "size", "2");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "sha256", "bb");
  put (fixture, fixture->theirs, "evidence", "evidence-1", "title", "乙");
  merge (fixture, 3);
  zz_merge_choose (fixture->merge, 1, ZZ_SIDE_THEIRS);
  g_assert_cmpint (zz_merge_get_conflict (fixture->merge, 0)->choice, ==, ZZ_SIDE_NONE);
  g_assert_cmpint (zz_merge_get_conflict (fixture->merge, 2)->choice, ==, ZZ_SIDE_THEIRS);
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (ZzProject) other = zz_project_new (fixture->catalogue, NULL);
  g_autoptr (ZzCatalogue) edition = fixture_catalogue_new ();
  g_autoptr (ZzProject) moved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_merge_new (fixture->base, fixture->mine, other, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  moved = zz_project_new (edition, ID);
  g_assert_null (zz_merge_new (fixture->base, fixture->mine, moved, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (zz_difference_new (fixture->base, moved, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
}

/* Changes come in the order of the file and hold both values. */
static void
test_difference (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (ZzChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  const ZzChange *change;

  put (fixture, fixture->mine, "answer", "legal.b", "judgement", "met");
  put (fixture, fixture->mine, "person", "person-1", "name", "张珊");
  put (fixture, fixture->mine, "application", "application", "level", "3");
  /* An answer that says nothing is no answer. */
  put (fixture, fixture->mine, "answer", "legal.c", "notes", "");
  take_away (fixture->mine, "person-3");
  set = zz_difference_new (fixture->base, fixture->mine, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zz_change_set_get_n_changes (set), ==, 4);
  g_assert_cmpstr (zz_change_set_get_change (set, 0)->id, ==, "application");
  change = zz_change_set_get_change (set, 1);
  g_assert_cmpstr (change->before.text, ==, "张三");
  g_assert_cmpstr (change->after.text, ==, "张珊");
  g_assert_cmpint (zz_change_set_get_change (set, 2)->kind, ==, ZZ_CHANGE_REMOVE);
  g_assert_cmpint (zz_change_set_get_change (set, 3)->kind, ==, ZZ_CHANGE_INSERT);
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } by_side[] = {
    { "changed", test_changed },
    { "added", test_added },
    { "removed", test_removed },
    { "referred", test_referred },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge/join", Fixture, NULL, set_up, test_join, tear_down);
  g_test_add ("/merge/sets", Fixture, NULL, set_up, test_sets, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (by_side); i++)
    for (int side = ZZ_SIDE_NONE; side <= ZZ_SIDE_THEIRS; side++)
      {
        g_autofree char *path = g_strdup_printf ("/merge/%s/%d", by_side[i].name, side);

        g_test_add (path, Fixture, GINT_TO_POINTER (side), set_up, by_side[i].test, tear_down);
      }
  g_test_add ("/merge/one-by-one", Fixture, NULL, set_up, test_one_by_one, tear_down);
  g_test_add ("/merge/brought-back", Fixture, NULL, set_up, test_brought_back, tear_down);
  g_test_add ("/merge/dangling", Fixture, NULL, set_up, test_dangling, tear_down);
  g_test_add ("/merge/extras", Fixture, NULL, set_up, test_extras, tear_down);
  g_test_add ("/merge/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/merge/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/difference/order", Fixture, NULL, set_up, test_difference, tear_down);
  return g_test_run ();
}
