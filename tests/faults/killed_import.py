#!/usr/bin/env python3
"""Row 9: imports killed by SIGKILL at a random moment.
`killed_import.py [BINARY] [--rounds N] [--postgres URL]`, 100 rounds unless told; about 0.7 s each."""
import os
import random
import subprocess
import tempfile
import time

from records import TINY, dump, flag, is_sealed, run, start, text_flag, url
from server import Marks

TABLES = ["announcement", "source", "session_move", "reaction", "abnormal_return"]


class Sqlite:
    def __init__(self, folder):
        self.path = os.path.join(folder, "baimo.db")
        self.url = url(self.path)

    def state(self):
        return dump(self.path)

    def sound(self):
        return is_sealed(self.path)[0]

    def close(self):
        pass


class Postgres:
    """A schema of its own in a cluster that somebody else runs."""

    def __init__(self, at):
        self.at, self.schema = at, f"killed_{os.getpid()}"
        self.ask(f"CREATE SCHEMA {self.schema}")
        self.url = f"{at}{'&' if '?' in at else '?'}options[search_path]={self.schema}"

    def ask(self, sql):
        return subprocess.run(["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.at, "-c", sql],
                              check=True, capture_output=True, text=True).stdout.strip()

    def state(self):
        """A hash over the rows of the tables that a half import would leave different."""
        parts = [f"(SELECT md5(string_agg(t::text, '\n' ORDER BY t::text COLLATE \"C\")) "
                 f"FROM {self.schema}.{table} t)" for table in ["dataset", *TABLES]]
        return self.ask("SELECT " + " || ".join(f"coalesce({part}, '-')" for part in parts))

    def sound(self):
        return True

    def close(self):
        self.ask(f"DROP SCHEMA {self.schema} CASCADE")


def rerun(record, database):
    """Imports once more. PostgreSQL notices a dead client only when it next speaks to it, and
    keeps its lock so long."""
    for _ in range(50):
        code, said = run("import", *record, "--database-url", database.url)
        if code != 4:
            break
        time.sleep(0.1)
    return code, said


def rounds(database, count, marks, name):
    dice = random.Random(2023)
    records = [[], [TINY]]
    states, times = [], []
    for record in records * 2:
        began = time.monotonic()
        code, said = run("import", *record, "--database-url", database.url)
        times.append(time.monotonic() - began)
        assert code == 0, said
        states.append(database.state())
    assert states[0] == states[2] != states[1] == states[3], "a record is the same each time"
    took = [min(times[0], times[2]), min(times[1], times[3])]
    print(f"{name}: an import takes {took[0] * 1000:.0f} and {took[1] * 1000:.0f} ms")
    old, new, bad, killed, held = 0, 0, [], 0, 1
    for number in range(count):
        other = 1 - held
        process = start("import", *records[other], "--database-url", database.url)
        # Up to its end, so that the commit is hit too.
        after = dice.uniform(0, took[other] * 1.05)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            killed += 1
        process.communicate()
        try:
            found = database.state()
        except Exception as error:
            found = repr(error)
        if found == states[held]:
            old += 1
        elif found == states[other]:
            new += 1
        else:
            bad.append((number, after, found))
        if not database.sound():
            bad.append((number, after, "the seal does not hold"))
        code, said = rerun(records[other], database)
        if code != 0 or database.state() != states[other]:
            bad.append((number, after, f"rerun: {code} {said}"))
        held = other
    for what in bad[:5]:
        print(f"  {what}")
    marks.check(killed >= 0.6 * count, f"{name}: {killed} of {count} imports were killed at work")
    marks.check(not bad, f"{name}: {old} times the old record, {new} times the new one, "
                f"{len(bad)} times neither or no import afterwards (none)")


def main():
    marks = Marks()
    count = flag("--rounds", 100)
    with tempfile.TemporaryDirectory() as folder:
        rounds(Sqlite(folder), count, marks, "SQLite")
    if at := text_flag("--postgres"):
        database = Postgres(at)
        try:
            rounds(database, count, marks, "PostgreSQL")
        finally:
            database.close()
    marks.end()


if __name__ == "__main__":
    main()
