/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps, for programs and for people. */
#include "cli/gaps-output.h"

#include "cli/findings-json.h"
#include "core/field.h"
#include "report/phrase.h"
#include "report/words.h"
#include "store/json-writer.h"

static void
write_day (ZzJsonWriter *writer,
           const char *name,
           ZzDate day)
{
  g_autofree char *text = day != ZZ_DATE_NONE ? zz_date_format (day) : NULL;

  zz_json_writer_string (writer, name, text);
}

static void
write_known_day (ZzJsonWriter *writer,
                 const char *name,
                 ZzDate day)
{
  if (day != ZZ_DATE_NONE)
    write_day (writer, name, day);
}

static void
write_kinds (ZzJsonWriter *writer,
             const ZzCatalogue *catalogue,
             const GArray *kinds)
{
  zz_json_writer_begin_array (writer, "kinds");
  for (guint i = 0; i < kinds->len; i++)
    zz_json_writer_string (writer, NULL, zz_choices_get (catalogue->evidence_kinds, g_array_index (kinds, guint, i))->id);
  zz_json_writer_end_array (writer);
}

static void
begin_part (ZzJsonWriter *writer,
            const char *part,
            ZzStatus status)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "part", part);
  zz_json_writer_string (writer, "status", zz_status_get_id (status));
}

static void
write_need (ZzJsonWriter *writer,
            const ZzCatalogue *catalogue,
            const ZzNeedFinding *need)
{
  begin_part (writer, "evidence", need->status);
  write_kinds (writer, catalogue, need->need->kinds);
  zz_json_writer_integer (writer, "have", need->have);
  zz_json_writer_integer (writer, "need", need->required);
  zz_json_writer_end_object (writer);
}

/* The parts that are not met, with what is missing. */
static void
write_missing (ZzJsonWriter *writer,
               const ZzCatalogue *catalogue,
               const ZzClauseFinding *finding)
{
  zz_json_writer_begin_array (writer, "missing");
  if (finding->applicability != ZZ_APPLIES)
    {
      begin_part (writer, "answer", finding->status);
      zz_json_writer_string (writer, "applies", zz_applicability_get_id (finding->applicability));
      zz_json_writer_end_object (writer);
    }
  if (finding->rule > ZZ_STATUS_MET)
    {
      begin_part (writer, "rule", finding->rule);
      zz_reasons_to_json (writer, "reasons", finding->reasons);
      zz_json_writer_end_object (writer);
    }
  for (guint i = 0; i < finding->needs->len; i++)
    if (((const ZzNeedFinding *) finding->needs->pdata[i])->status > ZZ_STATUS_MET)
      write_need (writer, catalogue, finding->needs->pdata[i]);
  if (finding->judgement > ZZ_STATUS_MET)
    {
      begin_part (writer, "judgement", finding->judgement);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

/* What will do: choices, of a set those to hold, else the one value asked for. */
static void
write_accepted (ZzJsonWriter *writer,
                const ZzDemand *demand)
{
  const ZzChoices *choices = demand->field->choices;
  g_autofree char *text = NULL;

  if (choices == NULL && (demand->from != ZZ_DATE_NONE || demand->until != ZZ_DATE_NONE || demand->value.kind == ZZ_VALUE_TEXT))
    return;
  zz_json_writer_begin_array (writer, demand->field->type == ZZ_FIELD_CHOICES ? "holds" : "is");
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (demand->choices >> i & 1)
      zz_json_writer_string (writer, NULL, zz_choices_get (choices, i)->id);
  if (demand->value.kind == ZZ_VALUE_BOOLEAN)
    zz_json_writer_boolean (writer, NULL, demand->value.boolean);
  else if (demand->value.kind == ZZ_VALUE_INTEGER)
    zz_json_writer_integer (writer, NULL, demand->value.integer);
  else if (choices == NULL)
    zz_json_writer_string (writer, NULL, text = zz_field_format (demand->field, &demand->value));
  zz_json_writer_end_array (writer);
}

static void
write_demands (ZzJsonWriter *writer,
               const GArray *demands)
{
  zz_json_writer_begin_array (writer, "fields");
  for (guint i = 0; i < demands->len; i++)
    {
      const ZzDemand *demand = &g_array_index (demands, ZzDemand, i);

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "field", demand->field->id);
      write_known_day (writer, "from", demand->from);
      write_known_day (writer, "until", demand->until);
      write_accepted (writer, demand);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_addition (ZzJsonWriter *writer,
                const ZzCatalogue *catalogue,
                const ZzAddition *addition)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "kind", zz_addition_kind_get_id (addition->kind));
  if (addition->clause != NULL)
    zz_json_writer_string (writer, "clause", addition->clause->id);
  if (addition->reg != NULL)
    zz_json_writer_string (writer, "register", addition->reg->id);
  if (addition->record != NULL)
    zz_json_writer_string (writer, "record", addition->record);
  if (addition->kind <= ZZ_ADDITION_CHANGE)
    write_demands (writer, addition->demands);
  if (addition->kind == ZZ_ADDITION_EVIDENCE)
    {
      write_kinds (writer, catalogue, addition->kinds);
      write_known_day (writer, "issued_from", addition->from);
      write_day (writer, "valid_until", addition->until);
      zz_json_writer_boolean (writer, "end_stated", addition->dated);
    }
  if (addition->kind == ZZ_ADDITION_WAIT)
    write_day (writer, "until", addition->until);
  zz_json_writer_end_object (writer);
}

static void
write_renewal (ZzJsonWriter *writer,
               const ZzGap *gap)
{
  zz_json_writer_begin_object (writer, "renewal");
  zz_json_writer_string (writer, "record", gap->record);
  if (gap->field != NULL)
    zz_json_writer_string (writer, "field", gap->field->id);
  write_day (writer, "end", gap->end);
  write_day (writer, "from", gap->from);
  write_day (writer, "until", gap->until);
  zz_json_writer_end_object (writer);
}

static void
write_gap (ZzJsonWriter *writer,
           const ZzCatalogue *catalogue,
           const ZzGap *gap)
{
  const ZzRegister *actions = catalogue->builtins[ZZ_BUILTIN_ACTION];

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "id", gap->id);
  zz_json_writer_string (writer, "kind", zz_gap_kind_get_id (gap->kind));
  zz_json_writer_string (writer, "clause", gap->finding->clause->id);
  zz_json_writer_string (writer, "status", zz_status_get_id (gap->finding->status));
  if (gap->kind == ZZ_GAP_OPEN)
    write_missing (writer, catalogue, gap->finding);
  if (gap->smallest != NULL)
    {
      zz_json_writer_begin_array (writer, "smallest");
      for (guint i = 0; i < gap->smallest->len; i++)
        write_addition (writer, catalogue, gap->smallest->pdata[i]);
      zz_json_writer_end_array (writer);
      zz_json_writer_boolean (writer, "minimal", gap->minimal);
    }
  if (gap->kind == ZZ_GAP_RENEWAL)
    write_renewal (writer, gap);
  zz_json_writer_string (writer, "owner", gap->owner);
  write_day (writer, "due", gap->due);
  write_day (writer, "start_by", gap->start_by);
  zz_json_writer_string (writer, "state", zz_choices_get (zz_register_get_field (actions, ZZ_ACTION_STATE)->choices, gap->state)->id);
  write_known_day (writer, "closed", gap->closed);
  if (gap->closed_reason != NULL)
    zz_json_writer_string (writer, "closed_reason", gap->closed_reason);
  zz_json_writer_end_object (writer);
}

GBytes *
zz_gaps_to_json (const ZzGaps *gaps)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  const ZzFindings *findings;

  g_return_val_if_fail (gaps != NULL, NULL);

  findings = gaps->findings;
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-gaps");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_string (writer, "level", zz_choices_get (findings->catalogue->levels, findings->level)->id);
  write_day (writer, "at", findings->at);
  write_day (writer, "today", gaps->today);
  zz_json_writer_begin_array (writer, "gaps");
  for (guint i = 0; i < gaps->gaps->len; i++)
    write_gap (writer, findings->catalogue, gaps->gaps->pdata[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_line (GString *text,
             const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "  %s\n", line);
}

static void
append_smallest (GString *text,
                 const ZzGap *gap,
                 ZzProject *project,
                 ZzDate today,
                 const ZzMessages *messages)
{
  g_autofree char *head = zz_words_smallest (messages, gap);
  g_auto (GStrv) additions = zz_words_additions (messages, project, gap, today);

  append_line (text, head);
  for (guint i = 0; additions[i] != NULL; i++)
    g_string_append_printf (text, "    – %s\n", additions[i]);
}

static void
append_gap (GString *text,
            const ZzGaps *gaps,
            const ZzGap *gap,
            ZzProject *project,
            const ZzMessages *messages)
{
  const ZzClause *clause = gap->finding->clause;
  g_autofree char *why = gap->kind == ZZ_GAP_OPEN ? zz_words_gap (messages, project, gaps->findings, gap->finding) : NULL;
  g_autofree char *renewal = gap->kind == ZZ_GAP_RENEWAL ? zz_words_renewal (messages, project, gap) : NULL;
  g_autofree char *start = zz_words_start (messages, gap, gaps->today);
  g_autofree char *next = gap->kind == ZZ_GAP_OPEN ? zz_words_next_action (messages, gap) : NULL;
  g_autofree char *closing = gap->kind == ZZ_GAP_CLOSED ? zz_words_closing (messages, gap) : NULL;

  if (gap->kind != ZZ_GAP_RENEWAL)
    g_string_append_printf (text, "%s%s  %s  %s\n", text->len > 0 ? "\n" : "", clause->id, zz_words_status (messages, gap->finding->status),
                            zz_messages_text (messages, &clause->title));
  append_line (text, why);
  if (gap->smallest != NULL)
    append_smallest (text, gap, project, gaps->today, messages);
  append_line (text, renewal);
  append_line (text, start);
  append_line (text, next);
  append_line (text, closing);
}

GBytes *
zz_gaps_to_text (const ZzGaps *gaps,
                 ZzProject *project,
                 const ZzMessages *messages)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (gaps != NULL && ZZ_IS_PROJECT (project) && messages != NULL, NULL);

  for (guint i = 0; i < gaps->gaps->len; i++)
    append_gap (text, gaps, gaps->gaps->pdata[i], project, messages);
  if (!gaps->findings->available)
    g_string_append_printf (text, "%s\n", zz_messages_get (messages, M_ ("No verdict: the text of this level is not known in this edition.")));
  else if (zz_gaps_get_n_open (gaps) == 0)
    g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", zz_messages_get (messages, M_ ("There is no gap.")));
  return g_string_free_to_bytes (text);
}
