/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evidence reads in the window. */
#include "config.h"

#include "app/evidence-words.h"

#include "report/words.h"

#include <glib/gi18n.h>

/* So many names fit on a line. */
#define MAX_NAMES 3

static void
append (GString *string,
        const char *separator,
        const char *text)
{
  if (string->len > 0)
    g_string_append (string, separator);
  g_string_append (string, text);
}

static void
append_kinds (GString *words,
              ZzSession *session,
              const ZzNeed *need)
{
  const ZzChoices *kinds = zz_session_get_catalogue (session)->evidence_kinds;

  for (guint i = 0; i < need->kinds->len; i++)
    {
      const ZzChoice *kind = zz_choices_get (kinds, g_array_index (need->kinds, guint, i));

      append (words, need->all ? _ (" and ") : _ (" or "),
              zz_messages_text (zz_session_get_messages (session), &kind->title));
    }
}

char *
zz_evidence_words_need (ZzSession *session,
                        const ZzNeed *need)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  g_autoptr (GString) words = g_string_new (NULL);

  append_kinds (words, session, need);
  if (need->per_register != NULL)
    g_string_append_printf (words, _ (" — for each of “%s”"), zz_words_register (messages, need->per_register));
  if (need->has_not_older_than)
    {
      g_autofree char *period = zz_words_period (messages, need->not_older_than);

      g_string_append_printf (words, _ (" — not older than %s"), period);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
append_records (GString *words,
                ZzSession *session,
                ZzRecord *item)
{
  const ZzValue *records = zz_record_get (item, ZZ_EVIDENCE_RECORDS);
  g_autoptr (GString) names = g_string_new (NULL);

  if (records->kind != ZZ_VALUE_LIST)
    return;
  for (guint i = 0; records->list[i] != NULL && i < MAX_NAMES; i++)
    {
      g_autofree char *name = zz_words_record (zz_session_get_messages (session), zz_session_get_project (session),
                                               records->list[i]);

      append (names, _ (", "), name);
    }
  if (g_strv_length (records->list) > MAX_NAMES)
    g_string_append (names, "…");
  g_string_append (words, " · ");
  /* Translators: %s are the records that a piece of evidence is for. */
  g_string_append_printf (words, _ ("for %s"), names->str);
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
