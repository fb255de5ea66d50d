#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice reads what the DOCX and XLSX writers wrote: no text is lost, values are the same.

Arguments: the program that writes (write-office), a project, a folder for scratch files.
"""
import csv
import glob
import os
import re
import shutil
import subprocess
import sys

WRITER, PROJECT, SCRATCH = sys.argv[1:4]
# Every sheet, with what is shown, separated by commas, in UTF-8.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
TEXT = "txt:Text (encoded):UTF8"
points = faults = 0


def check(what, good):
    """One point of TAP."""
    global points, faults
    points += 1
    faults += not good
    print(f"{'ok' if good else 'not ok'} {points} {what}")


def write(kind, name):
    path = os.path.join(SCRATCH, name)
    subprocess.run([WRITER, kind, path], check=True)
    return path


def convert(to, *paths):
    profile = "-env:UserInstallation=file://" + os.path.join(SCRATCH, "profile")
    subprocess.run(["soffice", profile, "--headless", "--convert-to", to, "--outdir", SCRATCH, *paths],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, HOME=SCRATCH))


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def list_texts(kind, name):
    texts = read(write(kind, name + ".texts")).split("\0")
    return [text for text in texts if text]


def squeeze(text):
    """Without spaces and breaks, which are not the same in every kind of file."""
    return re.sub(r"\s", "", text)


def check_documents():
    kinds = {"hostile": "hostile", "kinds": "kinds"}
    for report, language in ("readiness", "both"), ("readiness", "en"), ("form", "zh_CN"), ("evidence", "both"):
        kinds[f"{report}-{language}"] = f"{report}:{language}:{PROJECT}"
    convert(TEXT, *[write(kind, name + ".docx") for name, kind in kinds.items()])
    for name, kind in kinds.items():
        shown = squeeze(read(os.path.join(SCRATCH, name + ".txt")))
        lost = [text for text in list_texts(kind, name) if squeeze(text) not in shown]
        for text in lost[:5]:
            print("# lost:", ascii(text[:80]))
        check(f"DOCX {name}: nothing lost", not lost)


def list_rows(pattern):
    rows = []
    for path in sorted(glob.glob(os.path.join(SCRATCH, pattern)), key=lambda path: [int(n) for n in re.findall(r"\d+", path)]):
        rows.append(list(csv.reader(read(path).splitlines(keepends=True))))
    return rows


def check_notes():
    convert(SHEETS, write("hostile", "notes.xlsx"))
    notes = ["".join(rows[-1][1:]) for rows in list_rows("notes-*.csv")]
    expected = [text for text in list_texts("hostile", "notes") if re.search(r"mark-\d+$", text)]
    # The columns after the one the longest note begins in hold the rest of it.
    for note, text in zip(notes, expected):
        if note.replace("\r", "") != text:
            print("# is", ascii(note[:80]), "and not", ascii(text[:80]))
    check("XLSX: every note is the same", [note.replace("\r", "") for note in notes] == expected)


def check_values():
    convert(SHEETS, write("workbook", "values.xlsx"))
    rows = list(csv.reader(read(os.path.join(SCRATCH, "values-Clauses.csv")).splitlines()))
    check("XLSX: dates, numbers and amounts are the same",
          [row[:5] for row in rows[2:4]] == [["personnel.a", "✓ Met", "2027-01-09", "0", "¥ 120,000.50"],
                                             ["personnel.b", "✕ Not met", "2027-01-10", "1000", "-120000.5"]])


if shutil.which("soffice") is None:
    print("1..0 # SKIP soffice is not installed (libreoffice-writer-nogui, libreoffice-calc-nogui)")
    sys.exit(0)
shutil.rmtree(SCRATCH, ignore_errors=True)
os.makedirs(SCRATCH)
check_documents()
check_notes()
check_values()
print(f"1..{points}")
sys.exit(1 if faults else 0)
