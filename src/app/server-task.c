/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a server, in a worker. */
#include "config.h"

#include "app/server-task.h"

#include "share/credentials.h"
#include "share/remote-start.h"
#include "store/project-join.h"

static void
free_task (gpointer data)
{
  ZzServerTask *self = data;

  g_clear_pointer (&self->password, zz_credentials_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_free (self->url);
  g_free (self->user);
  g_free (self->authority);
  g_free (self->left_out);
  g_free (self->not_kept);
  g_free (self);
}

static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

ZzServerTask *
zz_server_task_new (ZzServerTaskKind kind,
                    const char *url,
                    const char *user,
                    const char *password)
{
  ZzServerTask *self = g_new0 (ZzServerTask, 1);

  self->kind = kind;
  self->url = g_strdup (url);
  self->user = dup_filled (user);
  self->password = dup_filled (password);
  return self;
}

static void
progress_cb (goffset current,
             goffset total,
             gpointer user_data)
{
  ZzServerTask *self = user_data;

  g_atomic_int_set (&self->percent, total > 0 ? (int) CLAMP (current * 100 / total, 0, 100) : 0);
}

static gboolean
begin_sharing (ZzServerTask *self,
               GCancellable *cancellable,
               GError **error)
{
  const ZzSignIn sign_in = { self->user, self->password, self->authority };
  const ZzRemoteOptions options = { .merge = zz_project_join, .progress = progress_cb, .progress_data = self };
  g_autofree char *folder = zz_remote_dup_folder ();
  g_autoptr (ZzRemoteReport) report = NULL;

  if (self->kind == ZZ_SERVER_FETCH)
    report = zz_remote_fetch (self->file, self->url, &sign_in, folder, &options, cancellable, error);
  else
    report = zz_remote_publish (self->file, self->url, &sign_in, folder, &options, cancellable, error);
  if (report != NULL && report->problems->len > 0)
    {
      g_ptr_array_add (report->problems, NULL);
      self->left_out = g_strjoinv ("\n", (char **) report->problems->pdata);
    }
  return report != NULL;
}

static gboolean
browse (ZzServerTask *self,
        GCancellable *cancellable,
        GError **error)
{
  const ZzSignIn sign_in = { self->user, self->password, self->authority };

  self->found = zz_remote_browse (self->url, &sign_in, cancellable, error);
  return self->found != NULL;
}

static gboolean
test (ZzServerTask *self,
      GCancellable *cancellable,
      GError **error)
{
  const ZzAccount account = { .url = self->url, .user = self->user, .authority = self->authority };

  return zz_account_test (&account, self->password, cancellable, error);
}

static gboolean
remember (ZzServerTask *self,
          GCancellable *cancellable,
          GError **error)
{
  return zz_credentials_store (self->url, self->user, self->password, cancellable, error);
}

static gboolean
forget (ZzServerTask *self,
        GCancellable *cancellable,
        GError **error)
{
  return zz_credentials_forget (self->url, self->user, cancellable, error);
}

static gboolean
list (ZzServerTask *self,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *folder = zz_remote_dup_folder ();

  self->found = zz_accounts_list (folder);
  return TRUE;
}

static gboolean (*const doers[]) (ZzServerTask *self,
                                  GCancellable *cancellable,
                                  GError **error) = {
  [ZZ_SERVER_BROWSE] = browse,
  [ZZ_SERVER_FETCH] = begin_sharing,
  [ZZ_SERVER_PUBLISH] = begin_sharing,
  [ZZ_SERVER_TEST] = test,
  [ZZ_SERVER_REMEMBER] = remember,
  [ZZ_SERVER_FORGET] = forget,
  [ZZ_SERVER_LIST] = list,
};

static void
work_cb (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  ZzServerTask *self = data;
  GError *error = NULL;

  if (!doers[self->kind](self, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* It went well without a keyring, too. */
  if (self->remember && self->user != NULL && self->password != NULL
      && !zz_credentials_store (self->url, self->user, self->password, cancellable, &error))
    {
      self->not_kept = g_strdup (error->message);
      g_clear_error (&error);
    }
  g_task_return_boolean (task, TRUE);
}

void
zz_server_task_run_async (ZzServerTask *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_server_task_run_async);
  /* What was done is done, and is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, free_task);
  g_task_run_in_thread (task, work_cb);
}

ZzServerTask *
zz_server_task_run_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}

guint
zz_server_task_get_percent (ZzServerTask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) g_atomic_int_get (&self->percent);
}
