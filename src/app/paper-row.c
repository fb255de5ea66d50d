/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person and one certificate as an item of a list. */
#include "config.h"

#include "app/paper-row.h"

#include "app/record-row.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzPaperRow
{
  GObject parent_instance;

  ZzSession *session;
  GPtrArray *papers;
  const ZzPaper *paper;
};

G_DEFINE_FINAL_TYPE (ZzPaperRow, zz_paper_row, G_TYPE_OBJECT)

static void
zz_paper_row_finalize (GObject *object)
{
  ZzPaperRow *self = ZZ_PAPER_ROW (object);

  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_paper_row_parent_class)->finalize (object);
}

static void
zz_paper_row_class_init (ZzPaperRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_paper_row_finalize;
}

static void
zz_paper_row_init (ZzPaperRow *self)
{
}

ZzPaperRow *
zz_paper_row_new (ZzSession *session,
                  GPtrArray *papers,
                  guint number)
{
  ZzPaperRow *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (papers != NULL && number < papers->len, NULL);

  self = g_object_new (ZZ_TYPE_PAPER_ROW, NULL);
  self->session = g_object_ref (session);
  self->papers = g_ptr_array_ref (papers);
  self->paper = papers->pdata[number];
  return self;
}

const char *
zz_paper_row_get_id (ZzPaperRow *self)
{
  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), NULL);

  return zz_record_get_id (self->paper->certificate != NULL ? self->paper->certificate : self->paper->person);
}

guint
zz_paper_row_get_n_mismatches (ZzPaperRow *self)
{
  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), 0);

  return self->paper->mismatches->len;
}

char *
zz_paper_row_dup_person (ZzPaperRow *self)
{
  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), NULL);

  return self->paper->person != NULL ? zz_record_row_dup_name (self->session, self->paper->person) : g_strdup ("");
}

char *
zz_paper_row_dup_certificate (ZzPaperRow *self)
{
  g_autofree char *kind = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), NULL);

  if (self->paper->certificate == NULL)
    return g_strdup ("");
  kind = zz_paper_row_dup_field (self, "certificate", "kind");
  number = zz_record_row_dup_name (self->session, self->paper->certificate);
  return g_strdup_printf ("%s · %s", number, kind);
}

char *
zz_paper_row_dup_field (ZzPaperRow *self,
                        const char *reg,
                        const char *field_id)
{
  ZzRecord *record;
  const ZzField *field;
  const ZzValue *value;

  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), NULL);

  record = g_str_equal (reg, "person") ? self->paper->person : self->paper->certificate;
  field = record != NULL ? zz_register_find_field (zz_record_get_register (record), field_id) : NULL;
  value = field != NULL ? zz_record_get (record, field->number) : NULL;
  if (value == NULL || zz_value_is_absent (value))
    return g_strdup ("");
  if (value->kind == ZZ_VALUE_DATE)
    return zz_field_format (field, value);
  return zz_words_value (zz_session_get_messages (self->session), zz_session_get_project (self->session), field, value);
}

char *
zz_paper_row_dup_mismatches (ZzPaperRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ZZ_IS_PAPER_ROW (self), NULL);

  for (guint i = 0; i < self->paper->mismatches->len; i++)
    {
      g_autofree char *line = zz_words_mismatch (zz_session_get_messages (self->session),
                                                 &g_array_index (self->paper->mismatches, ZzMismatch, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("All matches"));
}
