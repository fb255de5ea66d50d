/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions for an evidence item. */
#include "config.h"

#include "app/evidence-suggestion.h"

#include "core/evidence-guess.h"
#include "report/words.h"

#include <glib/gi18n.h>

static const ZzField *
get_field (ZzRecord *item,
           guint number)
{
  return zz_register_get_field (zz_record_get_register (item), number);
}

/* The values of the fields of @fields that are suggested; absent: none. */
static void
suggest (ZzSession *session,
         ZzRecord *item,
         const guint *fields,
         ZzValue *values)
{
  g_auto (ZzEvidenceGuess) guess = { 0 };

  zz_evidence_guess (zz_session_get_catalogue (session), zz_record_get_label (item), &guess);
  values[0] = guess.kind >= 0 ? zz_value_choice ((guint) guess.kind) : (ZzValue) ZZ_VALUE_INIT;
  values[1] = guess.clauses[0] != NULL ? zz_value_list (guess.clauses) : (ZzValue) ZZ_VALUE_INIT;
  values[2] = guess.issued != ZZ_DATE_NONE ? zz_value_date (guess.issued) : (ZzValue) ZZ_VALUE_INIT;
  for (guint i = 0; i < 3; i++)
    if (!zz_value_is_absent (zz_record_get (item, fields[i])))
      zz_value_clear (&values[i]);
  /* Clauses that follow from one kind do not suit another one. */
  if (!zz_value_is_absent (zz_record_get (item, fields[0])) && zz_record_get_choice (item, fields[0]) != guess.kind)
    zz_value_clear (&values[1]);
}

static const guint suggested[] = { ZZ_EVIDENCE_KIND, ZZ_EVIDENCE_CLAUSES, ZZ_EVIDENCE_ISSUED };

char *
zz_evidence_suggestion_dup (ZzSession *session,
                            ZzRecord *item)
{
  const ZzMessages *messages;
  g_autoptr (GString) words = NULL;
  ZzValue values[G_N_ELEMENTS (suggested)];

  g_return_val_if_fail (ZZ_IS_SESSION (session) && item != NULL, NULL);

  messages = zz_session_get_messages (session);
  words = g_string_new (NULL);
  suggest (session, item, suggested, values);
  for (guint i = 0; i < G_N_ELEMENTS (suggested); i++)
    {
      const ZzField *field = get_field (item, suggested[i]);
      g_autofree char *text = NULL;

      if (zz_value_is_absent (&values[i]))
        continue;
      text = zz_words_value (messages, zz_session_get_project (session), field, &values[i]);
      g_string_append (words, words->len > 0 ? " · " : "");
      /* Translators: the title of a field and its value: “Valid until: 1 March 2027”. */
      g_string_append_printf (words, _ ("%s: %s"), zz_words_field (messages, field), text);
      zz_value_clear (&values[i]);
    }
  /* Translators: %s are fields with their values. */
  return words->len > 0 ? g_strdup_printf (_ ("The name suggests — %s"), words->str) : NULL;
}

ZzChangeSet *
zz_evidence_suggestion_new_changes (ZzSession *session,
                                    ZzRecord *item)
{
  ZzValue values[G_N_ELEMENTS (suggested)];
  g_autofree char *label = NULL;
  ZzChangeSet *set;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && item != NULL, NULL);

  label = g_strdup_printf (_ ("Fill in “%s”"), zz_record_get_label (item));
  set = zz_change_set_new (label);
  suggest (session, item, suggested, values);
  for (guint i = 0; i < G_N_ELEMENTS (suggested); i++)
    {
      if (!zz_value_is_absent (&values[i]))
        zz_change_set_set (set, zz_record_get_register (item), zz_record_get_id (item), get_field (item, suggested[i]), &values[i]);
      zz_value_clear (&values[i]);
    }
  return set;
}
