/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evidence reads in the window. */
#include "config.h"

#include "app/evidence-words.h"

#include "report/words.h"

#include <glib/gi18n.h>

/* So many names fit on a line. */
#define MAX_NAMES 3

char *
zz_evidence_words_need (ZzSession *session,
                        const ZzNeed *need)
{
  return zz_words_need_line (zz_session_get_messages (session), zz_session_get_catalogue (session), need);
}

static void
append_records (GString *words,
                ZzSession *session,
                ZzRecord *item)
{
  const ZzValue *records = zz_record_get (item, ZZ_EVIDENCE_RECORDS);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (records->kind != ZZ_VALUE_LIST)
    return;
  for (guint i = 0; records->list[i] != NULL && i < MAX_NAMES; i++)
    g_ptr_array_add (names, zz_words_record (zz_session_get_messages (session), zz_session_get_project (session), records->list[i]));
  list = zz_words_names (zz_session_get_messages (session), names, g_strv_length (records->list));
  g_string_append (words, " · ");
  /* Translators: %s are the records that a piece of evidence is for. */
  g_string_append_printf (words, _ ("for %s"), list);
}

static void
append_field (GString *words,
              ZzSession *session,
              ZzRecord *item,
              guint number)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), number);
  const ZzValue *value = zz_record_get (item, number);
  g_autofree char *text = NULL;

  if (zz_value_is_absent (value))
    return;
  text = zz_words_value (messages, zz_session_get_project (session), field, value);
  g_string_append (words, " · ");
  /* Translators: the title of a field and its value: “Valid until: 1 March 2027”. */
  g_string_append_printf (words, _ ("%s: %s"), zz_words_field (messages, field), text);
}

char *
zz_evidence_words_item (ZzSession *session,
                        ZzRecord *item)
{
  const ZzField *kind = zz_register_get_field (zz_record_get_register (item), ZZ_EVIDENCE_KIND);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = zz_words_value (zz_session_get_messages (session), zz_session_get_project (session),
                                           kind, zz_record_get (item, ZZ_EVIDENCE_KIND));

  g_string_append (words, *title != '\0' ? title : _ ("Kind not recorded"));
  append_field (words, session, item, ZZ_EVIDENCE_ISSUED);
  append_field (words, session, item, ZZ_EVIDENCE_VALID_UNTIL);
  append_records (words, session, item);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
zz_evidence_words_idle (ZzSession *session,
                        ZzRecord *item)
{
  const ZzMessages *messages = zz_session_get_messages (session);

  switch ((int) zz_session_get_proof (session, zz_record_get_id (item)))
    {
    case ZZ_PROOF_MISSING:
      return zz_words_item (messages, &(ZzItem) { .code = ZZ_ITEM_MISSING, .day = ZZ_DATE_NONE });
    case ZZ_PROOF_SIZE_DIFFERS:
    case ZZ_PROOF_HASH_DIFFERS:
      return zz_words_item (messages, &(ZzItem) { .code = ZZ_ITEM_CHANGED, .day = ZZ_DATE_NONE });
    default:
      return g_strdup (_ ("not counted: see its kind and the records it is for"));
    }
}

ZzStatus
zz_evidence_get_status (ZzItemCode code)
{
  switch ((int) code)
    {
    case ZZ_ITEM_GOOD:
      return ZZ_STATUS_MET;
    case ZZ_ITEM_UNDATED_ISSUE:
    case ZZ_ITEM_UNDATED_END:
    case ZZ_ITEM_UNCHECKED:
      return ZZ_STATUS_UNKNOWN;
    default:
      return ZZ_STATUS_NOT_MET;
    }
}
