/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folded text of everything that can be found. */
#include "core/search.h"

#include "core/builtin.h"
#include "core/field.h"

#include <string.h>

/* @start: where its text begins in the one long text. */
typedef struct
{
  ZzHit hit;
  gsize start;
} Entry;

struct _ZzSearch
{
  ZzProject *project; /* keeps the ids */
  GString *text;      /* the folded texts, each ended by a NUL */
  GArray *entries;    /* Entry, by kind */
};

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isprint (*text) || g_ascii_isupper (*text))
      return FALSE;
  return TRUE;
}

static void
add_text (ZzSearch *self,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (is_plain (text))
    g_string_append (self->text, text);
  else
    {
      g_autofree char *folded = zz_text_fold (text);

      g_string_append (self->text, folded);
    }
  g_string_append_c (self->text, '\n');
}

static void
add_both (ZzSearch *self,
          const ZzText *text)
{
  for (guint i = 0; i < ZZ_N_LANGUAGES; i++)
    add_text (self, text->in[i]);
}

static void
add_value (ZzSearch *self,
           const ZzField *field,
           const ZzValue *value)
{
  g_autofree char *written = NULL;

  if (value->kind == ZZ_VALUE_TEXT)
    add_text (self, value->text);
  else if (value->kind == ZZ_VALUE_CHOICE && field->choices != NULL)
    add_both (self, &zz_choices_get (field->choices, value->choice)->title);
  else if (value->kind == ZZ_VALUE_SET && field->choices != NULL)
    {
      for (guint i = 0; i < field->choices->len; i++)
        if ((value->set >> i & 1) != 0)
          add_both (self, &zz_choices_get (field->choices, i)->title);
    }
  else if (value->kind != ZZ_VALUE_ABSENT && value->kind != ZZ_VALUE_REFERENCE && value->kind != ZZ_VALUE_BOOLEAN)
    {
      written = zz_field_format (field, value);
      add_text (self, written);
    }
}

static void
begin (ZzSearch *self,
       ZzHitKind kind,
       const char *id)
{
  Entry entry = { { kind, id }, self->text->len };

  g_array_append_val (self->entries, entry);
}

static void
end (ZzSearch *self)
{
  g_string_append_c (self->text, '\0');
}

static void
add_record (ZzSearch *self,
            ZzHitKind kind,
            ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);

  begin (self, kind, zz_record_get_id (record));
  for (guint i = 0; i < reg->fields->len; i++)
    add_value (self, zz_register_get_field (reg, i), zz_record_get (record, i));
  end (self);
}

static void
add_records (ZzSearch *self,
             ZzHitKind kind,
             const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);

  for (guint i = 0; i < records->len; i++)
    add_record (self, kind, records->pdata[i]);
}

static void
add_clauses (ZzSearch *self,
             const ZzCatalogue *catalogue)
{
  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];

      begin (self, ZZ_HIT_CLAUSE, clause->id);
      add_text (self, clause->id);
      add_both (self, &clause->title);
      add_both (self, &clause->text);
      add_both (self, &clause->guidance);
      end (self);
    }
}

ZzSearch *
zz_search_new (ZzProject *project)
{
  ZzSearch *self;
  const ZzCatalogue *catalogue;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  catalogue = zz_project_get_catalogue (project);
  self = g_new0 (ZzSearch, 1);
  self->project = g_object_ref (project);
  self->text = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  add_clauses (self, catalogue);
  add_records (self, ZZ_HIT_NOTE, catalogue->builtins[ZZ_BUILTIN_ANSWER]);
  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    if (!zz_catalogue_get_register (catalogue, i)->builtin)
      add_records (self, ZZ_HIT_RECORD, zz_catalogue_get_register (catalogue, i));
  add_records (self, ZZ_HIT_EVIDENCE, catalogue->builtins[ZZ_BUILTIN_EVIDENCE]);
  return self;
}

void
zz_search_free (ZzSearch *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_string_free (self->text, TRUE);
  g_object_unref (self->project);
  g_free (self);
}

static gboolean
has_all (const char *text,
         char **words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) == NULL)
      return FALSE;
  return TRUE;
}

static char **
split (const char *query)
{
  g_autofree char *folded = zz_text_fold (query);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  return g_strv_builder_end (words);
}

GArray *
zz_search_find (const ZzSearch *self,
                const char *query,
                guint limit,
                guint totals[ZZ_N_HIT_KINDS])
{
  g_auto (GStrv) words = NULL;
  GArray *hits;

  g_return_val_if_fail (self != NULL && query != NULL && totals != NULL, NULL);

  words = split (query);
  hits = g_array_new (FALSE, FALSE, sizeof (ZzHit));
  memset (totals, 0, ZZ_N_HIT_KINDS * sizeof *totals);
  for (guint i = 0; words[0] != NULL && i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!has_all (self->text->str + entry->start, words))
        continue;
      if (totals[entry->hit.kind]++ < limit)
        g_array_append_val (hits, entry->hit);
    }
  return hits;
}
