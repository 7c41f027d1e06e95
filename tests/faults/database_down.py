#!/usr/bin/env python3
"""Row 20: the database is stopped while nginx holds answers; then the replicas are stopped too.
`database_down.py [BINARY]`, about 20 seconds."""
import collections
import concurrent.futures
import time

from cluster import Cluster, is_true
from proxies import Nginx
from readers import Replicas, caches, failed, get, show, statuses
from server import Marks

# What a reader may have had: pages in both languages, files, feeds, pictures, a search, an asset.
WARMED = [lang + page for lang in ["", "/zh"] for page in [
    "/", "/companies", "/companies/baidu", "/models", "/reactions", "/reactions/reported", "/people",
    "/promises", "/claims", "/sources", "/dates/2023-03-16", "/search?q=wenxin", "/method", "/about",
    "/data", "/?company=baidu&company=alibaba", "/?q=open", "/compare?company=baidu&company=kunlun-tech"]]
WARMED += ["/announcements.csv", "/reactions.json", "/moves.csv?symbol=9888.HK", "/announcements.atom",
           "/announcements.ics", "/api/v1/announcements", "/timeline.svg", "/baimo.zip", "/robots.txt"]
AWAY = 5.0


def ask_all(port):
    with concurrent.futures.ThreadPoolExecutor(8) as readers:
        return list(readers.map(lambda path: get(port, path), WARMED))


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
            cold = get(nginx.port, "/companies?listed=yes")
            probes = [get(port, path).status for port in replicas.ports() for path in ["/healthz", "/readyz"]]
            marks.check(cold.status == 503, f"an address nobody asked for before: {cold.status} (503)")
            marks.check(probes == [200, 503] * 3, f"/healthz and /readyz of the replicas: {probes}")

            cluster.primary.start()
            began = time.monotonic()
            took = is_true(lambda: get(nginx.port, "/companies?listed=yes").status == 200, 10)
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
