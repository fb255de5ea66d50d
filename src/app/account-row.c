/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name on a server. */
#include "config.h"

#include "app/account-row.h"

#include "app/server-task.h"
#include "app/sign-in-dialog.h"

#include <glib/gi18n.h>

struct _ZzAccountRow
{
  AdwActionRow parent_instance;

  char *server;
  char *url;
  char *user;
  char *authority;
  char *about; /* said while there is nothing else to say */
  GCancellable *cancellable;

  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ZzAccountRow, zz_account_row, ADW_TYPE_ACTION_ROW)

static void
say (ZzAccountRow *self,
     const char *sentence)
{
  g_autofree char *text = sentence != NULL ? g_strdup_printf ("%s\n%s", self->about, sentence) : g_strdup (self->about);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  static const char *const sayings[] = {
    [ZZ_SERVER_TEST] = N_ ("The connection works."),
    [ZZ_SERVER_REMEMBER] = N_ ("The new password is in the keyring."),
    [ZZ_SERVER_FORGET] = N_ ("The keyring has no password for it any more."),
  };
  g_autoptr (ZzAccountRow) self = user_data;
  g_autoptr (GError) error = NULL;
  const ZzServerTask *task = zz_server_task_run_finish (result, &error);

  if (self->more == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  say (self, task != NULL ? _ (sayings[task->kind]) : error->message);
}

static void
run (ZzAccountRow *self,
     ZzServerTaskKind kind,
     const char *password)
{
  ZzServerTask *task = zz_server_task_new (kind, self->url, self->user, password);

  task->authority = g_strdup (self->authority);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  say (self, _ ("Being asked…"));
  zz_server_task_run_async (task, self->cancellable, done_cb, g_object_ref (self));
}

static void
test_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  run (ZZ_ACCOUNT_ROW (widget), ZZ_SERVER_TEST, NULL);
}

static void
changed_cb (const char *user,
            const char *password,
            gboolean remember,
            gpointer user_data)
{
  run (user_data, ZZ_SERVER_REMEMBER, password);
}

static void
change_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ZzAccountRow *self = ZZ_ACCOUNT_ROW (widget);

  zz_sign_in_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->url, self->user, TRUE, changed_cb, g_object_ref (self), g_object_unref);
}

static void
forget_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  run (ZZ_ACCOUNT_ROW (widget), ZZ_SERVER_FORGET, NULL);
}

static void
zz_account_row_dispose (GObject *object)
{
  g_cancellable_cancel (ZZ_ACCOUNT_ROW (object)->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_ACCOUNT_ROW);

  G_OBJECT_CLASS (zz_account_row_parent_class)->dispose (object);
}

static void
zz_account_row_finalize (GObject *object)
{
  ZzAccountRow *self = ZZ_ACCOUNT_ROW (object);

  g_clear_object (&self->cancellable);
  g_free (self->server);
  g_free (self->url);
  g_free (self->user);
  g_free (self->authority);
  g_free (self->about);

  G_OBJECT_CLASS (zz_account_row_parent_class)->finalize (object);
}

static void
zz_account_row_class_init (ZzAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_account_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_account_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzAccountRow, more);
  gtk_widget_class_install_action (widget_class, "account.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "account.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "account.forget", NULL, forget_action);
}

static void
zz_account_row_init (ZzAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
zz_account_row_new (const ZzAccount *account)
{
  ZzAccountRow *self;
  g_autofree char *projects = NULL;

  g_return_val_if_fail (account != NULL, NULL);

  self = g_object_new (ZZ_TYPE_ACCOUNT_ROW, NULL);
  self->server = g_strdup (account->server);
  self->url = g_strdup (account->url);
  self->user = g_strdup (account->user);
  self->authority = g_strdup (account->authority);
  projects = g_strdup_printf (ngettext ("%u shared project", "%u shared projects", account->n_projects), account->n_projects);
  /* Translators: a name to sign in with, and "3 shared projects". */
  self->about = account->user != NULL ? g_strdup_printf (_ ("As %s · %s"), account->user, projects) : g_steal_pointer (&projects);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), account->server);
  gtk_widget_set_visible (self->more, account->user != NULL);
  say (self, NULL);
  return GTK_WIDGET (self);
}
