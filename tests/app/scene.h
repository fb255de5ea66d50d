/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story about handing over: the window shows the small project of a place, whose folder
 * is looked at afterwards. */
#pragma once

#include "place.h"
#include "story.h"

G_BEGIN_DECLS

typedef struct
{
  Story story;
  Place place;
} Scene;

void scene_begin (Scene *scene,
                  gconstpointer data);
void scene_end (Scene *scene);

/* place_list () of all that is there, but for the mark that the project is open, which
 * comes when it comes. */
char *scene_dup_place (const Scene *scene);
void scene_assert_same_file (const Scene *scene,
                             const char *one,
                             const char *other);

/* Opens the package @name and returns the dialog; a good one is read when it returns. */
GtkWidget *scene_open_package (Scene *scene,
                               const char *name);
GtkWidget *scene_open_good_package (Scene *scene,
                                    const char *name);

/* One sentence is told, that one, and is closed. */
void scene_expect_alert (const char *sentence);

/* Conditions to wait for. */
gboolean scene_is_sensitive (gpointer widget);
gboolean scene_is_insensitive (gpointer widget);

G_END_DECLS
