/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way to spoil a package that the tests know. */
#include "spoil.h"

#include "handover/zip-format.h"

#include <string.h>

#define LEASE "租赁合同.pdf"

MakerEntry *
spoil_find_lease (Maker *maker)
{
  for (guint i = 0; i < maker->entries->len; i++)
    if (g_str_has_suffix (((MakerEntry *) maker->entries->pdata[i])->name, LEASE))
      return maker->entries->pdata[i];
  g_assert_not_reached ();
}

static void
add_text (Maker *maker,
          const char *name)
{
  maker_add (maker, name, g_bytes_new_static ("x", 1));
  maker_seal (maker);
}

static void
add_nul (Maker *maker,
         const char *argument)
{
  MakerEntry *entry = maker_add (maker, EVIDENCE "ab", g_bytes_new_static ("x", 1));

  entry->name[strlen (EVIDENCE)] = '\0';
  entry->local_name = NULL;
}

/* Names of 256 bytes, of nine parts, and of more than 1024 bytes. */
static void
add_long (Maker *maker,
          const char *argument)
{
  g_autofree char *name = g_strnfill (256, 'a');

  add_text (maker, name);
}

static void
add_deep (Maker *maker,
          const char *argument)
{
  add_text (maker, EVIDENCE "1/2/3/4/5/6/7/8");
}

static void
add_far (Maker *maker,
         const char *argument)
{
  g_autofree char *part = g_strnfill (250, 'a');
  g_autofree char *name = g_strdup_printf (EVIDENCE "%s/%s/%s/%s/%s", part, part, part, part, part);

  add_text (maker, name);
}

static void
set_kind (Maker *maker,
          const char *octal)
{
  spoil_find_lease (maker)->attributes = (guint32) g_ascii_strtoull (octal, NULL, 8) << 16;
}

static void
add_twice (Maker *maker,
           const char *argument)
{
  maker_add (maker, "index.html", g_bytes_new_static ("y", 1));
}

/* Two names that are one on many computers. */
static void
add_cases (Maker *maker,
           const char *argument)
{
  add_text (maker, "INDEX.html");
}

static void
add_forms (Maker *maker,
           const char *argument)
{
  maker_add (maker, EVIDENCE "caf\xc3\xa9.pdf", g_bytes_new_static ("x", 1));
  add_text (maker, EVIDENCE "cafe\xcc\x81.pdf");
}

static void
add_file_and_folder (Maker *maker,
                     const char *argument)
{
  maker_add (maker, EVIDENCE "a", g_bytes_new_static ("x", 1));
  add_text (maker, EVIDENCE "a/b");
}

static void
add_full_folder (Maker *maker,
                 const char *argument)
{
  maker_add (maker, EVIDENCE "a/", g_bytes_new_static ("x", 1))->attributes = 040755u << 16;
}

static void
lie_count (Maker *maker,
           const char *number)
{
  maker->count = (gint64) g_ascii_strtoull (number, NULL, 10);
  maker->end64 = maker->count > 60000;
}

static void
lie_name (Maker *maker,
          const char *name)
{
  spoil_find_lease (maker)->local_name = g_strdup (name);
}

static void
lie_local_size (Maker *maker,
                const char *argument)
{
  spoil_find_lease (maker)->local_size = 6;
}

static void
lie_local_method (Maker *maker,
                  const char *argument)
{
  spoil_find_lease (maker)->local_method = ZZ_ZIP_DEFLATED;
}

static void
lie_stored_size (Maker *maker,
                 const char *argument)
{
  MakerEntry *lease = spoil_find_lease (maker);

  lease->size = lease->local_size = 8;
}

static void
set_flags (Maker *maker,
           const char *flags)
{
  spoil_find_lease (maker)->flags = (guint) g_ascii_strtoull (flags, NULL, 16);
}

static void
set_method (Maker *maker,
            const char *method)
{
  spoil_find_lease (maker)->method = spoil_find_lease (maker)->local_method = (guint) g_ascii_strtoull (method, NULL, 10);
}

/* More comes out than was announced. */
static void
lie_less (Maker *maker,
          const char *argument)
{
  MakerEntry *lease = spoil_find_lease (maker);

  maker_set (lease, g_bytes_new_take (g_malloc0 (1 << 20), 1 << 20));
  maker_deflate (lease);
  lease->size = lease->local_size = 7;
}

/* Less comes out than was announced. */
static void
lie_more (Maker *maker,
          const char *argument)
{
  MakerEntry *index = maker_find (maker, "index.html");

  maker_deflate (index);
  index->size = index->local_size = 8;
}

/* A few bytes that say they are two gigabytes; and one that says it is 200 times
 * 1 GiB, by the 64-bit field. */
static void
make_bomb (Maker *maker,
           const char *size)
{
  MakerEntry *lease = spoil_find_lease (maker);
  const guint64 number = g_ascii_strtoull (size, NULL, 10);
  guchar extra[12];

  maker_deflate (lease);
  lease->size = lease->local_size = MIN (number, ZZ_ZIP_SEE64);
  if (number < ZZ_ZIP_SEE64)
    return;
  zz_zip_put (zz_zip_put (zz_zip_put (extra, ZZ_ZIP_EXTRA64, 2), 8, 2), number, 8);
  lease->extra = g_bytes_new (extra, sizeof extra);
  lease->flags |= ZZ_ZIP_SIZES_BEHIND;
}

static void
spoil_extra (Maker *maker,
             const char *argument)
{
  spoil_find_lease (maker)->size = spoil_find_lease (maker)->local_size = ZZ_ZIP_SEE64;
  spoil_find_lease (maker)->extra = g_bytes_new_static ("\x01\x00\x08\x00\x01\x02", 6);
}

static void
add_second_name (Maker *maker,
                 const char *argument)
{
  spoil_find_lease (maker)->extra = g_bytes_new_static ("\x75\x70\x06\x00\x01\x00\x00\x00\x00x", 10);
}

static void
spoil_sum (Maker *maker,
           const char *argument)
{
  spoil_find_lease (maker)->crc ^= 1;
}

static void
spoil_deflated (Maker *maker,
                const char *argument)
{
  MakerEntry *lease = spoil_find_lease (maker);
  gsize n;
  g_autofree guchar *bytes = NULL;

  maker_deflate (lease);
  bytes = g_memdup2 (g_bytes_get_data (lease->packed, &n), g_bytes_get_size (lease->packed));
  bytes = g_realloc (bytes, n + 3);
  memcpy (bytes + n, "abc", 3);
  g_bytes_unref (lease->packed);
  lease->packed = g_bytes_new (bytes, n + 3);
  lease->packed_size = n + 3;
}

static void
overlap (Maker *maker,
         const char *argument)
{
  MakerEntry *lease = spoil_find_lease (maker);
  MakerEntry *other = maker_add (maker, lease->name, g_bytes_ref (lease->content));

  /* The directory has another name for the same bytes. */
  other->at = 2;
  g_free (other->name);
  other->name = g_strdup (EVIDENCE "b");
  other->n_name = strlen (other->name);
}

static void
hide_bytes (Maker *maker,
            const char *argument)
{
  spoil_find_lease (maker)->behind = g_bytes_new_static ("hidden", 6);
}

static void
put_before (Maker *maker,
            const char *argument)
{
  maker->before = g_bytes_new_static ("#!/bin/sh\n", 10);
}

static void
put_comment (Maker *maker,
             const char *argument)
{
  maker->comment = g_bytes_new_static ("PK\x05\x06 comment", 12);
}

/* SHA256SUMS and its files. */

static void
drop (Maker *maker,
      const char *name)
{
  maker_drop (maker, name);
}

static void
drop_and_seal (Maker *maker,
               const char *name)
{
  maker_drop (maker, name);
  maker_seal (maker);
}

static void
set_sums (Maker *maker,
          const char *text)
{
  maker_set (maker_find (maker, "SHA256SUMS"), g_bytes_new (text, strlen (text)));
}

static void
change_after_seal (Maker *maker,
                   const char *name)
{
  maker_set (g_str_equal (name, "lease") ? spoil_find_lease (maker) : maker_find (maker, name), g_bytes_new_static ("A lease", 7));
}

/* The file is another one, and the sums agree with it. */
static void
change_and_seal (Maker *maker,
                 const char *name)
{
  change_after_seal (maker, name);
  maker_seal (maker);
}

/* The project itself; @text replaces what stands in both copies. */
static void
edit_project (Maker *maker,
              const char *both)
{
  static const char *const names[] = { "t.zizhi.json", "base/t.zizhi.json" };
  g_auto (GStrv) parts = g_strsplit (both, "→", 2);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MakerEntry *entry = maker_find (maker, names[i]);
      gsize n;
      const char *text = g_bytes_get_data (entry->content, &n);
      g_autoptr (GString) edited = g_string_new_len (text, (gssize) n);

      g_assert_cmpuint (g_string_replace (edited, parts[0], parts[1], 0), >, 0);
      maker_set (entry, g_bytes_new (edited->str, edited->len));
    }
  maker_seal (maker);
}

static void
edit_base (Maker *maker,
           const char *argument)
{
  MakerEntry *project = maker_find (maker, "t.zizhi.json");
  g_autoptr (GBytes) kept = g_bytes_ref (project->content);

  edit_project (maker, "00000000-0000-4000-8000-000000000001→00000000-0000-4000-8000-000000000002");
  maker_set (project, g_bytes_ref (kept));
  maker_seal (maker);
}

static void
nest (Maker *maker,
      const char *argument)
{
  g_autofree char *text = g_strnfill (200000, '[');

  maker_set (maker_find (maker, "t.zizhi.json"), g_bytes_new (text, 200000));
  maker_seal (maker);
}

static void
add_second_project (Maker *maker,
                    const char *argument)
{
  maker_add (maker, "u.zizhi.json", g_bytes_ref (maker_find (maker, "t.zizhi.json")->content));
  maker_seal (maker);
}

/* What each message must say. */
static const SpoilCase cases[] = {
  { "absolute", add_text, "/etc/passwd", "absolute" },
  { "parent", add_text, "../evil", "leads out" },
  { "parent-inside", add_text, EVIDENCE "../../evil", "leads out" },
  { "parent-at-end", add_text, EVIDENCE "..", "leads out" },
  { "here", add_text, "./t", "leads out" },
  { "empty-part", add_text, EVIDENCE "/x", "leads out" },
  { "backslash", add_text, "..\\evil", "backslash" },
  { "drive", add_text, "C:/evil", "drive" },
  { "drive-inside", add_text, EVIDENCE "c:evil", "drive" },
  { "nul", add_nul, NULL, "NUL" },
  { "line-break", add_text, EVIDENCE "a\nb", "control" },
  { "escape", add_text, EVIDENCE "a\x1b[2J", "control" },
  { "right-to-left", add_text, EVIDENCE "a\xe2\x80\xae"
                                        "fdp.exe",
    "control" },
  { "not-utf-8", add_text, EVIDENCE "\xc7\xeb", "not UTF-8" },
  { "utf-8-unsaid", set_flags, "0", "does not say" },
  { "device-name", add_text, "CON", "Windows" },
  { "device-name-ending", add_text, EVIDENCE "aux.txt", "Windows" },
  { "device-name-blank", add_text, EVIDENCE "nul .txt", "Windows" },
  { "port-name", add_text, EVIDENCE "COM1.pdf", "Windows" },
  { "port-name-superscript", add_text, EVIDENCE "lpt².pdf", "Windows" },
  { "full-stop", add_text, EVIDENCE "a.pdf.", "full stop" },
  { "blank", add_text, EVIDENCE "a.pdf ", "blank" },
  { "long-name", add_long, NULL, "255" },
  { "long-path", add_far, NULL, "1024" },
  { "deep", add_deep, NULL, "too many folders" },
  { "link", set_kind, "120777", "link" },
  { "pipe", set_kind, "010644", "link" },
  { "device", set_kind, "020644", "link" },
  { "folder-that-is-file", set_kind, "040755", "link" },
  { "twice", add_twice, NULL, "twice" },
  { "cases", add_cases, NULL, "upper and lower case" },
  { "forms", add_forms, NULL, "upper and lower case" },
  { "file-and-folder", add_file_and_folder, NULL, "both a file and a folder" },
  { "full-folder", add_full_folder, NULL, "contradict" },
  { "fewer-entries", lie_count, "2", "damaged" },
  { "more-entries", lie_count, "9", "damaged" },
  { "a-million-entries", lie_count, "1000000", "more files" },
  { "other-name-inside", lie_name, "../evil", "otherwise" },
  { "other-size-inside", lie_local_size, NULL, "otherwise" },
  { "other-method-inside", lie_local_method, NULL, "otherwise" },
  { "stored-size", lie_stored_size, NULL, "contradict" },
  { "encrypted", set_flags, "801", "encrypted" },
  { "patched", set_flags, "820", "encrypted" },
  { "bzip2", set_method, "12", "does not read" },
  { "lzma", set_method, "14", "does not read" },
  { "more-than-announced", lie_less, NULL, "damaged" },
  { "less-than-announced", lie_more, NULL, "damaged" },
  { "bomb", make_bomb, "2147483647", "far more" },
  { "other-large-size-inside", make_bomb, "214748364800", "otherwise" },
  { "64-bit-field", spoil_extra, NULL, "damaged" },
  { "second-name", add_second_name, NULL, "two names" },
  { "crc", spoil_sum, NULL, "damaged" },
  { "behind-the-deflated", spoil_deflated, NULL, "damaged" },
  { "overlap", overlap, NULL, "otherwise" },
  { "hidden-bytes", hide_bytes, NULL, "hidden" },
  { "bytes-before", put_before, NULL, "hidden" },
  { "comment", put_comment, NULL, "damaged" },
  { "no-sums", drop, "SHA256SUMS", "no SHA256SUMS" },
  { "no-project", drop_and_seal, "t.zizhi.json", "no project" },
  { "two-projects", add_second_project, NULL, "several projects" },
  { "no-base", drop_and_seal, "base/t.zizhi.json", "not in the package" },
  { "listed-but-absent", drop, "index.html", "not in the package" },
  { "sums-malformed", set_sums, "no sum\n", "SHA256SUMS, line 1" },
  { "sums-empty", set_sums, "", "not in SHA256SUMS" },
  { "sums-without-end", set_sums, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  t.zizhi.json", "line 1" },
  { "wrong-sum-of-evidence", change_after_seal, "lease", "does not have the sum" },
  { "wrong-sum-of-index", change_after_seal, "index.html", "does not have the sum" },
  { "wrong-sum-of-project", change_after_seal, "t.zizhi.json", "does not have the sum" },
  { "other-evidence", change_and_seal, "lease", "a different one" },
  { "evidence-of-nobody", add_text, EVIDENCE "evil.sh", "no evidence of the project" },
  { "stranger", add_text, "run.exe", "does not belong" },
  { "hidden-file", add_text, ".bashrc", "does not belong" },
  { "other-folder", add_text, "u.evidence/a", "does not belong" },
  { "project-no-json", change_and_seal, "t.zizhi.json", "no project file" },
  { "project-nested", nest, NULL, "nested" },
  { "project-other-catalogue", edit_project, "isccc-classic→evil", "catalogue" },
  { "base-of-another-project", edit_base, NULL, "another project" },
};

const SpoilCase *
spoil_get_case (guint number)
{
  return number < G_N_ELEMENTS (cases) ? &cases[number] : NULL;
}
