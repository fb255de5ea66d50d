#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds and runs every suite, those without a display a second time under
# the address and undefined-behaviour sanitizers; the last line says "N passed, N failed".
# Arguments go to "meson test" and leave the second run out: build-aux/test.sh --suite core
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

# run_suites [MESON-TEST-ARGUMENT…]: in $BUILD_DIR; adds its counts to $passed and $failed.
run_suites ()
{
  local status=0 log=$LOG_DIR/test.log results=$BUILD_DIR/meson-logs/testlog.json summary=$LOG_DIR/summary.txt
  local new_passed new_failed
  say "Testing…"
  mkdir -p "$LOG_DIR"
  rm -f "$results"
  meson test -C "$BUILD_DIR" --quiet --print-errorlogs "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ ! -f "$results" ]; then
    cat "$log" >&2
    die "meson test ran nothing (exit $status)."
  fi
  if ! awk -v status="$status" -f build-aux/count-results.awk "$results" >"$summary"; then
    cat "$log" >&2
  fi
  sed '$d' "$summary"
  read -r new_passed new_failed < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$summary")
  if [ $((new_passed + new_failed)) = 0 ]; then
    new_failed=1
  fi
  passed=$((passed + new_passed))
  failed=$((failed + new_failed))
}

install_missing build run test
ensure_chinese_locale

# English and UTF-8 whatever the person's own locale; a test that wants Chinese sets LANG itself.
for name in LC_ALL LANGUAGE "${!LC_@}"; do
  unset "$name"
done
export LANG=C.UTF-8

passed=0
failed=0
ensure_build -Dwerror=true
run_suites "$@"
if [ $# = 0 ]; then
  BUILD_DIR=_build-sanitize
  ensure_build -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false
  export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  run_suites --suite core --suite eval --suite store --suite report --suite handover --suite cli --suite app
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
