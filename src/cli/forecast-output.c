/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of days, for programs and for people. */
#include "cli/forecast-output.h"

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
write_spans (ZzJsonWriter *writer,
             const char *name,
             GArray *spans)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; i < spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (spans, ZzSpan, i);

      zz_json_writer_begin_object (writer, NULL);
      write_day (writer, "from", span->from);
      write_day (writer, "until", span->until);
      if (span->status != ZZ_STATUS_NONE)
        zz_json_writer_string (writer, "status", zz_status_get_id (span->status));
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_part (ZzJsonWriter *writer,
            const char *id,
            GArray *spans)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "id", id);
  write_spans (writer, "intervals", spans);
  zz_json_writer_end_object (writer);
}

static void
write_level (ZzJsonWriter *writer,
             const ZzForecast *forecast)
{
  const ZzCatalogue *catalogue = forecast->catalogue;
  g_autoptr (GArray) ready = zz_forecast_list_ready (forecast);

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "level", zz_choices_get (catalogue->levels, forecast->level)->id);
  zz_json_writer_boolean (writer, "available", forecast->available);
  write_spans (writer, "ready", ready);
  write_day (writer, "first_ready", zz_forecast_get_first_ready (forecast));
  write_day (writer, "first_break", zz_forecast_get_first_break (forecast));
  zz_json_writer_begin_array (writer, "categories");
  for (guint i = 0; i < catalogue->categories->len; i++)
    {
      const ZzCategory *category = catalogue->categories->pdata[i];
      g_autoptr (GArray) spans = zz_forecast_list_category_spans (forecast, category);

      write_part (writer, category->id, spans);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "clauses");
  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];
      g_autoptr (GArray) spans = zz_forecast_list_spans (forecast, clause);

      write_part (writer, clause->id, spans);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

GBytes *
zz_forecasts_to_json (const GPtrArray *forecasts)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  const ZzForecast *first;

  g_return_val_if_fail (forecasts != NULL && forecasts->len > 0, NULL);

  first = forecasts->pdata[0];
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-forecast");
  zz_json_writer_integer (writer, "version", 1);
  write_day (writer, "from", first->from);
  write_day (writer, "until", first->until);
  zz_json_writer_begin_array (writer, "levels");
  for (guint i = 0; i < forecasts->len; i++)
    write_level (writer, forecasts->pdata[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_ready (GString *text,
              const ZzForecast *forecast,
              const ZzMessages *messages)
{
  g_autoptr (GArray) ready = zz_forecast_list_ready (forecast);

  if (!forecast->available)
    g_string_append_printf (text, "  %s\n", zz_messages_get (messages, M_ ("No verdict: the text of this level is not known in this edition.")));
  else if (ready->len == 0)
    g_string_append_printf (text, "  %s\n", zz_messages_get (messages, M_ ("On no day in this range is everything met.")));
  for (guint i = 0; i < ready->len; i++)
    {
      const ZzSpan *span = &g_array_index (ready, ZzSpan, i);
      g_autofree char *from = zz_words_date (messages, span->from);
      g_autofree char *until = zz_words_date (messages, span->until);
      g_autoptr (GPtrArray) breaking = zz_forecast_list_breaking (forecast, span->until + 1);
      g_autofree char *clauses = zz_words_titled_clauses (messages, breaking);
      const char *message = breaking->len > 0 ? M_ ("Ready from {from} until {until}; then these are no longer met: {clauses}.")
                                              : M_ ("Ready from {from} until {until}, the end of the forecast.");
      g_autofree char *line = zz_phrase (messages, message, "from", from, "until", until, "clauses", clauses, NULL);

      g_string_append_printf (text, "  %s\n", line);
    }
}

static void
append_clause (GString *text,
               const ZzForecast *forecast,
               const ZzClause *clause,
               const ZzMessages *messages)
{
  g_autoptr (GArray) spans = zz_forecast_list_spans (forecast, clause);

  if (spans->len == 1 && g_array_index (spans, ZzSpan, 0).status <= ZZ_STATUS_MET)
    return;
  g_string_append_printf (text, "\n  %s  %s\n", clause->id, zz_messages_text (messages, &clause->title));
  for (guint i = 0; i < spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (spans, ZzSpan, i);
      g_autofree char *from = zz_date_format (span->from);
      g_autofree char *until = zz_date_format (span->until);

      g_string_append_printf (text, "    %s … %s  %s\n", from, until, zz_words_status (messages, span->status));
    }
}

GBytes *
zz_forecasts_to_text (const GPtrArray *forecasts,
                      const ZzMessages *messages)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (forecasts != NULL && forecasts->len > 0 && messages != NULL, NULL);

  for (guint i = 0; i < forecasts->len; i++)
    {
      const ZzForecast *forecast = forecasts->pdata[i];
      const ZzCatalogue *catalogue = forecast->catalogue;

      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "",
                              zz_messages_text (messages, &zz_choices_get (catalogue->levels, forecast->level)->title));
      append_ready (text, forecast, messages);
      for (guint j = 0; forecast->available && j < catalogue->clauses->len; j++)
        append_clause (text, forecast, catalogue->clauses->pdata[j], messages);
    }
  return g_string_free_to_bytes (text);
}
