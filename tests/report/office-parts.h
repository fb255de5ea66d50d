/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a DOCX or XLSX, read by other hands than those that wrote it. */
#pragma once

#include <glib.h>

typedef struct
{
  GPtrArray *names;  /* in order */
  GHashTable *trees; /* name → xmlDoc, for parts that are XML */
  GHashTable *bytes; /* name → GBytes */
} OfficeParts;

/* Every XML part must be well-formed. */
OfficeParts *office_parts_read (GBytes *bytes);
void office_parts_free (OfficeParts *parts);

/* How many nodes of @part @xpath finds; prefixes w, r, a, wp, pic, s (spreadsheet),
 * t (content types), l (relationships), cp, dc, dcterms. */
guint office_parts_count (const OfficeParts *parts,
                          const char *part,
                          const char *xpath);

/* The text of each of these nodes, ended by NULL. Owned by the caller. */
char **office_parts_list (const OfficeParts *parts,
                          const char *part,
                          const char *xpath);

/* All of it in one piece: of paragraphs with a line feed for a break and a tab for a tab. */
char *office_parts_get (const OfficeParts *parts,
                        const char *part,
                        const char *xpath);

/* Types and relationships name every part there is and none else; the list of parts
 * stands at the very end of the file. */
void office_parts_assert_whole (const OfficeParts *parts,
                                GBytes *bytes);

/* The bytes of both are the same, in another time zone too. */
void office_assert_same_bytes (GBytes *(*write) (gpointer document, GError **error),
                               gpointer document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeParts, office_parts_free)
