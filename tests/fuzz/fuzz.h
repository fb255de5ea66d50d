/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of a fuzz target: libFuzzer's, and of the replay of the corpus. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t size);
