/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text for surfaces that embed fonts: a renderer that has cairo embed the
 * outlines of the glyphs instead of a cut-down copy of a CFF font.
 *
 * cairo (1.16 to 1.18 at least) leaves out subroutines that it thinks no glyph calls.
 * It loses count of the hints of a glyph whose first hint mask stands within its path,
 * and takes the call after it for part of the mask: the glyph is broken and readers
 * show nothing. In Noto Sans CJK that is, among others, the character 如. Outlines are
 * whole, smaller by far, and faster to write, for nobody reads all of a large font. */
#include "report/ink.h"

#include <cairo-ft.h>
#include <hb.h>
#include <pango/pangofc-font.h>

/* cairo asks whether a face is synthesized, that is, whether its glyphs are others than
 * those in the file, and embeds outlines then. Neither of the flags it acts on is this. */
#define OTHER_SYNTHESIS (CAIRO_FT_SYNTHESIZE_BOLD << 8)

/* @fonts: PangoFont to cairo_scaled_font_t, NULL for those that cairo embeds well by
 * itself. */
typedef struct
{
  PangoRenderer parent_instance;
  cairo_t *cr;
  GHashTable *fonts;
} ZzInkRenderer;

typedef PangoRendererClass ZzInkRendererClass;

GType zz_ink_renderer_get_type (void);

G_DEFINE_FINAL_TYPE (ZzInkRenderer, zz_ink_renderer, PANGO_TYPE_RENDERER)

static gboolean
has_cff_outlines (PangoFont *font)
{
  hb_blob_t *table = hb_face_reference_table (hb_font_get_face (pango_font_get_hb_font (font)), HB_TAG ('C', 'F', 'F', ' '));
  const gboolean has = hb_blob_get_length (table) > 0;

  hb_blob_destroy (table);
  return has;
}

/* It differs from the font's own in what outlines do not depend on, or cairo would give
 * back that very one. */
static cairo_font_face_t *
make_face (PangoFont *font)
{
  FcPattern *pattern = FcPatternDuplicate (pango_fc_font_get_pattern (PANGO_FC_FONT (font)));
  cairo_font_face_t *face;

  FcPatternDel (pattern, FC_LCD_FILTER);
  FcPatternAddInteger (pattern, FC_LCD_FILTER, FC_LCD_LEGACY);
  face = cairo_ft_font_face_create_for_pattern (pattern);
  cairo_ft_font_face_set_synthesize (face, OTHER_SYNTHESIS);
  FcPatternDestroy (pattern);
  return face;
}

/* The face hangs on the font's own, which all sizes share: cairo keeps that one for a
 * while, and with it the glyphs that it has loaded, for the next document. Documents
 * may be written by several threads at once. */
static cairo_font_face_t *
ref_face (PangoFont *font,
          cairo_scaled_font_t *scaled)
{
  static const cairo_user_data_key_t key;
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  cairo_font_face_t *own = cairo_scaled_font_get_font_face (scaled), *face = cairo_font_face_get_user_data (own, &key);

  if (face == NULL)
    {
      face = make_face (font);
      cairo_font_face_set_user_data (own, &key, face, (cairo_destroy_func_t) cairo_font_face_destroy);
    }
  return cairo_font_face_reference (face);
}

static cairo_scaled_font_t *
make_outlined (PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), *outlined;
  cairo_font_options_t *options;
  cairo_font_face_t *face;
  cairo_matrix_t size, ctm;

  if (scaled == NULL || cairo_scaled_font_get_type (scaled) != CAIRO_FONT_TYPE_FT || !PANGO_IS_FC_FONT (font) || !has_cff_outlines (font))
    return NULL;
  options = cairo_font_options_create ();
  cairo_scaled_font_get_font_options (scaled, options);
  cairo_scaled_font_get_font_matrix (scaled, &size);
  cairo_scaled_font_get_ctm (scaled, &ctm);
  face = ref_face (font, scaled);
  outlined = cairo_scaled_font_create (face, &size, &ctm, options);
  cairo_font_face_destroy (face);
  cairo_font_options_destroy (options);
  return outlined;
}

static cairo_scaled_font_t *
get_outlined (ZzInkRenderer *self,
              PangoFont *font)
{
  gpointer outlined;

  if (!g_hash_table_lookup_extended (self->fonts, font, NULL, &outlined))
    {
      outlined = make_outlined (font);
      g_hash_table_insert (self->fonts, g_object_ref (font), outlined);
    }
  return outlined;
}

/* Boxes for what no font has, and what is written from right to left, are Pango's. */
static gboolean
is_plain (const PangoGlyphItem *item)
{
  if (item->item->analysis.level % 2 != 0)
    return FALSE;
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
      return FALSE;
  return TRUE;
}

static cairo_glyph_t *
place_glyphs (const PangoGlyphString *glyphs,
              int x,
              int y,
              int *n)
{
  cairo_glyph_t *placed = g_new (cairo_glyph_t, glyphs->num_glyphs);

  *n = 0;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &glyphs->glyphs[i];

      if (glyph->glyph != PANGO_GLYPH_EMPTY)
        placed[(*n)++] = (cairo_glyph_t) { glyph->glyph, pango_units_to_double (x + glyph->geometry.x_offset),
                                           pango_units_to_double (y + glyph->geometry.y_offset) };
      x += glyph->geometry.width;
    }
  return placed;
}

/* Which bytes of the text each glyph is, for readers that copy text from the page. */
static cairo_text_cluster_t *
list_clusters (const char *text,
               PangoGlyphItem *item,
               int *n)
{
  cairo_text_cluster_t *clusters = g_new0 (cairo_text_cluster_t, item->glyphs->num_glyphs);
  PangoGlyphItemIter at;

  *n = 0;
  for (gboolean more = pango_glyph_item_iter_init_start (&at, item, text); more; more = pango_glyph_item_iter_next_cluster (&at))
    {
      cairo_text_cluster_t *cluster = &clusters[(*n)++];

      cluster->num_bytes = at.end_index - at.start_index;
      for (int i = at.start_glyph; i < at.end_glyph; i++)
        if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
          cluster->num_glyphs++;
    }
  return clusters;
}

static void
show_outlined (cairo_t *cr,
               cairo_scaled_font_t *font,
               const char *text,
               PangoGlyphItem *item,
               int x,
               int y)
{
  int n_glyphs, n_clusters;
  g_autofree cairo_glyph_t *glyphs = place_glyphs (item->glyphs, x, y, &n_glyphs);
  g_autofree cairo_text_cluster_t *clusters = list_clusters (text, item, &n_clusters);

  cairo_set_scaled_font (cr, font);
  cairo_show_text_glyphs (cr, text + item->item->offset, item->item->length, glyphs, n_glyphs, clusters, n_clusters, 0);
}

static void
zz_ink_renderer_draw_glyph_item (PangoRenderer *renderer,
                                 const char *text,
                                 PangoGlyphItem *item,
                                 int x,
                                 int y)
{
  ZzInkRenderer *self = (ZzInkRenderer *) renderer;
  const PangoColor *colour = pango_renderer_get_color (renderer, PANGO_RENDER_PART_FOREGROUND);
  cairo_scaled_font_t *font = text != NULL && is_plain (item) ? get_outlined (self, item->item->analysis.font) : NULL;

  cairo_save (self->cr);
  if (colour != NULL)
    zz_ink_set_colour (self->cr, (guint32) (colour->red >> 8) << 16 | (guint32) (colour->green >> 8) << 8 | colour->blue >> 8);
  if (font != NULL)
    show_outlined (self->cr, font, text, item, x, y);
  else
    {
      zz_ink_move_or_line (self->cr, TRUE, x, y);
      pango_cairo_show_glyph_item (self->cr, text, item);
    }
  cairo_restore (self->cr);
}

static void
zz_ink_renderer_finalize (GObject *object)
{
  ZzInkRenderer *self = (ZzInkRenderer *) object;

  g_hash_table_unref (self->fonts);
  G_OBJECT_CLASS (zz_ink_renderer_parent_class)->finalize (object);
}

static void
zz_ink_renderer_class_init (ZzInkRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_ink_renderer_finalize;
  PANGO_RENDERER_CLASS (klass)->draw_glyph_item = zz_ink_renderer_draw_glyph_item;
}

static void
unref_font (gpointer font)
{
  if (font != NULL)
    cairo_scaled_font_destroy (font);
}

static void
zz_ink_renderer_init (ZzInkRenderer *self)
{
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, unref_font);
}

/* Whether fonts become part of what is drawn on. */
static gboolean
embeds_fonts (cairo_t *cr)
{
  const cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS;
}

/* The renderer lives as long as what it draws on. */
static PangoRenderer *
get_renderer (cairo_t *cr)
{
  static const cairo_user_data_key_t key;
  ZzInkRenderer *renderer = cairo_get_user_data (cr, &key);

  if (renderer == NULL)
    {
      renderer = g_object_new (zz_ink_renderer_get_type (), NULL);
      renderer->cr = cr;
      cairo_set_user_data (cr, &key, renderer, g_object_unref);
    }
  return PANGO_RENDERER (renderer);
}

void
zz_ink_show_line (cairo_t *cr,
                  PangoLayoutLine *line,
                  int x,
                  int baseline)
{
  if (embeds_fonts (cr))
    {
      pango_renderer_draw_layout_line (get_renderer (cr), line, x, baseline);
      return;
    }
  zz_ink_move_or_line (cr, TRUE, x, baseline);
  pango_cairo_show_layout_line (cr, line);
}
