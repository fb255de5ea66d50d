#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program writes, seen from outside: its system calls are traced, and whoever writes
anywhere but where the command says fails.

Arguments: zizhi-cli, the folder of the example, write-hostile. Some hostile packages are made
here, by a writer that is not ours.
"""
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import warnings
import zipfile

from scene import EVIDENCE, PROJECT, check, copy_example, finish, has_tracing, make_environment, write_text

PROGRAM, EXAMPLE, WRITE_HOSTILE = sys.argv[1:4]
# All that makes, changes or removes what has a name; what a descriptor was opened for is known from its opening.
CALLS = ("open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,"
         "linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,lchown,fchownat,utime,utimes,utimensat,futimesat,"
         "setxattr,lsetxattr,removexattr")
OPENS = ("open", "openat", "openat2")
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+|\?)")
# AT_FDCWD</folder>, "name"  or  3</folder>, "name"  or  "name"
PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
BECOMING = re.compile(r"\.(unpacking|zizhi)-\w{6}")
DEVICES = {"/dev/null", "/dev/tty"}


def unquote(text):
    return text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")


def list_written(trace, folder):
    """Every path that a traced call would make, change or remove."""
    found = []
    for line in open(trace, encoding="utf-8", errors="replace"):
        match = CALL.match(line)
        if match is None or match[1] in OPENS and not WRITING.search(match[2]):
            continue
        places = [os.path.normpath(os.path.join(folder, at or "", unquote(name))) for at, name in PLACE.findall(match[2])]
        # What a link points to is not written to.
        found += places[1:] if match[1].startswith("symlink") else places
    return found


def run(folder, arguments):
    """Exit code and the paths written."""
    trace = folder + ".trace"
    home = folder + ".home"
    os.makedirs(home, exist_ok=True)
    done = subprocess.run(["strace", "-f", "-y", "-s", "4096", "-e", "trace=" + CALLS, "-o", trace, PROGRAM, *arguments],
                          cwd=folder, env=make_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return done.returncode, list_written(trace, os.path.realpath(folder)), done.stderr.decode("utf-8", "replace")


def list_names(folder):
    return {os.path.join(parent, name) for parent, folders, files in os.walk(folder) for name in folders + files}


def is_allowed(path, folder, targets):
    """A target, what is in it, or what becomes it beside it: a folder that is being filled, or a
    file with six more characters."""
    for target in targets:
        whole = os.path.normpath(os.path.join(os.path.realpath(folder), target))
        if path == whole or path.startswith(whole + "/"):
            return True
        beside, name = os.path.split(whole)
        first = os.path.relpath(path, beside).split("/")[0]
        if BECOMING.fullmatch(first) or re.fullmatch(re.escape(name) + r"\.[A-Z0-9]{6}", first):
            return True
    return path in DEVICES


def try_command(what, folder, arguments, targets, code=0):
    """@targets: what may be written, seen from @folder; something of it must be where it is done,
    and nothing may be left of it where it is refused."""
    before = list_names(folder)
    came, written, said = run(folder, arguments)
    wrong = [f"writes {path}" for path in written if not is_allowed(path, folder, targets)]
    if came != code:
        wrong.append(f"exits with {came}: {said}")
    if targets and not written and code == 0:
        wrong.append("nothing was seen to be written")
    if code == 2:
        wrong += [f"leaves {name}" for name in sorted(list_names(folder) - before)]
    check(what, wrong)


def try_tracing(folder):
    """That a write elsewhere would be found."""
    copy_example(EXAMPLE, folder)
    elsewhere = "../elsewhere.csv"
    came, written, said = run(folder, ["export", PROJECT, "--register=person", "-o", elsewhere])
    there = os.path.normpath(os.path.join(os.path.realpath(folder), elsewhere))
    found = there in written and not is_allowed(there, folder, ["people.csv"])
    check("a write elsewhere is found", [] if came == 0 and found else [f"exits with {came}, wrote {written}: {said}"])


def try_honest(folder):
    copy_example(EXAMPLE, folder)
    own = [PROJECT, EVIDENCE]
    for what, arguments, targets in (
            ("evaluate", ["evaluate", PROJECT], []),
            ("attach", ["attach", PROJECT, "scan.pdf"], own),
            ("export", ["export", PROJECT, "--register=person", "-o", "people.csv"], ["people.csv"]),
            ("import", ["import", PROJECT, "people.csv", "--register=person"], []),
            ("import of one more", ["import", PROJECT, "more.csv", "--register=person"], [PROJECT]),
            ("report", ["report", PROJECT, "-o", "report.pdf"], ["report.pdf"]),
            ("clean", ["clean", PROJECT], own + [".~lock." + PROJECT + "#"]),
            ("pack", ["pack", PROJECT, "-o", "out.zizhi.zip", "--partial"], ["out.zizhi.zip"]),
            ("unpack", ["unpack", "out.zizhi.zip", "-o", "there"], ["there"]),
            ("volume in a folder", ["volume", PROJECT, "-o", "volume", "--partial"], ["volume"]),
            ("volume in a file", ["volume", PROJECT, "-o", "volume.zip", "--partial"], ["volume.zip"])):
        try_command(what, folder, arguments, targets)
    # One file of the example is missing, and is found to be.
    try_command("verify", folder, ["verify", PROJECT], [], 1)


def write_entry(package, name, kind=stat.S_IFREG, content=b"hostile"):
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    entry.external_attr = (kind | 0o644) << 16
    package.writestr(entry, content)


def try_hostile(folder):
    """What is no package is refused, and not one name is written."""
    os.makedirs(folder)
    honest = os.path.join(os.path.dirname(folder), "honest", "out.zizhi.zip")
    outside = os.path.join(os.path.dirname(folder), "outside")
    for what, name, kind in (
            ("one folder up", "../outside", stat.S_IFREG),
            ("up from below", EVIDENCE + "/../../outside", stat.S_IFREG),
            ("an absolute path", outside, stat.S_IFREG),
            ("a backslash", "..\\outside", stat.S_IFREG),
            ("a drive", "C:\\outside", stat.S_IFREG),
            ("a link out", EVIDENCE + "/link", stat.S_IFLNK),
            ("a folder up", "../outside/", stat.S_IFDIR),
            ("a device", EVIDENCE + "/device", stat.S_IFCHR),
            ("the project again", PROJECT, stat.S_IFREG),
            ("an empty name", "", stat.S_IFREG)):
        package = os.path.join(folder, "hostile.zip")
        shutil.copy(honest, package)
        with zipfile.ZipFile(package, "a") as changed, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a name twice is what is tried
            write_entry(changed, name, kind, outside.encode() if kind == stat.S_IFLNK else b"hostile")
        try_command("refuses " + what, folder, ["unpack", "hostile.zip", "-o", "there"], [], 2)


def try_spoilt(folder):
    """All that the tests of unpacking know."""
    os.makedirs(folder)
    subprocess.run([WRITE_HOSTILE, folder], check=True)
    for name in sorted(os.listdir(folder)):
        code = 0 if name == "honest.zip" else 2
        try_command(f"unpacking {name}", folder, ["unpack", name, "-o", "there"], ["there"], code)
        shutil.rmtree(os.path.join(folder, "there"), ignore_errors=True)


def try_tables(folder):
    """What is no table changes nothing."""
    copy_example(EXAMPLE, folder)
    relation = '<Relationships><Relationship Id="r" Type="x/%s" Target="%s"/></Relationships>'
    sheet = '<!DOCTYPE w [%s]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'
    for what, declared in (("an entity of a file", '<!ENTITY a SYSTEM "file:///etc/hostname">'),
                           ("an entity of the network", '<!ENTITY a SYSTEM "http://example.invalid/a">'),
                           ("entities of entities", '<!ENTITY b "haha"><!ENTITY a "&b;&b;&b;&b;&b;&b;&b;&b;">')):
        with zipfile.ZipFile(os.path.join(folder, "hostile.xlsx"), "w") as book:
            book.writestr("_rels/.rels", relation % ("officeDocument", "xl/workbook.xml"))
            book.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="a" r:id="r" xmlns:r="r"/></sheets></workbook>')
            book.writestr("xl/_rels/workbook.xml.rels", relation % ("worksheet", "sheet.xml"))
            book.writestr("xl/sheet.xml", sheet % declared)
        try_command("importing " + what, folder, ["import", PROJECT, "hostile.xlsx", "--register=person"], [], 2)
    for what, text in (("a million columns", "姓名" + "," * 1000000), ("a quote without end", '姓名,岗位\n"新来的样人,工程师\n'),
                       ("a NUL", "姓名,岗位\n新来的\0样人,工程师\n")):
        write_text(folder, "hostile.csv", text)
        try_command("importing " + what, folder, ["import", PROJECT, "hostile.csv", "--register=person"], [], 2)


def main():
    if not has_tracing():
        return 0
    with tempfile.TemporaryDirectory(prefix="zizhi-writes-") as scratch:
        scratch = os.path.realpath(scratch)
        try_tracing(os.path.join(scratch, "traced"))
        try_honest(os.path.join(scratch, "honest"))
        try_hostile(os.path.join(scratch, "hostile"))
        try_spoilt(os.path.join(scratch, "spoilt"))
        try_tables(os.path.join(scratch, "tables"))
    return finish()


sys.exit(main())
