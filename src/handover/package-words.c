/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to know of a package before it is unpacked, in words. */
#include "handover/unpack.h"

#include "report/phrase.h"
#include "report/words.h"

GStrv
zz_package_list_warnings (const ZzPackageContents *contents,
                          const ZzMessages *messages)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autofree char *missing = NULL;
  g_autofree char *edition = NULL;

  g_return_val_if_fail (contents != NULL && messages != NULL, NULL);

  if (contents->newer)
    g_strv_builder_add (list, zz_messages_get (messages, M_ ("A newer version of this program wrote the project: it can be read, but not changed.")));
  if (contents->redacted)
    g_strv_builder_add (list, zz_messages_get (messages, M_ ("The project is redacted: names and numbers are replaced, and no evidence file is in the package.")));
  else if (contents->missing->len > 0)
    {
      missing = zz_phrase_plural (messages, MN_ ("The file of {n} item of evidence is not in the package.", "The files of {n} items of evidence are not in the package."),
                                  contents->missing->len, NULL);
      g_strv_builder_add (list, missing);
    }
  edition = zz_words_edition_notice (messages, zz_project_get_catalogue (contents->project));
  if (edition != NULL)
    g_strv_builder_add (list, edition);
  return g_strv_builder_end (list);
}
