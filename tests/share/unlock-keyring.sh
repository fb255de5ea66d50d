#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# unlock-keyring.sh COMMAND…: runs COMMAND with an unlocked, empty keyring, the real one, on the
# session bus and in the folders there are: those of build-aux/with-display.sh. It goes with the bus.
set -euo pipefail

printf 'throw-away' | env -u G_DEBUG gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null || exit 99
exec "$@"
