#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong outside the program: no room on the disk, no permission. Every command that
writes says so in one sentence, exits with 2, and leaves all as it was.

Arguments: zizhi-cli, the folder of the example.
"""
import hashlib
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

from scene import PROJECT, check, copy_example, finish, make_environment, write_text

PROGRAM, EXAMPLE = sys.argv[1:3]
# Somebody who may read and not write; only root can become it.
NOBODY = 65534
# Bytes that fit on the disk that is full.
ROOM = 256
# More than a workbook of many people takes, and less than its parts do, which are made first.
ROOM_FOR_WHOLE = 256 * 1024
PEOPLE = 3000

COMMANDS = (
    ("new", ["new", "new.zizhi.json", "--name=示例"]),
    ("set", ["set", PROJECT, "person-01.post=工程师"]),
    ("attach", ["attach", PROJECT, "scan.pdf"]),
    ("attach a large one", ["attach", PROJECT, "large.pdf"]),
    ("import", ["import", PROJECT, "more.csv", "--register=person"]),
    ("export", ["export", PROJECT, "--register=person", "-o", "out.csv"]),
    ("report in HTML", ["report", PROJECT, "-o", "out.html"]),
    ("report in PDF", ["report", PROJECT, "-o", "out.pdf"]),
    ("report in DOCX", ["report", PROJECT, "-o", "out.docx"]),
    ("report in XLSX", ["report", PROJECT, "-o", "out.xlsx"]),
    ("pack", ["pack", PROJECT, "-o", "out.zizhi.zip", "--partial"]),
    ("unpack", ["unpack", "honest.zizhi.zip", "-o", "there"]),
    ("move to another file", ["move", PROJECT, "--to=ccrc-2021", "-o", "moved.zizhi.json"]),
    ("merge to another file", ["merge", PROJECT, PROJECT, PROJECT, "-o", "merged.zizhi.json"]),
    ("volume in a folder", ["volume", PROJECT, "-o", "volume", "--partial"]),
    ("volume in a file", ["volume", PROJECT, "-o", "out.zip", "--partial"]),
)


def list_all(folder):
    """Every name with what it is: its content, or its link."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            kind = os.lstat(path).st_mode
            regular = stat.S_ISREG(kind)
            found[os.path.relpath(path, folder)] = (stat.filemode(kind), hashlib.sha256(open(path, "rb").read()).hexdigest() if regular else "")
    return found


def fill_disk(room=ROOM):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def become_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def run(program, folder, arguments, before_start=None):
    home = folder + ".home"
    os.makedirs(home, exist_ok=True)
    os.chmod(home, 0o777)
    # cairo 1.16 loses a little with the fonts of a PDF, and is too bare of symbols to be named in leaks.supp.
    environment = make_environment(home, leaks="out.pdf" not in arguments)
    return subprocess.run([program, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          preexec_fn=before_start, restore_signals=False, check=False, encoding="utf-8", errors="replace")


def make_folder(program, folder):
    copy_example(EXAMPLE, folder)
    write_text(folder, "large.pdf", "a large scan " * 10000)
    packed = run(program, folder, ["pack", PROJECT, "-o", "honest.zizhi.zip", "--partial"])
    if packed.returncode != 0:
        sys.exit(packed.stderr)
    for name in ("out.csv", "out.html", "out.pdf", "out.docx", "out.xlsx", "out.zizhi.zip", "out.zip"):
        write_text(folder, name, "what was there")


def assert_refused(folder, what, before, done):
    """That a command failed in one sentence, and nothing is another than @before."""
    after = list_all(folder)
    wrong = [f"{name} is {'gone' if name not in after else 'another' if name in before else 'new'}"
             for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    # libxlsxwriter has words of its own for a full disk.
    said = [line for line in done.stderr.splitlines() if not line.startswith("[ERROR]")]
    if done.returncode != 2 or len(said) != 1 or not said[0].startswith("zizhi-cli: "):
        wrong.append(f"exits with {done.returncode}: {done.stderr}")
    check(what, wrong)
    print("#", *said)
    return not wrong


def try_all(program, folder, fault, before_start):
    make_folder(program, folder)
    for what, arguments in COMMANDS:
        before = list_all(folder)
        done = run(program, folder, arguments, before_start)
        if not assert_refused(folder, f"{fault}: {what}", before, done):
            shutil.rmtree(folder)
            make_folder(program, folder)


def try_parts(program, folder):
    """Parts of a workbook that do not fit, where the workbook would."""
    make_folder(program, folder)
    write_text(folder, "many.csv", "姓名,岗位\n" + "".join(f"样人{i},工程师\n" for i in range(PEOPLE)))
    done = run(program, folder, ["import", PROJECT, "many.csv", "--register=person"])
    if done.returncode != 0:
        sys.exit(done.stderr)
    before = list_all(folder)
    done = run(program, folder, ["report", PROJECT, "-o", "out.xlsx", "--report=workbook"], lambda: fill_disk(ROOM_FOR_WHOLE))
    assert_refused(folder, "full disk: parts of a workbook", before, done)


def main():
    with tempfile.TemporaryDirectory(prefix="zizhi-faults-") as scratch:
        scratch = os.path.realpath(scratch)
        os.chmod(scratch, 0o755)
        # Where somebody else can start it.
        program = shutil.copy(PROGRAM, scratch)
        try_all(program, os.path.join(scratch, "full"), "full disk", fill_disk)
        try_parts(program, os.path.join(scratch, "parts"))
        denied = os.path.join(scratch, "denied")
        if os.geteuid() == 0:
            try_all(program, denied, "no permission", become_nobody)
        else:
            try_all(program, denied, "no permission", lambda: os.chmod(denied, 0o555))
            os.chmod(denied, 0o755)
    return finish()


sys.exit(main())
