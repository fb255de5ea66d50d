/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialogs do with a package that came in (handover/unpack.h), in a worker. */
#pragma once

#include "handover/unpack.h"

G_BEGIN_DECLS

/* Looks into it; nothing is written. Finish returns it, owned by the caller. */
void zz_package_job_open_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
ZzPackage *zz_package_job_open_finish (GAsyncResult *result,
                                       GError **error);

/* Unpacks it to @target; NULL: to a scratch folder of ours, for zz_package_job_remove().
 * @package and @percent, how far it is (atomic), must stay until it is over. Finish
 * returns the project in it, owned by the caller. */
void zz_package_job_unpack_async (ZzPackage *package,
                                  GFile *target,
                                  int *percent,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *zz_package_job_unpack_finish (GAsyncResult *result,
                                     GError **error);

/* Removes the scratch folder that @project is in, in time; nobody waits. */
void zz_package_job_remove (GFile *project);

G_END_DECLS
