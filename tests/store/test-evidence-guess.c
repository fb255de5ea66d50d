/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names of files suggest, by the shipped catalogue. */
#include "core/evidence-guess.h"
#include "store/catalogue-store.h"

static const struct
{
  const char *name;
  const char *kind; /* NULL: none */
  const char *issued;
  const char *clauses; /* joined by blanks */
} rows[] = {
  { "房屋租赁合同-2026.1.5.pdf", "lease", "2026-01-05", "office.a" },
  { "租赁合同.pdf", "lease", NULL, "office.a" },
  { "LEASE.PDF", "lease", NULL, "office.a" },
  { "社保_2026-11-01.pdf", "social-insurance", "2026-11-01", "personnel.d" },
  { "Proof of Social Insurance 20261101.pdf", "social-insurance", "2026-11-01", "personnel.d" },
  { "social_insurance.pdf", "social-insurance", NULL, "personnel.d" },
  { "审计报告2025年度.pdf", "audit-report", NULL, NULL },
  { "验收报告（2026年3月9日）.docx", "acceptance-report", "2026-03-09", NULL },
  { "NDA-示例甲.pdf", "nda", NULL, NULL },
  { "保密协议.pdf", "nda", NULL, NULL },
  { "该类别首份合同.pdf", "first-contract", NULL, NULL },
  { "合同.pdf", "contract", NULL, NULL },
  { "培训.pdf", NULL, NULL, "" },
  { "报告.pdf", NULL, NULL, "" },
  { "证书 示例乙.jpg", NULL, NULL, "" },
  { "IMG_20261123_101500.jpg", NULL, "2026-11-23", "" },
  { "2026-02-30.pdf", NULL, NULL, "" },
  { "2025-01-01_2025-12-31.pdf", NULL, NULL, "" },
  { "12026112312.pdf", NULL, NULL, "" },
  { "office.b 材料.pdf", NULL, NULL, "office.b" },
  { "Office.B.pdf", NULL, NULL, "office.b" },
  { "office.bx.pdf", NULL, NULL, "" },
  { "房屋租赁合同 office.b.pdf", "lease", NULL, "office.b" },
  { "", NULL, NULL, "" },
  { "\xff\xfe.pdf", NULL, NULL, "" },
  { "…", NULL, NULL, "" },
};

static void
test_table (void)
{
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (store, "isccc-classic", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (ZzEvidenceGuess) guess = { 0 };
      g_autofree char *clauses = NULL;
      g_autofree char *issued = NULL;
      g_autofree char *shown = g_strescape (rows[i].name, NULL);
      const char *kind;

      zz_evidence_guess (catalogue, rows[i].name, &guess);
      kind = guess.kind >= 0 ? zz_choices_get (catalogue->evidence_kinds, (guint) guess.kind)->id : NULL;
      issued = guess.issued != ZZ_DATE_NONE ? zz_date_format (guess.issued) : NULL;
      clauses = g_strjoinv (" ", (char **) guess.clauses);
      g_test_message ("%s", shown);
      g_assert_cmpstr (kind, ==, rows[i].kind);
      g_assert_cmpstr (issued, ==, rows[i].issued);
      if (rows[i].clauses != NULL)
        g_assert_cmpstr (clauses, ==, rows[i].clauses);
      g_assert_true (zz_evidence_guess_is_empty (&guess) == (kind == NULL && issued == NULL && *clauses == '\0'));
    }
}

/* Every kind of every edition is found by its own titles, unless two have the same. */
static void
test_titles (void)
{
  static const char *const editions[] = { "isccc-classic", "ccrc-2021" };
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (store, editions[e], NULL);

      for (guint i = 0; i < catalogue->evidence_kinds->len; i++)
        for (guint language = 0; language < ZZ_N_LANGUAGES; language++)
          {
            const char *title = zz_choices_get (catalogue->evidence_kinds, i)->title.in[language];
            g_auto (ZzEvidenceGuess) guess = { 0 };

            zz_evidence_guess (catalogue, title, &guess);
            if (guess.kind != (int) i)
              g_error ("“%s” is taken for kind %d, not %u", title, guess.kind, i);
          }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence-guess/table", test_table);
  g_test_add_func ("/evidence-guess/titles", test_titles);

  return g_test_run ();
}
