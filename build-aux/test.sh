#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds and runs every suite; the last line says "N passed, N failed".
# Arguments go to "meson test": build-aux/test.sh --suite core
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

install_missing build run test
ensure_chinese_locale
ensure_build -Dwerror=true

# English and UTF-8 whatever the person's own locale; a test that wants Chinese sets LANG itself.
for name in LC_ALL LANGUAGE "${!LC_@}"; do
  unset "$name"
done
export LANG=C.UTF-8

say "Testing…"
status=0
step=$LOG_DIR/test.log
results=$BUILD_DIR/meson-logs/testlog.json
mkdir -p "$LOG_DIR"
rm -f "$results"
meson test -C $BUILD_DIR --quiet --print-errorlogs "$@" >"$step" 2>&1 </dev/null || status=$?
if [ ! -f "$results" ]; then
  cat "$step" >&2
  die "meson test ran nothing (exit $status)."
fi
if ! awk -v status="$status" -f build-aux/count-results.awk "$results" >"$LOG_DIR/summary.txt"; then
  cat "$step" >&2
  cat "$LOG_DIR/summary.txt"
  exit 1
fi
cat "$LOG_DIR/summary.txt"
