/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a report. */
#include "config.h"

#include "app/sheet.h"

#include <glib/gi18n.h>

struct _ZzSheet
{
  GtkWidget parent_instance;

  ZzPages *pages; /* NULL until there are some */
  guint number;
  GdkTexture *drawn;     /* NULL until then */
  gboolean outdated;     /* what is drawn is of another page */
  GCancellable *drawing; /* NULL: nothing is under way */
};

G_DEFINE_FINAL_TYPE (ZzSheet, zz_sheet, GTK_TYPE_WIDGET)

/* Drawn by a thread, in pixels of the screen. */
typedef struct
{
  ZzPages *pages;
  guint number;
  int width, height;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  zz_pages_unref (drawing->pages);
  g_free (drawing);
}

static GdkTexture *
draw (const Drawing *drawing)
{
  const int width = drawing->width, height = drawing->height;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;
  int page_width, page_height;

  zz_pages_get_size (drawing->pages, drawing->number, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / pango_units_to_double (page_width), height / pango_units_to_double (page_height));
  zz_pages_draw (drawing->pages, drawing->number, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static void
draw_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, draw (task_data), g_object_unref);
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  ZzSheet *self = ZZ_SHEET (source);
  g_autoptr (GdkTexture) drawn = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was stopped, and something else may be under way. */
  if (drawn == NULL)
    return;
  g_clear_object (&self->drawing);
  g_set_object (&self->drawn, drawn);
  self->outdated = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_drawing (ZzSheet *self,
               int width,
               int height)
{
  g_autoptr (GTask) task = NULL;
  Drawing *drawing = g_new (Drawing, 1);

  *drawing = (Drawing) { zz_pages_ref (self->pages), self->number, width, height };
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, drawn_cb, NULL);
  g_task_set_source_tag (task, begin_drawing);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_cb);
}

static void
stop_drawing (ZzSheet *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

/* Whether there is a drawing of the page, in this size. */
static gboolean
is_drawn (ZzSheet *self,
          int width,
          int height)
{
  return self->drawn != NULL && !self->outdated && gdk_texture_get_width (self->drawn) == width && gdk_texture_get_height (self->drawn) == height;
}

/* What was drawn last stands in for what is being drawn: nothing flickers. */
static void
zz_sheet_snapshot (GtkWidget *widget,
                   GtkSnapshot *snapshot)
{
  ZzSheet *self = ZZ_SHEET (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const int scale = gtk_widget_get_scale_factor (widget);

  if (self->pages == NULL || width <= 0 || height <= 0)
    return;
  if (self->drawing == NULL && !is_drawn (self, width * scale, height * scale))
    begin_drawing (self, width * scale, height * scale);
  if (self->drawn != NULL)
    gtk_snapshot_append_texture (snapshot, self->drawn, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/* Nobody sees it: it is drawn again when somebody does. */
static void
zz_sheet_unmap (GtkWidget *widget)
{
  stop_drawing (ZZ_SHEET (widget));
  g_clear_object (&ZZ_SHEET (widget)->drawn);
  GTK_WIDGET_CLASS (zz_sheet_parent_class)->unmap (widget);
}

static void
zz_sheet_dispose (GObject *object)
{
  stop_drawing (ZZ_SHEET (object));

  G_OBJECT_CLASS (zz_sheet_parent_class)->dispose (object);
}

static void
zz_sheet_finalize (GObject *object)
{
  ZzSheet *self = ZZ_SHEET (object);

  g_clear_object (&self->drawn);
  g_clear_pointer (&self->pages, zz_pages_unref);

  G_OBJECT_CLASS (zz_sheet_parent_class)->finalize (object);
}

static void
zz_sheet_class_init (ZzSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_sheet_finalize;
  widget_class->snapshot = zz_sheet_snapshot;
  widget_class->unmap = zz_sheet_unmap;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sheet");
}

static void
zz_sheet_init (ZzSheet *self)
{
}

GtkWidget *
zz_sheet_new (void)
{
  return g_object_new (ZZ_TYPE_SHEET, NULL);
}

void
zz_sheet_set_page (ZzSheet *self,
                   ZzPages *pages,
                   guint number)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ZZ_IS_SHEET (self));
  g_return_if_fail (pages != NULL && number < zz_pages_get_n (pages));

  zz_pages_ref (pages);
  g_clear_pointer (&self->pages, zz_pages_unref);
  self->pages = pages;
  self->number = number;
  self->outdated = TRUE;
  stop_drawing (self);
  name = g_strdup_printf (_ ("Page %u of %u"), number + 1, zz_pages_get_n (pages));
  text = zz_pages_dup_text (pages, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
zz_sheet_dup_text (ZzSheet *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET (self), NULL);

  return self->pages != NULL ? zz_pages_dup_text (self->pages, self->number) : g_strdup ("");
}

GdkTexture *
zz_sheet_get_drawn (ZzSheet *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET (self), NULL);

  return self->outdated ? NULL : self->drawn;
}
