#!/usr/bin/env python3
"""Row 19: max_connections=20 and three replicas under load; then others take every connection that is
left. `connections_exhausted.py [BINARY]`, about 30 seconds. A pool is min(10, 20 * 0.8 / 3) = 5."""
import subprocess
import threading
import time

from cluster import QUOTED, Cluster, is_true
from readers import FRESH, Readers, Replicas, get, p99, show, statuses
from server import Marks

MAXIMUM, COUNT = 20, 3
POOL = min(10, MAXIMUM * 8 // 10 // COUNT)
COUNTED = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'baimo_reader'"


class Watch:
    """Connections of the replicas, looked at ten times a second."""

    def __init__(self, cluster):
        self.cluster, self.seen, self.over = cluster, [], threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self):
        while not self.over.wait(0.1):
            if counted := self.cluster.primary.ask(COUNTED):
                self.seen.append(int(counted))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def hold(cluster):
    """psql that sleeps in a connection of the owner; where none is left it ends at once."""
    url = f"postgres://baimo_owner:{QUOTED['baimo_owner']}@127.0.0.1:{cluster.primary.port}/baimo"
    return subprocess.Popen(["psql", "-X", url, "-c", "SELECT pg_sleep(60)"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    marks = Marks()
    with Cluster(0, f"max_connections={MAXIMUM}") as cluster:
        code, said = cluster.load()
        assert code == 0, said
        with Replicas(cluster, COUNT) as replicas:
            with Watch(cluster) as watch, Readers(replicas.ports(), 48, 0.0, FRESH) as readers:
                time.sleep(8)
            got = readers.answers
            show([answer for answer in got if answer.status not in (200, 503)])
            marks.check({answer.status for answer in got} <= {200, 503} and statuses(got)[200] > 100,
                        f"row 19: {len(got)} fresh pages by 48 clients: {statuses(got)} (200 and 503), "
                        f"p99 {p99(got):.2f} s")
            marks.check(watch.seen and 0 < max(watch.seen) <= POOL * COUNT,
                        f"at most {max(watch.seen)} connections of {COUNT} replicas "
                        f"({POOL} each, {POOL * COUNT})")
            # Two pools start anew with nothing left, the third keeps what it has.
            codes = [replicas.servers[number].stop() for number in [1, 2]]
            marks.check(codes == [0, 0], f"exit codes {codes}")
            held = [hold(cluster) for _ in range(MAXIMUM)]
            try:
                left = is_true(lambda: sum(one.poll() is None for one in held) < MAXIMUM, 5)
                assert left is not None, "there is a connection left"
                kept = sum(one.poll() is None for one in held)
                with Readers(replicas.servers[0].port, 24, 0.05) as readers:
                    time.sleep(4)
                got = readers.answers
                show([answer for answer in got if answer.status not in (200, 503)])
                marks.check({answer.status for answer in got} <= {200, 503},
                            f"{kept} connections held by others, {len(got)} answers of the replica that "
                            f"is left: {statuses(got)} (200 and 503)")
                slow = max(answer.took for answer in got)
                marks.check(slow <= 4, f"the slowest took {slow:.2f} s")
                health = get(replicas.servers[0].port, "/healthz").status
                marks.check(health == 200 and replicas.servers[0].is_alive(), f"/healthz {health}")
            finally:
                for one in held:
                    one.terminate()
                # A server in pg_sleep does not notice that its client is gone.
                cluster.primary.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                    "WHERE usename = 'baimo_owner'")
                for one in held:
                    one.wait()
            counted = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'baimo_owner'"
            assert is_true(lambda: cluster.primary.ask(counted) == "0", 10) is not None
            ready = [replicas.again(number) for number in [1, 2]]
            with Readers(replicas.ports(), 24, 0.05) as readers:
                time.sleep(2)
            marks.check({answer.status for answer in readers.answers} == {200},
                        f"ready {max(ready):.2f} s after they may connect again, then "
                        f"{statuses(readers.answers)}")
    marks.end()


if __name__ == "__main__":
    main()
