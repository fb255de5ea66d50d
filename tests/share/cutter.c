/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wire that breaks at random. */
#include "cutter.h"

#include <string.h>

#define MOST_BYTES 6000

struct _Cutter
{
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GCancellable *end;
  guint16 to;
  guint16 port;
  int odds; /* atomic */
  int cuts; /* atomic */
  gatomicrefcount busy;
};

/* One connection; @left: bytes until it breaks, -1: it does not. */
typedef struct
{
  Cutter *cutter;
  GIOStream *ends[2];
  int left; /* atomic */
} Wire;

typedef struct
{
  Wire *wire;
  guint from;
} Way;

static void
break_wire (Wire *wire)
{
  for (guint i = 0; i < 2; i++)
    g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (wire->ends[i])), TRUE, TRUE, NULL);
}

static gpointer
pass_on (gpointer data)
{
  const Way *way = data;
  Wire *wire = way->wire;
  GInputStream *in = g_io_stream_get_input_stream (wire->ends[way->from]);
  GOutputStream *out = g_io_stream_get_output_stream (wire->ends[1 - way->from]);
  char block[512];
  gssize n;

  while ((n = g_input_stream_read (in, block, sizeof block, wire->cutter->end, NULL)) > 0)
    {
      if (g_atomic_int_get (&wire->left) >= 0 && g_atomic_int_add (&wire->left, (int) -n) <= n)
        {
          g_atomic_int_inc (&wire->cutter->cuts);
          break;
        }
      if (!g_output_stream_write_all (out, block, (gsize) n, NULL, wire->cutter->end, NULL))
        break;
    }
  break_wire (wire);
  return NULL;
}

static gboolean
run_cb (GThreadedSocketService *service G_GNUC_UNUSED,
        GSocketConnection *connection,
        GObject *source G_GNUC_UNUSED,
        gpointer data)
{
  Cutter *self = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) there = NULL;
  guint odds = (guint) g_atomic_int_get (&self->odds);
  Wire wire = { self, { G_IO_STREAM (connection), NULL }, -1 };
  Way ways[2] = { { &wire, 0 }, { &wire, 1 } };
  GThread *other;

  g_socket_client_set_enable_proxy (client, FALSE);
  there = g_socket_client_connect_to_host (client, "127.0.0.1", self->to, self->end, NULL);
  if (there == NULL)
    return TRUE;
  g_atomic_ref_count_inc (&self->busy);
  wire.ends[1] = G_IO_STREAM (there);
  if (odds > 0 && g_random_int_range (0, (int) odds) == 0)
    wire.left = g_random_int_range (1, MOST_BYTES);
  other = g_thread_new ("wire", pass_on, &ways[1]);
  pass_on (&ways[0]);
  g_thread_join (other);
  (void) g_atomic_ref_count_dec (&self->busy);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  Cutter *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

Cutter *
cutter_new (guint port)
{
  Cutter *self = g_new0 (Cutter, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&self->busy);
  self->to = (guint16) port;
  self->end = g_cancellable_new ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (32);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &given, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("cutter", serve, self);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  Cutter *self = data;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

void
cutter_free (Cutter *self)
{
  g_cancellable_cancel (self->end);
  g_main_context_invoke (self->context, quit_cb, self);
  g_thread_join (self->thread);
  while (!g_atomic_ref_count_compare (&self->busy, 1))
    g_usleep (1000);
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->end);
  g_free (self);
}

guint
cutter_get_port (Cutter *self)
{
  return self->port;
}

void
cutter_set_odds (Cutter *self,
                 guint of)
{
  g_atomic_int_set (&self->odds, (int) of);
}

guint
cutter_count (Cutter *self)
{
  return (guint) g_atomic_int_get (&self->cuts);
}
