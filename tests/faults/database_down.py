#!/usr/bin/env python3
"""Rows 20 and 31: the database is stopped while nginx holds answers; then the replicas are stopped too.
Before that one client asks for an asset under ever new queries.
`database_down.py [BINARY]`, about 40 seconds."""
import collections
import concurrent.futures
import http.client
import itertools
import os
import threading
import time

from cluster import Cluster, is_true
from proxies import Nginx
from readers import Replicas, caches, failed, get, show, statuses
from server import Marks

# What a reader may have had: pages in both languages, feeds, pictures, a search. No cache keeps files.
WARMED = [lang + page for lang in ["", "/zh"] for page in [
    "/", "/companies", "/companies/baidu", "/models", "/reactions", "/reactions/reported", "/people",
    "/promises", "/claims", "/sources", "/dates/2023-03-16", "/search?q=wenxin", "/method", "/about",
    "/data", "/?company=baidu&company=alibaba", "/?q=open", "/compare?company=baidu&company=kunlun-tech"]]
WARMED += ["/announcements.atom", "/announcements.ics", "/api/v1/announcements", "/timeline.svg",
           "/robots.txt"]
FILES = ["/announcements.csv", "/reactions.json", "/moves.csv?symbol=9888.HK", "/baimo.zip", "/baimo.sqlite",
         "/people.xlsx", "/eventstudy/events.csv"]
AWAY = 5.0
# More than all rooms of nginx together hold, if each had a place of its own.
ASSETS = 10_000


def ask_all(port):
    with concurrent.futures.ThreadPoolExecutor(8) as readers:
        return list(readers.map(lambda path: get(port, path), WARMED))


def held(folder):
    """Megabytes in nginx's rooms."""
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder)
               for name in names if not name.endswith((".conf", "log"))) / 1e6


class Crowder:
    """One client that asks for an asset under ever new queries, on connections that it keeps."""

    def __init__(self, port, asset):
        self.port, self.asset, self.answers = port, asset, []
        self.numbers = itertools.count()
        self.threads = [threading.Thread(target=self.ask) for _ in range(4)]

    def ask(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        while (number := next(self.numbers)) < ASSETS:
            self.answers.append(get(self.port, f"{self.asset}?n={number}", connection=connection).status)
        connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        for thread in self.threads:
            thread.join()


def crowd(marks, nginx, asset):
    """Row 31: what one client's queries take of nginx's rooms."""
    before = held(nginx.folder.name)
    with Crowder(nginx.port, asset) as crowder:
        pass
    statuses = collections.Counter(crowder.answers)
    added = held(nginx.folder.name) - before
    marks.check(set(statuses) <= {200, 429} and statuses[429] > 0 and added < 1,
                f"row 31: {ASSETS} GETs of an asset under other queries: {dict(statuses)}, "
                f"{added:.2f} MB more held (less than 1)")
    for path in FILES:
        seen = [get(nginx.port, path) for _ in range(2)]
        marks.check(all(answer.status == 200 and not answer.cache for answer in seen)
                    and seen[0].body == seen[1].body, f"{path} twice: whole, and never kept")
    marks.check(held(nginx.folder.name) - before < 1, "nor in a temporary file")


def main():
    marks = Marks()
    with Cluster() as cluster:
        code, said = cluster.load()
        assert code == 0, said
        with Replicas(cluster) as replicas, Nginx(replicas.ports()) as nginx:
            truth = ask_all(nginx.port)
            show(truth)
            assert not failed(truth), statuses(truth)
            bodies = {answer.path: answer.body for answer in truth}
            page = bodies["/"].decode().split('"')
            crowd(marks, nginx, next(word for word in page if word.startswith("/static/app.")))
            cluster.primary.stop()
            # Nothing is fresh any more: nginx believes an answer for a second, a replica a version for
            # half a second.
            ended, rounds = time.monotonic() + AWAY, []
            time.sleep(2)
            while time.monotonic() < ended:
                rounds += ask_all(nginx.port)
            show(rounds)
            marks.check(not failed(rounds) and len(rounds) >= len(WARMED),
                        f"row 20: {len(rounds) - len(failed(rounds))} of {len(rounds)} GETs of "
                        f"{len(WARMED)} warmed addresses without a database: {statuses(rounds)}, "
                        f"{caches(rounds)} (all 200)")
            wrong = [answer.path for answer in rounds if answer.body != bodies[answer.path]]
            marks.check(not wrong, f"{len(wrong)} of them are other than before (none)")
            slow = max(answer.took for answer in rounds)
            marks.check(slow <= 3, f"the slowest took {slow * 1000:.0f} ms (3000)")
            files = [get(nginx.port, path).status for path in FILES]
            marks.check(set(files) <= {200, 503}, f"files without a database: {files} (200 from the "
                        "memory of a replica, else 503)")
            cold = get(nginx.port, "/companies?listed=yes")
            probes = [get(port, path).status for port in replicas.ports() for path in ["/healthz", "/readyz"]]
            marks.check(cold.status == 200, f"an address nobody asked for before: {cold.status} (200, from "
                        "the record in memory)")
            moves = get(nginx.port, "/shares/BIDU").status
            marks.check(moves == 503, f"a page of session moves that nobody asked for before: {moves} (503)")
            marks.check(probes == [200, 503] * 3, f"/healthz and /readyz of the replicas: {probes}")

            cluster.primary.start()
            began = time.monotonic()
            took = is_true(lambda: get(nginx.port, "/shares/BIDU").status == 200, 10)
            marks.check(took is not None and took <= 2,
                        f"well {time.monotonic() - began:.2f} s after the database (2 at most)")

            # Without any replica nginx has all of it.
            codes = replicas.stop()
            rounds = ask_all(nginx.port)
            stale = collections.Counter(answer.cache for answer in rounds)
            marks.check(not failed(rounds) and stale["STALE"] == len(WARMED),
                        f"without replicas: {statuses(rounds)}, {dict(stale)} (all 200 and STALE)")
            cold = get(nginx.port, "/companies?listed=no")
            marks.check(cold.status == 503 and "服务器" in cold.body.decode(), "and 503 for others")
            marks.check(codes == [0, 0, 0], f"exit codes {codes}")
    marks.end()


if __name__ == "__main__":
    main()
