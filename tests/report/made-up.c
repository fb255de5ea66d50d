/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up documents for the tests of writers. */
#include "made-up.h"

static char *
repeat (const char *piece,
        guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

char **
made_up_hostile_texts (void)
{
  g_autofree char *long_note = repeat ("安全服务abc ", 1000);
  g_autofree char *longest_note = repeat ("很长的备注。", 6800);
  const char *const texts[] = {
    "<script>alert(1)</script>&amp;]]>",
    "=cmd|' /C calc'!A0",
    "+1-2@3",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "quotes \"double\" 'single' “弯引号”",
    "comma, semicolon; bar|",
    "two\nlines\n\nand a third",
    "tab\there",
    "שלום עולם مرحبا",
    "😀 👩‍👩‍👧 𠮷",
    "U+FFFF \xef\xbf\xbf U+FFFE \xef\xbf\xbe",
    "control \x01\x1b\x7f",
    "not UTF-8 \xff\xfe\xc3",
    "_x0041_ _x000D_",
    "#REF! {=A1}",
    long_note,
    longest_note,
  };
  GPtrArray *marked = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (marked, g_strdup_printf ("%s mark-%u", texts[i], i));
  g_ptr_array_add (marked, NULL);
  return (char **) g_ptr_array_free (marked, FALSE);
}

GBytes *
made_up_png (void)
{
  static const char base64[] = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNgYGD4z8AAAAQBAQDpBkV5AAAAAElFTkSuQmCC";
  gsize size;
  guchar *bytes = g_base64_decode (base64, &size);

  return g_bytes_new_take (bytes, size);
}

static void
add_pictures (ZzBlock *section,
              const char *text)
{
  g_autoptr (GBytes) png = made_up_png ();
  g_autoptr (GBytes) no_png = g_bytes_new_static ("GIF89a", 6);
  ZzChart *chart = zz_chart_new (0, 4);

  zz_chart_row_append_span (zz_chart_append_row (chart, "Legal", "3 of 4"), 0, 3, ZZ_TONE_MET, NULL);
  zz_block_append_chart (section, chart, text);
  zz_block_append_image (section, png, text);
  zz_block_append_image (section, no_png, text);
}

static void
add_table (ZzBlock *section,
           const char *text)
{
  ZzBlock *table = zz_block_append_table (section, text, text, NULL);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  ZzBlock *cell;

  zz_block_append_header_cell (row, 1, text);
  cell = zz_block_append_cell (row, text);
  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, text);
  zz_block_append_text (zz_block_append (cell, ZZ_BLOCK_LIST), ZZ_BLOCK_ITEM, text);
  zz_block_append_cell (zz_block_append (zz_block_append (cell, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW), text);
  zz_block_append_header_cell (zz_block_append (table, ZZ_BLOCK_ROW), 2, text);
  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), NULL);
  zz_block_append (table, ZZ_BLOCK_ROW);
}

static void
add_list (ZzBlock *section,
          const char *text)
{
  ZzBlock *item = zz_block_append_text (zz_block_append (section, ZZ_BLOCK_LIST), ZZ_BLOCK_ITEM, text);

  zz_block_append_text (item, ZZ_BLOCK_PARAGRAPH, text);
  zz_block_append_text (zz_block_append (item, ZZ_BLOCK_LIST), ZZ_BLOCK_ITEM, text);
}

/* The text a second time, as if it were the other language. */
static void
add_under (ZzBlock *block,
           const char *text)
{
  ZzBlock *other = zz_block_append_text (block, ZZ_BLOCK_PARAGRAPH, text);

  zz_block_add_badge (other, ZZ_TONE_MET, text);
  block->under = g_ptr_array_ref (other->runs);
  g_ptr_array_remove (block->blocks, other);
}

ZzDocument *
made_up_all_kinds (const char *text)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_ZH_CN, text);
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  ZzBlock *paragraph;

  document->author = g_strdup (text);
  document->running = g_strdup (text);
  document->page = g_strdup_printf ("%s {n} / {m} {x}", text);
  document->made = zz_date_new (2026, 11, 23);
  section->anchor = g_strdup (text);
  for (guint level = 1; level <= 4; level++)
    zz_block_append_heading (section, level, text);
  paragraph = zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, text);
  zz_block_add_run (paragraph, ZZ_RUN_STRONG, text);
  zz_block_add_run (paragraph, ZZ_RUN_QUIET, text);
  zz_block_add_link (paragraph, text, text);
  zz_block_add_link (paragraph, text, "nowhere");
  for (guint tone = ZZ_TONE_PLAIN; tone <= ZZ_TONE_NOT_APPLICABLE; tone++)
    zz_block_add_badge (paragraph, (ZzTone) tone, text);
  add_under (paragraph, text);
  zz_block_append_text (section, ZZ_BLOCK_NOTICE, text)->tone = ZZ_TONE_NOT_MET;
  zz_block_append_text (section, ZZ_BLOCK_NOTE, text);
  add_list (section, text);
  zz_block_append (section, ZZ_BLOCK_PAGE_BREAK);
  add_table (section, text);
  zz_block_append (section, ZZ_BLOCK_TABLE);
  zz_block_append_table (section, text, NULL);
  section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  section->landscape = TRUE;
  zz_block_append_heading (section, 2, text);
  add_pictures (section, text);
  section = zz_block_append (section, ZZ_BLOCK_SECTION);
  section->tone = ZZ_TONE_PARTLY;
  section->anchor = g_strdup ("second");
  zz_block_append_heading (section, 3, text);
  zz_block_append_text (zz_block_append (document->body, ZZ_BLOCK_SECTION), ZZ_BLOCK_PARAGRAPH, text);
  return document;
}

ZzDocument *
made_up_notes (char *const *texts)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_EN, "Notes");

  for (guint i = 0; texts[i] != NULL; i++)
    {
      ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
      g_autofree char *heading = g_strdup_printf ("Section %u: [of/notes]", i);
      ZzBlock *row;

      zz_block_append_heading (section, 2, heading);
      zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "What was noted.");
      row = zz_block_append (zz_block_append_table (section, "Number", "Note", NULL), ZZ_BLOCK_ROW);
      zz_block_append_value_cell (row, zz_value_integer (i), "");
      zz_block_append_cell (row, texts[i]);
    }
  return document;
}

static void
add_clause (ZzBlock *table,
            guint number,
            ZzTone tone,
            const char *status)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *id = g_strdup_printf ("personnel.%c", 'a' + number);

  zz_block_append_header_cell (row, 1, id);
  zz_block_add_badge (zz_block_append_cell (row, NULL), tone, status);
  zz_block_append_value_cell (row, zz_value_date (zz_date_new (2027, 1, 9 + (int) number)), "9 January 2027");
  zz_block_append_value_cell (row, zz_value_integer (number * 1000), "many");
  zz_block_append_value_cell (row, zz_value_text (ZZ_VALUE_MONEY, number == 1 ? "-120000.50" : "12345678901234567.89"), "¥ 120,000.50");
  zz_block_append_cell (row, "负责人持有证书。The person in charge holds the certificate, which the record confirms.");
}

ZzDocument *
made_up_workbook (ZzLanguage language)
{
  ZzDocument *document = zz_document_new (language, "Workbook");
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  ZzBlock *table;

  document->made = zz_date_new (2026, 11, 23);
  zz_block_append_heading (section, 2, "Clauses");
  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "As of the planned date.");
  table = zz_block_append_table (section, "Clause", "Status", "Until", "Count", "Amount", "Reason", NULL);
  add_clause (table, 0, ZZ_TONE_MET, "Met");
  add_clause (table, 1, ZZ_TONE_NOT_MET, "Not met");
  add_clause (table, 2, ZZ_TONE_UNKNOWN, "Unknown \"yet\"");
  add_clause (table, 3, ZZ_TONE_MET, "Met");
  section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  zz_block_append_heading (section, 2, "clauses");
  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "A sheet without a table.");
  return document;
}
