/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks that every part of the readiness report uses. */
#include "report/readiness-private.h"

ZzTone
zz_readiness_get_tone (ZzStatus status)
{
  static const ZzTone tones[ZZ_N_STATUSES] = {
    [ZZ_STATUS_NONE] = ZZ_TONE_PLAIN,
    [ZZ_STATUS_NOT_APPLICABLE] = ZZ_TONE_NOT_APPLICABLE,
    [ZZ_STATUS_MET] = ZZ_TONE_MET,
    [ZZ_STATUS_UNKNOWN] = ZZ_TONE_UNKNOWN,
    [ZZ_STATUS_PARTLY_MET] = ZZ_TONE_PARTLY,
    [ZZ_STATUS_NOT_MET] = ZZ_TONE_NOT_MET,
  };

  return tones[status];
}

void
zz_readiness_add_badge (const ZzWords *words,
                        ZzBlock *block,
                        ZzStatus status)
{
  g_autofree char *word = zz_phrase_capital (words->messages, zz_words_status (words->messages, status));

  zz_block_add_badge (block, zz_readiness_get_tone (status), word);
}

void
zz_readiness_add_labelled (const ZzWords *words,
                           ZzBlock *parent,
                           const char *label,
                           const char *text)
{
  g_autofree char *lead = NULL;
  ZzBlock *paragraph;

  if (text == NULL || *text == '\0')
    return;
  lead = zz_phrase (words->messages, M_ ("{label}:"), "label", zz_readiness_say (words, label), NULL);
  paragraph = zz_block_append (parent, ZZ_BLOCK_PARAGRAPH);
  zz_block_add_run (paragraph, ZZ_RUN_STRONG, lead);
  zz_block_add_run (paragraph, ZZ_RUN_TEXT, text);
}
