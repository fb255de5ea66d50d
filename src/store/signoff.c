/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-offs: the digest of a state, and the state itself. */
#include "config.h"

#include "store/signoff.h"

#include "core/builtin.h"
#include "core/difference.h"
#include "core/error.h"
#include "core/field.h"
#include "store/digest.h"
#include "store/json.h"
#include "store/project-codec.h"

#include <glib/gi18n-lib.h>

#define PREFIX "sha256:"

/* The project as it would be without sign-offs. */
static ZzProject *
leave_out (ZzProject *project)
{
  const GPtrArray *signoffs = zz_project_get_builtin (project, ZZ_BUILTIN_SIGNOFF);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);

  for (guint i = 0; i < signoffs->len; i++)
    zz_change_set_remove (set, signoffs->pdata[i]);
  /* Removing what is there cannot fail. */
  return zz_project_suppose (project, set, NULL);
}

static GBytes *
write_state (ZzProject *project)
{
  g_autoptr (ZzProject) state = leave_out (project);

  return zz_project_write (state);
}

static char *
digest_bytes (GBytes *bytes)
{
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  char hex[65];

  if (digest == NULL || !zz_digest_add (digest, data, size) || !zz_digest_end (digest, hex))
    return NULL;
  return g_strconcat (PREFIX, hex, NULL);
}

char *
zz_signoff_digest (ZzProject *project)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  bytes = write_state (project);
  return digest_bytes (bytes);
}

/* Everything @in gives, or what is wrong; more than @most bytes are wrong. */
static GBytes *
read_all (GInputStream *in,
          GConverter *converter,
          gsize most,
          GError **error)
{
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (in, converter);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[16384];
  gssize n;

  while ((n = g_input_stream_read (converted, block, sizeof block, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len <= most)
        continue;
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("the copy of what was signed is larger than any project"));
      return NULL;
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
convert (GBytes *bytes,
         GConverter *converter,
         GError **error)
{
  g_autoptr (GConverter) owned = converter;
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);

  return read_all (in, owned, ZZ_JSON_MAX_BYTES, error);
}

static char *
pack (GBytes *bytes,
      GError **error)
{
  g_autoptr (GBytes) packed = convert (bytes, G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9)), error);

  return packed != NULL ? g_base64_encode (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed)) : NULL;
}

static GBytes *
unpack (const char *text,
        GError **error)
{
  gsize size;
  guchar *data = g_base64_decode (text, &size);
  g_autoptr (GBytes) packed = g_bytes_new_take (data, size);

  return convert (packed, G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB)), error);
}

static const ZzField *
get_field (const ZzRecord *record,
           guint number)
{
  return zz_register_get_field (zz_record_get_register (record), number);
}

static gboolean
fill_text (ZzRecord *record,
           guint number,
           const char *text,
           GError **error)
{
  ZzValue value = ZZ_VALUE_INIT;

  if (text != NULL && !zz_field_read (get_field (record, number), text, &value, error))
    return FALSE;
  zz_record_fill (record, get_field (record, number), value);
  return TRUE;
}

static void
fill (ZzRecord *record,
      guint number,
      ZzValueKind kind,
      const char *text)
{
  zz_record_fill (record, get_field (record, number), zz_value_text (kind, text));
}

ZzRecord *
zz_signoff_new (ZzProject *project,
                const char *by,
                const char *role,
                GDateTime *now,
                const char *totals,
                GError **error)
{
  const ZzRegister *reg;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZzRecord) record = NULL;
  g_autofree char *id = NULL, *at = NULL, *digest = NULL, *state = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && by != NULL && now != NULL, NULL);

  reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_SIGNOFF];
  id = zz_record_make_id (reg);
  record = zz_record_new (reg, id);
  if (!fill_text (record, ZZ_SIGNOFF_BY, by, error) || !fill_text (record, ZZ_SIGNOFF_ROLE, role, error))
    return NULL;
  bytes = write_state (project);
  digest = digest_bytes (bytes);
  if (digest == NULL)
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("this system has no SHA-256, so nothing can be signed"));
      return NULL;
    }
  state = pack (bytes, error);
  if (state == NULL)
    return NULL;
  utc = g_date_time_to_utc (now);
  at = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  fill (record, ZZ_SIGNOFF_AT, ZZ_VALUE_TEXT, at);
  fill (record, ZZ_SIGNOFF_DIGEST, ZZ_VALUE_TEXT, digest);
  fill (record, ZZ_SIGNOFF_STATE, ZZ_VALUE_TEXT, state);
  if (totals != NULL)
    fill (record, ZZ_SIGNOFF_TOTALS, ZZ_VALUE_OPAQUE, totals);
  return g_steal_pointer (&record);
}

gboolean
zz_signoff_holds (ZzProject *project,
                  const ZzRecord *signoff)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && signoff != NULL, FALSE);

  digest = zz_signoff_digest (project);
  return digest != NULL && g_strcmp0 (digest, zz_record_get_text (signoff, ZZ_SIGNOFF_DIGEST)) == 0;
}

ZzProject *
zz_signoff_read (const ZzRecord *signoff,
                 ZzCatalogueStore *catalogues,
                 GError **error)
{
  const char *text;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (signoff != NULL && catalogues != NULL, NULL);

  text = zz_record_get_text (signoff, ZZ_SIGNOFF_STATE);
  if (text == NULL)
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("the sign-off keeps no copy of what was signed, only its digest"));
      return NULL;
    }
  bytes = unpack (text, NULL);
  digest = bytes != NULL ? digest_bytes (bytes) : NULL;
  if (digest != NULL && g_strcmp0 (digest, zz_record_get_text (signoff, ZZ_SIGNOFF_DIGEST)) == 0)
    return zz_project_read (bytes, zz_record_get_id (signoff), catalogues, NULL, error);
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_INVALID,
                       _ ("the copy kept with the sign-off is not what was signed: its digest is another one; sign the project anew"));
  return NULL;
}

ZzChangeSet *
zz_signoff_compare (ZzProject *was_signed,
                    ZzProject *project,
                    GError **error)
{
  g_autoptr (ZzProject) present = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (was_signed) && ZZ_IS_PROJECT (project), NULL);

  present = leave_out (project);
  return zz_difference_new (was_signed, present, error);
}
