/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook part and the relations that lead from part to part. */
#include "config.h"

#include "store/xlsx-book.h"
#include "store/xlsx-part.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

#define MAX_RELATIONS 10000

typedef struct
{
  char *id;
  char *type;
  char *target; /* path in the ZIP file */
} Relation;

static void
relation_free_cb (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The path @target leads to from a part in @folder. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = *target == '/' ? g_strdup (target) : g_strconcat (*folder != '\0' ? "/" : "", folder, "/", target, NULL);
  g_autofree char *plain = g_canonicalize_filename (joined, "/");

  return g_strdup (plain + 1);
}

static void
add_relation (GPtrArray *relations,
              ZzXlsxPart *part,
              const char *folder)
{
  g_autofree char *target = zz_xlsx_part_dup_attribute (part, "Target");
  Relation *relation;

  if (target == NULL)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = zz_xlsx_part_dup_attribute (part, "Id");
  relation->type = zz_xlsx_part_dup_attribute (part, "Type");
  relation->target = resolve (folder, target);
  g_ptr_array_add (relations, relation);
}

/* The relations of the part @base in @folder; without such a part there are none. */
static GPtrArray *
read_relations (GBytes *bytes,
                const char *name,
                const char *folder,
                const char *base,
                GError **error)
{
  g_autofree char *path = g_strconcat (folder, *folder != '\0' ? "/" : "", "_rels/", base, ".rels", NULL);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free_cb);
  g_autoptr (GError) local = NULL;
  g_autoptr (ZzXlsxPart) part = zz_xlsx_part_open (bytes, name, path, &local);
  ZzXlsxEvent event = ZZ_XLSX_DONE;

  while (part != NULL && (event = zz_xlsx_part_next (part, &local)) > ZZ_XLSX_DONE)
    if (event == ZZ_XLSX_START && zz_xlsx_part_is (part, "Relationship") && relations->len < MAX_RELATIONS)
      add_relation (relations, part, folder);
  if (local == NULL)
    return g_steal_pointer (&relations);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static const char *
find_target (const GPtrArray *relations,
             const char *id,
             const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (relation->type != NULL && g_str_has_suffix (relation->type, type) && (id == NULL || g_strcmp0 (relation->id, id) == 0))
        return relation->target;
    }
  return NULL;
}

/* The first worksheet that is shown, else the first one. */
static void
take_sheet (ZzXlsxBook *book,
            gboolean *shown,
            ZzXlsxPart *part,
            const GPtrArray *relations)
{
  g_autofree char *id = zz_xlsx_part_dup_attribute (part, "id");
  g_autofree char *state = zz_xlsx_part_dup_attribute (part, "state");
  const char *target = id != NULL ? find_target (relations, id, "/worksheet") : NULL;
  const gboolean visible = state == NULL || g_str_equal (state, "visible");

  if (target == NULL || *shown || (book->sheet != NULL && !visible))
    return;
  g_free (book->sheet);
  book->sheet = g_strdup (target);
  *shown = visible;
}

static gboolean
read_workbook (ZzXlsxBook *book,
               GBytes *bytes,
               const char *name,
               const char *path,
               const GPtrArray *relations,
               GError **error)
{
  g_autoptr (ZzXlsxPart) part = zz_xlsx_part_open (bytes, name, path, error);
  gboolean shown = FALSE;
  ZzXlsxEvent event;

  if (part == NULL)
    return FALSE;
  while ((event = zz_xlsx_part_next (part, error)) > ZZ_XLSX_DONE)
    if (event == ZZ_XLSX_START && zz_xlsx_part_is (part, "workbookPr"))
      {
        g_autofree char *since_1904 = zz_xlsx_part_dup_attribute (part, "date1904");

        book->since_1904 = g_strcmp0 (since_1904, "1") == 0 || g_strcmp0 (since_1904, "true") == 0;
      }
    else if (event == ZZ_XLSX_START && zz_xlsx_part_is (part, "sheet"))
      take_sheet (book, &shown, part, relations);
  return event == ZZ_XLSX_DONE;
}

static gboolean
read_parts (ZzXlsxBook *book,
            GBytes *bytes,
            const char *name,
            const char *path,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GPtrArray) relations = read_relations (bytes, name, g_str_equal (folder, ".") ? "" : folder, base, error);

  if (relations == NULL || !read_workbook (book, bytes, name, path, relations, error))
    return FALSE;
  book->strings = g_strdup (find_target (relations, NULL, "/sharedStrings"));
  book->styles = g_strdup (find_target (relations, NULL, "/styles"));
  return book->sheet != NULL;
}

gboolean
zz_xlsx_book_read (ZzXlsxBook *book,
                   GBytes *bytes,
                   const char *name,
                   GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  const char *path;

  g_return_val_if_fail (book != NULL && bytes != NULL && name != NULL, FALSE);

  relations = read_relations (bytes, name, "", "", &local);
  path = relations != NULL ? find_target (relations, NULL, "/officeDocument") : NULL;
  if (path != NULL && read_parts (book, bytes, name, path, &local))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: this is no XLSX workbook with a sheet; open it in a spreadsheet and save it as .xlsx or CSV"), name);
  return FALSE;
}

void
zz_xlsx_book_clear (ZzXlsxBook *book)
{
  g_return_if_fail (book != NULL);

  g_clear_pointer (&book->sheet, g_free);
  g_clear_pointer (&book->strings, g_free);
  g_clear_pointer (&book->styles, g_free);
}
