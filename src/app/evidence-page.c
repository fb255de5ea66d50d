/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of a project. */
#include "config.h"

#include "app/evidence-page.h"

#include "app/doing-bar.h"
#include "app/evidence-actions.h"
#include "app/evidence-check.h"
#include "app/evidence-dialog.h"
#include "app/evidence-edit-dialog.h"
#include "app/evidence-intake.h"
#include "app/evidence-table.h"
#include "app/option.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzEvidencePage
{
  ZzPage parent_instance;

  GListStore *states; /* ZzOption: a state's number, "" for all */
  GListStore *kinds;  /* likewise */

  GtkDropDown *state_list;
  GtkDropDown *kind_list;
  GtkEditable *filter;
  GtkWidget *tools;
  GtkLabel *summary;
  ZzDoingBar *doing;
  GtkWidget *spare_row;
  GtkLabel *spare;
  GtkStack *stack;
  ZzEvidenceTable *table;
};

G_DEFINE_FINAL_TYPE (ZzEvidencePage, zz_evidence_page, ZZ_TYPE_PAGE)

static ZzSession *
get_session (ZzEvidencePage *self)
{
  return zz_page_get_session (ZZ_PAGE (self));
}

static GtkWindow *
get_window (ZzEvidencePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
enable (ZzEvidencePage *self,
        const char *action,
        gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_actions (ZzEvidencePage *self)
{
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);
  gboolean editable = zz_session_get_editable (get_session (self));
  guint removed = 0;

  for (guint i = 0; i < selected->len; i++)
    removed += zz_evidence_is_removed (selected->pdata[i]) ? 1 : 0;
  enable (self, "evidence.details", selected->len > 0);
  enable (self, "evidence.open", selected->len == 1);
  enable (self, "evidence.show-in-folder", selected->len == 1);
  enable (self, "evidence.edit", editable && selected->len > 0);
  enable (self, "evidence.remove", editable && removed < selected->len);
  enable (self, "evidence.restore", editable && removed > 0);
  enable (self, "evidence.replace", editable && selected->len == 1 && removed == 0);
  enable (self, "evidence.attach", editable);
  enable (self, "evidence.attach-folder", editable);
  enable (self, "evidence.paste", editable);
  enable (self, "evidence.clean", editable);
}

/* "24 items · 2 expiring · 1 expired or missing", for the day of the session. */
static void
update_summary (ZzEvidencePage *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint total = 0;
  guint expiring = zz_evidence_table_count (self->table, ZZ_EVIDENCE_EXPIRING);
  guint bad = zz_evidence_table_count (self->table, ZZ_EVIDENCE_EXPIRED)
              + zz_evidence_table_count (self->table, ZZ_EVIDENCE_MISSING)
              + zz_evidence_table_count (self->table, ZZ_EVIDENCE_CHANGED);

  for (guint i = 0; i < ZZ_N_EVIDENCE_STATES; i++)
    total += i != ZZ_EVIDENCE_REMOVED ? zz_evidence_table_count (self->table, (ZzEvidenceState) i) : 0;
  g_string_append_printf (words, ngettext ("%u item", "%u items", total), total);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("%u expiring", "%u expiring", expiring), expiring);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("%u expired, missing or changed", "%u expired, missing or changed", bad), bad);
  gtk_label_set_label (self->summary, words->str);
}

/* How many items there are in each state stands beside its word. */
static void
update_states (ZzEvidencePage *self)
{
  for (guint i = 0; i < ZZ_N_EVIDENCE_STATES; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->states), i + 1);
      g_autofree char *title = g_strdup_printf (_ ("%s (%u)"), zz_evidence_state_get_word ((ZzEvidenceState) i),
                                                zz_evidence_table_count (self->table, (ZzEvidenceState) i));

      zz_option_set_title (option, title);
    }
}

static void
update_spare (ZzEvidencePage *self)
{
  g_autofree char *spare = zz_evidence_check_dup_spare (get_session (self));

  gtk_label_set_label (self->spare, spare != NULL ? spare : "");
  gtk_widget_set_visible (self->spare_row, spare != NULL);
}

static void
zz_evidence_page_update (ZzPage *page)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (page);
  ZzProject *project = zz_session_get_project (get_session (self));
  gboolean empty = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE)->len == 0;

  /* Its constructor fills the page. */
  if (self->states == NULL)
    return;
  zz_evidence_table_update (self->table);
  update_summary (self);
  update_states (self);
  update_actions (self);
  update_spare (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "table");
  gtk_widget_set_visible (self->tools, !empty);
}

static int
get_chosen (GtkDropDown *list)
{
  guint selected = gtk_drop_down_get_selected (list);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? ZZ_EVIDENCE_ANY : (int) selected - 1;
}

static void
filter_cb (ZzEvidencePage *self)
{
  zz_evidence_table_set_filter (self->table, gtk_editable_get_text (self->filter), get_chosen (self->state_list),
                                get_chosen (self->kind_list));
}

/* Selects items, without the filter if that is what hides them. */
static void
select_items (ZzEvidencePage *self,
              const char *const *ids)
{
  ZzRecord *first = ids[0] != NULL ? zz_project_find_builtin (zz_session_get_project (get_session (self)),
                                                              ZZ_BUILTIN_EVIDENCE, ids[0])
                                   : NULL;

  if (first == NULL)
    return;
  zz_evidence_page_update (ZZ_PAGE (self));
  if (!zz_table_view_select (ZZ_TABLE_VIEW (self->table), ids))
    {
      gtk_editable_set_text (self->filter, "");
      gtk_drop_down_set_selected (self->kind_list, 0);
      gtk_drop_down_set_selected (self->state_list, zz_evidence_is_removed (first) ? ZZ_EVIDENCE_REMOVED + 1 : 0);
      filter_cb (self);
      zz_table_view_select (ZZ_TABLE_VIEW (self->table), ids);
    }
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
zz_evidence_page_reveal (ZzPage *page,
                         const char *id)
{
  const char *ids[] = { id, NULL };

  select_items (ZZ_EVIDENCE_PAGE (page), ids);
}

static void
attached_cb (GtkWidget *widget,
             const char *const *ids)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);

  zz_session_judge (get_session (self));
  select_items (self, ids);
}

/* Files that nobody said a clause of yet. */
static ZzEvidenceIntake
get_intake (ZzEvidencePage *self)
{
  return (ZzEvidenceIntake) { GTK_WIDGET (self), get_session (self), NULL, get_chosen (self->kind_list), NULL, attached_cb };
}

static void
attach_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  const ZzEvidenceIntake intake = get_intake (ZZ_EVIDENCE_PAGE (widget));

  zz_evidence_intake_choose (&intake, FALSE);
}

static void
attach_folder_action (GtkWidget *widget,
                      const char *name,
                      GVariant *target)
{
  const ZzEvidenceIntake intake = get_intake (ZZ_EVIDENCE_PAGE (widget));

  zz_evidence_intake_choose (&intake, TRUE);
}

static void
paste_action (GtkWidget *widget,
              const char *name,
              GVariant *target)
{
  const ZzEvidenceIntake intake = get_intake (ZZ_EVIDENCE_PAGE (widget));

  zz_evidence_intake_paste (&intake);
}

static void
replace_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);
  ZzEvidenceIntake intake = get_intake (self);

  if (selected->len != 1)
    return;
  intake.replaces = zz_record_get_id (selected->pdata[0]);
  zz_evidence_intake_choose (&intake, FALSE);
}

static gboolean
drop_cb (ZzEvidencePage *self,
         const GValue *value)
{
  const ZzEvidenceIntake intake = get_intake (self);

  return zz_evidence_intake_drop (&intake, value);
}

static void
verify_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  zz_evidence_check_verify (get_session (ZZ_EVIDENCE_PAGE (widget)), get_window (ZZ_EVIDENCE_PAGE (widget)));
}

static void
clean_action (GtkWidget *widget,
              const char *name,
              GVariant *target)
{
  zz_evidence_check_clean (get_session (ZZ_EVIDENCE_PAGE (widget)), get_window (ZZ_EVIDENCE_PAGE (widget)));
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  if (selected->len == 1)
    zz_evidence_actions_open (get_session (self), selected->pdata[0], get_window (self));
}

static void
show_in_folder_action (GtkWidget *widget,
                       const char *name,
                       GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  if (selected->len == 1)
    zz_evidence_actions_show_in_folder (get_session (self), selected->pdata[0], get_window (self));
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  if (selected->len > 0)
    zz_evidence_edit_dialog_present (get_window (self), get_session (self), selected);
}

/* One item has details; several have what they have in common. */
static void
details_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  if (selected->len > 1)
    gtk_widget_activate_action (widget, "evidence.edit", NULL);
  else if (selected->len == 1)
    zz_evidence_dialog_present (get_window (self), get_session (self), zz_record_get_id (selected->pdata[0]));
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  zz_evidence_actions_remove (get_session (self), selected, get_window (self));
}

static void
restore_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (widget);
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (self->table);

  zz_evidence_actions_restore (get_session (self), selected);
}

static void
fill_filters (ZzEvidencePage *self)
{
  const ZzChoices *kinds = zz_session_get_catalogue (get_session (self))->evidence_kinds;

  self->states = g_list_store_new (ZZ_TYPE_OPTION);
  self->kinds = g_list_store_new (ZZ_TYPE_OPTION);
  zz_options_append (self->states, "", _ ("All states"));
  for (guint i = 0; i < ZZ_N_EVIDENCE_STATES; i++)
    zz_options_append (self->states, "", zz_evidence_state_get_word ((ZzEvidenceState) i));
  zz_options_append (self->kinds, "", _ ("All kinds"));
  for (guint i = 0; i < kinds->len; i++)
    zz_options_append (self->kinds, zz_choices_get (kinds, i)->id,
                       zz_messages_text (zz_session_get_messages (get_session (self)), &zz_choices_get (kinds, i)->title));
  gtk_drop_down_set_model (self->state_list, G_LIST_MODEL (self->states));
  gtk_drop_down_set_model (self->kind_list, G_LIST_MODEL (self->kinds));
}

static void
zz_evidence_page_constructed (GObject *object)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (object);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  G_OBJECT_CLASS (zz_evidence_page_parent_class)->constructed (object);

  zz_evidence_table_set_session (self->table, get_session (self));
  fill_filters (self);
  zz_doing_bar_set_session (self->doing, get_session (self));
  g_signal_connect_object (self->state_list, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind_list, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  zz_evidence_page_update (ZZ_PAGE (self));
}

static void
zz_evidence_page_dispose (GObject *object)
{
  ZzEvidencePage *self = ZZ_EVIDENCE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_PAGE);
  g_clear_object (&self->states);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (zz_evidence_page_parent_class)->dispose (object);
}

static void
zz_evidence_page_class_init (ZzEvidencePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_evidence_page_constructed;
  object_class->dispose = zz_evidence_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_evidence_page_update;
  ZZ_PAGE_CLASS (klass)->reveal = zz_evidence_page_reveal;

  g_type_ensure (ZZ_TYPE_DOING_BAR);
  g_type_ensure (ZZ_TYPE_EVIDENCE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, state_list);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, kind_list);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, filter);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, tools);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, summary);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, doing);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, spare_row);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, spare);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidencePage, table);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_install_action (widget_class, "evidence.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "evidence.attach-folder", NULL, attach_folder_action);
  gtk_widget_class_install_action (widget_class, "evidence.clean", NULL, clean_action);
  gtk_widget_class_install_action (widget_class, "evidence.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "evidence.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "evidence.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "evidence.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "evidence.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "evidence.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "evidence.show-in-folder", NULL, show_in_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "evidence.attach", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "evidence.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "evidence.edit", NULL);
}

static void
zz_evidence_page_init (ZzEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
