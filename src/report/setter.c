/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setters: the fonts that passages are set in. */
#include "report/setter.h"

/* The Chinese forms of the characters come first whatever the fonts' order on the
 * machine; their Latin letters go well with them, so one family sets both. */
#define FAMILIES "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, Source Han Sans CN, WenQuanYi Micro Hei, sans"

struct _ZzSetter
{
  PangoFontMap *fonts;
  PangoContext *context;
  PangoLanguage *languages[ZZ_N_LANGUAGES];
};

ZzSetter *
zz_setter_new (ZzLanguage language)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();
  ZzSetter *setter = g_new0 (ZzSetter, 1);

  /* Fonts of its own, because the shared ones belong to a thread. */
  setter->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (setter->fonts), 72);
  setter->context = pango_font_map_create_context (setter->fonts);
  setter->languages[ZZ_LANGUAGE_EN] = pango_language_from_string ("en");
  setter->languages[ZZ_LANGUAGE_ZH_CN] = pango_language_from_string ("zh-cn");
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (setter->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (setter->context, FALSE);
  pango_context_set_font_description (setter->context, font);
  pango_context_set_base_dir (setter->context, PANGO_DIRECTION_LTR);
  pango_context_set_language (setter->context, setter->languages[language]);
  return setter;
}

void
zz_setter_free (ZzSetter *setter)
{
  g_return_if_fail (setter != NULL);

  g_object_unref (setter->context);
  g_object_unref (setter->fonts);
  g_free (setter);
}

PangoContext *
zz_setter_get_context (const ZzSetter *setter)
{
  g_return_val_if_fail (setter != NULL, NULL);

  return setter->context;
}

PangoLanguage *
zz_setter_get_language (const ZzSetter *setter,
                        ZzLanguage language)
{
  g_return_val_if_fail (setter != NULL && language < ZZ_N_LANGUAGES, NULL);

  return setter->languages[language];
}
