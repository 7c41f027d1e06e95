#!/usr/bin/env python3
"""Row 16: three replicas behind nginx are restarted one by one with SIGTERM under load, each with an
idle connection held open to it. `rolling_restart.py [BINARY]`, about 30 seconds."""
import signal
import time

from cluster import Cluster, is_true
from proxies import Nginx
from readers import Readers, Replicas, caches, failed, get, p99, show, statuses
from server import Marks


def idle(server):
    """A connection on which one request was answered and none follows."""
    connection = server.connect()
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
    assert connection.recv(65536).startswith(b"HTTP/1.1 200")
    return connection


def restart(replicas, number):
    """Exit code, seconds to the end, seconds until /readyz said so, seconds until ready again."""
    server, began = replicas.servers[number], time.monotonic()
    with idle(server) as connection:
        server.process.send_signal(signal.SIGTERM)
        told = is_true(lambda: get(server.port, "/readyz").status == 503, 2, 0.02)
        server.process.wait(timeout=40)
        took = time.monotonic() - began
        connection.settimeout(2)
        assert connection.recv(1) == b"", "the idle connection was closed"
    return server.process.returncode, took, told, replicas.again(number)


def main():
    marks = Marks()
    with Cluster() as cluster:
        code, said = cluster.load()
        assert code == 0, said
        with Replicas(cluster) as replicas, Nginx(replicas.ports()) as nginx:
            with Readers(nginx.port) as quiet:
                time.sleep(5)
            calm = quiet.answers[len(quiet.answers) // 4:]
            with Readers(nginx.port) as readers:
                time.sleep(1)
                restarts = [restart(replicas, number) for number in range(3)]
                time.sleep(1)
            got = readers.answers
            print(f"{len(got)} answers {caches(got)}; p99 {p99(calm) * 1000:.1f} ms quiet, "
                  f"{p99(got) * 1000:.1f} ms meanwhile")
            show(got)
            marks.check(not failed(got), f"row 16: {len(failed(got))} of {len(got)} GETs failed during "
                        f"three restarts: {statuses(got)} (none)")
            for number, (code, took, told, ready) in enumerate(restarts, 1):
                marks.check(code == 0 and took <= 22 and told is not None,
                            f"replica {number}: exit code {code} after {took:.1f} s (0 within 22), "
                            f"/readyz 503 after {told or 99:.2f} s, ready {ready:.2f} s after its start")
    marks.end()


if __name__ == "__main__":
    main()
