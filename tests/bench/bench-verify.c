/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying beside `openssl dgst -sha256` on the same files, and how long it takes
 * to open a project of 5,000 records and 5,000 evidence items with their files. */
#include "sample.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "store/evidence-verify.h"
#include "store/project-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#define N_RECORDS 5000
#define N_LARGE 12
#define LARGE (16 * 1024 * 1024)

/* The processor time that was spent, by this process or by those it waited for. */
static gint64
get_processor_time (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (gint64) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void
remove_all (const char *path)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strconcat ("rm -rf ", quoted, NULL);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

/* A new item of a file with @size bytes that no other one has, put in place without
 * the care that attaching takes. */
static ZzRecord *
attach (const ZzCatalogue *catalogue,
        const char *folder,
        guint number,
        gsize size)
{
  const ZzRegister *reg = catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  g_autofree char *id = g_strdup_printf ("evidence-x%06u", number);
  g_autofree char *content = g_malloc (size);
  g_autofree char *sha256 = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *inner = NULL;
  ZzRecord *item = zz_record_new (reg, id);

  memset (content, (int) (number % 251), size);
  memcpy (content, &number, sizeof number);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, size);
  file = g_strdup_printf ("%.12s/证明材料-%u.pdf", sha256, number);
  path = g_build_filename (folder, "p.evidence", file, NULL);
  inner = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0777), ==, 0);
  g_assert_true (g_file_set_contents_full (path, content, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_KIND), zz_value_choice (0));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_FILE), zz_value_text (ZZ_VALUE_TEXT, file));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_SIZE), zz_value_integer ((gint64) size));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_SHA256), zz_value_text (ZZ_VALUE_TEXT, sha256));
  return item;
}

/* Every file once, by as many processes at once as we have threads: two that share a
 * core are slower than one. */
static gint64
run_openssl (const char *folder,
             const GPtrArray *items)
{
  const guint n = g_get_num_processors ();
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 start = get_processor_time (RUSAGE_CHILDREN);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (arguments, g_strdup ("openssl"));
      g_ptr_array_add (arguments, g_strdup ("dgst"));
      g_ptr_array_add (arguments, g_strdup ("-sha256"));
      for (guint j = i; j < items->len; j += n)
        g_ptr_array_add (arguments, g_build_filename (folder, "p.evidence", zz_record_get_text (items->pdata[j], ZZ_EVIDENCE_FILE), NULL));
      g_ptr_array_add (arguments, NULL);
      g_ptr_array_add (children, g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL));
    }
  for (guint i = 0; i < n; i++)
    g_assert_true (g_subprocess_wait_check (children->pdata[i], NULL, NULL));
  return get_processor_time (RUSAGE_CHILDREN) - start;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
get_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

/* Speed per processor: bytes for each second of processor time. */
static void
measure_speed (const char *what,
               const char *folder,
               const GPtrArray *items)
{
  g_autofree char *path = g_build_filename (folder, "p.evidence", NULL);
  g_autoptr (GFile) evidence = g_file_new_for_path (path);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ratio;

  for (guint i = 0; i < 7; i++)
    {
      gint64 other = run_openssl (folder, items);
      gint64 start = g_get_monotonic_time ();
      gint64 busy = get_processor_time (RUSAGE_SELF);
      g_autoptr (ZzVerification) verification = zz_evidence_verify (evidence, items, NULL, NULL, NULL, NULL);

      busy = get_processor_time (RUSAGE_SELF) - busy;
      start = g_get_monotonic_time () - start;
      g_assert_cmpuint (zz_verification_count_found (verification), ==, 0);
      g_array_append_val (theirs, other);
      g_array_append_val (ours, busy);
      g_array_append_val (walls, start);
    }
  sample_print (what, walls);
  ratio = get_median (theirs) * 100 / MAX (get_median (ours), 1);
  g_print ("  speed per processor, of that of openssl dgst -sha256: %" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "\n", ratio / 100, ratio % 100);
}

static void
measure_opening (const char *folder,
                 ZzCatalogueStore *catalogues)
{
  g_autofree char *path = g_build_filename (folder, "p.zizhi.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GArray) loads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) looks = g_array_new (FALSE, FALSE, sizeof (gint64));
  struct rusage usage;

  for (guint i = 0; i < 7; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (ZzProjectFile) project = zz_project_file_load (file, catalogues, NULL, NULL);
      g_autoptr (ZzProofStates) proof = NULL;

      spent = g_get_monotonic_time () - start;
      g_array_append_val (loads, spent);
      start = g_get_monotonic_time ();
      proof = zz_project_file_look (project, NULL);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (looks, spent);
    }
  sample_print ("opening 5,000 records and 5,000 evidence items", loads);
  sample_print ("looking for their files", looks);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("  memory at its most, in MB: %ld\n", usage.ru_maxrss / 1024);
}

int
main (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = sample_project_new (catalogue, N_RECORDS);
  g_autofree char *folder = g_dir_make_tmp ("zizhi-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.zizhi.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ZzProjectFile) project_file = zz_project_file_new (file, project);
  g_autoptr (GPtrArray) small = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_record_unref);
  g_autoptr (GPtrArray) large = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_record_unref);

  for (guint i = 0; i < N_RECORDS; i++)
    {
      ZzRecord *item = attach (catalogue, folder, i, 48000);

      g_ptr_array_add (small, item);
      g_assert_true (zz_project_add (project, item));
    }
  g_assert_true (zz_project_file_save (project_file, NULL, NULL));
  measure_opening (folder, catalogues);
  measure_speed ("verifying 5,000 files of 48 kB", folder, small);
  remove_all (folder);
  for (guint i = 0; i < N_LARGE; i++)
    g_ptr_array_add (large, attach (catalogue, folder, i, LARGE));
  measure_speed ("verifying 12 files of 16 MB", folder, large);
  remove_all (folder);
  return 0;
}
