/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a passage: runs become one Pango layout with attributes, with room for
 * what is drawn around badges. */
#include "report/passage-private.h"

#include "report/clean-text.h"

/* Few sizes, and the second language one step below the first: a page is calmer, and
 * fonts are looked for once for each size, which takes longer than setting a page. */
static const struct
{
  int size, second; /* in tenths of a point */
  gboolean bold;
  gboolean quiet;
} styles[] = {
  [ZZ_STYLE_BODY] = { 98, 88, FALSE, FALSE },
  [ZZ_STYLE_HEADING_1] = { 220, 150, TRUE, FALSE },
  [ZZ_STYLE_HEADING_2] = { 150, 110, TRUE, FALSE },
  [ZZ_STYLE_HEADING_3] = { 110, 98, TRUE, FALSE },
  [ZZ_STYLE_HEADING_4] = { 98, 88, TRUE, TRUE },
  [ZZ_STYLE_NOTE] = { 80, 80, FALSE, TRUE },
  [ZZ_STYLE_CELL] = { 88, 80, FALSE, FALSE },
  [ZZ_STYLE_CELL_NOTE] = { 80, 80, FALSE, TRUE },
  [ZZ_STYLE_COLUMN_HEADING] = { 80, 80, TRUE, TRUE },
  [ZZ_STYLE_ROW_HEADING] = { 88, 80, TRUE, FALSE },
  [ZZ_STYLE_LABEL] = { 88, 80, FALSE, TRUE },
  [ZZ_STYLE_RUNNING] = { 80, 80, FALSE, TRUE },
};

/* Words longer than this may have to be broken; no hyphen is invented then. */
#define LONG_WORD 16

int
zz_style_get_size (ZzStyle style)
{
  g_return_val_if_fail (style < G_N_ELEMENTS (styles), 0);

  return styles[style].size * ZZ_POINT / 10;
}

static void
span_clear (gpointer data)
{
  g_free (((ZzPassageSpan *) data)->target);
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               guint start,
               guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* Room of @width for what is drawn beside a badge's word. */
static void
add_room (PangoAttrList *attributes,
          GString *text,
          int width,
          int size)
{
  const PangoRectangle room = { 0, -size * 8 / 10, width, size };
  const guint start = (guint) text->len;

  g_string_append (text, OBJECT);
  add_attribute (attributes, pango_attr_shape_new (&room, &room), start, (guint) text->len);
}

/* Whether @text is written from the right, or says that what follows is. */
static gboolean
turns_round (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      if ((letter >= 0x590 && letter <= 0x8ff) || (letter >= 0x200e && letter <= 0x200f) || (letter >= 0x202a && letter <= 0x202e)
          || (letter >= 0x2066 && letter <= 0x2069) || (letter >= 0xfb1d && letter <= 0xfeff) || (letter >= 0x10800 && letter <= 0x10fff)
          || (letter >= 0x1e800 && letter <= 0x1efff))
        return TRUE;
    }
  return FALSE;
}

/* The text of a run, set apart where its direction could reach the runs beside it. */
static void
add_text (GString *text,
          const char *added,
          gboolean one_line)
{
  const gsize start = text->len;

  zz_clean_text_append (text, added, one_line);
  if (!turns_round (text->str + start))
    return;
  g_string_insert (text, (gssize) start, ISOLATE);
  g_string_append (text, END_ISOLATE);
}

/* The word of a status stays on one line with its sign, unless somebody made it long. */
static void
add_badge (ZzPassage *passage,
           PangoAttrList *attributes,
           GString *text,
           const ZzRun *run)
{
  const ZzSignPath *paths;
  const gboolean sign = zz_tone_get_sign (run->tone, &paths) > 0;
  const int size = BADGE_SIZE (passage->size);
  const ZzPassageSpan span = { .kind = ZZ_RUN_BADGE, .tone = run->tone, .start = (guint) text->len };
  guint end;

  add_room (attributes, text, BADGE_PAD (size) + (sign ? BADGE_SIGN (size) + BADGE_GAP (size) : 0), size);
  add_text (text, run->text, TRUE);
  add_room (attributes, text, BADGE_PAD (size) + BADGE_MARGIN (size), size);
  end = (guint) text->len;
  add_attribute (attributes, pango_attr_size_new (size), span.start, end);
  if (BADGE_RISE (passage->size) > 0)
    add_attribute (attributes, pango_attr_rise_new (BADGE_RISE (passage->size)), span.start, end);
  add_attribute (attributes, zz_ink_new_colour (zz_tone_get_colour (run->tone)), span.start, end);
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span.start, end);
  if (end - span.start < 80)
    add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), span.start, end);
  g_array_append_val (passage->spans, span);
  g_array_index (passage->spans, ZzPassageSpan, passage->spans->len - 1).end = end;
}

static void
add_link (ZzPassage *passage,
          PangoAttrList *attributes,
          GString *text,
          const ZzRun *run)
{
  ZzPassageSpan span = { .kind = ZZ_RUN_LINK, .start = (guint) text->len };

  add_text (text, run->text, FALSE);
  span.end = (guint) text->len;
  span.target = g_strdup (run->target);
  add_attribute (attributes, zz_ink_new_colour (ZZ_COLOUR_LINK), span.start, span.end);
  g_array_append_val (passage->spans, span);
}

static void
add_run (ZzPassage *passage,
         PangoAttrList *attributes,
         GString *text,
         const ZzRun *run)
{
  const guint start = (guint) text->len;

  if (run->kind == ZZ_RUN_BADGE)
    add_badge (passage, attributes, text, run);
  else if (run->kind == ZZ_RUN_LINK && run->target != NULL && !run->file)
    add_link (passage, attributes, text, run);
  else
    {
      add_text (text, run->text, FALSE);
      if (run->kind == ZZ_RUN_STRONG)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, (guint) text->len);
      if (run->kind == ZZ_RUN_QUIET)
        add_attribute (attributes, zz_ink_new_colour (ZZ_COLOUR_QUIET), start, (guint) text->len);
    }
}

static gboolean
is_chinese (gunichar c)
{
  return g_unichar_iswide (c);
}

/* English text with Chinese names in it: the names get the Chinese forms and line
 * breaks, the rest the narrow quotes and dashes that a Chinese font keeps beside its
 * own wide ones. */
static void
tell_scripts_apart (const ZzSetter *setter,
                    PangoAttrList *attributes,
                    const char *text)
{
  const char *start = text;

  while (*start != '\0')
    {
      const gboolean chinese = is_chinese (g_utf8_get_char (start));
      gboolean marks = FALSE;
      const char *end = start;
      PangoAttribute *attribute = NULL;

      for (; *end != '\0' && is_chinese (g_utf8_get_char (end)) == chinese; end = g_utf8_next_char (end))
        marks |= (guchar) *end == 0xe2;
      if (chinese)
        attribute = pango_attr_language_new (zz_setter_get_language (setter, ZZ_LANGUAGE_ZH_CN));
      else if (marks)
        attribute = pango_attr_font_features_new ("pwid");
      if (attribute != NULL)
        add_attribute (attributes, attribute, (guint) (start - text), (guint) (end - text));
      start = end;
    }
}

static gboolean
has_long_word (const char *text)
{
  guint letters = 0;

  for (const char *c = text; *c != '\0' && letters <= LONG_WORD; c++)
    letters = *c == ' ' || *c == '\n' || (guchar) *c >= 0x80 ? 0 : letters + 1;
  return letters > LONG_WORD;
}

/* What differs from the fonts of the setter; the fewer attributes, the faster. */
static void
set_up_layout (ZzPassage *passage,
               const ZzSetter *setter,
               const char *text,
               PangoAttrList *attributes,
               gboolean bold,
               ZzLanguage language)
{
  PangoContext *context = zz_setter_get_context (setter);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy_static (pango_context_get_font_description (context));

  pango_font_description_set_size (font, passage->size);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  if (zz_setter_get_language (setter, language) != pango_context_get_language (context))
    pango_attr_list_insert_before (attributes, pango_attr_language_new (zz_setter_get_language (setter, language)));
  if (language != ZZ_LANGUAGE_ZH_CN)
    tell_scripts_apart (setter, attributes, text);
  if (has_long_word (text))
    pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  passage->layout = pango_layout_new (context);
  /* Lines begin at the left, as the languages of the program do; what is written from
   * the right stands the right way round in them. */
  pango_layout_set_auto_dir (passage->layout, FALSE);
  pango_layout_set_wrap (passage->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_font_description (passage->layout, font);
  pango_layout_set_text (passage->layout, text, -1);
  pango_layout_set_attributes (passage->layout, attributes);
}

ZzPassage *
zz_passage_new (const ZzSetter *setter,
                const GPtrArray *runs,
                ZzStyle style,
                ZzLanguage language,
                gboolean second)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = NULL;
  ZzPassage *passage;

  g_return_val_if_fail (setter != NULL && runs != NULL, NULL);

  if (runs->len == 0)
    return NULL;
  passage = g_new0 (ZzPassage, 1);
  passage->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_layout_line_unref);
  passage->spans = g_array_new (FALSE, FALSE, sizeof (ZzPassageSpan));
  g_array_set_clear_func (passage->spans, span_clear);
  passage->size = (second ? styles[style].second : styles[style].size) * ZZ_POINT / 10;
  passage->colour = styles[style].quiet || second ? ZZ_COLOUR_QUIET : ZZ_COLOUR_TEXT;
  passage->width = -1;
  attributes = pango_attr_list_new ();
  for (guint i = 0; i < runs->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      add_run (passage, attributes, text, runs->pdata[i]);
    }
  set_up_layout (passage, setter, text->str, attributes, styles[style].bold, language);
  return passage;
}
