/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real servers on loopback. */
#include "server.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define MODULES "/usr/lib/apache2/modules/"

static void
run (const char *folder,
     const char *command)
{
  const char *const argv[] = { "/bin/sh", "-e", "-c", command, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s%s", out, err);
  g_assert_cmpint (status, ==, 0);
}

static void
write_text (Server *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* An authority that exists for one test, and a certificate of it. */
static void
make_certificates (Server *self,
                   ServerFlags flags)
{
  const char *name = (flags & SERVER_STRANGER) != 0 ? "DNS:stranger.example.com" : "DNS:localhost,IP:127.0.0.1";
  const char *days = (flags & SERVER_EXPIRED) != 0 ? "-not_before 20200101000000Z -not_after 20200201000000Z" : "-days 2";
  g_autofree char *extensions = g_strdup_printf ("subjectAltName=%s\n", name);
  g_autofree char *command = NULL;

  write_text (self, "extensions", extensions);
  write_text (self, "ca.conf", "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n");
  write_text (self, "index.txt", "");
  write_text (self, "serial", "01\n");
  command = g_strdup_printf ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout authority.key -out authority.pem -days 2 -subj /CN=Throw-away -addext keyUsage=critical,keyCertSign;"
                             "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=localhost;"
                             "openssl ca -batch -notext -config ca.conf -cert authority.pem -keyfile authority.key -in server.csr -out server.pem -extfile extensions %s",
                             (flags & SERVER_EXPIRED) != 0 ? "-startdate 20200101000000Z -enddate 20200201000000Z" : days);
  run (self->folder, command);
  self->authority = g_build_filename (self->folder, "authority.pem", NULL);
}

static guint
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, >, 0);
  g_socket_listener_close (listener);
  return port;
}

static Server *
create (ServerFlags flags)
{
  Server *self = g_new0 (Server, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("zizhi-server-XXXXXX", &error);
  g_assert_no_error (error);
  self->files = g_build_filename (self->folder, "files", NULL);
  g_assert_cmpint (g_mkdir (self->files, 0777), ==, 0);
  run (self->folder, "chmod 755 . && chmod 777 files && mkdir -m 777 state");
  self->port = find_port ();
  self->url = g_strdup_printf ("%s://127.0.0.1:%u/", (flags & SERVER_TLS) != 0 ? "https" : "http", self->port);
  if ((flags & SERVER_TLS) != 0)
    make_certificates (self, flags);
  return self;
}

/* The server goes when the test does, however that ends. */
static void
follow_parent_cb (gpointer data G_GNUC_UNUSED)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static gboolean
answers (Server *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) self->port, NULL, NULL);
  return connection != NULL;
}

void
server_start (Server *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;

  g_assert_null (self->process);
  g_subprocess_launcher_set_child_setup (launcher, follow_parent_cb, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) self->command, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 400 && !answers (self); i++)
    g_usleep (25000);
  g_assert_true (answers (self));
}

static void
stop (Server *self,
      int signal)
{
  if (self->process == NULL)
    return;
  g_subprocess_send_signal (self->process, signal);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/* The leader is stopped first, so that it makes no new ones. */
void
server_kill (Server *self)
{
  const char *leader = g_subprocess_get_identifier (self->process);
  g_autofree char *path = g_strdup_printf ("/proc/%1$s/task/%1$s/children", leader);
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;

  g_subprocess_send_signal (self->process, SIGSTOP);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  children = g_strsplit (g_strstrip (text), " ", -1);
  for (guint i = 0; children[i] != NULL && *children[i] != '\0'; i++)
    kill ((pid_t) g_ascii_strtoll (children[i], NULL, 10), SIGKILL);
  stop (self, SIGKILL);
  for (guint i = 0; i < 400 && answers (self); i++)
    g_usleep (25000);
  g_assert_false (answers (self));
}

static void
write_passwords (Server *self)
{
  g_autofree char *line = g_strdup_printf ("%s:share:%s", SERVER_USER, SERVER_PASSWORD);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, line, -1);
  g_autofree char *digest = g_strdup_printf ("%s:share:%s\n", SERVER_USER, hash);

  write_text (self, "digest", digest);
  run (self->folder, "printf '%s:%s\\n' '" SERVER_USER "' \"$(openssl passwd -apr1 '" SERVER_PASSWORD "')\" >basic");
}

static const char apache_head[] =
    "ServerName localhost\nServerRoot %1$s\nPidFile %1$s/pid\nErrorLog %1$s/error.log\nListen 127.0.0.1:%2$u\nDocumentRoot %1$s/files\n"
    "DefaultRuntimeDir %1$s\n"
    "LoadModule mpm_event_module " MODULES "mod_mpm_event.so\nLoadModule authn_core_module " MODULES "mod_authn_core.so\n"
    "LoadModule authn_file_module " MODULES "mod_authn_file.so\nLoadModule authz_core_module " MODULES "mod_authz_core.so\n"
    "LoadModule authz_user_module " MODULES "mod_authz_user.so\nLoadModule auth_basic_module " MODULES "mod_auth_basic.so\n"
    "LoadModule auth_digest_module " MODULES "mod_auth_digest.so\nLoadModule dav_module " MODULES "mod_dav.so\n"
    "LoadModule dav_fs_module " MODULES "mod_dav_fs.so\nLoadModule ssl_module " MODULES "mod_ssl.so\n"
    "LoadModule deflate_module " MODULES "mod_deflate.so\nLoadModule filter_module " MODULES "mod_filter.so\nSetOutputFilter DEFLATE\n";

Server *
server_new_apache (ServerFlags flags)
{
  Server *self = create (flags);
  GString *text = g_string_new (NULL);
  g_autofree char *configuration = g_build_filename (self->folder, "apache.conf", NULL);
  const char *const command[] = { "/usr/sbin/apache2", "-d", self->folder, "-f", configuration, "-DFOREGROUND", NULL };
  const char *require;

  g_string_append_printf (text, apache_head, self->folder, self->port);
  if (getuid () == 0)
    g_string_append (text, "User nobody\nGroup nogroup\n");
  g_string_append_printf (text, "DavLockDB %s/state/locks\n", self->folder);
  if ((flags & SERVER_TLS) != 0)
    g_string_append_printf (text, "SSLEngine on\nSSLCertificateFile %1$s/server.pem\nSSLCertificateKeyFile %1$s/server.key\n", self->folder);
  if ((flags & SERVER_NO_ETAG) != 0)
    g_string_append (text, "LoadModule headers_module " MODULES "mod_headers.so\nHeader unset ETag\n");
  g_string_append (text, "<Location />\nDav On\n");
  if ((flags & (SERVER_BASIC | SERVER_DIGEST)) != 0)
    {
      write_passwords (self);
      g_string_append_printf (text, "AuthName share\nAuthType %s\nAuthUserFile %s/%s\n", (flags & SERVER_BASIC) != 0 ? "Basic" : "Digest",
                              self->folder, (flags & SERVER_BASIC) != 0 ? "basic" : "digest");
    }
  require = (flags & (SERVER_BASIC | SERVER_DIGEST)) != 0 ? "valid-user" : "all granted";
  if ((flags & SERVER_LOCKS) != 0)
    g_string_append_printf (text, "Require %s\n", require);
  else
    g_string_append_printf (text, "<LimitExcept LOCK UNLOCK>\nRequire %s\n</LimitExcept>\n<Limit LOCK UNLOCK>\nRequire all denied\n</Limit>\n", require);
  g_string_append (text, "</Location>\n");
  write_text (self, "apache.conf", text->str);
  g_string_free (text, TRUE);
  self->command = g_strdupv ((char **) command);
  server_start (self);
  return self;
}

static const char nginx_text[] =
    "load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;\n%2$sdaemon off;\npid %1$s/pid;\nerror_log %1$s/error.log;\n"
    "events { worker_connections 64; }\nhttp {\naccess_log off;\nclient_body_temp_path %1$s/state;\nproxy_temp_path %1$s/state;\n"
    "fastcgi_temp_path %1$s/state;\nuwsgi_temp_path %1$s/state;\nscgi_temp_path %1$s/state;\n%3$s"
    "server {\nlisten 127.0.0.1:%4$u%5$s;\nroot %1$s/files;\n%6$slocation / {\n"
    "dav_methods PUT DELETE MKCOL;\ndav_ext_methods PROPFIND OPTIONS LOCK UNLOCK;\ncreate_full_put_path off;\n%7$s}\n}\n}\n";

Server *
server_new_nginx (ServerFlags flags)
{
  gboolean tls = (flags & SERVER_TLS) != 0;
  gboolean locks = (flags & SERVER_LOCKS) != 0;
  Server *self = create (flags);
  g_autofree char *certificate = g_strdup_printf ("ssl_certificate %1$s/server.pem;\nssl_certificate_key %1$s/server.key;\n", self->folder);
  g_autofree char *configuration = g_build_filename (self->folder, "nginx.conf", NULL);
  const char *const command[] = { "/usr/sbin/nginx", "-p", self->folder, "-c", configuration, NULL };
  g_autofree char *text = g_strdup_printf (nginx_text, self->folder, getuid () == 0 ? "user nobody nogroup;\n" : "",
                                           locks ? "dav_ext_lock_zone zone=own:1m;\n" : "", self->port, tls ? " ssl" : "",
                                           tls ? certificate : "", locks ? "dav_ext_lock zone=own;\n" : "");

  write_text (self, "nginx.conf", text);
  self->command = g_strdupv ((char **) command);
  server_start (self);
  return self;
}

void
server_remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        server_remove_folder (child);
      else
        g_unlink (child);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

void
server_free (Server *self)
{
  if (self == NULL)
    return;
  stop (self, SIGTERM);
  server_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->files);
  g_free (self->authority);
  g_free (self->url);
  g_strfreev (self->command);
  g_free (self);
}

char *
server_url (Server *self,
            const char *name)
{
  return g_strconcat (self->url, name, NULL);
}

char *
server_read (Server *self,
             const char *name)
{
  g_autofree char *path = g_build_filename (self->files, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}
