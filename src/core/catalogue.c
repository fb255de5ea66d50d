/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue's life and look-ups. */
#include "config.h"

#include "core/catalogue.h"

#include "core/builtin.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>

static const char *const mark_ids[ZZ_N_MARKS] = { "", "seed", "published", "unsure", "house" };

gboolean
zz_mark_from_id (const char *id,
                 ZzMark *mark)
{
  g_return_val_if_fail (id != NULL && mark != NULL, FALSE);

  for (guint i = ZZ_MARK_SEED; i < ZZ_N_MARKS; i++)
    if (g_str_equal (mark_ids[i], id))
      {
        *mark = (ZzMark) i;
        return TRUE;
      }
  return FALSE;
}

void
zz_source_free (ZzSource *source)
{
  g_return_if_fail (source != NULL);

  g_free (source->id);
  zz_text_clear (&source->title);
  g_strfreev (source->places);
  g_free (source);
}

void
zz_figure_free (ZzFigure *figure)
{
  g_return_if_fail (figure != NULL);

  g_free (figure->id);
  zz_text_clear (&figure->title);
  g_clear_pointer (&figure->choices, g_ptr_array_unref);
  g_free (figure->at);
  g_free (figure);
}

void
zz_need_free (ZzNeed *need)
{
  g_return_if_fail (need != NULL);

  g_array_unref (need->kinds);
  zz_operand_clear (&need->count);
  g_free (need);
}

void
zz_window_free (ZzWindow *window)
{
  g_return_if_fail (window != NULL);

  g_free (window->id);
  zz_operand_clear (&window->years);
  zz_operand_clear (&window->grace);
  g_free (window);
}

void
zz_calendar_entry_free (ZzCalendarEntry *entry)
{
  g_return_if_fail (entry != NULL);

  g_free (entry->id);
  g_free (entry);
}

static void
figure_free_cb (gpointer data)
{
  zz_figure_free (data);
}

static void
need_free_cb (gpointer data)
{
  zz_need_free (data);
}

static void
clause_free_cb (gpointer data)
{
  zz_clause_free (data);
}

static void
category_free_cb (gpointer data)
{
  zz_category_free (data);
}

static void
source_free_cb (gpointer data)
{
  zz_source_free (data);
}

static void
register_free_cb (gpointer data)
{
  zz_register_free (data);
}

static void
window_free_cb (gpointer data)
{
  zz_window_free (data);
}

static void
calendar_entry_free_cb (gpointer data)
{
  zz_calendar_entry_free (data);
}

ZzClause *
zz_clause_new (const char *id,
               guint n_levels)
{
  ZzClause *clause;

  g_return_val_if_fail (id != NULL, NULL);

  clause = g_new0 (ZzClause, 1);
  clause->id = g_strdup (id);
  clause->revision = 1;
  clause->levels = ~0u;
  clause->services = ~0u;
  clause->applications = ~0u;
  clause->figures = g_ptr_array_new_with_free_func (figure_free_cb);
  clause->needs = g_ptr_array_new_with_free_func (need_free_cb);
  clause->same_as = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return clause;
}

void
zz_clause_free (ZzClause *clause)
{
  g_return_if_fail (clause != NULL);

  g_free (clause->id);
  zz_text_clear (&clause->title);
  zz_text_clear (&clause->text);
  zz_text_clear (&clause->guidance);
  g_clear_pointer (&clause->rule, zz_condition_free);
  g_clear_pointer (&clause->not_applicable_when, zz_condition_free);
  g_ptr_array_unref (clause->figures);
  g_ptr_array_unref (clause->needs);
  g_hash_table_unref (clause->same_as);
  g_free (clause);
}

const ZzFigure *
zz_clause_find_figure (const ZzClause *clause,
                       const char *id)
{
  g_return_val_if_fail (clause != NULL && id != NULL, NULL);

  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];

      if (g_str_equal (figure->id, id))
        return figure;
    }
  return NULL;
}

ZzCategory *
zz_category_new (const char *id)
{
  ZzCategory *category;

  g_return_val_if_fail (id != NULL, NULL);

  category = g_new0 (ZzCategory, 1);
  category->id = g_strdup (id);
  category->clauses = g_ptr_array_new_with_free_func (clause_free_cb);
  return category;
}

void
zz_category_free (ZzCategory *category)
{
  g_return_if_fail (category != NULL);

  g_free (category->id);
  zz_text_clear (&category->title);
  g_ptr_array_unref (category->clauses);
  g_free (category);
}

ZzCatalogue *
zz_catalogue_new (void)
{
  ZzCatalogue *catalogue = g_new0 (ZzCatalogue, 1);

  g_atomic_ref_count_init (&catalogue->ref_count);
  catalogue->sources = g_ptr_array_new_with_free_func (source_free_cb);
  catalogue->levels = zz_choices_new ();
  catalogue->services = zz_choices_new ();
  catalogue->applications = zz_choices_new ();
  catalogue->evidence_kinds = zz_choices_new ();
  catalogue->evidence_kind_info = g_array_new (FALSE, TRUE, sizeof (ZzEvidenceKind));
  catalogue->registers = g_ptr_array_new_with_free_func (register_free_cb);
  catalogue->windows = g_ptr_array_new_with_free_func (window_free_cb);
  catalogue->calendar = g_ptr_array_new_with_free_func (calendar_entry_free_cb);
  catalogue->categories = g_ptr_array_new_with_free_func (category_free_cb);
  catalogue->clauses = g_ptr_array_new ();
  catalogue->figures = g_ptr_array_new ();
  catalogue->clauses_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return catalogue;
}

ZzCatalogue *
zz_catalogue_ref (const ZzCatalogue *catalogue)
{
  ZzCatalogue *counted = (ZzCatalogue *) catalogue;

  g_return_val_if_fail (catalogue != NULL, NULL);

  g_atomic_ref_count_inc (&counted->ref_count);
  return counted;
}

void
zz_catalogue_unref (ZzCatalogue *catalogue)
{
  g_return_if_fail (catalogue != NULL);

  if (!g_atomic_ref_count_dec (&catalogue->ref_count))
    return;
  g_free (catalogue->id);
  g_free (catalogue->edition);
  zz_text_clear (&catalogue->title);
  g_free (catalogue->superseded_by);
  g_hash_table_unref (catalogue->clauses_by_id);
  g_ptr_array_unref (catalogue->figures);
  g_ptr_array_unref (catalogue->clauses);
  g_ptr_array_unref (catalogue->categories);
  g_ptr_array_unref (catalogue->calendar);
  g_ptr_array_unref (catalogue->windows);
  g_ptr_array_unref (catalogue->registers);
  for (guint i = 0; i < ZZ_N_BUILTINS; i++)
    g_clear_pointer (&catalogue->builtins[i], zz_register_free);
  g_array_unref (catalogue->evidence_kind_info);
  g_ptr_array_unref (catalogue->evidence_kinds);
  g_ptr_array_unref (catalogue->applications);
  g_ptr_array_unref (catalogue->services);
  g_ptr_array_unref (catalogue->levels);
  g_ptr_array_unref (catalogue->sources);
  g_free (catalogue);
}

void
zz_catalogue_seal (ZzCatalogue *catalogue)
{
  g_return_if_fail (catalogue != NULL && catalogue->builtins[0] == NULL);

  for (guint i = 0; i < ZZ_N_BUILTINS; i++)
    catalogue->builtins[i] = zz_builtin_new (catalogue, (ZzBuiltin) i);
}

const ZzClause *
zz_catalogue_find_clause (const ZzCatalogue *catalogue,
                          const char *id)
{
  g_return_val_if_fail (catalogue != NULL && id != NULL, NULL);

  return g_hash_table_lookup (catalogue->clauses_by_id, id);
}

const ZzRegister *
zz_catalogue_find_register (const ZzCatalogue *catalogue,
                            const char *id)
{
  g_return_val_if_fail (catalogue != NULL && id != NULL, NULL);

  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      const ZzRegister *reg = catalogue->registers->pdata[i];

      if (g_str_equal (reg->id, id))
        return reg;
    }
  return NULL;
}

const ZzSource *
zz_catalogue_find_source (const ZzCatalogue *catalogue,
                          const char *id)
{
  g_return_val_if_fail (catalogue != NULL && id != NULL, NULL);

  for (guint i = 0; i < catalogue->sources->len; i++)
    {
      const ZzSource *source = catalogue->sources->pdata[i];

      if (g_str_equal (source->id, id))
        return source;
    }
  return NULL;
}

const ZzWindow *
zz_catalogue_find_window (const ZzCatalogue *catalogue,
                          const char *id)
{
  g_return_val_if_fail (catalogue != NULL && id != NULL, NULL);

  for (guint i = 0; i < catalogue->windows->len; i++)
    {
      const ZzWindow *window = catalogue->windows->pdata[i];

      if (g_str_equal (window->id, id))
        return window;
    }
  return NULL;
}

guint
zz_catalogue_get_n_registers (const ZzCatalogue *catalogue)
{
  g_return_val_if_fail (catalogue != NULL, 0);

  return catalogue->registers->len + ZZ_N_BUILTINS;
}

const ZzRegister *
zz_catalogue_get_register (const ZzCatalogue *catalogue,
                           guint number)
{
  g_return_val_if_fail (catalogue != NULL && number < zz_catalogue_get_n_registers (catalogue), NULL);

  if (number < catalogue->registers->len)
    return catalogue->registers->pdata[number];
  return catalogue->builtins[number - catalogue->registers->len];
}

static gboolean
parse_figure_value (const ZzFigure *figure,
                    const char *text,
                    ZzValue *value)
{
  gint64 number;
  ZzPeriod period;
  int choice;

  switch (figure->type)
    {
    case ZZ_FIGURE_NUMBER:
      if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL))
        return FALSE;
      *value = zz_value_integer (number);
      return TRUE;
    case ZZ_FIGURE_PERIOD:
      if (!zz_period_parse (text, &period))
        return FALSE;
      *value = zz_value_period (period);
      return TRUE;
    case ZZ_FIGURE_BOOLEAN:
      *value = zz_value_boolean (g_str_equal (text, "true"));
      return value->boolean || g_str_equal (text, "false");
    case ZZ_FIGURE_CHOICE:
      choice = zz_choices_find (figure->choices, text);
      if (choice < 0)
        return FALSE;
      *value = zz_value_choice ((guint) choice);
      return TRUE;
    case ZZ_FIGURE_UNUSED:
    default:
      return FALSE;
    }
}

gboolean
zz_figure_parse (const ZzFigure *figure,
                 const char *text,
                 ZzValue *value,
                 GError **error)
{
  static const char *const expects[] = {
    [ZZ_FIGURE_UNUSED] = N_ ("nothing, for no rule uses it"),
    [ZZ_FIGURE_NUMBER] = N_ ("a whole number"),
    [ZZ_FIGURE_PERIOD] = N_ ("a period such as P2Y or P6M"),
    [ZZ_FIGURE_BOOLEAN] = N_ ("\"true\" or \"false\""),
    [ZZ_FIGURE_CHOICE] = N_ ("one of the identifiers of its list"),
  };

  g_return_val_if_fail (figure != NULL && text != NULL && value != NULL, FALSE);

  if (parse_figure_value (figure, text, value))
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("figure \"%s\" of clause %s takes %s, not \"%s\""),
               figure->id, figure->clause->id, g_dgettext (GETTEXT_PACKAGE, expects[figure->type]), text);
  return FALSE;
}
