/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching columns with fields. */
#include "store/table-columns.h"

#include "core/field.h"
#include "store/table-references.h"

#include <string.h>

/* How many rows are looked at for titles, and for what a column holds. */
#define TITLE_ROWS 10
#define SAMPLE_ROWS 50
/* Longer texts, and columns farther out, are no part of a list. */
#define MAX_TITLE 200
#define MAX_COLUMNS 512

struct _ZzColumns
{
  const ZzTable *table;
  const ZzRegister *reg;
  int titles;
  GPtrArray *names; /* Name, of the register's fields */
  GArray *columns;  /* ZzColumn */
};

static ZzColumn *
get_column (const ZzColumns *self,
            guint column)
{
  return &g_array_index (self->columns, ZzColumn, column);
}

static ZzColumn *
find_user (const ZzColumns *self,
           ZzColumnUse use,
           const ZzField *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->use == use && get_column (self, i)->field == field)
      return get_column (self, i);
  return NULL;
}

static gboolean
is_free (const ZzColumns *self,
         const ZzField *field)
{
  return find_user (self, ZZ_COLUMN_FIELD, field) == NULL;
}

/* One name of a field, folded; @outside: what stands before brackets, or NULL. */
typedef struct
{
  const ZzField *field;
  char *own;
  char *outside;
} Name;

static void
name_free_cb (gpointer data)
{
  Name *name = data;

  g_free (name->own);
  g_free (name->outside);
  g_free (name);
}

static void
add_name (GPtrArray *names,
          const ZzField *field,
          const char *text)
{
  g_autofree char *inside = NULL;
  Name *name;

  if (text == NULL)
    return;
  name = g_new0 (Name, 1);
  name->field = field;
  name->own = zz_text_fold_name (text);
  name->outside = zz_text_split_brackets (name->own, &inside);
  g_ptr_array_add (names, name);
}

static GPtrArray *
list_names (const ZzRegister *reg)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (name_free_cb);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      add_name (names, field, field->id);
      for (guint j = 0; j < ZZ_N_LANGUAGES; j++)
        add_name (names, field, field->title.in[j]);
    }
  return names;
}

typedef gboolean (*NameFunc) (const Name *name,
                              const char *folded,
                              const char *outside);

/* The same, with or without the part in brackets. */
static gboolean
is_same (const Name *name,
         const char *folded,
         const char *outside)
{
  return g_str_equal (name->own, folded) || g_strcmp0 (name->outside, folded) == 0
         || (outside != NULL && (g_str_equal (outside, name->own) || g_strcmp0 (outside, name->outside) == 0));
}

static gboolean
is_similar (const Name *name,
            const char *folded,
            const char *outside)
{
  return g_utf8_strlen (name->own, -1) >= 2 && g_utf8_strlen (folded, -1) >= 2
         && (strstr (name->own, folded) != NULL || strstr (folded, name->own) != NULL);
}

/* The one field that is called so; with @self, of those still free. */
static const ZzField *
find_called (const GPtrArray *names,
             const ZzColumns *self,
             const char *title,
             NameFunc is)
{
  g_autofree char *folded = strlen (title) < MAX_TITLE ? zz_text_fold_name (title) : g_strdup ("");
  g_autofree char *inside = NULL;
  g_autofree char *outside = zz_text_split_brackets (folded, &inside);
  const ZzField *found = NULL;

  for (guint i = 0; *folded != '\0' && i < names->len; i++)
    {
      const Name *name = names->pdata[i];

      if (name->field == found || !is (name, folded, outside) || (self != NULL && !is_free (self, name->field)))
        continue;
      if (found != NULL)
        return NULL;
      found = name->field;
    }
  return found;
}

const ZzField *
zz_columns_find_field (const ZzRegister *reg,
                       const char *name)
{
  g_autoptr (GPtrArray) names = NULL;
  const ZzField *field;

  g_return_val_if_fail (reg != NULL && name != NULL, NULL);

  field = zz_register_find_field (reg, name);
  names = list_names (reg);
  return field != NULL ? field : find_called (names, NULL, name, is_same);
}

static guint
count_titles (const ZzColumns *self,
              guint row)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *text = zz_table_get_cell (self->table, row, i).text;

      n += *text != '\0' && (find_called (self->names, NULL, text, is_same) != NULL || g_str_equal (text, "id"));
    }
  return n;
}

/* The row among the first with the most titles in it; at least one must be. */
static int
find_titles (const ZzColumns *self)
{
  int best = ZZ_NO_TITLES;
  guint most = 0;

  for (guint row = 0; row < MIN (zz_table_get_n_rows (self->table), TITLE_ROWS); row++)
    {
      const guint n = count_titles (self, row);

      if (n > most)
        {
          most = n;
          best = (int) row;
        }
    }
  return best;
}

static void
use (ZzColumn *column,
     const ZzField *field,
     ZzColumnGround ground)
{
  column->use = field != NULL ? ZZ_COLUMN_FIELD : ZZ_COLUMN_UNUSED;
  column->field = field;
  column->ground = field != NULL ? ground : ZZ_GROUND_NONE;
}

static const char *
find_unit (const char *title)
{
  /* Those that hold another one come first. */
  static const char *const units[] = { "百万元", "千万元", "十万元", "万元", "亿元", "千元", "百元" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (title, units[i]) != NULL)
      return units[i];
  return NULL;
}

/* A line such as "单位：万元" above the titles is about all amounts. */
static const char *
find_common_unit (const ZzColumns *self)
{
  for (int row = 0; row < self->titles; row++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        const char *text = zz_table_get_cell (self->table, (guint) row, i).text;

        if (strstr (text, "单位") != NULL && find_unit (text) != NULL)
          return find_unit (text);
      }
  return NULL;
}

static void
match_titles (ZzColumns *self,
              NameFunc is,
              ZzColumnGround ground)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      ZzColumn *column = get_column (self, i);

      if (column->use == ZZ_COLUMN_UNUSED)
        use (column, find_called (self->names, self, column->title, is), ground);
    }
}

/* Whether cells of the field tell it from others. */
static gboolean
is_telling (const ZzField *field)
{
  return field->choices != NULL || field->type == ZZ_FIELD_REFERENCE;
}

static gboolean
takes_text (ZzTableNames *names,
            const ZzField *field,
            const char *text)
{
  g_auto (ZzValue) value = ZZ_VALUE_INIT;
  gboolean several = FALSE;

  if (field->type == ZZ_FIELD_REFERENCE)
    return zz_table_names_find (names, field->refers, text, &several) != NULL || several;
  return zz_field_read (field, text, &value, NULL);
}

static gboolean
takes_column (const ZzColumns *self,
              ZzTableNames *names,
              const ZzField *field,
              guint column)
{
  const guint first = (guint) (self->titles + 1), n = zz_table_get_n_rows (self->table);
  guint n_taken = 0;

  for (guint row = first; row < MIN (n, first + SAMPLE_ROWS); row++)
    {
      const char *text = zz_table_get_cell (self->table, row, column).text;

      if (*text != '\0' && !takes_text (names, field, text))
        return FALSE;
      n_taken += *text != '\0';
    }
  return n_taken > 0;
}

/* Whether at least half of the column is what records have in this field of their key. */
static gboolean
knows_column (const ZzColumns *self,
              ZzProject *project,
              const ZzField *field,
              guint column)
{
  const GPtrArray *records = zz_project_get_records (project, self->reg);
  const guint first = (guint) (self->titles + 1), n = zz_table_get_n_rows (self->table);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_known = 0, n_filled = 0;

  for (guint i = 0; i < records->len; i++)
    if (zz_record_get_text (records->pdata[i], field->number) != NULL)
      g_hash_table_add (known, (gpointer) zz_record_get_text (records->pdata[i], field->number));
  for (guint row = first; row < MIN (n, first + SAMPLE_ROWS); row++)
    {
      const char *text = zz_table_get_cell (self->table, row, column).text;

      n_filled += *text != '\0';
      n_known += g_hash_table_contains (known, text);
    }
  return n_known > 0 && 2 * n_known >= n_filled;
}

static void
match_content (ZzColumns *self,
               ZzProject *project,
               ZzTableNames *names,
               guint number)
{
  const ZzField *found = NULL;

  for (guint i = 0; i < self->reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (self->reg, i);
      gboolean fits = is_free (self, field)
                      && (is_telling (field) ? takes_column (self, names, field, number)
                                             : field->type == ZZ_FIELD_TEXT && g_ptr_array_find (self->reg->key, field, NULL)
                                                   && knows_column (self, project, field, number));

      if (fits && found != NULL)
        return;
      if (fits)
        found = field;
    }
  use (get_column (self, number), found, ZZ_GROUND_CONTENT);
}

static void
match (ZzColumns *self,
       ZzProject *project)
{
  g_autoptr (ZzTableNames) names = zz_table_names_new (project);
  const char *common_unit = find_common_unit (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      ZzColumn *column = get_column (self, i);

      *column = (ZzColumn) { .title = "" };
      if (self->titles != ZZ_NO_TITLES)
        column->title = zz_table_get_cell (self->table, (guint) self->titles, i).text;
      column->unit = find_unit (column->title);
      if (column->unit == NULL && strstr (column->title, "元") == NULL)
        column->unit = common_unit;
      if (g_str_equal (column->title, "id") && find_user (self, ZZ_COLUMN_ID, NULL) == NULL)
        *column = (ZzColumn) { column->title, ZZ_COLUMN_ID, NULL, ZZ_GROUND_TITLE, NULL };
    }
  match_titles (self, is_same, ZZ_GROUND_TITLE);
  match_titles (self, is_similar, ZZ_GROUND_SIMILAR);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->use == ZZ_COLUMN_UNUSED)
      match_content (self, project, names, i);
}

ZzColumns *
zz_columns_match (const ZzTable *table,
                  ZzProject *project,
                  const ZzRegister *reg)
{
  ZzColumns *self;

  g_return_val_if_fail (table != NULL && ZZ_IS_PROJECT (project) && reg != NULL, NULL);

  self = g_new0 (ZzColumns, 1);
  self->table = table;
  self->reg = reg;
  self->names = list_names (reg);
  self->columns = g_array_new (FALSE, TRUE, sizeof (ZzColumn));
  g_array_set_size (self->columns, MIN (zz_table_get_n_columns (table), MAX_COLUMNS));
  self->titles = find_titles (self);
  match (self, project);
  return self;
}

void
zz_columns_free (ZzColumns *columns)
{
  g_return_if_fail (columns != NULL);

  g_array_unref (columns->columns);
  g_ptr_array_unref (columns->names);
  g_free (columns);
}

const ZzRegister *
zz_columns_get_register (const ZzColumns *columns)
{
  g_return_val_if_fail (columns != NULL, NULL);

  return columns->reg;
}

guint
zz_columns_get_n (const ZzColumns *columns)
{
  g_return_val_if_fail (columns != NULL, 0);

  return columns->columns->len;
}

const ZzColumn *
zz_columns_get (const ZzColumns *columns,
                guint column)
{
  g_return_val_if_fail (columns != NULL && column < columns->columns->len, NULL);

  return get_column (columns, column);
}

int
zz_columns_get_titles (const ZzColumns *columns)
{
  g_return_val_if_fail (columns != NULL, ZZ_NO_TITLES);

  return columns->titles;
}

void
zz_columns_set_titles (ZzColumns *columns,
                       ZzProject *project,
                       int row)
{
  g_return_if_fail (columns != NULL && ZZ_IS_PROJECT (project));
  g_return_if_fail (row >= ZZ_NO_TITLES && row < (int) zz_table_get_n_rows (columns->table));

  columns->titles = row;
  match (columns, project);
}

void
zz_columns_set (ZzColumns *columns,
                guint column,
                ZzColumnUse how,
                const ZzField *field)
{
  ZzColumn *before, *now;

  g_return_if_fail (columns != NULL && column < columns->columns->len);
  g_return_if_fail ((how == ZZ_COLUMN_FIELD) == (field != NULL));
  g_return_if_fail (field == NULL || field->owner == columns->reg);

  before = how != ZZ_COLUMN_UNUSED ? find_user (columns, how, field) : NULL;
  if (before != NULL)
    use (before, NULL, ZZ_GROUND_NONE);
  now = get_column (columns, column);
  now->use = how;
  now->field = field;
  now->ground = ZZ_GROUND_GIVEN;
}

/* "A" is 1, "AB" 28; 0 for anything else. */
static guint
read_letters (const char *text)
{
  guint column = 0;

  for (; g_ascii_isalpha (*text) && column <= ZZ_TABLE_MAX_COLUMNS; text++)
    column = column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
  return *text == '\0' ? column : 0;
}

gboolean
zz_columns_find (const ZzColumns *columns,
                 const char *name,
                 guint *column)
{
  g_autofree char *folded = NULL;
  guint64 number;

  g_return_val_if_fail (columns != NULL && name != NULL && column != NULL, FALSE);

  folded = zz_text_fold_name (name);
  for (*column = 0; *column < columns->columns->len; ++*column)
    {
      g_autofree char *title = zz_text_fold_name (get_column (columns, *column)->title);

      if (*folded != '\0' && g_str_equal (title, folded))
        return TRUE;
    }
  if (!g_ascii_string_to_unsigned (name, 10, 1, ZZ_TABLE_MAX_COLUMNS, &number, NULL))
    number = read_letters (name);
  *column = (guint) number - 1;
  return number >= 1 && number <= columns->columns->len;
}
