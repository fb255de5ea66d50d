/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain. */
#include "core/error.h"

G_DEFINE_QUARK (zz - error - quark, zz_error)
