/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was sent, and whether it arrived is not known yet. */
#include "config.h"

#include "share/remote-private.h"

#include "store/json.h"

#include <glib/gstdio.h>

/* Named by their age: the newest has the highest number. */
#define NAME "sent-%02u.zizhi.json"
#define MAX_SENT 16

static char *
name_sent (guint number)
{
  return g_strdup_printf (NAME, number);
}

GPtrArray *
zz_remote_load_sent (ZzRemote *self)
{
  GPtrArray *sent = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < MAX_SENT; i++)
    {
      g_autofree char *name = name_sent (i);
      GBytes *bytes = zz_remote_load_file (self, name, ZZ_JSON_MAX_BYTES);

      if (bytes != NULL)
        g_ptr_array_insert (sent, 0, bytes);
    }
  return sent;
}

/* The oldest gives way. */
static void
make_room (ZzRemote *self)
{
  for (guint i = 1; i < MAX_SENT; i++)
    {
      g_autofree char *from = name_sent (i);
      g_autofree char *to = name_sent (i - 1);
      g_autofree char *from_path = g_build_filename (self->place, from, NULL);
      g_autofree char *to_path = g_build_filename (self->place, to, NULL);

      g_rename (from_path, to_path);
    }
}

gboolean
zz_remote_save_sent (ZzRemote *self,
                     GBytes *bytes,
                     GError **error)
{
  g_autoptr (GPtrArray) sent = zz_remote_load_sent (self);
  g_autofree char *name = NULL;

  if (sent->len > 0 && g_bytes_equal (sent->pdata[0], bytes))
    return TRUE;
  if (sent->len == MAX_SENT)
    make_room (self);
  name = name_sent (MIN (sent->len, MAX_SENT - 1));
  return zz_remote_write_file (self, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

void
zz_remote_forget_sent (ZzRemote *self)
{
  for (guint i = 0; i < MAX_SENT; i++)
    {
      g_autofree char *name = name_sent (i);

      zz_remote_remove_file (self, name);
    }
}
