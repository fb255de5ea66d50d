/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The servers that projects are shared on. */
#include "config.h"

#include "app/accounts-group.h"

#include "app/account-row.h"
#include "app/server-task.h"

#include <glib/gi18n.h>

struct _ZzAccountsGroup
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (ZzAccountsGroup, zz_accounts_group, ADW_TYPE_PREFERENCES_GROUP)

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzAccountsGroup) self = user_data;
  const ZzServerTask *task = zz_server_task_run_finish (result, NULL);

  if (task == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  for (guint i = 0; i < task->found->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), zz_account_row_new (task->found->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), task->found->len > 0);
}

static void
zz_accounts_group_class_init (ZzAccountsGroupClass *klass)
{
}

static void
zz_accounts_group_init (ZzAccountsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Servers"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ ("The servers that your projects are shared on. Passwords are in the keyring of this computer."));
  gtk_widget_hide (GTK_WIDGET (self));
  zz_server_task_run_async (zz_server_task_new (ZZ_SERVER_LIST, NULL, NULL, NULL), NULL, listed_cb, g_object_ref (self));
}
