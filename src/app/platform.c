/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between versions of GTK and between platforms. */
#include "app/platform.h"

void
zz_platform_open_file (GtkWindow *parent,
                       GFile *file,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autofree char *uri = g_file_get_uri (file);

  /* GTK 4.8 crashes on a parent that is not realized. */
  if (parent != NULL && !gtk_widget_get_realized (GTK_WIDGET (parent)))
    parent = NULL;
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, callback, user_data);
}

gboolean
zz_platform_open_file_finish (GObject *source,
                              GAsyncResult *result,
                              GError **error)
{
  return gtk_show_uri_full_finish ((GtkWindow *) source, result, error);
}

void
zz_platform_announce (GtkWidget *widget,
                      const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}
