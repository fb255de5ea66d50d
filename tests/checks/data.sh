#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Desktop file, metainfo, MIME type, icons, manifest, catalogues, example and scripts are valid.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# The system's own Python: a newer one elsewhere on the path lacks the distribution's modules.
python=/usr/bin/python3
app_id=$(sed -n "s/^app_id = '\\(.*\\)'\$/\\1/p" meson.build)

# There is no home page to name: newer versions warn of that, and any warning makes them fail.
validate_metainfo ()
{
  appstreamcli validate --no-net --no-color "$BUILD/data/$app_id.metainfo.xml" >"$scratch/metainfo" 2>&1 || true
  cat "$scratch/metainfo"
  grep -q 'Validation' "$scratch/metainfo" &&
    ! grep -E '^[EW]: ' "$scratch/metainfo" | grep -qv url-homepage-missing
}

expect "the application id is known" test -n "$app_id"
expect "desktop file" desktop-file-validate "$BUILD/data/$app_id.desktop"
expect "metainfo" validate_metainfo
expect "settings schema" glib-compile-schemas --strict --dry-run "$BUILD/data"
expect "XML is well formed" find ui src data \
  \( -name '*.ui' -o -name '*.gresource.xml' -o -name '*.svg' \) -exec xmllint --noout {} +

mkdir -p "$scratch/mime/packages"
cp "$BUILD/data/$app_id.xml" "$scratch/mime/packages"
expect "MIME type" update-mime-database "$scratch/mime"
expect "*.zizhi.json has its MIME type" grep -q ':application/vnd.zizhi.project+json:\*.zizhi.json' \
  "$scratch/mime/globs2"
expect "*.zizhi.zip has its MIME type" grep -q ':application/vnd.zizhi.package+zip:\*.zizhi.zip' \
  "$scratch/mime/globs2"

expect "the flatpak manifest is named for the application" test -f "flatpak/$app_id.json"
expect "the flatpak manifest parses" "$python" -c \
  'import json, sys; assert json.load(open(sys.argv[1]))["id"] == sys.argv[2]' "flatpak/$app_id.json" "$app_id"
if grep -nE -- '"--filesystem=' "flatpak/$app_id.json" >"$scratch/faults"; then :; fi
expect_nothing "the sandbox sees no host files" "$scratch/faults"

expect "catalogues keep to their schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-catalogue.schema.json data/catalogues/*.json
expect "the example and the project of the tests keep to the schema of projects" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-project.schema.json data/examples/*.zizhi.json tests/projects/*.zizhi.json

"$BUILD/src/cli/zizhi-cli" forecast tests/projects/unfinished.zizhi.json --from 2026-11-22 --level all --format json \
  >"$scratch/forecast.json" || true
expect "the forecast keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-forecast.schema.json "$scratch/forecast.json"

"$BUILD/src/cli/zizhi-cli" lint tests/projects/unfinished.zizhi.json --format json >"$scratch/lint.json" || true
expect "lint keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-lint.schema.json "$scratch/lint.json"

"$BUILD/src/cli/zizhi-cli" import tests/projects/unfinished.zizhi.json tests/store/tables/people.xlsx --register person --dry-run \
  --format json >"$scratch/import.json" || true
expect "an import keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-import.schema.json "$scratch/import.json"

"$BUILD/src/cli/zizhi-cli" verify data/examples/example.zizhi.json --format json >"$scratch/verify.json" || true
"$BUILD/src/cli/zizhi-cli" verify tests/projects/unfinished.zizhi.json --format json >"$scratch/missing.json" || true
expect "verify keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-verify.schema.json "$scratch/verify.json" "$scratch/missing.json"

cat >"$scratch/changes.json" <<'CHANGES'
[{"path": ["records", "person", "person-03", "left"], "before": null, "after": "2027-02-01"},
 {"path": ["overrides", "personnel.d", "staff", "value"], "after": 8}]
CHANGES
expect "changes keep to their schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-changes.schema.json "$scratch/changes.json"
"$BUILD/src/cli/zizhi-cli" evaluate tests/projects/unfinished.zizhi.json --format json >"$scratch/plain.json" || true
"$BUILD/src/cli/zizhi-cli" evaluate tests/projects/unfinished.zizhi.json --format json --margin --levels \
  --without person-02 --with "$scratch/changes.json" >"$scratch/whole.json" || true
expect "findings keep to their schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-findings.schema.json "$scratch/plain.json" "$scratch/whole.json"

"$BUILD/src/cli/zizhi-cli" move tests/projects/unfinished.zizhi.json --to ccrc-2021 -o "$scratch/moved.zizhi.json" --format json \
  >"$scratch/move.json"
expect "a move keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-move.schema.json "$scratch/move.json"
expect "the project moved keeps to the schema of projects" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-project.schema.json "$scratch/moved.zizhi.json"

python_edit='import json, sys
project = json.load(open(sys.argv[1]))
project["records"]["person"][0]["name"] = sys.argv[2]
project["records"]["person"][1].update({"left": "2026-12-01", "unknown_member": {"kept": 0.10}})
project["records"]["person"][0].pop(sys.argv[3], None)
json.dump(project, open(sys.argv[4], "w"), ensure_ascii=False)'
"$python" -c "$python_edit" tests/projects/unfinished.zizhi.json 甲 joined "$scratch/mine.zizhi.json"
"$python" -c "$python_edit" tests/projects/unfinished.zizhi.json 乙 degree "$scratch/theirs.zizhi.json"
"$BUILD/src/cli/zizhi-cli" diff tests/projects/unfinished.zizhi.json "$scratch/mine.zizhi.json" --format json >"$scratch/diff.json" || true
"$BUILD/src/cli/zizhi-cli" diff tests/projects/unfinished.zizhi.json tests/projects/unfinished.zizhi.json --format json \
  >"$scratch/same.json"
expect "a comparison keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-diff.schema.json "$scratch/diff.json" "$scratch/same.json"
"$BUILD/src/cli/zizhi-cli" merge tests/projects/unfinished.zizhi.json "$scratch/mine.zizhi.json" "$scratch/theirs.zizhi.json" \
  -o "$scratch/joined.zizhi.json" --format json >"$scratch/conflicts.json" || true
"$BUILD/src/cli/zizhi-cli" merge tests/projects/unfinished.zizhi.json "$scratch/mine.zizhi.json" "$scratch/theirs.zizhi.json" \
  -o "$scratch/joined.zizhi.json" --prefer theirs --format json >"$scratch/merge.json"
expect "a merge keeps to its schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-merge.schema.json "$scratch/conflicts.json" "$scratch/merge.json"
expect "the project merged keeps to the schema of projects" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-project.schema.json "$scratch/joined.zizhi.json"

cp tests/projects/unfinished.zizhi.json "$scratch/signed.zizhi.json"
"$BUILD/src/cli/zizhi-cli" sign-off "$scratch/signed.zizhi.json" --by 某甲 --role 质量负责人 >/dev/null
"$BUILD/src/cli/zizhi-cli" set "$scratch/signed.zizhi.json" person-01.left=2026-12-01
"$BUILD/src/cli/zizhi-cli" sign-off "$scratch/signed.zizhi.json" --by 某乙 >/dev/null
"$BUILD/src/cli/zizhi-cli" sign-off "$scratch/signed.zizhi.json" --format json >"$scratch/signoffs.json"
expect "the project signed keeps to the schema of projects" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-project.schema.json "$scratch/signed.zizhi.json"
expect "sign-offs keep to their schema" "$python" tests/checks/validate-json.py \
  data/schema/zizhi-signoffs.schema.json "$scratch/signoffs.json"

for level in 1 2 3; do
  "$BUILD/src/cli/zizhi-cli" gaps tests/projects/unfinished.zizhi.json --today 2026-11-22 --level "$level" --format json \
    >"$scratch/gaps.json" || true
  expect "gaps of level $level keep to their schema" "$python" tests/checks/validate-json.py \
    data/schema/zizhi-gaps.schema.json "$scratch/gaps.json"
done

find build-aux tests/checks -name '*.sh' >"$scratch/scripts"
echo .ci/run >>"$scratch/scripts"
expect "shell scripts" xargs -a "$scratch/scripts" shellcheck --severity=warning -x -P SCRIPTDIR
finish
