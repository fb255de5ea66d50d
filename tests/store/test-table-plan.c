/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table would do to a project: matching of columns and rows, values, warnings. */
#include "fixture.h"

#include "core/field.h"
#include "core/history.h"
#include "store/project-codec.h"
#include "store/table-plan.h"
#include "store/table-read.h"

#include <string.h>

typedef struct
{
  ZzCatalogueStore *store;
  ZzProject *project;
} Case;

#define PEOPLE                                                                                                          \
  "\"records\": {\"person\": [{\"id\": \"person-1\", \"name\": \"张三\", \"birth_year\": 1990},"                      \
  "{\"id\": \"person-2\", \"name\": \"李四\"}, {\"id\": \"person-3\", \"name\": \"王五\", \"birth_year\": 1970},"   \
  "{\"id\": \"person-4\", \"name\": \"王五\", \"birth_year\": 1980, \"degree\": \"postdoc\"}],"                       \
  "\"certificate\": [{\"id\": \"certificate-1\", \"number\": \"C-1\", \"kind\": \"other\", \"holder\": \"person-1\"}]," \
  "\"project\": [{\"id\": \"project-1\", \"name\": \"甲项目\", \"amount\": \"1200.50\", \"contract_number\": \"HT-1\"}]}"

static void
set_up (Case *c,
        gconstpointer data)
{
  g_autofree char *text = make_project_text (PEOPLE);
  g_autoptr (GError) error = NULL;

  c->store = zz_catalogue_store_new ("/nonexistent");
  c->project = read_project (c->store, text, &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *c,
           gconstpointer data)
{
  g_object_unref (c->project);
  zz_catalogue_store_free (c->store);
}

static const ZzRegister *
get_register (Case *c,
              const char *id)
{
  const ZzRegister *reg = zz_catalogue_find_register (zz_project_get_catalogue (c->project), id);

  g_assert_nonnull (reg);
  return reg;
}

static ZzTable *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_from (text);
  g_autoptr (GError) error = NULL;
  ZzTable *table = zz_table_read (bytes, "x.csv", &error);

  g_assert_no_error (error);
  return table;
}

/* "field:ground" of every column; grounds are t, s, c, g. */
static char *
dump_columns (const ZzColumns *columns)
{
  static const char grounds[] = "-tscg";
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    {
      const ZzColumn *column = zz_columns_get (columns, i);
      const char *id = column->use == ZZ_COLUMN_ID ? "#" : column->field != NULL ? column->field->id
                                                                                 : "";

      g_string_append_printf (text, "%s%s:%c", i > 0 ? " " : "", id, grounds[column->ground]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *reg;
  const char *table;
  const char *columns;
  int titles;
} matches[] = {
  { "person", "姓名,出生年份,id\n", "name:t birth_year:t #:t", 0 },
  { "person", "Name,birth_year,Birth Year\n", "name:t birth_year:t :-", 0 },
  { "person", "　姓 名 *：,学历（必填）\n", "name:t degree:t", 0 },
  { "person", "花名册,\n2026年,\n姓名,岗位\n张三,a\n", "name:t post:t", 2 },
  { "person", "员工姓名,学位\n姓名,入职日期\n", "name:t joined:t", 1 },
  { "person", "员工姓名,岗位,日期\n", "name:s post:t :-", 0 },
  { "premises", "地址,面积,面积(平方米)\n", "address:t area:t :-", 0 },
  { "person", "张三,硕士\n李四,博士\n", "name:c degree:c", ZZ_NO_TITLES },
  { "person", "张三,中级\n李四,高级\n", "name:c :-", ZZ_NO_TITLES },
  { "certificate", "证书编号,人\nC-9,李四\nC-8,张三\n", "number:t holder:c", 0 },
  { "certificate", "证书编号,人\nC-9,李四\nC-8,赵六\n", "number:t :-", 0 },
};

static void
test_columns (Case *c,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autoptr (ZzTable) table = read_text (matches[i].table);
      g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, get_register (c, matches[i].reg));
      g_autofree char *dumped = dump_columns (columns);

      g_test_message ("%s", matches[i].table);
      g_assert_cmpstr (dumped, ==, matches[i].columns);
      g_assert_cmpint (zz_columns_get_titles (columns), ==, matches[i].titles);
    }
}

static void
test_correct (Case *c,
              gconstpointer data)
{
  const ZzRegister *reg = get_register (c, "person");
  g_autoptr (ZzTable) table = read_text ("姓名,甲\n张三,x\n");
  g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, reg);
  g_autofree char *moved = NULL, *again = NULL;
  guint column = 9;

  zz_columns_set (columns, 1, ZZ_COLUMN_FIELD, zz_columns_find_field (reg, "姓名"));
  moved = dump_columns (columns);
  g_assert_cmpstr (moved, ==, ":- name:g");
  g_assert_true (zz_columns_find (columns, "甲", &column) && column == 1);
  g_assert_true (zz_columns_find (columns, "b", &column) && column == 1);
  g_assert_true (zz_columns_find (columns, "1", &column) && column == 0);
  g_assert_false (zz_columns_find (columns, "C", &column));
  g_assert_false (zz_columns_find (columns, "0", &column));
  zz_columns_set_titles (columns, c->project, ZZ_NO_TITLES);
  again = dump_columns (columns);
  g_assert_cmpstr (zz_columns_get (columns, 0)->title, ==, "");
  g_assert_null (strstr (again, "name:t"));
}

/* Every row as "fate record field=value… !field"; fates by their first letter. */
static char *
dump_plan (const ZzTablePlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ZzPlanRow *row = zz_table_plan_get_row (plan, i);
      const ZzRegister *reg = row->record != NULL ? zz_record_get_register (row->record) : NULL;

      g_string_append_printf (text, "%s%c", i > 0 ? "\n" : "", zz_row_fate_get_id (row->fate)[0]);
      g_assert_true ((row->reason != NULL) == (row->fate == ZZ_ROW_SKIPPED));
      g_assert_true ((row->record == NULL) == (row->fate == ZZ_ROW_SKIPPED));
      if (row->fate == ZZ_ROW_CHANGED || row->fate == ZZ_ROW_UNCHANGED)
        g_string_append_printf (text, " %s", zz_record_get_id (row->record));
      for (guint j = 0; row->fate == ZZ_ROW_NEW && j < reg->fields->len; j++)
        {
          const ZzField *field = zz_register_get_field (reg, j);
          g_autofree char *value = zz_field_format (field, zz_record_get (row->record, j));

          if (*value != '\0')
            g_string_append_printf (text, " %s=%s", field->id, value);
        }
      for (guint j = 0; row->fate == ZZ_ROW_CHANGED && j < row->n_changes; j++)
        {
          const ZzChange *change = zz_change_set_get_change (plan->changes, row->first_change + j);
          g_autofree char *value = zz_field_format (change->field, &change->after);

          g_string_append_printf (text, " %s=%s", change->field->id, value);
        }
      for (guint j = 0; row->warnings != NULL && j < row->warnings->len; j++)
        g_string_append_printf (text, " !%s", ((const ZzCellWarning *) row->warnings->pdata[j])->field->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *reg;
  const char *table;
  const char *plan;
} plans[] = {
  /* Finding the record. */
  { "person", "姓名,出生年份,岗位\n张三,1990,a\n赵六,1985,b\n", "c person-1 post=a\nn name=赵六 birth_year=1985 post=b" },
  { "person", "姓名,学历\n赵六,大学本科\n钱七,硕士研究生\n孙八,专科\n李九,工程师\n", "n name=赵六 degree=bachelor\nn name=钱七 degree=master\nn name=孙八 degree=college\nn name=李九 !degree" },
  { "person", "id,姓名\nperson-1,张三丰\n", "c person-1 name=张三丰" },
  { "person", "id,姓名,出生年份\nperson-9,张三,1990\n", "u person-1" },
  { "person", "姓名,出生年份\n李四,1988\n", "c person-2 birth_year=1988" },
  { "person", "姓名,岗位\n张　三,a\n", "c person-1 name=张　三 post=a" },
  { "person", "姓名,岗位\n王五,a\n", "s" },
  { "person", "姓名,出生年份\n王五,1970\n王五,1980\n王五,1960\n", "u person-3\nu person-4\nn name=王五 birth_year=1960" },
  { "person", "姓名,岗位\n赵六,a\n赵六,b\n钱七,c\n", "s\ns\nn name=钱七 post=c" },
  { "person", "姓名,出生年份\n张三,1990\n张三,\n", "s\ns" },
  { "person", "姓名,出生年份\n庚一,1990\n庚一,\n", "s\ns" },
  { "person", "姓名,出生年份\n庚一,\n庚一,1990\n庚一,1985\n", "s\ns\ns" },
  { "person", "姓名,出生年份\n庚一,1990\n庚一,1985\n庚一,\n", "n name=庚一 birth_year=1990\nn name=庚一 birth_year=1985\ns" },
  { "person", "id,姓名,出生年份\nperson-z1,辛一,1990\n,辛一,1990\n", "s\ns" },
  { "person", "id,姓名,出生年份\n,辛一,1990\nperson-z1,辛一,1990\n", "s\ns" },
  { "person", "id,姓名,出生年份\nperson-z1,辛一,1990\nperson-z2,辛一,1990\n", "n name=辛一 birth_year=1990\nn name=辛一 birth_year=1990" },
  { "person", "姓名,岗位\n,a\n", "s" },
  { "person", "姓名,出生年份,岗位\n,1990,a\n", "s" },
  { "project", "项目名称,合同编号,客户名称\n,HT-1,客户\n", "c project-1 client=客户" },
  { "person", "姓名,出生年份\n赵六,老\n", "s !birth_year" },
  { "person", "id,姓名,出生年份\nperson-1,张三,老\n", "u person-1 !birth_year" },
  { "project", "项目名称,合同编号,客户名称\n甲项目,,客户\n", "c project-1 client=客户" },
  { "project", "项目名称,合同编号\n甲项目,HT-2\n", "n name=甲项目 contract_number=HT-2" },
  { "certificate", "证书编号,证书名称\nc-1,x\n", "c certificate-1 name=x number=c-1" },
  /* What is no entry. */
  { "person", "姓名,岗位\n合计,3\n姓名,岗位\nTotal:,\n", "s\ns\ns" },
  { "person", "姓名,岗位\n", "" },
  { "organisation", "组织名称,注册资本\n示例公司,500万元\n另一公司,\n", "c organisation name=示例公司 registered_capital=5000000\ns" },
  /* Values. */
  { "person", "姓名,出生年份,学历,入职日期\n张三,1990,,\n", "u person-1" },
  { "person", "姓名,学历\n赵六,小学\n", "n name=赵六 !degree" },
  { "person", "姓名,担任角色\n赵六,技术负责人/Project lead|head\n", "n name=赵六 role=head,technical-lead,project-lead" },
  { "person", "姓名,入职日期,离职日期,劳动合同截止日期\n赵六,46348,—,长期\n", "n name=赵六 joined=2026-11-22 contract_until=never" },
  { "person", "姓名,入职日期\n赵六,22/11/2026\n", "n name=赵六 !joined" },
  { "project", "项目名称,合同编号,合同金额\n甲项目,HT-1,\"1,200.5\"\n", "u project-1" },
  { "project", "项目名称,合同金额（万元）\n乙项目,12.5\n丙项目,300元\n", "n name=乙项目 amount=125000\nn name=丙项目 amount=300" },
  { "project", "项目名称,合同金额（百万元）\n乙项目,12\n", "n name=乙项目 !amount" },
  { "project", "项目名称,合同金额（千元）\n乙项目,12\n", "n name=乙项目 !amount" },
  { "project", "单位：万元,\n项目名称,合同金额\n乙项目,12.5\n", "n name=乙项目 amount=125000" },
  { "project", "单位：万元,\n项目名称,合同金额（元）\n乙项目,12.5\n", "n name=乙项目 amount=12.5" },
  { "project", "项目名称,合同编号,发票号码\n乙项目,无,/\n", "n name=乙项目" },
  { "person", "姓名,入职日期\n赵六,12345\n钱七,99999\n", "n name=赵六 !joined\nn name=钱七 !joined" },
  { "person", "姓名,出生年份\n赵六,85\n钱七,1985\n", "s !birth_year\nn name=钱七 birth_year=1985" },
  { "project", "项目名称,合同编号,发票号码\n乙项目,2.02E+11,\"12\n34\"\n", "s !contract_number" },
  { "project", "项目名称,发票号码\n乙项目,\" 12\n34 \"\n", "n name=乙项目 invoice=12 34" },
  { "certificate", "证书编号,持证人\nC-2,李四\nC-3,王五\nC-4,王五 1980\nC-5,无名\nC-6,person-3\n",
    "n holder=person-2 number=C-2\nn number=C-3 !holder\nn holder=person-4 number=C-4\nn number=C-5 !holder\nn holder=person-3 number=C-6" },
};

static void
test_plan (Case *c,
           gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (ZzTable) table = read_text (plans[i].table);
      g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, get_register (c, plans[i].reg));
      g_autoptr (ZzTablePlan) plan = zz_table_plan_new (c->project, table, columns, "import");
      g_autofree char *dumped = dump_plan (plan);

      g_test_message ("%s", plans[i].table);
      g_assert_cmpstr (dumped, ==, plans[i].plan);
    }
}

/* The whole import is one step, which undo takes back; again, nothing is to be done. */
static void
test_apply (Case *c,
            gconstpointer data)
{
  g_autoptr (GBytes) before = zz_project_write (c->project);
  g_autoptr (ZzHistory) history = zz_history_new (c->project);
  g_autoptr (ZzTable) table = read_text ("姓名,出生年份,岗位\n张三,1990,a\n赵六,1985,b\n李四,,c\n");
  g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, get_register (c, "person"));
  g_autoptr (ZzTablePlan) plan = zz_table_plan_new (c->project, table, columns, "import");
  g_autoptr (ZzTablePlan) again = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (zz_history_apply (history, plan->changes, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (zz_history_get_undo_label (history), ==, "import");
  again = zz_table_plan_new (c->project, table, columns, "import");
  g_assert_cmpuint (again->n[ZZ_ROW_UNCHANGED], ==, 3);
  g_assert_cmpuint (zz_change_set_get_n_changes (again->changes), ==, 0);
  zz_history_undo (history);
  after = zz_project_write (c->project);
  g_assert_true (g_bytes_equal (before, after));
}

/* What the reader of projects did not understand is kept, and no warning is made of it. */
static void
test_opaque (Case *c,
             gconstpointer data)
{
  g_autoptr (ZzTable) table = read_text ("id,学历\nperson-4,\"\"\"postdoc\"\"\"\n");
  g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, get_register (c, "person"));
  g_autoptr (ZzTablePlan) plan = zz_table_plan_new (c->project, table, columns, "import");

  g_assert_cmpuint (plan->n[ZZ_ROW_UNCHANGED], ==, 1);
  g_assert_cmpuint (plan->n_warnings, ==, 0);
}

/* An id is taken along into a project that does not have it; a strange one is not. */
static void
test_ids (Case *c,
          gconstpointer data)
{
  g_autoptr (ZzTable) table = read_text ("id,name\nperson-new,赵六\nproject-1,钱七\nperson-a b,孙八\n");
  g_autoptr (ZzColumns) columns = zz_columns_match (table, c->project, get_register (c, "person"));
  g_autoptr (ZzTablePlan) plan = zz_table_plan_new (c->project, table, columns, "import");

  g_assert_cmpuint (plan->n[ZZ_ROW_NEW], ==, 3);
  g_assert_cmpstr (zz_record_get_id (zz_table_plan_get_row (plan, 0)->record), ==, "person-new");
  g_assert_true (g_str_has_prefix (zz_record_get_id (zz_table_plan_get_row (plan, 1)->record), "person-"));
  g_assert_cmpstr (zz_record_get_id (zz_table_plan_get_row (plan, 2)->record), !=, "person-a b");
}

#define add(name, func) g_test_add ("/table-plan/" name, Case, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("columns", test_columns);
  add ("correct", test_correct);
  add ("plan", test_plan);
  add ("apply", test_apply);
  add ("opaque", test_opaque);
  add ("ids", test_ids);
  return g_test_run ();
}
