/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison, margins and levels, for programs and for people. */
#include "cli/supplement.h"

#include "eval/compare.h"
#include "report/phrase.h"
#include "report/words.h"
#include "store/value-codec.h"

static void
write_date (ZzJsonWriter *writer,
            const char *name,
            ZzDate date)
{
  g_autofree char *text = zz_date_format (date);

  zz_json_writer_string (writer, name, text);
}

void
zz_supplement_write_clause (const ZzSupplement *self,
                            ZzJsonWriter *writer,
                            const ZzFindings *findings,
                            const ZzClause *clause)
{
  const ZzClauseMargin *margin = self->margins != NULL ? zz_margins_find (self->margins, clause) : NULL;
  int days;

  if (margin == NULL)
    return;
  zz_json_writer_begin_object (writer, "margin");
  for (guint i = 0; i < margin->registers->len; i++)
    {
      const ZzMargin *one = &g_array_index (margin->registers, ZzMargin, i);

      zz_json_writer_integer (writer, one->reg->id, one->n);
    }
  days = zz_margin_count_days (self->forecast, clause, findings->at);
  if (days >= 0)
    zz_json_writer_integer (writer, "days", days);
  else
    zz_json_writer_null (writer, "days");
  zz_json_writer_end_object (writer);
}

void
zz_supplement_write_shifts (ZzJsonWriter *writer,
                            const char *name,
                            const ZzFindings *before,
                            const ZzFindings *after)
{
  g_autoptr (GArray) shifts = zz_compare_findings (before, after);

  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; i < shifts->len; i++)
    {
      const ZzShift *shift = &g_array_index (shifts, ZzShift, i);

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "clause", shift->clause->id);
      zz_json_writer_string (writer, "before", zz_status_get_id (shift->before));
      zz_json_writer_string (writer, "after", zz_status_get_id (shift->after));
      zz_json_writer_string (writer, "kind", zz_shift_kind_get_id (shift->kind));
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_single_points (const ZzSupplement *self,
                     ZzJsonWriter *writer)
{
  const GPtrArray *points = self->margins->single_points;

  write_date (writer, "margin_until", self->forecast->until);
  zz_json_writer_begin_array (writer, "single_points");
  for (guint i = 0; i < points->len; i++)
    {
      const ZzSinglePoint *point = points->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "record", point->record);
      zz_json_writer_begin_array (writer, "clauses");
      for (guint j = 0; j < point->clauses->len; j++)
        zz_json_writer_string (writer, NULL, ((const ZzClause *) point->clauses->pdata[j])->id);
      zz_json_writer_end_array (writer);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_figure (ZzJsonWriter *writer,
              const char *name,
              const ZzFigure *figure,
              const ZzValue *value)
{
  if (value != NULL)
    zz_value_write (writer, name, value, figure->choices);
  else
    zz_json_writer_null (writer, name);
}

static void
write_delta (ZzJsonWriter *writer,
             const ZzDelta *delta)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "clause", delta->clause->id);
  zz_json_writer_string (writer, "before", zz_status_get_id (delta->before));
  zz_json_writer_string (writer, "after", zz_status_get_id (delta->after));
  zz_json_writer_begin_array (writer, "figures");
  for (guint i = 0; i < delta->figures->len; i++)
    {
      const ZzRise *rise = &g_array_index (delta->figures, ZzRise, i);

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "figure", rise->figure->id);
      write_figure (writer, "from", rise->figure, rise->from);
      write_figure (writer, "to", rise->figure, rise->to);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

static void
write_level (ZzJsonWriter *writer,
             const ZzLevelFinding *level)
{
  const ZzFindings *findings = level->findings;

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "level", zz_choices_get (findings->catalogue->levels, findings->level)->id);
  zz_json_writer_boolean (writer, "available", findings->available);
  if (findings->available)
    zz_json_writer_boolean (writer, "ready", findings->ready);
  else
    zz_json_writer_null (writer, "ready");
  zz_json_writer_begin_array (writer, "blocked_by");
  for (guint i = 0; i < level->blocked_by->len; i++)
    zz_json_writer_string (writer, NULL, ((const ZzClauseFinding *) level->blocked_by->pdata[i])->clause->id);
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "to_next");
  for (guint i = 0; i < level->to_next->len; i++)
    write_delta (writer, level->to_next->pdata[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

void
zz_supplement_write (const ZzSupplement *self,
                     ZzJsonWriter *writer,
                     const ZzFindings *findings)
{
  if (self->before != NULL)
    zz_supplement_write_shifts (writer, "compared", self->before, findings);
  if (self->margins != NULL)
    write_single_points (self, writer);
  if (self->levels == NULL)
    return;
  zz_json_writer_begin_array (writer, "levels");
  for (guint i = 0; i < self->levels->len; i++)
    write_level (writer, self->levels->pdata[i]);
  zz_json_writer_end_array (writer);
}

static void
append_change (GString *text,
               const ZzClause *clause,
               ZzStatus before,
               ZzStatus after,
               const ZzMessages *messages)
{
  g_string_append_printf (text, "  %-14s %s → %s  %s\n", clause->id,
                          before != ZZ_STATUS_NONE ? zz_words_status (messages, before) : "–",
                          after != ZZ_STATUS_NONE ? zz_words_status (messages, after) : "–",
                          zz_messages_text (messages, &clause->title));
}

void
zz_supplement_append_shifts (GString *text,
                             const ZzFindings *before,
                             const ZzFindings *after,
                             const ZzMessages *messages)
{
  g_autoptr (GArray) shifts = zz_compare_findings (before, after);
  int last = -1;

  for (guint i = 0; i < shifts->len; i++)
    {
      const ZzShift *shift = &g_array_index (shifts, ZzShift, i);

      if ((int) shift->kind != last)
        g_string_append_printf (text, "  %s\n", zz_words_shift (messages, shift->kind));
      last = (int) shift->kind;
      g_string_append (text, "  ");
      append_change (text, shift->clause, shift->before, shift->after, messages);
    }
  if (shifts->len == 0)
    g_string_append_printf (text, "  %s\n", zz_messages_get (messages, M_ ("No verdict changes.")));
}

void
zz_supplement_append_compared (const ZzSupplement *self,
                               GString *text,
                               const ZzFindings *findings,
                               const ZzMessages *messages)
{
  g_autofree char *verdict = NULL;

  if (self->before == NULL)
    return;
  verdict = zz_words_verdict (messages, self->before);
  g_string_append_printf (text, "\n%s\n  %s\n", zz_messages_get (messages, M_ ("What if – compared with the project as it is; nothing is saved:")), verdict);
  zz_supplement_append_shifts (text, self->before, findings, messages);
}

static void
append_line (GString *text,
             const char *indent,
             const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s\n", indent, line);
}

void
zz_supplement_append_clause (const ZzSupplement *self,
                             GString *text,
                             ZzProject *project,
                             const ZzFindings *findings,
                             const ZzClause *clause,
                             const ZzMessages *messages)
{
  g_autofree char *margin = NULL, *days = NULL;

  if (self->margins == NULL || zz_margins_find (self->margins, clause) == NULL)
    return;
  margin = zz_words_margin (messages, project, self->margins, clause);
  days = zz_words_margin_days (messages, zz_margin_count_days (self->forecast, clause, findings->at));
  append_line (text, "      ", margin);
  append_line (text, "      ", days);
}

static void
append_level (GString *text,
              ZzProject *project,
              const ZzLevelFinding *level,
              const ZzMessages *messages)
{
  g_autofree char *readiness = zz_words_readiness (messages, level->findings);
  g_autofree char *obstacles = zz_words_obstacles (messages, level->findings);

  g_string_append_printf (text, "\n%s\n  %s\n", readiness, obstacles);
  if (level->to_next->len > 0)
    append_line (text, "  ", zz_messages_get (messages, M_ ("Met here, not at the next level:")));
  for (guint i = 0; i < level->to_next->len; i++)
    {
      const ZzDelta *delta = level->to_next->pdata[i];

      g_string_append (text, "  ");
      append_change (text, delta->clause, delta->before, delta->after, messages);
      for (guint j = 0; j < delta->figures->len; j++)
        {
          g_autofree char *rise = zz_words_rise (messages, project, &g_array_index (delta->figures, ZzRise, j), level->findings->level);

          append_line (text, "      ", rise);
        }
    }
}

/* Those that several clauses hang on; the others stand beside their clause. */
static void
append_single_points (const GPtrArray *points,
                      GString *text,
                      ZzProject *project,
                      const ZzMessages *messages)
{
  guint rest = 0;
  g_autofree char *others = NULL;

  if (points->len > 0)
    g_string_append_printf (text, "\n%s\n", zz_messages_get (messages, M_ ("What hangs on one record:")));
  for (guint i = 0; i < points->len; i++)
    {
      const ZzSinglePoint *point = points->pdata[i];
      g_autofree char *line = point->clauses->len > 1 ? zz_words_single_point (messages, project, point) : NULL;

      if (line != NULL)
        append_line (text, "  ", line);
      else
        rest++;
    }
  others = zz_phrase_plural (messages, MN_ ("{n} more record holds up one clause; it stands there.", "{n} more records hold up one clause each; they stand there."), rest, NULL);
  if (rest > 0)
    append_line (text, "  ", others);
}

void
zz_supplement_append (const ZzSupplement *self,
                      GString *text,
                      ZzProject *project,
                      const ZzMessages *messages)
{
  if (self->margins != NULL)
    append_single_points (self->margins->single_points, text, project, messages);
  for (guint i = 0; self->levels != NULL && i < self->levels->len; i++)
    append_level (text, project, self->levels->pdata[i], messages);
}
