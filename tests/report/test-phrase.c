/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases: filling patterns and joining lists. */
#include "report/clean-text.h"
#include "report/phrase.h"

#include <string.h>

#define RLO "\u202e"
#define PDF "\u202c"
#define RLI "\u2067"
#define PDI "\u2069"

static void
test_fill (void)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autofree char *plain = zz_phrase (messages, "{a} and {b}", "b", "2", "a", "1", NULL);
  g_autofree char *twice = zz_phrase (messages, "{a}{a}", "a", "x", NULL);
  g_autofree char *unknown = zz_phrase (messages, "{a} {other} {", "a", "x", NULL);
  g_autofree char *inserted = zz_phrase (messages, "{a} {b}", "a", "{b} %s", "b", "2", NULL);
  g_autofree char *absent = zz_phrase (messages, "[{a}]", "a", NULL, NULL);

  g_assert_cmpstr (plain, ==, "1 and 2");
  g_assert_cmpstr (twice, ==, "xx");
  g_assert_cmpstr (unknown, ==, "x {other} {");
  g_assert_cmpstr (inserted, ==, "{b} %s 2");
  g_assert_cmpstr (absent, ==, "[]");
}

static void
test_plural (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);
  g_autofree char *one = zz_phrase_plural (english, MN_ ("{n} person", "{n} people"), 1, NULL);
  g_autofree char *none = zz_phrase_plural (english, MN_ ("{n} person", "{n} people"), 0, NULL);
  g_autofree char *nine = zz_phrase_plural (chinese, MN_ ("{n} person", "{n} people"), 9, NULL);

  g_assert_cmpstr (one, ==, "1 person");
  g_assert_cmpstr (none, ==, "0 people");
  g_assert_cmpstr (nine, ==, "9人");
}

static void
check_join (ZzLanguage language,
            ZzJoin join,
            guint n,
            const char *expected)
{
  static const char *const parts[] = { "a", "b", "c" };
  g_autoptr (ZzMessages) messages = zz_messages_new (language);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (char *) parts[i]);
  text = zz_phrase_join (messages, join, list);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_join (void)
{
  check_join (ZZ_LANGUAGE_EN, ZZ_JOIN_LIST, 0, "");
  check_join (ZZ_LANGUAGE_EN, ZZ_JOIN_LIST, 1, "a");
  check_join (ZZ_LANGUAGE_EN, ZZ_JOIN_AND, 3, "a, b and c");
  check_join (ZZ_LANGUAGE_EN, ZZ_JOIN_OR, 2, "a or b");
  check_join (ZZ_LANGUAGE_EN, ZZ_JOIN_PERIOD, 2, "a and b");
  check_join (ZZ_LANGUAGE_ZH_CN, ZZ_JOIN_AND, 3, "a、b和c");
  check_join (ZZ_LANGUAGE_ZH_CN, ZZ_JOIN_LOOSE, 3, "a；b；c");
  check_join (ZZ_LANGUAGE_ZH_CN, ZZ_JOIN_PERIOD, 2, "ab");
  check_join (ZZ_LANGUAGE_ZH_CN, ZZ_JOIN_SENTENCES, 2, "ab");
}

static void
check_inside (const char *title,
              const char *expected)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autofree char *text = zz_phrase_inside (messages, title);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_inside (void)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autofree char *capital = zz_phrase_capital (messages, "left 3 May");
  g_autofree char *quoted = zz_phrase_capital (messages, "“Left” …");

  check_inside ("Left", "left");
  check_inside ("A day", "a day");
  check_inside ("CISAW", "CISAW");
  check_inside ("", "");
  check_inside ("离职日期", "离职日期");
  g_assert_cmpstr (capital, ==, "Left 3 May");
  g_assert_cmpstr (quoted, ==, "“Left” …");
}

/* A name that begins a direction ends it, as a part of a sentence and by itself. */
static void
test_directions (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } names[] = {
    { "plain “name”", "plain “name”" },
    { RLO "a" PDF, RLO "a" PDF },
    { RLO "a", RLO "a" PDF },
    { RLI "a", RLI "a" PDI },
    { RLI RLO "a", RLI RLO "a" PDF PDI },
    { RLO RLI "a" PDF, RLO RLI "a" PDF PDI PDF },
    { RLI RLO "a" PDI, RLI RLO "a" PDI },
    { "a" PDF PDI, "a" PDF PDI },
    { "a\n" RLO "b\nc", "a\n" RLO "b\nc" PDF },
  };
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *phrase = zz_phrase (messages, "({who}) met", "who", names[i].name, NULL);
      g_autofree char *expected = g_strdup_printf ("(%s) met", names[i].expected);
      g_autofree char *clean = zz_clean_text (names[i].name);

      g_assert_cmpstr (phrase, ==, expected);
      g_assert_cmpstr (clean, ==, names[i].expected);
    }
}

/* Ends of nothing, after as many beginnings, are passed over one by one: to search for
 * what each of them ends would take minutes. */
static void
test_many_directions (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;
  const gsize n = 300000;

  for (gsize i = 0; i < n; i++)
    g_string_append (text, RLO);
  for (gsize i = 0; i < n; i++)
    g_string_append (text, PDI);
  clean = zz_clean_text (text->str);
  g_assert_true (g_str_has_prefix (clean, text->str));
  g_assert_cmpuint (strlen (clean), ==, text->len + n * strlen (PDF));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/fill", test_fill);
  g_test_add_func ("/phrase/plural", test_plural);
  g_test_add_func ("/phrase/join", test_join);
  g_test_add_func ("/phrase/inside", test_inside);
  g_test_add_func ("/phrase/directions", test_directions);
  g_test_add_func ("/phrase/directions/many", test_many_directions);
  return g_test_run ();
}
