/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict scan: one iterative pass over the bytes into a flat node array. */
#include "config.h"

#include "store/json.h"

#include "core/error.h"
#include "store/json-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The most values a text may hold: ten times what a real 64 MiB project has. */
#define MAX_NODES (1u << 22)

/**
 * Scan:
 * @text: the document's copy of the bytes, ending in NUL; strings are decoded in
 *   place, which only writes behind @at
 * @open: the containers around @at, outermost first
 * @last: the newest child of each, 0 for none yet
 */
typedef struct
{
  ZzJson *json;
  char *text;
  gsize at;
  guint depth;
  guint32 open[ZZ_JSON_MAX_DEPTH];
  guint32 last[ZZ_JSON_MAX_DEPTH];
  guint allocated;
  GError **error;
} Scan;

static gboolean
fail_at (Scan *scan,
         gsize at,
         int code,
         const char *message)
{
  zz_json_set_error_at (scan->json, at, scan->error, code, message);
  return FALSE;
}

static gboolean
fail (Scan *scan,
      const char *message)
{
  return fail_at (scan, scan->at, ZZ_ERROR_SYNTAX, message);
}

static void
skip_space (Scan *scan)
{
  const char *p = scan->text + scan->at;

  while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
    p++;
  scan->at = (gsize) (p - scan->text);
}

/* Appends a node under the innermost container; its end is set later. */
static gboolean
add_node (Scan *scan,
          ZzJsonKind kind,
          gsize name,
          guint32 *number)
{
  ZzJson *json = scan->json;
  ZzJsonNode *node;

  if (json->n_nodes == MAX_NODES)
    return fail_at (scan, scan->at, ZZ_ERROR_LIMIT, _ ("the text holds more values than this program accepts"));
  if (json->n_nodes == scan->allocated)
    {
      scan->allocated = scan->allocated == 0 ? 256 : scan->allocated * 2;
      json->nodes = g_renew (ZzJsonNode, json->nodes, scan->allocated);
    }
  *number = json->n_nodes++;
  node = &json->nodes[*number];
  *node = (ZzJsonNode) { .start = (guint32) scan->at, .name = (guint32) name, .kind = kind };
  if (scan->depth > 0)
    {
      guint32 *last = &scan->last[scan->depth - 1];

      node->parent = scan->open[scan->depth - 1];
      json->nodes[node->parent].n_children++;
      if (*last != 0)
        json->nodes[*last].next = *number;
      *last = *number;
    }
  return TRUE;
}

static gboolean
read_hex (const char *text,
          gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* Reads the \u escape at @at and leaves @at behind it; a pair is one character. */
static gboolean
scan_unicode (Scan *scan,
              gsize *at,
              gunichar *character)
{
  const char *text = scan->text + *at;
  gunichar low;

  if (!read_hex (text + 2, character))
    return fail_at (scan, *at, ZZ_ERROR_SYNTAX, _ ("\\u is not followed by four hexadecimal digits"));
  *at += 6;
  if (*character == 0)
    return fail_at (scan, *at - 6, ZZ_ERROR_SYNTAX, _ ("a text cannot hold the character \\u0000"));
  if (*character < 0xd800 || *character > 0xdfff)
    return TRUE;
  if (*character > 0xdbff || text[6] != '\\' || text[7] != 'u' || !read_hex (text + 8, &low) || low < 0xdc00 || low > 0xdfff)
    return fail_at (scan, *at - 6, ZZ_ERROR_SYNTAX, _ ("half of a surrogate pair stands alone"));
  *character = 0x10000 + ((*character - 0xd800) << 10) + (low - 0xdc00);
  *at += 6;
  return TRUE;
}

static gboolean
scan_escape (Scan *scan,
             gsize *at,
             char **out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = scan->text[*at + 1];
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;
  gunichar character;

  if (found != NULL)
    {
      *(*out)++ = meanings[found - letters];
      *at += 2;
      return TRUE;
    }
  if (letter != 'u')
    return fail_at (scan, *at, ZZ_ERROR_SYNTAX, _ ("there is no such escape in JSON; a backslash itself is written \\\\"));
  if (!scan_unicode (scan, at, &character))
    return FALSE;
  *out += g_unichar_to_utf8 (character, *out);
  return TRUE;
}

/* From the opening to behind the closing quotation mark; the decoded text then
 * stands behind the opening one. */
static gboolean
scan_string (Scan *scan)
{
  gsize start = scan->at, at = start + 1;
  char *out = scan->text + at;

  for (;;)
    {
      gsize run = at;

      while ((guchar) scan->text[at] >= 0x20 && scan->text[at] != '"' && scan->text[at] != '\\')
        at++;
      if (out != scan->text + run)
        memmove (out, scan->text + run, at - run);
      out += at - run;
      if (scan->text[at] == '"')
        break;
      if (scan->text[at] == '\\')
        {
          if (!scan_escape (scan, &at, &out))
            return FALSE;
          continue;
        }
      if (at == scan->json->length)
        return fail_at (scan, start, ZZ_ERROR_SYNTAX, _ ("the text that begins here has no closing quotation mark"));
      return fail_at (scan, at, ZZ_ERROR_SYNTAX, _ ("a line break or other control character inside a text; write it as an escape"));
    }
  *out = '\0';
  scan->at = at + 1;
  return TRUE;
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

static gboolean
is_exact (const char *digits,
          gsize n)
{
  return n < 16 || (n == 16 && strncmp (digits, "9007199254740991", 16) <= 0);
}

/* Gives the length of the number at @text, 0 where it is malformed. */
static gsize
measure_number (const char *text,
                ZzJsonKind *kind)
{
  gsize at = text[0] == '-' ? 1 : 0;
  gsize digits = count_digits (text + at);

  if (digits == 0 || (text[at] == '0' && digits > 1))
    return 0;
  *kind = is_exact (text + at, digits) ? ZZ_JSON_INTEGER : ZZ_JSON_NUMBER;
  at += digits;
  if (text[at] == '.')
    {
      *kind = ZZ_JSON_NUMBER;
      digits = count_digits (text + at + 1);
      if (digits == 0)
        return 0;
      at += digits + 1;
    }
  if (text[at] == 'e' || text[at] == 'E')
    {
      *kind = ZZ_JSON_NUMBER;
      at += text[at + 1] == '+' || text[at + 1] == '-' ? 2 : 1;
      digits = count_digits (text + at);
      if (digits == 0)
        return 0;
      at += digits;
    }
  return at;
}

static gboolean
measure_scalar (Scan *scan,
                ZzJsonKind *kind,
                gsize *length)
{
  static const struct
  {
    const char *word;
    gsize length;
    ZzJsonKind kind;
  } words[] = { { "true", 4, ZZ_JSON_BOOLEAN }, { "false", 5, ZZ_JSON_BOOLEAN }, { "null", 4, ZZ_JSON_NULL } };
  const char *text = scan->text + scan->at;

  if (*text == '-' || g_ascii_isdigit (*text))
    {
      *length = measure_number (text, kind);
      return *length > 0 ? TRUE : fail (scan, _ ("this is no number as JSON writes them"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (text, words[i].word, words[i].length) == 0)
      {
        *kind = words[i].kind;
        *length = words[i].length;
        return TRUE;
      }
  if (scan->at == scan->json->length)
    return fail (scan, _ ("the text ends where a value is expected; the file may be cut short"));
  return fail (scan, _ ("a value is expected here"));
}

static gboolean
scan_scalar (Scan *scan,
             gsize name)
{
  ZzJsonKind kind = ZZ_JSON_STRING;
  gsize length = 0;
  guint32 number;

  if (scan->text[scan->at] != '"' && !measure_scalar (scan, &kind, &length))
    return FALSE;
  if (!add_node (scan, kind, name, &number))
    return FALSE;
  if (kind != ZZ_JSON_STRING)
    scan->at += length;
  else if (!scan_string (scan))
    return FALSE;
  scan->json->nodes[number].end = (guint32) scan->at;
  return TRUE;
}

static gboolean
check_names (Scan *scan,
             guint32 object)
{
  const ZzJson *json = scan->json;
  guint32 repeated = zz_json_find_repeated (json, object);

  if (repeated == 0)
    return TRUE;
  zz_json_set_error (json, &json->nodes[repeated], scan->error, ZZ_ERROR_SYNTAX, _ ("the name stands twice in the same object"));
  return FALSE;
}

static gboolean
close_container (Scan *scan)
{
  guint32 number = scan->open[--scan->depth];

  scan->json->nodes[number].end = (guint32) ++scan->at;
  return scan->json->nodes[number].kind != ZZ_JSON_OBJECT || check_names (scan, number);
}

static gboolean
open_container (Scan *scan,
                gsize name,
                gboolean *opened)
{
  ZzJsonKind kind = scan->text[scan->at] == '{' ? ZZ_JSON_OBJECT : ZZ_JSON_ARRAY;
  guint32 number;

  if (scan->depth == ZZ_JSON_MAX_DEPTH)
    return fail_at (scan, scan->at, ZZ_ERROR_LIMIT, _ ("values are nested deeper than 64"));
  if (!add_node (scan, kind, name, &number))
    return FALSE;
  scan->open[scan->depth] = number;
  scan->last[scan->depth++] = 0;
  scan->at++;
  skip_space (scan);
  *opened = scan->text[scan->at] != (kind == ZZ_JSON_OBJECT ? '}' : ']');
  return *opened || close_container (scan);
}

/* The name of a member and its colon; @name: where its quotation mark stands. */
static gboolean
scan_name (Scan *scan,
           gsize *name)
{
  if (scan->text[scan->at] != '"')
    return fail (scan, _ ("a name in double quotation marks is expected here"));
  *name = scan->at;
  if (!scan_string (scan))
    return FALSE;
  skip_space (scan);
  if (scan->text[scan->at] != ':')
    return fail (scan, _ ("\":\" is expected after the name"));
  scan->at++;
  skip_space (scan);
  return TRUE;
}

/* One value, or the beginning of a container that is not empty (@opened). */
static gboolean
scan_value (Scan *scan,
            gboolean *opened)
{
  gsize name = 0;

  *opened = FALSE;
  skip_space (scan);
  if (scan->depth > 0 && scan->json->nodes[scan->open[scan->depth - 1]].kind == ZZ_JSON_OBJECT && !scan_name (scan, &name))
    return FALSE;
  if (scan->text[scan->at] == '{' || scan->text[scan->at] == '[')
    return open_container (scan, name, opened);
  return scan_scalar (scan, name);
}

/* Behind a value: what closes here, up to the next comma or the end. */
static gboolean
scan_behind (Scan *scan)
{
  while (scan->depth > 0)
    {
      gboolean object = scan->json->nodes[scan->open[scan->depth - 1]].kind == ZZ_JSON_OBJECT;
      char c;

      skip_space (scan);
      c = scan->text[scan->at];
      if (c == ',')
        {
          scan->at++;
          return TRUE;
        }
      if (scan->at == scan->json->length)
        return fail (scan, _ ("the text ends inside a value; the file may be cut short"));
      if (c != (object ? '}' : ']'))
        return fail (scan, object ? _ ("\",\" or \"}\" is expected here") : _ ("\",\" or \"]\" is expected here"));
      if (!close_container (scan))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_document (Scan *scan)
{
  gboolean opened;

  do
    {
      if (!scan_value (scan, &opened))
        return FALSE;
      if (!opened && !scan_behind (scan))
        return FALSE;
    }
  while (scan->depth > 0);
  skip_space (scan);
  return scan->at == scan->json->length ? TRUE : fail (scan, _ ("something stands behind the end of the value"));
}

static gboolean
check_encoding (Scan *scan)
{
  const ZzJson *json = scan->json;
  const char *end;

  if (json->length >= 3 && memcmp (json->text, "\xef\xbb\xbf", 3) == 0)
    return fail (scan, _ ("the text begins with a byte order mark; save it as UTF-8 without one"));
  if (g_utf8_validate_len (json->text, json->length, &end))
    return TRUE;
  return fail_at (scan, (gsize) (end - json->text), ZZ_ERROR_SYNTAX,
                  *end == '\0' ? _ ("a text cannot hold the character \\u0000") : _ ("the text is not UTF-8"));
}

ZzJson *
zz_json_parse (GBytes *bytes,
               const char *name,
               GError **error)
{
  g_autoptr (ZzJson) json = NULL;
  Scan scan = { .error = error };
  gconstpointer data;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  json = g_new0 (ZzJson, 1);
  json->name = g_strdup (name);
  json->bytes = g_bytes_ref (bytes);
  data = g_bytes_get_data (bytes, &json->length);
  scan.json = json;
  if (json->length > ZZ_JSON_MAX_BYTES)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: the text is larger than 64 MiB, the most this program reads"), name);
      return NULL;
    }
  json->text = g_malloc (json->length + 1);
  if (json->length > 0)
    memcpy (json->text, data, json->length);
  json->text[json->length] = '\0';
  scan.text = json->text;
  if (!check_encoding (&scan) || !scan_document (&scan))
    return NULL;
  return g_steal_pointer (&json);
}

void
zz_json_free (ZzJson *json)
{
  g_return_if_fail (json != NULL);

  g_free (json->nodes);
  g_free (json->text);
  g_free (json->name);
  g_bytes_unref (json->bytes);
  g_free (json);
}
