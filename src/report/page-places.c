/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on the pages links are, where they lead to, and the headings. */
#include "report/pages-private.h"

typedef struct
{
  ZzPages *pages;
  guint page;
  GHashTable *anchors; /* char * → its number in the list of places, and one */
  int x, y, height;    /* of the line whose links are being noted */
} Noting;

/* From where it was laid out to where it is drawn. */
static int
to_paper (const Noting *noting,
          int units)
{
  return (int) ((gint64) units * noting->pages->percent / 100);
}

static void
note_piece (const ZzPiece *piece,
            int x,
            int y,
            gpointer data)
{
  Noting *noting = data;

  for (guint i = 0; piece->anchors != NULL && i < piece->anchors->len; i++)
    if (!g_hash_table_contains (noting->anchors, piece->anchors->pdata[i]))
      {
        const ZzPagePlace place = { noting->page, to_paper (noting, y) };

        g_array_append_val (noting->pages->places, place);
        g_hash_table_insert (noting->anchors, piece->anchors->pdata[i], GUINT_TO_POINTER (noting->pages->places->len));
      }
  if (piece->title != NULL && *piece->title != '\0')
    {
      const ZzPageHeading heading = { noting->page, to_paper (noting, y), piece->level, piece->title };

      g_array_append_val (noting->pages->headings, heading);
    }
}

static void
note_link (const char *target,
           int x,
           int width,
           gpointer data)
{
  const Noting *noting = data;
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (noting->anchors, target));
  const ZzPageLink link = {
    noting->page,
    to_paper (noting, noting->x + x),
    to_paper (noting, noting->y),
    to_paper (noting, width),
    to_paper (noting, noting->height),
    place - 1,
  };

  if (place > 0)
    g_array_append_val (noting->pages->links, link);
}

static void
note_links (const ZzPiece *piece,
            int x,
            int y,
            gpointer data)
{
  Noting *noting = data;

  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);
      int baseline;

      if (mark->kind != ZZ_MARK_TEXT)
        continue;
      noting->x = x + mark->x;
      zz_passage_get_line (mark->thing, mark->number, &noting->height, &baseline);
      noting->y = y + mark->y - baseline;
      zz_passage_foreach_link (mark->thing, mark->number, note_link, noting);
    }
}

/* Anchors first: links lead forwards too. */
void
zz_pages_note_places (ZzPages *pages)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  Noting noting = { .pages = pages, .anchors = anchors };

  pages->places = g_array_new (FALSE, FALSE, sizeof (ZzPagePlace));
  pages->links = g_array_new (FALSE, FALSE, sizeof (ZzPageLink));
  pages->headings = g_array_new (FALSE, FALSE, sizeof (ZzPageHeading));
  for (noting.page = 0; noting.page < pages->pages->len; noting.page++)
    zz_page_foreach (pages->pages->pdata[noting.page], note_piece, &noting);
  for (noting.page = 0; noting.page < pages->pages->len; noting.page++)
    zz_page_foreach (pages->pages->pdata[noting.page], note_links, &noting);
}

const GArray *
zz_pages_get_places (const ZzPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->places;
}

const GArray *
zz_pages_get_links (const ZzPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->links;
}

const GArray *
zz_pages_get_headings (const ZzPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->headings;
}
