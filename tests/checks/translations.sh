#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything translatable is found, and every language has all of it.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# list_messages FILE OPTION…: contexts and msgids of a catalogue, one a line.
list_messages ()
{
  local file=$1
  shift
  msgattrib --no-wrap --no-location --no-obsolete "$@" "$file" |
    awk '/^msgctxt / { context = $0 " " } /^msgid "[^"]/ { print context $0 }
      /^msgid ""$/ { open = context; collect = 1; text = ""; next }
      collect && /^"/ { text = text $0; next }
      collect { if (text != "") print open "msgid " text; collect = 0 }
      /^msgstr/ { context = "" }' | LC_ALL=C sort -u
}

list_potfiles >"$scratch/potfiles"
grep -v '^#' po/POTFILES >"$scratch/listed"
expect "po/POTFILES lists every file with translatable text" \
  diff -u "$scratch/listed" "$scratch/potfiles"

expect "xgettext reads the tree" write_pot "$scratch/zizhi.pot"
list_messages "$scratch/zizhi.pot" >"$scratch/wanted"
expect "messages were found" test -s "$scratch/wanted"

while read -r language; do
  po=po/$language.po
  expect "$po is well formed" msgfmt --check -o /dev/null "$po"
  list_messages "$po" >"$scratch/have"
  LC_ALL=C comm -23 "$scratch/wanted" "$scratch/have" >"$scratch/faults"
  expect_nothing "$po has every message of the tree" "$scratch/faults"
  LC_ALL=C comm -13 "$scratch/wanted" "$scratch/have" >"$scratch/faults"
  expect_nothing "$po has no message that the tree lost" "$scratch/faults"
  list_messages "$po" --untranslated >"$scratch/faults"
  expect_nothing "$po has nothing untranslated" "$scratch/faults"
  list_messages "$po" --only-fuzzy >"$scratch/faults"
  expect_nothing "$po has nothing fuzzy" "$scratch/faults"
done < <(grep -v '^#' po/LINGUAS)
finish
