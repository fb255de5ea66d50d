/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointers to unknown members. */
#include "store/project-pointer.h"

char *
zz_pointer_join (const char *prefix,
                 const char *name)
{
  GString *pointer;

  g_return_val_if_fail (prefix != NULL && name != NULL, NULL);

  pointer = g_string_new (prefix);
  for (; *name != '\0'; name++)
    if (*name == '~')
      g_string_append (pointer, "~0");
    else if (*name == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *name);
  return g_string_free (pointer, FALSE);
}

char *
zz_pointer_get_name (const char *escaped,
                     gsize length)
{
  GString *name;

  g_return_val_if_fail (escaped != NULL, NULL);

  name = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    if (escaped[i] == '~' && i + 1 < length)
      g_string_append_c (name, escaped[++i] == '1' ? '/' : '~');
    else
      g_string_append_c (name, escaped[i]);
  return g_string_free (name, FALSE);
}
