/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to PROPFIND, from a server that may send anything. */
#include "config.h"

#include "share/dav-request.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define MAX_ENTRIES 10000

/* A document type is where entities are declared: no listing needs one, and what
 * follows it is not read. */
static void
stop_cb (void *data,
         const xmlChar *name G_GNUC_UNUSED,
         const xmlChar *external G_GNUC_UNUSED,
         const xmlChar *system G_GNUC_UNUSED)
{
  xmlStopParser (data);
}

static xmlDoc *
parse (GBytes *bytes)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document;

  if (context == NULL)
    return NULL;
  context->sax->internalSubset = stop_cb;
  document = xmlCtxtReadMemory (context, g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document != NULL && !context->wellFormed)
    g_clear_pointer (&document, xmlFreeDoc);
  xmlFreeParserCtxt (context);
  return document;
}

static gboolean
is_dav (const xmlNode *node,
        const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && g_str_equal ((const char *) node->name, name)
         && g_str_equal ((const char *) node->ns->href, "DAV:");
}

static const xmlNode *
find_child (const xmlNode *node,
            const char *name)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_dav (child, name))
      return child;
  return NULL;
}

/* Its text, trimmed; owned by the caller. NULL for none. */
static char *
dup_text (const xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *text = content != NULL ? g_strstrip (g_strdup ((const char *) content)) : NULL;

  if (content != NULL)
    xmlFree (content);
  return text;
}

/* The path of an address, decoded, without a slash at its end; NULL for none. */
static char *
dup_path (const char *base,
          const char *reference)
{
  g_autofree char *whole = g_uri_resolve_relative (base, reference, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) uri = whole != NULL ? g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *encoded = uri != NULL ? g_uri_get_path (uri) : NULL;
  g_autofree char *trimmed = g_strdup (encoded);

  for (gsize n = trimmed != NULL ? strlen (trimmed) : 0; n > 0 && trimmed[n - 1] == '/'; n--)
    trimmed[n - 1] = '\0';
  return g_steal_pointer (&trimmed);
}

/* One part of a path and nothing that could be more; owned by the caller. */
static char *
dup_name (const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *name = g_uri_unescape_string (slash != NULL ? slash + 1 : path, "/");

  if (name == NULL || *name == '\0' || g_str_equal (name, ".") || g_str_equal (name, "..")
      || strpbrk (name, "/\\") != NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return NULL;
  return g_steal_pointer (&name);
}

static gint64
read_size (const char *text)
{
  gint64 size;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &size, NULL) ? size : -1;
}

/* What the properties that were found say. */
static void
read_properties (const xmlNode *response,
                 ZzDavEntry *entry)
{
  for (const xmlNode *node = response->children; node != NULL; node = node->next)
    {
      g_autofree char *status = is_dav (node, "propstat") ? dup_text (find_child (node, "status")) : NULL;
      const xmlNode *prop = status != NULL && strstr (status, " 200") != NULL ? find_child (node, "prop") : NULL;
      const xmlNode *type = prop != NULL ? find_child (prop, "resourcetype") : NULL;
      g_autofree char *size = prop != NULL ? dup_text (find_child (prop, "getcontentlength")) : NULL;

      if (prop == NULL)
        continue;
      entry->folder = type != NULL && find_child (type, "collection") != NULL;
      entry->size = read_size (size);
      g_free (entry->etag);
      entry->etag = dup_text (find_child (prop, "getetag"));
    }
}

static void
set_unsafe (const char *url,
            GError **error)
{
  zz_dav_set_error (error, ZZ_ERROR_INVALID, url, _ ("the server lists names that lead out of the folder; nothing of it is used"));
}

/* @own: the path that was asked for. Another name than one in that folder is a
 * fault of the whole listing: nobody knows what else is wrong with it. */
static gboolean
read_response (const xmlNode *response,
               const char *url,
               const char *own,
               guint depth,
               GPtrArray *entries,
               GError **error)
{
  g_autofree char *href = dup_text (find_child (response, "href"));
  g_autofree char *path = NULL;
  ZzDavEntry *entry;
  gboolean self;

  if (href == NULL || strstr (href, "/../") != NULL || g_str_has_suffix (href, "/..") || (path = dup_path (url, href)) == NULL)
    {
      set_unsafe (url, error);
      return FALSE;
    }
  self = g_str_equal (path, own);
  if (self == (depth == 1))
    return TRUE;
  entry = g_new0 (ZzDavEntry, 1);
  g_ptr_array_add (entries, entry);
  entry->size = -1;
  entry->name = self && *path == '\0' ? g_strdup ("/") : dup_name (path);
  read_properties (response, entry);
  if (entry->name != NULL)
    return TRUE;
  set_unsafe (url, error);
  return FALSE;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp ((*(ZzDavEntry *const *) a)->name, (*(ZzDavEntry *const *) b)->name);
}

static void
free_entry_cb (gpointer data)
{
  zz_dav_entry_free (data);
}

void
zz_dav_entry_free (ZzDavEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_free (entry->etag);
  g_free (entry);
}

static gboolean
read_responses (const xmlNode *root,
                const char *url,
                guint depth,
                GPtrArray *entries,
                GError **error)
{
  g_autofree char *own = dup_path (url, "");

  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      if (!is_dav (node, "response"))
        continue;
      if (entries->len >= MAX_ENTRIES)
        {
          zz_dav_set_error (error, ZZ_ERROR_LIMIT, url, _ ("there is too much in this folder; choose another one"));
          return FALSE;
        }
      if (!read_response (node, url, own, depth, entries, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
zz_dav_read_listing (GBytes *bytes,
                     const char *url,
                     guint depth,
                     GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry_cb);
  xmlDoc *document = parse (bytes);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  gboolean fine = root != NULL && is_dav (root, "multistatus");

  if (!fine)
    zz_dav_set_error (error, ZZ_ERROR_INVALID, url, _ ("what the server lists is not WebDAV; check the address"));
  else
    fine = read_responses (root, url, depth, entries, error);
  if (document != NULL)
    xmlFreeDoc (document);
  if (!fine)
    return NULL;
  g_ptr_array_sort (entries, compare_cb);
  return g_steal_pointer (&entries);
}
