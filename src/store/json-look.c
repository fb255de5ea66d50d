/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a scanned document: members, values, places and messages. */
#include "config.h"

#include "store/json.h"

#include "core/error.h"
#include "store/json-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer messages are cut: a hostile text must not fill the screen. */
#define MAX_MESSAGE 500

const ZzJsonNode *
zz_json_get_root (const ZzJson *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  return &json->nodes[0];
}

ZzJsonKind
zz_json_get_kind (const ZzJsonNode *node)
{
  g_return_val_if_fail (node != NULL, ZZ_JSON_NULL);

  return (ZzJsonKind) node->kind;
}

const char *
zz_json_kind_get_words (ZzJsonKind kind)
{
  static const char *const words[] = {
    [ZZ_JSON_NULL] = N_ ("null"),
    [ZZ_JSON_BOOLEAN] = N_ ("true or false"),
    [ZZ_JSON_INTEGER] = N_ ("a whole number"),
    [ZZ_JSON_NUMBER] = N_ ("a number that is not whole or too large"),
    [ZZ_JSON_STRING] = N_ ("a text"),
    [ZZ_JSON_ARRAY] = N_ ("a list"),
    [ZZ_JSON_OBJECT] = N_ ("an object"),
  };

  return g_dgettext (GETTEXT_PACKAGE, words[kind]);
}

const ZzJsonNode *
zz_json_first (const ZzJson *json,
               const ZzJsonNode *parent)
{
  g_return_val_if_fail (json != NULL && parent != NULL, NULL);

  return parent->n_children > 0 ? parent + 1 : NULL;
}

const ZzJsonNode *
zz_json_next (const ZzJson *json,
              const ZzJsonNode *node)
{
  g_return_val_if_fail (json != NULL && node != NULL, NULL);

  return node->next != 0 ? &json->nodes[node->next] : NULL;
}

guint
zz_json_get_n_children (const ZzJsonNode *node)
{
  g_return_val_if_fail (node != NULL, 0);

  return node->n_children;
}

const ZzJsonNode *
zz_json_get_member (const ZzJson *json,
                    const ZzJsonNode *object,
                    const char *name)
{
  g_return_val_if_fail (json != NULL && object != NULL && name != NULL, NULL);

  if (object->kind != ZZ_JSON_OBJECT)
    return NULL;
  for (const ZzJsonNode *m = zz_json_first (json, object); m != NULL; m = zz_json_next (json, m))
    if (strcmp (json->text + m->name + 1, name) == 0)
      return m->kind != ZZ_JSON_NULL ? m : NULL;
  return NULL;
}

const char *
zz_json_get_member_name (const ZzJson *json,
                         const ZzJsonNode *node)
{
  g_return_val_if_fail (json != NULL && node != NULL, NULL);

  return node->name != 0 ? json->text + node->name + 1 : NULL;
}

const char *
zz_json_get_string (const ZzJson *json,
                    const ZzJsonNode *node)
{
  g_return_val_if_fail (json != NULL && node != NULL && node->kind == ZZ_JSON_STRING, NULL);

  return json->text + node->start + 1;
}

gint64
zz_json_get_integer (const ZzJson *json,
                     const ZzJsonNode *node)
{
  gint64 integer = 0;
  const char *digit;

  g_return_val_if_fail (json != NULL && node != NULL && node->kind == ZZ_JSON_INTEGER, 0);

  digit = json->text + node->start;
  if (*digit == '-')
    digit++;
  while (g_ascii_isdigit (*digit))
    integer = integer * 10 + (*digit++ - '0');
  return json->text[node->start] == '-' ? -integer : integer;
}

gboolean
zz_json_get_boolean (const ZzJson *json,
                     const ZzJsonNode *node)
{
  g_return_val_if_fail (json != NULL && node != NULL && node->kind == ZZ_JSON_BOOLEAN, FALSE);

  return json->text[node->start] == 't';
}

char *
zz_json_dup_raw (const ZzJson *json,
                 const ZzJsonNode *node)
{
  const char *bytes;

  g_return_val_if_fail (json != NULL && node != NULL, NULL);

  bytes = g_bytes_get_data (json->bytes, NULL);
  return g_strndup (bytes + node->start, node->end - node->start);
}

static gboolean
is_plain (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-' && *c != '$')
      return FALSE;
  return *name != '\0';
}

static guint
count_before (const ZzJson *json,
              const ZzJsonNode *node)
{
  const ZzJsonNode *sibling = &json->nodes[node->parent] + 1;
  guint n = 0;

  for (; sibling != node; sibling = &json->nodes[sibling->next])
    n++;
  return n;
}

static char *
describe_step (const ZzJson *json,
               const ZzJsonNode *node)
{
  const char *name = zz_json_get_member_name (json, node);
  g_autofree char *shown = NULL;

  if (name == NULL)
    return g_strdup_printf ("[%u]", count_before (json, node));
  shown = g_utf8_strlen (name, -1) > 60 ? g_utf8_substring (name, 0, 60) : g_strdup (name);
  return is_plain (shown) ? g_strconcat (".", shown, NULL) : g_strconcat ("[\"", shown, "\"]", NULL);
}

char *
zz_json_dup_path (const ZzJson *json,
                  const ZzJsonNode *node)
{
  GString *path;

  g_return_val_if_fail (json != NULL && node != NULL, NULL);

  path = g_string_new (NULL);
  for (; node != json->nodes; node = &json->nodes[node->parent])
    {
      g_autofree char *step = describe_step (json, node);

      g_string_prepend (path, step);
    }
  if (path->str[0] == '.')
    g_string_erase (path, 0, 1);
  return g_string_free (path, FALSE);
}

static void
find_position (const ZzJson *json,
               gsize at,
               guint *line,
               guint *column)
{
  const char *text = g_bytes_get_data (json->bytes, NULL);
  gsize begin = 0;

  *line = 1;
  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n')
      {
        ++*line;
        begin = i + 1;
      }
  *column = 1;
  for (gsize i = begin; i < at; i++)
    if (((guchar) text[i] & 0xc0) != 0x80)
      ++*column;
}

void
zz_json_get_position (const ZzJson *json,
                      const ZzJsonNode *node,
                      guint *line,
                      guint *column)
{
  g_return_if_fail (json != NULL && node != NULL && line != NULL && column != NULL);

  find_position (json, node->start, line, column);
}

/* One line of bounded length, whatever the text it quotes holds. */
static char *
tidy (const char *message)
{
  gsize length = strlen (message);
  char *tidied;

  if (length > MAX_MESSAGE)
    {
      const char *end = g_utf8_find_prev_char (message, message + MAX_MESSAGE);
      g_autofree char *cut = g_strndup (message, (gsize) (end - message));

      tidied = g_strconcat (cut, "…", NULL);
    }
  else
    tidied = g_strdup (message);
  for (char *c = tidied; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return tidied;
}

void
zz_json_set_error_at (const ZzJson *json,
                      gsize at,
                      GError **error,
                      int code,
                      const char *message)
{
  g_autofree char *tidied = tidy (message);
  guint line, column;

  find_position (json, at, &line, &column);
  g_set_error (error, ZZ_ERROR, code, "%s:%u:%u: %s", json->name, line, column, tidied);
}

void
zz_json_set_error_about (const ZzJson *json,
                         const ZzJsonNode *node,
                         GError **error,
                         int code,
                         const char *about,
                         const char *message)
{
  g_autofree char *path = NULL;
  g_autofree char *placed = NULL;

  g_return_if_fail (json != NULL && node != NULL && message != NULL);

  path = zz_json_dup_path (json, node);
  placed = g_strconcat (about != NULL ? about : "", about != NULL ? ": " : "",
                        path, *path != '\0' ? ": " : "", message, NULL);
  zz_json_set_error_at (json, node->start, error, code, placed);
}

void
zz_json_set_error (const ZzJson *json,
                   const ZzJsonNode *node,
                   GError **error,
                   int code,
                   const char *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  zz_json_set_error_about (json, node, error, code, NULL, message);
}
