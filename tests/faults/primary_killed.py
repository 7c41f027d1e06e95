#!/usr/bin/env python3
"""Row 17: the PostgreSQL primary is killed with SIGKILL while readers read and imports run; one of two
standbys, the one that has more, is promoted by deploy/postgres/promote.sh and the other follows it.
`primary_killed.py [BINARY]`, about 50 seconds."""
import os
import signal
import subprocess
import tempfile
import threading
import time

from cluster import Cluster, is_true
from proxies import HAProxy, Nginx
from readers import FRESH, Readers, Replicas, caches, failed, get, longest_outage, p99, show, statuses
from records import start, variants, version
from server import Marks

WARM = ["/", "/zh/", "/companies/baidu", "/announcements.atom", "/zh/reactions", "/people",
        "/search?q=wenxin", "/claims"]
RECORDS = 8


class Importer:
    """Imports one record after the other: what was acknowledged and what was not, each as (began,
    ended, version)."""

    def __init__(self, cluster, folders, versions):
        self.cluster, self.records = cluster, list(zip(folders, versions))
        self.acknowledged, self.refused = [], []
        self.over, self.at_work = threading.Event(), threading.Lock()
        self.thread = threading.Thread(target=self.keep_on)

    def keep_on(self):
        turn = 0
        while not self.over.wait(0.05):
            with self.at_work:
                record, made = self.records[turn % RECORDS]
                began = time.monotonic()
                code, _ = self.cluster.load(record)
                list_of = self.refused if code else self.acknowledged
                list_of.append((began, time.monotonic(), made))
                turn += 1

    def more(self, count):
        """Waits for so many more acknowledged imports; seconds until the first."""
        had, began = len(self.acknowledged), time.monotonic()
        enough = is_true(lambda: len(self.acknowledged) >= had + count, 30)
        assert enough is not None, f"no import goes through: {self.refused[-1:]}"
        return self.acknowledged[had][1] - began

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def held(node):
    """The version of the record that a server holds."""
    return node.ask("SELECT left(version, 12) FROM dataset", "baimo")


def kill_and_promote(cluster, importer, marks):
    """Seconds from the kill to the first import that the new primary acknowledged."""
    s1, s2 = cluster.standbys
    importer.more(3)
    # From here on s1 falls behind: what is acknowledged now, s2 alone has.
    receiver = s1.walreceiver()
    os.kill(receiver, signal.SIGSTOP)
    try:
        importer.more(4)
        cluster.primary.kill()
        killed = time.monotonic()
        with importer.at_work:
            behind = held(s1)
            said, new = cluster.promote()
            print(said.strip())
            found = held(s2)
    finally:
        os.kill(receiver, signal.SIGCONT)
    before = [made for _, ended, made in importer.acknowledged if ended <= killed]
    # An import that the kill cut off may or may not have come through; nobody was told.
    allowed = {before[-1], *(made for began, ended, made in importer.refused if began <= killed <= ended)}
    marks.check(new is s2 and behind != before[-1],
                f"row 17: s1 is behind ({behind}), so s2 was promoted: {new is s2}")
    marks.check(found in allowed, f"{len(before)} imports were acknowledged, the last is {before[-1]}; "
                f"the new primary has {found}: none is lost")
    promoted = time.monotonic()
    again = importer.more(1) + promoted - killed
    followed = is_true(lambda: s2.ask("SELECT count(*) FROM pg_stat_replication") == "1", 20)
    marks.check(followed is not None, "the other standby follows the new primary through HAProxy, "
                f"{followed or 99:.1f} s after it was seen to take imports")
    importer.more(3)
    return killed, again


def came_back(cluster, record, marks):
    """The old primary, started as it was: no standby follows it, so it acknowledges no import."""
    cluster.primary.start(cluster.sync)
    url = cluster.url("baimo_owner", cluster.primary.port)
    importer = start("import", record, "--database-url", url)
    try:
        code = importer.wait(timeout=4)
    except subprocess.TimeoutExpired:
        code = None
    importer.kill()
    importer.communicate()
    marks.check(code != 0, f"the old primary, back by mistake, acknowledges no import: {code or 'waits'}")


def main():
    marks = Marks()
    with tempfile.TemporaryDirectory() as folder, Cluster(2) as cluster, HAProxy(cluster):
        folders = variants(folder, RECORDS)
        versions = []
        cluster.start_standbys()
        for record in folders:
            code, said = cluster.load(record)
            assert code == 0, said
            versions.append(version(said))
        with Replicas(cluster) as replicas, Nginx(replicas.ports()) as nginx:
            pids = replicas.pids()
            with Readers(nginx.port, 12, paths=WARM) as warm, Readers(nginx.port, 6, paths=FRESH) as fresh:
                with Importer(cluster, folders, versions) as importer:
                    killed, again = kill_and_promote(cluster, importer, marks)
                newest = importer.acknowledged[-1][2]
                shown = is_true(lambda: all(newest.encode() in get(port, "/data").body
                                            for port in replicas.ports()), 10)
                assert shown is not None, "the replicas do not show the newest import"
            print(f"{len(warm.answers)} warm answers {caches(warm.answers)}, {len(fresh.answers)} made "
                  f"anew, p99 {p99(fresh.answers) * 1000:.0f} ms; {len(importer.acknowledged)} imports "
                  f"acknowledged, {len(importer.refused)} not")
            show(warm.answers + fresh.answers)
            marks.check(not failed(warm.answers), f"{len(failed(warm.answers))} of {len(warm.answers)} "
                        f"GETs of what nginx has failed: {statuses(warm.answers)} (none)")
            outage = longest_outage(fresh.answers)
            marks.check(outage <= 5 and {answer.status for answer in fresh.answers} <= {200, 503},
                        f"pages made anew: {statuses(fresh.answers)}, outage {outage:.2f} s (5 at most)")
            marks.check(again <= 15, f"the first import was acknowledged {again:.1f} s after the kill")
            marks.check(shown <= 3, f"all replicas show the newest import after {shown:.2f} s")
            marks.check(replicas.pids() == pids and all(one.is_alive() for one in replicas.servers)
                        and replicas.stop() == [0, 0, 0], "no replica was restarted; exit codes 0")
        came_back(cluster, folders[0], marks)
    marks.end()


if __name__ == "__main__":
    main()
