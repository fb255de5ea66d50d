/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers and names, as the links have them. */
#include "config.h"

#include "share/accounts.h"

#include "share/address.h"
#include "share/remote-private.h"
#include "share/remote-start.h"

void
zz_account_free (ZzAccount *account)
{
  if (account == NULL)
    return;
  g_free (account->server);
  g_free (account->url);
  g_free (account->user);
  g_free (account->authority);
  g_free (account);
}

static void
free_cb (gpointer account)
{
  zz_account_free (account);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const ZzAccount *first = *(ZzAccount *const *) a;
  const ZzAccount *second = *(ZzAccount *const *) b;
  int order = g_strcmp0 (first->server, second->server);

  return order != 0 ? order : g_strcmp0 (first->user, second->user);
}

static void
add (GPtrArray *list,
     ZzRemote *remote)
{
  g_autofree char *server = zz_address_dup_server (remote->url);
  ZzAccount *account;

  for (guint i = 0; i < list->len; i++)
    {
      account = list->pdata[i];
      if (g_strcmp0 (account->server, server) == 0 && g_strcmp0 (account->user, remote->user) == 0)
        {
          account->n_projects++;
          return;
        }
    }
  account = g_new0 (ZzAccount, 1);
  account->server = g_steal_pointer (&server);
  account->url = zz_address_dup_folder (remote->url);
  account->user = g_strdup (remote->user);
  account->authority = g_strdup (remote->authority);
  account->n_projects = 1;
  g_ptr_array_add (list, account);
}

GPtrArray *
zz_accounts_list (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_cb);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, list);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (ZzRemote) remote = zz_remote_open_link (folder, name);

      if (remote != NULL)
        add (list, remote);
    }
  g_ptr_array_sort (list, compare_cb);
  return list;
}

gboolean
zz_account_test (const ZzAccount *account,
                 const char *password,
                 GCancellable *cancellable,
                 GError **error)
{
  const ZzSignIn sign_in = { account->user, password, account->authority };
  g_autoptr (ZzDav) dav = zz_remote_visit (account->url, &sign_in, cancellable, error);
  g_autoptr (GPtrArray) found = dav != NULL ? zz_dav_list (dav, account->url, 0, cancellable, error) : NULL;

  return found != NULL;
}
