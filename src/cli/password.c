/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password from a file or from the person at the terminal. */
#include "config.h"

#include "cli/password.h"

#include "core/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>

#define MAX_PASSWORD 4096

void
zz_password_free (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}

/* NULL for an empty line, a longer one, and what is no text. */
static char *
read_line (FILE *file)
{
  char line[MAX_PASSWORD];
  char *password = NULL;

  if (fgets (line, sizeof line, file) != NULL)
    {
      gsize n = strcspn (line, "\r\n");

      if (n > 0 && (line[n] != '\0' || feof (file)) && g_utf8_validate (line, (gssize) n, NULL))
        password = g_strndup (line, n);
    }
  explicit_bzero (line, sizeof line);
  return password;
}

char *
zz_password_load (const char *path,
                  GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  FILE *file = standard ? stdin : g_fopen (path, "re");
  g_autofree char *shown = g_filename_display_name (path);
  char *password;

  if (file == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: the file with the password cannot be read (%s)"), shown, g_strerror (errno));
      return NULL;
    }
  password = read_line (file);
  if (!standard)
    fclose (file);
  if (password == NULL)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: there is no password in its first line; write it there"), shown);
  return password;
}

char *
zz_password_ask (const char *question)
{
  FILE *terminal = g_fopen ("/dev/tty", "r+e");
  struct termios before;
  struct termios silent;
  char *password;

  if (terminal == NULL)
    return NULL;
  if (tcgetattr (fileno (terminal), &before) != 0)
    {
      fclose (terminal);
      return NULL;
    }
  setvbuf (terminal, NULL, _IONBF, 0);
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  silent.c_lflag |= ECHONL;
  fputs (question, terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &silent);
  password = read_line (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &before);
  fclose (terminal);
  return password;
}
