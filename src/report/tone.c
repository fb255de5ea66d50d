/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and signs of the tones. */
#include "report/tone.h"

#define PATH(points, filled)              \
  {                                       \
    points, G_N_ELEMENTS (points), filled \
  }

static const ZzSignPoint check[] = { { 2, 9, 1 }, { 6, 13, 0 }, { 14, 3, 0 } };
static const ZzSignPoint cross[] = { { 3, 3, 1 }, { 13, 13, 0 }, { 13, 3, 1 }, { 3, 13, 0 } };
static const ZzSignPoint dash[] = { { 3, 8, 1 }, { 13, 8, 0 } };
static const ZzSignPoint ring[] = {
  { 8, 2, 1 }, { 10, 2, 0 }, { 12, 4, 0 }, { 14, 6, 0 }, { 14, 8, 0 }, { 14, 10, 0 }, { 12, 12, 0 }, { 10, 14, 0 }, { 8, 14, 0 }, { 6, 14, 0 }, { 4, 12, 0 }, { 2, 10, 0 }, { 2, 8, 0 }, { 2, 6, 0 }, { 4, 4, 0 }, { 6, 2, 0 }, { 8, 2, 0 }
};
static const ZzSignPoint left_half[] = {
  { 8, 2, 1 }, { 8, 14, 0 }, { 6, 14, 0 }, { 4, 12, 0 }, { 2, 10, 0 }, { 2, 8, 0 }, { 2, 6, 0 }, { 4, 4, 0 }, { 6, 2, 0 }
};
static const ZzSignPoint hook[] = {
  { 4, 5, 1 }, { 5, 3, 0 }, { 7, 2, 0 }, { 9, 2, 0 }, { 11, 3, 0 }, { 12, 5, 0 }, { 11, 7, 0 }, { 9, 8, 0 }, { 8, 10, 0 }
};
static const ZzSignPoint dot[] = { { 7, 12, 1 }, { 9, 12, 0 }, { 9, 14, 0 }, { 7, 14, 0 } };

static const ZzSignPath met_sign[] = { PATH (check, FALSE) };
static const ZzSignPath partly_sign[] = { PATH (ring, FALSE), PATH (left_half, TRUE) };
static const ZzSignPath not_met_sign[] = { PATH (cross, FALSE) };
static const ZzSignPath unknown_sign[] = { PATH (hook, FALSE), PATH (dot, TRUE) };
static const ZzSignPath not_applicable_sign[] = { PATH (dash, FALSE) };

#define SIGN(paths) paths, G_N_ELEMENTS (paths)

static const struct
{
  const char *name;
  guint32 colour;
  const ZzSignPath *paths;
  guint n_paths;
} tones[ZZ_N_TONES] = {
  [ZZ_TONE_PLAIN] = { "plain", 0x5b6470, NULL, 0 },
  [ZZ_TONE_MET] = { "met", 0x1c6b3a, SIGN (met_sign) },
  [ZZ_TONE_PARTLY] = { "partly", 0x8a4b00, SIGN (partly_sign) },
  [ZZ_TONE_NOT_MET] = { "not-met", 0xa51d2d, SIGN (not_met_sign) },
  [ZZ_TONE_UNKNOWN] = { "unknown", 0x5d3aa0, SIGN (unknown_sign) },
  [ZZ_TONE_NOT_APPLICABLE] = { "na", 0x5b6470, SIGN (not_applicable_sign) },
};

guint
zz_tone_get_sign (ZzTone tone,
                  const ZzSignPath **paths)
{
  g_return_val_if_fail (tone < ZZ_N_TONES && paths != NULL, 0);

  *paths = tones[tone].paths;
  return tones[tone].n_paths;
}

guint32
zz_tone_get_colour (ZzTone tone)
{
  g_return_val_if_fail (tone < ZZ_N_TONES, 0);

  return tones[tone].colour;
}

const char *
zz_tone_get_name (ZzTone tone)
{
  g_return_val_if_fail (tone < ZZ_N_TONES, NULL);

  return tones[tone].name;
}
