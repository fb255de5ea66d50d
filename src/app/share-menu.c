/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu of the window's actions. */
#include "app/share-menu.h"

#include "app/share-status.h"

struct _ZzShareMenu
{
  AdwBin parent_instance;

  ZzSession *session;
  GtkWidget *button;
  ZzShareStatus *status;
};

G_DEFINE_FINAL_TYPE (ZzShareMenu, zz_share_menu, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
zz_share_menu_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ZZ_SHARE_MENU (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_session (ZzShareMenu *self,
             ZzSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  /* The window lets go of its session when its children may have gone already. */
  if (self->button != NULL)
    {
      gtk_widget_set_sensitive (self->button, session != NULL);
      zz_share_status_set_session (self->status, session);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

static void
zz_share_menu_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (ZZ_SHARE_MENU (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_share_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SHARE_MENU);
  g_clear_object (&ZZ_SHARE_MENU (object)->session);

  G_OBJECT_CLASS (zz_share_menu_parent_class)->dispose (object);
}

static void
zz_share_menu_class_init (ZzShareMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = zz_share_menu_get_property;
  object_class->set_property = zz_share_menu_set_property;
  object_class->dispose = zz_share_menu_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZZ_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (ZZ_TYPE_SHARE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/share-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzShareMenu, button);
  gtk_widget_class_bind_template_child (widget_class, ZzShareMenu, status);
}

static void
zz_share_menu_init (ZzShareMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
