# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests that look at zizhi-cli from outside share: points of TAP, and files to work on."""
import os
import shutil
import subprocess

PROJECT = "example.zizhi.json"
EVIDENCE = "example.evidence"
points = faults = 0


def check(what, wrong):
    """One point of TAP; @wrong: what is wrong, a line each."""
    global points, faults
    points += 1
    faults += bool(wrong)
    for line in wrong:
        print("#", line.replace("\n", " "))
    print(f"{'not ok' if wrong else 'ok'} {points} {what}")


def finish():
    """The plan; the exit code is returned."""
    print(f"1..{points}")
    return faults > 0


def write_text(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def copy_example(example, folder):
    """The example, a scan to attach, a table with somebody new, a file that no item names."""
    os.makedirs(folder)
    shutil.copy(os.path.join(example, PROJECT), folder)
    shutil.copytree(os.path.join(example, EVIDENCE), os.path.join(folder, EVIDENCE))
    write_text(folder, "scan.pdf", "a scan")
    write_text(folder, "more.csv", "姓名,岗位\n新来的样人,工程师\n")
    write_text(folder, EVIDENCE + "/0123456789ab/left-over.pdf", "a left-over")


def has_tracing():
    """Whether strace works; where it cannot, the plan says that all is skipped, and why."""
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
    if tried.returncode != 0:
        said = " ".join(tried.stderr.split())
        print(f"1..0 # SKIP system calls cannot be traced here: {said}")
    return tried.returncode == 0


def make_environment(home, leaks=False):
    """Nothing of the user's is touched. @leaks: a sanitizer looks for them, which it cannot do
    in a program that is traced."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment.update(HOME=home, TMPDIR=home)
    if not leaks:
        environment["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    return environment
