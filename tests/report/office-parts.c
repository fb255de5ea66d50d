/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a DOCX or XLSX, by libarchive and libxml2. */
#include "office-parts.h"

#include <string.h>
#include <time.h>

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

static const char *const namespaces[][2] = {
  { "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
  { "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
  { "a", "http://schemas.openxmlformats.org/drawingml/2006/main" },
  { "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" },
  { "pic", "http://schemas.openxmlformats.org/drawingml/2006/picture" },
  { "s", "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
  { "t", "http://schemas.openxmlformats.org/package/2006/content-types" },
  { "l", "http://schemas.openxmlformats.org/package/2006/relationships" },
  { "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" },
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "dcterms", "http://purl.org/dc/terms/" },
};

static void
add_part (OfficeParts *parts,
          const char *name,
          GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_ptr_array_add (parts->names, g_strdup (name));
  g_hash_table_insert (parts->bytes, g_strdup (name), g_bytes_ref (bytes));
  if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
    {
      xmlDoc *tree = xmlReadMemory (data, (int) size, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

      g_assert_nonnull (tree);
      g_hash_table_insert (parts->trees, g_strdup (name), tree);
    }
}

static GBytes *
read_data (struct archive *archive)
{
  GByteArray *data = g_byte_array_new ();
  char buffer[4096];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    g_byte_array_append (data, (const guint8 *) buffer, (guint) n);
  g_assert_cmpint (n, ==, 0);
  return g_byte_array_free_to_bytes (data);
}

OfficeParts *
office_parts_read (GBytes *bytes)
{
  OfficeParts *parts = g_new0 (OfficeParts, 1);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  parts->names = g_ptr_array_new_with_free_func (g_free);
  parts->trees = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xmlFreeDoc);
  parts->bytes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GBytes) part = read_data (archive);

      add_part (parts, archive_entry_pathname (entry), part);
    }
  archive_read_free (archive);
  return parts;
}

void
office_parts_free (OfficeParts *parts)
{
  g_ptr_array_unref (parts->names);
  g_hash_table_unref (parts->trees);
  g_hash_table_unref (parts->bytes);
  g_free (parts);
}

static xmlXPathObject *
find (const OfficeParts *parts,
      const char *part,
      const char *xpath)
{
  xmlDoc *tree = g_hash_table_lookup (parts->trees, part);
  xmlXPathContext *context;
  xmlXPathObject *found;

  if (tree == NULL)
    g_error ("there is no part “%s”", part);
  context = xmlXPathNewContext (tree);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    xmlXPathRegisterNs (context, BAD_CAST namespaces[i][0], BAD_CAST namespaces[i][1]);
  found = xmlXPathEvalExpression (BAD_CAST xpath, context);
  xmlXPathFreeContext (context);
  if (found == NULL || found->type != XPATH_NODESET)
    g_error ("“%s” is no path to nodes", xpath);
  return found;
}

guint
office_parts_count (const OfficeParts *parts,
                    const char *part,
                    const char *xpath)
{
  xmlXPathObject *found = find (parts, part, xpath);
  const guint n = found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;

  xmlXPathFreeObject (found);
  return n;
}

static void
append_text (GString *out,
             const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    g_string_append (out, (const char *) node->content);
  else if (g_strcmp0 ((const char *) node->name, "br") == 0)
    g_string_append_c (out, '\n');
  else if (g_strcmp0 ((const char *) node->name, "tab") == 0)
    g_string_append_c (out, '\t');
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_text (out, child);
}

char **
office_parts_list (const OfficeParts *parts,
                   const char *part,
                   const char *xpath)
{
  xmlXPathObject *found = find (parts, part, xpath);
  GPtrArray *texts = g_ptr_array_new ();

  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      GString *text = g_string_new (NULL);

      append_text (text, found->nodesetval->nodeTab[i]);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  xmlXPathFreeObject (found);
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

char *
office_parts_get (const OfficeParts *parts,
                  const char *part,
                  const char *xpath)
{
  g_auto (GStrv) texts = office_parts_list (parts, part, xpath);

  return g_strjoinv ("", texts);
}

static gboolean
has_type (const OfficeParts *parts,
          const char *name)
{
  const char *suffix = strrchr (name, '.');
  g_autofree char *override = g_strdup_printf ("//t:Override[@PartName='/%s']", name);
  g_autofree char *usual = g_strdup_printf ("//t:Default[@Extension='%s']", suffix + 1);

  return office_parts_count (parts, "[Content_Types].xml", override) == 1
         || office_parts_count (parts, "[Content_Types].xml", usual) == 1;
}

static void
assert_targets (const OfficeParts *parts,
                const char *relationships,
                const char *folder)
{
  g_auto (GStrv) targets = office_parts_list (parts, relationships, "//l:Relationship/@Target");

  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (folder, targets[i], NULL);

      g_assert_true (g_hash_table_contains (parts->bytes, name));
    }
}

void
office_parts_assert_whole (const OfficeParts *parts,
                           GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpstr (parts->names->pdata[0], ==, "[Content_Types].xml");
  g_assert_cmpuint (g_hash_table_size (parts->bytes), ==, parts->names->len);
  for (guint i = 1; i < parts->names->len; i++)
    g_assert_true (has_type (parts, parts->names->pdata[i]));
  assert_targets (parts, "_rels/.rels", "");
  if (g_hash_table_contains (parts->trees, "word/_rels/document.xml.rels"))
    assert_targets (parts, "word/_rels/document.xml.rels", "word/");
  if (g_hash_table_contains (parts->trees, "xl/_rels/workbook.xml.rels"))
    assert_targets (parts, "xl/_rels/workbook.xml.rels", "xl/");
  g_assert_cmpuint (size, >, 22);
  g_assert_cmpmem (data + size - 22, 4, "PK\x05\x06", 4);
}

void
office_assert_same_bytes (GBytes *(*write) (gpointer document, GError **error),
                          gpointer document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) here = write (document, &error);
  g_autoptr (GBytes) there = NULL;

  g_assert_no_error (error);
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  tzset ();
  there = write (document, &error);
  g_assert_no_error (error);
  g_unsetenv ("TZ");
  tzset ();
  g_assert_true (g_bytes_equal (here, there));
}
