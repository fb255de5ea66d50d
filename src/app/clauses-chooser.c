/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which clauses are chosen, and a list to tick them in. */
#include "config.h"

#include "app/clauses-chooser.h"

#include "app/evidence-item.h"
#include "app/record-row.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define LIST_WIDTH 420
#define LIST_HEIGHT 360
/* So many names fit on the button. */
#define MAX_NAMES 3

struct _ZzClausesChooser
{
  AdwBin parent_instance;

  ZzSession *session;
  char *none;
  GPtrArray *chosen; /* ids, and a NULL behind them */
  GStrv words;       /* that a clause must say to be listed, or NULL */
  gboolean showing;

  GtkMenuButton *button;
  GtkListBox *list; /* NULL until it is wanted; a row for each clause, by number */
};

G_DEFINE_FINAL_TYPE (ZzClausesChooser, zz_clauses_chooser, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
find (ZzClausesChooser *self,
      const char *id,
      guint *position)
{
  for (guint i = 0; i + 1 < self->chosen->len; i++)
    if (g_str_equal (self->chosen->pdata[i], id))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* "Personnel e, Finance a, Site b and 2 more". */
static void
update_label (ZzClausesChooser *self)
{
  guint n = self->chosen->len - 1;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    g_ptr_array_add (names, zz_evidence_item_dup_clause (self->session, self->chosen->pdata[i]));
  list = zz_words_names (zz_session_get_messages (self->session), names, n);
  gtk_menu_button_set_label (self->button, n > 0 ? list : self->none);
}

static const ZzClause *
get_clause (ZzClausesChooser *self,
            GtkListBoxRow *row)
{
  return zz_session_get_catalogue (self->session)->clauses->pdata[gtk_list_box_row_get_index (row)];
}

static void
toggled_cb (ZzClausesChooser *self,
            GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  const ZzClause *clause;
  guint position;

  if (self->showing)
    return;
  clause = get_clause (self, GTK_LIST_BOX_ROW (row));
  if (find (self, clause->id, &position))
    g_ptr_array_remove_index (self->chosen, position);
  else
    g_ptr_array_insert (self->chosen, (int) self->chosen->len - 1, g_strdup (clause->id));
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Ticks in the list what is chosen. */
static void
update_list (ZzClausesChooser *self)
{
  GtkListBoxRow *row;

  self->showing = TRUE;
  for (int i = 0; self->list != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      guint position;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)),
                                   find (self, get_clause (self, row)->id, &position));
    }
  self->showing = FALSE;
}

static void
activated_cb (ZzClausesChooser *self,
              GtkListBoxRow *row)
{
  gtk_widget_activate (gtk_list_box_row_get_child (row));
}

static gboolean
passes_cb (GtkListBoxRow *row,
           gpointer user_data)
{
  ZzClausesChooser *self = user_data;
  const char *label = gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)));
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
search_cb (ZzClausesChooser *self,
           GtkEditable *entry)
{
  g_strfreev (self->words);
  self->words = zz_record_row_read_query (gtk_editable_get_text (entry));
  gtk_list_box_invalidate_filter (self->list);
}

static void
fill_list (ZzClausesChooser *self)
{
  const GPtrArray *clauses = zz_session_get_catalogue (self->session)->clauses;

  for (guint i = 0; i < clauses->len; i++)
    {
      const ZzClause *clause = clauses->pdata[i];
      g_autofree char *place = zz_evidence_item_dup_clause (self->session, clause->id);
      /* Translators: where a clause stands and its title: “Personnel e. Certificates”. */
      g_autofree char *title = g_strdup_printf (_ ("%s. %s"), place,
                                                zz_messages_text (zz_session_get_messages (self->session), &clause->title));
      GtkWidget *check = gtk_check_button_new_with_label (title);

      gtk_list_box_append (self->list, check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
    }
}

static GtkWidget *
make_list (ZzClausesChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, passes_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("evidence", "Clauses"), -1);
  fill_list (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "zz-hits");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  return scroller;
}

static void
create_cb (GtkMenuButton *button,
           gpointer user_data)
{
  ZzClausesChooser *self = user_data;
  GtkWidget *popover, *box, *entry;

  if (self->list != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  entry = gtk_search_entry_new ();
  g_object_set (entry, "placeholder-text", _ ("Find a clause"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a clause"), -1);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  update_list (self);
}

static void
zz_clauses_chooser_finalize (GObject *object)
{
  ZzClausesChooser *self = ZZ_CLAUSES_CHOOSER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (zz_clauses_chooser_parent_class)->finalize (object);
}

static void
zz_clauses_chooser_class_init (ZzClausesChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_clauses_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_CLAUSES_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
zz_clauses_chooser_init (ZzClausesChooser *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->chosen, NULL);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->button, create_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

void
zz_clauses_chooser_set_up (ZzClausesChooser *self,
                           ZzSession *session,
                           const char *none)
{
  g_return_if_fail (ZZ_IS_CLAUSES_CHOOSER (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && none != NULL && self->session == NULL);

  self->session = g_object_ref (session);
  self->none = g_strdup (none);
  update_label (self);
}

void
zz_clauses_chooser_show (ZzClausesChooser *self,
                         const char *const *ids)
{
  g_return_if_fail (ZZ_IS_CLAUSES_CHOOSER (self));
  g_return_if_fail (self->session != NULL);

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (ids[i]));
  g_ptr_array_add (self->chosen, NULL);
  update_label (self);
  update_list (self);
}

const char *const *
zz_clauses_chooser_get_chosen (ZzClausesChooser *self)
{
  g_return_val_if_fail (ZZ_IS_CLAUSES_CHOOSER (self), NULL);

  return (const char *const *) self->chosen->pdata;
}
