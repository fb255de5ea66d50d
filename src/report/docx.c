/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DOCX writer: the parts, in the order readers expect them in. */
#include "config.h"

#include "report/docx.h"

#include "core/error.h"
#include "report/docx-private.h"
#include "report/report-resources.h"
#include "report/zip-out.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

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

/* The charts are painted by then, or this waits. FALSE: there was no memory for one. */
static gboolean
add_pictures (ZzZip *zip,
              Docx *docx,
              GError **error)
{
  if (docx->painter != NULL)
    g_thread_pool_free (g_steal_pointer (&docx->painter), FALSE, TRUE);
  for (guint i = 0; i < docx->pictures->len; i++)
    {
      const DocxPicture *picture = docx->pictures->pdata[i];
      g_autofree char *name = g_strdup_printf ("word/media/image%u.png", i + 1);

      if (picture->png == NULL)
        {
          g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("a chart is too large to be painted; close other programs and try again"));
          return FALSE;
        }
      zz_zip_add (zip, name, picture->png);
    }
  return TRUE;
}

static void
free_picture_cb (gpointer data)
{
  DocxPicture *picture = data;

  g_clear_pointer (&picture->png, g_bytes_unref);
  g_free (picture);
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
  GBytes *body, *bytes;
  gboolean whole;

  g_return_val_if_fail (document != NULL, NULL);

  docx.bookmarks = docx_name_bookmarks (document->body);
  docx.pictures = g_ptr_array_new_with_free_func (free_picture_cb);
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
  whole = add_pictures (zip, &docx, error);
  docx_clear (&docx);
  bytes = zz_zip_free_to_bytes (zip, whole ? error : NULL);
  if (!whole)
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}
