"""Readers for the tests of many replicas: clients that keep their connections, three identical
replicas of one cluster, and what became of each request. Standard library."""
import collections
import http.client
import itertools
import signal
import threading
import time

from cluster import is_true
from server import Server, percentile

# A third of the requests is made anew each time: a page with a parameter it does not know is not kept.
WARM = ["/", "/zh/", "/companies", "/companies/baidu", "/reactions", "/announcements.csv", "/people",
        "/dates/2023-03-16", "/search?q=wenxin", "/claims"]
FRESH = ["/?x={n}", "/zh/models?x={n}", "/reactions?x={n}", "/promises?x={n}"]



def mixed():
    """Two warm pages, then a fresh one."""
    fresh = itertools.cycle(FRESH)
    return [path for n, warm in enumerate(WARM) for path in [warm, next(fresh)][:1 + n % 2]]


Answer = collections.namedtuple("Answer", "began took status cache path body")


def get(port, path, timeout=15.0, connection=None):
    """One GET; status 0 if it failed. Without a connection, on one of its own."""
    own = connection is None
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    began = time.monotonic()
    try:
        connection.request("GET", path, headers={"Host": "baimo.test"})
        answer = connection.getresponse()
        body = answer.read()
        status, cache = answer.status, answer.getheader("X-Cache", "")
    except (OSError, http.client.HTTPException) as error:
        status, cache, body = 0, "", repr(error).encode()
        connection.close()
    if own:
        connection.close()
    return Answer(began, time.monotonic() - began, status, cache, path, body)


class Readers:
    """So many clients, each of which asks, reads, pauses and asks again."""

    def __init__(self, ports, clients=24, pause=0.1, paths=None):
        self.ports, self.pause = ports if isinstance(ports, list) else [ports], pause
        self.paths = paths or mixed()
        self.over, self.lock, self.answers = threading.Event(), threading.Lock(), []
        self.threads = [threading.Thread(target=self.read, args=(n,)) for n in range(clients)]
        self.counter = itertools.count()

    def read(self, number):
        port = self.ports[number % len(self.ports)]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
        self.over.wait(self.pause * number / len(self.threads))
        for turn in itertools.count(number):
            if self.over.is_set():
                break
            path = self.paths[turn % len(self.paths)].format(n=next(self.counter))
            answer = get(port, path, connection=connection)
            with self.lock:
                self.answers.append(answer)
            self.over.wait(self.pause)
        connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def between(self, since, until):
        with self.lock:
            return [answer for answer in self.answers if since <= answer.began < until]


def failed(answers):
    return [answer for answer in answers if answer.status != 200]


def statuses(answers):
    return dict(collections.Counter(answer.status or "no answer" for answer in answers))


def caches(answers):
    return dict(collections.Counter(answer.cache or "none" for answer in answers))


def p99(answers):
    return percentile([answer.took for answer in answers], 0.99)


def longest_outage(answers):
    """The longest time from a request that failed to the next that did not, in seconds."""
    worst, since = 0.0, None
    for answer in sorted(answers):
        if answer.status != 200:
            since = answer.began if since is None else since
        elif since is not None:
            worst, since = max(worst, answer.began + answer.took - since), None
    return worst if since is None else float("inf")


def show(answers, count=5):
    for answer in failed(answers)[:count]:
        print(f"  {answer.status} {answer.path} after {answer.took:.3f} s: {answer.body[:100]}")


class Replicas:
    """Identical servers that read one cluster as the role that only may read."""

    def __init__(self, cluster, count=3, *flags):
        self.cluster, self.count, self.flags = cluster, count, flags
        self.servers = []
        try:
            for _ in range(count):
                self.servers.append(self.start())
        except BaseException:
            self.stop()
            raise

    def start(self, port=0):
        """One replica; on the port of one that is gone, if that is given."""
        return Server("--database-url", self.cluster.url("baimo_reader"), *self.flags,
                      listen=f"127.0.0.1:{port}",
                      environment={"BAIMO_REPLICAS": str(self.count),
                                   "BAIMO_TRUSTED_PROXY_HOPS": "1", "BAIMO_RATE_LIMIT": "off"})

    def ports(self):
        return [server.port for server in self.servers]

    def kill(self, number):
        self.servers[number].process.send_signal(signal.SIGKILL)
        self.servers[number].process.wait()

    def again(self, number):
        """Starts one that has ended; seconds until it is ready."""
        began = time.monotonic()
        self.servers[number] = self.start(self.servers[number].port)
        assert is_true(lambda: self.servers[number].get("/readyz")[0] == 200, 10, 0.02) is not None
        return time.monotonic() - began

    def pids(self):
        return [server.pid for server in self.servers]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        return [server.stop() for server in self.servers]
