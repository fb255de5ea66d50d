/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader meets: every page and dialog of the real program is walked
 * through the accessibility bus, and a control without a name is a failure.
 *
 * Arguments: the program, the folder of the example. Pages are opened through the
 * actions that the program offers on the session bus. */
#include "config.h"

#include "fixture.h"

#include "handover/pack.h"

#include <locale.h>
#include <string.h>

#include <atspi/atspi.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)

#define PATIENCE (20 * G_USEC_PER_SEC)
/* A page is drawn, and tells the bus about it, within this time. */
#define PAUSE (G_USEC_PER_SEC / 2)

typedef struct
{
  Fixture files;
  GSubprocess *program;
  GDBusConnection *bus;
  guint n_controls;
  GString *unnamed;
} Story;

static const char *program_path;

/* What can be used. The About window is libadwaita's and not looked at. */
static gboolean
is_control (AtspiRole role)
{
  static const AtspiRole controls[] = {
    ATSPI_ROLE_PUSH_BUTTON,
    ATSPI_ROLE_TOGGLE_BUTTON,
    ATSPI_ROLE_CHECK_BOX,
    ATSPI_ROLE_RADIO_BUTTON,
    ATSPI_ROLE_COMBO_BOX,
    ATSPI_ROLE_TEXT,
    ATSPI_ROLE_ENTRY,
    ATSPI_ROLE_SPIN_BUTTON,
    ATSPI_ROLE_TREE_TABLE,
    ATSPI_ROLE_MENU_ITEM,
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (controls[i] == role)
      return TRUE;
  return FALSE;
}

/* Where nothing names a widget, GTK gives the name of its type. */
static gboolean
is_no_name (const char *name)
{
  static const char *const prefixes[] = { "Gtk", "Adw", "Zz" };

  if (name == NULL || *name == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && g_ascii_isupper (name[strlen (prefixes[i])])
        && strchr (name, ' ') == NULL)
      return TRUE;
  return FALSE;
}

/* Every preferences window of libadwaita has this one, used or not. */
static gboolean
is_foreign (const char *path,
            const char *name)
{
  return g_strcmp0 (name, "GtkSearchEntry") == 0 && strstr (path, "AdwLeaflet") != NULL;
}

/* @named: a control around it has a name and speaks for its parts. */
static void
walk (Story *story,
      AtspiAccessible *accessible,
      const char *path,
      gboolean named)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *role_name = atspi_accessible_get_role_name (accessible, NULL);
  g_autofree char *here = g_strdup_printf ("%s/%s “%s”", path, role_name, name);
  const gboolean control = is_control (atspi_accessible_get_role (accessible, NULL));
  const int n = atspi_accessible_get_child_count (accessible, NULL);

  if (control && is_no_name (name) && !named && !is_foreign (path, name))
    g_string_append_printf (story->unnamed, "%s\n", here);
  story->n_controls += control;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL)
        walk (story, child, here, control ? !is_no_name (name) : named);
    }
}

static AtspiAccessible *
look_for_program (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  const int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) program = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = program != NULL ? atspi_accessible_get_name (program, NULL) : NULL;

      if (g_strcmp0 (name, "zizhi") == 0)
        return g_steal_pointer (&program);
    }
  return NULL;
}

static void
pause_a_while (void)
{
  for (gint64 end = g_get_monotonic_time () + PAUSE; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (10000);
}

/* An action of the program ("app" path) or of its first window. */
static gboolean
activate (Story *story,
          const char *path,
          const char *action,
          const char *parameter)
{
  GVariantBuilder parameters;
  g_autoptr (GVariant) reply = NULL;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  reply = g_dbus_connection_call_sync (story->bus, APP_ID, path, "org.gtk.Actions", "Activate",
                                       g_variant_new ("(sava{sv})", action, &parameters, NULL), NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, NULL);
  return reply != NULL;
}

/* The bus hears of the program only after its window is there. */
static AtspiAccessible *
find_program (void)
{
  AtspiAccessible *program;

  for (gint64 end = g_get_monotonic_time () + PATIENCE; (program = look_for_program ()) == NULL;)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pause_a_while ();
    }
  return program;
}

#define PROGRAM "/org/zizhi/Zizhi"
#define WINDOW PROGRAM "/window/1"

static void
set_up (Story *story,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_init (&story->files);
  path = g_file_get_path (story->files.project);
  story->unnamed = g_string_new (NULL);
  story->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  story->program = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program_path, path, NULL);
  g_assert_no_error (error);
  for (gint64 end = g_get_monotonic_time () + PATIENCE; !activate (story, WINDOW, "show", "legal");)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pause_a_while ();
    }
}

static void
tear_down (Story *story,
           gconstpointer data)
{
  g_subprocess_force_exit (story->program);
  g_subprocess_wait (story->program, NULL, NULL);
  g_clear_object (&story->program);
  g_clear_object (&story->bus);
  g_string_free (story->unnamed, TRUE);
  fixture_clear (&story->files);
}

static void
look (Story *story)
{
  g_autoptr (AtspiAccessible) program = NULL;
  const guint before = story->n_controls;

  pause_a_while ();
  program = find_program ();
  walk (story, program, "", FALSE);
  /* The header bar and the sidebar alone have more. */
  g_assert_cmpuint (story->n_controls - before, >, 15);
}

static void
expect_names (Story *story)
{
  if (story->unnamed->len == 0)
    return;
  g_test_message ("without a name:\n%s", story->unnamed->str);
  g_test_fail ();
}

static void
test_page (Story *story,
           gconstpointer data)
{
  g_assert_true (activate (story, WINDOW, "show", data));
  look (story);
  expect_names (story);
}

static void
test_dialog (Story *story,
             gconstpointer data)
{
  g_assert_true (activate (story, PROGRAM, data, NULL));
  look (story);
  expect_names (story);
}

/* A dialog over the window. The project's file is another one than what is open, so that
 * there is something to compare and somebody who did it. */
static void
test_window_dialog (Story *story,
                    gconstpointer data)
{
  g_autoptr (GFile) finished = g_file_new_build_filename (g_getenv ("ZIZHI_EXAMPLE_DIR"), "example.zizhi.json", NULL);
  g_autoptr (GError) error = NULL;

  g_file_copy (finished, story->files.project, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  pause_a_while ();
  g_assert_true (activate (story, WINDOW, data, NULL));
  look (story);
  expect_names (story);
}

/* The project as a package, beside it. */
static GFile *
pack (Story *story)
{
  const ZzPackOptions options = { .partial = TRUE };
  GFile *target = fixture_get_file (&story->files, "sent.zizhi.zip");
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProjectFile) file = zz_project_file_load (story->files.project, catalogues, NULL, &error);
  g_autoptr (ZzPacking) packing = NULL;

  g_assert_no_error (error);
  packing = zz_packing_new (file, NULL, catalogues, &options, &error);
  g_assert_no_error (error);
  zz_packing_write (packing, target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return target;
}

/* Opened as the file manager opens it. */
static void
test_package (Story *story,
              gconstpointer data)
{
  g_autoptr (GFile) package = pack (story);
  g_autofree char *uri = g_file_get_uri (package);
  const char *uris[] = { uri, NULL };
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (story->bus, APP_ID, PROGRAM, "org.freedesktop.Application", "Open",
                                       g_variant_new ("(^asa{sv})", uris, NULL), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, NULL);
  g_assert_nonnull (reply);
  look (story);
  expect_names (story);
}

int
main (int argc,
      char **argv)
{
  static const char *const pages[] = { "overview", "personnel.e", "office.a", "records", "person-1", "organisation", "evidence", "gaps", "forecast", "report" };
  static const char *const dialogs[] = { "new", "open-server", "preferences" };
  static const char *const window_dialogs[] = { "compare-file", "pack", "publish", "sign-off", "volume" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  /* The bus warns of programs that come and go; ours must not warn of anything. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  program_path = argv[1];
  atspi_init ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/accessible/page/", pages[i], NULL);

      g_test_add (path, Story, pages[i], set_up, test_page, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autofree char *path = g_strconcat ("/accessible/dialog/", dialogs[i], NULL);

      g_test_add (path, Story, dialogs[i], set_up, test_dialog, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (window_dialogs); i++)
    {
      g_autofree char *path = g_strconcat ("/accessible/dialog/", window_dialogs[i], NULL);

      g_test_add (path, Story, window_dialogs[i], set_up, test_window_dialog, tear_down);
    }
  g_test_add ("/accessible/dialog/package", Story, NULL, set_up, test_package, tear_down);
  return g_test_run ();
}
