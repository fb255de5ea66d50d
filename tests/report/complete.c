/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every full report holds once. */
#include "complete.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "report/reports.h"
#include "report/words-private.h"

#include <stdio.h>
#include <string.h>

#define N_LONG 10000

static const char *const hostile[] = {
  "<script>alert(\"1\")</script><!--",
  "=cmd|' /C calc'!A0",
  "\"quoted\" & 'single' &amp; ]]>",
  "+1-2@SUM(A1)",
  "@home, -5; a|b",
  "שלום עולם مرحبا",
  "👩‍🚒🔥 𠮷野家",
  "a\ttab\nand\na line",
  "{braces} {reason} %s %n \\0",
  "\ttab first",
};

typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  guint n;
} Maker;

static char *
make_text (Maker *self)
{
  const guint number = ++self->n;

  if (number == 3)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < N_LONG; i++)
        g_string_append (text, i % 40 == 39 ? "。" : "字");
      g_string_append_printf (text, " #%u#", number);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  return g_strdup_printf ("%s #%u#", hostile[number % G_N_ELEMENTS (hostile)], number);
}

static void
put (ZzRecord *record,
     guint number,
     ZzValue value)
{
  zz_record_fill (record, zz_register_get_field (zz_record_get_register (record), number), value);
}

static void
put_text (Maker *self,
          ZzRecord *record,
          guint number)
{
  g_autofree char *text = make_text (self);

  put (record, number, zz_value_text (ZZ_VALUE_TEXT, text));
}

static void
add_answer (Maker *self,
            const char *clause,
            guint number)
{
  g_autoptr (ZzRecord) answer = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_ANSWER], clause);

  if (number % (ZZ_N_JUDGEMENTS + 1) < ZZ_N_JUDGEMENTS)
    put (answer, ZZ_ANSWER_JUDGEMENT, zz_value_choice (number % (ZZ_N_JUDGEMENTS + 1)));
  put_text (self, answer, ZZ_ANSWER_REASON);
  put_text (self, answer, ZZ_ANSWER_NOTES);
  put_text (self, answer, ZZ_ANSWER_BY);
  put (answer, ZZ_ANSWER_ON, zz_value_date (zz_date_new (2026, 11, 1)));
  if (number % 2 == 0)
    put (answer, ZZ_ANSWER_REVIEW_ON, zz_value_date (zz_date_new (2027, 5, 1)));
  zz_project_add (self->project, answer);
}

/* Of a kind the clause asks for; every third is for the clause before as well, every
 * seventh was removed. */
static void
add_item (Maker *self,
          const ZzClause *clause)
{
  const ZzNeed *need = clause->needs->len > 0 ? clause->needs->pdata[0] : NULL;
  const guint number = clause->number;
  g_autofree char *id = g_strdup_printf ("evidence-%u", number);
  g_autoptr (ZzRecord) item = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE], id);
  const char *clauses[] = { clause->id, NULL, NULL };

  if (number % 3 == 2)
    clauses[1] = ((const ZzClause *) self->catalogue->clauses->pdata[number - 1])->id;
  put (item, ZZ_EVIDENCE_KIND, zz_value_choice (need != NULL ? g_array_index (need->kinds, guint, 0) : 0));
  put_text (self, item, ZZ_EVIDENCE_TITLE);
  put_text (self, item, ZZ_EVIDENCE_NOTE);
  put (item, ZZ_EVIDENCE_ISSUED, zz_value_date (zz_date_new (2026, 1, 1) + (ZzDate) number));
  if (number % 2 == 0)
    put (item, ZZ_EVIDENCE_VALID_UNTIL, zz_value_date (zz_date_new (2027, 2, 1)));
  if (number % 5 != 4)
    put (item, ZZ_EVIDENCE_CLAUSES, zz_value_list (clauses));
  if (number % 7 == 6)
    {
      put (item, ZZ_EVIDENCE_REMOVED_ON, zz_value_date (zz_date_new (2026, 11, 20)));
      put_text (self, item, ZZ_EVIDENCE_REMOVED_BY);
      put_text (self, item, ZZ_EVIDENCE_REMOVED_REASON);
    }
  zz_project_add (self->project, item);
}

static void
add_action (Maker *self,
            const ZzClause *clause)
{
  g_autofree char *id = g_strdup_printf ("action-%u", clause->number);
  g_autoptr (ZzRecord) action = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_ACTION], id);

  put (action, ZZ_ACTION_CLAUSE, zz_value_text (ZZ_VALUE_TEXT, clause->id));
  put_text (self, action, ZZ_ACTION_TITLE);
  put_text (self, action, ZZ_ACTION_OWNER);
  put (action, ZZ_ACTION_DUE, zz_value_date (zz_date_new (2026, 12, 24)));
  if (clause->number % 8 == 0)
    {
      put (action, ZZ_ACTION_STATE, zz_value_choice (ZZ_ACTION_STATE_CLOSED));
      put_text (self, action, ZZ_ACTION_CLOSED_REASON);
    }
  zz_project_add (self->project, action);
}

/* The first whole number that every level has. */
static void
add_override (Maker *self)
{
  const ZzFigure *figure = NULL;
  g_autofree char *id = NULL;
  g_autoptr (ZzRecord) override = NULL;

  for (guint i = 0; figure == NULL; i++)
    if (((const ZzFigure *) self->catalogue->figures->pdata[i])->at[0].value.kind == ZZ_VALUE_INTEGER)
      figure = self->catalogue->figures->pdata[i];
  id = g_strconcat (figure->clause->id, "/", figure->id, NULL);
  override = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_OVERRIDE], id);
  put (override, ZZ_OVERRIDE_VALUE, zz_value_integer (7));
  put_text (self, override, ZZ_OVERRIDE_REASON);
  put_text (self, override, ZZ_OVERRIDE_BY);
  put (override, ZZ_OVERRIDE_ON, zz_value_date (zz_date_new (2026, 11, 20)));
  zz_project_add (self->project, override);
}

ZzProject *
complete_hostile_project_new (const ZzCatalogue *catalogue)
{
  Maker self = { zz_project_new (catalogue, "5b6d6b5e-0000-4000-8000-000000000000"), catalogue, 0 };

  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      add_answer (&self, ((const ZzClause *) catalogue->clauses->pdata[i])->id, i);
      add_item (&self, catalogue->clauses->pdata[i]);
      if (i % 4 == 0)
        add_action (&self, catalogue->clauses->pdata[i]);
    }
  add_override (&self);
  /* Of a clause that the edition has no more. */
  add_answer (&self, "nosuch.z", 0);
  return self.project;
}

/* Texts of one field of a built-in register. */
static void
list_field (ZzProject *project,
            ZzBuiltin builtin,
            guint number,
            GPtrArray *texts)
{
  const GPtrArray *records = zz_project_get_builtin (project, builtin);

  for (guint i = 0; i < records->len; i++)
    if (zz_record_get_text (records->pdata[i], number) != NULL)
      g_ptr_array_add (texts, (char *) zz_record_get_text (records->pdata[i], number));
}

static GPtrArray *
list_texts (ZzProject *project)
{
  GPtrArray *texts = g_ptr_array_new ();

  list_field (project, ZZ_BUILTIN_ANSWER, ZZ_ANSWER_REASON, texts);
  list_field (project, ZZ_BUILTIN_ANSWER, ZZ_ANSWER_NOTES, texts);
  list_field (project, ZZ_BUILTIN_EVIDENCE, ZZ_EVIDENCE_TITLE, texts);
  list_field (project, ZZ_BUILTIN_EVIDENCE, ZZ_EVIDENCE_NOTE, texts);
  list_field (project, ZZ_BUILTIN_OVERRIDE, ZZ_OVERRIDE_REASON, texts);
  return texts;
}

/* The other texts that people wrote: a full report has them, in a sentence perhaps. */
static GPtrArray *
list_told (ZzProject *project)
{
  static const struct
  {
    ZzBuiltin builtin;
    guint number;
  } fields[] = {
    { ZZ_BUILTIN_ANSWER, ZZ_ANSWER_BY },
    { ZZ_BUILTIN_OVERRIDE, ZZ_OVERRIDE_BY },
    { ZZ_BUILTIN_EVIDENCE, ZZ_EVIDENCE_REMOVED_BY },
    { ZZ_BUILTIN_EVIDENCE, ZZ_EVIDENCE_REMOVED_REASON },
    { ZZ_BUILTIN_ACTION, ZZ_ACTION_TITLE },
    { ZZ_BUILTIN_ACTION, ZZ_ACTION_OWNER },
    { ZZ_BUILTIN_ACTION, ZZ_ACTION_CLOSED_REASON },
  };
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    list_field (project, fields[i].builtin, fields[i].number, texts);
  return texts;
}

GPtrArray *
complete_list_tokens (ZzProject *project)
{
  g_autoptr (GPtrArray) texts = list_texts (project);
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (tokens, g_strdup (strrchr (texts->pdata[i], ' ') + 1));
  return tokens;
}

static void
count_runs (const GPtrArray *runs,
            GHashTable *counts,
            GString *text)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const ZzRun *run = runs->pdata[i];

      if (counts != NULL)
        g_hash_table_insert (counts, run->text, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, run->text)) + 1));
      if (text != NULL)
        g_string_append_printf (text, "%s\n", run->text);
    }
}

static void
count_block (const ZzBlock *block,
             GHashTable *counts,
             GString *text)
{
  count_runs (block->runs, counts, text);
  count_runs (block->under, counts, text);
  for (guint i = 0; i < block->blocks->len; i++)
    count_block (block->blocks->pdata[i], counts, text);
}

char *
complete_text (const ZzDocument *document)
{
  GString *text = g_string_new (NULL);

  count_block (document->body, NULL, text);
  return g_string_free (text, FALSE);
}

guint
complete_count (const ZzDocument *document,
                const char *text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  count_block (document->body, counts, NULL);
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
}

/* The same text may have been written twice. */
static void
expect (GHashTable *wanted,
        const char *text)
{
  g_hash_table_insert (wanted, g_strdup (text), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (wanted, text)) + 1));
}

static void
expect_reasons (GHashTable *wanted,
                const ZzReportFacts *facts,
                ZzLanguage language)
{
  g_autoptr (ZzMessages) messages = zz_report_messages_new (facts, language);
  const ZzWords words = { messages, facts->project, facts->findings, TRUE };

  for (guint i = 0; i < facts->findings->clauses->len; i++)
    {
      g_auto (GStrv) sentences = zz_words_list_clause (&words, facts->findings->clauses->pdata[i]);

      for (guint j = 0; sentences[j] != NULL; j++)
        expect (wanted, sentences[j]);
    }
}

/* What people call a piece of evidence may be what its kind is called, or a record. */
static GHashTable *
list_names (ZzProject *project)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < catalogue->evidence_kinds->len; i++)
    g_hash_table_add (names, (char *) zz_text_get (&zz_choices_get (catalogue->evidence_kinds, i)->title, ZZ_LANGUAGE_ZH_CN));
  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      const GPtrArray *records = zz_project_get_records (project, catalogue->registers->pdata[i]);

      for (guint j = 0; j < records->len; j++)
        g_hash_table_add (names, (char *) zz_record_get_label (records->pdata[j]));
    }
  return names;
}

static const ZzBlock *
find_section (const ZzBlock *block,
              const char *anchor)
{
  for (guint i = 0; i < block->blocks->len; i++)
    if (g_strcmp0 (((const ZzBlock *) block->blocks->pdata[i])->anchor, anchor) == 0)
      return block->blocks->pdata[i];
  return NULL;
}

static const ZzBlock *
find_table (const ZzBlock *section)
{
  for (guint i = 0; i < section->blocks->len; i++)
    if (((const ZzBlock *) section->blocks->pdata[i])->kind == ZZ_BLOCK_TABLE)
      return section->blocks->pdata[i];
  return NULL;
}

/* A row for every gap, in their order; renewals may stand in between. */
static void
assert_gaps (const ZzDocument *document,
             const ZzReportFacts *facts)
{
  const ZzBlock *section = find_section (document->body, "_gaps");
  const ZzBlock *table;
  guint at = 1;

  g_assert_nonnull (section);
  if (zz_gaps_get_n_open (facts->gaps) == 0)
    return;
  table = find_table (section);
  for (guint i = 0; i < facts->gaps->gaps->len; i++)
    {
      const ZzGap *gap = facts->gaps->gaps->pdata[i];
      const char *title = zz_text_get (&gap->finding->clause->title, document->language);

      if (gap->kind != ZZ_GAP_OPEN)
        continue;
      for (;; at++)
        {
          const ZzBlock *row, *cell;

          g_assert_cmpuint (at, <, table->blocks->len);
          row = table->blocks->pdata[at];
          cell = row->blocks->pdata[0];
          if (g_str_equal (((const ZzRun *) cell->runs->pdata[0])->text, title))
            break;
        }
      at++;
    }
  g_assert_cmpuint (table->blocks->len - 1, <=, facts->gaps->gaps->len);
}

static void
assert_told (const ZzDocument *document,
             ZzProject *project)
{
  g_autoptr (GPtrArray) told = list_told (project);
  g_autofree char *all = complete_text (document);

  for (guint i = 0; i < told->len; i++)
    if (strstr (all, told->pdata[i]) == NULL)
      {
        fprintf (stderr, "%s: nowhere: “%.200s”\n", document->title, (char *) told->pdata[i]);
        g_assert_not_reached ();
      }
}

void
complete_assert (const ZzDocument *document,
                 const ZzReportFacts *facts)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = list_texts (facts->project);
  g_autoptr (GHashTable) names = list_names (facts->project);
  const GPtrArray *clauses = facts->findings->catalogue->clauses;
  GHashTableIter iter;
  gpointer text, n;

  /* Without the text of a level there are no clauses to tell. */
  if (!facts->findings->available)
    return;
  for (guint i = 0; i < clauses->len; i++)
    expect (wanted, ((const ZzClause *) clauses->pdata[i])->id);
  for (guint i = 0; i < texts->len; i++)
    expect (wanted, texts->pdata[i]);
  for (int language = 0; language < ZZ_N_LANGUAGES; language++)
    if (document->bilingual || document->language == (ZzLanguage) language)
      expect_reasons (wanted, facts, (ZzLanguage) language);
  assert_gaps (document, facts);
  assert_told (document, facts->project);
  count_block (document->body, counts, NULL);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &text, &n))
    if (g_hash_table_lookup (counts, text) != n
        && !(g_hash_table_contains (names, text) && g_hash_table_lookup (counts, text) > n))
      {
        /* As it is, whatever the locale can show. */
        fprintf (stderr, "%s: %u times instead of %u: “%.200s”\n", document->title, GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)),
                 GPOINTER_TO_UINT (n), (char *) text);
        g_assert_not_reached ();
      }
}

ZzReportFacts *
complete_facts_new (ZzProject *project)
{
  const ZzDate planned = zz_project_get_planned_date (project);
  const int level = zz_project_get_level (project);

  return zz_report_facts_new (project, NULL, level >= 0 ? (guint) level : 0, planned != ZZ_DATE_NONE ? planned : zz_date_new (2027, 3, 1),
                              zz_date_new (2026, 11, 23), ZZ_NEEDS_GAPS | ZZ_NEEDS_FORECAST | ZZ_NEEDS_MARGINS | ZZ_NEEDS_PROBLEMS);
}
