/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and runs of a DOCX. The elements of properties stand in the order the
 * schema asks for; Word repairs a file that has another one. */
#include "report/docx-private.h"

#include "report/clean-text.h"
#include "report/flat-text.h"
#include "report/tone.h"

#include <string.h>

/* The style of a badge. */
static const char *const badges[ZZ_N_TONES] = {
  [ZZ_TONE_PLAIN] = "BadgePlain",
  [ZZ_TONE_MET] = "BadgeMet",
  [ZZ_TONE_PARTLY] = "BadgePartly",
  [ZZ_TONE_NOT_MET] = "BadgeNotMet",
  [ZZ_TONE_UNKNOWN] = "BadgeUnknown",
  [ZZ_TONE_NOT_APPLICABLE] = "BadgeNotApplicable",
};

static void
write_edge (ZzXml *xml,
            ZzTone tone)
{
  char colour[8];

  g_snprintf (colour, sizeof colour, "%06X", zz_tone_get_colour (tone));
  zz_xml_open (xml, "w:pBdr");
  zz_xml_empty (xml, "w:left", "w:val", "single", "w:sz", "36", "w:space", "8", "w:color", colour, NULL);
  zz_xml_close (xml);
}

static void
write_list (ZzXml *xml,
            guint level)
{
  zz_xml_open (xml, "w:numPr");
  zz_xml_open (xml, "w:ilvl");
  zz_xml_attribute_number (xml, "w:val", MIN (level, 3) - 1);
  zz_xml_close (xml);
  zz_xml_empty (xml, "w:numId", "w:val", "1", NULL);
  zz_xml_close (xml);
}

static void
write_indent (ZzXml *xml,
              guint indent)
{
  zz_xml_open (xml, "w:ind");
  zz_xml_attribute_number (xml, "w:left", indent);
  zz_xml_close (xml);
}

/* Where links to a section lead: the first paragraph in it. */
static void
write_bookmarks (Docx *docx)
{
  for (guint i = 0; i < docx->anchors->len; i++)
    {
      const char *name = g_hash_table_lookup (docx->bookmarks, docx->anchors->pdata[i]);

      zz_xml_open (docx->xml, "w:bookmarkStart");
      zz_xml_attribute_number (docx->xml, "w:id", ++docx->n_bookmarks);
      zz_xml_attribute (docx->xml, "w:name", name);
      zz_xml_close (docx->xml);
      zz_xml_open (docx->xml, "w:bookmarkEnd");
      zz_xml_attribute_number (docx->xml, "w:id", docx->n_bookmarks);
      zz_xml_close (docx->xml);
    }
  g_ptr_array_set_size (docx->anchors, 0);
}

void
docx_open_paragraph (Docx *docx,
                     const DocxLook *look)
{
  ZzXml *xml = docx->xml;

  zz_xml_open (xml, "w:p");
  zz_xml_open (xml, "w:pPr");
  zz_xml_empty (xml, "w:pStyle", "w:val", look->style, NULL);
  if (look->keep_next || docx->keep)
    zz_xml_mark (xml, "w:keepNext");
  if (docx->break_before)
    zz_xml_mark (xml, "w:pageBreakBefore");
  if (look->list > 0)
    write_list (xml, look->list);
  if (look->edge != ZZ_TONE_PLAIN)
    write_edge (xml, look->edge);
  if (look->indent > 0)
    write_indent (xml, look->indent);
  zz_xml_close (xml);
  write_bookmarks (docx);
  docx->break_before = FALSE;
  docx->started = TRUE;
}

void
docx_close_paragraph (Docx *docx)
{
  zz_xml_close (docx->xml);
}

void
docx_write_empty_paragraph (Docx *docx,
                            const char *style)
{
  const DocxLook look = { .style = style };

  docx_open_paragraph (docx, &look);
  docx_close_paragraph (docx);
}

static void
write_line (ZzXml *xml,
            const char *text)
{
  if (*text == '\0')
    return;
  zz_xml_open (xml, "w:t");
  zz_xml_attribute (xml, "xml:space", "preserve");
  zz_xml_text (xml, text);
  zz_xml_close (xml);
}

void
docx_write_text (ZzXml *xml,
                 const char *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "\t", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *clean = zz_clean_text (cells[i]);
      g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

      if (i > 0)
        zz_xml_mark (xml, "w:tab");
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (j > 0)
            zz_xml_mark (xml, "w:br");
          write_line (xml, lines[j]);
        }
    }
}

/* “”‘’…—· stand in both Western and Chinese fonts; among Chinese characters they are
 * Chinese ones. */
static gboolean
wants_hint (const char *text)
{
  gboolean wide = FALSE, open = FALSE;

  for (; *text != '\0'; text = g_utf8_find_next_char (text, NULL))
    {
      const gunichar c = g_utf8_get_char_validated (text, -1);

      wide = wide || (c >= 0x2e80 && c < 0xfe00);
      open = open || (c >= 0x2010 && c < 0x2030) || c == 0xb7 || c == 0xd7;
    }
  return wide && open;
}

/* @language: NULL for the one the document is in. */
static void
write_run_properties (ZzXml *xml,
                      const char *style,
                      const char *text,
                      const char *language)
{
  const gboolean hint = wants_hint (text);

  if (style == NULL && !hint && language == NULL)
    return;
  zz_xml_open (xml, "w:rPr");
  if (style != NULL)
    zz_xml_empty (xml, "w:rStyle", "w:val", style, NULL);
  if (hint)
    zz_xml_empty (xml, "w:rFonts", "w:hint", "eastAsia", NULL);
  if (language != NULL)
    zz_xml_empty (xml, "w:lang", "w:val", language, "w:eastAsia", "zh-CN", NULL);
  zz_xml_close (xml);
}

static void
write_styled (ZzXml *xml,
              const char *style,
              const char *text,
              const char *language)
{
  zz_xml_open (xml, "w:r");
  write_run_properties (xml, style, text, language);
  docx_write_text (xml, text);
  zz_xml_close (xml);
}

/* The sign in a font that has it, then the word; a space that does not break between. */
static void
write_badge (ZzXml *xml,
             const ZzRun *run,
             const char *language)
{
  const char *symbol = zz_tone_get_symbol (run->tone);
  g_autofree char *text = g_strdup_printf ("%s%s", symbol != NULL ? "\xc2\xa0" : "", run->text);

  if (symbol != NULL)
    {
      zz_xml_open (xml, "w:r");
      zz_xml_open (xml, "w:rPr");
      zz_xml_empty (xml, "w:rStyle", "w:val", badges[run->tone], NULL);
      zz_xml_empty (xml, "w:rFonts", "w:ascii", "Segoe UI Symbol", "w:hAnsi", "Segoe UI Symbol",
                    "w:eastAsia", "Segoe UI Symbol", "w:cs", "Segoe UI Symbol", NULL);
      zz_xml_close (xml);
      write_line (xml, symbol);
      zz_xml_close (xml);
    }
  write_styled (xml, badges[run->tone], text, language);
}

static void
write_link (Docx *docx,
            const ZzRun *run,
            const char *style,
            const char *language)
{
  const char *name = g_hash_table_lookup (docx->bookmarks, run->target);

  if (name == NULL)
    {
      write_styled (docx->xml, style, run->text, language);
      return;
    }
  zz_xml_open (docx->xml, "w:hyperlink");
  zz_xml_attribute (docx->xml, "w:anchor", name);
  zz_xml_attribute (docx->xml, "w:history", "1");
  write_styled (docx->xml, "Hyperlink", run->text, language);
  zz_xml_close (docx->xml);
}

/* @style: of runs that have none of their own. */
static void
write_runs (Docx *docx,
            const GPtrArray *runs,
            const char *style,
            const char *language)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const ZzRun *run = runs->pdata[i];

      if (i > 0)
        write_styled (docx->xml, style, " ", language);
      if (run->kind == ZZ_RUN_BADGE)
        write_badge (docx->xml, run, language);
      else if (run->kind == ZZ_RUN_LINK)
        write_link (docx, run, style, language);
      else if (run->kind == ZZ_RUN_STRONG)
        write_styled (docx->xml, style != NULL ? style : "Strong", run->text, language);
      else if (run->kind == ZZ_RUN_QUIET)
        write_styled (docx->xml, style != NULL ? style : "Quiet", run->text, language);
      else
        write_styled (docx->xml, style, run->text, language);
    }
}

void
docx_write_paragraph (Docx *docx,
                      const ZzBlock *block,
                      const DocxLook *look)
{
  if (block->runs->len == 0 && block->under == NULL)
    return;
  docx_open_paragraph (docx, look);
  write_runs (docx, block->runs, NULL, NULL);
  if (block->under != NULL)
    {
      zz_xml_open (docx->xml, "w:r");
      zz_xml_mark (docx->xml, "w:br");
      zz_xml_close (docx->xml);
      write_runs (docx, block->under, "Under", docx->document->language == ZZ_LANGUAGE_ZH_CN ? "en-US" : "zh-CN");
    }
  docx_close_paragraph (docx);
}
