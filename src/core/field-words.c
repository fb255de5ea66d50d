/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as people write and read them. */
#include "config.h"

#include "core/error.h"
#include "core/field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is written for a word, by language, and all that is read as it, folded. */
typedef struct
{
  const char *written[ZZ_N_LANGUAGES];
  const char *const *read;
} Word;

static const char *const yes_words[] = { "yes", "true", "y", "1", "是", "对", "√", "✓", NULL };
static const char *const no_words[] = { "no", "false", "n", "0", "否", "×", "✗", NULL };
static const char *const never_words[] = { "never", "longterm", "permanent", "indefinite", "unlimited", "长期", "永久", "长期有效",
                                           "永久有效", "无固定期限", "无固定期", "不限期", "无期限", NULL };

static const Word yes = { { "Yes", "是" }, yes_words };
static const Word no = { { "No", "否" }, no_words };
static const Word never = { { "Never", "长期" }, never_words };

static gboolean
is_word (const Word *word,
         const char *text)
{
  g_autofree char *folded = NULL;

  if (g_strv_contains (word->read, text))
    return TRUE;
  folded = zz_text_fold_name (text);
  return g_strv_contains (word->read, folded);
}

/* Whether a character of make_plain() can be in it: by its first byte. */
static gboolean
may_be_wide (const char *text)
{
  return strpbrk (text, "\xef\xe3\xc2") != NULL;
}

/* Full-width forms of ASCII become ASCII, and blanks around it go. */
static char *
make_plain (const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (!may_be_wide (text))
    return g_strstrip (g_strdup (text));
  plain = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      g_string_append_unichar (plain, c == 0x3000 || c == 0xa0 ? ' ' : c);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* A number without the commas between thousands; NULL where they do not stand so. */
static char *
ungroup (const char *text)
{
  const char *digits = text + (*text == '-' || *text == '+');
  const char *comma = strchr (digits, ',');
  GString *plain;

  if (comma == NULL)
    return g_strdup (text);
  if (comma == digits || comma > digits + 3 || strspn (digits, "0123456789") != (gsize) (comma - digits))
    return NULL;
  plain = g_string_new_len (text, comma - text);
  for (; *comma == ','; comma += 4)
    {
      if (strspn (comma + 1, "0123456789") < 3)
        break;
      g_string_append_len (plain, comma + 1, 3);
    }
  if (strspn (comma, "0123456789,") == 0)
    return g_string_free (g_string_append (plain, comma), FALSE);
  g_string_free (plain, TRUE);
  return NULL;
}

/* A whole number's digits: "1,200.00" is "1200". */
static char *
make_whole (const char *text)
{
  char *plain = ungroup (text);
  char *point = plain != NULL ? strchr (plain, '.') : NULL;

  if (point != NULL && point[1] != '\0' && strspn (point + 1, "0") == strlen (point + 1))
    *point = '\0';
  return plain;
}

/* Takes @end off @text; FALSE where it does not end so. */
static gboolean
take_end (char *text,
          const char *end)
{
  if (!g_str_has_suffix (text, end))
    return FALSE;
  text[strlen (text) - strlen (end)] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* Moves the point of a decimal number by @places to the right. */
static char *
shift (const char *number,
       guint places)
{
  const char *point = strchr (number, '.');
  GString *shifted = g_string_new (number);
  gsize at = point != NULL ? (gsize) (point - number) : shifted->len;

  if (point != NULL)
    g_string_erase (shifted, (gssize) at, 1);
  while (shifted->len < at + places)
    g_string_append_c (shifted, '0');
  if (shifted->len > at + places)
    g_string_insert_c (shifted, (gssize) (at + places), '.');
  at = *shifted->str == '-';
  while (shifted->str[at] == '0' && g_ascii_isdigit (shifted->str[at + 1]))
    g_string_erase (shifted, (gssize) at, 1);
  return g_string_free (shifted, FALSE);
}

/* "¥1,200.00", "1200元", "120万元" as a decimal text. */
static char *
make_amount (const char *text)
{
  static const char *const signs[] = { "¥", "￥", "CNY", "RMB" };
  g_autofree char *amount = g_strdup (text);
  g_autofree char *plain = NULL;
  const char *number = amount;
  guint places;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (number, signs[i]))
      number += strlen (signs[i]);
  while (*number == ' ')
    number++;
  take_end (amount, "元");
  places = take_end (amount, "万") ? 4 : take_end (amount, "亿") ? 8
                                                                 : 0;
  plain = ungroup (number);
  if (plain == NULL || places == 0 || !zz_money_is_valid (plain))
    return g_steal_pointer (&plain);
  return shift (plain, places);
}

/* A date, followed by a time of day or nothing. */
static gboolean
read_date (const char *text,
           ZzDate *date)
{
  const char *time = strpbrk (text, " T");
  g_autofree char *day = NULL;

  if (time == NULL || !g_ascii_isdigit (time[1]) || strspn (time + 1, "0123456789:.") != strlen (time + 1))
    return zz_date_read (text, date);
  day = g_strndup (text, (gsize) (time - text));
  return zz_date_read (day, date);
}

/* Whether @text is a month of a year: "1985年6月", "1985-06", "1985.6". */
static gboolean
is_month (const char *text)
{
  static const char *const parts[] = { "年", "-", "/", "." };
  g_autofree char *month = NULL;
  gsize at = 0;

  if (strspn (text, "0123456789") != 4)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (text + 4, parts[i]))
      at = 4 + strlen (parts[i]);
  month = g_strdup (text + at);
  take_end (month, "月");
  return at > 0 && g_ascii_string_to_unsigned (month, 10, 1, 12, NULL, NULL);
}

/* A year, "2026年", or the year of a month or date. */
static char *
make_year (const char *text)
{
  ZzDate date;
  char *year;

  if (is_month (text))
    return g_strndup (text, 4);
  if (strlen (text) > strlen ("2026年") && read_date (text, &date))
    return g_strdup_printf ("%d", zz_date_get_year (date));
  year = g_strdup (text);
  take_end (year, "年");
  return year;
}

/* By a name of the choice, or by what lists of staff call a degree. Titles of engineers
 * and accountants are not among them: which kind of title is asked for the word does not say. */
static int
find_choice (const ZzChoices *choices,
             const char *name)
{
  static const char *const others[][2] = {
    { "专科", "大专" },
    { "大学专科", "大专" },
    { "大学本科", "本科" },
    { "硕士研究生", "硕士" },
    { "博士研究生", "博士" },
  };
  const int found = zz_choices_find_named (choices, name);

  for (guint i = 0; found < 0 && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i][0]))
      return zz_choices_find_named (choices, others[i][1]);
  return found;
}

static gboolean
read_set (const ZzChoices *choices,
          const char *text,
          ZzValue *value)
{
  g_autoptr (GString) parts = g_string_new (text);
  g_auto (GStrv) names = NULL;
  guint64 set = 0;

  for (guint i = 0; i < 2; i++)
    g_string_replace (parts, i == 0 ? "、" : "；", ",", 0);
  names = g_strsplit_set (parts->str, ",;/|\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int number = find_choice (choices, g_strstrip (names[i]));

      if (number < 0)
        return FALSE;
      set |= G_GUINT64_CONSTANT (1) << number;
    }
  *value = zz_value_set (set);
  return TRUE;
}

static gboolean
read_choices (const ZzField *field,
              const char *text,
              ZzValue *value)
{
  int number;

  if (field->type == ZZ_FIELD_CHOICES && read_set (field->choices, text, value))
    return TRUE;
  number = find_choice (field->choices, text);
  if (number >= 0)
    *value = field->type == ZZ_FIELD_CHOICES ? zz_value_set (G_GUINT64_CONSTANT (1) << number) : zz_value_choice ((guint) number);
  return number >= 0;
}

/* What has words of its own. FALSE: it is for the written form to say. */
static gboolean
read_words (const ZzField *field,
            const char *text,
            ZzValue *value)
{
  ZzDate date;

  if (field->choices != NULL)
    return read_choices (field, text, value);
  if ((field->type == ZZ_FIELD_DATE || field->type == ZZ_FIELD_EVENT || field->type == ZZ_FIELD_VALID_END)
      && read_date (text, &date))
    *value = zz_value_date (date);
  else if (field->type == ZZ_FIELD_VALID_END && is_word (&never, text))
    *value = zz_value_never ();
  else if (field->type == ZZ_FIELD_BOOLEAN && is_word (&no, text))
    *value = zz_value_boolean (FALSE);
  else if (field->type == ZZ_FIELD_BOOLEAN && is_word (&yes, text))
    *value = zz_value_boolean (TRUE);
  else
    return FALSE;
  return TRUE;
}

/* A number in the written form; NULL where it is none or no number is asked for. */
static char *
make_number (const ZzField *field,
             const char *text)
{
  g_autofree char *year = NULL;

  if (field->type == ZZ_FIELD_MONEY)
    return make_amount (text);
  if (field->type == ZZ_FIELD_INTEGER)
    return make_whole (text);
  if (field->type != ZZ_FIELD_YEAR)
    return NULL;
  year = make_year (text);
  return make_whole (year);
}

static gboolean
has_control_character (const char *text,
                       gboolean multiline)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text) && !(multiline && (*text == '\n' || *text == '\t')))
      return TRUE;
  return FALSE;
}

gboolean
zz_field_read (const ZzField *field,
               const char *text,
               ZzValue *value,
               GError **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return zz_field_parse (field, text, value, error);
  plain = field->type == ZZ_FIELD_TEXT || field->type == ZZ_FIELD_MULTILINE ? g_strdup (text) : make_plain (text);
  if (has_control_character (plain, field->type == ZZ_FIELD_MULTILINE || field->type == ZZ_FIELD_CHOICES))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("field \"%s\" of \"%s\": the text has a control character; take it out"),
                   field->id, field->owner->id);
      return FALSE;
    }
  if (*plain != '\0' && read_words (field, plain, value))
    return TRUE;
  number = make_number (field, plain);
  if (number != NULL && *number != '\0' && zz_field_parse (field, number, value, NULL))
    return TRUE;
  return zz_field_parse (field, plain, value, error);
}

static char *
write_set (guint64 set,
           const ZzChoices *choices,
           ZzLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    if ((set >> i & 1) != 0)
      {
        if (text->len > 0)
          g_string_append (text, language == ZZ_LANGUAGE_ZH_CN ? "、" : "; ");
        g_string_append (text, zz_text_get (&zz_choices_get (choices, i)->title, language));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The words for it; NULL where the written form is as good. */
static char *
write_words (const ZzField *field,
             const ZzValue *value,
             ZzLanguage language)
{
  if (value->kind == ZZ_VALUE_BOOLEAN)
    return g_strdup ((value->boolean ? &yes : &no)->written[language]);
  if (value->kind == ZZ_VALUE_NEVER)
    return g_strdup (never.written[language]);
  if (field->choices == NULL || value->kind == ZZ_VALUE_OPAQUE)
    return NULL;
  if (value->kind == ZZ_VALUE_SET)
    return write_set (value->set, field->choices, language);
  if (value->kind == ZZ_VALUE_CHOICE && value->choice < field->choices->len)
    return g_strdup (zz_text_get (&zz_choices_get (field->choices, value->choice)->title, language));
  return NULL;
}

char *
zz_field_write (const ZzField *field,
                const ZzValue *value,
                ZzLanguage language)
{
  g_autofree char *words = NULL;
  g_auto (ZzValue) again = ZZ_VALUE_INIT;

  g_return_val_if_fail (field != NULL && value != NULL && language < ZZ_N_LANGUAGES, NULL);

  words = write_words (field, value, language);
  /* A title may be empty, stand twice in the list or have a comma: then the ids. */
  if (words != NULL && zz_field_read (field, words, &again, NULL) && zz_value_equal (&again, value))
    return g_steal_pointer (&words);
  return zz_field_format (field, value);
}
