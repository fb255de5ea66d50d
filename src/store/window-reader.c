/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal windows (rules.md §3). */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>

/* A field of the type a window needs. */
static gboolean
read_window_field (ZzReading *reading,
                   const ZzJsonNode *node,
                   const char *name,
                   const ZzRegister *reg,
                   ZzFieldType type,
                   const ZzField **field)
{
  const ZzJsonNode *member;

  if (!zz_reading_require (reading, node, name, ZZ_JSON_STRING, &member) || !zz_reading_field (reading, member, reg, field))
    return FALSE;
  return (*field)->type == type
             ? TRUE
             : zz_reading_fail (reading, member, _ ("field \"%s\" is no %s"), (*field)->id, zz_field_type_get_id (type));
}

static gboolean
read_window (ZzReading *reading,
             const ZzJsonNode *node,
             ZzWindow *window)
{
  static const char *const known[] = { "register", "year", "issued", "founded", "years", "grace", NULL };
  const ZzJsonNode *reg, *years, *grace;

  if (!zz_reading_members (reading, node, known) || !zz_reading_require (reading, node, "register", ZZ_JSON_STRING, &reg)
      || !zz_reading_register (reading, reg, &window->over)
      || !read_window_field (reading, node, "year", window->over, ZZ_FIELD_YEAR, &window->year)
      || !read_window_field (reading, node, "issued", window->over, ZZ_FIELD_DATE, &window->issued)
      || !read_window_field (reading, node, "founded", reading->catalogue->organisation, ZZ_FIELD_DATE, &window->founded))
    return FALSE;
  years = zz_json_get_member (reading->json, node, "years");
  grace = zz_json_get_member (reading->json, node, "grace");
  if (years == NULL || grace == NULL)
    return zz_reading_fail (reading, node, _ ("the member \"%s\" is missing"), years == NULL ? "years" : "grace");
  return zz_reading_number (reading, years, &window->years) && zz_reading_duration (reading, grace, &window->grace);
}

gboolean
zz_reading_windows (ZzReading *reading,
                    const ZzJsonNode *root)
{
  const ZzJsonNode *windows;

  if (!zz_reading_look (reading, root, "windows", ZZ_JSON_OBJECT, &windows))
    return FALSE;
  for (const ZzJsonNode *n = windows != NULL ? zz_json_first (reading->json, windows) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id = zz_json_get_member_name (reading->json, n);
      ZzWindow *window;

      if (!zz_reading_check_id (reading, n, id, '_'))
        return FALSE;
      window = g_new0 (ZzWindow, 1);
      window->id = g_strdup (id);
      g_ptr_array_add (reading->catalogue->windows, window);
      zz_reading_note (reading, window, n);
      if (!read_window (reading, n, window))
        return FALSE;
    }
  return TRUE;
}
