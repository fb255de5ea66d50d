/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name and the password on a server. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @remember: the person wants the password in the keyring. */
typedef void (*ZzSignInFunc) (const char *user,
                              const char *password,
                              gboolean remember,
                              gpointer user_data);

/* @url: which server it is about. @user: what is known, or NULL; it can be changed
 * unless @fixed, and then the password is remembered in any case. @func is called when
 * both were given; @destroy in any case. */
void zz_sign_in_dialog_present (GtkWindow *parent,
                                const char *url,
                                const char *user,
                                gboolean fixed,
                                ZzSignInFunc func,
                                gpointer user_data,
                                GDestroyNotify destroy);

G_END_DECLS
