#!/usr/bin/env python3
"""Rows 13, 14 and 21: imports while 50 readers read, backups while imports run, each copy restored
as the README says, two imports at once. `reading.py [BINARY] [--imports N] [--copies N]`, 20 and 8
unless told, about 40 seconds."""
import collections
import hashlib
import os
import shutil
import tempfile
import threading
import time

from records import TINY, dump, flag, run, start, url
from server import Marks, Server, percentile

READERS = 50
PAGES = ["/", "/zh/", "/companies/baidu", "/announcements.csv", "/reactions.json", "/people.csv",
         "/dates/2023-03-16", "/moves.csv?symbol=9888.HK", "/search?q=wenxin", "/claims"]
# Longer than a slice of 500 rows: broken off when a new record comes between two slices.
LONG = "/moves.csv"


class Readers:
    """Clients of which each asks four times a second; what it got, by page."""

    def __init__(self, server):
        self.server, self.over, self.lock = server, threading.Event(), threading.Lock()
        self.times, self.bodies, self.faults = [], collections.defaultdict(collections.Counter), []
        self.threads = [threading.Thread(target=self.read, args=(n,)) for n in range(READERS)]

    def read(self, turn):
        client = f"127.0.1.{turn + 1}"
        self.over.wait(turn / READERS / 4)
        while not self.over.is_set():
            page = (PAGES + [LONG])[turn % (len(PAGES) + 1)]
            began = time.monotonic()
            status, body, whole = self.server.body(page, client)
            took = time.monotonic() - began
            with self.lock:
                if status != 200 or (not whole and page != LONG):
                    self.faults.append((page, status, whole, len(body)))
                elif whole:
                    self.bodies[page][hashlib.sha256(body).hexdigest()] += 1
                else:
                    self.bodies[page]["broken off"] += 1
                self.times.append(took)
            turn += 1
            self.over.wait(max(0.0, 0.25 - took))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def hashed(server, page):
    return hashlib.sha256(server.body(page)[1]).hexdigest()


def known(server):
    """The hash of each page as it is now."""
    return {page: hashed(server, page) for page in PAGES + [LONG]}


def main():
    marks = Marks()
    imports, copies = flag("--imports", 20), flag("--copies", 8)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "baimo.db")
        records, dumps = [[], [TINY]], []

        def load(number):
            code, said = run("import", *records[number], "--database-url", url(path))
            assert code == 0, said

        for number in [0, 1]:
            load(number)
            dumps.append(dump(path))
        with Server("--database-url", url(path)) as server:
            truth = {1: known(server)}
            load(0)
            # A version is believed for half a second.
            end = time.monotonic() + 5
            while hashed(server, PAGES[0]) == truth[1][PAGES[0]] and time.monotonic() < end:
                time.sleep(0.05)
            truth[0] = known(server)
            assert all(truth[0][page] != truth[1][page] for page in PAGES[:4] + [LONG])

            with Readers(server) as quiet:
                time.sleep(5)
            with Readers(server) as readers:
                for number in range(imports):
                    load((number + 1) % 2)
                    time.sleep(0.3)
            held = imports % 2
            mixed = [(page, body) for page, bodies in readers.bodies.items() for body in bodies
                     if body not in (truth[0][page], truth[1][page], "broken off")]
            both = sum(len(set(bodies) - {"broken off"}) == 2 for bodies in readers.bodies.values())
            total = sum(sum(bodies.values()) for bodies in readers.bodies.values())
            for fault in readers.faults[:5]:
                print(f"  {fault}")
            marks.check(not readers.faults and not quiet.faults,
                        f"row 13: {total} answers during {imports} imports, "
                        f"{len(readers.faults)} failed (none)")
            marks.check(not mixed and both >= len(PAGES) // 2,
                        f"{len(mixed)} answers that are of neither record (none); of {both} pages "
                        f"both were seen; {readers.bodies[LONG]['broken off']} long files broken off")
            calm, busy = percentile(quiet.times, 0.99), percentile(readers.times, 0.99)
            marks.check(busy < max(2 * calm, 0.25),
                        f"p99 {calm * 1000:.0f} ms quiet, {busy * 1000:.0f} ms during imports "
                        "(less than twice, or 250 ms: two processors make pages and imports)")

            # Row 14: copies while imports run and the server reads.
            over, made = threading.Event(), []

            def keep_importing():
                number = held
                while not over.is_set():
                    number = 1 - number
                    load(number)

            importer = threading.Thread(target=keep_importing)
            importer.start()
            for number in range(copies):
                copy = os.path.join(folder, f"copy-{number}.db")
                made.append((copy, *run("backup", copy, "--database-url", url(path))))
                time.sleep(0.5)
            over.set()
            importer.join()
            found = [dump(copy) if code == 0 else said for copy, code, said in made]
            shown = collections.Counter("old" if one == dumps[0] else "new" if one == dumps[1]
                                        else one for one in found)
            marks.check(set(found) <= set(dumps),
                        f"row 14: {copies} copies under load, each one of the two records: {dict(shown)}")
            marks.check(server.stop() == 0, "the server ends with exit code 0")
        modes = {os.stat(copy).st_mode & 0o777 for copy, *_ in made}
        marks.check(modes == {0o600}, f"readable by their owner alone: {[oct(mode) for mode in modes]}")

        # The restore of the README: stop, remove -wal and -shm, put the copy in place, start.
        for copy, *_ in [made[0], made[-1]]:
            for ending in ["-wal", "-shm"]:
                if os.path.exists(path + ending):
                    os.remove(path + ending)
            shutil.move(copy, path)
            kept = dumps.index(dump(path))
            with Server("--database-url", url(path)) as server:
                marks.check(known(server) == truth[kept],
                            "a restored copy gives the answers of its record")

        # Row 21: the lock is held until the end of an import, so of two that overlap one is told.
        codes = collections.Counter()
        for number in range(20):
            both = [start("import", *records[(number + n) % 2], "--database-url", url(path))
                    for n in [0, 0]]
            for process in both:
                process.communicate()
            pair = sorted(process.returncode for process in both)
            codes[tuple(pair)] += 1
            assert dump(path) == dumps[number % 2]
        marks.check(set(codes) <= {(0, 4), (0, 0)} and codes[(0, 4)] > 0,
                    f"row 21: two imports at once, 20 times: exit codes {dict(codes)} (0 and 4; 0 "
                    "and 0 where they did not overlap), the record whole each time")
    marks.end()


if __name__ == "__main__":
    main()
