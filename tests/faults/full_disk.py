#!/usr/bin/env python3
"""Row 11: a disk that is full while an import, a backup or the server writes, and row 12's file
that cannot be written. `full_disk.py [BINARY]`, about 10 seconds. Mounts a tmpfs of 8 MB, which
needs root; without it the test is skipped, in CI it fails."""
import os
import subprocess
import sys
import tempfile

from records import TINY, dump, run, url
from server import Marks, Server

SIZE = "8m"
PAGES = ["/", "/reactions.csv", "/zh/companies/baidu", "/moves.csv?day=2023-03-16"]


def mount(folder):
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder],
                          capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr.strip() or "mount failed"


def fill(path, keep):
    """Takes all room but so many bytes."""
    free = os.statvfs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(b"\0" * max(0, free.f_bavail * free.f_frsize - keep))


def trial(folder, marks):
    path, filler = os.path.join(folder, "baimo.db"), os.path.join(folder, "filler")
    code, said = run("import", TINY, "--database-url", url(path))
    assert code == 0, said
    before = dump(path)
    with Server("--database-url", url(path)) as server:
        reads = lambda: [server.get(page)[0] for page in PAGES]
        assert reads() == [200] * len(PAGES)
        for keep in [0, 64 << 10, 300 << 10, 900 << 10]:
            fill(filler, keep)
            code, said = run("import", "--database-url", url(path))
            marks.check(code == 3 and said.count("\n") == 1 and "full" in said,
                        f"import with {keep >> 10} KB left: exit {code} (3), {said.strip()!r}")
            marks.check(dump(path) == before, "the old record is there, whole")
            marks.check(reads() == [200] * len(PAGES), "the server goes on reading")
            os.remove(filler)
        for keep in [0, 100 << 10]:
            fill(filler, keep)
            copy = os.path.join(folder, "copy.db")
            code, said = run("backup", copy, "--database-url", url(path))
            left = sorted(name for name in os.listdir(folder) if name.startswith("copy"))
            marks.check(code == 3 and not left,
                        f"backup with {keep >> 10} KB left: exit {code} (3), left behind {left}, "
                        f"{said.strip()!r}")
            os.remove(filler)
        code, said = run("import", "--database-url", url(path))
        marks.check(code == 0, f"with room again the import passes: {said.strip()!r}")
        marks.check(dump(path) != before and reads() == [200] * len(PAGES),
                    "and the server reads the new record")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    # Nothing may be written at all: refused with a reason, never a panic.
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    for words in [["import", TINY], ["serve", "--listen", "127.0.0.1:0"]]:
        code, said = run(*words, "--database-url", url(path))
        marks.check(code in (2, 3) and said.count("\n") == 1 and "panic" not in said,
                    f"{words[0]} on a read-only disk: exit {code}, {said.strip()!r}")


def full_log(marks):
    """A log that cannot be written does not stop the answers."""
    with open("/dev/full", "wb") as full:
        with Server(log=full) as server:
            marks.check([server.get(page)[0] for page in PAGES] == [200] * len(PAGES),
                        "answers with a full disk under the log")
            marks.check(server.stop() == 0, "it ends with exit code 0")


def main():
    marks = Marks()
    full_log(marks)
    with tempfile.TemporaryDirectory() as folder:
        refused = "not root" if os.geteuid() else mount(folder)
        if refused:
            print(f"skipped: no tmpfs of {SIZE} can be mounted here ({refused})")
            marks.check(not (os.environ.get("CI") and os.geteuid() == 0), "a tmpfs in CI")
            marks.end()
        try:
            trial(folder, marks)
        finally:
            subprocess.run(["umount", folder], check=True)
    marks.end()


if __name__ == "__main__":
    sys.exit(main())
