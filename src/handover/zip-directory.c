/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of a ZIP file and the local headers it must agree with. */
#include "config.h"

#include "core/error.h"
#include "handover/zip-format.h"
#include "handover/zip-private.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* The directory, loaded whole, is no longer than this. */
#define MAX_DIRECTORY (64u << 20)
#define KNOWN_FLAGS (ZZ_ZIP_SIZES_BEHIND | ZZ_ZIP_UTF8 | ZZ_ZIP_LEVELS)

/* Where the directory is. */
typedef struct
{
  guint64 begin;
  guint64 length;
  guint64 count;
} Directory;

/* One record, local or of the directory. */
typedef struct
{
  const guchar *at;
  const guchar *name;
  guint n_name;
  const guchar *extra;
  guint n_extra;
} Header;

static gboolean
fail_damaged (const ZzZipReader *self,
              GError **error)
{
  return zz_zip_fail (self, ZZ_ERROR_SYNTAX, error,
                      _ ("the file is damaged, cut off, or not a ZIP file; ask for it again"));
}

static gboolean
fail_differs (const ZzZipReader *self,
              const ZzZipEntry *entry,
              GError **error)
{
  return zz_zip_fail_entry (self, entry, ZZ_ERROR_UNSAFE, error,
                            _ ("the list of contents says otherwise than the entry itself; ask for a new package"));
}

static gboolean
read_end64 (const ZzZipReader *self,
            guint64 end,
            Directory *directory,
            GError **error)
{
  guchar bytes[ZZ_ZIP_END64_SIZE + ZZ_ZIP_LOCATOR64_SIZE];
  const guchar *locator = bytes + ZZ_ZIP_END64_SIZE;
  guint64 place;

  if (end < sizeof bytes)
    return fail_damaged (self, error);
  place = end - sizeof bytes;
  if (!zz_zip_read_at (self, bytes, sizeof bytes, place, error))
    return FALSE;
  if (zz_zip_get32 (bytes) != ZZ_ZIP_END64 || zz_zip_get64 (bytes + 4) != ZZ_ZIP_END64_SIZE - 12
      || zz_zip_get64 (bytes + 16) != 0 || zz_zip_get32 (locator) != ZZ_ZIP_LOCATOR64 || zz_zip_get32 (locator + 4) != 0
      || zz_zip_get64 (locator + 8) != place || zz_zip_get32 (locator + 16) != 1
      || zz_zip_get64 (bytes + 24) != zz_zip_get64 (bytes + 32))
    return fail_damaged (self, error);
  directory->count = zz_zip_get64 (bytes + 32);
  directory->length = zz_zip_get64 (bytes + 40);
  directory->begin = zz_zip_get64 (bytes + 48);
  /* It reaches to the record just read and no further. */
  if (directory->begin > place || directory->length != place - directory->begin)
    return fail_damaged (self, error);
  return TRUE;
}

/* The end record stands at the very end: with a comment behind it, another one
 * could stand inside. */
static gboolean
find_directory (const ZzZipReader *self,
                Directory *directory,
                GError **error)
{
  guchar bytes[ZZ_ZIP_END_SIZE];
  guchar before[4] = { 0 };
  guint64 end;

  if (self->length < ZZ_ZIP_END_SIZE)
    return fail_damaged (self, error);
  end = self->length - ZZ_ZIP_END_SIZE;
  if (!zz_zip_read_at (self, bytes, sizeof bytes, end, error))
    return FALSE;
  if (zz_zip_get32 (bytes) != ZZ_ZIP_END || zz_zip_get16 (bytes + 20) != 0 || zz_zip_get32 (bytes + 4) != 0
      || zz_zip_get16 (bytes + 8) != zz_zip_get16 (bytes + 10))
    return fail_damaged (self, error);
  directory->count = zz_zip_get16 (bytes + 10);
  directory->length = zz_zip_get32 (bytes + 12);
  directory->begin = zz_zip_get32 (bytes + 16);
  if (end >= ZZ_ZIP_LOCATOR64_SIZE && !zz_zip_read_at (self, before, 4, end - ZZ_ZIP_LOCATOR64_SIZE, error))
    return FALSE;
  if (directory->count == ZZ_ZIP_SEE64_COUNT || directory->length == ZZ_ZIP_SEE64 || directory->begin == ZZ_ZIP_SEE64
      || zz_zip_get32 (before) == ZZ_ZIP_LOCATOR64)
    return read_end64 (self, end, directory, error);
  if (directory->begin > end || directory->length != end - directory->begin)
    return fail_damaged (self, error);
  return TRUE;
}

/* The data of the extra field @id, or NULL; FALSE where the fields do not fit. */
static gboolean
find_extra (const Header *header,
            guint id,
            const guchar **data,
            guint *n)
{
  const guchar *at = header->extra;
  guint left = header->n_extra;

  *data = NULL;
  *n = 0;
  while (left >= 4)
    {
      const guint length = zz_zip_get16 (at + 2);

      if (length > left - 4)
        return FALSE;
      if (zz_zip_get16 (at) == id)
        {
          if (*data != NULL)
            return FALSE;
          *data = at + 4;
          *n = length;
        }
      at += 4 + length;
      left -= 4 + length;
    }
  return left == 0;
}

/* A number of 32 bits, or the next one of the 64-bit field where it says so. */
static gboolean
take64 (const guchar **data,
        guint *n,
        guint64 *number)
{
  if (*number != ZZ_ZIP_SEE64)
    return TRUE;
  if (*n < 8)
    return FALSE;
  *number = zz_zip_get64 (*data);
  *data += 8;
  *n -= 8;
  return TRUE;
}

static gboolean
check_name (const ZzZipReader *self,
            const Header *header,
            guint flags,
            GError **error)
{
  const guchar *other;
  guint n;

  if (header->n_name == 0 || memchr (header->name, '\0', header->n_name) != NULL)
    return zz_zip_fail (self, ZZ_ERROR_UNSAFE, error, _ ("an entry has no name, or one with a NUL character; ask for a new package"));
  if (!find_extra (header, ZZ_ZIP_EXTRA_NAME, &other, &n))
    return fail_damaged (self, error);
  if (other != NULL)
    return zz_zip_fail (self, ZZ_ERROR_UNSAFE, error, _ ("an entry has two names; ask for a new package"));
  if (!g_utf8_validate ((const char *) header->name, header->n_name, NULL))
    return zz_zip_fail (self, ZZ_ERROR_INVALID, error, _ ("the name of an entry is not UTF-8; ask for a package made by this program"));
  for (guint i = 0; (flags & ZZ_ZIP_UTF8) == 0 && i < header->n_name; i++)
    if (header->name[i] >= 0x80)
      return zz_zip_fail (self, ZZ_ERROR_INVALID, error, _ ("the name of an entry does not say that it is UTF-8; ask for a package made by this program"));
  return TRUE;
}

/* What kind of file it is stands in the upper half, where a program of Unix made it. */
static gboolean
check_kind (const ZzZipReader *self,
            const ZzZipEntry *entry,
            guint flags,
            guint method,
            guint32 attributes,
            GError **error)
{
  const guint kind = attributes >> 16 & S_IFMT;

  if (kind != 0 && kind != (entry->folder ? S_IFDIR : S_IFREG))
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_UNSAFE, error, _ ("a link or device, not a file; ask for a new package"));
  if ((flags & ~KNOWN_FLAGS) != 0)
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_INVALID, error, _ ("it is encrypted or packed in an unusual way; ask for a package without a password"));
  if (method != ZZ_ZIP_STORED && method != ZZ_ZIP_DEFLATED)
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_INVALID, error, _ ("it is packed in a way this program does not read; ask for a usual ZIP file"));
  if (entry->folder ? entry->size != 0 || entry->deflated : !entry->deflated && entry->size != entry->packed)
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_SYNTAX, error, _ ("its sizes contradict each other; ask for a new package"));
  return TRUE;
}

/* A record of the directory becomes an entry. */
static ZzZipEntry *
read_entry (ZzZipReader *self,
            const Header *header,
            GError **error)
{
  const guint flags = zz_zip_get16 (header->at + 8);
  const guint method = zz_zip_get16 (header->at + 10);
  const guchar *data;
  guint n;
  ZzZipEntry *entry;

  if (!check_name (self, header, flags, error))
    return NULL;
  entry = g_new0 (ZzZipEntry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->name = g_strndup ((const char *) header->name, header->n_name);
  entry->folder = header->name[header->n_name - 1] == '/';
  entry->deflated = method == ZZ_ZIP_DEFLATED;
  entry->sizes_behind = (flags & ZZ_ZIP_SIZES_BEHIND) != 0;
  entry->crc = zz_zip_get32 (header->at + 16);
  entry->packed = zz_zip_get32 (header->at + 20);
  entry->size = zz_zip_get32 (header->at + 24);
  entry->offset = zz_zip_get32 (header->at + 42);
  if (!find_extra (header, ZZ_ZIP_EXTRA64, &data, &n) || !take64 (&data, &n, &entry->size)
      || !take64 (&data, &n, &entry->packed) || !take64 (&data, &n, &entry->offset))
    {
      fail_damaged (self, error);
      return NULL;
    }
  return check_kind (self, entry, flags, method, zz_zip_get32 (header->at + 38), error) ? entry : NULL;
}

/* Sizes and sum of the local header; where they stand behind the bytes it may leave
 * them open. */
static gboolean
agrees (const ZzZipEntry *entry,
        const Header *local)
{
  guint64 packed = zz_zip_get32 (local->at + 18), size = zz_zip_get32 (local->at + 22);
  const guint32 crc = zz_zip_get32 (local->at + 14);
  const guchar *data;
  guint n;

  if (!find_extra (local, ZZ_ZIP_EXTRA64, &data, &n) || !take64 (&data, &n, &size) || !take64 (&data, &n, &packed))
    return FALSE;
  if (entry->sizes_behind && packed == 0 && size == 0 && crc == 0)
    return TRUE;
  return packed == entry->packed && size == entry->size && crc == entry->crc;
}

/* Compares the local header with the directory's record @central. */
static gboolean
check_local (const ZzZipReader *self,
             ZzZipEntry *entry,
             const Header *central,
             guint64 end,
             GError **error)
{
  guchar fixed[ZZ_ZIP_LOCAL_SIZE];
  g_autofree guchar *rest = NULL;
  Header local = { .at = fixed };

  if (entry->offset > end || end - entry->offset < sizeof fixed)
    return fail_damaged (self, error);
  if (!zz_zip_read_at (self, fixed, sizeof fixed, entry->offset, error))
    return FALSE;
  local.n_name = zz_zip_get16 (fixed + 26);
  local.n_extra = zz_zip_get16 (fixed + 28);
  entry->begin = entry->offset + sizeof fixed + local.n_name + local.n_extra;
  if (zz_zip_get32 (fixed) != ZZ_ZIP_LOCAL || entry->begin > end || entry->packed > end - entry->begin)
    return fail_damaged (self, error);
  rest = g_malloc ((gsize) local.n_name + local.n_extra + 1);
  if (!zz_zip_read_at (self, rest, (gsize) local.n_name + local.n_extra, entry->offset + sizeof fixed, error))
    return FALSE;
  local.name = rest;
  local.extra = rest + local.n_name;
  if (local.n_name != central->n_name || memcmp (local.name, central->name, local.n_name) != 0
      || zz_zip_get16 (fixed + 6) != zz_zip_get16 (central->at + 8) || zz_zip_get16 (fixed + 8) != zz_zip_get16 (central->at + 10)
      || !agrees (entry, &local))
    return fail_differs (self, entry, error);
  return TRUE;
}

static gboolean
add_entry (ZzZipReader *self,
           const Header *header,
           guint64 end,
           GError **error)
{
  ZzZipEntry *entry = read_entry (self, header, error);

  if (entry == NULL || !check_local (self, entry, header, end, error))
    return FALSE;
  if (!g_hash_table_insert (self->by_name, entry->name, entry))
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_UNSAFE, error, _ ("it is in the package twice; ask for a new package"));
  if (entry->size > ZZ_ZIP_MAX_TOTAL)
    return zz_zip_fail_entry (self, entry, ZZ_ERROR_LIMIT, error, _ ("it is larger than this program unpacks"));
  self->total += entry->size;
  return TRUE;
}

static gboolean
read_records (ZzZipReader *self,
              const Directory *directory,
              const guchar *bytes,
              GError **error)
{
  const guchar *at = bytes;
  gsize left = (gsize) directory->length;

  for (guint64 i = 0; i < directory->count; i++)
    {
      Header header = { .at = at };
      gsize n;

      if (left < ZZ_ZIP_CENTRAL_SIZE || zz_zip_get32 (at) != ZZ_ZIP_CENTRAL || zz_zip_get16 (at + 34) != 0)
        return fail_damaged (self, error);
      header.n_name = zz_zip_get16 (at + 28);
      header.n_extra = zz_zip_get16 (at + 30);
      n = ZZ_ZIP_CENTRAL_SIZE + (gsize) header.n_name + header.n_extra + zz_zip_get16 (at + 32);
      if (n > left)
        return fail_damaged (self, error);
      header.name = at + ZZ_ZIP_CENTRAL_SIZE;
      header.extra = header.name + header.n_name;
      if (!add_entry (self, &header, directory->begin, error))
        return FALSE;
      at += n;
      left -= n;
    }
  return left == 0 ? TRUE : fail_damaged (self, error);
}

static int
compare_places_cb (gconstpointer a,
                   gconstpointer b)
{
  const ZzZipEntry *first = *(ZzZipEntry *const *) a, *second = *(ZzZipEntry *const *) b;

  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/* Behind an entry whose sizes stand behind it are 12 to 24 bytes; behind all others
 * the next entry begins. */
static gboolean
check_gaps (const ZzZipReader *self,
            guint64 end,
            GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->entries, NULL, NULL);
  guint64 place = 0;
  gboolean behind = FALSE;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_places_cb);
  for (guint i = 0; i <= sorted->len; i++)
    {
      const ZzZipEntry *entry = i < sorted->len ? sorted->pdata[i] : NULL;
      const guint64 next = entry != NULL ? entry->offset : end;
      const guint64 gap = next - place;

      if (next < place || (behind ? gap < 12 || gap > 24 || gap % 4 != 0 : gap != 0))
        return zz_zip_fail (self, ZZ_ERROR_UNSAFE, error, _ ("entries overlap, or bytes are hidden between them; ask for a new package"));
      if (entry == NULL)
        break;
      place = entry->begin + entry->packed;
      behind = entry->sizes_behind;
    }
  return TRUE;
}

gboolean
zz_zip_read_directory (ZzZipReader *self,
                       GError **error)
{
  Directory directory = { 0, 0, 0 };
  g_autofree guchar *bytes = NULL;

  if (!find_directory (self, &directory, error))
    return FALSE;
  if (directory.count > ZZ_ZIP_MAX_ENTRIES || directory.length > MAX_DIRECTORY)
    return zz_zip_fail (self, ZZ_ERROR_LIMIT, error, _ ("there are more files in it than this program unpacks"));
  bytes = g_malloc ((gsize) directory.length + 1);
  if (!zz_zip_read_at (self, bytes, (gsize) directory.length, directory.begin, error)
      || !read_records (self, &directory, bytes, error) || !check_gaps (self, directory.begin, error))
    return FALSE;
  if (zz_zip_is_too_much (self->total, self->length))
    return zz_zip_fail (self, ZZ_ERROR_LIMIT, error, _ ("it would unpack to far more than its size lets expect; do not trust it"));
  return TRUE;
}
