/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages one under the other. */
#include "config.h"

#include "app/sheet-view.h"

#include "app/sheet-places.h"
#include "app/sheet.h"

/* In pixels. */
#define LINE 48
#define MIN_WIDTH 240

#define FULL_SCALE 1000

struct _ZzSheetView
{
  GtkWidget parent_instance;

  GtkAdjustment *across;
  GtkAdjustment *down;
  GtkScrollablePolicy policies[2];

  ZzPages *pages;    /* NULL for none */
  GPtrArray *sheets; /* ZzSheet, one for each */
  ZzSheetPlaces *places;
  int scale;         /* 0: as wide as there is room */
  int width, height; /* for which the pages are placed; 0: anew */

  ZzSheetSpot top; /* what stays at the top */

  gboolean placing; /* what the adjustments say comes from here */
  guint told_page;  /* as told last */
  int told_scale;
  guint telling; /* source id */
};

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (ZzSheetView, zz_sheet_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static int
get_value (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

static void
configure (GtkAdjustment *adjustment,
           int value,
           int size,
           int whole)
{
  const int upper = MAX (whole, size);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - size), 0, upper, LINE, MAX (size * 9 / 10, 1), size);
}

static gboolean
tell_cb (gpointer user_data)
{
  ZzSheetView *self = user_data;

  self->telling = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Not at once: widgets are being given their places, and may not ask for others. */
static void
tell_if_moved (ZzSheetView *self)
{
  const guint page = zz_sheet_view_get_page (self);
  const int scale = zz_sheet_view_get_scale (self);

  if (page == self->told_page && scale == self->told_scale)
    return;
  self->told_page = page;
  self->told_scale = scale;
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

/* The middle of what was in sight across stays there. */
static int
get_across (ZzSheetView *self,
            int width,
            int whole)
{
  const int before = self->across != NULL ? (int) gtk_adjustment_get_upper (self->across) : 0;

  if (before <= self->width || self->width == 0)
    return (whole - width) / 2;
  return (int) ((gint64) (get_value (self->across) + self->width / 2) * whole / before) - width / 2;
}

static void
place_anew (ZzSheetView *self,
            int width,
            int height)
{
  zz_sheet_places_lay (self->places, self->pages, self->scale, width);
  self->placing = TRUE;
  configure (self->across, get_across (self, width, self->places->width), width, self->places->width);
  configure (self->down, zz_sheet_places_find_spot (self->places, self->top), height, self->places->height);
  self->placing = FALSE;
  self->width = width;
  self->height = height;
}

static void
zz_sheet_view_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (widget);
  int left, top;

  if (self->width != width || self->height != height)
    place_anew (self, width, height);
  left = get_value (self->across);
  top = get_value (self->down);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const ZzSheetPlace *place = zz_sheet_places_get (self->places, i);
      const gboolean seen = place->y < top + height && place->y + place->height > top;

      gtk_widget_set_child_visible (self->sheets->pdata[i], seen);
      if (seen)
        gtk_widget_size_allocate (self->sheets->pdata[i], &(GtkAllocation) { place->x - left, place->y - top, place->width, place->height }, -1);
    }
  tell_if_moved (self);
}

static void
zz_sheet_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = MIN_WIDTH;
  *minimum_baseline = *natural_baseline = -1;
}

/* The scroll bars follow, which only have their turn where all have. */
static void
place_later (ZzSheetView *self)
{
  self->height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
value_changed_cb (ZzSheetView *self)
{
  if (self->placing || self->height == 0)
    return;
  self->top = zz_sheet_places_get_spot (self->places, get_value (self->down));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (ZzSheetView *self,
                GtkAdjustment **slot,
                GtkAdjustment *adjustment)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, value_changed_cb, self);
  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  place_later (self);
}

/* By a line, nearly a page, or to the end: 1, 2, 3, downwards. */
static gboolean
scroll_cb (GtkWidget *widget,
           GVariant *how,
           gpointer user_data)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (widget);
  const int reach[] = { 0, LINE, self->height - LINE, self->places->height };
  const int steps = g_variant_get_int32 (how);

  if (self->down != NULL)
    gtk_adjustment_set_value (self->down, get_value (self->down) + (steps > 0 ? reach[steps] : -reach[-steps]));
  return TRUE;
}

/* With Ctrl held the wheel makes them larger and smaller. */
static gboolean
wheel_cb (ZzSheetView *self,
          double across,
          double down,
          GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;
  if (down < 0 || down > 0)
    zz_sheet_view_zoom (self, down < 0 ? 1 : -1);
  return TRUE;
}

static void
zz_sheet_view_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->across);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->down);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_sheet_view_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->across, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->down, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* As many sheets as there are pages. */
static void
keep_sheets (ZzSheetView *self,
             guint n)
{
  while (self->sheets->len > n)
    {
      gtk_widget_unparent (self->sheets->pdata[self->sheets->len - 1]);
      g_ptr_array_set_size (self->sheets, (int) self->sheets->len - 1);
    }
  while (self->sheets->len < n)
    {
      GtkWidget *sheet = zz_sheet_new ();

      gtk_widget_set_child_visible (sheet, FALSE);
      gtk_widget_set_parent (sheet, GTK_WIDGET (self));
      g_ptr_array_add (self->sheets, sheet);
    }
}

static void
zz_sheet_view_dispose (GObject *object)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (object);

  keep_sheets (self, 0);
  g_clear_pointer (&self->pages, zz_pages_unref);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_object (&self->across);
  g_clear_object (&self->down);

  G_OBJECT_CLASS (zz_sheet_view_parent_class)->dispose (object);
}

static void
zz_sheet_view_finalize (GObject *object)
{
  ZzSheetView *self = ZZ_SHEET_VIEW (object);

  g_ptr_array_unref (self->sheets);
  zz_sheet_places_free (self->places);

  G_OBJECT_CLASS (zz_sheet_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int how;
  } keys[] = {
    { GDK_KEY_Up, -1 },
    { GDK_KEY_Down, 1 },
    { GDK_KEY_Page_Up, -2 },
    { GDK_KEY_Page_Down, 2 },
    { GDK_KEY_space, 2 },
    { GDK_KEY_Home, -3 },
    { GDK_KEY_End, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, scroll_cb, "i", keys[i].how);
}

static void
zz_sheet_view_class_init (ZzSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zz_sheet_view_get_property;
  object_class->set_property = zz_sheet_view_set_property;
  object_class->dispose = zz_sheet_view_dispose;
  object_class->finalize = zz_sheet_view_finalize;
  widget_class->measure = zz_sheet_view_measure;
  widget_class->size_allocate = zz_sheet_view_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "sheets");
}

static void
zz_sheet_view_init (ZzSheetView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->sheets = g_ptr_array_new ();
  self->places = zz_sheet_places_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (gtk_widget_grab_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
zz_sheet_view_set_pages (ZzSheetView *self,
                         ZzPages *pages)
{
  const guint n = pages != NULL ? zz_pages_get_n (pages) : 0;

  g_return_if_fail (ZZ_IS_SHEET_VIEW (self));

  keep_sheets (self, n);
  for (guint i = 0; i < n; i++)
    zz_sheet_set_page (self->sheets->pdata[i], pages, i);
  if (pages != NULL)
    zz_pages_ref (pages);
  g_clear_pointer (&self->pages, zz_pages_unref);
  self->pages = pages;
  place_later (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
zz_sheet_view_get_n (ZzSheetView *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET_VIEW (self), 0);

  return self->sheets->len;
}

guint
zz_sheet_view_get_page (ZzSheetView *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET_VIEW (self), 0);

  if (self->sheets->len == 0)
    return 0;
  /* Not placed yet: where one was. */
  if (self->height == 0)
    return MIN (self->top.page, self->sheets->len - 1);
  return zz_sheet_places_find (self->places, get_value (self->down) + self->height / 2);
}

void
zz_sheet_view_show_page (ZzSheetView *self,
                         guint number)
{
  g_return_if_fail (ZZ_IS_SHEET_VIEW (self));
  g_return_if_fail (number < self->sheets->len);

  self->top = (ZzSheetSpot) { number, 0 };
  place_later (self);
}

int
zz_sheet_view_get_scale (ZzSheetView *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET_VIEW (self), FULL_SCALE);

  if (self->sheets->len == 0 || self->width == 0)
    return self->scale > 0 ? self->scale : FULL_SCALE;
  return zz_sheet_scale_get (self->pages, zz_sheet_view_get_page (self), self->scale, self->width);
}

static void
set_scale (ZzSheetView *self,
           int scale)
{
  if (self->scale == scale)
    return;
  self->scale = scale;
  place_later (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
zz_sheet_view_zoom (ZzSheetView *self,
                    int steps)
{
  int scale;

  g_return_if_fail (ZZ_IS_SHEET_VIEW (self));
  g_return_if_fail (steps == 1 || steps == -1);

  scale = zz_sheet_scale_step (zz_sheet_view_get_scale (self), steps);
  if (scale > 0)
    set_scale (self, scale);
}

gboolean
zz_sheet_view_can_zoom (ZzSheetView *self,
                        int steps)
{
  g_return_val_if_fail (ZZ_IS_SHEET_VIEW (self), FALSE);

  return self->sheets->len > 0 && zz_sheet_scale_step (zz_sheet_view_get_scale (self), steps) > 0;
}

void
zz_sheet_view_fit_width (ZzSheetView *self)
{
  g_return_if_fail (ZZ_IS_SHEET_VIEW (self));

  set_scale (self, 0);
}

gboolean
zz_sheet_view_fits_width (ZzSheetView *self)
{
  g_return_val_if_fail (ZZ_IS_SHEET_VIEW (self), FALSE);

  return self->scale == 0;
}
