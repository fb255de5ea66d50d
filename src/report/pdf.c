/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF writer. */
#include "config.h"

#include "report/pdf.h"

#include "core/error.h"
#include "report/clean-text.h"
#include "report/pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define N_LEVELS 4

/* Without any tag for what a page shows, cairo 1.16 refers to tags of the links that it
 * never writes, and readers call the file damaged. */
#define DOCUMENT_TAG "Document"
#define PAGE_TAG "Div"

static cairo_status_t
write_cb (void *closure,
          const unsigned char *data,
          unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Files of documents that speak of no day have one too, lest they note the clock. */
static void
set_metadata (cairo_surface_t *surface,
              const ZzDocument *document)
{
  g_autofree char *day = document->made != ZZ_DATE_NONE ? zz_date_format (document->made) : g_strdup ("2000-01-01");
  g_autofree char *made = g_strdup_printf ("%sT00:00:00Z", day);
  g_autoptr (GString) title = g_string_new (NULL), author = g_string_new (NULL);

  zz_clean_text_append (title, document->title, TRUE);
  if (document->author != NULL)
    zz_clean_text_append (author, document->author, TRUE);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title->str);
  if (author->len > 0)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author->str);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Zizhi");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

/* A heading stands under the last one before it of a higher rank. */
static void
add_outline (cairo_surface_t *surface,
             const ZzPages *pages)
{
  const GArray *headings = zz_pages_get_headings (pages);
  int parents[N_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < headings->len; i++)
    {
      const ZzPageHeading *heading = &g_array_index (headings, ZzPageHeading, i);
      g_autofree char *place = g_strdup_printf ("page=%u pos=[0 %d]", heading->page + 1, heading->y / PANGO_SCALE);
      const cairo_pdf_outline_flags_t flags = heading->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0;

      parents[heading->level] = cairo_pdf_surface_add_outline (surface, parents[heading->level - 1], heading->title, place, flags);
      for (guint level = heading->level + 1; level <= N_LEVELS; level++)
        parents[level] = parents[heading->level];
    }
}

static void
add_tag (cairo_t *cr,
         const char *tag,
         char *attributes)
{
  cairo_tag_begin (cr, tag, attributes);
  cairo_tag_end (cr, tag);
  g_free (attributes);
}

/* Places are named by their numbers, so no anchor has to be escaped. By page and
 * position, cairo 1.16 finds only those that lead backwards. */
static void
add_links (cairo_t *cr,
           const ZzPages *pages,
           guint page)
{
  const GArray *places = zz_pages_get_places (pages), *links = zz_pages_get_links (pages);

  for (guint i = 0; i < places->len; i++)
    {
      const ZzPagePlace *place = &g_array_index (places, ZzPagePlace, i);

      if (place->page == page)
        add_tag (cr, CAIRO_TAG_DEST, g_strdup_printf ("name='p%u' x=0 y=%d", i, place->y / PANGO_SCALE));
    }
  for (guint i = 0; i < links->len; i++)
    {
      const ZzPageLink *link = &g_array_index (links, ZzPageLink, i);

      if (link->page == page)
        add_tag (cr, CAIRO_TAG_LINK,
                 g_strdup_printf ("rect=[%d %d %d %d] dest='p%u'", link->x / PANGO_SCALE, link->y / PANGO_SCALE, link->width / PANGO_SCALE,
                                  link->height / PANGO_SCALE, link->place));
    }
}

static void
draw_pages (cairo_surface_t *surface,
            ZzPages *pages)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < zz_pages_get_n (pages); i++)
    {
      int width, height;

      zz_pages_get_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (surface, pango_units_to_double (width), pango_units_to_double (height));
      if (i == 0)
        cairo_tag_begin (cr, DOCUMENT_TAG, NULL);
      cairo_tag_begin (cr, PAGE_TAG, NULL);
      zz_pages_draw (pages, i, cr);
      add_links (cr, pages, i);
      cairo_tag_end (cr, PAGE_TAG);
      if (i + 1 == zz_pages_get_n (pages))
        cairo_tag_end (cr, DOCUMENT_TAG);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

GBytes *
zz_pdf_write (const ZzDocument *document,
              GError **error)
{
  g_autoptr (ZzPages) pages = NULL;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (document != NULL, NULL);

  pages = zz_pages_new (document);
  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  set_metadata (surface, document);
  draw_pages (surface, pages);
  add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("The PDF could not be made (%s): try again, or choose another kind of file"), cairo_status_to_string (status));
  return NULL;
}
