/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue file, from its head to its last check. */
#include "config.h"

#include "store/catalogue-reader.h"

#include "core/error.h"
#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define VERSION 1
/* Ten times a real catalogue; names are looked up one by one. */
#define MAX_BYTES (1024 * 1024)

static gboolean
read_format (ZzReading *reading,
             const ZzJsonNode *root)
{
  const ZzJsonNode *format = zz_json_get_member (reading->json, root, "format");
  const ZzJsonNode *version = zz_json_get_member (reading->json, root, "version");

  if (format == NULL || zz_json_get_kind (format) != ZZ_JSON_STRING
      || strcmp (zz_json_get_string (reading->json, format), "zizhi-catalogue") != 0)
    return zz_reading_fail (reading, root, _ ("this is no catalogue: its \"format\" is not \"zizhi-catalogue\""));
  if (version == NULL || zz_json_get_kind (version) != ZZ_JSON_INTEGER || zz_json_get_integer (reading->json, version) < 1)
    return zz_reading_fail (reading, root, _ ("the catalogue has no \"version\""));
  if (zz_json_get_integer (reading->json, version) == VERSION)
    return TRUE;
  zz_json_set_error (reading->json, version, &reading->error, ZZ_ERROR_NEWER,
                     _ ("the catalogue was written for a newer version of this program; update the program"));
  return FALSE;
}

static gboolean
read_status (ZzReading *reading,
             const ZzJsonNode *root)
{
  static const char *const states[] = { "current", "superseded", "draft" };
  ZzCatalogue *catalogue = reading->catalogue;
  const char *status, *by = NULL;

  if (!zz_reading_string (reading, root, "status", &status))
    return FALSE;
  if (zz_json_get_member (reading->json, root, "superseded_by") != NULL && !zz_reading_string (reading, root, "superseded_by", &by))
    return FALSE;
  catalogue->superseded_by = g_strdup (by);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i], status) == 0)
      {
        catalogue->status = (ZzEditionStatus) i;
        return TRUE;
      }
  return zz_reading_fail (reading, zz_json_get_member (reading->json, root, "status"),
                          _ ("unknown status \"%s\"; there are current, superseded and draft"), status);
}

static gboolean
read_head (ZzReading *reading,
           const ZzJsonNode *root)
{
  static const char *const known[] = {
    "format", "version", "id", "edition", "title", "status", "superseded_by", "confirmed_by_body", "sources", "levels",
    "services", "applications", "registers", "evidence_kinds", "windows", "calendar", "categories", NULL
  };
  ZzCatalogue *catalogue = reading->catalogue;
  const ZzJsonNode *confirmed;
  const char *id, *edition;

  if (!zz_reading_kind (reading, root, ZZ_JSON_OBJECT) || !read_format (reading, root) || !zz_reading_members (reading, root, known)
      || !zz_reading_id (reading, root, '-', &id) || !zz_reading_string (reading, root, "edition", &edition)
      || !zz_reading_text (reading, root, "title", TRUE, &catalogue->title) || !read_status (reading, root)
      || !zz_reading_require (reading, root, "confirmed_by_body", ZZ_JSON_BOOLEAN, &confirmed))
    return FALSE;
  catalogue->id = g_strdup (id);
  catalogue->edition = g_strdup (edition);
  catalogue->confirmed_by_body = zz_json_get_boolean (reading->json, confirmed);
  return TRUE;
}

static gboolean
read_calendar (ZzReading *reading,
               const ZzJsonNode *root)
{
  static const char *const known[] = { "value", "mark", "source", NULL };
  const ZzJsonNode *calendar, *value;

  if (!zz_reading_look (reading, root, "calendar", ZZ_JSON_OBJECT, &calendar))
    return FALSE;
  for (const ZzJsonNode *n = calendar != NULL ? zz_json_first (reading->json, calendar) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id = zz_json_get_member_name (reading->json, n);
      ZzCalendarEntry *entry;

      if (!zz_reading_check_id (reading, n, id, '_') || !zz_reading_members (reading, n, known)
          || !zz_reading_require (reading, n, "value", ZZ_JSON_STRING, &value))
        return FALSE;
      entry = g_new0 (ZzCalendarEntry, 1);
      entry->id = g_strdup (id);
      g_ptr_array_add (reading->catalogue->calendar, entry);
      if (!zz_reading_period (reading, value, &entry->period) || !zz_reading_mark (reading, n, &entry->mark)
          || !zz_reading_source (reading, n, &entry->source))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (ZzReading *reading)
{
  const ZzJsonNode *root = zz_json_get_root (reading->json);

  return read_head (reading, root) && zz_reading_lists (reading, root) && read_calendar (reading, root)
         && zz_reading_registers (reading, root) && zz_reading_categories (reading, root)
         && zz_reading_windows (reading, root) && zz_reading_predicates (reading, root) && zz_reading_clauses (reading)
         && zz_reading_check (reading);
}

static gboolean
read_tables (ZzReading *reading)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) predicates = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) checked = g_hash_table_new (NULL, NULL);

  reading->places = places;
  reading->predicates = predicates;
  reading->checked = checked;
  return read_all (reading);
}

ZzCatalogue *
zz_catalogue_read (GBytes *bytes,
                   const char *name,
                   GError **error)
{
  g_autoptr (ZzJson) json = NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;
  ZzReading reading = { NULL };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: the catalogue is larger than 1 MiB, the most this program reads"), name);
      return NULL;
    }
  json = zz_json_parse (bytes, name, error);
  if (json == NULL)
    return NULL;
  catalogue = zz_catalogue_new ();
  reading.json = json;
  reading.catalogue = catalogue;
  if (!read_tables (&reading))
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  zz_catalogue_seal (catalogue);
  return g_steal_pointer (&catalogue);
}
