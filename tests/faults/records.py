"""What the tests of import, backup and damage share: records to import, and everything that a
database holds. Standard library."""
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys

from server import ROOT

TINY = os.path.join(ROOT, "tests", "suite", "data", "tiny")


def binary():
    """The program under test: the first argument that is no flag, else the release build."""
    given = [word for word in sys.argv[1:2] if not word.startswith("-")]
    return os.path.abspath(given[0] if given else os.path.join(ROOT, "target", "release", "baimo"))


def environment():
    return {key: value for key, value in os.environ.items()
            if not key.startswith("BAIMO_") and key != "RUST_LOG"}


def start(*words):
    return subprocess.Popen([binary(), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, env=environment())


def run(*words):
    """Exit code and output of the command."""
    process = start(*words)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def url(path):
    return "sqlite://" + path


def variants(folder, count):
    """Folders of records that differ from the tiny one in one figure."""
    made = []
    for number in range(count):
        to = os.path.join(folder, f"record-{number}")
        shutil.copytree(TINY, to)
        path = os.path.join(to, "moves.csv")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert "-0.018,1.622" in text
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("-0.018,1.622", f"-0.{number:03d},1.622", 1))
        made.append(to)
    return made


def dump(path):
    """A hash over every row that another program finds in the file, in any order; the log of
    migrations and the seal aside. Fails if SQLite's own check finds anything."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        names = [name for name, in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        digest = hashlib.sha256()
        for name in names:
            if name.startswith(("_sqlx", "sqlite_")):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            cells = ", ".join(column for column in columns if column != "seal")
            rows = sorted(map(repr, connection.execute(f"SELECT {cells} FROM {name}")))
            digest.update(f"{name} {len(rows)}\n".encode() + "\n".join(rows).encode())
        return digest.hexdigest()
    finally:
        connection.close()


def is_sealed(path):
    """Whether the program finds that the file holds what was put into it: `baimo backup` checks."""
    copy = path + ".copy"
    code, said = run("backup", copy, "--database-url", url(path))
    if os.path.exists(copy):
        os.remove(copy)
    return code == 0, said


def flag(name, default):
    """The number behind a flag."""
    if name in sys.argv:
        return int(sys.argv[sys.argv.index(name) + 1])
    return default


def text_flag(name):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def version(said):
    """The version that `baimo import` printed."""
    return re.search(r"version ([0-9a-f]{12})", said).group(1)
