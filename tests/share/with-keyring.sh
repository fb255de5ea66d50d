#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh COMMAND…: runs COMMAND on a session bus of its own with an unlocked, empty keyring,
# the real one, in folders of its own.
set -euo pipefail

scratch=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-keyring.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

mkdir -m 700 "$scratch"/{home,data,config,cache,state,runtime}
export HOME=$scratch/home
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME=$scratch/state XDG_RUNTIME_DIR=$scratch/runtime
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL

# The daemon goes with the bus; what it prints or warns of is not the test's.
status=0
# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- bash -c '
  printf "throw-away" | env -u G_DEBUG gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null || exit 99
  exec "$@" >&4 4>&-' bash "$@" 4>&1 >&2 || status=$?
exit "$status"
