#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every full report of a hostile project tells everything once, in every kind of file and language.

Arguments: zizhi-cli, the example project, its catalogue, a folder for scratch files. What has to
be there comes from the project file and from `evaluate` and `gaps`; what is there is read by
programs that are not ours. As in tests/report/complete.h: a clause's id, a reason or note of an
answer, a title or note of evidence stands once; a gap has its row, in order; who judged,
replaced, removed or is to act, and why, stands somewhere.
"""
import collections
import datetime
import decimal
import json
import os
import re
import shutil
import subprocess
import sys

import hostile
import reading
from reading import check, squeeze

CLI, EXAMPLE, CATALOGUE, SCRATCH = sys.argv[1:5]
LANGUAGES = {"zh_CN": ("zh_CN",), "en": ("en",), "both": ("zh_CN", "en")}
WORDS = {
    "gaps": {"zh_CN": "差距", "en": "Gaps"}, "gap": {"zh_CN": "差距", "en": "Gap"}, "renewal": {"zh_CN": "续办", "en": "Renewal"},
    "clause": {"zh_CN": "条款", "en": "Clause"}, "clauses": {"zh_CN": "条款", "en": "Clauses"},
    "evidence": {"zh_CN": "证明材料", "en": "Evidence"}, "actions": {"zh_CN": "整改措施", "en": "Corrective actions"},
    "id": {"zh_CN": "条款编号", "en": "Identifier"}, "status": {"zh_CN": "结论", "en": "Status"},
    "reason": {"zh_CN": "理由", "en": "Reason"}, "notes": {"zh_CN": "备注", "en": "Notes"}, "title": {"zh_CN": "名称", "en": "Title"},
    "kind": {"zh_CN": "类型", "en": "Kind"}, "owner": {"zh_CN": "负责人", "en": "Owner"}, "due": {"zh_CN": "期限", "en": "Due"},
    "action": {"zh_CN": "措施", "en": "Action"}, "judged_on": {"zh_CN": "判定日期", "en": "Judged on"},
    "met": {"zh_CN": "符合", "en": "Met"}, "partly-met": {"zh_CN": "部分符合", "en": "Partly met"},
    "not-met": {"zh_CN": "不符合", "en": "Not met"}, "unknown": {"zh_CN": "待补充", "en": "Incomplete"},
    "not-applicable": {"zh_CN": "不适用", "en": "Not applicable"},
}
# Readers of PDF show text as it is drawn: no characters that draw nothing, what runs from right
# to left letter by letter, and the number of a character that no font has.
UNDRAWN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
PICTURES = re.compile("[\U0001f000-\U0001faff]")
# So that nothing is taken for the same that was not looked at.
MIN_CELLS = 300


def run(*arguments):
    return subprocess.run([CLI, *arguments], check=False, capture_output=True, encoding="utf-8").stdout


def write_report(language, suffix):
    path = os.path.join(SCRATCH, f"whole-{language}.{suffix}")
    letterhead = hostile.list_letterhead()[0]
    subprocess.run([CLI, "report", PROJECT_PATH, "-o", path, "--lang=" + language, "--today=" + hostile.TODAY, *letterhead], check=True)
    return path


def say(word, language):
    return "\n".join(WORDS[word][each] for each in LANGUAGES[language])


def word_title(clause, language):
    return "\n".join(TITLES[clause][each] for each in LANGUAGES[language])


def list_wrong_counts(flat, texts):
    """@flat: squeezed."""
    counts = ((flat.count(squeeze(hostile.clean(text))), text) for text in texts)
    return [f"{count} times: {text[-60:]}" for count, text in counts if count != 1]


def list_lost(flat, texts):
    """@flat: squeezed."""
    return [text[-60:] for text in texts if squeeze(hostile.clean(text)) not in flat]


def check_ids(name, text):
    words = collections.Counter(text.split())
    check(name + ": every clause id once", [f"{words[id]} times: {id}" for id in STATUSES if words[id] != 1])


def check_gaps(name, flat, language):
    """In a text: rows that begin with the clause and its status, between the heading and the next one."""
    head = squeeze("".join(say(word, language) for word in ("gaps", "clause", "status")))
    tail = squeeze("".join(say(word, language) for word in ("actions", "clause", "action")))
    section = flat.partition(head)[2].partition(tail)[0]
    wrong, at = [], 0
    for gap in GAPS:
        if gap["kind"] != "gap":
            continue
        row = re.escape(squeeze(word_title(gap["clause"], language)))
        row += "".join(r"[^\w\s]?" + re.escape(squeeze(WORDS[gap["status"]][each])) for each in LANGUAGES[language])
        found = [match.start() for match in re.finditer(row, section)]
        if len(found) != 1 or found[0] < at:
            wrong.append(f"{len(found)} times, or not in order: {gap['id']}")
        at = max([at] + found)
    check(name + ": every gap once, in order", wrong)


def list_letterhead_lost(flat):
    return [text for text in hostile.list_letterhead()[1] if squeeze(hostile.clean(text)) not in flat]


def check_flow(name, text, language):
    flat = squeeze(text)
    check_ids(name, text)
    check(name + ": every reason, note and title once", list_wrong_counts(flat, TEXTS))
    check(name + ": who judged, replaced, removed and acts, and why", list_lost(flat, TOLD))
    check_gaps(name, flat, language)
    check(name + ": the letterhead is there", list_letterhead_lost(flat))


def make_pattern(drawn):
    """A picture may be drawn as the number of its character, which no font has."""
    return PICTURES.sub(lambda match: f"(?:{match[0]}|{ord(match[0]):06X})", re.escape(drawn))


def is_drawn_once(flat, text):
    """Of what runs from right to left: its letters, before or after the number the text ends in."""
    drawn = UNDRAWN.sub("", squeeze(hostile.clean(text)))
    if not RIGHT_TO_LEFT.search(drawn):
        return len(re.findall(make_pattern(drawn), flat)) == 1
    number = re.search(r"#\d+#$", drawn)[0]
    letters = sorted(drawn[:-len(number)])
    before, found, after = flat.partition(number)
    return bool(found) and number not in after and letters in (sorted(before[-len(letters):]), sorted(after[:len(letters)]))


def is_drawn(flat, text):
    """By the number it ends in, where it has one. In a sentence nobody can tell how what runs from right to left is read."""
    number = re.search(r"#\d+#$", text)
    return RIGHT_TO_LEFT.search(text) or (number[0] if number else squeeze(text)) in flat


def list_lost_parts(pages, flat, character):
    """A part may have the edge of a page in it, and its characters are all there."""
    edges = sum(character in page for page in pages) - 1
    counts = collections.Counter(flat.count(part) for part in hostile.list_parts(character))
    wrong = [f"{character}: {counts} parts, {edges} edges"] if counts[0] > edges or counts[0] + counts[1] != hostile.N_PARTS else []
    total = flat.count(character)
    return wrong + ([f"{total} times {character}"] if total != hostile.N_PARTS * hostile.PART else [])


def check_pdf(name, pages, language):
    text = "\n".join(pages)
    flat = UNDRAWN.sub("", squeeze(text))
    long = tuple(hostile.LONG.values())
    check_ids(name, text)
    wrong = [fault for character in long for fault in list_lost_parts(pages, flat, character)]
    wrong += ["not once: " + text[-60:] for text in TEXTS if not any(c in text for c in long) and not is_drawn_once(flat, text)]
    check(name + ": every reason, note and title once", wrong)
    check(name + ": who judged, replaced, removed and acts, and why", [text[-60:] for text in TOLD if not is_drawn(flat, text)])
    check_gaps(name, flat, language)
    check(name + ": the letterhead is there", ["not drawn: " + text for text in hostile.list_letterhead()[1] if not is_drawn_once(flat, text)])


def list_columns(sheets, sheet, headings, language):
    """Of each row of a sheet the cells under @headings."""
    rows = sheets[WORDS[sheet][LANGUAGES[language][0]]]
    titles = [say(heading, language) for heading in headings]
    start = next(i for i, row in enumerate(rows) if titles[0] in row)
    columns = [rows[start].index(title) for title in titles]
    return [[(row + [""] * len(rows[start]))[column] for column in columns] for row in rows[start + 1:]]


def list_differences(rows, expected):
    wrong = [f"{row} and not {wanted}" for row, wanted in zip(rows, expected) if row != wanted]
    return wrong + [f"{len(rows)} rows and not {len(expected)}"] * (len(rows) != len(expected))


def guard(text):
    """As a spreadsheet shows what src/report/csv.h leads by an apostrophe."""
    return "'" + text if re.match(r"[ \n]*[=+\-@＝＋－＠]", text) else text


def check_tables(name, sheets, language, day, text):
    """@day, @text: how a date and a text of a project stand in this kind of file."""
    rows = [row[:1] + [re.sub(r"(?m)^[^\w\s] ?", "", row[1])] + row[2:]
            for row in list_columns(sheets, "clauses", ("id", "status", "reason", "notes", "judged_on"), language)]
    answers = PROJECT["answers"]
    check(name + ": every clause, its reason and note once, exactly",
          list_differences(rows, [[id, say(status, language), text(answers[id]["reason"]), text(answers[id]["notes"]), day(answers[id]["on"])]
                                  for id, status in STATUSES.items()]))
    rows = list_columns(sheets, "evidence", ("title", "notes"), language)
    check(name + ": every title and note of evidence once, exactly",
          list_differences(sorted(rows), sorted([text(item["title"]), text(item["note"])] for item in PROJECT["evidence"])))
    rows = list_columns(sheets, "gaps", ("clause", "kind", "owner", "due"), language)
    check(name + ": every gap once, in order",
          list_differences(rows, [[word_title(gap["clause"], language), say(gap["kind"], language), text(gap["owner"] or ""), day(gap["due"] or "")]
                                  for gap in GAPS if gap["kind"] != "closed"]))
    cells = "\n".join(str(cell) for rows in sheets.values() for row in rows for cell in row)
    check_ids(name, cells)
    check(name + ": no reason, note or title twice", list_wrong_counts(squeeze(cells), TEXTS))
    check(name + ": who judged, replaced, removed and acts, and why", list_lost(squeeze(cells), TOLD))


def list_expected_cells(record, register, day, text, number):
    """None where the file says it in words."""
    for field in register["fields"]:
        value = record.get(field["id"])
        if value is None:
            yield ""
        elif field["type"] in ("text", "multiline"):
            yield None if field["id"] == "clause" else text(value)
        elif field["type"] in ("date", "valid-end", "event") and re.match(r"\d{4}-", str(value)):
            yield day(value)
        elif field["type"] in ("money", "integer", "year"):
            yield number(value)
        else:
            yield None


def check_registers(name, sheets, language, day, text, number):
    """Whatever was recorded reads back as what it is."""
    wrong, compared = [], 0
    for register in CATALOGUE_JSON["registers"]:
        records = PROJECT["records"].get(register["id"], [])
        records = records if isinstance(records, list) else [records]
        rows = sheets.get(register["title"][LANGUAGES[language][0]], [])[-len(records) or None:]
        if len(rows) != len(records):
            wrong.append(f"{register['id']}: {len(rows)} rows")
        for row, record in zip(rows, records):
            for cell, wanted in zip(row, list_expected_cells(record, register, day, text, number)):
                compared += wanted is not None
                if wanted is not None and (cell != wanted or type(cell) is not type(wanted)):
                    wrong.append(f"{register['id']}: {cell!r} and not {wanted!r}")
    wrong += [f"only {compared} cells compared"] * (compared < MIN_CELLS)
    check(name + ": every record is there, dates as dates, numbers as numbers, texts as texts", wrong)


def check_language(language):
    for suffix, read in ("html", reading.read_html), ("docx", reading.read_docx):
        check_flow(f"{suffix.upper()} {language}", read(FILES[language, suffix]), language)
    check_pdf(f"PDF {language}", reading.read_pdf(FILES[language, "pdf"]), language)
    sheets = reading.read_csv(FILES[language, "csv"])
    plain = lambda text: guard(hostile.clean(text))
    check_tables(f"CSV {language}", sheets, language, str, plain)
    check_registers(f"CSV {language}", sheets, language, str, plain, str)
    sheets = reading.read_xlsx(FILES[language, "xlsx"])
    day = lambda text: datetime.date.fromisoformat(text) if text else ""
    check_tables(f"XLSX {language}", sheets, language, day, hostile.clean)
    check_registers(f"XLSX {language}", sheets, language, day, hostile.clean, decimal.Decimal)


def check_office():
    """What LibreOffice makes of it."""
    reading.convert(reading.TEXT, SCRATCH, *[FILES[language, "docx"] for language in LANGUAGES])
    reading.convert(reading.SHEETS, SCRATCH, *[FILES[language, "xlsx"] for language in LANGUAGES])
    for language in LANGUAGES:
        check_flow(f"LibreOffice, DOCX {language}", reading.read_text(os.path.join(SCRATCH, f"whole-{language}.txt")), language)
        sheets = {}
        for sheet in reading.read_xlsx(FILES[language, "xlsx"]):
            sheets[sheet] = list(reading.list_rows(os.path.join(SCRATCH, f"whole-{language}-{sheet}.csv")))
        check_tables(f"LibreOffice, XLSX {language}", sheets, language, str, hostile.clean)


shutil.rmtree(SCRATCH, ignore_errors=True)
os.makedirs(SCRATCH)
PROJECT_PATH = os.path.join(SCRATCH, "hostile.zizhi.json")
hostile.write(EXAMPLE, CATALOGUE, PROJECT_PATH)
PROJECT = json.loads(reading.read_text(PROJECT_PATH))
CATALOGUE_JSON = json.loads(reading.read_text(CATALOGUE))
TITLES = {clause["id"]: clause["title"] for clause in hostile.list_clauses(CATALOGUE_JSON)}
TEXTS = hostile.list_texts(PROJECT)
TOLD = hostile.list_told(PROJECT)
STATUSES = {clause["id"]: clause["status"] for category in json.loads(run("evaluate", PROJECT_PATH, "--format=json"))["categories"]
            for clause in category["clauses"]}
GAPS = json.loads(run("gaps", PROJECT_PATH, "--format=json", "--today=" + hostile.TODAY))["gaps"]
FILES = {(language, suffix): write_report(language, suffix) for language in LANGUAGES for suffix in ("html", "pdf", "docx", "xlsx", "csv")}
for language in LANGUAGES:
    check_language(language)
check_office()
sys.exit(reading.finish())
