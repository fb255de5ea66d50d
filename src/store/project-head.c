/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a project file: its format and its catalogue. */
#include "config.h"

#include "store/project-loading.h"

#include "core/error.h"
#include "store/json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
zz_loading_fail (ZzLoading *loading,
                 const ZzJsonNode *node,
                 const char *message)
{
  zz_json_set_error (loading->json, node, loading->error, ZZ_ERROR_INVALID, "%s", message);
  return FALSE;
}

gboolean
zz_loading_kind (ZzLoading *loading,
                 const ZzJsonNode *node,
                 ZzJsonKind kind)
{
  if (zz_json_get_kind (node) == kind)
    return TRUE;
  zz_json_set_error (loading->json, node, loading->error, ZZ_ERROR_INVALID, _ ("%s is expected here, not %s"),
                     zz_json_kind_get_words (kind), zz_json_kind_get_words (zz_json_get_kind (node)));
  return FALSE;
}

gboolean
zz_loading_format (ZzLoading *loading,
                   const ZzJsonNode *root,
                   gboolean *newer)
{
  const ZzJsonNode *format = zz_json_get_member (loading->json, root, "format");
  const ZzJsonNode *version = zz_json_get_member (loading->json, root, "version");

  if (format == NULL || zz_json_get_kind (format) != ZZ_JSON_STRING
      || strcmp (zz_json_get_string (loading->json, format), "zizhi-project") != 0)
    return zz_loading_fail (loading, root, _ ("this is no project: its \"format\" is not \"zizhi-project\""));
  if (version == NULL || zz_json_get_kind (version) != ZZ_JSON_INTEGER || zz_json_get_integer (loading->json, version) < 1)
    return zz_loading_fail (loading, version != NULL ? version : root, _ ("the project has no \"version\", a whole number from 1"));
  loading->newer = zz_json_get_integer (loading->json, version) > ZZ_PROJECT_VERSION;
  if (newer != NULL)
    *newer = loading->newer;
  if (!loading->newer || newer != NULL)
    return TRUE;
  zz_json_set_error (loading->json, version, loading->error, ZZ_ERROR_NEWER,
                     _ ("a newer version of this program wrote the project; update the program to change it"));
  return FALSE;
}

const char *
zz_loading_text (ZzLoading *loading,
                 const ZzJsonNode *object,
                 const char *name)
{
  const ZzJsonNode *node = zz_json_get_member (loading->json, object, name);

  if (node == NULL)
    {
      zz_json_set_error (loading->json, object, loading->error, ZZ_ERROR_INVALID, _ ("the member \"%s\" is missing"), name);
      return NULL;
    }
  if (!zz_loading_kind (loading, node, ZZ_JSON_STRING))
    return NULL;
  if (*zz_json_get_string (loading->json, node) != '\0')
    return zz_json_get_string (loading->json, node);
  zz_loading_fail (loading, node, _ ("the text is empty"));
  return NULL;
}

ZzCatalogue *
zz_loading_catalogue (ZzLoading *loading,
                      const ZzJsonNode *root,
                      ZzCatalogueStore *catalogues)
{
  const ZzJsonNode *node = zz_json_get_member (loading->json, root, "catalogue");
  g_autoptr (GError) local = NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;
  const char *id, *edition;

  if (node == NULL)
    {
      zz_loading_fail (loading, root, _ ("the project does not name its \"catalogue\""));
      return NULL;
    }
  id = zz_loading_kind (loading, node, ZZ_JSON_OBJECT) ? zz_loading_text (loading, node, "id") : NULL;
  edition = id != NULL ? zz_loading_text (loading, node, "edition") : NULL;
  if (edition == NULL)
    return NULL;
  catalogue = zz_catalogue_store_load (catalogues, id, &local);
  if (catalogue == NULL)
    {
      zz_json_set_error (loading->json, node, loading->error, local->domain == ZZ_ERROR ? local->code : ZZ_ERROR_INVALID, "%s", local->message);
      return NULL;
    }
  if (strcmp (catalogue->edition, edition) == 0)
    return g_steal_pointer (&catalogue);
  zz_json_set_error (loading->json, node, loading->error, ZZ_ERROR_NOT_FOUND,
                     _ ("the project was made with edition \"%s\" of catalogue \"%s\", and here is edition \"%s\""),
                     edition, id, catalogue->edition);
  return NULL;
}
