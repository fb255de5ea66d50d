/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts in a PDF: every glyph that a page names has an outline that readers can draw. */
#include "report/pdf.h"

#include <ft2build.h>
#include <gio/gio.h>
#include <string.h>

#include FT_FREETYPE_H

/* The first character is one that cairo's own cut-down fonts lose. */
#define TEXT "如有不实，愿承担由此引起的一切责任。"

static GBytes *
inflate (const char *data,
         gsize size)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, inflater);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* Behind @needle in bytes that may be zero; NULL: it is not there. */
static const char *
find_behind (const char *at,
             const char *end,
             const char *needle)
{
  const gsize length = strlen (needle);

  for (; (gsize) (end - at) >= length; at++)
    if (memcmp (at, needle, length) == 0)
      return at + length;
  return NULL;
}

static guint
load_glyphs (FT_Library library,
             GBytes *font)
{
  gsize size;
  const FT_Byte *data = g_bytes_get_data (font, &size);
  FT_Face face;
  FT_Long n;

  g_assert_cmpint (FT_New_Memory_Face (library, data, (FT_Long) size, 0, &face), ==, 0);
  n = face->num_glyphs;
  for (FT_Long i = 0; i < n; i++)
    g_assert_cmpint (FT_Load_Glyph (face, (FT_UInt) i, FT_LOAD_NO_SCALE), ==, 0);
  FT_Done_Face (face);
  return (guint) n;
}

/* Of all fonts that are embedded as CFF. */
static guint
load_fonts (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size), *end = data + size;
  FT_Library library;
  guint n = 0;

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  for (const char *at = data; (at = find_behind (at, end, "/Subtype /CIDFontType0C")) != NULL;)
    {
      g_autoptr (GBytes) font = NULL;

      at = find_behind (at, end, "stream\n");
      font = inflate (at, (gsize) (end - at));
      n += load_glyphs (library, font);
    }
  FT_Done_FreeType (library);
  return n;
}

static void
test_whole (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "自评估表");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  zz_block_append_heading (document->body, 1, TEXT);
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, TEXT);
  pdf = zz_pdf_write (document, &error);
  g_assert_no_error (error);
  /* Fonts of another kind cairo embeds well: where only those are installed, there is nothing to see. */
  if (load_fonts (pdf) == 0)
    g_test_skip ("No CFF font was embedded: install fonts-noto-cjk");
}

/* The next document finds the face that the one before has made, with other sizes. */
static void
test_again (void)
{
  test_whole ();
  test_whole ();
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-glyphs/whole", test_whole);
  g_test_add_func ("/pdf-glyphs/again", test_again);
  return g_test_run ();
}
