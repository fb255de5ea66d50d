/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named lists: the choices of a field, the services, the levels.
 *
 * A list is shared by every field that uses it and by the catalogue; a choice is
 * known by its number in the list, so that ranks compare and sets are bits.
 */
#pragma once

#include "core/text.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  ZzText title;
} ZzChoice;

/* The list itself; an atomically counted GPtrArray of ZzChoice. */
typedef GPtrArray ZzChoices;

ZzChoices *zz_choices_new (void);

/* Takes over the strings of @title. */
void zz_choices_add (ZzChoices *choices,
                     const char *id,
                     ZzText title);

/* The number of @id in the list, or -1. */
int zz_choices_find (const ZzChoices *choices,
                     const char *id);

/* The number of the choice a person calls @name: its id or its title in either
 * language, compared as zz_text_fold_name() does; of a title such as "本科（学士）" each
 * part is a name as well, unless it names two. -1 for none. */
int zz_choices_find_named (const ZzChoices *choices,
                           const char *name);

/* @number must be one of the list's: numbers come from the list itself. */
static inline const ZzChoice *
zz_choices_get (const ZzChoices *choices,
                guint number)
{
  g_assert (number < choices->len);
  return (const ZzChoice *) choices->pdata[number];
}

G_END_DECLS
