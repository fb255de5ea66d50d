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

/* Whether @folded is the name: whole, or one of its two parts. */
static gboolean
is_called (const char *name,
           const char *folded,
           gboolean in_parts)
{
  g_autofree char *own = zz_text_fold_name (name);
  g_autofree char *inside = NULL;
  g_autofree char *outside = in_parts ? zz_text_split_brackets (own, &inside) : NULL;

  if (!in_parts)
    return g_str_equal (own, folded);
  return outside != NULL && (g_str_equal (outside, folded) || g_str_equal (inside, folded));
}

/* The one choice that is called so; -1 for none or several. */
static int
find_called (const ZzChoices *choices,
             const char *folded,
             gboolean in_parts)
{
  int found = -1;

  for (guint i = 0; i < choices->len; i++)
    {
      const ZzChoice *choice = zz_choices_get (choices, i);
      gboolean called = is_called (choice->id, folded, in_parts);

      for (guint j = 0; !called && j < ZZ_N_LANGUAGES; j++)
        called = choice->title.in[j] != NULL && is_called (choice->title.in[j], folded, in_parts);
      if (called && found >= 0)
        return -1;
      if (called)
        found = (int) i;
    }
  return found;
}

static int
find_titled (const ZzChoices *choices,
             const char *title)
{
  int found = -1;

  for (guint i = 0; i < choices->len; i++)
    for (guint j = 0; j < ZZ_N_LANGUAGES; j++)
      if (g_strcmp0 (zz_choices_get (choices, i)->title.in[j], title) == 0)
        {
          if (found >= 0 && found != (int) i)
            return -1;
          found = (int) i;
        }
  return found;
}

int
zz_choices_find_named (const ZzChoices *choices,
                       const char *name)
{
  g_autofree char *folded = NULL;
  int found;

  g_return_val_if_fail (choices != NULL && name != NULL, -1);

  found = zz_choices_find (choices, name);
  if (found < 0)
    found = find_titled (choices, name);
  if (found >= 0)
    return found;
  folded = zz_text_fold_name (name);
  if (*folded == '\0')
    return -1;
  found = find_called (choices, folded, FALSE);
  return found >= 0 ? found : find_called (choices, folded, TRUE);
}
