/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large made-up project for benchmarks. */
#pragma once

#include "core/project.h"
#include "core/proof.h"

/* @n records in all: people, certificates, agreements, projects and the rest in
 * the proportions of a company, plus one evidence item for every tenth. */
ZzProject *sample_project_new (const ZzCatalogue *catalogue,
                               guint n);

/* @n persons and nothing else. */
ZzProject *sample_people_new (const ZzCatalogue *catalogue,
                              guint n);

/* Every item present. */
ZzProofStates *sample_proof_new (ZzProject *project);

/* Prints the median of the runs, in milliseconds with two decimals. */
void sample_print (const char *what,
                   GArray *microseconds);
