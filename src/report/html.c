/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTML writer: walks the tree once; well-formed as XML too. */
#include "report/html.h"

#include "report/report-resources.h"

#include <string.h>

#include <gio/gio.h>

#define STYLE_PATH "/org/zizhi/Zizhi/report/report.css"

/* Every status has a shape of its own, for those who do not see its colour and
 * for paper without any. */
static const struct
{
  const char *name;
  const char *symbol;
} tones[] = {
  [ZZ_TONE_PLAIN] = { "plain", NULL },
  [ZZ_TONE_MET] = { "met", "✓" },
  [ZZ_TONE_PARTLY] = { "partly", "◐" },
  [ZZ_TONE_NOT_MET] = { "not-met", "✕" },
  [ZZ_TONE_UNKNOWN] = { "unknown", "?" },
  [ZZ_TONE_NOT_APPLICABLE] = { "na", "–" },
};

static void write_block (GString *out, const ZzBlock *block);

/* What stands for a character that no document may hold. */
#define REPLACEMENT "\xef\xbf\xbd"

/* U+FFFE and U+FFFF: valid UTF-8, refused by every XML reader. */
static gboolean
is_noncharacter (const char *c)
{
  return strncmp (c, "\xef\xbf\xbe", 3) == 0 || strncmp (c, "\xef\xbf\xbf", 3) == 0;
}

/* Text that comes from anyone: no character of it may become markup, and none
 * that HTML forbids may get through. */
static void
write_text (GString *out,
            const char *text,
            gboolean attribute)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c++)
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
      case '\t':
        g_string_append_c (out, ' ');
        break;
      case '\r':
        break;
      default:
        if ((guchar) *c < 0x20 || *c == 0x7f)
          g_string_append (out, REPLACEMENT);
        else if (is_noncharacter (c))
          {
            g_string_append (out, REPLACEMENT);
            c += 2;
          }
        else
          g_string_append_c (out, *c);
      }
}

static void
write_badge (GString *out,
             const ZzRun *run)
{
  g_string_append_printf (out, "<span class=\"badge %s\">", tones[run->tone].name);
  if (tones[run->tone].symbol != NULL)
    g_string_append_printf (out, "<span class=\"shape\" aria-hidden=\"true\">%s</span> ", tones[run->tone].symbol);
  write_text (out, run->text, FALSE);
  g_string_append (out, "</span>");
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
      g_string_append (out, "<a href=\"#");
      write_text (out, run->target, TRUE);
      g_string_append (out, "\">");
      write_text (out, run->text, FALSE);
      g_string_append (out, "</a>");
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

/* The inside of a block: its runs, then its blocks. */
static void
write_inside (GString *out,
              const ZzBlock *block)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      write_run (out, block->runs->pdata[i]);
    }
  for (guint i = 0; i < block->blocks->len; i++)
    write_block (out, block->blocks->pdata[i]);
}

static void
write_element (GString *out,
               const ZzBlock *block,
               const char *element,
               const char *attributes)
{
  g_string_append_printf (out, "<%s%s>", element, attributes);
  write_inside (out, block);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
write_section (GString *out,
               const ZzBlock *block)
{
  g_string_append (out, "<section");
  if (block->anchor != NULL)
    {
      g_string_append (out, " id=\"");
      write_text (out, block->anchor, TRUE);
      g_string_append_c (out, '"');
    }
  g_string_append_printf (out, " class=\"tone-%s\">\n", tones[block->tone].name);
  write_inside (out, block);
  g_string_append (out, "</section>\n");
}

static void
write_row (GString *out,
           const ZzBlock *row,
           gboolean header)
{
  g_string_append (out, "<tr>");
  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      g_autofree char *span = cell->level > 1 ? g_strdup_printf (" colspan=\"%u\"", cell->level) : g_strdup ("");

      const char *narrow = cell->narrow ? " class=\"narrow\"" : "";

      if (header || cell->header)
        g_string_append_printf (out, "<th scope=\"%s\"%s%s>", header ? "col" : "row", narrow, span);
      else
        g_string_append_printf (out, "<td%s%s>", narrow, span);
      write_inside (out, cell);
      g_string_append (out, header || cell->header ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
write_table (GString *out,
             const ZzBlock *table)
{
  g_string_append_printf (out, "<div class=\"scroll\"><table%s>\n", table->header_rows == 0 ? " class=\"facts\"" : "");
  for (guint i = 0; i < table->blocks->len; i++)
    {
      if (i == 0)
        g_string_append (out, table->header_rows > 0 ? "<thead>\n" : "<tbody>\n");
      else if (i == table->header_rows)
        g_string_append (out, "</thead>\n<tbody>\n");
      write_row (out, table->blocks->pdata[i], i < table->header_rows);
    }
  if (table->blocks->len > 0)
    g_string_append (out, table->blocks->len <= table->header_rows ? "</thead>\n" : "</tbody>\n");
  g_string_append (out, "</table></div>\n");
}

static void
write_heading (GString *out,
               const ZzBlock *block)
{
  char element[] = { 'h', (char) ('0' + block->level), '\0' };

  write_element (out, block, element, "");
}

static void
write_notice (GString *out,
              const ZzBlock *block)
{
  g_autofree char *attributes = g_strdup_printf (" class=\"notice tone-%s\" role=\"note\"", tones[block->tone].name);

  write_element (out, block, "p", attributes);
}

static void
write_block (GString *out,
             const ZzBlock *block)
{
  switch (block->kind)
    {
    case ZZ_BLOCK_SECTION:
      write_section (out, block);
      break;
    case ZZ_BLOCK_HEADING:
      write_heading (out, block);
      break;
    case ZZ_BLOCK_PARAGRAPH:
      write_element (out, block, "p", "");
      break;
    case ZZ_BLOCK_NOTICE:
      write_notice (out, block);
      break;
    case ZZ_BLOCK_NOTE:
      write_element (out, block, "p", " class=\"note\"");
      break;
    case ZZ_BLOCK_LIST:
      write_element (out, block, "ul", "");
      break;
    case ZZ_BLOCK_ITEM:
      write_element (out, block, "li", "");
      break;
    case ZZ_BLOCK_TABLE:
      write_table (out, block);
      break;
    case ZZ_BLOCK_PAGE_BREAK:
      g_string_append (out, "<div class=\"page-break\"></div>\n");
      break;
    case ZZ_BLOCK_CHART:
    case ZZ_BLOCK_IMAGE:
      write_element (out, block, "p", "");
      break;
    case ZZ_BLOCK_ROW:
    case ZZ_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
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
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                          "<meta name=\"generator\" content=\"Zizhi\"/>\n<title>",
                          document->language == ZZ_LANGUAGE_ZH_CN ? "zh-CN" : "en");
  write_text (out, document->title, TRUE);
  g_string_append (out, "</title>\n<style>\n");
  g_string_append_len (out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (out, "</style>\n</head>\n<body>\n<main>\n");
}

GBytes *
zz_html_write (const ZzDocument *document,
               GError **error)
{
  GString *out;

  g_return_val_if_fail (document != NULL, NULL);

  out = g_string_sized_new (128 * 1024);
  write_head (out, document);
  write_inside (out, document->body);
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
