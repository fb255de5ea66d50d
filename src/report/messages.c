/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages: English as written, other languages from the built-in catalogues. */
#include "config.h"

#include "report/messages.h"

#include "report/mo.h"
#include "report/report-resources.h"

#include <gio/gio.h>

#define MESSAGES_FOLDER "/org/zizhi/Zizhi/messages/"

struct _ZzMessages
{
  gatomicrefcount ref_count;
  ZzLanguage language;
  ZzMo *mo;          /* NULL: English */
  GHashTable *names; /* id of a record → what it is called; NULL: none is set */
};

static ZzMo *
open_builtin (ZzLanguage language)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  ZzMo *mo;

  path = g_strconcat (MESSAGES_FOLDER, zz_language_get_id (language), ".mo", NULL);
  bytes = g_resource_lookup_data (zz_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  /* English has none: it is what the messages are written in. */
  if (bytes == NULL)
    return NULL;
  mo = zz_mo_new (bytes, &error);
  if (mo == NULL)
    g_warning ("%s: %s", path, error->message);
  return mo;
}

ZzMessages *
zz_messages_new (ZzLanguage language)
{
  ZzMessages *messages;

  g_return_val_if_fail (language < ZZ_N_LANGUAGES, NULL);

  messages = g_new0 (ZzMessages, 1);
  g_atomic_ref_count_init (&messages->ref_count);
  messages->language = language;
  messages->mo = open_builtin (language);
  return messages;
}

ZzMessages *
zz_messages_ref (ZzMessages *messages)
{
  g_return_val_if_fail (messages != NULL, NULL);

  g_atomic_ref_count_inc (&messages->ref_count);
  return messages;
}

void
zz_messages_unref (ZzMessages *messages)
{
  g_return_if_fail (messages != NULL);

  if (!g_atomic_ref_count_dec (&messages->ref_count))
    return;
  g_clear_pointer (&messages->mo, zz_mo_free);
  g_clear_pointer (&messages->names, g_hash_table_unref);
  g_free (messages);
}

ZzLanguage
zz_messages_get_language (const ZzMessages *messages)
{
  g_return_val_if_fail (messages != NULL, ZZ_LANGUAGE_EN);

  return messages->language;
}

const char *
zz_messages_get (const ZzMessages *messages,
                 const char *message)
{
  const char *translation = NULL;

  g_return_val_if_fail (messages != NULL && message != NULL, message);

  /* The empty message is the catalogue's header, no sentence. */
  if (messages->mo != NULL && *message != '\0')
    translation = zz_mo_lookup (messages->mo, message);
  return translation != NULL ? translation : message;
}

const char *
zz_messages_get_plural (const ZzMessages *messages,
                        const char *one,
                        const char *many,
                        guint64 n)
{
  const char *translation = NULL;

  g_return_val_if_fail (messages != NULL && one != NULL && many != NULL, one);

  if (messages->mo != NULL)
    translation = zz_mo_lookup_plural (messages->mo, one, many, n);
  if (translation != NULL)
    return translation;
  return n == 1 ? one : many;
}

void
zz_messages_set_name (ZzMessages *messages,
                      const char *record,
                      const char *name)
{
  g_return_if_fail (messages != NULL && record != NULL && name != NULL);

  if (messages->names == NULL)
    messages->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (messages->names, g_strdup (record), g_strdup (name));
}

const char *
zz_messages_get_name (const ZzMessages *messages,
                      const char *record)
{
  g_return_val_if_fail (messages != NULL && record != NULL, NULL);

  return messages->names != NULL ? g_hash_table_lookup (messages->names, record) : NULL;
}

const char *
zz_messages_text (const ZzMessages *messages,
                  const ZzText *text)
{
  g_return_val_if_fail (messages != NULL && text != NULL, "");

  return zz_text_get (text, messages->language);
}
