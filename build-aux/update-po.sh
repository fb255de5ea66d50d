#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists the files with translatable text in po/POTFILES and brings every po file up to the tree.
# What is then untranslated is printed; nothing is guessed (no fuzzy matches).
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck source=build-aux/lib.sh
. build-aux/lib.sh

pot=$(mktemp "${TMPDIR:-/tmp}/zizhi-pot.XXXXXX")
trap 'rm -f "$pot" "$pot.new"' EXIT

list_potfiles >po/POTFILES
write_pot "$pot"
# Without it, a second run changes nothing.
sed -i '/^"POT-Creation-Date:/d' "$pot"
while read -r language; do
  po=po/$language.po
  if [ ! -f "$po" ]; then
    msginit --no-translator --locale="$language.UTF-8" --input="$pot" --output-file="$po"
  fi
  msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file --output-file="$pot.new" "$po" "$pot"
  msgattrib --no-obsolete --no-wrap --add-location=file --output-file="$po" "$pot.new"
  echo "$po:"
  msgattrib --untranslated --no-location --no-wrap "$po" | sed '1,/^$/d'
  LC_ALL=C msgfmt --statistics -o /dev/null "$po"
done < <(grep -v '^#' po/LINGUAS)
