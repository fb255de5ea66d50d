#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice reads what the DOCX and XLSX writers wrote: no text is lost, values are the same.

Arguments: the program that writes (write-office), a project, a folder for scratch files.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

import reading
from reading import check, list_rows, squeeze

WRITER, PROJECT, SCRATCH = sys.argv[1:4]


def write(kind, name):
    path = os.path.join(SCRATCH, name)
    subprocess.run([WRITER, kind, path], check=True)
    return path


def list_texts(kind, name):
    texts = reading.read_text(write(kind, name + ".texts")).split("\0")
    return [text for text in texts if text]


def check_documents():
    kinds = {"hostile": "hostile", "kinds": "kinds"}
    for report, language in ("readiness", "both"), ("readiness", "en"), ("form", "zh_CN"), ("evidence", "both"):
        kinds[f"{report}-{language}"] = f"{report}:{language}:{PROJECT}"
    reading.convert(reading.TEXT, SCRATCH, *[write(kind, name + ".docx") for name, kind in kinds.items()])
    for name, kind in kinds.items():
        shown = squeeze(reading.read_text(os.path.join(SCRATCH, name + ".txt")))
        lost = [text for text in list_texts(kind, name) if squeeze(text) not in shown]
        check(f"DOCX {name}: nothing lost", ["lost: " + text[:80] for text in lost])


def check_notes():
    reading.convert(reading.SHEETS, SCRATCH, write("hostile", "notes.xlsx"))
    paths = sorted(glob.glob(os.path.join(SCRATCH, "notes-*.csv")), key=lambda path: [int(n) for n in re.findall(r"\d+", path)])
    # The columns after the one the longest note begins in hold the rest of it.
    notes = ["".join(list_rows(path)[-1][1:]) for path in paths]
    expected = [text for text in list_texts("hostile", "notes") if re.search(r"mark-\d+$", text)]
    wrong = [f"{note[:80]} and not {text[:80]}" for note, text in zip(notes, expected) if note != text]
    check("XLSX: every note is the same", wrong + [f"{len(notes)} notes"] * (len(notes) != len(expected)))


def check_values():
    reading.convert(reading.SHEETS, SCRATCH, write("workbook", "values.xlsx"))
    rows = [row[:5] for row in list_rows(os.path.join(SCRATCH, "values-Clauses.csv"))[2:4]]
    expected = [["personnel.a", "✓ Met", "2027-01-09", "0", "¥ 120,000.50"], ["personnel.b", "✕ Not met", "2027-01-10", "1000", "-120000.5"]]
    check("XLSX: dates, numbers and amounts are the same", [f"{rows}"] * (rows != expected))


shutil.rmtree(SCRATCH, ignore_errors=True)
os.makedirs(SCRATCH)
check_documents()
check_notes()
check_values()
sys.exit(reading.finish())
