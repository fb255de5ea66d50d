/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for each action of one clause. */
#include "config.h"

#include "app/action-view.h"

#include "app/field-editor.h"
#include "app/record-form.h"
#include "core/edit.h"

#include <glib/gi18n.h>

struct _ZzActionView
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzClause *clause;
  gboolean ready;
  char *next;       /* the id of the action that the first entry makes */
  GPtrArray *shown; /* ids, in the order of the forms */

  GtkBox *forms;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (ZzActionView, zz_action_view, ADW_TYPE_BIN)

static const ZzRegister *
get_register (ZzActionView *self)
{
  return zz_session_get_catalogue (self->session)->builtins[ZZ_BUILTIN_ACTION];
}

/* The actions of the clause; where there is none, the one to come if there is to be
 * a form for it. */
static GPtrArray *
list_actions (ZzActionView *self)
{
  const GPtrArray *actions = zz_project_get_records (zz_session_get_project (self->session), get_register (self));
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (zz_record_get_text (actions->pdata[i], ZZ_ACTION_CLAUSE), self->clause->id) == 0)
      g_ptr_array_add (ids, g_strdup (zz_record_get_id (actions->pdata[i])));
  if (self->ready && ids->len == 0)
    {
      if (self->next == NULL)
        self->next = zz_record_make_id (get_register (self));
      g_ptr_array_add (ids, g_strdup (self->next));
    }
  return ids;
}

static gboolean
is_same (const GPtrArray *a,
         const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* An action is of a clause, and open to begin with. */
static void
fill (ZzActionView *self,
      ZzRecord *action)
{
  const ZzRegister *reg = get_register (self);

  zz_record_fill (action, zz_register_get_field (reg, ZZ_ACTION_CLAUSE), zz_value_text (ZZ_VALUE_TEXT, self->clause->id));
  zz_record_fill (action, zz_register_get_field (reg, ZZ_ACTION_STATE), zz_value_choice (ZZ_ACTION_STATE_OPEN));
}

/* Closing an action is of a day. */
static void
close_or_open (ZzActionView *self,
               ZzChangeSet *set,
               const ZzChange *change)
{
  const ZzRegister *reg = get_register (self);
  const gboolean closing = change->after.kind == ZZ_VALUE_CHOICE && change->after.choice == ZZ_ACTION_STATE_CLOSED;
  ZzValue day = ZZ_VALUE_INIT;

  if (closing)
    day = zz_value_date (zz_session_get_today (self->session));
  zz_edit_put (set, zz_session_get_project (self->session), reg, change->id, zz_register_get_field (reg, ZZ_ACTION_CLOSED), &day);
}

static void
extend_cb (ZzFieldEditor *editor,
           ZzChangeSet *set,
           ZzActionView *self)
{
  const ZzChange *insert = zz_change_set_find (set, ZZ_CHANGE_INSERT, get_register (self), zz_field_editor_get_id (editor));
  const guint n = zz_change_set_get_n_changes (set);
  const ZzChange *change = n > 0 ? zz_change_set_get_change (set, n - 1) : NULL;

  if (insert != NULL)
    fill (self, insert->record);
  if (change != NULL && change->kind == ZZ_CHANGE_SET_FIELD && change->field->number == ZZ_ACTION_STATE)
    close_or_open (self, set, change);
}

static void
remove_cb (ZzActionView *self,
           GtkWidget *button)
{
  GtkWidget *form = gtk_widget_get_parent (button);
  guint index = 0;
  ZzRecord *action;
  g_autoptr (ZzChangeSet) set = zz_change_set_new (_ ("Remove an action"));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); child != form; child = gtk_widget_get_next_sibling (child))
    index++;
  action = zz_project_find (zz_session_get_project (self->session), get_register (self), self->shown->pdata[index]);
  if (action == NULL)
    return;
  zz_edit_remove (set, zz_session_get_project (self->session), action);
  if (zz_session_apply (self->session, set))
    zz_session_say (self->session, _ ("Action removed"), TRUE);
}

static void
append_form (ZzActionView *self,
             const char *id)
{
  static const int fields[] = { ZZ_ACTION_TITLE, ZZ_ACTION_OWNER, ZZ_ACTION_DUE, ZZ_ACTION_STATE, ZZ_ACTION_CLOSED_REASON, -1 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *form = g_object_new (ZZ_TYPE_RECORD_FORM, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove this action"));

  zz_record_form_show_fields (ZZ_RECORD_FORM (form), self->session, get_register (self), id, fields);
  for (guint i = 0; fields[i] >= 0; i++)
    g_signal_connect_object (zz_record_form_get_editor (ZZ_RECORD_FORM (form), (guint) fields[i]), "extend",
                             G_CALLBACK (extend_cb), self, 0);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "zz-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  g_object_bind_property (self->session, "editable", button, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->forms, box);
}

/* What nobody made yet cannot be removed. */
static void
show_buttons (ZzActionView *self)
{
  GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->forms));

  for (guint i = 0; i < self->shown->len; i++, form = gtk_widget_get_next_sibling (form))
    gtk_widget_set_visible (gtk_widget_get_last_child (form),
                            zz_project_find (zz_session_get_project (self->session), get_register (self), self->shown->pdata[i]) != NULL);
}

static void
update (ZzActionView *self)
{
  g_autoptr (GPtrArray) actions = list_actions (self);
  GtkWidget *child;

  if (!is_same (self->shown, actions))
    {
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->forms))) != NULL)
        gtk_box_remove (self->forms, child);
      for (guint i = 0; i < actions->len; i++)
        append_form (self, actions->pdata[i]);
      g_clear_pointer (&self->shown, g_ptr_array_unref);
      self->shown = g_steal_pointer (&actions);
    }
  show_buttons (self);
}

static void
add_cb (ZzActionView *self)
{
  g_autofree char *id = zz_record_make_id (get_register (self));
  g_autoptr (ZzRecord) action = zz_record_new (get_register (self), id);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (_ ("Add an action"));

  fill (self, action);
  zz_change_set_insert (set, action);
  if (!zz_session_apply (self->session, set))
    return;
  zz_session_judge (self->session);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->forms)), GTK_DIR_TAB_FORWARD);
}

static void
zz_action_view_dispose (GObject *object)
{
  ZzActionView *self = ZZ_ACTION_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_ACTION_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_free);

  G_OBJECT_CLASS (zz_action_view_parent_class)->dispose (object);
}

static void
zz_action_view_class_init (ZzActionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_action_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/action-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzActionView, forms);
  gtk_widget_class_bind_template_child (widget_class, ZzActionView, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
zz_action_view_init (ZzActionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_action_view_show (ZzActionView *self,
                     ZzSession *session,
                     const ZzClause *clause)
{
  g_return_if_fail (ZZ_IS_ACTION_VIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->clause = clause;
  g_object_bind_property (session, "editable", self->add, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
zz_action_view_show_ready (ZzActionView *self,
                           ZzSession *session,
                           const ZzClause *clause)
{
  g_return_if_fail (ZZ_IS_ACTION_VIEW (self));

  self->ready = TRUE;
  zz_action_view_show (self, session, clause);
}
