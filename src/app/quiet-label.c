/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that can be selected and that Tab goes past. */
#include "app/quiet-label.h"

static void
pressed_cb (GtkGestureClick *gesture)
{
  gtk_widget_set_can_focus (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), TRUE);
}

static void
left_cb (GtkEventController *controller)
{
  gtk_widget_set_can_focus (gtk_event_controller_get_widget (controller), FALSE);
}

void
zz_quiet_label_init (GtkLabel *label)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (GTK_IS_LABEL (label) && gtk_label_get_selectable (label));

  gtk_widget_set_can_focus (GTK_WIDGET (label), FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (label), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (label), focus);
}
