#!/usr/bin/env python3
"""Row 10: power loss, as far as one machine can show it: the write-ahead log cut off at a random
byte, in every third case with a flipped byte before the cut.
`cut_wal.py [BINARY] [--cuts N]`, 300 cuts unless told, about 15 seconds."""
import os
import random
import shutil
import sqlite3
import tempfile

from records import dump, flag, is_sealed, run, url, variants
from server import Marks

COMMITS = 5


def main():
    marks = Marks()
    count, dice = flag("--cuts", 300), random.Random(2023)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "baimo.db")
        records = variants(folder, COMMITS + 1)
        code, said = run("import", records[0], "--database-url", url(path))
        assert code == 0, said
        states = [dump(path)]
        # A reader that stays keeps what is committed in the log.
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT version FROM dataset").fetchone()
        for record in records[1:]:
            code, said = run("import", record, "--database-url", url(path))
            assert code == 0, said
            states.append(dump(path))
        assert len(set(states)) == COMMITS + 1
        with open(path, "rb") as file:
            head = file.read()
        with open(path + "-wal", "rb") as file:
            log = file.read()
        reader.close()
        print(f"{COMMITS} imports in a log of {len(log)} bytes over a file of {len(head)}")
        bad, seen, whole = [], [0] * (COMMITS + 1), []
        cut_path = os.path.join(folder, "cut", "baimo.db")
        for number in range(count):
            cut = dice.randrange(len(log) + 1)
            part, flipped = bytearray(log[:cut]), number % 3 == 2 and cut > 0
            if flipped:
                part[dice.randrange(cut)] ^= 1 << dice.randrange(8)
            shutil.rmtree(os.path.dirname(cut_path), ignore_errors=True)
            os.mkdir(os.path.dirname(cut_path))
            for name, content in [(cut_path, head), (cut_path + "-wal", part)]:
                with open(name, "wb") as file:
                    file.write(content)
            sealed = is_sealed(cut_path)[0] if number % 3 else True
            try:
                state = states.index(dump(cut_path))
            except (ValueError, sqlite3.Error) as error:
                bad.append((cut, flipped, repr(error)))
                continue
            seen[state] += 1
            if not sealed:
                bad.append((cut, flipped, "the seal does not hold"))
            if not flipped:
                whole.append((cut, state))
        order = [state for _, state in sorted(whole)]
        for what in bad[:5]:
            print(f"  {what}")
        marks.check(not bad, f"{count} cuts, {len(bad)} bad (none); found after 0 to {COMMITS} "
                    f"commits: {seen}")
        marks.check(order == sorted(order) and len(set(order)) > COMMITS // 2,
                    "a longer log never holds less: each is a whole prefix of the commits")
    marks.end()


if __name__ == "__main__":
    main()
