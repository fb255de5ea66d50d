/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the reports: what it shows is what is printed and exported. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/logo-row.h"
#include "app/sheet-view.h"
#include "app/sheet.h"
#include "app/report-order.h"
#include "app/report-page.h"
#include "app/settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
get_page (Story *story)
{
  GtkWidget *page = driver_find (story_get_root (story), ZZ_TYPE_REPORT_PAGE, NULL, NULL);

  g_assert_nonnull (page);
  return page;
}

/* The pages are there and nothing is being made. */
static gboolean
is_settled (gpointer user_data)
{
  GtkWidget *page = get_page (user_data);

  return driver_find (page, GTK_TYPE_SPINNER, NULL, NULL) == NULL && driver_find (page, ZZ_TYPE_SHEET_VIEW, NULL, NULL) != NULL
         && zz_sheet_view_get_n (ZZ_SHEET_VIEW (driver_find (page, ZZ_TYPE_SHEET_VIEW, NULL, NULL))) > 0;
}

static GtkWidget *
open_page (Story *story,
           gconstpointer data)
{
  story_open_example (story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "show", g_variant_new_string ("report"));
  wait_until (is_settled, story);
  return get_page (story);
}

static ZzSheetView *
get_papers (Story *story)
{
  return ZZ_SHEET_VIEW (driver_find (get_page (story), ZZ_TYPE_SHEET_VIEW, NULL, NULL));
}

/* What all pages say. */
static char *
dup_text (Story *story)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (get_papers (story))); paper != NULL; paper = gtk_widget_get_next_sibling (paper))
    {
      g_autofree char *one = zz_sheet_dup_text (ZZ_SHEET (paper));

      g_string_append (text, one);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  Story *story;
  const char *words;
} Expected;

static gboolean
says (gpointer user_data)
{
  Expected *expected = user_data;
  g_autofree char *text = dup_text (expected->story);

  return strstr (text, expected->words) != NULL;
}

static void
wait_for_words (Story *story,
                const char *words)
{
  Expected expected = { story, words };

  wait_until_full (says, &expected, words);
}

static gboolean
is_titled (GtkWidget *widget,
           gconstpointer data)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data);
}

static GtkWidget *
find_row (Story *story,
          const char *title)
{
  GtkWidget *row = driver_find (get_page (story), ADW_TYPE_PREFERENCES_ROW, is_titled, title);

  g_assert_nonnull (row);
  return row;
}

static void
choose (Story *story,
        const char *title,
        guint row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (story, title)), row);
}

/* Nothing that one test chose is there for the next. */
static void
forget (void)
{
  static const char *const keys[] = {
    ZZ_SETTING_REPORT,
    ZZ_SETTING_REPORT_LANGUAGE,
    ZZ_SETTING_REPORT_PROFILE,
    ZZ_SETTING_REPORT_FORMAT,
    ZZ_SETTING_REPORT_REDACTED,
    ZZ_SETTING_REVIEWER,
    ZZ_SETTING_LETTERHEAD_ORGANISATION,
    ZZ_SETTING_LETTERHEAD_DEPARTMENT,
    ZZ_SETTING_LETTERHEAD_LOGO,
    ZZ_SETTING_LETTERHEAD_PREPARED_BY,
    ZZ_SETTING_LETTERHEAD_APPROVED_BY,
  };
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_assert_nonnull (settings);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
finish (Story *story)
{
  story_finish (story);
  forget ();
}

static ZzDocument *
make_document (Story *story,
               const ZzReport *report)
{
  ZzReportOptions options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (ZzReportOrder) order = NULL;

  options.language = zz_messages_get_language (zz_session_get_messages (story_get_session (story)));
  order = zz_report_order_new (story_get_session (story), report, &options);
  return zz_report_order_make (order, NULL);
}

/* As many pages, saying the same, as the document has that the command line makes. */
static void
test_pages (gconstpointer data)
{
  Story story = { 0 };

  open_page (&story, data);
  for (guint i = 0; i < 3; i++)
    {
      const ZzReport *report = zz_reports_get (i);
      g_autoptr (ZzDocument) document = make_document (&story, report);
      g_autoptr (ZzPages) pages = zz_pages_new (document);
      g_autofree char *first = zz_pages_dup_text (pages, 0);
      g_autofree char *shown = NULL;

      choose (&story, _ ("_Report"), i);
      wait_for_words (&story, first);
      wait_until (is_settled, &story);
      g_assert_cmpuint (zz_sheet_view_get_n (get_papers (&story)), ==, zz_pages_get_n (pages));
      shown = dup_text (&story);
      for (guint p = 0; p < zz_pages_get_n (pages); p++)
        {
          g_autofree char *text = zz_pages_dup_text (pages, p);

          g_assert_nonnull (strstr (shown, text));
        }
    }
  finish (&story);
}

/* Every choice is on the paper. */
static void
test_choices (gconstpointer data)
{
  Story story = { 0 };

  open_page (&story, data);
  choose (&story, _ ("_Language"), 0);
  wait_for_words (&story, "就绪情况报告");
  choose (&story, _ ("_Language"), 1);
  wait_for_words (&story, "Readiness report");
  choose (&story, _ ("_Language"), 2);
  wait_for_words (&story, "就绪情况报告\nReadiness report");
  /* The usual report for one reader becomes the usual one for the other. */
  choose (&story, _ ("_For"), 0);
  wait_for_words (&story, "管理层摘要");
  gtk_editable_set_text (GTK_EDITABLE (find_row (&story, _ ("_Department"))), "示例部门");
  wait_for_words (&story, "示例部门");
  gtk_editable_set_text (GTK_EDITABLE (find_row (&story, _ ("_Approved by"))), "样例甲");
  wait_for_words (&story, "样例甲");
  finish (&story);
}

static gboolean
has_picture (gpointer row)
{
  return zz_logo_row_get_picture (row) != NULL;
}

static gboolean
complains (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "bad.png") != NULL
         && !g_str_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "bad.png");
}

/* A picture that is none is named, and the report is made without it. */
static void
test_logo (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GFile) good = NULL;
  g_autoptr (GFile) bad = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);
  ZzLogoRow *row;

  open_page (&story, data);
  good = fixture_get_file (&story.files, "good.png");
  bad = fixture_get_file (&story.files, "bad.png");
  g_assert_cmpint (cairo_surface_write_to_png (surface, g_file_peek_path (good)), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_file_replace_contents (bad, "GIF", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  row = ZZ_LOGO_ROW (find_row (&story, _ ("Logo")));
  driver_click (driver_find_button (GTK_WIDGET (row), _ ("Choose a logo…")));
  driver_choose_file (good);
  wait_until (has_picture, row);
  zz_logo_row_set_file (row, bad);
  wait_until (complains, row);
  g_assert_null (zz_logo_row_get_picture (row));
  wait_until (is_settled, &story);
  finish (&story);
}

/* An edit is on the paper, but only once somebody looks. */
static void
test_edit (gconstpointer data)
{
  Story story = { 0 };
  g_autofree char *before = NULL;

  open_page (&story, data);
  before = dup_text (&story);
  g_assert_true (zz_app_window_show_page (story.window, "overview"));
  set_field (story_get_session (&story), "organisation", "organisation", "name", "改名后的示例公司");
  zz_session_judge (story_get_session (&story));
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (zz_app_window_show_page (story.window, "report"));
  {
    g_autofree char *meanwhile = dup_text (&story);

    g_assert_cmpstr (meanwhile, ==, before);
  }
  wait_for_words (&story, "改名后的示例公司");
  story_activate (&story, "undo");
  finish (&story);
}

/* What was chosen is there again in the next window; the name given in the
 * preferences prepares, until somebody else does, or nobody. */
static void
test_remembered (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_settings_set_string (settings, ZZ_SETTING_REVIEWER, "样例乙");
  open_page (&story, data);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&story, _ ("Prepared _by")))), ==, "样例乙");
  choose (&story, _ ("_For"), 1);
  choose (&story, _ ("_Report"), 2);
  choose (&story, _ ("_Language"), 2);
  gtk_editable_set_text (GTK_EDITABLE (find_row (&story, _ ("_Organisation"))), "示例网安");
  gtk_editable_set_text (GTK_EDITABLE (find_row (&story, _ ("Prepared _by"))), "");
  story_finish (&story);

  story = (Story) { 0 };
  open_page (&story, data);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (&story, _ ("_For")))), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (&story, _ ("_Report")))), ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (&story, _ ("_Language")))), ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&story, _ ("_Organisation")))), ==, "示例网安");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&story, _ ("Prepared _by")))), ==, "");
  finish (&story);
}

static gboolean
is_there (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static gboolean
is_idle (gpointer session)
{
  return !zz_session_get_busy (session);
}

/* A file of every kind, and what each begins with. */
static void
test_export (gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begin;
  } kinds[] = {
    { "report.pdf", "%PDF" },
    { "report.docx", "PK" },
    { "report.xlsx", "PK" },
    { "report.html", "<!DOCTYPE" },
    { "report.csv", "\xef\xbb\xbf" },
  };
  Story story = { 0 };

  open_page (&story, data);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GFile) file = fixture_get_file (&story.files, kinds[i].name);
      g_autofree char *bytes = NULL;

      story_activate (&story, "export");
      driver_choose_file (file);
      wait_until (is_there, file);
      wait_until (is_idle, story_get_session (&story));
      g_assert_true (g_file_load_contents (file, NULL, &bytes, NULL, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, kinds[i].begin));
    }
  {
    g_autofree char *last = zz_settings_dup_text (ZZ_SETTING_REPORT_FORMAT);

    g_assert_cmpstr (last, ==, ".csv");
  }
  finish (&story);
}

/* Another kind chosen in the list, and a name that says none: the name is put right. */
static void
test_kind (gconstpointer data)
{
  static const struct
  {
    const char *name;
    guint kind;
    const char *written;
  } choices[] = {
    { "one.pdf", 2, "one.xlsx" },
    { "two", 0, "two.xlsx" }, /* the list still says what was written last */
    { "three.html", 1, "three.html" },
  };
  Story story = { 0 };

  open_page (&story, data);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GFile) file = fixture_get_file (&story.files, choices[i].name);
      g_autoptr (GFile) written = fixture_get_file (&story.files, choices[i].written);
      GtkFileChooser *chooser;
      g_autoptr (GListModel) kinds = NULL;
      g_autoptr (GtkFileFilter) kind = NULL;

      story_activate (&story, "export");
      chooser = GTK_FILE_CHOOSER (driver_wait_for_window (GTK_TYPE_FILE_CHOOSER));
      kinds = gtk_file_chooser_get_filters (chooser);
      g_assert_cmpuint (g_list_model_get_n_items (kinds), ==, 5);
      kind = g_list_model_get_item (kinds, choices[i].kind);
      if (choices[i].kind > 0)
        gtk_file_chooser_set_filter (chooser, kind);
      driver_choose_file (file);
      wait_until (is_there, written);
      wait_until (is_idle, story_get_session (&story));
      if (!g_file_equal (file, written))
        g_assert_false (g_file_query_exists (file, NULL));
    }
  finish (&story);
}

static gboolean
is_placed (gpointer sheets)
{
  return gtk_widget_get_height (gtk_widget_get_first_child (sheets)) > 0;
}

static gboolean
is_drawn (gpointer paper)
{
  return zz_sheet_get_drawn (paper) != NULL;
}

/* Dark ink on paper that is white in the dark too. */
static void
test_paper (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *paper;
  GdkTexture *drawn;
  g_autofree guint32 *pixels = NULL;
  int width, height;
  gboolean ink = FALSE;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  open_page (&story, data);
  paper = gtk_widget_get_first_child (GTK_WIDGET (get_papers (&story)));
  wait_until (is_drawn, paper);
  drawn = zz_sheet_get_drawn (ZZ_SHEET (paper));
  width = gdk_texture_get_width (drawn);
  height = gdk_texture_get_height (drawn);
  g_assert_cmpint (width, ==, gtk_widget_get_width (paper) * gtk_widget_get_scale_factor (paper));
  pixels = g_new (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (drawn, (guchar *) pixels, (gsize) width * sizeof (guint32));
  g_assert_cmphex (pixels[0], ==, 0xffffffff);
  for (int i = 0; i < width * height; i++)
    ink = ink || (pixels[i] & 0xff) < 0x40;
  g_assert_true (ink);
  finish (&story);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* And placed there. */
static gboolean
is_at_page_4 (gpointer sheets)
{
  GtkWidget *paper = gtk_widget_get_first_child (sheets);

  for (guint i = 0; i < 4; i++)
    paper = gtk_widget_get_next_sibling (paper);
  return gtk_widget_get_mapped (paper) && zz_sheet_view_get_page (sheets) == 4;
}

/* Only what is in sight is there to be drawn; where one reads stays. */
static void
test_zoom (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSheetView *sheets = get_papers (&story);
  guint seen = 0;
  int fitting;

  wait_until (is_placed, sheets);
  fitting = zz_sheet_view_get_scale (sheets);
  for (GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (sheets)); paper != NULL; paper = gtk_widget_get_next_sibling (paper))
    seen += gtk_widget_get_mapped (paper);
  g_assert_cmpuint (seen, >=, 1);
  g_assert_cmpuint (seen, <=, 3);
  zz_sheet_view_show_page (sheets, 4);
  gtk_widget_activate_action (page, "report.zoom-in", NULL);
  g_assert_cmpint (zz_sheet_view_get_scale (sheets), >, fitting);
  g_assert_cmpuint (zz_sheet_view_get_page (sheets), ==, 4);
  while (zz_sheet_view_can_zoom (sheets, -1))
    gtk_widget_activate_action (page, "report.zoom-out", NULL);
  g_assert_cmpint (zz_sheet_view_get_scale (sheets), ==, 250);
  gtk_widget_activate_action (page, "report.fit-width", NULL);
  g_assert_true (zz_sheet_view_fits_width (sheets));
  wait_until (is_at_page_4, sheets);
  finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/report-page/pages", test_pages },
    { "/report-page/choices", test_choices },
    { "/report-page/logo", test_logo },
    { "/report-page/edit", test_edit },
    { "/report-page/remembered", test_remembered },
    { "/report-page/export", test_export },
    { "/report-page/kind", test_kind },
    { "/report-page/zoom", test_zoom },
    { "/report-page/paper", test_paper },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
