/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting the pieces of a document on pages. */
#include "report/pages.h"

#include "report/ink.h"
#include "report/pages-private.h"

#define A4_SHORT ZZ_MM (210)
#define A4_LONG ZZ_MM (297)

/* How small a document that is to be one page may be set, in percent, and in which steps. */
#define LEAST_PERCENT 75
#define PERCENT_STEP 5

/* A row too tall for any page is split; this much of it, at least, before the end of
 * the page it begins on. */
#define LEAST_PART (60 * ZZ_POINT)

static void
page_free (gpointer data)
{
  ZzPage *page = data;

  g_array_unref (page->placed);
  g_clear_pointer (&page->foot, zz_passage_free);
  g_free (page);
}

/* Of a sheet as it is laid out. */
static int
get_side (const ZzPages *pages,
          gboolean longer)
{
  return (int) ((gint64) (longer ? A4_LONG : A4_SHORT) * 100 / pages->percent);
}

/* The page that is being filled. */
typedef struct
{
  ZzPages *pages;
  ZzPage *page; /* NULL: the next piece begins one */
  gboolean landscape;
  int y;      /* where the next piece goes */
  int bottom; /* and where it ends at the latest */
  int tall;   /* from the top to the bottom of a page */
  gboolean empty;
} Filling;

static void
begin_page (Filling *filling)
{
  ZzPage *page = g_new0 (ZzPage, 1);

  page->landscape = filling->landscape;
  page->width = get_side (filling->pages, filling->landscape);
  page->height = get_side (filling->pages, !filling->landscape);
  page->placed = g_array_new (FALSE, FALSE, sizeof (ZzPlaced));
  g_ptr_array_add (filling->pages->pages, page);
  filling->page = page;
  filling->y = ZZ_PAGE_MARGIN;
  filling->bottom = page->height - ZZ_PAGE_MARGIN;
  filling->empty = TRUE;
}

static void
place (Filling *filling,
       const ZzPiece *piece)
{
  const ZzPlaced placed = { piece, filling->y + (filling->empty ? 0 : piece->before) };

  g_array_append_val (filling->page->placed, placed);
  filling->y = placed.y + piece->height;
  filling->empty = FALSE;
}

/* The heads of the table that @piece goes on with, at the top of a page. */
static void
repeat_heads (Filling *filling,
              const ZzPiece *piece)
{
  for (guint i = 0; filling->empty && piece->heads != NULL && i < piece->heads->len; i++)
    {
      const ZzPlaced placed = { piece->heads->pdata[i], filling->y };

      g_array_append_val (filling->page->placed, placed);
      filling->y += ((ZzPiece *) piece->heads->pdata[i])->height;
    }
}

static int
get_heads_height (const ZzPiece *piece)
{
  return piece->heads != NULL ? zz_pieces_get_height (piece->heads) : 0;
}

/* Heads that leave less than half a page are not worth repeating. */
static void
forget_tall_heads (const Filling *filling,
                   ZzPiece *piece)
{
  if (get_heads_height (piece) > filling->tall / 2)
    piece->heads = NULL;
}

/* A row taller than any page: part after part. */
static void
place_parts (Filling *filling,
             ZzPiece *piece)
{
  ZzPiece *rest = piece, *head, *tail;

  while (rest->height > filling->bottom - filling->y)
    {
      const int room = filling->bottom - filling->y - (filling->empty ? 0 : rest->before);

      if ((room < LEAST_PART && !filling->empty) || rest->stacks == NULL
          || !zz_row_split (filling->pages->flow, rest, room, filling->empty, &head, &tail))
        {
          if (filling->empty)
            break;
          begin_page (filling);
          repeat_heads (filling, rest);
          continue;
        }
      place (filling, head);
      rest = tail;
      begin_page (filling);
      repeat_heads (filling, rest);
    }
  place (filling, rest);
}

/* How tall the pieces are that stay on the page where @first goes, from there. */
static int
measure_group (const GPtrArray *pieces,
               guint first,
               guint *end)
{
  int height = 0;
  guint i = first;

  do
    {
      const ZzPiece *piece = pieces->pdata[i];

      height += piece->height + (i > first ? piece->before : 0);
      i++;
    }
  while (i < pieces->len && ((ZzPiece *) pieces->pdata[i - 1])->keep && !((ZzPiece *) pieces->pdata[i])->fresh);
  *end = i;
  return height;
}

/* How tall those are before the first one that is taller than a part. */
static int
measure_heads (const GPtrArray *pieces,
               guint first,
               guint end)
{
  int height = 0;

  for (guint i = first; i < end; i++)
    {
      const ZzPiece *piece = pieces->pdata[i];

      height += i > first ? piece->before : 0;
      if (piece->height > LEAST_PART)
        return height;
      height += piece->height;
    }
  return height;
}

static void
place_group (Filling *filling,
             const GPtrArray *pieces,
             guint first,
             guint end,
             int height)
{
  ZzPiece *piece = pieces->pdata[first];
  const gboolean whole = height + get_heads_height (piece) <= filling->tall;
  const int gap = filling->page == NULL || filling->empty ? 0 : piece->before;
  /* What is no whole page long begins with what heads it and some of the rest. */
  const int least = whole ? height : measure_heads (pieces, first, end) + LEAST_PART;

  if (filling->page == NULL || piece->fresh || (!filling->empty && filling->y + gap + least > filling->bottom))
    begin_page (filling);
  for (guint i = first; i < end; i++)
    {
      piece = pieces->pdata[i];
      if (filling->y + (filling->empty ? 0 : piece->before) + piece->height > filling->bottom && !filling->empty
          && piece->height + get_heads_height (piece) <= filling->tall)
        begin_page (filling);
      repeat_heads (filling, piece);
      place_parts (filling, piece);
    }
}

static void
fill (Filling *filling,
      const GPtrArray *pieces)
{
  guint end;

  for (guint i = 0; i < pieces->len; i++)
    forget_tall_heads (filling, pieces->pdata[i]);
  for (guint first = 0; first < pieces->len; first = end)
    {
      const int height = measure_group (pieces, first, &end);

      place_group (filling, pieces, first, end, height);
    }
}

/* Blocks of the body from @first to before @end, on pages of one kind. */
static void
add_part (ZzPages *pages,
          const ZzDocument *document,
          guint first,
          guint end,
          gboolean landscape)
{
  Filling filling = { .pages = pages, .landscape = landscape };
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  ZzBlock part = { .kind = ZZ_BLOCK_SECTION, .blocks = blocks };
  ZzColumn column = { .flow = pages->flow, .pieces = pieces, .style = ZZ_STYLE_BODY };

  filling.tall = get_side (pages, !landscape) - 2 * ZZ_PAGE_MARGIN;
  column.width = get_side (pages, landscape) - 2 * ZZ_PAGE_MARGIN;
  column.tall = filling.tall;
  for (guint i = first; i < end; i++)
    g_ptr_array_add (blocks, document->body->blocks->pdata[i]);
  zz_flow_add_blocks (&column, &part);
  g_clear_pointer (&column.anchors, g_ptr_array_unref);
  fill (&filling, pieces);
}

static gboolean
lies_on_its_side (const ZzDocument *document,
                  const ZzBlock *block)
{
  return document->landscape || (block->kind == ZZ_BLOCK_SECTION && block->landscape);
}

static void
add_parts (ZzPages *pages,
           const ZzDocument *document)
{
  const GPtrArray *blocks = document->body->blocks;
  guint end;

  for (guint first = 0; first < blocks->len; first = end)
    {
      const gboolean landscape = lies_on_its_side (document, blocks->pdata[first]);

      for (end = first; end < blocks->len && lies_on_its_side (document, blocks->pdata[end]) == landscape; end++)
        ;
      add_part (pages, document, first, end, landscape);
    }
  if (pages->pages->len == 0)
    begin_page (&(Filling) { .pages = pages });
}

static ZzPassage *
set_line (const ZzPages *pages,
          const ZzDocument *document,
          const char *text)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');
  ZzRun run = { .kind = ZZ_RUN_TEXT, .text = line };

  g_ptr_array_add (runs, &run);
  return zz_passage_new (pages->setter, runs, ZZ_STYLE_RUNNING, document->language, FALSE);
}

/* What would need a second line ends with dots instead. */
static ZzPassage *
set_one_line (const ZzPages *pages,
              const ZzDocument *document,
              const char *text,
              int width)
{
  ZzPassage *passage = set_line (pages, document, text);
  g_autoptr (GString) line = g_string_new (NULL);

  zz_passage_set_width (passage, width);
  if (zz_passage_get_n_lines (passage) < 2)
    return passage;
  zz_passage_append_line (passage, 0, line);
  while (zz_passage_get_n_lines (passage) > 1 && line->len > 0)
    {
      g_autofree char *cut = NULL;

      g_string_truncate (line, (gsize) (g_utf8_find_prev_char (line->str, line->str + line->len) - line->str));
      cut = g_strconcat (line->str, "…", NULL);
      zz_passage_free (passage);
      passage = set_line (pages, document, cut);
      zz_passage_set_width (passage, width);
    }
  return passage;
}

static void
set_running (ZzPages *pages,
             const ZzDocument *document)
{
  const char *const lines[] = { document->running, document->running_under };

  for (guint i = 0; i < G_N_ELEMENTS (pages->running); i++)
    {
      pages->running[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_passage_free);
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        if (lines[j] != NULL && *lines[j] != '\0')
          g_ptr_array_add (pages->running[i], set_one_line (pages, document, lines[j], get_side (pages, i == 1) - 2 * ZZ_PAGE_MARGIN));
    }
}

static void
number_pages (ZzPages *pages,
              const ZzDocument *document)
{
  g_autofree char *m = g_strdup_printf ("%u", pages->pages->len);

  set_running (pages, document);
  for (guint i = 0; document->page != NULL && i < pages->pages->len; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", i + 1);
      g_autoptr (GString) text = g_string_new (document->page);

      g_string_replace (text, "{n}", n, 0);
      g_string_replace (text, "{m}", m, 0);
      ((ZzPage *) pages->pages->pdata[i])->foot = set_one_line (pages, document, text->str, get_side (pages, FALSE) - 2 * ZZ_PAGE_MARGIN);
    }
}

static ZzPages *
lay_out (const ZzDocument *document,
         guint percent)
{
  ZzPages *pages = g_new0 (ZzPages, 1);

  g_atomic_ref_count_init (&pages->ref_count);
  g_mutex_init (&pages->drawing);
  pages->percent = (int) percent;
  pages->setter = zz_setter_new (document->language);
  pages->flow = zz_flow_new (document, pages->setter);
  pages->pages = g_ptr_array_new_with_free_func (page_free);
  add_parts (pages, document);
  number_pages (pages, document);
  zz_pages_note_places (pages);
  pages->flow->document = NULL;
  return pages;
}

ZzPages *
zz_pages_new (const ZzDocument *document)
{
  ZzPages *pages;

  g_return_val_if_fail (document != NULL, NULL);

  pages = lay_out (document, 100);
  /* Three quarters hold less than two pages; what is not one then is set as any other. */
  for (guint percent = 100 - PERCENT_STEP; document->one_page && pages->pages->len == 2 && percent >= LEAST_PERCENT; percent -= PERCENT_STEP)
    {
      g_autoptr (ZzPages) smaller = lay_out (document, percent);

      if (smaller->pages->len == 1)
        {
          zz_pages_unref (pages);
          pages = g_steal_pointer (&smaller);
        }
    }
  return pages;
}

ZzPages *
zz_pages_ref (ZzPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  g_atomic_ref_count_inc (&pages->ref_count);
  return pages;
}

void
zz_pages_unref (ZzPages *pages)
{
  g_return_if_fail (pages != NULL);

  if (!g_atomic_ref_count_dec (&pages->ref_count))
    return;
  g_array_unref (pages->places);
  g_array_unref (pages->links);
  g_array_unref (pages->headings);
  g_ptr_array_unref (pages->pages);
  for (guint i = 0; i < G_N_ELEMENTS (pages->running); i++)
    g_ptr_array_unref (pages->running[i]);
  zz_flow_free (pages->flow);
  zz_setter_free (pages->setter);
  g_mutex_clear (&pages->drawing);
  g_free (pages);
}

guint
zz_pages_get_n (const ZzPages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);

  return pages->pages->len;
}

void
zz_pages_get_size (const ZzPages *pages,
                   guint number,
                   int *width,
                   int *height)
{
  const ZzPage *page;

  g_return_if_fail (pages != NULL && number < pages->pages->len);

  page = pages->pages->pdata[number];
  *width = page->landscape ? A4_LONG : A4_SHORT;
  *height = page->landscape ? A4_SHORT : A4_LONG;
}
