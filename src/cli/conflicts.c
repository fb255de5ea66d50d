/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts told. */
#include "config.h"

#include "cli/conflicts.h"

#include "cli/command.h"
#include "report/phrase.h"
#include "report/words.h"

#include <glib/gi18n-lib.h>

gboolean
zz_conflicts_read_side (const char *text,
                        ZzSide *side,
                        GError **error)
{
  *side = ZZ_SIDE_NONE;
  if (g_strcmp0 (text, "mine") == 0)
    *side = ZZ_SIDE_MINE;
  else if (g_strcmp0 (text, "theirs") == 0)
    *side = ZZ_SIDE_THEIRS;
  else if (text != NULL)
    zz_command_set_misuse (error, _ ("--prefer takes mine or theirs, not \"%s\""), text);
  return text == NULL || *side != ZZ_SIDE_NONE;
}

static char *
head (const ZzMessages *messages,
      const ZzMerge *merge)
{
  const guint n = zz_merge_get_n_conflicts (merge);

  if (zz_merge_get_n_open (merge) > 0)
    return zz_phrase_plural (messages, MN_ ("{n} conflict; nothing was written. Decide with --prefer=mine or --prefer=theirs, or one by one in the window", "{n} conflicts; nothing was written. Decide with --prefer=mine or --prefer=theirs, or one by one in the window"), n, NULL);
  if (zz_merge_get_conflict (merge, 0)->choice == ZZ_SIDE_MINE)
    return zz_phrase_plural (messages, MN_ ("{n} conflict, decided for yours", "{n} conflicts, decided for yours"), n, NULL);
  return zz_phrase_plural (messages, MN_ ("{n} conflict, decided for theirs", "{n} conflicts, decided for theirs"), n, NULL);
}

void
zz_conflicts_append (GString *text,
                     const ZzMessages *messages,
                     const ZzMerge *merge,
                     ZzProject *mine,
                     ZzProject *theirs)
{
  const guint n = zz_merge_get_n_conflicts (merge);
  g_autofree char *first = n > 0 ? head (messages, merge) : NULL;

  if (n == 0)
    return;
  g_string_append_printf (text, "%s\n", first);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = zz_words_conflict (messages, mine, theirs, zz_merge_get_conflict (merge, i));

      g_string_append_printf (text, "  %s\n", line);
    }
}
