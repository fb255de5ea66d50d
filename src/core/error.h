/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of the program.
 *
 * Everything a user can cause is a GError of this domain whose message is one
 * sentence: what, where, what to do. Codes exist so that callers can act
 * differently; people read the message.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZZ_ERROR (zz_error_quark ())

/**
 * ZzError:
 * @ZZ_ERROR_SYNTAX: the bytes are not what the format asks for (JSON, date, period)
 * @ZZ_ERROR_INVALID: well-formed, but a value of the wrong type or an unknown name
 * @ZZ_ERROR_LIMIT: larger or deeper than the program accepts
 * @ZZ_ERROR_NEWER: written by a newer format; it may be read, never written
 * @ZZ_ERROR_UNSAFE: a path that leads outside the project's own folder
 * @ZZ_ERROR_CHANGED: the file on disk was changed by someone else meanwhile
 * @ZZ_ERROR_NOT_FOUND: a record, clause, catalogue or file that is not there
 * @ZZ_ERROR_REFUSED: the request itself makes no sense here (wrong use)
 * @ZZ_ERROR_CONFLICT: two people changed the same; a person has to choose
 * @ZZ_ERROR_BUSY: someone else is at it just now; trying again later may do
 * @ZZ_ERROR_UNREACHABLE: the server or the way to it does not work just now
 * @ZZ_ERROR_STALE: it may be an older copy; a person has to say whether it holds
 * @ZZ_ERROR_SIGNED_OUT: the server asks for a name and a password that fit
 */
typedef enum {
  ZZ_ERROR_SYNTAX,
  ZZ_ERROR_INVALID,
  ZZ_ERROR_LIMIT,
  ZZ_ERROR_NEWER,
  ZZ_ERROR_UNSAFE,
  ZZ_ERROR_CHANGED,
  ZZ_ERROR_NOT_FOUND,
  ZZ_ERROR_REFUSED,
  ZZ_ERROR_CONFLICT,
  ZZ_ERROR_BUSY,
  ZZ_ERROR_UNREACHABLE,
  ZZ_ERROR_STALE,
  ZZ_ERROR_SIGNED_OUT,
} ZzError;

GQuark zz_error_quark (void);

G_END_DECLS
