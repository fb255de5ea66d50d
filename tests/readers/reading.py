# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in files of every kind, read by nothing of ours; and points of TAP for those who ask.

Texts come as one string; tables as {sheet: rows}, a row being a list of cells. A cell of an
XLSX is text, a datetime.date or a decimal.Decimal, as its format says.
"""
import csv
import datetime
import decimal
import html.parser
import os
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile

# Every sheet, with what is shown, separated by commas, in UTF-8.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
TEXT = "txt:Text (encoded):UTF8"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
points = faults = 0


def check(what, wrong):
    """One point of TAP; @wrong: what is wrong, a line each."""
    global points, faults
    points += 1
    faults += bool(wrong)
    for line in wrong[:8]:
        print("#", ascii(line)[:240])
    print(f"{'not ok' if wrong else 'ok'} {points} {what}", flush=True)


def finish():
    """The plan; the exit code is returned."""
    print(f"1..{points}")
    return int(faults > 0 or points == 0)


def squeeze(text):
    """Without spaces and breaks, which are not the same in every kind of file."""
    return re.sub(r"\s", "", text)


class Page(html.parser.HTMLParser):
    """The texts of a page, a space between any two elements, and the elements there are."""

    def __init__(self):
        super().__init__()
        self.texts, self.tags, self.skipped = [], set(), 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.skipped += tag in ("style", "title", "svg")

    def handle_endtag(self, tag):
        self.skipped -= tag in ("style", "title", "svg")

    def handle_data(self, data):
        if not self.skipped:
            self.texts.append(data)

    def handle_comment(self, data):
        self.tags.add("<!--")


def read_html(path):
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    page.close()
    strange = page.tags & {"script", "b", "<!--"}
    if strange:
        raise ValueError(f"{path}: markup out of a text: {strange}")
    return " ".join(page.texts)


def read_docx(path):
    """The document itself, without what is repeated on every page."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))
        body = ET.fromstring(parts.read("word/document.xml"))
    out = []
    for element in body.iter():
        if element.tag == W + "t":
            out.append(element.text or "")
        elif element.tag in (W + "p", W + "br", W + "tab", W + "tc"):
            out.append("\n")
    return "".join(out)


def read_pdf(path):
    """Its pages in the order of drawing, without what is repeated on every page, which is drawn first."""
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    running = re.compile(r"\A.*?^(?:Page \d+ of \d+|第 ?\d+ ?页，?/? ?共 ?\d+ ?页.*?)$", re.S | re.M)
    pages = []
    for page in text.split("\f")[:-1]:
        rest = running.sub("", page, count=1)
        if rest == page:
            raise ValueError(f"{path}: no number on a page")
        pages.append(rest)
    return pages


def read_csv(path):
    """Tables with their headings, an empty line between."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    sheets, name = {}, None
    for row in rows:
        if not row:
            name = None
        elif name is None:
            name, = row
            sheets[name] = []
        else:
            sheets[name].append(row)
    return sheets


def decode(text):
    """Characters written as "_x0041_"."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def list_kinds(styles):
    """For each format of a cell whether it is a date."""
    codes = {number.get("numFmtId"): number.get("formatCode") for number in styles.iter(S + "numFmt")}
    return ["y" in codes.get(form.get("numFmtId"), "") for form in styles.find(S + "cellXfs")]


def read_cell(cell, strings, dates):
    value = cell.find(S + "v")
    if cell.find(S + "f") is not None:
        raise ValueError("a formula in " + cell.get("r"))
    if value is None:
        return ""
    if cell.get("t") == "s":
        return strings[int(value.text)]
    if cell.get("t") is not None:
        raise ValueError(f"a cell of kind {cell.get('t')} in {cell.get('r')}")
    if dates[int(cell.get("s", "0"))]:
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value.text))
    return decimal.Decimal(value.text)


def read_rows(sheet, strings, dates):
    rows = []
    for row in sheet.iter(S + "row"):
        cells = []
        for cell in row.iter(S + "c"):
            column = 0
            for letter in re.match("[A-Z]+", cell.get("r"))[0]:
                column = column * 26 + ord(letter) - 64
            cells += [""] * (column - 1 - len(cells)) + [read_cell(cell, strings, dates)]
        rows.append(cells)
    return rows


def read_xlsx(path):
    with zipfile.ZipFile(path) as parts:
        xml = {name: ET.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith((".xml", ".rels"))}
    strings = [decode("".join(t.text or "" for t in item.iter(S + "t"))) for item in xml["xl/sharedStrings.xml"]]
    dates = list_kinds(xml["xl/styles.xml"])
    targets = {rel.get("Id"): "xl/" + rel.get("Target") for rel in xml["xl/_rels/workbook.xml.rels"]}
    return {sheet.get("name"): read_rows(xml[targets[sheet.get(R + "id")]], strings, dates)
            for sheet in xml["xl/workbook.xml"].iter(S + "sheet")}


def convert(to, folder, *paths):
    """LibreOffice, once for all of @paths."""
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    subprocess.run(["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, *paths],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, HOME=folder))


def read_text(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def list_rows(path):
    """Of a sheet that became a table of commas."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(file, strict=True)]
