/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer does in a day, with hands on the keyboard and the mouse. */
#pragma once

#include "story.h"

G_BEGIN_DECLS

/* What the project's file is called, who is in it, and what is being typed when the
 * program is killed. */
#define OFFICER_PROJECT "story.zizhi.json"
#define OFFICER_N_PEOPLE 3
#define OFFICER_TYPED "Founded by plainly made-up people"

/* From the welcome to a project in @folder; ends with the program killed. */
void officer_work (ZzApplication *application,
                   GFile *folder);

gboolean officer_has_session (gpointer story);

/* Presses the keys for it and waits until it is done. */
void officer_save (Story *story);

const GPtrArray *officer_get_records (Story *story,
                                      const char *reg);

void officer_expect_field (Story *story,
                           const char *reg,
                           const char *id,
                           const char *field,
                           const char *text);

G_END_DECLS
