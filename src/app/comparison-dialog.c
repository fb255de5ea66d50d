/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison, row by row. */
#include "config.h"

#include "app/comparison-dialog.h"

#include "app/comparison.h"
#include "app/status-badge.h"
#include "core/builtin.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many rows of one kind are shown: nobody reads thousands. */
#define MAX_ROWS 200

struct _ZzComparisonDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  GFile *file; /* or the sign-off */
  char *signoff;
  GCancellable *cancellable;
  GPtrArray *groups; /* on the page, borrowed */

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *problem;
  GtkLabel *before;
  GtkLabel *after;
  AdwPreferencesPage *page;
  GtkToggleButton *turn;
  GtkWidget *refresh;
  GtkWidget *other;
};

G_DEFINE_FINAL_TYPE (ZzComparisonDialog, zz_comparison_dialog, ADW_TYPE_WINDOW)

/* A group that fills row by row. */
typedef struct
{
  GtkWidget *group;
  guint n;
} Filling;

static void
begin_group (ZzComparisonDialog *self,
             Filling *filling,
             const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  filling->group = adw_preferences_group_new ();
  filling->n = 0;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (filling->group), escaped);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (filling->group));
  g_ptr_array_add (self->groups, filling->group);
}

static void
end_group (Filling *filling)
{
  g_autofree char *more = NULL;

  if (filling->group == NULL || filling->n <= MAX_ROWS)
    return;
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", filling->n - MAX_ROWS), filling->n - MAX_ROWS);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (filling->group),
                             g_object_new (ADW_TYPE_ACTION_ROW, "title", more, "sensitive", FALSE, NULL));
}

/* @target: what it leads to, or NULL. The row is owned by the group; NULL: enough. */
static GtkWidget *
add_row (Filling *filling,
         const char *title,
         const char *subtitle,
         const char *target)
{
  GtkWidget *row;

  if (++filling->n > MAX_ROWS)
    return NULL;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle != NULL ? subtitle : "",
                      "title-lines", 0, "subtitle-lines", 4, NULL);
  if (target != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (filling->group), row);
  return row;
}

static void
show_shifts (ZzComparisonDialog *self,
             const ZzComparison *comparison)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  Filling filling = { NULL };
  int last = -1;

  for (guint i = 0; i < comparison->shifts->len; i++)
    {
      const ZzShift *shift = &g_array_index (comparison->shifts, ZzShift, i);
      g_autofree char *title = g_strdup_printf ("%s %s", shift->clause->id, zz_messages_text (messages, &shift->clause->title));
      g_autofree char *subtitle = g_strdup_printf ("%s → %s", zz_words_status (messages, shift->before), zz_words_status (messages, shift->after));
      GtkWidget *row, *image;

      if ((int) shift->kind != last)
        {
          end_group (&filling);
          begin_group (self, &filling, zz_words_shift (messages, shift->kind));
        }
      last = (int) shift->kind;
      row = add_row (&filling, title, subtitle, shift->clause->id);
      if (row == NULL)
        continue;
      image = gtk_image_new ();
      zz_status_show (shift->after, GTK_IMAGE (image));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  end_group (&filling);
}

/* What of the window shows it: a record that is there now, or the clause of an answer. */
static const char *
get_target (ZzComparisonDialog *self,
            const ZzChange *change)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (self->session);

  if (change->reg == NULL)
    return NULL;
  if (change->reg == catalogue->builtins[ZZ_BUILTIN_ANSWER])
    return change->id;
  if (change->reg->builtin && change->reg != catalogue->builtins[ZZ_BUILTIN_EVIDENCE])
    return NULL;
  return zz_project_find (zz_session_get_project (self->session), change->reg, change->id) != NULL ? change->id : NULL;
}

/* The group says which register it is. */
static const char *
skip_register (const char *line,
               const char *reg)
{
  const gsize n = strlen (reg);

  return strncmp (line, reg, n) == 0 && g_str_has_prefix (line + n, " · ") ? line + n + strlen (" · ") : line;
}

static void
show_changes (ZzComparisonDialog *self,
              const ZzComparison *comparison)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const ZzRegister *last = NULL;
  Filling filling = { NULL };

  for (guint i = 0; i < zz_change_set_get_n_changes (comparison->changes); i++)
    {
      const ZzChange *change = zz_change_set_get_change (comparison->changes, i);
      const char *reg = change->reg != NULL ? zz_words_register (messages, change->reg) : _ ("Project");
      g_autofree char *line = NULL;

      if (filling.group == NULL || change->reg != last)
        {
          end_group (&filling);
          begin_group (self, &filling, reg);
        }
      last = change->reg;
      line = filling.n < MAX_ROWS ? zz_words_change (messages, comparison->before, comparison->after, change) : g_strdup ("");
      add_row (&filling, skip_register (line, reg), NULL, get_target (self, change));
    }
  end_group (&filling);
}

static void
clear (ZzComparisonDialog *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
}

static void
show (ZzComparisonDialog *self,
      const ZzComparison *comparison)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  g_autofree char *before = zz_words_verdict (messages, comparison->findings_before);
  g_autofree char *after = zz_words_verdict (messages, comparison->findings_after);
  const gboolean same = zz_change_set_get_n_changes (comparison->changes) == 0 && comparison->shifts->len == 0;

  gtk_widget_set_visible (self->refresh, comparison->may_bring && !same);
  gtk_widget_set_visible (self->other, !comparison->same);
  gtk_label_set_label (self->before, before);
  gtk_label_set_label (self->after, after);
  show_shifts (self, comparison);
  show_changes (self, comparison);
  gtk_stack_set_visible_child_name (self->stack, same ? "same" : "differs");
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (ZzComparisonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzComparison) comparison = zz_comparison_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (comparison != NULL)
    {
      show (self, comparison);
      return;
    }
  gtk_label_set_label (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "wrong");
}

static void
stop (ZzComparisonDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_own_file (ZzComparisonDialog *self)
{
  GFile *own = zz_session_get_file (self->session);

  return self->file != NULL && own != NULL && g_file_equal (own, self->file);
}

/* Copies are called alike: then the folder is said too. */
static char *
dup_name (ZzComparisonDialog *self)
{
  GFile *own = zz_session_get_file (self->session);
  g_autofree char *own_name = own != NULL ? g_file_get_basename (own) : NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *above = folder != NULL ? g_file_get_basename (folder) : NULL;

  if (above == NULL || g_strcmp0 (name, own_name) != 0)
    return g_steal_pointer (&name);
  return g_build_filename (above, name, NULL);
}

/* Which version is the earlier one is said in the title. */
static void
show_title (ZzComparisonDialog *self)
{
  const gboolean turned = gtk_toggle_button_get_active (self->turn);
  g_autofree char *name = NULL, *words = NULL;

  if (self->signoff != NULL)
    {
      adw_window_title_set_subtitle (self->title, _ ("What was changed since the sign-off"));
      return;
    }
  name = dup_name (self);
  if (!is_own_file (self))
    /* Translators: the two versions that are compared, the earlier one first; %s is a file. */
    words = g_strdup_printf (turned ? _ ("%s → this project") : _ ("This project → %s"), name);
  else
    words = g_strdup (turned ? _ ("The file → what is open here") : _ ("What is open here → the file"));
  adw_window_title_set_subtitle (self->title, words);
}

static void
compare (ZzComparisonDialog *self)
{
  if (self->session == NULL)
    return;
  stop (self);
  clear (self);
  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  self->cancellable = g_cancellable_new ();
  if (self->signoff != NULL)
    zz_comparison_with_signoff_async (self->session, self->signoff, self->cancellable, compared_cb, g_object_ref (self));
  else
    zz_comparison_with_file_async (self->session, self->file, gtk_toggle_button_get_active (self->turn), self->cancellable, compared_cb,
                                   g_object_ref (self));
}

/* What both began with is known of our own file. */
static void
refresh_cb (ZzComparisonDialog *self)
{
  g_autofree char *uri = is_own_file (self) ? NULL : g_file_get_uri (self->file);

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.bring", "s", uri);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
zz_comparison_dialog_dispose (GObject *object)
{
  ZzComparisonDialog *self = ZZ_COMPARISON_DIALOG (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_COMPARISON_DIALOG);

  G_OBJECT_CLASS (zz_comparison_dialog_parent_class)->dispose (object);
}

static void
zz_comparison_dialog_finalize (GObject *object)
{
  ZzComparisonDialog *self = ZZ_COMPARISON_DIALOG (object);

  g_ptr_array_unref (self->groups);
  g_free (self->signoff);

  G_OBJECT_CLASS (zz_comparison_dialog_parent_class)->finalize (object);
}

static void
zz_comparison_dialog_class_init (ZzComparisonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_comparison_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_comparison_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/comparison-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, before);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, after);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, page);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, turn);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, refresh);
  gtk_widget_class_bind_template_child (widget_class, ZzComparisonDialog, other);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_comparison_dialog_init (ZzComparisonDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The window whose actions the rows use: the parent, or what that stands over. */
static GtkWindow *
find_main (GtkWindow *parent)
{
  while (gtk_window_get_transient_for (parent) != NULL)
    parent = gtk_window_get_transient_for (parent);
  return parent;
}

static void
present (ZzComparisonDialog *self,
         GtkWindow *parent,
         ZzSession *session)
{
  self->session = g_object_ref (session);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (find_main (parent)));
  /* Another edition has other clauses. */
  g_signal_connect_object (session, "notify::history", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  compare (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
zz_comparison_dialog_present_file (GtkWindow *parent,
                                   ZzSession *session,
                                   GFile *file)
{
  ZzComparisonDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && ZZ_IS_SESSION (session) && G_IS_FILE (file));

  self = g_object_new (ZZ_TYPE_COMPARISON_DIALOG, "transient-for", parent, NULL);
  self->file = g_object_ref (file);
  present (self, parent, session);
}

void
zz_comparison_dialog_present_signoff (GtkWindow *parent,
                                      ZzSession *session,
                                      const char *signoff)
{
  ZzComparisonDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && ZZ_IS_SESSION (session) && signoff != NULL);

  self = g_object_new (ZZ_TYPE_COMPARISON_DIALOG, "transient-for", parent, "modal", gtk_window_get_modal (parent), NULL);
  self->signoff = g_strdup (signoff);
  gtk_widget_set_visible (self->refresh, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->turn), FALSE);
  present (self, parent, session);
}
