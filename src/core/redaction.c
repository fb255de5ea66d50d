/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project redacted into another one. */
#include "core/redaction.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "core/redaction-words.h"

#include <string.h>

#define MARK "redacted"

typedef struct
{
  ZzProject *from;
  ZzProject *to;
  ZzLanguage language;
  ZzSubstitutes *substitutes;
  GHashTable *ids;    /* those that are not kept, to their new ones */
  GHashTable *titles; /* how many items of a kind were named */
  GHashTable *files;  /* path of a file → its new one */
} Redaction;

static gboolean
is_left_out (const Redaction *self,
             const ZzRegister *reg)
{
  return reg == zz_project_get_catalogue (self->from)->builtins[ZZ_BUILTIN_SIGNOFF];
}

static gboolean
is_evidence (const Redaction *self,
             const ZzRegister *reg)
{
  return reg == zz_project_get_catalogue (self->from)->builtins[ZZ_BUILTIN_EVIDENCE];
}

typedef void (*RecordFunc) (Redaction *self,
                            const ZzRecord *record);

/* Calls @func for every record, in the order of the file. */
static void
walk (Redaction *self,
      RecordFunc func)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (self->from);

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const ZzRegister *reg = zz_catalogue_get_register (catalogue, i);
      const GPtrArray *records = zz_project_get_records (self->from, reg);

      for (guint j = 0; j < records->len && !is_left_out (self, reg); j++)
        func (self, records->pdata[j]);
    }
}

static gboolean
is_replaced (ZzPersonal personal)
{
  return personal >= ZZ_PERSONAL_PERSON && personal <= ZZ_PERSONAL_NAME;
}

/* Notes all names and numbers before the first text is written. */
static void
note (Redaction *self,
      const ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzPersonal personal = zz_field_get_personal (zz_register_get_field (reg, i));
      const ZzValue *value = zz_record_get (record, i);

      /* What an item is called is no name to look for: "合同" stands everywhere. */
      if (value->kind == ZZ_VALUE_TEXT && is_replaced (personal) && !(is_evidence (self, reg) && personal == ZZ_PERSONAL_NAME))
        zz_substitutes_note (self->substitutes, personal, value->text);
    }
}

/* Ids are made at random; one with a name in it was not made by this program. Those
 * of answers and overrides are of clauses. */
static void
note_id (Redaction *self,
         const ZzRecord *record)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (self->from);
  const ZzRegister *reg = zz_record_get_register (record);
  const char *id = zz_record_get_id (record);
  g_autofree char *scrubbed = NULL;

  if (reg->single || reg == catalogue->builtins[ZZ_BUILTIN_ANSWER] || reg == catalogue->builtins[ZZ_BUILTIN_OVERRIDE])
    return;
  scrubbed = zz_substitutes_scrub_known (self->substitutes, id);
  if (!g_str_equal (scrubbed, id))
    g_hash_table_insert (self->ids, g_strdup (id), g_strdup_printf ("%s-redacted-%u", reg->id, g_hash_table_size (self->ids) + 1));
}

static const char *
get_id (const Redaction *self,
        const char *id)
{
  const char *other = g_hash_table_lookup (self->ids, id);

  return other != NULL ? other : id;
}

/* What a field refers to. What is no record may be a name that somebody typed. */
static const char *
get_referred (Redaction *self,
              const ZzField *field,
              const char *id)
{
  const gboolean records = field->type == ZZ_FIELD_REFERENCE || field->type == ZZ_FIELD_REFERENCES;

  if (records && !g_hash_table_contains (self->ids, id) && zz_project_find_anywhere (self->from, id) == NULL)
    g_hash_table_insert (self->ids, g_strdup (id), g_strdup_printf ("nothing-" MARK "-%u", g_hash_table_size (self->ids) + 1));
  return get_id (self, id);
}

/* The item's kind and a number: "Lease contract 2". */
static char *
make_title (Redaction *self,
            const ZzRecord *item)
{
  static const char *const without[ZZ_N_LANGUAGES] = { "Evidence", "材料" };
  const ZzChoices *kinds = zz_project_get_catalogue (self->from)->evidence_kinds;
  const int kind = zz_record_get_choice (item, ZZ_EVIDENCE_KIND);
  const char *title = kind >= 0 ? zz_text_get (&((const ZzChoice *) kinds->pdata[kind])->title, self->language) : without[self->language];
  const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->titles, title)) + 1;

  g_hash_table_insert (self->titles, (gpointer) title, GUINT_TO_POINTER (number));
  return g_strdup_printf ("%s %u", title, number);
}

/* The ending is kept if it is an ordinary one. */
static char *
make_file (Redaction *self,
           const char *path)
{
  const char *stop = strrchr (path, '.');
  const gboolean usual = stop != NULL && strlen (stop) <= 5 && strspn (stop + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == strlen (stop + 1);
  const char *there = g_hash_table_lookup (self->files, path);
  char *file;

  if (there != NULL)
    return g_strdup (there);
  file = g_strdup_printf (MARK "/%u%s", g_hash_table_size (self->files) + 1, usual ? stop : "");
  g_hash_table_insert (self->files, g_strdup (path), g_strdup (file));
  return file;
}

static ZzValue
take_text (ZzValueKind kind,
           char *text)
{
  return (ZzValue) { .kind = kind, .text = text };
}

static ZzValue
redact_list (Redaction *self,
             const ZzField *field,
             const ZzValue *value)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; value->list[i] != NULL; i++)
    g_ptr_array_add (list, (gpointer) get_referred (self, field, value->list[i]));
  g_ptr_array_add (list, NULL);
  return zz_value_list ((const char *const *) list->pdata);
}

/* What was not understood may say anything; that something stood there remains. */
static ZzValue
redact_opaque (const ZzField *field)
{
  const gboolean one = field->type == ZZ_FIELD_CHOICE || field->type == ZZ_FIELD_RANK;

  if (!one && field->type != ZZ_FIELD_CHOICES)
    return ZZ_VALUE_INIT;
  return zz_value_text (ZZ_VALUE_OPAQUE, one ? "\"" MARK "\"" : "[\"" MARK "\"]");
}

static ZzValue
redact_text (Redaction *self,
             const ZzField *field,
             const ZzValue *value)
{
  const ZzPersonal personal = zz_field_get_personal (field);

  /* Somebody's name may stand in what says nothing of anyone: a version, say. */
  if (personal == ZZ_PERSONAL_NONE)
    return take_text (ZZ_VALUE_TEXT, zz_substitutes_scrub_known (self->substitutes, value->text));
  if (personal == ZZ_PERSONAL_FREE)
    return take_text (ZZ_VALUE_TEXT, zz_substitutes_scrub (self->substitutes, value->text));
  return take_text (ZZ_VALUE_TEXT, zz_substitutes_replace (self->substitutes, personal, value->text));
}

static ZzValue
redact_value (Redaction *self,
              const ZzField *field,
              const ZzValue *value)
{
  const ZzPersonal personal = zz_field_get_personal (field);

  if (personal == ZZ_PERSONAL_OMITTED)
    return ZZ_VALUE_INIT;
  switch ((int) value->kind)
    {
    case ZZ_VALUE_TEXT:
      return redact_text (self, field, value);
    case ZZ_VALUE_MONEY:
      return personal == ZZ_PERSONAL_NONE ? zz_value_copy (value) : take_text (ZZ_VALUE_MONEY, zz_substitutes_replace_amount (self->substitutes, value->text));
    case ZZ_VALUE_REFERENCE:
      return zz_value_text (ZZ_VALUE_REFERENCE, get_referred (self, field, value->text));
    case ZZ_VALUE_LIST:
      return redact_list (self, field, value);
    case ZZ_VALUE_OPAQUE:
      return redact_opaque (field);
    default:
      return zz_value_copy (value);
    }
}

/* Title and file of an item, which have words of their own. */
static gboolean
redact_item (Redaction *self,
             const ZzRecord *item,
             guint number,
             ZzValue *value)
{
  const char *text = zz_record_get_text (item, number);

  if (text == NULL || (number != ZZ_EVIDENCE_TITLE && number != ZZ_EVIDENCE_FILE))
    return FALSE;
  *value = take_text (ZZ_VALUE_TEXT, number == ZZ_EVIDENCE_TITLE ? make_title (self, item) : make_file (self, text));
  return TRUE;
}

static void
redact_record (Redaction *self,
               const ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  g_autoptr (ZzRecord) copy = reg->single ? zz_record_ref (zz_project_get_single (self->to, reg))
                                          : zz_record_new (reg, get_id (self, zz_record_get_id (record)));

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      ZzValue value;

      if (!is_evidence (self, reg) || !redact_item (self, record, i, &value))
        value = redact_value (self, field, zz_record_get (record, i));
      zz_record_fill (copy, field, value);
    }
  if (!reg->single)
    zz_project_add (self->to, copy);
}

/* A UUID that follows from the project's own. */
static char *
make_project_id (const char *id)
{
  g_autofree char *text = g_strconcat (MARK ":", id, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.8s-%.4s-4%.3s-8%.3s-%.12s", sum, sum + 8, sum + 12, sum + 15, sum + 18);
}

ZzProject *
zz_project_redact (ZzProject *project,
                   ZzLanguage language)
{
  Redaction self = { project, NULL, language, NULL, NULL, NULL, NULL };
  g_autofree char *id = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && language < ZZ_N_LANGUAGES, NULL);

  id = make_project_id (zz_project_get_id (project));
  self.to = zz_project_new (zz_project_get_catalogue (project), id);
  self.substitutes = zz_substitutes_new (language);
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.titles = g_hash_table_new (g_str_hash, g_str_equal);
  self.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  walk (&self, note);
  walk (&self, note_id);
  walk (&self, redact_record);
  zz_project_add_extra (self.to, MARK, "true");
  g_hash_table_unref (self.files);
  g_hash_table_unref (self.titles);
  g_hash_table_unref (self.ids);
  zz_substitutes_free (self.substitutes);
  return self.to;
}

/* The items of both stand in the same order. */
ZzProofStates *
zz_project_redact_proof (ZzProject *project,
                         ZzProject *redacted,
                         const ZzProofStates *proof)
{
  const GPtrArray *items, *others;
  ZzProofStates *states;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && ZZ_IS_PROJECT (redacted) && proof != NULL, NULL);

  items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  others = zz_project_get_builtin (redacted, ZZ_BUILTIN_EVIDENCE);
  states = zz_proof_states_new ();
  for (guint i = 0; i < MIN (items->len, others->len); i++)
    zz_proof_states_set (states, zz_record_get_id (others->pdata[i]), zz_proof_states_get (proof, zz_record_get_id (items->pdata[i])));
  return states;
}

gboolean
zz_project_is_redacted (ZzProject *project)
{
  const GPtrArray *extras;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), FALSE);

  extras = zz_project_get_extras (project);
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    {
      const ZzExtra *extra = extras->pdata[i];

      if (g_str_equal (extra->path, MARK) && g_str_equal (extra->json, "true"))
        return TRUE;
    }
  return FALSE;
}
