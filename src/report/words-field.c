/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: titles of fields and registers, the program's own ones included. */
#include "report/words.h"

#include "core/builtin.h"

/* In the order of the enumerations of builtin.h. */
static const char *const application_titles[] = {
  M_ ("Declared category"),
  M_ ("Level applied for"),
  M_ ("Kind of application"),
  M_ ("Planned assessment date"),
};

static const char *const override_titles[] = {
  M_ ("Value"),
  M_ ("Reason"),
  M_ ("By"),
  M_ ("Date"),
};

static const char *const answer_titles[] = {
  M_ ("Judgement"),
  M_ ("Reason"),
  M_ ("Judged by"),
  M_ ("Judged on"),
  M_ ("Review by"),
  M_ ("Notes"),
  M_ ("Revision of the clause"),
};

static const char *const evidence_titles[] = {
  M_ ("Kind"),
  M_ ("Title"),
  M_ ("File"),
  M_ ("Size"),
  M_ ("Checksum"),
  M_ ("Media type"),
  M_ ("Issued"),
  M_ ("Valid until"),
  M_ ("Added"),
  M_ ("Clauses"),
  M_ ("Records"),
  M_ ("Confidential"),
  M_ ("Replaces"),
  M_ ("Note"),
  M_ ("Removed on"),
  M_ ("Removed by"),
  M_ ("Reason of removal"),
};

static const char *const action_titles[] = {
  M_ ("Clause"),
  M_ ("Action"),
  M_ ("Owner"),
  M_ ("Due"),
  M_ ("State"),
  M_ ("Closed on"),
  M_ ("Reason of closing"),
};

static const char *const signoff_titles[] = {
  M_ ("Signed by"),
  M_ ("Signed at"),
  M_ ("Role"),
  M_ ("Digest"),
  M_ ("Totals"),
  M_ ("What was signed"),
};

static const struct
{
  const char *id;
  const char *title;
  const char *const *fields;
  guint n_fields;
} builtins[ZZ_N_BUILTINS] = {
  [ZZ_BUILTIN_APPLICATION] = { "application", M_ ("Application"), application_titles, G_N_ELEMENTS (application_titles) },
  [ZZ_BUILTIN_OVERRIDE] = { "override", M_ ("Replaced figures"), override_titles, G_N_ELEMENTS (override_titles) },
  [ZZ_BUILTIN_ANSWER] = { "answer", M_ ("Judgements"), answer_titles, G_N_ELEMENTS (answer_titles) },
  [ZZ_BUILTIN_EVIDENCE] = { "evidence", M_ ("Evidence"), evidence_titles, G_N_ELEMENTS (evidence_titles) },
  [ZZ_BUILTIN_ACTION] = { "action", M_ ("Corrective actions"), action_titles, G_N_ELEMENTS (action_titles) },
  [ZZ_BUILTIN_SIGNOFF] = { "signoff", M_ ("Sign-offs"), signoff_titles, G_N_ELEMENTS (signoff_titles) },
};

static int
find_builtin (const ZzRegister *reg)
{
  for (int i = 0; reg->builtin && i < ZZ_N_BUILTINS; i++)
    if (g_str_equal (reg->id, builtins[i].id))
      return i;
  return -1;
}

const char *
zz_words_field (const ZzMessages *messages,
                const ZzField *field)
{
  const char *title;
  int builtin;

  g_return_val_if_fail (messages != NULL && field != NULL, "");

  title = zz_messages_text (messages, &field->title);
  if (*title != '\0')
    return title;
  builtin = find_builtin (field->owner);
  if (builtin < 0 || field->number >= builtins[builtin].n_fields)
    return field->id;
  return zz_messages_get (messages, builtins[builtin].fields[field->number]);
}

const char *
zz_words_register (const ZzMessages *messages,
                   const ZzRegister *reg)
{
  const char *title;
  int builtin;

  g_return_val_if_fail (messages != NULL && reg != NULL, "");

  title = zz_messages_text (messages, &reg->title);
  if (*title != '\0')
    return title;
  builtin = find_builtin (reg);
  return builtin < 0 ? reg->id : zz_messages_get (messages, builtins[builtin].title);
}
