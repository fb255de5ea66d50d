/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen for a field. */
#include "config.h"

#include "app/option.h"

#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzOption
{
  GObject parent_instance;

  char *text;
  char *title;
};

G_DEFINE_FINAL_TYPE (ZzOption, zz_option, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
zz_option_get_property (GObject *object,
                        guint prop_id,
                        GValue *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ZZ_OPTION (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_option_finalize (GObject *object)
{
  ZzOption *self = ZZ_OPTION (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (zz_option_parent_class)->finalize (object);
}

static void
zz_option_class_init (ZzOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zz_option_get_property;
  object_class->finalize = zz_option_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zz_option_init (ZzOption *self)
{
}

ZzOption *
zz_option_new (const char *text,
               const char *title)
{
  ZzOption *self;

  g_return_val_if_fail (text != NULL && title != NULL, NULL);

  self = g_object_new (ZZ_TYPE_OPTION, NULL);
  self->text = g_strdup (text);
  self->title = g_strdup (title);
  return self;
}

const char *
zz_option_get_text (ZzOption *self)
{
  g_return_val_if_fail (ZZ_IS_OPTION (self), NULL);

  return self->text;
}

const char *
zz_option_get_title (ZzOption *self)
{
  g_return_val_if_fail (ZZ_IS_OPTION (self), NULL);

  return self->title;
}

void
zz_option_set_title (ZzOption *self,
                     const char *title)
{
  g_return_if_fail (ZZ_IS_OPTION (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

void
zz_options_append (GListStore *options,
                   const char *text,
                   const char *title)
{
  g_autoptr (ZzOption) option = zz_option_new (text, title);

  g_list_store_append (options, option);
}

guint
zz_options_find (GListModel *options,
                 const char *text)
{
  guint n = g_list_model_get_n_items (options);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (options, i);

      if (g_str_equal (option->text, text))
        return i;
    }
  return G_MAXUINT;
}

/* Whether choice @number makes sense for @record: a clause is judged, or said
 * not to apply, only where its catalogue asks for that. */
static gboolean
is_offered (ZzSession *session,
            const ZzField *field,
            guint number,
            const char *record)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (session);
  const ZzClause *clause;

  if (field->owner != catalogue->builtins[ZZ_BUILTIN_ANSWER] || field->number != ZZ_ANSWER_JUDGEMENT)
    return TRUE;
  clause = zz_catalogue_find_clause (catalogue, record);
  return clause == NULL || (number == ZZ_JUDGEMENT_NOT_APPLICABLE ? clause->may_not_apply : clause->judgement);
}

static void
append_choices (GListStore *options,
                ZzSession *session,
                const ZzField *field,
                const char *record)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      ZzValue value = field->type == ZZ_FIELD_CHOICES ? zz_value_set (G_GUINT64_CONSTANT (1) << i) : zz_value_choice (i);
      g_autofree char *title = zz_words_value (zz_session_get_messages (session), zz_session_get_project (session),
                                               field, &value);

      if (is_offered (session, field, i, record))
        zz_options_append (options, zz_choices_get (field->choices, i)->id, title);
    }
}

static void
append_booleans (GListStore *options,
                 ZzSession *session,
                 const ZzField *field)
{
  const gboolean values[] = { TRUE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      ZzValue value = zz_value_boolean (values[i]);
      g_autofree char *title = zz_words_value (zz_session_get_messages (session), zz_session_get_project (session),
                                               field, &value);
      g_autofree char *text = zz_field_format (field, &value);

      zz_options_append (options, text, title);
    }
}

char *
zz_options_dup_record_title (ZzSession *session,
                             ZzRecord *record)
{
  const ZzMessages *messages = zz_session_get_messages (session);
  ZzProject *project = zz_session_get_project (session);
  const ZzRegister *reg = zz_record_get_register (record);
  g_autofree char *name = zz_words_record (messages, project, zz_record_get_id (record));

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      g_autofree char *owner = NULL;

      if (field->type != ZZ_FIELD_REFERENCE || field == reg->label || zz_value_is_absent (zz_record_get (record, i)))
        continue;
      owner = zz_words_value (messages, project, field, zz_record_get (record, i));
      return g_strdup_printf ("%s · %s", name, owner);
    }
  return g_steal_pointer (&name);
}

static void
append_records (GListStore *options,
                ZzSession *session,
                const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (zz_session_get_project (session), reg);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = zz_options_dup_record_title (session, records->pdata[i]);

      zz_options_append (options, zz_record_get_id (records->pdata[i]), title);
    }
}

/* The records of which a need of one of the item's clauses asks proof for each,
 * whatever the kind of the item. */
static void
append_provable (GListStore *options,
                 ZzSession *session,
                 const char *item)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (session);
  ZzRecord *record = zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, item);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; record != NULL && i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];

      if (!zz_value_list_contains (zz_record_get (record, ZZ_EVIDENCE_CLAUSES), clause->id))
        continue;
      for (guint j = 0; j < clause->needs->len; j++)
        {
          const ZzNeed *need = clause->needs->pdata[j];

          if (need->per_register == NULL || g_ptr_array_find (seen, need->per_register, NULL))
            continue;
          g_ptr_array_add (seen, (gpointer) need->per_register);
          append_records (options, session, need->per_register);
        }
    }
}

GListStore *
zz_options_new_for_field (ZzSession *session,
                          const ZzField *field,
                          const char *record)
{
  GListStore *options = g_list_store_new (ZZ_TYPE_OPTION);

  switch ((int) field->type)
    {
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
    case ZZ_FIELD_CHOICES:
      append_choices (options, session, field, record);
      break;
    case ZZ_FIELD_BOOLEAN:
      append_booleans (options, session, field);
      break;
    case ZZ_FIELD_REFERENCE:
      append_records (options, session, field->refers);
      break;
    case ZZ_FIELD_REFERENCES:
      append_provable (options, session, record);
      break;
    default:
      break;
    }
  return options;
}
