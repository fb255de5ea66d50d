#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system calls by which a command writes are made to fail, one at a time, and are interrupted
by Ctrl+C, one at a time: what was there is as it was, or the work is done whole, and nothing else
is left.

Of each kind of call some are tried, from the first to the last; ZIZHI_TEST_CALLS says how many.
Arguments: zizhi-cli, the folder of the example.
"""
import collections
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from scene import PROJECT, check, copy_example, finish, has_tracing, make_environment, write_text

PROGRAM, EXAMPLE = sys.argv[1:3]
CALLS_TRIED = int(os.environ.get("ZIZHI_TEST_CALLS", "5"))
# What is injected, by call: the disk is full, the medium is bad, nothing may be written.
FAULTS = {
    "openat": "EACCES",
    "mkdir": "ENOSPC",
    "mkdirat": "ENOSPC",
    "write": "ENOSPC",
    "pwrite64": "EIO",
    "writev": "ENOSPC",
    "copy_file_range": "ENOSPC",
    "ftruncate": "EIO",
    "fallocate": "ENOSPC",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "syncfs": "EIO",
    "rename": "EACCES",
    "renameat": "EACCES",
    "renameat2": "EACCES",
    "link": "EACCES",
    "linkat": "EACCES",
}
# A signal may come here as well; a fault that keeps rubbish from being removed cannot be mended.
REMOVING = ("unlink", "unlinkat", "rmdir")
CALL = re.compile(r"^(\d+)\s+(\w+)\((.*)")
COMMANDS = (
    ("attach", ["attach", PROJECT, "scan.pdf", "second.pdf"]),
    ("import", ["import", PROJECT, "more.csv", "--register=person"]),
    ("export", ["export", PROJECT, "--register=person", "-o", "out.csv"]),
    ("report in HTML", ["report", PROJECT, "-o", "out.html"]),
    ("report in PDF", ["report", PROJECT, "-o", "out.pdf", "--report=summary"]),
    ("report in XLSX", ["report", PROJECT, "-o", "out.xlsx", "--report=evidence"]),
    ("pack", ["pack", PROJECT, "-o", "out.zizhi.zip", "--partial"]),
    ("unpack", ["unpack", "honest.zizhi.zip", "-o", "there"]),
    ("volume in a folder", ["volume", PROJECT, "-o", "volume", "--partial"]),
    ("volume in a file", ["volume", PROJECT, "-o", "out.zip", "--partial"]),
)


def list_all(folder):
    """Every name with its content; links and folders with what they are."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            regular = os.path.isfile(path) and not os.path.islink(path)
            found[os.path.relpath(path, folder)] = hashlib.sha256(open(path, "rb").read()).hexdigest() if regular else "no file"
    return found


class Desk:
    """Where a command is tried again and again: @work, and @home with what belongs to the user."""

    def __init__(self, scratch, packages):
        self.top = os.path.join(scratch, "desk")
        self.packages = packages
        self.trace = os.path.join(scratch, "trace")
        self.make()

    def make(self):
        shutil.rmtree(self.top, ignore_errors=True)
        copy_example(EXAMPLE, os.path.join(self.top, "work"))
        os.makedirs(os.path.join(self.top, "home"))
        write_text(self.top, "work/second.pdf", "another scan")
        for name in ("out.csv", "out.html", "out.pdf", "out.xlsx", "out.zizhi.zip", "out.zip"):
            write_text(self.top, "work/" + name, "what was there")
        if self.packages:
            shutil.copy(self.packages, os.path.join(self.top, "work"))

    def run(self, arguments, inject=()):
        calls = ",".join((*FAULTS, *REMOVING))
        environment = make_environment(os.path.join(self.top, "home"))
        # Whoever runs the tests may have Ctrl+C ignored.
        return subprocess.run(["strace", "-f", "-y", "-o", self.trace, "-e", "trace=" + calls, *inject, PROGRAM, *arguments],
                              cwd=os.path.join(self.top, "work"), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), check=False, encoding="utf-8", errors="replace")

    def choose_calls(self, folder):
        """Some of each name below the folder, the first and the last among them."""
        by_name = collections.defaultdict(list)
        for call in self.list_calls(os.path.join(self.top, folder)):
            by_name[call[0]].append(call)
        return [calls[i] for calls in by_name.values()
                for i in sorted({round(n * (len(calls) - 1) / (CALLS_TRIED - 1)) for n in range(CALLS_TRIED)})]

    def list_calls(self, folder):
        """The calls of the last run that change something there: (name, how many of that name came until then)."""
        counts = collections.Counter()
        found = []
        main = None
        for line in open(self.trace, encoding="utf-8", errors="replace"):
            match = CALL.match(line)
            if match is None:
                continue
            thread, call, rest = match.groups()
            main = main or thread
            counts[thread, call] += 1
            if thread == main and folder in rest and (call != "openat" or "O_CREAT" in rest):
                found.append((call, counts[thread, call]))
        return found


def look(desk, done, before, after):
    """What is wrong when @before may have become @after and nothing else."""
    now = list_all(desk.top)
    wrong = []
    if now != before:
        wrong = [f"{name} is {'gone' if name not in now else 'new' if name not in after else 'another'}"
                 for name in sorted(now.keys() | after.keys())
                 if (name in now) != (name in after) or now[name] not in (before.get(name), after[name]) and not is_project(desk, name)]
    if done.returncode == 2:
        wrong += [] if now == before else ["it says that it failed"]
        said = [line for line in done.stderr.splitlines() if not line.startswith("[ERROR]")]
        if len(said) != 1 or not said[0].startswith("zizhi-cli: "):
            wrong.append(f"says: {done.stderr}")
    elif done.returncode not in (0, -signal.SIGINT):
        wrong.append(f"exits with {done.returncode}: {done.stderr}")
    elif done.returncode == 0 and now == before:
        wrong.append("it says that it is done")
    return wrong


def is_project(desk, name):
    """A whole project: no two are the same, for ids and times are new."""
    if name != "work/" + PROJECT:
        return False
    with open(os.path.join(desk.top, name), encoding="utf-8") as file:
        json.load(file)
    return True


def try_command(desk, what, arguments):
    before = list_all(desk.top)
    done = desk.run(arguments)
    # Temporary files are of libxlsxwriter, which does not look whether it can write them.
    faults = [(call, number, "error=" + FAULTS[call]) for call, number in desk.choose_calls("work") if call in FAULTS]
    signals = [(call, number, "signal=SIGINT") for call, number in desk.choose_calls("")]
    after = list_all(desk.top)
    check(what, [] if done.returncode == 0 and after != before and faults else [f"exits with {done.returncode}: {done.stderr}"])
    for title, injected in (("a fault", faults), ("Ctrl+C", signals)):
        wrong = []
        codes = collections.Counter()
        for call, number, fault in injected:
            if list_all(desk.top) != before:
                desk.make()
            done = desk.run(arguments, ("-e", f"inject={call}:{fault}:when={number}"))
            codes[done.returncode] += 1
            wrong += [f"{call} {number}, {fault}: {line}" for line in look(desk, done, before, after)]
        print("#", *(f"{count} times exit code {code}" for code, count in sorted(codes.items())))
        check(f"{what}: {title} in each of {len(injected)} calls", wrong)
    desk.make()


def main():
    if not has_tracing():
        return 0
    with tempfile.TemporaryDirectory(prefix="zizhi-calls-") as scratch:
        desk = Desk(os.path.realpath(scratch), None)
        packed = desk.run(["pack", PROJECT, "-o", "honest.zizhi.zip", "--partial"])
        if packed.returncode != 0:
            sys.exit(packed.stderr)
        desk.packages = shutil.copy(os.path.join(desk.top, "work", "honest.zizhi.zip"), scratch)
        desk.make()
        for what, arguments in COMMANDS:
            try_command(desk, what, arguments)
    return finish()


sys.exit(main())
