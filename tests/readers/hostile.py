#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example project with hostile text wherever a text can stand, and what a full report has to say of it.

As a program: hostile.py EXAMPLE CATALOGUE OUT. Every text ends in a number of its own, "#17#",
so that none is part of another.
"""
import json
import re
import sys

TODAY = "2026-11-23"
# Ten thousand characters in parts, each of a character found nowhere else.
LONG = {2: "鑫", 4: "淼", 8: "焱", 104: "犇"}  # notes, a reason and a note of evidence
N_PARTS, PART = 460, 14
TEXTS = [
    "<script>alert(\"1\")</script><!-- -->",
    "=cmd|' /C calc'!A0",
    "\"quoted\" & 'single' &amp; &#60; ]]> <![CDATA[",
    "+1-2@SUM(A1)",
    "-2+3; a|b",
    "@home, a,b;c",
    "שלום עולם مرحبا بالعالم",
    "from right: שלום عالم and back",
    "👩‍🚒🔥 𠮷野家 e\u0301",
    "a\ttab\nand\na line\r\nand\ranother",
    "{braces} {reason} {n} %s %n \\0 $1",
    "\ttab first",
    "＝cmd（全角）",
    "bell\u0007, escape\u001b[31m, delete\u007f, none\uffff, object\ufffc",
    "\u202eoverride\u202c zero\u200bwidth",
    "\u2067\u202eneither ended",
    "_x0041_ &nbsp; %41",
    "]]>\n=1+1\n<b>bold</b>",
    "<!--", "'", "\"", "&", "</td></table>",
]
ANSWER_TEXTS = ["reason", "notes", "by"]
JUDGEMENTS = ["met", "partly-met", "not-met", "not-applicable", None]
REMOVED_EVERY = 7


class Maker:
    """Gives out texts."""

    def __init__(self):
        self.n = 0

    def make(self):
        self.n += 1
        text = "".join(list_parts(LONG[self.n])) if self.n in LONG else TEXTS[self.n % len(TEXTS)]
        return f"{text} #{self.n}#"


def list_parts(character):
    return [f"第{n:04}段：{character * PART}。" for n in range(N_PARTS)]


def fill_records(maker, project, catalogue):
    for register in catalogue["registers"]:
        records = project["records"].get(register["id"], [])
        for record in records if isinstance(records, list) else [records]:
            for field in register["fields"]:
                if field["type"] in ("text", "multiline") and field["id"] != "clause":
                    record[field["id"]] = maker.make()


def fill_answers(maker, project, catalogue):
    for number, clause in enumerate(list_clauses(catalogue)):
        answer = project["answers"].setdefault(clause["id"], {"revision": clause["revision"]})
        answer.update({name: maker.make() for name in ANSWER_TEXTS}, judgement=JUDGEMENTS[number % len(JUDGEMENTS)], on="2026-11-14",
                      review_on=f"2027-{number % 12 + 1:02}-15")
    # Of a clause that the edition has not.
    project["answers"]["nosuch.z"] = {"judgement": "not-met", "on": "2026-11-14", "revision": 1, **{name: maker.make() for name in ANSWER_TEXTS}}


def fill_evidence(maker, project):
    for number, item in enumerate(project["evidence"]):
        item.update(title=maker.make(), note=maker.make())
        if number % REMOVED_EVERY == 6:
            item["removed"] = {"on": "2026-11-20", "by": maker.make(), "reason": maker.make()}


def fill_actions(maker, project):
    for action in project["actions"]:
        action.update(title=maker.make(), owner=maker.make(), closed_reason=maker.make())


def list_clauses(catalogue):
    return [clause for category in catalogue["categories"] for clause in category["clauses"]]


def make_project(example, catalogue):
    maker = Maker()
    project = json.loads(json.dumps(example))
    fill_answers(maker, project, catalogue)
    fill_evidence(maker, project)
    fill_actions(maker, project)
    fill_records(maker, project, catalogue)
    project["overrides"] = {"personnel.d": {"staff": {"value": 12, "reason": maker.make(), "by": maker.make(), "on": "2026-11-20"}}}
    return project


def list_letterhead():
    """Options of zizhi-cli report, and the texts they give."""
    maker = Maker()
    maker.n = 9000
    texts = {name: maker.make() for name in ("--organisation", "--department", "--prepared-by", "--approved-by")}
    return [f"{name}={text}" for name, text in texts.items()], list(texts.values())


def list_texts(project):
    """Reasons and notes of answers, titles and notes of evidence: what a full report tells once."""
    texts = [answer[name] for answer in project["answers"].values() for name in ("reason", "notes")]
    return texts + [item[name] for item in project["evidence"] for name in ("title", "note")]


def list_told(project):
    """What else people wrote: a full report has it somewhere, in a sentence perhaps."""
    texts = [answer["by"] for answer in project["answers"].values()]
    texts += [item["removed"][name] for item in project["evidence"] if "removed" in item for name in ("by", "reason")]
    texts += [action[name] for action in project["actions"] for name in ("title", "owner", "closed_reason")]
    return texts + [figure[name] for figures in project["overrides"].values() for figure in figures.values() for name in ("reason", "by")]


def clean(text):
    """As src/report/clean-text.h promises it: what cannot be shown is replaced, never dropped, and directions are ended."""
    text = re.sub("\r\n|[\r\u0085\u2028\u2029]", "\n", text).replace("\t", " ")
    text += "\u202c\u2069" if text.startswith("\u2067\u202e") else ""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffc\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", text)


def write(example_path, catalogue_path, path):
    with open(example_path, encoding="utf-8") as example, open(catalogue_path, encoding="utf-8") as catalogue, \
            open(path, "w", encoding="utf-8") as out:
        json.dump(make_project(json.load(example), json.load(catalogue)), out)


if __name__ == "__main__":
    write(*sys.argv[1:4])
