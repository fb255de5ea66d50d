/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a plan. */
#include "store/table-words.h"

#include "core/field.h"

char *
zz_table_words_value (ZzProject *project,
                      const ZzField *field,
                      const ZzValue *value,
                      ZzLanguage language)
{
  ZzRecord *record = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && field != NULL && value != NULL, NULL);

  if (value->kind == ZZ_VALUE_REFERENCE && field->refers != NULL)
    record = zz_project_find (project, field->refers, value->text);
  if (record != NULL && *zz_record_get_label (record) != '\0')
    return g_strdup (zz_record_get_label (record));
  return zz_field_write (field, value, language);
}

char *
zz_table_words_change (ZzProject *project,
                       const ZzTablePlan *plan,
                       const ZzPlanRow *row,
                       guint number,
                       ZzLanguage language)
{
  const ZzChange *change;
  g_autofree char *before = NULL, *after = NULL;

  g_return_val_if_fail (plan != NULL && row != NULL && row->fate == ZZ_ROW_CHANGED && number < row->n_changes, NULL);

  change = zz_change_set_get_change (plan->changes, row->first_change + number);
  before = zz_table_words_value (project, change->field, zz_record_get (row->record, change->field->number), language);
  after = zz_table_words_value (project, change->field, &change->after, language);
  return g_strdup_printf ("%s: %s → %s", zz_text_get (&change->field->title, language), *before != '\0' ? before : "—", after);
}
