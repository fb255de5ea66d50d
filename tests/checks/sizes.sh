#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Files and functions stay small: where one wants to be longer, a noun is hiding in it.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# too_long LIMIT: of the files named on standard input, those with more lines.
too_long ()
{
  xargs -d '\n' awk -v limit="$1" '
    FNR == 1 { seen++ }
    FNR == limit + 1 { print FILENAME " has more than " limit " lines" }'
}

find src tests -name '*.c' | LC_ALL=C sort | too_long 500 >"$scratch/faults"
expect_nothing "no C file over 500 lines" "$scratch/faults"

find ui -name '*.ui' | LC_ALL=C sort | too_long 250 >"$scratch/faults"
expect_nothing "no template over 250 lines" "$scratch/faults"

list_c_files src tests | xargs -d '\n' awk -f tests/checks/functions.awk >"$scratch/functions"
expect "functions were found" test -s "$scratch/functions"

awk '$1 > 60 && $2 !~ /class_init$/ { print $3 ": " $2 " has " $1 " lines" }' "$scratch/functions" \
  >"$scratch/faults"
expect_nothing "no function over 60 lines" "$scratch/faults"

awk '$3 ~ /^src/ { all++; if ($1 > 30) { long++; lines[long] = $3 ": " $2 " has " $1 " lines" } }
  END { if (long * 10 > all) for (i = 1; i <= long; i++) print lines[i] }' "$scratch/functions" \
  >"$scratch/faults"
expect_nothing "90 % of the functions of src have at most 30 lines" "$scratch/faults"
finish
