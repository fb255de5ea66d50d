/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to spoil an honest package so that nobody should unpack it. */
#pragma once

#include "maker.h"

G_BEGIN_DECLS

#define EVIDENCE "t.evidence/"

/**
 * SpoilCase:
 * @spoil: called with @argument
 * @message: what the message that refuses it has to say
 */
typedef struct
{
  const char *name;
  void (*spoil) (Maker *maker,
                 const char *argument);
  const char *argument;
  const char *message;
} SpoilCase;

/* NULL past the last. */
const SpoilCase *spoil_get_case (guint number);

/* The one evidence file that is a short PDF. */
MakerEntry *spoil_find_lease (Maker *maker);

G_END_DECLS
