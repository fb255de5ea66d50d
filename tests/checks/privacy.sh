#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# No file of the project names a folder of the machine that it was written on.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

list_files ()
{
  if [ -e .git ] && command -v git >/dev/null && git rev-parse HEAD >/dev/null 2>&1; then
    git ls-files -z --cached --others --exclude-standard
  else
    find . -path ./.git -prune -o -path './_build*' -prune -o -type f -print0
  fi
}

# The brackets keep the patterns from finding themselves.
list_files >"$scratch/files"
xargs -0 -a "$scratch/files" grep -aHnoE \
  '(^|[^A-Za-z0-9_.-])/([w]ork|[r]oot|[h]ome/[a-z]+|[t]mp/[z]z)/[^ ]{0,40}' -- >"$scratch/faults" 2>/dev/null || true
expect "there are files to look at" test -s "$scratch/files"
expect_nothing "no machine paths" "$scratch/faults"

# Documents made elsewhere carry the name of who made them in their metadata.
xargs -0 -a "$scratch/files" grep -alE '/Author ?\([^)]' -- \
  >"$scratch/faults" 2>/dev/null || true
expect_nothing "no author in the metadata of PDF files" "$scratch/faults"
finish
