/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry and a short list of hits by kind. */
#include "config.h"

#include "app/search-view.h"

#include "core/search.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* Of each kind; whoever has more hits types another word. */
#define LIMIT 8

struct _ZzSearchView
{
  AdwBin parent_instance;

  ZzSession *session;
  ZzSearch *search;
  GArray *hits; /* ZzHit, in the order of the rows */
  guint totals[ZZ_N_HIT_KINDS];

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzSearchView, zz_search_view, ADW_TYPE_BIN)

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_clause_category (ZzSearchView *self,
                     const ZzClause *clause)
{
  return zz_messages_text (zz_session_get_messages (self->session), &clause->category->title);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_clause_row (ZzSearchView *self,
                 const ZzHit *hit)
{
  const ZzClause *clause = zz_catalogue_find_clause (zz_session_get_catalogue (self->session), hit->id);
  const char *title = zz_messages_text (zz_session_get_messages (self->session), &clause->title);
  const ZzRecord *answer;
  const char *note = NULL;

  if (hit->kind == ZZ_HIT_CLAUSE)
    return make_row (title, get_clause_category (self, clause));
  answer = zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_ANSWER, hit->id);
  if (answer != NULL)
    note = zz_record_get_text (answer, ZZ_ANSWER_NOTES);
  if (note == NULL && answer != NULL)
    note = zz_record_get_text (answer, ZZ_ANSWER_REASON);
  return make_row (title, note != NULL ? note : get_clause_category (self, clause));
}

static GtkWidget *
make_record_row (ZzSearchView *self,
                 const ZzHit *hit)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  ZzProject *project = zz_session_get_project (self->session);
  g_autofree char *title = zz_words_record (messages, project, hit->id);
  ZzRecord *record = zz_project_find_anywhere (project, hit->id);

  return make_row (title, record != NULL ? zz_words_register (messages, zz_record_get_register (record)) : "");
}

static void
show_hits (ZzSearchView *self)
{
  GtkListBoxRow *row;
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->hits, g_array_unref);
  if (self->search == NULL || *query == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  self->hits = zz_search_find (self->search, query, LIMIT, self->totals);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const ZzHit *hit = &g_array_index (self->hits, ZzHit, i);

      gtk_list_box_append (self->list, hit->kind <= ZZ_HIT_NOTE ? make_clause_row (self, hit) : make_record_row (self, hit));
    }
  gtk_stack_set_visible_child_name (self->stack, self->hits->len > 0 ? "hits" : "none");
}

static void
show_hit (ZzSearchView *self,
          guint index)
{
  const char *id;

  if (self->hits == NULL || index >= self->hits->len)
    return;
  id = g_array_index (self->hits, ZzHit, index).id;
  g_signal_emit (self, signals[DONE], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", id);
}

static void
row_activated_cb (ZzSearchView *self,
                  GtkListBoxRow *row)
{
  show_hit (self, (guint) gtk_list_box_row_get_index (row));
}

static void
activate_cb (ZzSearchView *self)
{
  /* What was typed last may not have been looked for yet. */
  show_hits (self);
  show_hit (self, 0);
}

static void
stop_cb (ZzSearchView *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static char *
dup_heading (ZzSearchView *self,
             ZzHitKind kind)
{
  static const char *const titles[ZZ_N_HIT_KINDS] = {
    [ZZ_HIT_CLAUSE] = NC_ ("search", "Clauses"),
    [ZZ_HIT_NOTE] = NC_ ("search", "Notes on clauses"),
    [ZZ_HIT_RECORD] = NC_ ("search", "Records"),
    [ZZ_HIT_EVIDENCE] = NC_ ("search", "Evidence"),
  };
  const char *title = g_dpgettext2 (NULL, "search", titles[kind]);

  if (self->totals[kind] <= LIMIT)
    return g_strdup (title);
  /* Translators: a kind of search hits, how many are shown, how many there are. */
  return g_strdup_printf (_ ("%s (%u of %u)"), title, LIMIT, self->totals[kind]);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  ZzSearchView *self = user_data;
  int index = gtk_list_box_row_get_index (row);
  ZzHitKind kind;
  g_autofree char *heading = NULL;
  GtkWidget *label;

  if (self->hits == NULL || (guint) index >= self->hits->len)
    return;
  kind = g_array_index (self->hits, ZzHit, index).kind;
  if (before != NULL && g_array_index (self->hits, ZzHit, index - 1).kind == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = dup_heading (self, kind);
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "zz-search-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
zz_search_view_dispose (GObject *object)
{
  ZzSearchView *self = ZZ_SEARCH_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SEARCH_VIEW);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->search, zz_search_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_search_view_parent_class)->dispose (object);
}

static void
zz_search_view_class_init (ZzSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_search_view_dispose;

  signals[DONE] = g_signal_new ("done", ZZ_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, ZzSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, show_hits);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
zz_search_view_init (ZzSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

void
zz_search_view_set_session (ZzSearchView *self,
                            ZzSession *session)
{
  g_return_if_fail (ZZ_IS_SEARCH_VIEW (self));

  g_clear_pointer (&self->search, zz_search_free);
  g_set_object (&self->session, session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_hits (self);
}

void
zz_search_view_begin (ZzSearchView *self)
{
  g_return_if_fail (ZZ_IS_SEARCH_VIEW (self));

  g_clear_pointer (&self->search, zz_search_free);
  if (self->session != NULL)
    self->search = zz_search_new (zz_session_get_project (self->session));
  show_hits (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
