#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is as clang-format and .clang-format would write it.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

formatter=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$formatter" ]; then
  verdict "clang-format is installed" 1
  finish
fi
# Other versions write some lines otherwise; Debian 12, which has this one, decides.
version=$("$formatter" --version | sed -n 's/.*version \([0-9]*\).*/\1/p')
if [ "$version" != 14 ]; then
  echo "1..0 # SKIP clang-format 14 decides, and here is $version"
  exit 0
fi
# The first fault of each file is enough: "clang-format -i FILE" mends them all.
for folder in src/* tests/*; do
  list_c_files "$folder" >"$scratch/files"
  if [ -s "$scratch/files" ]; then
    status=0
    xargs -d '\n' -a "$scratch/files" "$formatter" --style=file --dry-run -Werror \
      >"$scratch/messages" 2>&1 || status=$?
    awk -F: '/: (error|warning): / && !seen[$1]++' "$scratch/messages" >"$scratch/faults"
    verdict "format of $folder" "$status" "$scratch/faults"
  fi
done
finish
