/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the content side shows for one row of the sidebar. */
#include "app/page.h"

typedef struct
{
  ZzSession *session;
  char *topic;
  gboolean stale;
} ZzPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZzPage, zz_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SESSION,
  PROP_TOPIC,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update (ZzPage *self)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  priv->stale = FALSE;
  ZZ_PAGE_GET_CLASS (self)->update (self);
}

/* A page nobody sees is brought up to date once it is looked at. */
gboolean
zz_page_wants_update (ZzPage *self)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_PAGE (self), FALSE);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return TRUE;
  priv->stale = TRUE;
  return FALSE;
}

static void
findings_cb (ZzPage *self)
{
  if (zz_page_wants_update (self))
    update (self);
}

static void
zz_page_map (GtkWidget *widget)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (ZZ_PAGE (widget));

  if (priv->stale)
    update (ZZ_PAGE (widget));
  GTK_WIDGET_CLASS (zz_page_parent_class)->map (widget);
}

static void
zz_page_real_reveal (ZzPage *self,
                     const char *id)
{
}

static void
zz_page_constructed (GObject *object)
{
  ZzPage *self = ZZ_PAGE (object);
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  G_OBJECT_CLASS (zz_page_parent_class)->constructed (object);

  g_signal_connect_object (priv->session, "notify::findings", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
zz_page_set_property (GObject *object,
                      guint prop_id,
                      const GValue *value,
                      GParamSpec *pspec)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (ZZ_PAGE (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TOPIC:
      priv->topic = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zz_page_finalize (GObject *object)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (ZZ_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_pointer (&priv->topic, g_free);

  G_OBJECT_CLASS (zz_page_parent_class)->finalize (object);
}

static void
zz_page_class_init (ZzPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = zz_page_constructed;
  object_class->set_property = zz_page_set_property;
  object_class->finalize = zz_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = zz_page_map;
  klass->reveal = zz_page_real_reveal;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZZ_TYPE_SESSION, flags);
  props[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zz_page_init (ZzPage *self)
{
}

GtkWidget *
zz_page_new (GType type,
             ZzSession *session,
             const char *topic)
{
  g_return_val_if_fail (g_type_is_a (type, ZZ_TYPE_PAGE), NULL);
  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  return g_object_new (type, "session", session, "topic", topic, NULL);
}

/* Who asks for a page goes on in it, and not where the focus was before. */
static void
focus (ZzPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focused == NULL || !gtk_widget_is_ancestor (focused, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
zz_page_reveal (ZzPage *self,
                const char *id)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  g_return_if_fail (ZZ_IS_PAGE (self));
  g_return_if_fail (id != NULL);

  if (priv->stale)
    update (self);
  if (!g_str_equal (id, priv->topic))
    ZZ_PAGE_GET_CLASS (self)->reveal (self, id);
  focus (self);
}

ZzSession *
zz_page_get_session (ZzPage *self)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_PAGE (self), NULL);

  return priv->session;
}

const char *
zz_page_get_topic (ZzPage *self)
{
  ZzPagePrivate *priv = zz_page_get_instance_private (self);

  g_return_val_if_fail (ZZ_IS_PAGE (self), NULL);

  return priv->topic;
}
