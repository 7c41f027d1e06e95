#!/usr/bin/env python3
"""Row 27: memory and open files under half of what the server can do, for minutes, beside one crawler
that takes every page of the sitemap in three encodings over and over, and four slow readers of a long
file. The server has no more memory than README says is enough.
`soak.py [BINARY] [--minutes N]`, 10 unless told; by hand, not in CI."""
import itertools
import os
import re
import statistics
import threading
import time

from records import flag
from server import MEMORY_MAX, Marks, Room, Server

READERS = 8
PAGES = ["/", "/zh/", "/?company=baidu", "/companies/baidu", "/reactions", "/reactions.csv",
         "/moves.csv?symbol=9888.HK", "/announcements.atom", "/search?q=wenxin", "/people.xlsx",
         "/compare?company=baidu", "/api/v1/announcements", "/?x={n}", "/zh/reactions?x={n}"]


def slope(points):
    """Least squares, units of y a minute."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    over = sum((x - mean_x) * (y - mean_y) for x, y in points)
    under = sum((x - mean_x) ** 2 for x, _ in points)
    return 60 * over / under if under else 0.0


def load(server, seconds, pause):
    """Readers in turn, each waiting between its requests; how many were answered, and what was
    seen of the process each second."""
    end, done, bad, seen = time.monotonic() + seconds, [0] * READERS, [], []
    numbers = itertools.count()

    def read(which):
        for number in itertools.count(which):
            if time.monotonic() > end:
                return
            page = PAGES[number % len(PAGES)].format(n=next(numbers))
            status, _, took = server.get(page)
            done[which] += status == 200
            if status != 200:
                bad.append((page, status))
            time.sleep(pause if pause is not None else 0)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        files = len(os.listdir(f"/proc/{server.pid}/fd"))
        seen.append((time.monotonic() - began, server.rss(), files))
        time.sleep(1)
    for thread in threads:
        thread.join()
    return sum(done) / seconds, bad, seen


class Beside:
    """One crawler and four slow readers, each a client of its own, until the end."""

    def __init__(self, server):
        self.server, self.over = server, threading.Event()
        self.crawled, self.bad, self.read = 0, [], 0

    def __enter__(self):
        self.threads = [threading.Thread(target=self.crawl)]
        self.threads += [threading.Thread(target=self.sip, args=(f"127.0.0.{20 + n}",)) for n in range(4)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def crawl(self):
        pages = re.findall(r"<loc>http://baimo\.test([^<]*)</loc>", self.server.ask("/sitemap.xml").decode())
        for encoding, page in itertools.cycle(itertools.product(("identity", "gzip", "br"), pages)):
            if self.over.wait(0.005):
                return
            status = self.server.get(page, client="127.0.0.9", encoding=encoding)[0]
            self.crawled += status == 200
            if status != 200:
                self.bad.append((page, status))

    def sip(self, client):
        """Takes 16 KB a second, twice what a reader is cut off for."""
        while not self.over.is_set():
            try:
                with self.server.connect(10, 4096, client) as connection:
                    connection.sendall(b"GET /moves.ndjson HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
                    while not self.over.wait(0.125) and (part := connection.recv(2048)):
                        self.read += len(part)
            except OSError as error:
                if not self.over.is_set():
                    self.bad.append((client, error))


def main():
    marks = Marks()
    minutes = flag("--minutes", 10)
    room = Room(MEMORY_MAX)
    with Server("--max-exports", "16", room=room) as server:
        able, _, _ = load(server, 5, None)
        # Half of it: each of the readers rests as long as it was served.
        pause = READERS / able
        with Beside(server) as beside:
            rate, bad, seen = load(server, minutes * 60, pause)
        bad += beside.bad
        print(f"{able:.0f} requests a second at most, {rate:.0f} for {minutes} minutes; beside them "
              f"{beside.crawled} pages crawled, {beside.read / 2**20:.0f} MB taken by four slow readers")
        settled = [(at, rss) for at, rss, _ in seen if at > 60 * min(3, minutes / 3)]
        grows = slope(settled)
        held = [rss for _, rss in settled]
        # A second shows what the answers of that second take; a minute's median shows what stays.
        of_minutes = [statistics.median(rss for _, rss in group)
                      for _, group in itertools.groupby(settled, lambda point: point[0] // 60)]
        marks.check(max(of_minutes) - min(of_minutes) <= 10,
                    f"medians of the minutes {min(of_minutes):.1f} to {max(of_minutes):.1f} MB (10 apart)")
        marks.check(max(held) <= MEMORY_MAX,
                    f"single seconds {min(held):.1f} to {max(held):.1f} MB ({MEMORY_MAX} at most"
                    f"{', enforced' if room.is_bound else ''})")
        marks.check(not bad, f"{rate * minutes * 60:.0f} answered, {len(bad)} failed {bad[:3]}")
        marks.check(grows < 1, f"memory {settled[0][1]:.1f} to {settled[-1][1]:.1f} MB after the "
                    f"first minutes, {grows:+.2f} MB a minute (less than 1)")
        files = [count for _, _, count in seen]
        marks.check(max(files) < 80, f"open files {min(files)} to {max(files)} (fewer than 80)")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    room.close()
    marks.end()


if __name__ == "__main__":
    main()
