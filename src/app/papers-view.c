/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of all persons side by side. */
#include "config.h"

#include "app/papers-view.h"

#include "app/paper-row.h"
#include "app/status-badge.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* A column: a field of the person or the certificate; no field: the record. */
typedef struct
{
  const char *reg;
  const char *field;
  int n_chars;
} Place;

static const Place places[] = {
  { "person", NULL, 10 },
  { "certificate", NULL, 24 },
  { "certificate", "valid_until", 10 },
  { "person", "contract_until", 10 },
  { "person", "insured_until", 10 },
  { "person", "joined", 10 },
  { "person", "left", 10 },
};

struct _ZzPapersView
{
  AdwBin parent_instance;

  ZzSession *session;
  GListStore *rows; /* ZzPaperRow */

  GtkColumnView *view;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (ZzPapersView, zz_papers_view, ADW_TYPE_BIN)

static char *
dup_cell_cb (ZzPaperRow *row,
             const Place *place)
{
  if (place->field != NULL)
    return zz_paper_row_dup_field (row, place->reg, place->field);
  return g_str_equal (place->reg, "person") ? zz_paper_row_dup_person (row) : zz_paper_row_dup_certificate (row);
}

static guint
get_n_mismatches_cb (ZzPaperRow *row)
{
  return zz_paper_row_get_n_mismatches (row);
}

static void
setup_text_cb (GtkListItemFactory *factory,
               GtkListItem *item,
               gpointer user_data)
{
  const Place *place = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), place->n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), place->n_chars);
  gtk_list_item_set_child (item, label);
}

static void
bind_text_cb (GtkListItemFactory *factory,
              GtkListItem *item,
              gpointer user_data)
{
  g_autofree char *text = dup_cell_cb (gtk_list_item_get_item (item), user_data);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
setup_badge_cb (GtkListItemFactory *factory,
                GtkListItem *item,
                gpointer user_data)
{
  gtk_list_item_set_child (item, g_object_new (ZZ_TYPE_STATUS_BADGE, NULL));
}

static void
bind_badge_cb (GtkListItemFactory *factory,
               GtkListItem *item,
               gpointer user_data)
{
  ZzPaperRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = zz_paper_row_dup_mismatches (row);

  zz_status_badge_set (ZZ_STATUS_BADGE (gtk_list_item_get_child (item)),
                       zz_paper_row_get_n_mismatches (row) > 0 ? ZZ_STATUS_PARTLY_MET : ZZ_STATUS_MET, text);
}

static void
activated_cb (ZzPapersView *self,
              guint position)
{
  g_autoptr (ZzPaperRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", zz_paper_row_get_id (row));
}

static GtkColumnViewColumn *
append_column (ZzPapersView *self,
               const char *title,
               GtkListItemFactory *factory,
               GtkSorter *sorter,
               gboolean expand)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (sorter);
  return column;
}

static const char *
get_title (ZzPapersView *self,
           const Place *place)
{
  const ZzRegister *reg = zz_catalogue_find_register (zz_session_get_catalogue (self->session), place->reg);
  const ZzField *field = reg != NULL && place->field != NULL ? zz_register_find_field (reg, place->field) : NULL;

  if (field != NULL)
    return zz_words_field (zz_session_get_messages (self->session), field);
  return reg != NULL ? zz_words_register (zz_session_get_messages (self->session), reg) : "";
}

static void
append_text (ZzPapersView *self,
             const Place *place)
{
  gpointer data = (gpointer) place;
  GtkExpression *expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_cell_cb), data,
                                                           NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), data);
  append_column (self, get_title (self, place), factory, GTK_SORTER (gtk_string_sorter_new (expression)), FALSE);
}

/* The worst come first. */
static void
append_mismatches (ZzPapersView *self)
{
  GtkExpression *expression = gtk_cclosure_expression_new (G_TYPE_UINT, NULL, 0, NULL, G_CALLBACK (get_n_mismatches_cb),
                                                           NULL, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_badge_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_badge_cb), NULL);
  column = append_column (self, _ ("What does not match"), factory, GTK_SORTER (gtk_numeric_sorter_new (expression)), TRUE);
  gtk_column_view_sort_by_column (self->view, column, GTK_SORT_DESCENDING);
}

static void
append_columns (ZzPapersView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      append_text (self, &places[i]);
      /* Where it is seen without scrolling: behind the certificate. */
      if (i == 1)
        append_mismatches (self);
    }
}

static void
zz_papers_view_finalize (GObject *object)
{
  ZzPapersView *self = ZZ_PAPERS_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (zz_papers_view_parent_class)->finalize (object);
}

static void
zz_papers_view_class_init (ZzPapersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zz_papers_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/papers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzPapersView, view);
  gtk_widget_class_bind_template_child (widget_class, ZzPapersView, sorted);
  gtk_widget_class_bind_template_child (widget_class, ZzPapersView, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
zz_papers_view_init (ZzPapersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (ZZ_TYPE_PAPER_ROW);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (self->rows));
}

void
zz_papers_view_show (ZzPapersView *self,
                     ZzSession *session)
{
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (ZZ_IS_PAPERS_VIEW (self));
  g_return_if_fail (ZZ_IS_SESSION (session));

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      append_columns (self);
    }
  papers = zz_papers_new (zz_session_get_project (session), zz_session_get_at (session), zz_session_get_today (session));
  for (guint i = 0; i < papers->len; i++)
    g_ptr_array_add (rows, zz_paper_row_new (session, papers, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}
