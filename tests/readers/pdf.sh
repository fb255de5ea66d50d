#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What programs that are not ours read in our PDF files. Called as
# pdf.sh SOURCE-ROOT BUILD-ROOT WRITE-PDF.
# shellcheck source=tests/checks/lib.sh
. "$(dirname "$0")/../checks/lib.sh"

write_pdf=${3:?the program that writes}
readers=$(dirname "$0")
example=$SOURCE/data/examples/example.zizhi.json
hostile=$scratch/hostile.zizhi.json

# embedded FILE: every font of it is in it, and is one that can be searched.
embedded ()
{
  pdffonts "$1" | tail -n +3 >"$scratch/fonts"
  cat "$scratch/fonts"
  [ -s "$scratch/fonts" ] &&
    ! grep -q 'Type 3' "$scratch/fonts" &&
    ! grep -vqE ' yes (yes|no ) (yes|no ) +[0-9]+ +[0-9]+$' "$scratch/fonts"
}

# flat FILE: its text without any white space, which readers put where they like.
flat ()
{
  pdftotext -raw "$1" - | tr -d ' \t\n\f\r'
}

# holds FILE TEXT…
holds ()
{
  local file=$1 text
  shift
  flat "$file" >"$scratch/text"
  for text; do
    if ! grep -qF "$(printf '%s' "$text" | tr -d ' ')" "$scratch/text"; then
      echo "$text is not in it"
      return 1
    fi
  done
}

# clean FILE
clean ()
{
  qpdf --check "$1"
}

# links FILE NUMBER: at least so many places in it can be clicked.
links ()
{
  local n
  n=$(qpdf --qdf --object-streams=disable "$1" - | grep -ac '/Subtype /Link')
  echo "$n links"
  [ "$n" -ge "$2" ]
}

# twice FILE ARGUMENT…: the same bytes from another run.
twice ()
{
  local file=$1
  shift
  "$write_pdf" "$@" "$scratch/again.pdf"
  cmp "$file" "$scratch/again.pdf"
}

for sample in hostile table landscape bilingual charts; do
  expect "$sample is written" "$write_pdf" "$sample" "$scratch/$sample.pdf"
  expect "$sample has no faults" clean "$scratch/$sample.pdf"
  expect "$sample has its fonts" embedded "$scratch/$sample.pdf"
  expect "$sample is the same bytes twice" twice "$scratch/$sample.pdf" "$sample"
done
expect "both languages are in it" holds "$scratch/bilingual.pdf" \
  "第 7 节 heading" "组织应能说明自成立至今的发展历程" "The organisation must be able to trace its"
expect "charts have words" holds "$scratch/charts.pdf" "财务资信" "Assessment day" "人员条款" "Partly met"

expect "there is a hostile project" python3 "$readers/hostile.py" "$example" "$SOURCE/data/catalogues/isccc-classic.json" "$hostile"
for language in zh_CN en both; do
  for report in readiness summary form gaps evidence workbook; do
    file=$scratch/$report-$language.pdf
    expect "$report in $language is written" "$write_pdf" "$example" $report $language "$file"
    expect "$report in $language has no faults" clean "$file"
    expect "$report in $language has its fonts" embedded "$file"
    file=$scratch/hostile.pdf
    expect "a hostile $report in $language is written" "$write_pdf" "$hostile" $report $language "$file"
    expect "a hostile $report in $language has no faults" clean "$file"
    expect "a hostile $report in $language has its fonts" embedded "$file"
  done
  expect "the report in $language has links" links "$scratch/readiness-$language.pdf" 40
  expect "the report in $language is the same bytes twice" \
    twice "$scratch/readiness-$language.pdf" "$example" readiness $language
done
expect "the head of a page has both languages, whole" holds "$scratch/form-both.pdf" \
  "自评估表 · 公共管理 – 示例网安技术有限公司（示例）" "Self-assessment form · General management – 示例网安技术有限公司（示例）"
expect "the Chinese is found" holds "$scratch/readiness-zh_CN.pdf" \
  "就绪情况报告" "示例网安技术有限公司（示例）" "法律地位" "personnel.d" "信息安全服务人员数量"
expect "Chinese names in the English are found" holds "$scratch/readiness-en.pdf" \
  "Readiness report" "示例网安技术有限公司（示例）" "Enough people in security service" "Page 1 of"

pdfinfo "$scratch/readiness-zh_CN.pdf" >"$scratch/info"
expect "the title is the document's" grep -qF "就绪情况报告" "$scratch/info"
expect "the day is the document's, not today" grep -qE '^CreationDate: .*2027' "$scratch/info"
expect "the page is A4" grep -q '(A4)' "$scratch/info"
finish
