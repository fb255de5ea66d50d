/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as an item of a list. */
#include "config.h"

#include "app/record-row.h"

#include "app/option.h"
#include "app/record-hash.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Amounts are compared by four decimals, which is more than money has. */
#define DECIMALS 4

typedef struct
{
  ZzSession *session;
  ZzRecord *record;
  guint64 state; /* a hash of all values */
  guint64 names; /* and of what the records they refer to are called */
  char *found;   /* the folded text of all fields, or NULL */
  char *sort_text;
  gconstpointer sort_column;
} ZzRecordRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (ZzRecordRow, zz_record_row, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static ZzRecordRowPrivate *
get_private (ZzRecordRow *self)
{
  return zz_record_row_get_instance_private (self);
}

static void
zz_record_row_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  ZzRecordRowPrivate *priv = get_private (ZZ_RECORD_ROW (object));

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, zz_options_dup_record_title (priv->session, priv->record));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_record_row_finalize (GObject *object)
{
  ZzRecordRowPrivate *priv = get_private (ZZ_RECORD_ROW (object));

  g_clear_pointer (&priv->found, g_free);
  g_clear_pointer (&priv->sort_text, g_free);
  g_clear_pointer (&priv->record, zz_record_unref);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (zz_record_row_parent_class)->finalize (object);
}

static void
zz_record_row_class_init (ZzRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zz_record_row_get_property;
  object_class->finalize = zz_record_row_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zz_record_row_init (ZzRecordRow *self)
{
}

gpointer
zz_record_row_new (GType type,
                   ZzSession *session,
                   ZzRecord *record)
{
  ZzRecordRow *self;
  ZzRecordRowPrivate *priv;

  g_return_val_if_fail (g_type_is_a (type, ZZ_TYPE_RECORD_ROW), NULL);
  g_return_val_if_fail (ZZ_IS_SESSION (session) && record != NULL, NULL);

  self = g_object_new (type, NULL);
  priv = get_private (self);
  priv->session = g_object_ref (session);
  priv->record = zz_record_ref (record);
  priv->state = zz_record_hash (record);
  priv->names = zz_record_hash_names (record, zz_session_get_project (session));
  return self;
}

ZzSession *
zz_record_row_get_session (ZzRecordRow *self)
{
  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), NULL);

  return get_private (self)->session;
}

ZzRecord *
zz_record_row_get_record (ZzRecordRow *self)
{
  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), NULL);

  return get_private (self)->record;
}

const char *
zz_record_row_get_id (ZzRecordRow *self)
{
  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), NULL);

  return zz_record_get_id (get_private (self)->record);
}

/* Drops what was worked out. */
static void
forget (ZzRecordRow *self)
{
  g_clear_pointer (&get_private (self)->found, g_free);
  g_clear_pointer (&get_private (self)->sort_text, g_free);
}

gboolean
zz_record_row_refresh (ZzRecordRow *self)
{
  ZzRecordRowPrivate *priv;
  guint64 state;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), FALSE);

  priv = get_private (self);
  state = zz_record_hash (priv->record);
  if (state == priv->state)
    return FALSE;
  priv->state = state;
  priv->names = zz_record_hash_names (priv->record, zz_session_get_project (priv->session));
  forget (self);
  return TRUE;
}

gboolean
zz_record_row_refresh_names (ZzRecordRow *self)
{
  ZzRecordRowPrivate *priv;
  guint64 names;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), FALSE);

  priv = get_private (self);
  names = zz_record_hash_names (priv->record, zz_session_get_project (priv->session));
  if (names == priv->names)
    return FALSE;
  priv->names = names;
  forget (self);
  return TRUE;
}

const char *
zz_record_row_get_sort_text (ZzRecordRow *self,
                             gconstpointer column)
{
  const ZzRecordRowPrivate *priv;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self), NULL);

  priv = get_private (self);
  return priv->sort_column == column ? priv->sort_text : NULL;
}

const char *
zz_record_row_take_sort_text (ZzRecordRow *self,
                              gconstpointer column,
                              char *text)
{
  ZzRecordRowPrivate *priv;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self) && text != NULL, NULL);

  priv = get_private (self);
  g_free (priv->sort_text);
  priv->sort_text = text;
  priv->sort_column = column;
  return text;
}

char *
zz_record_row_dup_name (ZzSession *session,
                        ZzRecord *record)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (session) && record != NULL, NULL);

  name = zz_words_record (zz_session_get_messages (session), zz_session_get_project (session), zz_record_get_id (record));
  /* The identifier of a new record says nothing to anybody. */
  return g_strdup (g_str_equal (name, zz_record_get_id (record)) ? _ ("Without a name") : name);
}

char *
zz_record_row_dup_cell (ZzRecordRow *self,
                        const ZzField *field)
{
  ZzRecordRowPrivate *priv;
  const ZzValue *value;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self) && field != NULL, NULL);

  priv = get_private (self);
  value = zz_record_get (priv->record, field->number);
  if (value->kind == ZZ_VALUE_DATE)
    return zz_field_format (field, value);
  if (zz_value_is_absent (value))
    return g_strdup ("");
  return zz_words_value (zz_session_get_messages (priv->session), zz_session_get_project (priv->session), field, value);
}

/* An amount in its smallest part; what is more than a number can hold is the most. */
static gint64
read_money (const char *text)
{
  gboolean negative = *text == '-';
  gint64 sum = 0;
  int decimals = -1;

  for (text += negative ? 1 : 0; *text != '\0' && decimals < DECIMALS; text++)
    {
      if (*text == '.')
        {
          decimals = 0;
          continue;
        }
      if (sum > G_MAXINT64 / 100)
        break;
      sum = sum * 10 + (*text - '0');
      decimals += decimals >= 0 ? 1 : 0;
    }
  for (decimals = MAX (decimals, 0); decimals < DECIMALS && sum < G_MAXINT64 / 100; decimals++)
    sum *= 10;
  return negative ? -sum : sum;
}

gint64
zz_record_row_get_key (ZzRecordRow *self,
                       const ZzField *field)
{
  const ZzValue *value;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self) && field != NULL, 0);

  value = zz_record_get (get_private (self)->record, field->number);
  switch ((int) value->kind)
    {
    case ZZ_VALUE_MONEY:
      return read_money (value->text);
    case ZZ_VALUE_INTEGER:
      return value->integer;
    case ZZ_VALUE_BOOLEAN:
      return value->boolean ? 0 : 1;
    case ZZ_VALUE_DATE:
      return value->date;
    case ZZ_VALUE_NEVER:
      return G_MAXINT64 - 1;
    case ZZ_VALUE_CHOICE:
      return value->choice;
    default:
      return G_MAXINT64;
    }
}

/* Case, full width and compatibility forms make no difference. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
}

static void
append_choice (GString *text,
               const ZzField *field,
               guint number)
{
  const ZzChoice *choice = zz_choices_get (field->choices, number);

  for (guint i = 0; choice != NULL && i < ZZ_N_LANGUAGES; i++)
    g_string_append_printf (text, "%s\n", zz_text_get (&choice->title, (ZzLanguage) i));
}

static void
append_field (ZzRecordRow *self,
              GString *text,
              const ZzField *field)
{
  const ZzValue *value = zz_record_get (get_private (self)->record, field->number);
  g_autofree char *cell = NULL;

  if (zz_value_is_absent (value))
    return;
  if (value->kind == ZZ_VALUE_CHOICE && field->choices != NULL)
    append_choice (text, field, value->choice);
  else if (value->kind == ZZ_VALUE_SET && field->choices != NULL)
    {
      for (guint i = 0; i < field->choices->len; i++)
        if ((value->set >> i & 1) != 0)
          append_choice (text, field, i);
    }
  cell = zz_record_row_dup_cell (self, field);
  g_string_append (text, cell);
  g_string_append_c (text, '\n');
}

GStrv
zz_record_row_read_query (const char *query)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_return_val_if_fail (query != NULL, NULL);

  folded = fold (query);
  parts = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

gboolean
zz_record_row_matches (ZzRecordRow *self,
                       const char *const *words)
{
  ZzRecordRowPrivate *priv;

  g_return_val_if_fail (ZZ_IS_RECORD_ROW (self) && words != NULL, FALSE);

  priv = get_private (self);
  if (priv->found == NULL)
    {
      const ZzRegister *reg = zz_record_get_register (priv->record);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < reg->fields->len; i++)
        append_field (self, text, zz_register_get_field (reg, i));
      priv->found = fold (text->str);
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (priv->found, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
