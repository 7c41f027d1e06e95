#!/usr/bin/env python3
"""Rows 1 and 2: 500 slow senders beside 50 normal readers, then readers of exports who take
nothing. `slowloris.py [BINARY]`, about 75 seconds."""
import itertools
import selectors
import threading
import time

from server import Marks, Server, percentile

SLOW = 500
NORMAL = 50
PAGES = ["/people", "/companies/baidu", "/claims", "/zh/people", "/healthz"]


class Readers:
    """Normal readers, one request a second each, for as long as the block lasts."""

    def __init__(self, server):
        self.server, self.times, self.bad = server, [], []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(n,)) for n in range(NORMAL)]

    def read(self, number):
        self.over.wait(number / NORMAL)
        turn = number
        while not self.over.is_set():
            status, _, seconds = self.server.get(PAGES[turn % len(PAGES)])
            (self.times if status == 200 else self.bad).append(seconds if status == 200 else status)
            turn += 1
            self.over.wait(max(0.0, 1.0 - seconds))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def slow_senders(server, seconds):
    """Opens SLOW connections that never finish a request; when each was closed."""
    waiting = selectors.DefaultSelector()
    opened, closed = {}, []
    starts = [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n", b"GET / HTTP/1.1\r\nX: "]
    for number in range(SLOW):
        connection = server.connect()
        connection.sendall(starts[number % 4])
        connection.setblocking(False)
        opened[connection] = time.monotonic()
        # Every fourth one goes on, a byte at a time.
        waiting.register(connection, selectors.EVENT_READ, number % 4 == 3)
    end, beat = time.monotonic() + seconds, time.monotonic() + 1
    while opened and time.monotonic() < end:
        for key, _ in waiting.select(0.05):
            try:
                over = not key.fileobj.recv(4096)
            except OSError:
                over = True
            if over:
                closed.append(time.monotonic() - opened.pop(key.fileobj))
                waiting.unregister(key.fileobj)
                key.fileobj.close()
        if time.monotonic() > beat:
            beat += 1
            for key in list(waiting.get_map().values()):
                if key.data:
                    try:
                        key.fileobj.send(b"a")
                    except OSError:
                        pass
    for connection in opened:
        connection.close()
    return closed


def main():
    marks = Marks()
    with Server() as server:
        for page in PAGES * 20:
            server.get(page)
        with Readers(server) as quiet:
            time.sleep(8)
        before = server.rss()
        with Readers(server) as beside:
            closed = slow_senders(server, 14)
        grown = server.rss() - before
        marks.check(len(closed) == SLOW and max(closed) <= 12,
                    f"{len(closed)} of {SLOW} slow senders closed, the last after "
                    f"{max(closed, default=0):.1f} s (at most 12)")
        calm, busy = percentile(quiet.times, 0.99), percentile(beside.times, 0.99)
        marks.check(not beside.bad and not quiet.bad,
                    f"{len(beside.times)} normal requests beside them, {len(beside.bad)} failed")
        # Below 10 ms the scheduler of a small machine is all that differs.
        marks.check(busy < 2 * max(calm, 0.010),
                    f"p99 of normal requests {calm * 1000:.1f} ms quiet, {busy * 1000:.1f} ms "
                    "beside (less than twice)")
        marks.check(grown < 30, f"memory {before:.1f} MB, {grown:+.1f} MB (less than 30)")

        print("readers of exports who take nothing:")
        # An address of its own each time: a finished answer needs no place.
        numbers = itertools.count()

        def export():
            return server.get(f"/people.csv?q=x{next(numbers)}")[0]

        held = []
        # A client has two of the four places.
        for number in range(4):
            connection = server.connect(receive_buffer=1024, client=f"127.0.1.{1 + number // 2}")
            connection.sendall(b"GET /moves.ndjson HTTP/1.1\r\nHost: a\r\n\r\n")
            held.append(connection)
        started = time.monotonic()
        while export() == 200 and time.monotonic() - started < 10:
            pass
        marks.check(export() == 503, "all places for exports are held")
        pages = [server.get("/people") for _ in range(20)]
        marks.check(all(status == 200 for status, *_ in pages),
                    f"pages go on, slowest {max(seconds for *_, seconds in pages) * 1000:.1f} ms")
        while export() != 200 and time.monotonic() - started < 60:
            time.sleep(0.2)
        freed = time.monotonic() - started
        marks.check(freed <= 33, f"a place was free again after {freed:.1f} s (30, and 3 to see it)")
        status, size, _ = server.get("/moves.ndjson")
        while status == 503 and time.monotonic() - started < 60:
            status, size, _ = server.get("/moves.ndjson")
        cut = []
        for connection in held:
            size_of_cut = 0
            try:
                while part := connection.recv(65536):
                    size_of_cut += len(part)
            except OSError:
                pass
            cut.append(size_of_cut)
        marks.check(status == 200 and max(cut) < size,
                    f"the slow readers had {max(cut)} bytes at most of {size}")
        marks.check(server.is_alive(), "the process lives")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    marks.end()


if __name__ == "__main__":
    main()
