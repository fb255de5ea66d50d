#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes pictures of every page of the real program, in both languages.
#   build-aux/screenshots.sh [FOLDER]   FOLDER: where they go (default: doc/pictures)
# Environment: SIZE (default 1366x768), SCALE (default 60%), DARK=1, PROJECT (default: a copy of the example).
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

readonly bus_name=org.zizhi.Zizhi object_path=/org/zizhi/Zizhi
# What is shown, and the name of its picture.
readonly pages=(overview:overview personnel.e:category certificate-2:records evidence:evidence gaps:gaps forecast:forecast report:report)

# In the private session of with-display.sh: take_pictures FOLDER PREFIX
activate ()
{
  gdbus call --session --dest $bus_name --object-path "$object_path/window/1" \
    --method org.gtk.Actions.Activate "$1" "${2-[]}" '{}' >/dev/null 2>&1
}

show_and_take ()
{
  activate show "[<'$1'>]"
  sleep 1.5
  import -window "$window" -resize "${SCALE:-60%}" +dither -colors 128 "$2"
}

take_pictures ()
{
  local folder=$1 prefix=$2 page
  $BUILD_DIR/src/app/zizhi "$PROJECT" &
  program=$!
  trap 'kill "$program" 2>/dev/null' EXIT
  for _ in $(seq 100); do
    activate show "[<'legal'>]" && break
    sleep 0.2
  done
  window=$(xdotool search --onlyvisible --class zizhi | tail -1)
  xdotool windowsize --sync "$window" "${SIZE%x*}" "${SIZE#*x}"
  sleep 1
  for page in "${pages[@]}"; do
    show_and_take "${page%:*}" "$folder/$prefix-${page#*:}.png"
  done
}

if [ "${1-}" = --inside ]; then
  take_pictures "$2" "$3"
  exit
fi

folder=${1:-doc/pictures}
mkdir -p "$folder"
install_missing build run test screenshots
ensure_chinese_locale
# shellcheck disable=SC2119 # no options of its own
ensure_build
scratch=$(mktemp -d "${TMPDIR:-/tmp}/zizhi-pictures.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
export SIZE=${SIZE:-1366x768}
export ZIZHI_LOCALE_DIR=$PWD/$BUILD_DIR/po ZIZHI_EXAMPLE_DIR=$PWD/data/examples
if [ -n "${DARK-}" ]; then
  export ADW_DEBUG_COLOR_SCHEME=prefer-dark
fi
given=${PROJECT-}
for language in en zh_CN; do
  cp -R data/examples "$scratch/$language"
  export PROJECT=${given:-$scratch/$language/example.zizhi.json}
  locale=C.UTF-8
  if [ $language = zh_CN ]; then
    locale=zh_CN.UTF-8
  fi
  LC_ALL=$locale LANG=$locale build-aux/with-display.sh build-aux/screenshots.sh --inside "$folder" "$language${DARK:+-dark}"
done
