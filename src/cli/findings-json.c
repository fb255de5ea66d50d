/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as JSON. */
#include "cli/findings-json.h"

#include "core/field.h"
#include "eval/totals.h"
#include "store/json-writer.h"

static void
write_date (ZzJsonWriter *writer,
            const char *name,
            ZzDate date)
{
  g_autofree char *text = NULL;

  if (date == ZZ_DATE_NONE)
    return;
  text = zz_date_format (date);
  zz_json_writer_string (writer, name, text);
}

static void
write_subject (ZzJsonWriter *writer,
               const char *name,
               const ZzSubject *subject)
{
  if (subject->record != NULL)
    zz_json_writer_string (writer, name, subject->record);
  else
    zz_json_writer_integer (writer, name, subject->year);
}

static void
write_set (ZzJsonWriter *writer,
           const char *name,
           guint64 set,
           const ZzChoices *choices)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; i < choices->len; i++)
    if (set >> i & 1)
      zz_json_writer_string (writer, NULL, zz_choices_get (choices, i)->id);
  zz_json_writer_end_array (writer);
}

static void
write_value (ZzJsonWriter *writer,
             const char *name,
             const ZzField *field,
             const ZzValue *value)
{
  g_autofree char *text = NULL;

  if (!zz_value_is_known (value))
    return;
  if (value->kind == ZZ_VALUE_BOOLEAN)
    zz_json_writer_boolean (writer, name, value->boolean);
  else if (value->kind == ZZ_VALUE_INTEGER)
    zz_json_writer_integer (writer, name, value->integer);
  else if (value->kind == ZZ_VALUE_SET && field->choices != NULL)
    write_set (writer, name, value->set, field->choices);
  else
    {
      text = zz_field_format (field, value);
      zz_json_writer_string (writer, name, text);
    }
}

static void
write_why (ZzJsonWriter *writer,
           const ZzWhy *why)
{
  const char *code = why->excluded ? "excluded" : zz_why_code_get_id (why->code);

  if (code != NULL)
    zz_json_writer_string (writer, "why", code);
  zz_json_writer_string (writer, "field", why->field->id);
  if (why->of != NULL)
    zz_json_writer_string (writer, "of", why->of);
  write_date (writer, "day", why->day);
  write_value (writer, "have", why->field, &why->have);
  write_value (writer, "need", why->field, &why->need);
}

static void
write_entries (ZzJsonWriter *writer,
               const char *name,
               const GArray *entries)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const ZzEntry *entry = &g_array_index (entries, ZzEntry, i);

      zz_json_writer_begin_object (writer, NULL);
      write_subject (writer, "record", &entry->subject);
      if (entry->reasons != NULL)
        zz_reasons_to_json (writer, "reasons", entry->reasons);
      else
        write_why (writer, &entry->why);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_scope (ZzJsonWriter *writer,
             const ZzCondition *quantifier)
{
  if (quantifier->window != NULL)
    zz_json_writer_string (writer, "window", quantifier->window->id);
  else
    zz_json_writer_string (writer, "register", quantifier->over->id);
}

static void
write_tally (ZzJsonWriter *writer,
             const ZzReason *reason)
{
  const gboolean counts = reason->code == ZZ_REASON_COUNT;

  write_scope (writer, reason->quantifier);
  if (reason->negated)
    zz_json_writer_boolean (writer, "negated", TRUE);
  if (!counts && reason->code != ZZ_REASON_EVERY)
    return;
  zz_json_writer_integer (writer, "have", reason->have);
  if (counts)
    zz_json_writer_integer (writer, "open", reason->open);
  zz_json_writer_integer (writer, "need", reason->need);
  zz_json_writer_begin_array (writer, "counted");
  for (guint i = 0; i < zz_reason_get_n_counted (reason); i++)
    write_subject (writer, NULL, &g_array_index (reason->counted, ZzSubject, i));
  zz_json_writer_end_array (writer);
  write_entries (writer, counts ? "left_out" : "failing", reason->failing);
  write_entries (writer, "missing", reason->missing);
}

void
zz_reasons_to_json (ZzJsonWriter *writer,
                    const char *name,
                    const GPtrArray *reasons)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; i < reasons->len; i++)
    {
      const ZzReason *reason = reasons->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "code", zz_reason_code_get_id (reason->code));
      if (reason->code == ZZ_REASON_FACT)
        {
          write_subject (writer, "record", &reason->fact.subject);
          write_why (writer, &reason->fact.why);
        }
      else
        write_tally (writer, reason);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_groups (ZzJsonWriter *writer,
              const GPtrArray *groups)
{
  zz_json_writer_begin_array (writer, "groups");
  for (guint i = 0; i < groups->len; i++)
    {
      const ZzProofGroup *group = groups->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "status", zz_status_get_id (group->status));
      zz_json_writer_begin_array (writer, "records");
      for (guint j = 0; j < group->records->len; j++)
        zz_json_writer_string (writer, NULL, group->records->pdata[j]);
      zz_json_writer_end_array (writer);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_need (ZzJsonWriter *writer,
            const ZzCatalogue *catalogue,
            const ZzNeedFinding *finding)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_begin_array (writer, finding->need->all ? "all" : "any");
  for (guint i = 0; i < finding->need->kinds->len; i++)
    zz_json_writer_string (writer, NULL,
                           zz_choices_get (catalogue->evidence_kinds, g_array_index (finding->need->kinds, guint, i))->id);
  zz_json_writer_end_array (writer);
  zz_json_writer_string (writer, "status", zz_status_get_id (finding->status));
  if (finding->groups != NULL)
    {
      zz_json_writer_string (writer, "per", finding->need->per->over->id);
      zz_json_writer_integer (writer, "have", finding->have);
      zz_json_writer_integer (writer, "open", finding->open);
      zz_json_writer_integer (writer, "need", finding->required);
      write_groups (writer, finding->groups);
    }
  zz_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < finding->items->len; i++)
    {
      const ZzItem *item = &g_array_index (finding->items, ZzItem, i);

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "item", item->item);
      zz_json_writer_string (writer, "state", zz_item_code_get_id (item->code));
      write_date (writer, "day", item->day);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

static void
write_part (ZzJsonWriter *writer,
            const char *name,
            ZzStatus status)
{
  if (status != ZZ_STATUS_NONE)
    zz_json_writer_string (writer, name, zz_status_get_id (status));
}

static void
write_clause (ZzJsonWriter *writer,
              const ZzFindings *findings,
              const ZzClauseFinding *finding,
              const ZzSupplement *supplement)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "id", finding->clause->id);
  zz_json_writer_string (writer, "status", zz_status_get_id (finding->status));
  zz_json_writer_begin_object (writer, "parts");
  write_part (writer, "rule", finding->rule);
  write_part (writer, "evidence", finding->evidence);
  write_part (writer, "judgement", finding->judgement);
  zz_json_writer_end_object (writer);
  if (finding->applicability != ZZ_APPLIES)
    zz_json_writer_string (writer, "applies", zz_applicability_get_id (finding->applicability));
  zz_reasons_to_json (writer, "reasons", finding->reasons);
  zz_json_writer_begin_array (writer, "needs");
  for (guint i = 0; i < finding->needs->len; i++)
    write_need (writer, findings->catalogue, finding->needs->pdata[i]);
  zz_json_writer_end_array (writer);
  if (supplement != NULL)
    zz_supplement_write_clause (supplement, writer, findings, finding->clause);
  zz_json_writer_end_object (writer);
}

static void
write_categories (ZzJsonWriter *writer,
                  const ZzFindings *findings,
                  const ZzSupplement *supplement)
{
  const GPtrArray *categories = findings->catalogue->categories;

  zz_json_writer_begin_array (writer, "categories");
  for (guint i = 0; findings->available && i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "id", category->id);
      zz_json_writer_string (writer, "status", zz_status_get_id (findings->categories[i]));
      zz_json_writer_begin_array (writer, "clauses");
      for (guint j = 0; j < category->clauses->len; j++)
        write_clause (writer, findings, zz_findings_get_clause (findings, category->clauses->pdata[j]), supplement);
      zz_json_writer_end_array (writer);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_totals (ZzJsonWriter *writer,
              const ZzFindings *findings)
{
  guint n;
  const ZzTotal *totals = zz_totals_list (&n);

  zz_json_writer_begin_object (writer, "totals");
  zz_json_writer_integer (writer, "applicable", zz_findings_get_n_applicable (findings));
  for (guint i = 0; i < n; i++)
    zz_json_writer_integer (writer, totals[i].name, findings->totals[totals[i].status]);
  zz_json_writer_end_object (writer);
}

GBytes *
zz_findings_to_json (const ZzFindings *findings,
                     const ZzSupplement *supplement)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  const ZzCatalogue *catalogue;

  g_return_val_if_fail (findings != NULL, NULL);

  catalogue = findings->catalogue;
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-findings");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_string (writer, "catalogue", catalogue->id);
  zz_json_writer_string (writer, "edition", catalogue->edition);
  zz_json_writer_string (writer, "service", findings->service < 0 ? NULL : zz_choices_get (catalogue->services, (guint) findings->service)->id);
  zz_json_writer_string (writer, "level", zz_choices_get (catalogue->levels, findings->level)->id);
  write_date (writer, "at", findings->at);
  if (findings->available)
    zz_json_writer_boolean (writer, "ready", findings->ready);
  else
    {
      zz_json_writer_boolean (writer, "available", FALSE);
      zz_json_writer_null (writer, "ready");
    }
  write_totals (writer, findings);
  write_categories (writer, findings, supplement);
  if (supplement != NULL)
    zz_supplement_write (supplement, writer, findings);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}
