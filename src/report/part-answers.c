/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to clauses that the edition does not have: they decide nothing, and are not
 * dropped in silence either. */
#include "core/builtin.h"
#include "report/workbook-private.h"

static const guint fields[] = { ZZ_ANSWER_JUDGEMENT, ZZ_ANSWER_REASON, ZZ_ANSWER_BY, ZZ_ANSWER_ON, ZZ_ANSWER_REVIEW_ON, ZZ_ANSWER_NOTES };

/* Owned by the caller, its elements by the project. */
static GPtrArray *
list_other (const ZzMaker *maker)
{
  const GPtrArray *answers = zz_project_get_builtin (maker->project, ZZ_BUILTIN_ANSWER);
  GPtrArray *other = g_ptr_array_new ();

  for (guint i = 0; i < answers->len; i++)
    if (zz_catalogue_find_clause (maker->findings->catalogue, zz_record_get_id (answers->pdata[i])) == NULL)
      g_ptr_array_add (other, answers->pdata[i]);
  return other;
}

/* By their ids: nothing else is known of these clauses. */
static void
add_rows (const ZzMaker *maker,
          ZzBlock *table,
          const GPtrArray *answers)
{
  ZzBlock *head = table->blocks->pdata[0];

  zz_block_append_cell (head, zz_part_say (maker, M_ ("Clause")));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    zz_block_append_cell (head, zz_words_field (maker->messages, zz_register_get_field (maker->findings->catalogue->builtins[ZZ_BUILTIN_ANSWER], fields[i])));
  for (guint i = 0; i < answers->len; i++)
    {
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

      zz_block_append_header_cell (row, 1, zz_record_get_id (answers->pdata[i]));
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        zz_workbook_add_value (maker, row, answers->pdata[i], fields[j]);
    }
}

void
zz_part_add_other_answers (const ZzMaker *maker,
                           ZzBlock *body)
{
  g_autoptr (GPtrArray) answers = list_other (maker);
  ZzBlock *section, *table;

  if (answers->len == 0)
    return;
  section = zz_part_add_section (maker, body, "other-answers", M_ ("Answers to clauses that this edition does not have"));
  section->landscape = TRUE;
  table = zz_block_append (section, ZZ_BLOCK_TABLE);
  table->header_rows = 1;
  zz_block_append (table, ZZ_BLOCK_ROW);
  zz_block_set_shares (table, 3, 3, 9, 3, 4, 4, 9, 0);
  add_rows (maker, table, answers);
}

void
zz_workbook_add_other_answers (const ZzMaker *maker,
                               ZzBlock *body)
{
  g_autoptr (GPtrArray) answers = list_other (maker);

  if (answers->len > 0)
    add_rows (maker, zz_workbook_add_sheet (maker, body, "other-answers", zz_part_say (maker, M_ ("Other answers"))), answers);
}
