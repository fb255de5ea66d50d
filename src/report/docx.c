/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DOCX writer: the parts, in the order readers expect them in. */
#include "report/docx.h"

#include "report/docx-private.h"
#include "report/report-resources.h"
#include "report/zip-out.h"

#include <gio/gio.h>

#define RESOURCES "/org/zizhi/Zizhi/report/docx/"

static void
add (ZzZip *zip,
     const char *name,
     GBytes *taken)
{
  zz_zip_add (zip, name, taken);
  g_bytes_unref (taken);
}

/* A part that is the same in every document. */
static void
add_resource (ZzZip *zip,
              const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autofree char *part = g_strconcat ("word/", name, NULL);
  GBytes *bytes = g_resource_lookup_data (zz_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  add (zip, part, bytes);
}

static void
add_pictures (ZzZip *zip,
              const GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/media/image%u.png", i + 1);

      zz_zip_add (zip, name, pictures->pdata[i]);
    }
}

static void
docx_clear (Docx *docx)
{
  g_hash_table_unref (docx->bookmarks);
  g_ptr_array_unref (docx->pictures);
  g_ptr_array_unref (docx->anchors);
}

GBytes *
zz_docx_write (const ZzDocument *document,
               GError **error)
{
  Docx docx = { .document = document };
  ZzZip *zip;
  GBytes *body;

  g_return_val_if_fail (document != NULL, NULL);

  docx.bookmarks = docx_name_bookmarks (document->body);
  docx.pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  docx.anchors = g_ptr_array_new ();
  body = docx_write_body (&docx);
  zip = zz_zip_new ();
  add (zip, "[Content_Types].xml", docx_write_content_types ());
  add (zip, "_rels/.rels", docx_write_package_relationships ());
  add (zip, "docProps/core.xml", docx_write_core (document));
  add (zip, "docProps/app.xml", docx_write_app (document));
  add (zip, "word/document.xml", body);
  add (zip, "word/_rels/document.xml.rels", docx_write_relationships (docx.pictures->len));
  add (zip, "word/header1.xml", docx_write_running (document));
  add (zip, "word/footer1.xml", docx_write_foot (document));
  add_resource (zip, "styles.xml");
  add_resource (zip, "numbering.xml");
  add_resource (zip, "settings.xml");
  add_resource (zip, "fontTable.xml");
  add_pictures (zip, docx.pictures);
  docx_clear (&docx);
  return zz_zip_free_to_bytes (zip, error);
}
