#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# HTML Tidy reads every report in every language and profile, of the example and of a hostile
# project, and has nothing to say. Called as tidy.sh SOURCE-ROOT BUILD-ROOT ZIZHI-CLI.
# shellcheck source=tests/checks/lib.sh
. "$(dirname "$0")/../checks/lib.sh"

cli=${3:?zizhi-cli}
readers=$(dirname "$0")
example=$SOURCE/data/examples/example.zizhi.json
hostile=$scratch/hostile.zizhi.json

# tidied FILE: neither errors nor warnings, none of which is allowed.
tidied ()
{
  tidy -quiet -errors "$1" >"$scratch/said" 2>&1 || true
  cat "$scratch/said"
  command -v tidy && [ ! -s "$scratch/said" ]
}

# reports PROJECT LANGUAGE ARGUMENT…: every one in every profile.
reports ()
{
  local project=$1 language=$2 report profile
  shift 2
  for report in readiness summary form gaps evidence workbook; do
    for profile in internal auditor management; do
      echo "$report for $profile:"
      "$cli" report "$project" -o "$scratch/report.html" --report=$report --profile=$profile --lang="$language" --today=2026-11-23 "$@" || return
      tidied "$scratch/report.html" || return
    done
  done
}

# Tidy is asked a question to which it has an answer.
printf '<p><b>a</p>' >"$scratch/wrong.html"
expect "tidy finds a fault" bash -c "! tidy -quiet -errors '$scratch/wrong.html' && command -v tidy"
expect "there is a hostile project" python3 "$readers/hostile.py" "$example" "$SOURCE/data/catalogues/isccc-classic.json" "$hostile"
logo=$SOURCE/data/examples/example.evidence/ac0ef8d4bcb2/营业执照（示例）.png
for language in zh_CN en both; do
  expect "the example in $language is valid HTML" reports "$example" $language --logo="$logo" --department=示例部 --prepared-by=某人 --approved-by=某人
  expect "a hostile project in $language is valid HTML" reports "$hostile" $language --organisation='</p><script>' --department='"a" & b' --prepared-by="']]>" --approved-by='<b>&amp;'
done
finish
