/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request to one address, and its answer. */
#include "config.h"

#include "share/dav-private.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK 65536
/* Of the body of an answer nobody reads, this much is taken so that the connection
 * can be used again. */
#define MAX_WASTE 16384

typedef enum {
  GIVEN_UP_NOT,
  GIVEN_UP_SLOW,
  GIVEN_UP_LONG,
} GivenUp;

/**
 * Exchange: a request under way, to one address
 * @inner: cancelled by the user's cancellable and by the limits
 * @watch: the thread that sees to the limits; @lock guards what it looks at
 * @body_size: of what is sent
 * @moved: bytes within the present window
 * @answered: whether the user's name and password were given already
 */
typedef struct
{
  ZzDav *dav;
  const ZzDavRequest *request;
  GUri *uri;
  SoupMessage *message;
  GCancellable *inner;
  GThread *watch;
  GMutex lock;
  GCond over;
  gboolean done;
  GivenUp given_up;
  gint64 body_size;
  gsize moved;
  gint64 total;
  GTlsCertificateFlags faults;
  gboolean answered;
} Exchange;

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  return port > 0 ? port : g_str_equal (g_uri_get_scheme (uri), "https") ? 443
                                                                         : 80;
}

static gboolean
is_same_server (GUri *a,
                GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) && get_port (a) == get_port (b)
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0;
}

/* Asked once more means that they did not fit; the proxy is the system's business,
 * and another server gets nothing. */
static gboolean
authenticate_cb (SoupMessage *message,
                 SoupAuth *auth,
                 gboolean retrying,
                 gpointer data)
{
  Exchange *self = data;

  if (soup_auth_is_for_proxy (auth) || retrying || self->answered || self->dav->user == NULL
      || !is_same_server (soup_message_get_uri (message), self->dav->base))
    return FALSE;
  self->answered = TRUE;
  soup_auth_authenticate (auth, self->dav->user, self->dav->password != NULL ? self->dav->password : "");
  return TRUE;
}

static gboolean
accept_certificate_cb (SoupMessage *message G_GNUC_UNUSED,
                       GTlsCertificate *certificate G_GNUC_UNUSED,
                       GTlsCertificateFlags faults,
                       gpointer data)
{
  Exchange *self = data;

  self->faults = faults;
  return FALSE;
}

/* A stream that was read once is closed, so it is a new one each time. */
static void
set_body (Exchange *self)
{
  const ZzDavRequest *request = self->request;
  g_autoptr (GFileInputStream) stream = request->file != NULL ? g_file_read (request->file, NULL, NULL) : NULL;

  if (request->bytes != NULL)
    soup_message_set_request_body_from_bytes (self->message, request->media_type, request->bytes);
  else if (stream != NULL)
    soup_message_set_request_body (self->message, request->media_type, G_INPUT_STREAM (stream), self->body_size);
  else if (request->file != NULL)
    /* Nothing is sent rather than an empty file. */
    g_cancellable_cancel (self->inner);
  self->total = 0;
}

/* Asked for a password, it sends the body from the beginning. */
static void
restarted_cb (SoupMessage *message G_GNUC_UNUSED,
              gpointer data)
{
  set_body (data);
}

static void
tell (Exchange *self,
      gsize n,
      goffset of)
{
  self->total += (gint64) n;
  if (self->request->progress != NULL)
    self->request->progress (self->total, of, self->request->progress_data);
}

static void
count_moved (Exchange *self,
             gsize n)
{
  g_mutex_lock (&self->lock);
  self->moved += n;
  g_mutex_unlock (&self->lock);
}

static void
wrote_cb (SoupMessage *message G_GNUC_UNUSED,
          guint n,
          gpointer data)
{
  Exchange *self = data;

  count_moved (self, n);
  tell (self, n, self->body_size);
}

/* As many windows as the bytes may take that may move. */
static guint64
count_windows (const Exchange *self)
{
  return (self->request->most + (guint64) self->body_size) / MAX (self->dav->limits.least, 1) + 2;
}

static gboolean
is_past_deadline (const Exchange *self)
{
  return self->request->deadline != 0 && g_get_monotonic_time () >= self->request->deadline;
}

/* Waits for the end of the exchange or of the window: whether it is over. */
static gboolean
sit_out_window (Exchange *self)
{
  gint64 until = g_get_monotonic_time () + (gint64) self->dav->limits.window * 1000;

  if (self->request->deadline != 0)
    until = MIN (until, self->request->deadline);

  while (!self->done && g_cond_wait_until (&self->over, &self->lock, until))
    ;
  return self->done;
}

/* Sending and reading block this exchange's thread, so the limits have one of their
 * own. (libsoup's own asynchronous sending touches what is freed when a connection
 * breaks in the middle of a body.) */
static gpointer
watch (gpointer data)
{
  Exchange *self = data;
  guint64 left = count_windows (self);

  g_mutex_lock (&self->lock);
  while (!sit_out_window (self))
    {
      left--;
      if (self->moved < self->dav->limits.least || left == 0 || is_past_deadline (self))
        {
          self->given_up = left == 0 || is_past_deadline (self) ? GIVEN_UP_LONG : GIVEN_UP_SLOW;
          break;
        }
      self->moved = 0;
    }
  g_mutex_unlock (&self->lock);
  if (self->given_up != GIVEN_UP_NOT)
    g_cancellable_cancel (self->inner);
  return NULL;
}

static void
cancel_cb (GCancellable *cancellable G_GNUC_UNUSED,
           gpointer inner)
{
  g_cancellable_cancel (inner);
}

static void
begin (Exchange *self)
{
  const char *const *headers = self->request->headers;
  SoupMessageHeaders *out;

  self->message = soup_message_new_from_uri (self->request->method, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  /* Sent once more on a new connection when the server had just closed the old one. */
  if (zz_dav_request_reads (self->request))
    soup_message_add_flags (self->message, SOUP_MESSAGE_IDEMPOTENT);
  out = soup_message_get_request_headers (self->message);
  /* What is packed has another ETag, and unpacks to any size. */
  soup_message_headers_replace (out, "Accept-Encoding", "identity");
  for (guint i = 0; i < ZZ_DAV_MAX_HEADERS; i++)
    if (headers[2 * i] != NULL && headers[2 * i + 1] != NULL)
      soup_message_headers_replace (out, headers[2 * i], headers[2 * i + 1]);
  set_body (self);
  g_signal_connect (self->message, "authenticate", G_CALLBACK (authenticate_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (self->message, "restarted", G_CALLBACK (restarted_cb), self);
  g_signal_connect (self->message, "wrote-body-data", G_CALLBACK (wrote_cb), self);
  self->inner = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->over);
  self->watch = g_thread_new ("dav-watch", watch, self);
}

static void
end_watch (Exchange *self)
{
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  g_cond_signal (&self->over);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->watch);
}

static void
end (Exchange *self)
{
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->over);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->inner);
}

/* The next part of the body; 0 at its end, -1 on failure. */
static gssize
read_part (Exchange *self,
           GInputStream *body,
           guchar *block,
           GError **error)
{
  gssize n = g_input_stream_read (body, block, BLOCK, self->inner, error);

  if (n > 0)
    count_moved (self, (gsize) n);
  return n;
}

static gboolean
set_too_large (Exchange *self,
               GError **error)
{
  zz_dav_set_error (error, ZZ_ERROR_LIMIT, self->request->url, _ ("the server sends more than belongs there; nothing of it is used"));
  return FALSE;
}

static gboolean
read_body (Exchange *self,
           GInputStream *body,
           GError **error)
{
  const ZzDavRequest *request = self->request;
  g_autofree guchar *block = g_malloc (BLOCK);
  gsize left = request->most;
  gssize n;

  self->total = 0;
  while ((n = read_part (self, body, block, error)) > 0)
    {
      if ((gsize) n > left)
        return set_too_large (self, error);
      left -= (gsize) n;
      tell (self, (gsize) n, soup_message_headers_get_content_length (soup_message_get_response_headers (self->message)));
      if (!request->sink (block, (gsize) n, request->sink_data, error))
        return FALSE;
    }
  return n == 0;
}

/* A body nobody reads: a short one is taken, a long one costs the connection. */
static gboolean
skip_body (Exchange *self,
           GInputStream *body)
{
  g_autofree guchar *block = g_malloc (BLOCK);
  gsize left = MAX_WASTE;
  gssize n;

  while ((n = read_part (self, body, block, NULL)) > 0)
    {
      if ((gsize) n > left)
        return FALSE;
      left -= (gsize) n;
    }
  return n == 0;
}

static char *
dup_token (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Lock-Token");
  gsize n = value != NULL ? strlen (value) : 0;

  return n > 2 && n < 512 && value[0] == '<' && value[n - 1] == '>' ? g_strdup (value) : NULL;
}

static void
note_headers (Exchange *self,
              ZzDavAnswer *answer)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  zz_dav_answer_clear (answer);
  answer->status = (guint) soup_message_get_status (self->message);
  answer->size = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                     ? soup_message_headers_get_content_length (headers)
                     : -1;
  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  answer->token = dup_token (headers);
}

/* What the network says becomes our own sentence; what the user or we ourselves
 * said stays. */
static gboolean
fail (Exchange *self,
      GError *cause,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *sentence = NULL;

  if (self->given_up != GIVEN_UP_NOT && !g_cancellable_is_cancelled (cancellable))
    zz_dav_set_error (error, ZZ_ERROR_UNREACHABLE, self->request->url,
                      self->given_up == GIVEN_UP_SLOW ? _ ("the server answers too slowly or not at all; try again later")
                                                      : _ ("the server takes too long; try again later"));
  else if (self->faults != 0)
    zz_dav_set_certificate_error (self->faults, self->request->url, error);
  else if (g_cancellable_is_cancelled (cancellable) || cause->domain == ZZ_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  else
    {
      sentence = g_strdup_printf (_ ("the connection does not work (%s); check the network and try again"), cause->message);
      zz_dav_set_error (error, ZZ_ERROR_UNREACHABLE, self->request->url, sentence);
    }
  g_error_free (cause);
  return FALSE;
}

static gboolean
take_body (Exchange *self,
           GInputStream *body,
           const ZzDavAnswer *answer,
           GError **error)
{
  gboolean wanted = self->request->sink != NULL && answer->status >= 200 && answer->status < 300;
  gboolean read = wanted ? read_body (self, body, error) : skip_body (self, body);

  if (read)
    return g_input_stream_close (body, self->inner, NULL) || TRUE;
  /* Closing would read on to an end that may never come. */
  g_cancellable_cancel (self->inner);
  soup_session_abort (self->dav->session);
  return !wanted;
}

gboolean
zz_dav_exchange (ZzDav *dav,
                 const ZzDavRequest *request,
                 GUri *uri,
                 gint64 body_size,
                 ZzDavAnswer *answer,
                 GCancellable *cancellable,
                 GError **error)
{
  Exchange self = { .dav = dav, .request = request, .uri = uri, .body_size = body_size };
  g_autoptr (GInputStream) body = NULL;
  GError *cause = NULL;
  gulong handler;
  gboolean fine = FALSE;

  begin (&self);
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), self.inner, NULL) : 0;
  body = soup_session_send (dav->session, self.message, self.inner, &cause);
  if (body != NULL)
    {
      note_headers (&self, answer);
      fine = take_body (&self, body, answer, &cause);
    }
  end_watch (&self);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  if (!fine)
    fail (&self, cause, cancellable, error);
  g_clear_object (&body);
  end (&self);
  return fine;
}
