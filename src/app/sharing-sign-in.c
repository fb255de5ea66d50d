/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a shared project signs in at its server, and how its sharing ends. */
#include "config.h"

#include "app/sharing-private.h"

#include "share/credentials.h"

#include <glib/gi18n.h>

void
zz_sharing_set_password (ZzSharing *self,
                         const char *password)
{
  g_return_if_fail (ZZ_IS_SHARING (self));

  g_clear_pointer (&self->password, zz_credentials_free);
  self->password = g_strdup (password);
}

/* How to sign in from now on. */
typedef struct
{
  ZzRemote *remote;
  char *user;
  char *password;
  gboolean remember;
} SignIn;

static void
free_sign_in (gpointer data)
{
  SignIn *sign_in = data;

  zz_remote_unref (sign_in->remote);
  zz_credentials_free (sign_in->password);
  g_free (sign_in->user);
  g_free (sign_in);
}

static void
sign_in_thread_cb (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  SignIn *sign_in = data;
  ZzRemote *before = sign_in->remote;
  g_autofree char *folder = zz_remote_dup_folder ();
  GError *error = NULL;

  if (g_strcmp0 (sign_in->user, zz_remote_get_user (before)) != 0)
    {
      ZzRemote *after = zz_remote_link (zz_remote_get_file (before), zz_remote_get_url (before), sign_in->user,
                                        zz_remote_get_authority (before), folder, &error);

      if (after != NULL)
        {
          zz_remote_unref (before);
          sign_in->remote = after;
        }
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
keep_thread_cb (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  SignIn *sign_in = data;
  GError *error = NULL;

  if (zz_credentials_store (zz_remote_get_url (sign_in->remote), sign_in->user, sign_in->password, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL) && self->session != NULL)
    zz_session_say (self->session, _ ("The password was not kept: the keyring is locked or there is none. You are signed in until the project is closed."), FALSE);
}

/* The keyring may ask for a password of its own, for which nothing else waits. */
static void
keep (ZzSharing *self,
      const SignIn *sign_in)
{
  SignIn *kept = g_new0 (SignIn, 1);

  kept->remote = zz_remote_ref (sign_in->remote);
  kept->user = g_strdup (sign_in->user);
  kept->password = g_strdup (sign_in->password);
  zz_sharing_work (self, keep_thread_cb, kept_cb, kept, free_sign_in);
}

/* Without a keyring the password holds as long as the project is open. */
static void
signed_in_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);
  SignIn *sign_in = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->session != NULL)
    zz_session_report (self->session, error);
  if (self->session == NULL || self->remote == NULL || self->cancellable != NULL)
    return;
  zz_remote_unref (self->remote);
  self->remote = zz_remote_ref (sign_in->remote);
  zz_sharing_set_password (self, sign_in->password);
  if (sign_in->remember)
    keep (self, sign_in);
  zz_sharing_sync (self);
}

void
zz_sharing_sign_in (ZzSharing *self,
                    const char *user,
                    const char *password,
                    gboolean remember)
{
  SignIn *sign_in;

  g_return_if_fail (ZZ_IS_SHARING (self));
  g_return_if_fail (user != NULL && password != NULL);

  if (self->remote == NULL || self->cancellable != NULL)
    return;
  sign_in = g_new0 (SignIn, 1);
  sign_in->remote = zz_remote_ref (self->remote);
  sign_in->user = g_strdup (user);
  sign_in->password = g_strdup (password);
  sign_in->remember = remember;
  zz_sharing_work (self, sign_in_thread_cb, signed_in_cb, sign_in, free_sign_in);
}

static void
forget_thread_cb (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  zz_remote_forget (data);
  g_task_return_boolean (task, TRUE);
}

static void
unref_remote_cb (gpointer remote)
{
  zz_remote_unref (remote);
}

void
zz_sharing_forget (ZzSharing *self)
{
  g_return_if_fail (ZZ_IS_SHARING (self));

  if (self->remote == NULL || self->cancellable != NULL)
    return;
  g_clear_pointer (&self->password, zz_credentials_free);
  zz_sharing_work (self, forget_thread_cb, NULL, zz_sharing_let_go (self), unref_remote_cb);
}
