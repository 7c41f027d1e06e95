#!/usr/bin/env python3
"""Row 41: what each address costs on a record of 10,000 announcements and a million moves, and whether
others are served beside the dearest. `dear_pages.py [BINARY [--record FOLDER]]`, about four minutes.

The record is that of benches/peers/record.py. From the start page every link is followed, of each kind
of address (its path without names, the keys of its query) the first few; what is measured is the
processor time of the whole process for one request at a time, none of which a store can serve. Files of
whole lists are told apart: they are sent in pieces, and what they cost is what the table holds."""
import collections
import html
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urljoin, urlsplit

from records import binary, text_flag
from server import ROOT, Marks, Server, percentile

OF_A_KIND = 4  # addresses of each kind
FILES_OF_A_KIND = 2
MOST = 0.3  # seconds of processor time
CLIENTS = 64
SECONDS = 15
# Names and days in paths, which tell one address of a kind from another.
NAME = re.compile(r"^(a\d{7}|c\d{5}|m\d{5}|\d{6}\.SS|\d{4}-\d\d(-\d\d)?|.*-.*-.*)(?=\.|$)")
FILE = re.compile(r"\.(csv|json|ndjson|xlsx|parquet|zip|sqlite|ics)$|/eventstudy/")


def kind(address):
    """The address without what names one thing: its path by parts, and the keys of its query but those
    of how a picture looks."""
    parts = urlsplit(address)
    path = "/".join(NAME.sub("*", part) for part in parts.path.split("/"))
    keys = sorted(set(re.findall(r"(?:^|&)([^=&]+)", parts.query)) - {"lang", "theme", "width"})
    return path, tuple(keys)


def processor(server):
    """Seconds that all threads of the process have run, also those that are gone."""
    with open(f"/proc/{server.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    coarse = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    fine = 0
    for task in os.listdir(f"/proc/{server.pid}/task"):
        try:
            with open(f"/proc/{server.pid}/task/{task}/schedstat", encoding="ascii") as schedstat:
                fine += int(schedstat.read().split()[0])
        except OSError:
            pass
    return fine / 1e9, coarse


def settled(server):
    """The processor time once nothing runs any more, as after a compression that nobody waits for."""
    before = processor(server)
    while True:
        time.sleep(0.002)
        after = processor(server)
        if after[0] - before[0] < 0.0005:
            return after
        before = after


def crawl(server):
    """What each address costs, in seconds of processor time; statuses that no page should have."""
    seen, kinds, costs, wrong = {"/"}, collections.Counter(), {}, []
    queue = collections.deque(["/", "/zh/", "/reactions?sort=-car", "/reactions?sort=-car&limit=all",
                               "/api/v1/announcements?limit=200", "/timeline.svg"])
    while queue:
        address = queue.popleft()
        before = settled(server)
        status, body, whole = server.body(address)
        after = settled(server)
        # Threads that ended in between are only in the coarse figure, which counts by 10 ms.
        fine, coarse = after[0] - before[0], after[1] - before[1]
        costs[address] = fine if fine > 0 else coarse
        # Whole files, workbooks and comparisons have their bounds, and say so.
        if status not in (200, 308, 400) or not whole:
            wrong.append((address, status))
        # An error page leads to addresses of other pages, which those pages lead to as well.
        text = body.decode(errors="replace") if status == 200 and b"<html" in body[:200] else ""
        for link in re.findall(r'(?:href|src|action)="([^"]+)"', text):
            link = urljoin(address, html.unescape(link)).split("#")[0].removeprefix("http://baimo.test")
            if not link.startswith("/") or link.startswith("//") or link in seen:
                continue
            seen.add(link)
            kinds[kind(link)] += 1
            is_file = FILE.search(urlsplit(link).path)
            if kinds[kind(link)] <= (FILES_OF_A_KIND if is_file else OF_A_KIND):
                queue.append(link)
    return costs, wrong


def beside(server, dearest):
    """How long `/healthz` takes while clients ask for the dearest, made anew each time."""
    over, asked, statuses = threading.Event(), [0], collections.Counter()

    def ask(number):
        while not over.is_set():
            asked[0] += 1
            address = dearest[(number + asked[0]) % len(dearest)]
            mark = "&" if "?" in address else "?"
            # A key that no list has keeps a page out of the store.
            statuses[server.get(f"{address}{mark}cold={asked[0]}", 60)[0]] += 1

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    # Asked by a process of its own: the clients above keep this one's interpreter busy.
    watch = subprocess.run([sys.executable, "-c", WATCH, str(server.port), str(SECONDS)],
                           capture_output=True, text=True, check=True)
    over.set()
    for thread in threads:
        thread.join()
    return [float(word) for word in watch.stdout.split()], statuses


WATCH = """
import socket, sys, time
port, seconds = int(sys.argv[1]), float(sys.argv[2])
end = time.monotonic() + seconds
while time.monotonic() < end:
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 30, ("127.0.0.9", 0)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: baimo.test\\r\\nConnection: close\\r\\n\\r\\n")
        answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 200"), answer
    print(time.monotonic() - started)
    time.sleep(0.05)
"""


def main():
    marks = Marks()
    with tempfile.TemporaryDirectory() as folder:
        record = text_flag("--record") or os.path.join(folder, "record")
        if not os.path.exists(record):
            subprocess.run([sys.executable, os.path.join(ROOT, "benches/peers/record.py"), record,
                            "10000", "1000000"], check=True)
        database = f"sqlite://{folder}/large.db"
        subprocess.run([binary(), "import", record, "--database-url", database], check=True)
        with Server("--database-url", database) as server:
            server.get("/")
            costs, wrong = crawl(server)
            files = {address: cost for address, cost in costs.items() if FILE.search(urlsplit(address).path)}
            pages = sorted(set(costs) - set(files), key=costs.get, reverse=True)
            for address in pages[:20]:
                print(f"{costs[address] * 1000:7.0f} ms  {address}")
            for address in sorted(files, key=files.get, reverse=True)[:6]:
                print(f"{files[address] * 1000:7.0f} ms  {address}, a file")
            dear = [address for address in pages if costs[address] > MOST]
            marks.check(not dear, f"{len(pages)} addresses beside {len(files)} files, "
                        f"{costs[pages[0]] * 1000:.0f} ms of processor time at most (300)")
            marks.check(not wrong, f"none is wrong {wrong[:5]}")
        with Server("--database-url", database) as server:
            server.get("/")
            times, statuses = beside(server, pages[:10])
            marks.check(max(times) <= 0.2, f"/healthz beside {CLIENTS} clients on the ten dearest: "
                        f"{max(times) * 1000:.0f} ms at most (200), p50 {percentile(times, 0.5) * 1000:.1f} "
                        f"ms of {len(times)}; the clients got {dict(statuses)}")
    marks.end()


main()
