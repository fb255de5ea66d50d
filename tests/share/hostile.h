/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server on loopback that answers what it was told to, byte for byte, and notes
 * all it was asked. */
#pragma once

#include <gio/gio.h>

typedef struct _Hostile Hostile;

typedef enum {
  ANSWER_TEXT,    /* the text, and the connection ends */
  ANSWER_ENDLESS, /* the text, and bytes without end */
  ANSWER_DRIP,    /* the text, and a byte each 20 ms without end */
  ANSWER_SILENCE, /* nothing, and the connection stays */
} AnswerKind;

Hostile *hostile_new (void);
void hostile_free (Hostile *self);

/* What is answered at @path from now on. */
void hostile_answer (Hostile *self,
                     const char *path,
                     AnswerKind kind,
                     const char *text);

/* "http://127.0.0.1:PORT" and @path; owned by the caller. */
char *hostile_url (Hostile *self,
                   const char *path);

/* The heads of all requests so far; owned by the caller. */
char *hostile_log (Hostile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hostile, hostile_free)
