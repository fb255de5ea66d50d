/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random projects: any record may say anything its fields allow, or nothing. */
#pragma once

#include "core/project.h"
#include "core/proof.h"

G_BEGIN_DECLS

/* The same @seed gives the same project. Its dates lie in 2025 to 2030. */
ZzProject *random_project_new (const ZzCatalogue *catalogue,
                               guint32 seed);
ZzProofStates *random_proof_new (ZzProject *project,
                                 guint32 seed);

G_END_DECLS
