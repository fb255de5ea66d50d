/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that answers what it was told to. */
#include "hostile.h"

#include <string.h>

typedef struct
{
  AnswerKind kind;
  char *text;
} Answer;

/**
 * Hostile:
 * @lock: guards @answers and @log
 * @end: cancelled when it is over, for answers without end
 */
struct _Hostile
{
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  guint16 port;
  GCancellable *end;
  gatomicrefcount busy;
  GMutex lock;
  GHashTable *answers;
  GString *log;
};

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->text);
  g_free (answer);
}

static char *
read_head (GInputStream *in)
{
  GString *head = g_string_new (NULL);
  char byte;

  while (head->len < 65536 && !g_str_has_suffix (head->str, "\r\n\r\n")
         && g_input_stream_read (in, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  return g_string_free (head, FALSE);
}

static Answer *
find_answer (Hostile *self,
             const char *head)
{
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  const Answer *found;
  Answer *copy = g_new0 (Answer, 1);

  g_mutex_lock (&self->lock);
  g_string_append (self->log, head);
  found = g_strv_length (words) == 3 ? g_hash_table_lookup (self->answers, words[1]) : NULL;
  copy->kind = found != NULL ? found->kind : ANSWER_TEXT;
  copy->text = g_strdup (found != NULL ? found->text : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  g_mutex_unlock (&self->lock);
  return copy;
}

static void
say_on (Hostile *self,
        const Answer *answer,
        GOutputStream *out)
{
  g_autofree char *block = g_malloc0 (65536);
  gsize n = answer->kind == ANSWER_ENDLESS ? 65536 : 1;

  memset (block, 'x', 65536);
  while (!g_cancellable_is_cancelled (self->end))
    {
      if (answer->kind != ANSWER_SILENCE && !g_output_stream_write_all (out, block, n, NULL, self->end, NULL))
        return;
      if (answer->kind != ANSWER_ENDLESS)
        g_usleep (20000);
    }
}

static gboolean
run_cb (GThreadedSocketService *service G_GNUC_UNUSED,
        GSocketConnection *connection,
        GObject *source G_GNUC_UNUSED,
        gpointer data)
{
  Hostile *self = data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *head = NULL;
  Answer *answer;

  g_atomic_ref_count_inc (&self->busy);
  head = read_head (in);
  answer = find_answer (self, head);
  g_output_stream_write_all (out, answer->text, strlen (answer->text), NULL, self->end, NULL);
  if (answer->kind != ANSWER_TEXT)
    say_on (self, answer, out);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  free_answer (answer);
  (void) g_atomic_ref_count_dec (&self->busy);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  Hostile *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

Hostile *
hostile_new (void)
{
  Hostile *self = g_new0 (Hostile, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  g_atomic_ref_count_init (&self->busy);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
  self->log = g_string_new (NULL);
  self->end = g_cancellable_new ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (16);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &given, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("hostile", serve, self);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  Hostile *self = data;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

void
hostile_free (Hostile *self)
{
  g_cancellable_cancel (self->end);
  g_main_context_invoke (self->context, quit_cb, self);
  g_thread_join (self->thread);
  while (!g_atomic_ref_count_compare (&self->busy, 1))
    g_usleep (1000);
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->answers);
  g_string_free (self->log, TRUE);
  g_object_unref (self->end);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
hostile_answer (Hostile *self,
                const char *path,
                AnswerKind kind,
                const char *text)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->kind = kind;
  answer->text = g_strdup (text);
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->answers, g_strdup (path), answer);
  g_mutex_unlock (&self->lock);
}

char *
hostile_url (Hostile *self,
             const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

char *
hostile_log (Hostile *self)
{
  char *log;

  g_mutex_lock (&self->lock);
  log = g_strdup (self->log->str);
  g_mutex_unlock (&self->lock);
  return log;
}
