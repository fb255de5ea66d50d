/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tagged value. */
#include "core/value.h"

#include <string.h>

static gboolean
holds_text (ZzValueKind kind)
{
  return kind == ZZ_VALUE_TEXT || kind == ZZ_VALUE_MONEY || kind == ZZ_VALUE_REFERENCE || kind == ZZ_VALUE_OPAQUE;
}

ZzValue
zz_value_text (ZzValueKind kind,
               const char *text)
{
  g_return_val_if_fail (holds_text (kind) && text != NULL, ZZ_VALUE_INIT);

  return (ZzValue) { .kind = kind, .text = g_strdup (text) };
}

ZzValue
zz_value_integer (gint64 integer)
{
  return (ZzValue) { .kind = ZZ_VALUE_INTEGER, .integer = integer };
}

ZzValue
zz_value_boolean (gboolean boolean)
{
  return (ZzValue) { .kind = ZZ_VALUE_BOOLEAN, .boolean = boolean != FALSE };
}

ZzValue
zz_value_date (ZzDate date)
{
  g_return_val_if_fail (date > 0 && date <= ZZ_DATE_MAX, ZZ_VALUE_INIT);

  return (ZzValue) { .kind = ZZ_VALUE_DATE, .date = date };
}

ZzValue
zz_value_never (void)
{
  return (ZzValue) { .kind = ZZ_VALUE_NEVER };
}

ZzValue
zz_value_period (ZzPeriod period)
{
  return (ZzValue) { .kind = ZZ_VALUE_PERIOD, .period = period };
}

ZzValue
zz_value_choice (guint number)
{
  g_return_val_if_fail (number < ZZ_MAX_CHOICES, ZZ_VALUE_INIT);

  return (ZzValue) { .kind = ZZ_VALUE_CHOICE, .choice = number };
}

ZzValue
zz_value_set (guint64 set)
{
  return (ZzValue) { .kind = ZZ_VALUE_SET, .set = set };
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

ZzValue
zz_value_list (const char *const *strings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) unique = g_strv_builder_new ();

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) strings[i]);
  if (sorted->len == 0)
    return ZZ_VALUE_INIT;

  g_ptr_array_sort (sorted, compare_strings);
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || strcmp (sorted->pdata[i - 1], sorted->pdata[i]) != 0)
      g_strv_builder_add (unique, sorted->pdata[i]);
  return (ZzValue) { .kind = ZZ_VALUE_LIST, .list = g_strv_builder_end (unique) };
}

void
zz_value_clear (ZzValue *value)
{
  g_return_if_fail (value != NULL);

  if (holds_text (value->kind))
    g_free (value->text);
  else if (value->kind == ZZ_VALUE_LIST)
    g_strfreev (value->list);
  *value = ZZ_VALUE_INIT;
}

ZzValue
zz_value_copy (const ZzValue *value)
{
  ZzValue copy;

  g_return_val_if_fail (value != NULL, ZZ_VALUE_INIT);

  copy = *value;
  if (holds_text (value->kind))
    copy.text = g_strdup (value->text);
  else if (value->kind == ZZ_VALUE_LIST)
    copy.list = g_strdupv (value->list);
  return copy;
}

gboolean
zz_value_equal (const ZzValue *a,
                const ZzValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case ZZ_VALUE_ABSENT:
    case ZZ_VALUE_NEVER:
      return TRUE;
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_MONEY:
    case ZZ_VALUE_REFERENCE:
    case ZZ_VALUE_OPAQUE:
      return strcmp (a->text, b->text) == 0;
    case ZZ_VALUE_LIST:
      return g_strv_equal ((const char *const *) a->list, (const char *const *) b->list);
    case ZZ_VALUE_INTEGER:
      return a->integer == b->integer;
    case ZZ_VALUE_BOOLEAN:
      return a->boolean == b->boolean;
    case ZZ_VALUE_DATE:
      return a->date == b->date;
    case ZZ_VALUE_PERIOD:
      return a->period.months == b->period.months && a->period.days == b->period.days;
    case ZZ_VALUE_CHOICE:
      return a->choice == b->choice;
    case ZZ_VALUE_SET:
      return a->set == b->set;
    default:
      g_assert_not_reached ();
    }
}

gboolean
zz_value_is_written (const ZzValue *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (value->kind == ZZ_VALUE_TEXT)
    return *value->text != '\0';
  return value->kind != ZZ_VALUE_ABSENT && (value->kind != ZZ_VALUE_SET || value->set != 0);
}

gboolean
zz_value_same (const ZzValue *a,
               const ZzValue *b)
{
  return zz_value_equal (a, b) || (!zz_value_is_written (a) && !zz_value_is_written (b));
}

gboolean
zz_value_list_contains (const ZzValue *value,
                        const char *string)
{
  g_return_val_if_fail (value != NULL && string != NULL, FALSE);

  return value->kind == ZZ_VALUE_LIST && g_strv_contains ((const char *const *) value->list, string);
}

gboolean
zz_money_is_valid (const char *text)
{
  gsize digits;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '-')
    text++;
  digits = strspn (text, "0123456789");
  if (digits == 0 || digits > 18)
    return FALSE;
  text += digits;
  if (*text == '.')
    {
      digits = strspn (++text, "0123456789");
      if (digits == 0 || digits > 6)
        return FALSE;
      text += digits;
    }
  return *text == '\0';
}

/* Without zeros in front and behind the point; the sign of nothing is dropped. */
static char *
strip_zeros (const char *text)
{
  const gboolean negative = *text == '-';
  const char *digits = text + negative;
  g_autofree char *plain = NULL;

  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  plain = g_strdup (digits);
  if (strchr (plain, '.') != NULL)
    for (gsize end = strlen (plain); end > 0 && (plain[end - 1] == '0' || plain[end - 1] == '.'); end--)
      {
        const gboolean point = plain[end - 1] == '.';

        plain[end - 1] = '\0';
        if (point)
          break;
      }
  return negative && !g_str_equal (plain, "0") ? g_strconcat ("-", plain, NULL) : g_steal_pointer (&plain);
}

gboolean
zz_money_equal (const char *a,
                const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  left = strip_zeros (a);
  right = strip_zeros (b);
  return g_str_equal (left, right);
}
