# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run.sh and test.sh share: packages, locale and build. Source it from the root of the checkout.

BUILD_DIR=_build
LOG_DIR=$BUILD_DIR/logs

# One line of progress, for people only: a script that reads our output sees none of it.
say ()
{
  if [ -t 2 ]; then
    printf '%s\n' "$*" >&2
  fi
}

die ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

# need_root WHAT: says so before a step starts, where the message is seen.
need_root ()
{
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "$1 needs root: run this script as root once, or install sudo."
  fi
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# step NAME COMMAND…: quiet when it works, its whole log when it does not.
step ()
{
  local name=$1 log
  shift
  mkdir -p "$LOG_DIR"
  log=$LOG_DIR/$name.log
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    die "$name failed: $*"
  fi
}

# The packages of the sections named, one entry a line, alternatives still in it.
list_packages ()
{
  local section
  for section in "$@"; do
    awk -v want="[$section]" '/^#/ || NF == 0 { next } /^\[/ { on = $1 == want; next } on { print $1 }' \
      build-aux/packages.txt
  done
}

is_installed ()
{
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

list_missing ()
{
  local entry name found
  local -a names
  for entry in $(list_packages "$@"); do
    found=
    IFS='|' read -r -a names <<<"$entry"
    for name in "${names[@]}"; do
      if is_installed "$name"; then
        found=yes
        break
      fi
    done
    if [ -z "$found" ]; then
      printf '%s\n' "$entry"
    fi
  done
}

# The first of the alternatives that this release has.
choose_package ()
{
  local name
  local -a names
  IFS='|' read -r -a names <<<"$1"
  for name in "${names[@]}"; do
    if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "${names[0]}"
}

# install_missing SECTION…: apt is not called at all when nothing is missing.
install_missing ()
{
  local entry
  local -a missing=() wanted=()
  mapfile -t missing < <(list_missing "$@")
  if [ ${#missing[@]} = 0 ]; then
    return
  fi
  need_root "installing ${missing[*]}"
  say "Installing ${#missing[@]} packages…"
  step apt-update as_root apt-get update
  for entry in "${missing[@]}"; do
    wanted+=("$(choose_package "$entry")")
  done
  step apt-install as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${wanted[@]}"
}

has_chinese_locale ()
{
  locale -a 2>/dev/null | grep -qix 'zh_CN\.utf-\?8'
}

# A bare Debian has no zh_CN locale, and LANG=zh_CN.UTF-8 would silently give English.
ensure_chinese_locale ()
{
  if has_chinese_locale; then
    return
  fi
  need_root "generating the locale zh_CN.UTF-8"
  say "Generating the locale zh_CN.UTF-8…"
  step locale as_root sh -c "echo 'zh_CN.UTF-8 UTF-8' >>/etc/locale.gen && locale-gen --keep-existing"
  has_chinese_locale || die "the locale zh_CN.UTF-8 could not be generated."
}

# ensure_build [MESON-OPTION…]: set up once, then build what changed.
ensure_build ()
{
  if [ ! -f "$BUILD_DIR/build.ninja" ]; then
    step setup meson setup "$BUILD_DIR" --buildtype=debugoptimized "$@"
  elif [ $# -gt 0 ] && [ "$(cat "$BUILD_DIR/options.stamp" 2>/dev/null)" != "$*" ]; then
    step setup meson configure "$BUILD_DIR" "$@"
  fi
  if [ $# -gt 0 ]; then
    printf '%s\n' "$*" >"$BUILD_DIR/options.stamp"
  fi
  say "Building…"
  step build ninja -C "$BUILD_DIR"
}

# The C files of folders, sorted.
list_c_files ()
{
  find "$@" -name '*.[ch]' -type f | LC_ALL=C sort
}

# The files that hold translatable text, as po/POTFILES lists them.
list_potfiles ()
{
  {
    # A keyword in a comment, whose line begins with "/*" or " *", is no text.
    list_c_files src | xargs -d '\n' grep -lE \
      '^ *([^ */].*[^A-Za-z0-9_]|[^ */A-Za-z0-9_])?(_|N_|C_|NC_|M_|MN_|ngettext|g_dngettext) ?\("' || true
    find ui -name '*.ui' -exec grep -l 'translatable="\(yes\|true\)"' {} + || true
    printf '%s\n' data/zizhi.desktop.in data/zizhi.metainfo.xml.in
  } | LC_ALL=C sort
}

# write_pot FILE: all translatable text of the tree, with the keywords of po/meson.build.
write_pot ()
{
  list_potfiles | xgettext --files-from=- --output="$1" --from-code=UTF-8 --add-comments=Translators: \
    --package-name=zizhi --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=M_ --keyword=MN_:1,2 --keyword=ngettext:1,2 --keyword=g_dngettext:2,3
}
