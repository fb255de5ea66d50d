#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Folders of src/ include only what their place allows, and GTK cannot be included outside src/app.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# compile_command FOLDER: the command that compiles one file of src/FOLDER, without its -o and -c.
compile_command ()
{
  local object="src/$1/[^\"]*\\.p/[^\" ]*\\.c\\.o"
  sed -n "s|^ *\"command\": \"\\(.*\\) -o $object -c .*\",\$|\\1|p" "$BUILD/compile_commands.json" |
    sed -n '1{s/\\"/"/g;s/\\\\/\\/g;p}'
}

# try_include FOLDER HEADER: compiles a file with that one include as a file of FOLDER.
try_include ()
{
  local command
  command=$(compile_command "$1")
  if [ -z "$command" ]; then
    echo "no compile command for src/$1"
    return 99
  fi
  printf '#include <%s>\nint zz_check_unit;\n' "$2" >"$scratch/unit.c"
  (cd "$BUILD" && eval "$command -Wno-error -w -o '$scratch/unit.o' -c '$scratch/unit.c'")
}

# The compiler must say that it does not find the header, not fail for another reason.
refuses ()
{
  local status=0
  try_include "$1" "$2" >"$scratch/messages" 2>&1 || status=$?
  cat "$scratch/messages"
  [ $status != 0 ] && [ $status != 99 ] &&
    grep -qE "$2.*(No such file|file not found)" "$scratch/messages"
}

list_c_files src | xargs -d '\n' awk -v build="$BUILD" -f tests/checks/includes.awk >"$scratch/faults"
expect_nothing "includes keep to the structure of src" "$scratch/faults"

for folder in src/*/; do
  folder=$(basename "$folder")
  expect "src/$folder compiles with GLib" try_include "$folder" glib.h
  if [ "$folder" != app ]; then
    expect "src/$folder does not compile with GTK" refuses "$folder" gtk/gtk.h
    expect "src/$folder does not compile with libadwaita" refuses "$folder" adwaita.h
  fi
done
expect "src/app compiles with GTK" try_include app gtk/gtk.h
finish
