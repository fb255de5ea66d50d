/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session and somebody else at its file, for the tests of merging. */
#pragma once

#include "fixture.h"

#include "core/error.h"

G_BEGIN_DECLS

/* A field everybody edits here. */
#define REASON "answer", "legal.b", "reason"
#define OTHER "answer", "legal.c", "reason"

/* @base: what the file held at first; @said: the last message. */
typedef struct
{
  Fixture files;
  ZzSession *session;
  GBytes *base;
  char *said;
} Desk;

GBytes *desk_read_file (Desk *desk);

void desk_init (Desk *desk);

void desk_clear (Desk *desk);

/* Somebody else edits the file; what it holds then is returned. */
GBytes *desk_edit_behind (Desk *desk, const char *reg, const char *id, const char *field, const char *text);

void desk_refresh (Desk *desk, ZzOlder older, GError **error);

void desk_expect (Desk *desk, const char *reg, const char *id, const char *field, const char *text);

void desk_expect_bytes (Desk *desk, GBytes *bytes);

gboolean desk_is_modified (Desk *desk);

G_END_DECLS
