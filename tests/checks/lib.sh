# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# TAP for the checks. Each check is called as CHECK SOURCE-ROOT BUILD-ROOT and starts with
#   . "$(dirname "$0")/lib.sh"

set -euo pipefail

SOURCE=${1:?source root}
# Not every check reads the build folder.
# shellcheck disable=SC2034
BUILD=${2:?build root}
cd "$SOURCE"
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

scratch=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-check.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

points=0
failures=0

# verdict NAME STATUS [FILE]: one point; FILE holds what is wrong and goes to standard error, which
# meson shows, when it failed.
verdict ()
{
  points=$((points + 1))
  if [ "$2" = 0 ]; then
    printf 'ok %d %s\n' "$points" "$1"
    return
  fi
  failures=$((failures + 1))
  printf 'not ok %d %s\n' "$points" "$1"
  if [ -n "${3-}" ]; then
    sed 's/^/# /' "$3" >&2
  fi
}

# expect NAME COMMAND…: the point passes when the command succeeds.
expect ()
{
  local name=$1 status=0
  shift
  "$@" >"$scratch/output" 2>&1 </dev/null || status=$?
  verdict "$name" "$status" "$scratch/output"
}

# expect_nothing NAME FILE: the point passes when FILE, a list of faults, is empty.
expect_nothing ()
{
  local status=0
  if [ -s "$2" ]; then
    status=1
  fi
  verdict "$1" $status "$2"
}

finish ()
{
  printf '1..%d\n' "$points"
  if [ "$points" = 0 ] || [ "$failures" -gt 0 ]; then
    exit 1
  fi
}
