/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of a package as a document. */
#include "handover/package-index.h"

#include "core/builtin.h"
#include "report/evidence-list.h"
#include "report/phrase.h"
#include "report/words.h"

void
zz_index_add_fact (ZzBlock *table,
                   const ZzMessages *messages,
                   const char *label,
                   const char *text)
{
  ZzBlock *row;

  if (text == NULL || *text == '\0')
    return;
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_block_append_header_cell (row, 1, zz_messages_get (messages, label));
  zz_block_append_cell (row, text);
}

/* The words of a field of the application. */
static char *
word_application (const ZzMessages *messages,
                  ZzProject *project,
                  guint number)
{
  const ZzRecord *application = zz_project_get_application (project);
  const ZzField *field = zz_register_get_field (zz_record_get_register (application), number);

  return zz_words_value (messages, project, field, zz_record_get (application, number));
}

void
zz_index_add_project (ZzBlock *parent,
                      const ZzMessages *messages,
                      ZzProject *project)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_autofree char *service = word_application (messages, project, ZZ_APPLICATION_SERVICE);
  g_autofree char *level = word_application (messages, project, ZZ_APPLICATION_LEVEL);
  g_autofree char *planned = word_application (messages, project, ZZ_APPLICATION_PLANNED_DATE);
  ZzBlock *table = zz_block_append (parent, ZZ_BLOCK_TABLE);

  zz_index_add_fact (table, messages, M_ ("Organisation"), zz_words_organisation (messages, project));
  zz_index_add_fact (table, messages, M_ ("Edition"), zz_messages_text (messages, &catalogue->title));
  zz_index_add_fact (table, messages, M_ ("Declared category"), service);
  zz_index_add_fact (table, messages, M_ ("Level applied for"), level);
  zz_index_add_fact (table, messages, M_ ("Planned assessment date"), planned);
}

void
zz_index_add_left_out (ZzBlock *body,
                       const ZzMessages *messages,
                       guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = zz_phrase_plural (messages, MN_ ("{n} confidential item of evidence is left out.", "{n} confidential items of evidence are left out."), n, NULL);
  zz_block_append_text (body, ZZ_BLOCK_NOTICE, text);
}

static void
add_notices (ZzBlock *body,
             const ZzPackageIndex *index,
             const ZzMessages *messages)
{
  if (index->redacted)
    zz_block_append_text (body, ZZ_BLOCK_NOTICE,
                          zz_messages_get (messages, M_ ("Redacted: names, numbers, amounts and addresses are replaced, the same one by the same word everywhere. The evidence files are not "
                                                         "in this package, because a scan cannot be redacted.")));
  zz_index_add_left_out (body, messages, index->left_out);
}

static void
add_part (ZzBlock *table,
          const ZzMessages *messages,
          const char *path,
          gboolean file,
          const char *what)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  if (file)
    zz_block_add_file_link (cell, path, path);
  else
    zz_block_add_run (cell, ZZ_RUN_TEXT, path);
  zz_block_append_cell (row, zz_messages_get (messages, what));
}

static void
add_parts (ZzBlock *body,
           const ZzPackageIndex *index,
           const ZzMessages *messages)
{
  g_autofree char *project = g_strdup_printf ("%s.zizhi.json", index->name);
  g_autofree char *evidence = g_strdup_printf ("%s.evidence", index->name);
  g_autofree char *base = g_strdup_printf ("base/%s.zizhi.json", index->name);
  ZzBlock *table;

  zz_block_append_heading (body, 2, zz_messages_get (messages, M_ ("What is in the package")));
  table = zz_block_append_table (body, zz_messages_get (messages, M_ ("File")), zz_messages_get (messages, M_ ("What it is")), NULL);
  add_part (table, messages, project, TRUE, M_ ("The project: open it with Zizhi"));
  if (!index->redacted)
    add_part (table, messages, evidence, FALSE, M_ ("The evidence files"));
  add_part (table, messages, base, TRUE, M_ ("The project as it was handed over, for merging what is changed later; leave it as it is"));
  add_part (table, messages, "SHA256SUMS", TRUE, M_ ("The SHA-256 of every file; “sha256sum -c SHA256SUMS” checks them"));
}

void
zz_index_add_title (ZzBlock *row,
                    const ZzMessages *messages,
                    const ZzRecord *item,
                    const char *path,
                    gboolean missing)
{
  const char *title = zz_record_get_label (item);
  const char *sum = zz_record_get_text (item, ZZ_EVIDENCE_SHA256);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);
  ZzBlock *line = zz_block_append (cell, ZZ_BLOCK_PARAGRAPH);

  if (path != NULL && !missing)
    zz_block_add_file_link (line, title, path);
  else
    zz_block_add_run (line, ZZ_RUN_TEXT, title);
  if (missing)
    zz_block_add_badge (line, ZZ_TONE_NOT_MET, zz_messages_get (messages, M_ ("File missing")));
  if (sum != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, sum);
}

void
zz_index_add_day (ZzBlock *row,
                  const ZzMessages *messages,
                  ZzProject *project,
                  const ZzRecord *item,
                  guint number)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), number);
  g_autofree char *text = zz_words_value (messages, project, field, zz_record_get (item, number));

  zz_block_append_cell (row, text);
}

static gboolean
is_missing (const ZzPackageIndex *index,
            const ZzRecord *item)
{
  return index->proof != NULL && zz_proof_states_get (index->proof, zz_record_get_id (item)) == ZZ_PROOF_MISSING;
}

static void
add_item (ZzBlock *table,
          const ZzPackageIndex *index,
          const ZzMessages *messages,
          const ZzRecord *item,
          guint number)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), ZZ_EVIDENCE_KIND);
  const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *kind = zz_words_value (messages, index->project, field, zz_record_get (item, ZZ_EVIDENCE_KIND));
  g_autofree char *target = path != NULL && !index->redacted ? g_strdup_printf ("%s.evidence/%s", index->name, path) : NULL;

  zz_block_append_narrow_cell (row, text);
  zz_index_add_title (row, messages, item, target, is_missing (index, item));
  zz_block_append_cell (row, kind);
  zz_index_add_day (row, messages, index->project, item, ZZ_EVIDENCE_ISSUED);
  zz_index_add_day (row, messages, index->project, item, ZZ_EVIDENCE_VALID_UNTIL);
}

static void
add_items (ZzBlock *body,
           const ZzPackageIndex *index,
           const ZzMessages *messages)
{
  g_autoptr (ZzEvidenceList) list = zz_evidence_list_new (index->project);
  ZzBlock *table;

  zz_block_append_heading (body, 2, zz_messages_get (messages, M_ ("List of evidence")));
  if (list->items->len == 0)
    {
      zz_block_append_text (body, ZZ_BLOCK_PARAGRAPH, zz_messages_get (messages, M_ ("No evidence is attached.")));
      return;
    }
  table = zz_block_append_table (body, zz_messages_get (messages, M_ ("No.")), zz_messages_get (messages, M_ ("Title and SHA-256")), zz_messages_get (messages, M_ ("Kind")),
                                 zz_messages_get (messages, M_ ("Issued")), zz_messages_get (messages, M_ ("Valid until")), NULL);
  zz_block_set_shares (table, 7, 39, 20, 17, 17, 0);
  for (guint i = 0; i < list->items->len; i++)
    add_item (table, index, messages, list->items->pdata[i], i + 1);
}

ZzDocument *
zz_package_index_build (const ZzPackageIndex *index,
                        const ZzMessages *messages)
{
  const char *title = zz_messages_get (messages, M_ ("Handover package"));
  ZzDocument *document = zz_document_new (zz_messages_get_language (messages), title);

  zz_block_append_heading (document->body, 1, title);
  add_notices (document->body, index, messages);
  zz_index_add_project (document->body, messages, index->project);
  add_parts (document->body, index, messages);
  add_items (document->body, index, messages);
  return document;
}
