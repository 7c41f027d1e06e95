#!/usr/bin/env python3
"""Row 15: one of three replicas behind nginx is killed with SIGKILL under load and comes back.
`replica_killed.py [BINARY]`, about 20 seconds. 24 clients; killed at 2.5 s, back at 5.5 s."""
import time

from cluster import Cluster, is_true
from proxies import Nginx
from readers import Readers, Replicas, caches, failed, get, p99, show, statuses
from server import Marks

SECONDS = 8.0


def served(server):
    """Requests that the replica has answered, by its log."""
    return server.logged().count("request")


def main():
    marks = Marks()
    with Cluster() as cluster:
        code, said = cluster.load()
        assert code == 0, said
        may = cluster.told("baimo_reader", "SELECT count(*) FROM announcement")
        told = [cluster.told("baimo_reader", "SET transaction_read_only = off; " + sql)
                for sql in ["DELETE FROM dataset", "CREATE TABLE mine ()"]]
        marks.check(int(may) > 0 and all("permission denied" in one for one in told),
                    f"the role of the replicas reads {may} announcements; otherwise {told}")
        with Replicas(cluster) as replicas, Nginx(replicas.ports()) as nginx:
            with Readers(nginx.port) as quiet:
                time.sleep(SECONDS)
            calm = quiet.answers[len(quiet.answers) // 4:]
            with Readers(nginx.port) as readers:
                began = time.monotonic()
                time.sleep(2.5)
                replicas.kill(1)
                time.sleep(began + 5.5 - time.monotonic())
                started = time.monotonic()
                ready = replicas.again(1)
                asked = is_true(lambda: served(replicas.servers[1]) > 1, 5, 0.02)
                back = time.monotonic() - started
                time.sleep(max(0.0, began + SECONDS - time.monotonic()))
            got = readers.answers
            print(f"quiet {len(calm)} answers {caches(calm)}, with the kill {len(got)} {caches(got)}")
            show(got)
            marks.check(not failed(got) and not failed(quiet.answers),
                        f"row 15: {len(failed(got))} of {len(got)} GETs failed: {statuses(got)} (none)")
            marks.check(p99(got) < max(2 * p99(calm), 0.05),
                        f"p99 {p99(calm) * 1000:.1f} ms quiet, {p99(got) * 1000:.1f} ms with the kill, "
                        f"longest {max(answer.took for answer in got) * 1000:.0f} ms (p99 less than "
                        "twice, or 50 ms: two processors do all of it)")
            marks.check(asked is not None and back <= 2,
                        f"back: ready after {ready:.2f} s, asked by nginx after {back:.2f} s (2 at most)")
            marks.check(get(nginx.port, "/healthz").status == 200
                        and get(nginx.port, "/metrics").status == 404, "/metrics is not passed on")
    marks.end()


if __name__ == "__main__":
    main()
