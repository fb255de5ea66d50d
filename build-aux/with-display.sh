#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND…: runs COMMAND on an X server, a session bus and XDG folders of its own,
# so that a window test touches neither the desktop nor the settings of the person who runs it.
set -euo pipefail

scratch=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-display.XXXXXX")
server=
finish ()
{
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# The server picks a free display and says which; it is ready when it has said so.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset \
  3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
server=$!
if ! read -r -t 30 number <"$scratch/display"; then
  cat "$scratch/xvfb.log" >&2
  echo "with-display.sh: Xvfb did not start." >&2
  exit 99
fi

mkdir -m 700 "$scratch"/{home,data,config,cache,state,runtime}
export HOME=$scratch/home
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME=$scratch/state XDG_RUNTIME_DIR=$scratch/runtime
export DISPLAY=:$number GDK_BACKEND=x11 GSK_RENDERER=cairo
export GSETTINGS_BACKEND=memory GIO_USE_VFS=local
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY

# What the bus starts talks on its standard output; the results keep theirs.
status=0
# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- bash -c 'exec "$@" >&4 4>&-' bash "$@" 4>&1 >&2 || status=$?
exit "$status"
