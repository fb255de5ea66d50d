/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers, the records of one as a table, a form for one. */
#include "config.h"

#include "app/records-page.h"

#include "app/option.h"
#include "app/papers-view.h"
#include "app/problems-view.h"
#include "app/record-actions.h"
#include "app/record-evidence.h"
#include "app/record-form.h"
#include "app/record-row.h"
#include "app/records-table.h"
#include "app/table-intake.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* The register whose records have papers. */
#define PERSON "person"

struct _ZzRecordsPage
{
  ZzPage parent_instance;

  GPtrArray *registers; /* ZzRegister, in the order of the list */
  GListStore *register_options;
  char *shown; /* id of the record in the form, or NULL */

  GtkDropDown *register_list;
  GtkSearchEntry *filter;
  GtkToggleButton *papers_button;
  ZzPapersView *papers;
  GtkWidget *tools;
  GtkStack *tables; /* a table for each register that was looked at, by its id */
  GtkStack *stack;
  GtkWidget *nothing; /* said of a register without records */
  GtkLabel *title;
  ZzProblemsView *problems;
  ZzRecordForm *form;
  ZzRecordEvidence *evidence;
};

G_DEFINE_FINAL_TYPE (ZzRecordsPage, zz_records_page, ZZ_TYPE_PAGE)

static ZzSession *
get_session (ZzRecordsPage *self)
{
  return zz_page_get_session (ZZ_PAGE (self));
}

static ZzProject *
get_project (ZzRecordsPage *self)
{
  return zz_session_get_project (get_session (self));
}

static const ZzRegister *
get_register (ZzRecordsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->register_list);

  return self->registers->pdata[MIN (selected, self->registers->len - 1)];
}

/* The table in sight, or NULL for a single register. */
static ZzRecordsTable *
get_table (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);

  return reg->single ? NULL : ZZ_RECORDS_TABLE (gtk_stack_get_visible_child (self->tables));
}

static ZzRecord *
get_record (ZzRecordsPage *self)
{
  return self->shown != NULL ? zz_project_find (get_project (self), get_register (self), self->shown) : NULL;
}

/* The form's heading follows what is typed in the form. */
static void
update_heading (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);
  ZzRecord *record = get_record (self);
  g_autofree char *title = NULL;

  if (record != NULL && !reg->single)
    title = zz_record_row_dup_name (get_session (self), record);
  gtk_label_set_label (self->title,
                       title != NULL ? title : zz_words_register (zz_session_get_messages (get_session (self)), reg));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.remove", title != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.duplicate", title != NULL);
  zz_problems_view_show (self->problems, get_session (self), self->shown);
  if (record != NULL)
    zz_record_evidence_show (self->evidence, get_session (self), self->shown);
}

static gboolean
is_empty (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);

  return !reg->single && zz_project_get_records (get_project (self), reg)->len == 0;
}

/* Persons can be seen with their papers instead of one by one. */
static gboolean
shows_papers (ZzRecordsPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->papers_button)) && gtk_toggle_button_get_active (self->papers_button);
}

static void
update_stack (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);
  gboolean empty = is_empty (self);

  gtk_widget_set_visible (GTK_WIDGET (self->papers_button), g_str_equal (reg->id, PERSON) && !empty);
  gtk_widget_set_visible (self->tools, !reg->single && !shows_papers (self));
  if (shows_papers (self))
    zz_papers_view_show (self->papers, get_session (self));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : shows_papers (self) ? "papers"
                                                                                       : "records");
}

static void
show_record (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);
  ZzRecordsTable *table = get_table (self);
  const char *id;

  if (table != NULL)
    id = zz_records_table_get_selected (table);
  else
    id = zz_record_get_id (zz_project_get_single (get_project (self), reg));
  if (g_strcmp0 (self->shown, id) != 0)
    {
      g_free (self->shown);
      self->shown = g_strdup (id);
      if (id != NULL)
        zz_record_form_show (self->form, get_session (self), reg, id);
      else
        zz_record_form_clear (self->form);
    }
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->form)), id != NULL);
  update_heading (self);
  update_stack (self);
}

static void
update_registers (ZzRecordsPage *self)
{
  const ZzMessages *messages = zz_session_get_messages (get_session (self));

  for (guint i = 0; i < self->registers->len; i++)
    {
      const ZzRegister *reg = self->registers->pdata[i];
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->register_options), i);
      g_autofree char *title = NULL;

      if (reg->single)
        title = g_strdup (zz_words_register (messages, reg));
      else
        /* Translators: a kind of records and how many there are: “Personnel (14)”. */
        title = g_strdup_printf (_ ("%s (%u)"), zz_words_register (messages, reg),
                                 zz_project_get_records (get_project (self), reg)->len);
      zz_option_set_title (option, title);
    }
}

static void
fill_registers (ZzRecordsPage *self)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (get_session (self));

  g_ptr_array_add (self->registers, catalogue->builtins[ZZ_BUILTIN_APPLICATION]);
  g_ptr_array_extend (self->registers, catalogue->registers, NULL, NULL);
  for (guint i = 0; i < self->registers->len; i++)
    zz_options_append (self->register_options, ((const ZzRegister *) self->registers->pdata[i])->id, "");
}

static void
zz_records_page_update (ZzPage *page)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (page);
  ZzRecordsTable *table;

  if (self->registers->len == 0)
    fill_registers (self);
  update_registers (self);
  table = get_table (self);
  if (table != NULL)
    zz_records_table_update (table, FALSE);
  show_record (self);
}

static void
selected_cb (ZzRecordsPage *self,
             ZzRecordsTable *table)
{
  if (table == get_table (self))
    show_record (self);
}

static void
filter_cb (ZzRecordsPage *self)
{
  ZzRecordsTable *table = get_table (self);

  if (table != NULL)
    zz_records_table_set_filter (table, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

/* On its way to another text the entry is empty, which is no wish to see all. */
static void
show_filter (ZzRecordsPage *self,
             ZzTableView *table)
{
  g_signal_handlers_block_by_func (self->filter, filter_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), zz_table_view_get_text (table));
  g_signal_handlers_unblock_by_func (self->filter, filter_cb, self);
}

/* Tables are made when they are first looked at and keep what was done to them. */
static void
show_table (ZzRecordsPage *self,
            const ZzRegister *reg)
{
  GtkWidget *table = gtk_stack_get_child_by_name (self->tables, reg->id);

  if (table == NULL)
    {
      table = zz_records_table_new (get_session (self), reg);
      g_signal_connect_object (table, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->tables, table, reg->id);
    }
  else
    zz_records_table_update (ZZ_RECORDS_TABLE (table), TRUE);
  gtk_stack_set_visible_child (self->tables, table);
  show_filter (self, ZZ_TABLE_VIEW (table));
}

static void
show_register (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);

  gtk_widget_set_visible (GTK_WIDGET (self->tables), !reg->single);
  if (!reg->single)
    show_table (self, reg);
}

static void
register_cb (ZzRecordsPage *self)
{
  show_register (self);
  show_record (self);
}

static void
papers_cb (ZzRecordsPage *self)
{
  update_stack (self);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  gtk_widget_child_focus (GTK_WIDGET (ZZ_RECORDS_PAGE (widget)->form), GTK_DIR_TAB_FORWARD);
}

static void
select_record (ZzRecordsPage *self,
               const char *id)
{
  ZzRecordsTable *table = get_table (self);

  update_registers (self);
  if (table != NULL)
    {
      zz_records_table_update (table, FALSE);
      /* One form is enough, whatever is selected on the way. */
      g_signal_handlers_block_by_func (table, selected_cb, self);
      zz_records_table_select (table, id);
      g_signal_handlers_unblock_by_func (table, selected_cb, self);
      show_filter (self, ZZ_TABLE_VIEW (table));
    }
  show_record (self);
  edit_action (GTK_WIDGET (self), NULL, NULL);
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);
  g_autofree char *id = NULL;

  if (get_register (self)->single)
    return;
  id = zz_record_actions_add (get_session (self), get_register (self));
  if (id != NULL)
    select_record (self, id);
}

static void
duplicate_action (GtkWidget *widget,
                  const char *name,
                  GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);
  ZzRecord *record = get_record (self);
  g_autofree char *id = record != NULL ? zz_record_actions_duplicate (get_session (self), record) : NULL;

  if (id != NULL)
    select_record (self, id);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);
  ZzRecord *record = get_record (self);

  if (record != NULL)
    zz_record_actions_remove (get_session (self), record, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);

  zz_table_intake_choose (widget, get_session (self), get_register (self));
}

static void
paste_action (GtkWidget *widget,
              const char *name,
              GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);

  zz_table_intake_paste (widget, get_session (self), get_register (self));
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);

  zz_table_intake_save (widget, get_session (self), get_register (self));
}

static gboolean
drop_cb (ZzRecordsPage *self,
         const GValue *value)
{
  return zz_table_intake_drop (GTK_WIDGET (self), get_session (self), get_register (self), value);
}

/* Shows the table of a register, without a form for whatever is selected there. */
static void
choose_register (ZzRecordsPage *self,
                 guint position)
{
  if (gtk_drop_down_get_selected (self->register_list) == position)
    return;
  g_signal_handlers_block_by_func (self->register_list, register_cb, self);
  gtk_drop_down_set_selected (self->register_list, position);
  g_signal_handlers_unblock_by_func (self->register_list, register_cb, self);
  show_register (self);
}

static void
zz_records_page_reveal (ZzPage *page,
                        const char *id)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (page);
  const ZzRegister *reg = zz_catalogue_find_register (zz_session_get_catalogue (get_session (self)), id);
  ZzRecord *record = reg == NULL ? zz_project_find_anywhere (get_project (self), id) : NULL;
  guint position;

  if (record != NULL)
    reg = zz_record_get_register (record);
  if (reg == NULL || !g_ptr_array_find (self->registers, reg, &position))
    return;
  gtk_toggle_button_set_active (self->papers_button, FALSE);
  choose_register (self, position);
  if (record != NULL)
    select_record (self, id);
  else
    {
      show_record (self);
      gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
    }
}

static void
add_drop_target (ZzRecordsPage *self,
                 GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
zz_records_page_constructed (GObject *object)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (object);

  G_OBJECT_CLASS (zz_records_page_parent_class)->constructed (object);

  g_signal_connect_object (self->register_list, "notify::selected", G_CALLBACK (register_cb), self, G_CONNECT_SWAPPED);
  add_drop_target (self, GTK_WIDGET (self->tables));
  add_drop_target (self, self->nothing);
  register_cb (self);
}

static void
zz_records_page_dispose (GObject *object)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_RECORDS_PAGE);
  g_clear_object (&self->register_options);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (zz_records_page_parent_class)->dispose (object);
}

static void
zz_records_page_class_init (ZzRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = zz_records_page_constructed;
  object_class->dispose = zz_records_page_dispose;
  ZZ_PAGE_CLASS (klass)->update = zz_records_page_update;
  ZZ_PAGE_CLASS (klass)->reveal = zz_records_page_reveal;

  g_type_ensure (ZZ_TYPE_OPTION);
  g_type_ensure (ZZ_TYPE_PAPERS_VIEW);
  g_type_ensure (ZZ_TYPE_PROBLEMS_VIEW);
  g_type_ensure (ZZ_TYPE_RECORD_EVIDENCE);
  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, register_list);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, papers_button);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, papers);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, tables);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, problems);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, form);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, evidence);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, papers_cb);
  gtk_widget_class_install_action (widget_class, "records.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "records.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "records.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "records.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "records.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "records.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "records.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "records.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "records.duplicate", NULL);
}

static void
zz_records_page_init (ZzRecordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->registers = g_ptr_array_new ();
  self->register_options = g_list_store_new (ZZ_TYPE_OPTION);
  gtk_drop_down_set_model (self->register_list, G_LIST_MODEL (self->register_options));
}
