/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that offers a calendar. */
#include "app/date-popover.h"

struct _ZzDatePopover
{
  AdwBin parent_instance;

  ZzDate date;
  gboolean turning; /* pages are turned, or the day is set: nobody picks one */

  GtkMenuButton *button;
  GtkCalendar *calendar; /* NULL until it is asked for: forms have many of these */
};

G_DEFINE_FINAL_TYPE (ZzDatePopover, zz_date_popover, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_date (ZzDatePopover *self)
{
  int year, month, day;
  g_autoptr (GDateTime) shown = NULL;

  if (self->date == ZZ_DATE_NONE)
    shown = g_date_time_new_now_local ();
  else
    {
      zz_date_get_parts (self->date, &year, &month, &day);
      shown = g_date_time_new_local (year, month, day, 12, 0, 0);
    }
  self->turning = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->turning = FALSE;
}

static void
choose (ZzDatePopover *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  int year, month, day;

  g_date_time_get_ymd (chosen, &year, &month, &day);
  self->date = zz_date_new (year, month, day);
  g_signal_emit (self, signals[CHOSEN], 0, (int) self->date);
}

static void
day_cb (ZzDatePopover *self)
{
  if (self->turning)
    return;
  choose (self);
  gtk_menu_button_popdown (self->button);
}

static void
create_cb (GtkMenuButton *button,
           gpointer user_data)
{
  ZzDatePopover *self = user_data;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_cb), self);
    }
  show_date (self);
}

static void
zz_date_popover_class_init (ZzDatePopoverClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", ZZ_TYPE_DATE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT);
}

static void
zz_date_popover_init (ZzDatePopover *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
zz_date_popover_new (const char *name)
{
  ZzDatePopover *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (ZZ_TYPE_DATE_POPOVER, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
zz_date_popover_set_date (ZzDatePopover *self,
                          ZzDate date)
{
  g_return_if_fail (ZZ_IS_DATE_POPOVER (self));

  self->date = date;
}
