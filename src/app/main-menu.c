/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu whose first section changes. */
#include "app/main-menu.h"

struct _ZzMainMenu
{
  AdwBin parent_instance;

  GMenu *steps;
};

G_DEFINE_FINAL_TYPE (ZzMainMenu, zz_main_menu, ADW_TYPE_BIN)

static void
zz_main_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_MAIN_MENU);

  G_OBJECT_CLASS (zz_main_menu_parent_class)->dispose (object);
}

static void
zz_main_menu_class_init (ZzMainMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_main_menu_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/main-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzMainMenu, steps);
}

static void
zz_main_menu_init (ZzMainMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An underscore in a menu is a mnemonic; in what people named it is itself. */
static void
append_step (ZzMainMenu *self,
             const char *label,
             const char *action)
{
  g_autoptr (GString) shown = g_string_new (label);

  g_string_replace (shown, "_", "__", 0);
  g_menu_append (self->steps, shown->str, action);
}

void
zz_main_menu_name_steps (ZzMainMenu *self,
                         const char *undo,
                         const char *redo)
{
  g_return_if_fail (ZZ_IS_MAIN_MENU (self));
  g_return_if_fail (undo != NULL && redo != NULL);

  g_menu_remove_all (self->steps);
  append_step (self, undo, "win.undo");
  append_step (self, redo, "win.redo");
}
