/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to begin. */
#include "app/welcome.h"

struct _ZzWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ZzWelcome, zz_welcome, ADW_TYPE_BIN)

static void
zz_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_WELCOME);

  G_OBJECT_CLASS (zz_welcome_parent_class)->dispose (object);
}

static void
zz_welcome_class_init (ZzWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_welcome_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/zizhi/app/welcome.ui");
}

static void
zz_welcome_init (ZzWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
