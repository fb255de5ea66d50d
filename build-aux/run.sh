#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the window on a fresh copy of the example project.
#   build-aux/run.sh             the window; without a display the same job on the command line
#   build-aux/run.sh --browser   the window in a web browser (GTK's Broadway backend)
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

usage ()
{
  echo "Usage: build-aux/run.sh [--browser]"
}

# A fresh copy each time: the example in the checkout stays as it is.
copy_example ()
{
  local folder
  folder=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-example.XXXXXX")
  cp -R data/examples/. "$folder"
  printf '%s\n' "$folder/example.zizhi.json"
}

# What an installed program finds under its prefix is still in the checkout and the build folder.
use_uninstalled ()
{
  local root
  root=$(pwd)
  export ZIZHI_LOCALE_DIR=$root/$BUILD_DIR/po
  export ZIZHI_EXAMPLE_DIR=$root/data/examples
  export GSETTINGS_SCHEMA_DIR=$root/$BUILD_DIR/data
}

run_window ()
{
  local -a session=()
  if [ -z "${DBUS_SESSION_BUS_ADDRESS-}" ] && [ ! -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ]; then
    session=(dbus-run-session --)
  fi
  "${session[@]}" $BUILD_DIR/src/app/zizhi "$1"
}

run_command_line ()
{
  local project=$1 report=${1%.zizhi.json}.html status=0
  $BUILD_DIR/src/cli/zizhi-cli evaluate "$project" || status=$?
  # 1 says "not ready", which is an answer; 2 is a failure.
  if [ $status -gt 1 ]; then
    exit $status
  fi
  $BUILD_DIR/src/cli/zizhi-cli report "$project" -o "$report"
  echo
  echo "Project: $project"
  echo "Report:  $report"
}

is_free ()
{
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

run_browser ()
{
  local number=5 port status=0
  while ! is_free $((8080 + number)); do
    number=$((number + 1))
  done
  port=$((8080 + number))
  if [ -z "${XDG_RUNTIME_DIR-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-runtime.XXXXXX")
    export XDG_RUNTIME_DIR
  fi
  gtk4-broadwayd --address=127.0.0.1 --port=$port ":$number" >"$LOG_DIR/broadway.log" 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null' EXIT
  for _ in $(seq 50); do
    is_free $port || break
    sleep 0.1
  done
  if is_free $port; then
    cat "$LOG_DIR/broadway.log" >&2
    die "gtk4-broadwayd did not start."
  fi
  echo "http://127.0.0.1:$port/"
  GDK_BACKEND=broadway BROADWAY_DISPLAY=":$number" run_window "$1" || status=$?
  exit $status
}

mode=window
case "${1-}" in
  --browser) mode=browser ;;
  --help | -h)
    usage
    exit 0
    ;;
  '')
    if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
      mode=command_line
    fi
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

install_missing build run
ensure_chinese_locale
# shellcheck disable=SC2119 # no options of its own
ensure_build
use_uninstalled
"run_$mode" "$(copy_example)"
