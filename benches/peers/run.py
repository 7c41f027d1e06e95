#!/usr/bin/env python3
"""Measures this server beside nginx, Datasette and sqlite3 on one machine: python3 run.py [--large].

Rounds go through all cases in turn, every other one backwards; what is printed are medians of the
ratios within a round, since a busy machine changes the figures of all alike. `--large` adds a
record of 100,000 announcements, the most that one may have, and ten million moves. Everything is made in target/peers.
"""

import argparse
import gzip
import http.client
import platform
import statistics
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

from tools import WORK, baimo, database, datasette, install, nginx, wrk

GZIP = ["Accept-Encoding: gzip"]
BR = ["Accept-Encoding: br"]
COLD = str(Path(__file__).with_name("cold.lua"))


def rounds(cases, count):
    """The figures of each case, one a round."""
    found = {name: [] for name in cases}
    for n in range(count):
        for name in list(cases) if n % 2 == 0 else reversed(list(cases)):
            found[name].append(cases[name]())
    return found


def ratio(found, over, under):
    """Median, least and most of the ratios within a round."""
    ratios = sorted(a / b for a, b in zip(found[over], found[under]))
    return statistics.median(ratios), ratios[0], ratios[-1]


def say(what, bar, measured, detail=""):
    middle, least, most = measured
    print(f"| {what} | {bar} | **{middle:.2f}** ({least:.2f}-{most:.2f}) | {detail} |", flush=True)


def warm(ours, args):
    """Finished pages against the same bytes as files of nginx."""
    request = urllib.request.Request(ours.url + "/", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        packed, etag = answer.read(), answer.headers["ETag"]
    files = WORK / "files"
    files.mkdir(exist_ok=True)
    (files / "index.html").write_bytes(gzip.decompress(packed))
    (files / "index.html.gz").write_bytes(packed)
    peer = nginx(files)
    rate = lambda url, headers=(): lambda: wrk(url, 64, args.seconds, headers)[0]
    found = rounds({
        "gzip": rate(ours.url + "/", GZIP), "nginx gzip": rate(peer.url + "/", GZIP),
        "br": rate(ours.url + "/", BR), "identity": rate(ours.url + "/"),
        "nginx identity": rate(peer.url + "/"),
        "304": rate(ours.url + "/", [*GZIP, f"If-None-Match: {etag}"]),
        "nginx small": rate(peer.url + "/small"),
    }, args.rounds)
    peer.stop()
    middle = {name: statistics.median(rates) for name, rates in found.items()}
    of = lambda a, b: f"{middle[a]:,.0f}/s, {middle[b]:,.0f}/s"
    say("warm page, gzip, against nginx static gzip", 0.80, ratio(found, "gzip", "nginx gzip"), of("gzip", "nginx gzip"))
    say("warm page, br, against nginx static gzip", 0.80, ratio(found, "br", "nginx gzip"), of("br", "nginx gzip"))
    say("warm page, identity, against nginx static", 0.65, ratio(found, "identity", "nginx identity"), of("identity", "nginx identity"))
    say("304 against nginx's smallest answer", 0.70, ratio(found, "304", "nginx small"), of("304", "nginx small"))


def cold(ours, peer, args):
    """A filtered timeline page that is in no cache, against Datasette's page of 50 rows."""
    table = peer.url + f"/{args.main}/announcement?kind=upgrade&_size=50"
    lean = table + "&_nocount=1&_nofacet=1&_nosuggest=1"
    found = rounds({
        "ours": lambda: wrk(ours.url + "/", 64, args.seconds, script=COLD)[0],
        # With more connections Datasette finishes nothing in the time.
        "default": lambda: wrk(table, 2, 3 * args.seconds)[0],
        "lean": lambda: wrk(lean, 2, 3 * args.seconds)[0],
    }, args.rounds)
    rates = {name: statistics.median(rates) for name, rates in found.items()}
    of = lambda name: f"{rates['ours']:,.0f}/s, {rates[name]:,.1f}/s"
    say("cold filtered timeline page, 10 k, against Datasette's default HTML", 100, ratio(found, "ours", "default"), of("default"))
    say("the same against its leanest", 40, ratio(found, "ours", "lean"), of("lean"))


def slow_readers(ours, args):
    """The median of a cold page while four clients read a large CSV at 2 MB/s, against quiet."""
    def with_readers():
        command = ["curl", "-s", "--limit-rate", "2M", "-o", "/dev/null", ours.url + "/moves.csv"]
        readers = [subprocess.Popen(command) for _ in range(4)]
        time.sleep(0.5)
        median = wrk(ours.url + "/", 4, args.seconds, script=COLD)[1]
        for reader in readers:
            reader.kill()
            reader.wait()
        return median
    found = rounds({
        "quiet": lambda: wrk(ours.url + "/", 4, args.seconds, script=COLD)[1],
        "slow": with_readers,
    }, args.rounds)
    detail = f"{statistics.median(found['slow']):.1f} ms, {statistics.median(found['quiet']):.1f} ms"
    say("p50 of a cold page beside four slow readers, against quiet (at most)", 2, ratio(found, "slow", "quiet"), detail)


def latency(server, path, count=40):
    """The median time of a page over one kept connection, in ms."""
    client, times = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60), []
    for n in range(count):
        started = time.perf_counter()
        client.request("GET", f"{path}{'&' if '?' in path else '?'}cold={n}")
        answer = client.getresponse()
        answer.read()
        times.append((time.perf_counter() - started) * 1000)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
    client.close()
    return statistics.median(times)


def growth(small, large, args):
    """The same cold page at ten times the announcements."""
    pages = {"first page": "/", "page in the middle": "/?after=2023-07-01.a0000000",
             "one company": "/?company=c00010", "two-character search": "/?q=" + urllib.parse.quote("上线")}
    for name, path in pages.items():
        found = rounds({"small": lambda: latency(small, path), "large": lambda: latency(large, path)}, args.rounds)
        detail = f"{statistics.median(found['large']):.2f} ms, {statistics.median(found['small']):.2f} ms"
        say(f"cold page at 100 k against 10 k: {name} (at most)", 3, ratio(found, "large", "small"), detail)


def csv(ours, path, peer, args, rows):
    """All moves as CSV, against sqlite3 and Datasette; and what memory that took."""
    def seconds(*command):
        started = time.perf_counter()
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        return 1 / (time.perf_counter() - started)
    query = "SELECT symbol, day, open, high, low, close, basis, price_limit FROM session_move ORDER BY symbol, day"
    before = ours.memory()
    ours.forget_peak()
    cases = {
        "ours": lambda: seconds("curl", "-sf", "-o", "/dev/null", ours.url + "/moves.csv"),
        "sqlite3": lambda: seconds("sqlite3", "-readonly", "-csv", "-header", path, query),
    }
    found = rounds(cases, args.rounds)
    peak = ours.memory("VmHWM") - before
    speed = {name: statistics.median(values) for name, values in found.items()}
    detail = f"{rows * speed['ours'] / 1e6:.2f} M rows/s, {rows * speed['sqlite3'] / 1e6:.2f} M rows/s"
    say(f"CSV of {rows // 10**6} M moves against `sqlite3 -csv`", 1.0, ratio(found, "ours", "sqlite3"), detail)
    print(f"| memory it added at its peak, MB (at most) | 32 | **{peak:.1f}** | from {before:.1f} |")
    if peer:
        stream = f"{peer.url}/{args.main}/session_move.csv?_stream=on&_size=max"
        theirs = [seconds("curl", "-sf", "-o", "/dev/null", stream)]
        say("the same against Datasette's stream (once)", 20, (speed["ours"] / theirs[0],) * 3)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--main", default="10k")
    parser.add_argument("--only", default="warm,cold,slow,csv")
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    install()
    path = database(args.main, 10_000, 1_000_000)
    ours, peer = baimo(path), datasette(path)
    print(f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {args.rounds} rounds; idle "
          f"{ours.memory():.1f} MB, Datasette {peer.memory():.1f} MB; first byte after "
          f"{ours.start_ms:.0f} ms\n\n| what | bar | measured (least-most) | ours, peer |\n|---|--:|--:|---|")
    only = args.only.split(",")
    if "warm" in only:
        warm(ours, args)
    if "cold" in only:
        cold(ours, peer, args)
    if "slow" in only:
        slow_readers(ours, args)
    if "csv" in only:
        csv(ours, path, peer, args, 1_000_000)
    peer.stop()
    if args.large:
        big = database("100k", 100_000, 10_000_000)
        large = baimo(big)
        print(f"| memory at 100 k announcements, MB (at most) | 400 | **{large.memory():.0f}** | |")
        growth(ours, large, args)
        csv(large, big, None, args, 10_000_000)
        large.stop()
    ours.stop()


if __name__ == "__main__":
    main()
