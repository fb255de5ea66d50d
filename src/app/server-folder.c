/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder on a server. */
#include "config.h"

#include "app/server-folder.h"

#include "share/address.h"
#include "share/dav.h"

#include <glib/gi18n.h>

struct _ZzServerFolder
{
  AdwBin parent_instance;

  char *url;
  GPtrArray *entries;

  GtkWidget *up;
  GtkLabel *title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ZzServerFolder, zz_server_folder, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (ZzServerFolder *self,
        const char *url)
{
  g_signal_emit (self, signals[CHOSEN], 0, url);
}

static void
up_cb (ZzServerFolder *self)
{
  g_autofree char *parent = self->url != NULL ? zz_address_dup_parent (self->url) : NULL;

  if (parent != NULL)
    choose (self, parent);
}

static void
activated_cb (ZzServerFolder *self,
              GtkListBoxRow *row)
{
  const ZzDavEntry *entry = self->entries->pdata[gtk_list_box_row_get_index (row)];
  g_autofree char *url = zz_address_dup_child (self->url, entry->name, entry->folder);

  choose (self, url);
}

static void
zz_server_folder_dispose (GObject *object)
{
  ZzServerFolder *self = ZZ_SERVER_FOLDER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SERVER_FOLDER);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (zz_server_folder_parent_class)->dispose (object);
}

static void
zz_server_folder_class_init (ZzServerFolderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_server_folder_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", ZZ_TYPE_SERVER_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/server-folder.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzServerFolder, up);
  gtk_widget_class_bind_template_child (widget_class, ZzServerFolder, title);
  gtk_widget_class_bind_template_child (widget_class, ZzServerFolder, list);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
zz_server_folder_init (ZzServerFolder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append (ZzServerFolder *self,
        const ZzDavEntry *entry,
        gboolean usable)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (entry->folder ? "folder-symbolic" : "text-x-generic-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->folder ? _ ("Folder") : _ ("Project"), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), usable);
  gtk_widget_set_sensitive (row, usable);
  gtk_list_box_append (self->list, row);
}

void
zz_server_folder_show (ZzServerFolder *self,
                       const char *url,
                       GPtrArray *entries,
                       gboolean projects)
{
  g_autofree char *shown = NULL;
  g_autofree char *parent = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (ZZ_IS_SERVER_FOLDER (self));
  g_return_if_fail (url != NULL && entries != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_free (self->url);
  self->url = g_strdup (url);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_ref (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const ZzDavEntry *entry = entries->pdata[i];

      append (self, entry, projects || entry->folder);
    }
  shown = zz_address_dup_shown (url);
  parent = zz_address_dup_parent (url);
  gtk_label_set_label (self->title, shown);
  gtk_widget_set_sensitive (self->up, parent != NULL);
}

const char *
zz_server_folder_get_url (ZzServerFolder *self)
{
  g_return_val_if_fail (ZZ_IS_SERVER_FOLDER (self), NULL);

  return self->url;
}
