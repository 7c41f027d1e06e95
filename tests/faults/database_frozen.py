#!/usr/bin/env python3
"""Row 18: every process of the database is stopped by SIGSTOP for 10 seconds, so that connections stay
open and nothing answers: once with the replicas connected to it, once behind HAProxy, which cuts them.
`database_frozen.py [BINARY]`, about 40 seconds."""
import signal
import time

from cluster import Cluster, is_true
from proxies import HAProxy
from readers import Readers, Replicas, get, p99, show, statuses
from server import Marks

FROZEN = 10.0


def freeze(cluster, marks, name):
    with Replicas(cluster) as replicas:
        ports = replicas.ports()
        with Readers(ports) as quiet:
            time.sleep(3)
        assert {answer.status for answer in quiet.answers} == {200}, statuses(quiet.answers)
        with Readers(ports) as readers, Readers(ports, clients=3, paths=["/healthz"]) as probes:
            stopped = time.monotonic()
            cluster.primary.signal_all(signal.SIGSTOP)
            try:
                time.sleep(FROZEN)
            finally:
                cluster.primary.signal_all(signal.SIGCONT)
            continued = time.monotonic()
            well = [is_true(lambda port=port: get(port, f"/?x={time.monotonic()}").status == 200, 10)
                    for port in ports]
            well_after = time.monotonic() - continued
            time.sleep(1)
            after = time.monotonic()
            time.sleep(2)
        got = readers.between(stopped, continued)
        late = readers.between(after, float("inf"))
        show([answer for answer in got if answer.status not in (200, 503)])
        marks.check({answer.status for answer in got} <= {200, 503} and len(got) > 100,
                    f"row 18, {name}: {len(got)} answers of a frozen database: {statuses(got)} "
                    "(200 and 503)")
        slow = max(answer.took for answer in got)
        marks.check(slow <= 3, f"the slowest took {slow:.2f} s (3 at most), p99 {p99(got):.2f} s, "
                    f"{p99(quiet.answers):.2f} s before")
        marks.check({answer.status for answer in probes.answers} == {200},
                    f"/healthz {statuses(probes.answers)}, p99 {p99(probes.answers) * 1000:.0f} ms")
        marks.check(None not in well and well_after <= 2,
                    f"all three well {well_after:.2f} s after it goes on (2 at most)")
        marks.check({answer.status for answer in late} == {200}, f"then {statuses(late)}")
        marks.check(replicas.stop() == [0, 0, 0], "exit codes 0")


def main():
    marks = Marks()
    with Cluster() as cluster:
        code, said = cluster.load()
        assert code == 0, said
        freeze(cluster, marks, "connected to it")
        with HAProxy(cluster) as _:
            freeze(cluster, marks, "behind HAProxy")
    marks.end()


if __name__ == "__main__":
    main()
