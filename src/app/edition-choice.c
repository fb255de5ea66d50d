/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing an edition. */
#include "app/edition-choice.h"

#include "app/option.h"

static GListStore *
list_editions (const ZzMessages *messages,
               const char *left_out)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_auto (GStrv) ids = zz_catalogue_store_list (catalogues);
  GListStore *options = g_list_store_new (ZZ_TYPE_OPTION);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (ZzCatalogue) catalogue = g_strcmp0 (ids[i], left_out) != 0 ? zz_catalogue_store_load (catalogues, ids[i], NULL) : NULL;

      if (catalogue != NULL)
        zz_options_append (options, catalogue->id, zz_messages_text (messages, &catalogue->title));
    }
  return options;
}

void
zz_edition_choice_fill (AdwComboRow *row,
                        const ZzMessages *messages,
                        const char *current,
                        gboolean others)
{
  g_autoptr (GListStore) options = NULL;
  g_autoptr (GtkExpression) title = gtk_property_expression_new (ZZ_TYPE_OPTION, NULL, "title");

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  options = list_editions (messages, others ? current : NULL);
  adw_combo_row_set_expression (row, title);
  adw_combo_row_set_model (row, G_LIST_MODEL (options));
  if (current != NULL && !others)
    zz_edition_choice_set (row, current);
}

void
zz_edition_choice_set (AdwComboRow *row,
                       const char *id)
{
  GListModel *options;
  guint place;

  g_return_if_fail (ADW_IS_COMBO_ROW (row) && id != NULL);

  options = adw_combo_row_get_model (row);
  place = zz_options_find (options, id);
  if (place < g_list_model_get_n_items (options))
    adw_combo_row_set_selected (row, place);
}

const char *
zz_edition_choice_get (AdwComboRow *row)
{
  ZzOption *option;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);

  option = adw_combo_row_get_selected_item (row);
  return option != NULL ? zz_option_get_text (option) : NULL;
}
