/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTML writer: walks the tree once; well-formed as XML too. */
#include "report/html.h"

#include "report/chart-svg.h"
#include "report/clean-text.h"
#include "report/flat-text.h"
#include "report/report-resources.h"
#include "report/tone.h"

#include <gio/gio.h>

#define STYLE_PATH "/org/zizhi/Zizhi/report/report.css"

/* @under: the language of second lines. */
typedef struct
{
  GString *out;
  const char *under;
} Page;

static void write_block (const Page *page, const ZzBlock *block);

/* Text that comes from anyone: no character of it may become markup, and none that
 * HTML forbids may get through. */
static void
write_text (GString *out,
            const char *text,
            gboolean attribute)
{
  g_autofree char *clean = zz_clean_text (text);

  for (const char *c = clean; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      case '\n':
        g_string_append (out, attribute ? " " : "<br/>\n");
        break;
      default:
        g_string_append_c (out, *c);
      }
}

static void
write_badge (GString *out,
             const ZzRun *run)
{
  const char *symbol = zz_tone_get_symbol (run->tone);

  g_string_append_printf (out, "<span class=\"badge %s\">", zz_tone_get_name (run->tone));
  if (symbol != NULL)
    g_string_append_printf (out, "<span class=\"shape\" aria-hidden=\"true\">%s</span> ", symbol);
  write_text (out, run->text, FALSE);
  g_string_append (out, "</span>");
}

/* "./" keeps the path of a file from reading as anything else. */
static void
write_link (GString *out,
            const ZzRun *run)
{
  g_autofree char *path = run->file ? g_uri_escape_string (run->target, "/", TRUE) : NULL;

  g_string_append (out, path != NULL ? "<a href=\"./" : "<a href=\"#");
  write_text (out, path != NULL ? path : run->target, TRUE);
  g_string_append (out, "\">");
  write_text (out, run->text, FALSE);
  g_string_append (out, "</a>");
}

static void
write_run (GString *out,
           const ZzRun *run)
{
  switch (run->kind)
    {
    case ZZ_RUN_BADGE:
      write_badge (out, run);
      break;
    case ZZ_RUN_LINK:
      write_link (out, run);
      break;
    case ZZ_RUN_STRONG:
      g_string_append (out, "<strong>");
      write_text (out, run->text, FALSE);
      g_string_append (out, "</strong>");
      break;
    case ZZ_RUN_QUIET:
      g_string_append (out, "<span class=\"quiet\">");
      write_text (out, run->text, FALSE);
      g_string_append (out, "</span>");
      break;
    case ZZ_RUN_TEXT:
    default:
      write_text (out, run->text, FALSE);
      break;
    }
}

static void
write_runs (GString *out,
            const GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      write_run (out, runs->pdata[i]);
    }
}

/* The inside of a block: its runs, in both languages, then its blocks. */
static void
write_inside (const Page *page,
              const ZzBlock *block)
{
  write_runs (page->out, block->runs);
  if (block->under != NULL)
    {
      g_string_append_printf (page->out, "<span class=\"under\" lang=\"%s\">", page->under);
      write_runs (page->out, block->under);
      g_string_append (page->out, "</span>");
    }
  for (guint i = 0; i < block->blocks->len; i++)
    write_block (page, block->blocks->pdata[i]);
}

static void
write_element (const Page *page,
               const ZzBlock *block,
               const char *element,
               const char *attributes)
{
  g_string_append_printf (page->out, "<%s%s>", element, attributes);
  write_inside (page, block);
  g_string_append_printf (page->out, "</%s>\n", element);
}

static void
write_section (const Page *page,
               const ZzBlock *block)
{
  g_string_append (page->out, "<section");
  if (block->anchor != NULL)
    {
      g_string_append (page->out, " id=\"");
      write_text (page->out, block->anchor, TRUE);
      g_string_append_c (page->out, '"');
    }
  g_string_append_printf (page->out, " class=\"tone-%s%s\">\n", zz_tone_get_name (block->tone), block->landscape ? " landscape" : "");
  write_inside (page, block);
  g_string_append (page->out, "</section>\n");
}

static void
write_row (const Page *page,
           const ZzBlock *row,
           gboolean header)
{
  g_string_append (page->out, "<tr>");
  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      g_autofree char *span = cell->level > 1 ? g_strdup_printf (" colspan=\"%u\"", cell->level) : g_strdup ("");

      const char *narrow = cell->narrow ? " class=\"narrow\"" : "";

      if (header || cell->header)
        g_string_append_printf (page->out, "<th scope=\"%s\"%s%s>", header ? "col" : "row", narrow, span);
      else
        g_string_append_printf (page->out, "<td%s%s>", narrow, span);
      write_inside (page, cell);
      g_string_append (page->out, header || cell->header ? "</th>" : "</td>");
    }
  g_string_append (page->out, "</tr>\n");
}

static void
write_shares (GString *out,
              const GArray *shares)
{
  guint whole = 0;

  for (guint i = 0; i < shares->len; i++)
    whole += g_array_index (shares, guint, i);
  g_string_append (out, "<colgroup>");
  for (guint i = 0; i < shares->len; i++)
    g_string_append_printf (out, "<col style=\"width: %u%%\"/>", (100 * g_array_index (shares, guint, i) + whole / 2) / whole);
  g_string_append (out, "</colgroup>\n");
}

static void
write_table (const Page *page,
             const ZzBlock *table)
{
  static const char *const looks[2][2] = { { "", " class=\"facts\"" }, { " class=\"shared\"", " class=\"shared facts\"" } };
  const char *look = looks[table->shares != NULL][table->header_rows == 0];

  g_string_append_printf (page->out, "<div class=\"scroll\"><table%s>\n", look);
  if (table->shares != NULL)
    write_shares (page->out, table->shares);
  for (guint i = 0; i < table->blocks->len; i++)
    {
      if (i == 0)
        g_string_append (page->out, table->header_rows > 0 ? "<thead>\n" : "<tbody>\n");
      else if (i == table->header_rows)
        g_string_append (page->out, "</thead>\n<tbody>\n");
      write_row (page, table->blocks->pdata[i], i < table->header_rows);
    }
  if (table->blocks->len > 0)
    g_string_append (page->out, table->blocks->len <= table->header_rows ? "</thead>\n" : "</tbody>\n");
  g_string_append (page->out, "</table></div>\n");
}

static void
write_heading (const Page *page,
               const ZzBlock *block)
{
  char element[] = { 'h', (char) ('0' + block->level), '\0' };

  write_element (page, block, element, "");
}

static void
write_notice (const Page *page,
              const ZzBlock *block)
{
  g_autofree char *attributes = g_strdup_printf (" class=\"notice tone-%s\" role=\"note\"", zz_tone_get_name (block->tone));

  write_element (page, block, "p", attributes);
}

/* Inside the file, for there is no other one. */
static void
write_image (GString *out,
             const ZzBlock *block)
{
  gsize size;
  const guchar *data = g_bytes_get_data (block->image, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  g_string_append (out, "<p class=\"image\"><img src=\"data:image/png;base64,");
  g_string_append (out, base64);
  g_string_append (out, "\" alt=\"");
  for (guint i = 0; i < block->runs->len; i++)
    write_text (out, ((const ZzRun *) block->runs->pdata[i])->text, TRUE);
  g_string_append (out, "\"/></p>\n");
}

/* Its words stand under it, for everybody. */
static void
write_chart (const Page *page,
             const ZzBlock *block)
{
  g_autofree char *svg = zz_chart_to_svg (block->chart, NULL, NULL, NULL);

  g_string_append_printf (page->out, "<div class=\"chart\">\n%s</div>\n", svg);
  write_element (page, block, "p", " class=\"note\"");
}

static void
write_block (const Page *page,
             const ZzBlock *block)
{
  switch (block->kind)
    {
    case ZZ_BLOCK_SECTION:
      write_section (page, block);
      break;
    case ZZ_BLOCK_HEADING:
      write_heading (page, block);
      break;
    case ZZ_BLOCK_PARAGRAPH:
      write_element (page, block, "p", block->keep ? " class=\"keep\"" : "");
      break;
    case ZZ_BLOCK_NOTICE:
      write_notice (page, block);
      break;
    case ZZ_BLOCK_NOTE:
      write_element (page, block, "p", " class=\"note\"");
      break;
    case ZZ_BLOCK_LIST:
      write_element (page, block, "ul", "");
      break;
    case ZZ_BLOCK_ITEM:
      write_element (page, block, "li", "");
      break;
    case ZZ_BLOCK_TABLE:
      write_table (page, block);
      break;
    case ZZ_BLOCK_PAGE_BREAK:
      g_string_append (page->out, "<div class=\"page-break\"></div>\n");
      break;
    case ZZ_BLOCK_CHART:
      write_chart (page, block);
      break;
    case ZZ_BLOCK_IMAGE:
      write_image (page->out, block);
      break;
    case ZZ_BLOCK_ROW:
    case ZZ_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_tag (ZzLanguage language)
{
  return language == ZZ_LANGUAGE_ZH_CN ? "zh-CN" : "en";
}

static void
write_head (GString *out,
            const ZzDocument *document)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (zz_report_get_resource (), STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (style != NULL);
  /* No part of the file may load or run anything, whatever slips through. */
  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                          "<meta name=\"generator\" content=\"Zizhi\"/>\n<title>",
                          get_tag (document->language));
  write_text (out, document->title, TRUE);
  g_string_append (out, "</title>\n<style>\n");
  g_string_append_len (out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (out, document->landscape ? "</style>\n</head>\n<body>\n<main class=\"landscape\">\n" : "</style>\n</head>\n<body>\n<main>\n");
}

GBytes *
zz_html_write (const ZzDocument *document,
               GError **error)
{
  Page page;

  g_return_val_if_fail (document != NULL, NULL);

  page.out = g_string_sized_new (128 * 1024);
  page.under = get_tag (document->language == ZZ_LANGUAGE_ZH_CN ? ZZ_LANGUAGE_EN : ZZ_LANGUAGE_ZH_CN);
  write_head (page.out, document);
  write_inside (&page, document->body);
  g_string_append (page.out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (page.out);
}
