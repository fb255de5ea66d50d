/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence that names a record, each item a row that leads to it. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_RECORD_EVIDENCE (zz_record_evidence_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecordEvidence, zz_record_evidence, ZZ, RECORD_EVIDENCE, AdwBin)

/* Shows the evidence of record @id as it is now; to be called anew after an edit. */
void zz_record_evidence_show (ZzRecordEvidence *self,
                              ZzSession *session,
                              const char *id);

G_END_DECLS
