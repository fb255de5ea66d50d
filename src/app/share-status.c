/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a shared project stands. */
#include "config.h"

#include "app/share-status.h"

#include "share/address.h"

#include <glib/gi18n.h>

struct _ZzShareStatus
{
  AdwBin parent_instance;

  ZzSharing *sharing;

  GtkImage *image;
  GtkLabel *label;
  GtkLabel *title;
  GtkLabel *reason;
  GtkProgressBar *progress;
  GtkLabel *address;
  GtkButton *sync;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (ZzShareStatus, zz_share_status, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
  const char *sentence; /* where nothing else gives a reason */
} looks[ZZ_N_SHARING_STATES] = {
  [ZZ_SHARING_NONE] = { NULL, NULL, NULL, NULL },
  [ZZ_SHARING_IN_STEP] = { "zz-share-in-step-symbolic", "zz-met", NC_ ("sharing", "In step"), N_ ("The project here and the one on the server are the same.") },
  [ZZ_SHARING_AHEAD] = { "zz-share-ahead-symbolic", "zz-partly", NC_ ("sharing", "Not sent yet"), N_ ("There are saved changes that are not on the server yet.") },
  [ZZ_SHARING_BEHIND] = { "zz-share-behind-symbolic", "zz-partly", NC_ ("sharing", "News on the server"), N_ ("Others changed the project on the server: synchronise to take that in.") },
  [ZZ_SHARING_CONFLICT] = { "zz-share-conflict-symbolic", "zz-not-met", NC_ ("sharing", "Conflict"), N_ ("Somebody else changed the same as you: synchronise to choose what is to hold.") },
  [ZZ_SHARING_UNREACHABLE] = { "zz-share-unreachable-symbolic", "zz-unknown", NC_ ("sharing", "Not connected"), N_ ("The server cannot be reached. What you save is safe here and is sent when the connection returns.") },
  [ZZ_SHARING_SIGNED_OUT] = { "zz-share-signed-out-symbolic", "zz-not-met", NC_ ("sharing", "Sign in"), N_ ("The server asks for a name and a password.") },
  [ZZ_SHARING_FAILED] = { "zz-share-failed-symbolic", "zz-not-met", NC_ ("sharing", "Not in step"), N_ ("It could not be brought in step.") },
  [ZZ_SHARING_SYNCING] = { "zz-share-syncing-symbolic", NULL, NC_ ("sharing", "Synchronising…"), N_ ("It is being brought in step; you can go on working.") },
};

const char *
zz_share_status_get_word (ZzSharingState state)
{
  g_return_val_if_fail (state < ZZ_N_SHARING_STATES, NULL);

  return looks[state].word != NULL ? g_dpgettext2 (NULL, "sharing", looks[state].word) : NULL;
}

/* The address, and when it was in step last. */
static char *
dup_place (ZzShareStatus *self)
{
  g_autofree char *shown = zz_address_dup_shown (zz_sharing_get_url (self->sharing));
  GDateTime *last = zz_sharing_get_last (self->sharing);
  g_autofree char *time = last != NULL ? g_date_time_format (last, "%H:%M") : NULL;

  if (time == NULL)
    return g_steal_pointer (&shown);
  /* Translators: an address, and a time of day. */
  return g_strdup_printf (_ ("%s\nLast in step at %s"), shown, time);
}

/* What the state means, and why it is so where more is known. */
static char *
dup_reason (ZzShareStatus *self,
            ZzSharingState state)
{
  const char *reason = zz_sharing_get_reason (self->sharing);

  if (reason != NULL && state == ZZ_SHARING_UNREACHABLE)
    return g_strdup_printf ("%s\n%s", _ (looks[state].sentence), reason);
  return g_strdup (reason != NULL ? reason : _ (looks[state].sentence));
}

static void
show (ZzShareStatus *self)
{
  GtkWidget *button = adw_bin_get_child (ADW_BIN (self));
  ZzSharingState state = self->sharing != NULL ? zz_sharing_get_state (self->sharing) : ZZ_SHARING_NONE;
  g_autofree char *reason = NULL;
  g_autofree char *place = NULL;
  g_autofree char *tooltip = NULL;
  guint percent;

  gtk_widget_set_visible (GTK_WIDGET (self), state != ZZ_SHARING_NONE);
  if (state == ZZ_SHARING_NONE)
    return;
  reason = dup_reason (self, state);
  place = dup_place (self);
  tooltip = g_strdup_printf ("%s\n%s", reason, place);
  g_object_get (self->sharing, "progress", &percent, NULL);
  for (guint i = 0; i < ZZ_N_SHARING_STATES; i++)
    if (looks[i].css_class != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self->image), looks[i].css_class);
  if (looks[state].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), looks[state].css_class);
  gtk_image_set_from_icon_name (self->image, looks[state].icon);
  gtk_label_set_label (self->label, zz_share_status_get_word (state));
  gtk_label_set_label (self->title, zz_share_status_get_word (state));
  gtk_label_set_label (self->reason, reason);
  gtk_label_set_label (self->address, place);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, zz_share_status_get_word (state), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), state == ZZ_SHARING_SYNCING);
  gtk_button_set_label (self->sync, state == ZZ_SHARING_CONFLICT ? _ ("_Choose What Is to Hold…") : _ ("Synchronise _Now"));
  gtk_widget_set_visible (self->stop, state == ZZ_SHARING_SYNCING);
  gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
}

static void
clicked_cb (ZzShareStatus *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))));
}

static void
zz_share_status_dispose (GObject *object)
{
  zz_share_status_set_session (ZZ_SHARE_STATUS (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SHARE_STATUS);

  G_OBJECT_CLASS (zz_share_status_parent_class)->dispose (object);
}

static void
zz_share_status_class_init (ZzShareStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_share_status_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/share-status.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, image);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, label);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, title);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, reason);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, progress);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, address);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, sync);
  gtk_widget_class_bind_template_child (widget_class, ZzShareStatus, stop);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
zz_share_status_init (ZzShareStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_share_status_set_session (ZzShareStatus *self,
                             ZzSession *session)
{
  ZzSharing *sharing;

  g_return_if_fail (ZZ_IS_SHARE_STATUS (self));

  sharing = session != NULL ? zz_session_get_sharing (session) : NULL;
  if (self->sharing == sharing)
    return;
  if (self->sharing != NULL)
    g_signal_handlers_disconnect_by_data (self->sharing, self);
  g_set_object (&self->sharing, sharing);
  if (sharing != NULL)
    g_signal_connect_object (sharing, "notify::state", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  if (self->label != NULL)
    show (self);
}
