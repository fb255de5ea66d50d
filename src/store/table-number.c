/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal texts and serial numbers of days. */
#include "store/table-number.h"

#include <string.h>

#define SIGNIFICANT 15
#define MAX_PLACES 40

/* The digits of a number without its point; the value is 0.DIGITS × 10^point. */
typedef struct
{
  gboolean negative;
  GString *digits;
  gint64 point;
} Decimal;

static gboolean
read_decimal (const char *text,
              Decimal *decimal)
{
  gboolean fraction = FALSE;
  gint64 exponent = 0;

  decimal->negative = *text == '-';
  for (text += *text == '-' || *text == '+'; g_ascii_isdigit (*text) || (*text == '.' && !fraction); text++)
    if (*text == '.')
      {
        decimal->point = (gint64) decimal->digits->len;
        fraction = TRUE;
      }
    else
      g_string_append_c (decimal->digits, *text);
  if (!fraction)
    decimal->point = (gint64) decimal->digits->len;
  if (decimal->digits->len == 0)
    return FALSE;
  if (*text == 'e' || *text == 'E')
    {
      text++;
      if (!g_ascii_string_to_signed (*text == '+' ? text + 1 : text, 10, -400, 400, &exponent, NULL))
        return FALSE;
      text = "";
    }
  decimal->point += exponent;
  return *text == '\0';
}

/* Without zeros in front, of 15 digits at most, the last one rounded. */
static void
round_decimal (Decimal *decimal)
{
  GString *digits = decimal->digits;
  gsize zeros = strspn (digits->str, "0"), i = SIGNIFICANT;

  g_string_erase (digits, 0, (gssize) zeros);
  decimal->point -= (gint64) zeros;
  if (digits->len > SIGNIFICANT && digits->str[SIGNIFICANT] >= '5')
    {
      while (i > 0 && digits->str[i - 1] == '9')
        digits->str[--i] = '0';
      if (i > 0)
        digits->str[i - 1]++;
      else
        {
          g_string_prepend_c (digits, '1');
          decimal->point++;
        }
    }
  if (digits->len > SIGNIFICANT)
    g_string_truncate (digits, SIGNIFICANT);
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
}

static char *
write_decimal (const Decimal *decimal)
{
  GString *text = g_string_new (decimal->negative && decimal->digits->len > 0 ? "-" : "");
  const char *digits = decimal->digits->str;

  if (decimal->point <= 0)
    g_string_append_c (text, '0');
  for (gint64 i = 0; *digits != '\0' && i < decimal->point; i++)
    g_string_append_c (text, *digits++);
  for (gint64 i = (gint64) decimal->digits->len; i < decimal->point; i++)
    g_string_append_c (text, '0');
  if (*digits != '\0')
    g_string_append_c (text, '.');
  for (gint64 i = decimal->point; *digits != '\0' && i < 0; i++)
    g_string_append_c (text, '0');
  g_string_append (text, digits);
  return g_string_free (text, FALSE);
}

char *
zz_number_make_plain (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  Decimal decimal = { FALSE, digits, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_decimal (text, &decimal))
    return NULL;
  round_decimal (&decimal);
  if (digits->len == 0)
    return g_strdup ("0");
  return decimal.point <= MAX_PLACES && decimal.point >= -MAX_PLACES ? write_decimal (&decimal) : NULL;
}

ZzDate
zz_date_from_serial (const char *serial,
                     gboolean since_1904)
{
  const ZzDate start = since_1904 ? zz_date_new (1904, 1, 1) : zz_date_new (1899, 12, 30);
  g_autofree char *whole = NULL;
  gint64 days;

  g_return_val_if_fail (serial != NULL, ZZ_DATE_NONE);

  whole = g_strndup (serial, strcspn (serial, "."));
  if (!g_ascii_string_to_signed (whole, 10, since_1904 ? 0 : 1, ZZ_DATE_MAX - start, &days, NULL) || (!since_1904 && days == 60))
    return ZZ_DATE_NONE;
  /* Before the leap day that 1900 did not have, the count is one behind. */
  return start + (ZzDate) days + (!since_1904 && days < 60);
}
