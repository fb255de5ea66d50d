/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON, value by value. */
#include "store/json-writer.h"

#include "store/json.h"

#include <string.h>

/**
 * ZzJsonWriter:
 * @filled: bit n: the container at depth n has a value already
 */
struct _ZzJsonWriter
{
  GString *text;
  guint depth;
  guint64 filled;
};

ZzJsonWriter *
zz_json_writer_new (void)
{
  ZzJsonWriter *writer = g_new0 (ZzJsonWriter, 1);

  writer->text = g_string_sized_new (4096);
  return writer;
}

void
zz_json_writer_free (ZzJsonWriter *writer)
{
  g_return_if_fail (writer != NULL);

  g_string_free (writer->text, TRUE);
  g_free (writer);
}

static void
break_line (ZzJsonWriter *writer)
{
  static const char spaces[] = "                                ";

  g_string_append_c (writer->text, '\n');
  for (guint left = writer->depth * 2; left > 0;)
    {
      guint n = MIN (left, sizeof spaces - 1);

      g_string_append_len (writer->text, spaces, n);
      left -= n;
    }
}

static void
append_control (GString *text,
                guchar c)
{
  static const char letters[] = "\bb\ff\nn\rr\tt";

  for (guint i = 0; letters[i] != '\0'; i += 2)
    if (c == (guchar) letters[i])
      {
        g_string_append_c (text, '\\');
        g_string_append_c (text, letters[i + 1]);
        return;
      }
  g_string_append_printf (text, "\\u%04x", c);
}

static void
append_string (GString *text,
               const char *string)
{
  g_string_append_c (text, '"');
  while (*string != '\0')
    {
      const char *run = string;

      while ((guchar) *string >= 0x20 && *string != '"' && *string != '\\')
        string++;
      g_string_append_len (text, run, string - run);
      if (*string == '\0')
        break;
      if (*string == '"' || *string == '\\')
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, *string);
        }
      else
        append_control (text, (guchar) *string);
      string++;
    }
  g_string_append_c (text, '"');
}

/* The comma, line break, indent and name before a value. */
static void
begin_value (ZzJsonWriter *writer,
             const char *name)
{
  if (writer->depth > 0)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << (writer->depth - 1);

      if (writer->filled & bit)
        g_string_append_c (writer->text, ',');
      writer->filled |= bit;
      break_line (writer);
    }
  if (name == NULL)
    return;
  append_string (writer->text, name);
  g_string_append (writer->text, ": ");
}

static void
begin_container (ZzJsonWriter *writer,
                 const char *name,
                 char opening)
{
  g_return_if_fail (writer != NULL && writer->depth < ZZ_JSON_MAX_DEPTH);

  begin_value (writer, name);
  g_string_append_c (writer->text, opening);
  writer->filled &= ~(G_GUINT64_CONSTANT (1) << writer->depth++);
}

static void
end_container (ZzJsonWriter *writer,
               char closing)
{
  g_return_if_fail (writer != NULL && writer->depth > 0);

  if (writer->filled >> --writer->depth & 1)
    break_line (writer);
  g_string_append_c (writer->text, closing);
}

void
zz_json_writer_begin_object (ZzJsonWriter *writer,
                             const char *name)
{
  begin_container (writer, name, '{');
}

void
zz_json_writer_end_object (ZzJsonWriter *writer)
{
  end_container (writer, '}');
}

void
zz_json_writer_begin_array (ZzJsonWriter *writer,
                            const char *name)
{
  begin_container (writer, name, '[');
}

void
zz_json_writer_end_array (ZzJsonWriter *writer)
{
  end_container (writer, ']');
}

void
zz_json_writer_string (ZzJsonWriter *writer,
                       const char *name,
                       const char *text)
{
  g_return_if_fail (writer != NULL);

  if (text == NULL)
    {
      zz_json_writer_null (writer, name);
      return;
    }
  begin_value (writer, name);
  append_string (writer->text, text);
}

void
zz_json_writer_integer (ZzJsonWriter *writer,
                        const char *name,
                        gint64 integer)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, name);
  g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, integer);
}

void
zz_json_writer_boolean (ZzJsonWriter *writer,
                        const char *name,
                        gboolean boolean)
{
  zz_json_writer_raw (writer, name, boolean ? "true" : "false");
}

void
zz_json_writer_null (ZzJsonWriter *writer,
                     const char *name)
{
  zz_json_writer_raw (writer, name, "null");
}

void
zz_json_writer_raw (ZzJsonWriter *writer,
                    const char *name,
                    const char *json)
{
  g_return_if_fail (writer != NULL && json != NULL);

  begin_value (writer, name);
  g_string_append (writer->text, json);
}

GBytes *
zz_json_writer_finish (ZzJsonWriter *writer)
{
  GString *text;

  g_return_val_if_fail (writer != NULL && writer->depth == 0, NULL);

  text = writer->text;
  writer->text = g_string_sized_new (64);
  writer->filled = 0;
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}
