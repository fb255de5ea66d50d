/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers, the records of one, a form for one. */
#include "config.h"

#include "app/records-page.h"

#include "app/option.h"
#include "app/record-form.h"
#include "core/edit.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzRecordsPage
{
  ZzPage parent_instance;

  GPtrArray *registers; /* ZzRegister, in the order of the list */
  GListStore *register_options;
  GListStore *records; /* ZzOption: id and label */
  char *shown;         /* id of the record in the form, or NULL */

  GtkDropDown *register_list;
  GtkSingleSelection *selection;
  GtkStringSorter *sorter;
  GtkWidget *list_box;
  GtkWidget *add;
  GtkWidget *remove;
  GtkLabel *title;
  GtkStack *stack;
  ZzRecordForm *form;
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

  return selected < self->registers->len ? self->registers->pdata[selected] : NULL;
}

static char *
dup_title (ZzRecordsPage *self,
           const ZzRegister *reg,
           const char *id)
{
  const ZzMessages *messages = zz_session_get_messages (get_session (self));

  if (reg->single)
    return g_strdup (zz_words_register (messages, reg));
  return zz_words_record (messages, get_project (self), id);
}

static void
show_record (ZzRecordsPage *self,
             const char *id)
{
  const ZzRegister *reg = get_register (self);

  if (g_strcmp0 (self->shown, id) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (id);
  if (id == NULL)
    zz_record_form_clear (self->form);
  else
    zz_record_form_show (self->form, get_session (self), reg, id);
}

/* The form's heading follows what is typed in the form. */
static void
update_heading (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);
  g_autofree char *title = self->shown != NULL ? dup_title (self, reg, self->shown) : NULL;

  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->remove, self->shown != NULL && !reg->single);
  gtk_stack_set_visible_child_name (self->stack, self->shown != NULL ? "form" : "empty");
}

static gboolean
has_same_ids (GListModel *options,
              const GPtrArray *records)
{
  if (g_list_model_get_n_items (options) != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (options, i);

      if (!g_str_equal (zz_option_get_text (option), zz_record_get_id (records->pdata[i])))
        return FALSE;
    }
  return TRUE;
}

static void
update_labels (ZzRecordsPage *self,
               const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (ZzOption) option = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      g_autofree char *title = zz_options_dup_record_title (get_session (self), records->pdata[i]);

      zz_option_set_title (option, title);
    }
}

static void
refill (ZzRecordsPage *self,
        const GPtrArray *records)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = zz_options_dup_record_title (get_session (self), records->pdata[i]);

      g_ptr_array_add (options, zz_option_new (zz_record_get_id (records->pdata[i]), title));
    }
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)), options->pdata,
                       options->len);
}

/* The record @id if it is there, else the first one. */
static void
select_record (ZzRecordsPage *self,
               const char *id)
{
  guint position = id != NULL ? zz_options_find (G_LIST_MODEL (self->selection), id) : G_MAXUINT;
  ZzOption *option;

  if (position == G_MAXUINT)
    position = 0;
  gtk_single_selection_set_selected (self->selection, position);
  option = gtk_single_selection_get_selected_item (self->selection);
  show_record (self, option != NULL ? zz_option_get_text (option) : NULL);
}

static void
selected_cb (ZzRecordsPage *self)
{
  ZzOption *option = gtk_single_selection_get_selected_item (self->selection);

  show_record (self, option != NULL ? zz_option_get_text (option) : NULL);
  update_heading (self);
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
  const GPtrArray *records;

  if (self->registers->len == 0)
    fill_registers (self);
  update_registers (self);
  records = zz_project_get_records (get_project (self), get_register (self));
  if (has_same_ids (G_LIST_MODEL (self->records), records))
    update_labels (self, records);
  else
    {
      g_autofree char *shown = g_strdup (self->shown);

      refill (self, records);
      select_record (self, shown);
    }
  update_heading (self);
}

static void
register_cb (ZzRecordsPage *self)
{
  const ZzRegister *reg = get_register (self);

  if (reg == NULL)
    return;
  show_record (self, NULL);
  gtk_widget_set_visible (self->list_box, !reg->single);
  gtk_widget_set_visible (self->add, !reg->single);
  refill (self, zz_project_get_records (get_project (self), reg));
  select_record (self, NULL);
  update_heading (self);
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);
  const ZzRegister *reg = get_register (self);
  g_autofree char *id = zz_record_make_id (reg);
  g_autofree char *label = NULL;
  g_autoptr (ZzRecord) record = zz_record_new (reg, id);
  g_autoptr (ZzChangeSet) set = NULL;

  /* Translators: what undo takes back; %s is a kind of records. */
  label = g_strdup_printf (_ ("Add to “%s”"), zz_words_register (zz_session_get_messages (get_session (self)), reg));
  set = zz_change_set_new (label);
  zz_change_set_insert (set, record);
  if (!zz_session_apply (get_session (self), set))
    return;
  zz_records_page_update (ZZ_PAGE (self));
  select_record (self, id);
  update_heading (self);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *target)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (widget);
  ZzRecord *record = self->shown != NULL ? zz_project_find (get_project (self), get_register (self), self->shown) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  if (record == NULL)
    return;
  title = dup_title (self, get_register (self), self->shown);
  label = g_strdup_printf (_ ("Remove “%s”"), title);
  set = zz_change_set_new (label);
  zz_edit_remove (set, get_project (self), record);
  zz_session_apply (get_session (self), set);
}

static void
zz_records_page_constructed (GObject *object)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (object);

  G_OBJECT_CLASS (zz_records_page_parent_class)->constructed (object);

  g_signal_connect_object (self->register_list, "notify::selected", G_CALLBACK (register_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  register_cb (self);
}

static void
zz_records_page_dispose (GObject *object)
{
  ZzRecordsPage *self = ZZ_RECORDS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_RECORDS_PAGE);
  g_clear_object (&self->register_options);
  g_clear_object (&self->records);
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

  g_type_ensure (ZZ_TYPE_OPTION);
  g_type_ensure (ZZ_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, register_list);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, sorter);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, add);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, remove);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsPage, form);
  gtk_widget_class_install_action (widget_class, "records.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "records.remove", NULL, remove_action);
}

static void
zz_records_page_init (ZzRecordsPage *self)
{
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->registers = g_ptr_array_new ();
  self->register_options = g_list_store_new (ZZ_TYPE_OPTION);
  self->records = g_list_store_new (ZZ_TYPE_OPTION);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->records)), g_object_ref (GTK_SORTER (self->sorter)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  g_object_unref (sorted);
  gtk_drop_down_set_model (self->register_list, G_LIST_MODEL (self->register_options));
}
