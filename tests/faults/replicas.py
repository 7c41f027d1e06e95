#!/usr/bin/env python3
"""What one, two and three replicas do, what a cache in front of them does, and what each request costs
them and the database, as ratios of one run. `replicas.py [BINARY]`, about 60 seconds; needs wrk. All of
it, wrk included, shares the processors of one machine, so requests a second of several replicas say
little there; processor time for each request says how many a machine of its own would do."""
import os
import re
import subprocess

from cluster import Cluster
from proxies import Nginx
from readers import Replicas, get
from server import ROOT, Marks

SECONDS = 3
TICK = os.sysconf("SC_CLK_TCK")
FRESH = ["-s", os.path.join(ROOT, "tests", "faults", "fresh.lua")]


def processor(pids):
    """Seconds of processor time that processes have used."""
    used = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                used += sum(map(int, stat.read().rsplit(")", 1)[1].split()[11:13]))
        except FileNotFoundError:
            pass
    return used / TICK


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [pid, *map(int, file.read().split())]


def seconds(text):
    """`1.50ms` as wrk prints it."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60}[unit]


class Run:
    """wrk against ports at once, each with its share of the connections."""

    def __init__(self, ports, path, connections, script=(), groups=(), length=SECONDS):
        before = [processor(pids()) for pids in groups]
        running = [subprocess.Popen(
            ["wrk", "-t1", f"-c{max(1, connections // len(ports))}", f"-d{length}s", "--latency",
             "-H", "Host: baimo.test", "-H", "Accept-Encoding: gzip", *script,
             f"http://127.0.0.1:{port}{path}"], stdout=subprocess.PIPE, text=True) for port in ports]
        said = [process.communicate()[0] for process in running]
        used = [processor(pids()) for pids in groups]
        self.requests = sum(int(re.search(r"(\d+) requests in", text)[1]) for text in said)
        self.rate = sum(float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]) for text in said)
        self.p99 = max(seconds(re.search(r"99%\s+(\S+)", text)[1]) for text in said)
        # What each request cost each group of processes, in milliseconds.
        self.cost = [(now - then) / self.requests * 1000 for then, now in zip(before, used)]
        self.faults = sum(int(n) for text in said for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", text))
        self.faults += sum(int(n) for text in said for n in re.findall(r"(?:connect|read|write) (\d+)", text))


def main():
    marks, faults = Marks(), 0
    with Cluster() as cluster:
        code, said = cluster.load()
        assert code == 0, said
        def database():
            return children(cluster.primary.pid)
        one = {}
        print(f"{os.cpu_count()} processors; per request: milliseconds of processor time of the replicas "
              "and of PostgreSQL")
        for count in [1, 2, 3]:
            with Replicas(cluster, count) as replicas:
                for kind, path, script, connections in [("warm page", "/", (), 64), ("page made anew", "/", FRESH, 12)]:
                    # Connections are made and their queries planned before it counts.
                    Run(replicas.ports(), path, connections, script, length=2)
                    run = Run(replicas.ports(), path, connections, script, (replicas.pids, database))
                    faults += run.faults
                    first = one.setdefault(kind, run)
                    print(f"{count} replicas, {kind}, {connections} connections: {run.rate:.0f}/s, "
                          f"{run.rate / first.rate:.2f} of one; {run.cost[0]:.3f} + {run.cost[1]:.3f} ms "
                          f"({run.cost[0] / first.cost[0]:.2f} of one); p99 {run.p99 * 1000:.1f} ms")
                if count < 3:
                    continue
                with Nginx(replicas.ports()) as nginx:
                    get(nginx.port, "/")
                    def proxies():
                        return children(nginx.process.pid)
                    groups = (replicas.pids, database, proxies)
                    for kind, script, connections in [("warm page", (), 64), ("page made anew", FRESH, 12)]:
                        run = Run([nginx.port], "/", connections, script, groups)
                        faults += run.faults
                        first = one[kind]
                        print(f"3 replicas through nginx, {kind}, {connections} connections: {run.rate:.0f}/s, "
                              f"{run.rate / first.rate:.2f} of one directly; replicas {run.cost[0]:.3f}, "
                              f"PostgreSQL {run.cost[1]:.3f}, nginx {run.cost[2]:.3f} ms; "
                              f"p99 {run.p99 * 1000:.1f} ms")
                    for readers in [8, 64, 512]:
                        near = Run([replicas.ports()[0]], "/", readers, (), (replicas.pids,))
                        far = Run([nginx.port], "/", readers, (), (proxies,))
                        faults += near.faults + far.faults
                        print(f"{readers} readers of a warm page: one replica {near.rate:.0f}/s, "
                              f"{near.cost[0]:.3f} ms each, p99 {near.p99 * 1000:.1f} ms; nginx "
                              f"{far.rate:.0f}/s, {far.cost[0]:.3f} ms each, p99 {far.p99 * 1000:.1f} ms")
        marks.check(faults == 0, f"{faults} requests failed (none)")
    marks.end()


if __name__ == "__main__":
    main()
