/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages: plural rules, the reader of compiled catalogues and what it refuses. */
#include "report/messages.h"
#include "report/mo.h"
#include "report/plural.h"

#include <string.h>

#define HEADER_SIZE 28

typedef struct
{
  const char *original;
  gsize original_length;
  const char *translation;
  gsize translation_length;
} Pair;

#define PAIR(original, translation)                                        \
  {                                                                        \
    original, sizeof (original) - 1, translation, sizeof (translation) - 1 \
  }

static const Pair polish[] = {
  PAIR ("", "Content-Type: text/plain\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"),
  PAIR ("clause", "punkt"),
  PAIR ("empty", ""),
  PAIR ("one file\0many files", "plik\0pliki\0plików"),
};

static void
put_word (GByteArray *bytes,
          guint32 word,
          gboolean swapped)
{
  word = swapped ? GUINT32_SWAP_LE_BE (word) : word;
  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

static void
put_table (GByteArray *bytes,
           GByteArray *strings,
           const char *text,
           gsize length,
           gsize base,
           gboolean swapped)
{
  put_word (bytes, (guint32) length, swapped);
  put_word (bytes, (guint32) (base + strings->len), swapped);
  g_byte_array_append (strings, (const guint8 *) text, (guint) length + 1);
}

/* A catalogue as msgfmt writes it, in either byte order. */
static GBytes *
make_mo (const Pair *pairs,
         guint n,
         gboolean swapped)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) strings = g_byte_array_new ();
  const gsize base = HEADER_SIZE + (gsize) n * 16;
  const guint32 head[] = { 0x950412de, 0, n, HEADER_SIZE, HEADER_SIZE + n * 8, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    put_word (bytes, head[i], swapped);
  for (guint i = 0; i < n; i++)
    put_table (bytes, strings, pairs[i].original, pairs[i].original_length, base, swapped);
  for (guint i = 0; i < n; i++)
    put_table (bytes, strings, pairs[i].translation, pairs[i].translation_length, base, swapped);
  g_byte_array_append (bytes, strings->data, strings->len);
  return g_byte_array_free_to_bytes (bytes);
}

static void
check_polish (gboolean swapped)
{
  g_autoptr (GBytes) bytes = make_mo (polish, G_N_ELEMENTS (polish), swapped);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzMo) mo = zz_mo_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zz_mo_lookup (mo, "clause"), ==, "punkt");
  g_assert_null (zz_mo_lookup (mo, "empty"));
  g_assert_null (zz_mo_lookup (mo, "absent"));
  g_assert_cmpstr (zz_mo_lookup_plural (mo, "one file", "many files", 1), ==, "plik");
  g_assert_cmpstr (zz_mo_lookup_plural (mo, "one file", "many files", 3), ==, "pliki");
  g_assert_cmpstr (zz_mo_lookup_plural (mo, "one file", "many files", 12), ==, "plików");
  g_assert_null (zz_mo_lookup_plural (mo, "one file", "other files", 1));
  g_assert_null (zz_mo_lookup_plural (mo, "clause", "clauses", 1));
}

static void
test_read (void)
{
  check_polish (FALSE);
  check_polish (TRUE);
}

/* Every beginning of a good file is refused or read without harm. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = make_mo (polish, G_N_ELEMENTS (polish), FALSE);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) part = g_bytes_new_static (copy, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzMo) mo = zz_mo_new (part, &error);

      g_assert_null (mo);
      g_assert_nonnull (error);
    }
}

/* A good file with words of its tables replaced, one at a time. */
static void
test_garbage (void)
{
  static const guint32 words[] = { 0, 1, 3, 27, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff };
  g_autoptr (GBytes) bytes = make_mo (polish, G_N_ELEMENTS (polish), FALSE);
  const gsize n = HEADER_SIZE / 4 + G_N_ELEMENTS (polish) * 4;

  for (gsize at = 0; at < n; at++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        gsize size = g_bytes_get_size (bytes);
        g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
        g_autoptr (GBytes) broken = g_bytes_new_static (copy, size);
        g_autoptr (ZzMo) mo = NULL;

        memcpy (copy + at * 4, &words[i], sizeof words[i]);
        mo = zz_mo_new (broken, NULL);
        if (mo == NULL)
          continue;
        zz_mo_lookup (mo, "clause");
        zz_mo_lookup_plural (mo, "one file", "many files", 5);
      }
}

static void
test_refused (void)
{
  static const Pair unsorted[] = { PAIR ("b", "1"), PAIR ("a", "2") };
  static const Pair invalid[] = { PAIR ("a", "\xff") };
  static const Pair no_rule[] = { PAIR ("", "Plural-Forms: nplurals=2; plural=system();\n") };
  static const Pair many[] = { PAIR ("", "Plural-Forms: nplurals=900; plural=0;\n") };
  static const struct
  {
    const Pair *pairs;
    guint n;
  } cases[] = { { unsorted, 2 }, { invalid, 1 }, { no_rule, 1 }, { many, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_mo (cases[i].pairs, cases[i].n, FALSE);

      g_assert_null (zz_mo_new (bytes, NULL));
    }
}

/* A rule that asks for more forms than there are gets English, not a crash. */
static void
test_few_forms (void)
{
  static const Pair pairs[] = { PAIR ("", "Plural-Forms: nplurals=2; plural=n;\n"), PAIR ("a\0b", "x") };
  g_autoptr (GBytes) bytes = make_mo (pairs, 2, FALSE);
  g_autoptr (ZzMo) mo = zz_mo_new (bytes, NULL);

  g_assert_cmpstr (zz_mo_lookup_plural (mo, "a", "b", 0), ==, "x");
  g_assert_null (zz_mo_lookup_plural (mo, "a", "b", 1));
  g_assert_cmpstr (zz_mo_lookup_plural (mo, "a", "b", 7), ==, "x");
}

static void
test_plural (void)
{
  static const struct
  {
    const char *rule;
    guint64 n;
    guint64 form;
  } cases[] = {
    { "0", 5, 0 },
    { "0;", 5, 0 },
    { "n != 1", 1, 0 },
    { "n!=1;", 2, 1 },
    { "n>1", 1, 0 },
    { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 21, 0 },
    { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 11, 1 },
    { "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", 0, 2 },
    { "!(n == 2) || n", 2, 1 },
    { "1 + 2 * 3 - 8 / 4", 0, 5 },
    { "10 - 3 - 2", 0, 5 },
  };
  guint64 form;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (zz_plural_evaluate (cases[i].rule, cases[i].n, &form));
      g_assert_cmpuint (form, ==, cases[i].form);
    }
}

static void
test_plural_refused (void)
{
  static const char *const rules[] = { "", "n ?", "n ? 1", "n == ", "m", "(n", "n)", "n n", "1 / 0", "n % (n - n)", "99999999999", "= n", "n;0" };
  g_autofree char *deep = g_strnfill (100000, '(');
  g_autofree char *negated = g_strnfill (100000, '!');
  guint64 form;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_false (zz_plural_evaluate (rules[i], 3, &form));
  g_assert_false (zz_plural_evaluate (deep, 3, &form));
  g_assert_false (zz_plural_evaluate (negated, 3, &form));
}

static void
test_builtin (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);
  const ZzText text = { { (char *) "en", (char *) "中" } };

  g_assert_cmpstr (zz_messages_get (chinese, "incomplete"), ==, "待补充");
  g_assert_cmpstr (zz_messages_get (english, "incomplete"), ==, "incomplete");
  g_assert_cmpstr (zz_messages_get (chinese, "no such message"), ==, "no such message");
  g_assert_cmpstr (zz_messages_get (chinese, ""), ==, "");
  g_assert_cmpstr (zz_messages_get_plural (english, "{n} day", "{n} days", 1), ==, "{n} day");
  g_assert_cmpstr (zz_messages_get_plural (english, "{n} day", "{n} days", 0), ==, "{n} days");
  g_assert_cmpstr (zz_messages_get_plural (chinese, "{n} day", "{n} days", 1), ==, "{n}天");
  g_assert_cmpstr (zz_messages_get_plural (chinese, "{n} day", "{n} days", 9), ==, "{n}天");
  g_assert_cmpstr (zz_messages_text (chinese, &text), ==, "中");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mo/read", test_read);
  g_test_add_func ("/mo/truncated", test_truncated);
  g_test_add_func ("/mo/garbage", test_garbage);
  g_test_add_func ("/mo/refused", test_refused);
  g_test_add_func ("/mo/few-forms", test_few_forms);
  g_test_add_func ("/plural/rules", test_plural);
  g_test_add_func ("/plural/refused", test_plural_refused);
  g_test_add_func ("/messages/builtin", test_builtin);
  return g_test_run ();
}
