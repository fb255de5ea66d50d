/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store's tests share: texts as bytes, scratch folders, the example. */
#pragma once

#include "core/project.h"
#include "store/catalogue-store.h"
#include "store/json.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GBytes *bytes_from (const char *text);
char *text_from (GBytes *bytes);

/* A file of the source tree; the test ends where it cannot be read. */
GBytes *load_source (const char *path);

/* A new folder; remove_folder() takes all in it away. */
char *make_scratch (void);
void remove_folder (const char *path);

/* How many entries there are in a folder, 0 where there is none. */
guint count_entries (const char *path);

/* A project file's text with @members behind its head; "" for none. */
char *make_project_text (const char *members);

ZzProject *read_project (ZzCatalogueStore *store,
                         const char *text,
                         GError **error);

/* Reads JSON with json-glib, the independent reader. */
JsonNode *read_with_json_glib (GBytes *bytes);

/* The rest of this process, run by root, is somebody who owns @folder and may
 * not write elsewhere. */
void become_nobody (const char *folder);

G_END_DECLS
