/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named lists. */
#include "core/choice.h"

static void
choice_free (gpointer data)
{
  ZzChoice *choice = data;

  g_free (choice->id);
  zz_text_clear (&choice->title);
  g_free (choice);
}

ZzChoices *
zz_choices_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

void
zz_choices_add (ZzChoices *choices,
                const char *id,
                ZzText title)
{
  ZzChoice *choice;

  g_return_if_fail (choices != NULL && id != NULL);

  choice = g_new0 (ZzChoice, 1);
  choice->id = g_strdup (id);
  choice->title = title;
  g_ptr_array_add (choices, choice);
}

int
zz_choices_find (const ZzChoices *choices,
                 const char *id)
{
  g_return_val_if_fail (choices != NULL && id != NULL, -1);

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (zz_choices_get (choices, i)->id, id))
      return (int) i;
  return -1;
}
