/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Media types by ending. */
#include "store/media-type.h"

#include <gio/gio.h>
#include <string.h>

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define LONGEST_ENDING 5

static const struct
{
  const char *ending;
  const char *type;
} usual[] = {
  { "pdf", "application/pdf" },
  { "ofd", "application/ofd" },
  { "docx", OFFICE "wordprocessingml.document" },
  { "xlsx", OFFICE "spreadsheetml.sheet" },
  { "pptx", OFFICE "presentationml.presentation" },
  { "doc", "application/msword" },
  { "xls", "application/vnd.ms-excel" },
  { "ppt", "application/vnd.ms-powerpoint" },
  { "odt", "application/vnd.oasis.opendocument.text" },
  { "ods", "application/vnd.oasis.opendocument.spreadsheet" },
  { "png", "image/png" },
  { "jpg", "image/jpeg" },
  { "jpeg", "image/jpeg" },
  { "tif", "image/tiff" },
  { "tiff", "image/tiff" },
  { "txt", "text/plain" },
  { "csv", "text/csv" },
  { "html", "text/html" },
  { "xml", "application/xml" },
  { "zip", "application/zip" },
};

/* The ending without its full stop, or NULL: "报告v2.0" has none. */
static const char *
find_ending (const char *name)
{
  const char *stop = strrchr (name, '.');
  gboolean letters = FALSE;

  if (stop == NULL || strspn (name, ".") >= (gsize) (stop - name) || strlen (stop + 1) > LONGEST_ENDING)
    return NULL;
  for (const char *c = stop + 1; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c))
        return NULL;
      letters |= g_ascii_isalpha (*c);
    }
  return letters ? stop + 1 : NULL;
}

char *
zz_media_type_guess (const char *name,
                     const guchar *head,
                     gsize n_head)
{
  const char *ending;
  g_autofree char *type = NULL;
  char *media_type;

  g_return_val_if_fail (name != NULL, NULL);

  ending = find_ending (name);
  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (usual); i++)
    if (g_ascii_strcasecmp (usual[i].ending, ending) == 0)
      return g_strdup (usual[i].type);
  type = g_content_type_guess (name, head, n_head, NULL);
  media_type = g_content_type_get_mime_type (type);
  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

char *
zz_media_type_dup_title (const char *name)
{
  const char *ending;

  g_return_val_if_fail (name != NULL, NULL);

  ending = find_ending (name);
  return ending != NULL ? g_strndup (name, (gsize) (ending - 1 - name)) : g_strdup (name);
}
