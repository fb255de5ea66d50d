/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small catalogue made by hand, for tests of the core alone: registers person,
 * certificate (holder → person), badge (bearer → person, required), organisation. */
#pragma once

#include "core/builtin.h"
#include "core/catalogue.h"
#include "core/project.h"

ZzCatalogue *fixture_catalogue_new (void);

const ZzField *fixture_get_field (const ZzCatalogue *catalogue,
                                  const char *reg,
                                  const char *field);

/* A project with person-1, person-2, certificate-1 (of person-1), badge-1 (of
 * person-1) and evidence evidence-1 for person-1 and person-2. */
ZzProject *fixture_project_new (const ZzCatalogue *catalogue);
