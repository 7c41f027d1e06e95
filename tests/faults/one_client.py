#!/usr/bin/env python3
"""Rows 45 to 50: what one client can take up. `one_client.py [BINARY [PART ..]]`, about
three minutes; each part starts a server of its own."""
import os
import re
import resource
import socket
import sys
import threading
import time

from server import MEMORY_MAX, Marks, Room, Server

# Fewer where a build for development answers, which takes ten times as long.
SEARCHES = int(os.environ.get("SEARCHES", "8000"))
ASSETS = 500
HANGUPS = 600


def answers(server, paths, encoding="identity"):
    """The statuses of GETs over one connection."""
    statuses = []
    connection = server.connect()
    reader = connection.makefile("rb")
    for path in paths:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: baimo.test\r\n"
                           f"Accept-Encoding: {encoding}\r\n\r\n".encode())
        statuses.append(int(reader.readline()[9:12]))
        length, chunked = 0, False
        while (line := reader.readline()) != b"\r\n":
            name, _, value = line.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
            chunked |= name.lower() == "transfer-encoding"
        if chunked:
            while size := int(reader.readline(), 16):
                reader.read(size + 2)
            reader.readline()
        else:
            reader.read(length)
    reader.close()
    connection.close()
    return statuses


def assets(marks):
    with Server() as server:
        page = server.ask("/").decode()
        css = re.search(r"/static/app\.[0-9a-f]+\.css", page).group()
        answers(server, [css, "/sitemap.xml", "/opensearch.xml"], "br")
        before = server.rss()
        paths = [f"{path}?n={n}" for n in range(ASSETS // 5)
                 for path in (css, "/sitemap.xml", "/robots.txt", "/opensearch.xml",
                              "/manifest.webmanifest")]
        statuses = answers(server, paths, "br")
        more = server.rss() - before
        took = server.get("/healthz")[2]
        marks.check(set(statuses) == {200} and more <= 10,
                    f"row 45: {len(paths)} queries on assets and the like: {more:+.1f} MB (10); "
                    f"/healthz {took * 1000:.0f} ms")


def crawler(marks):
    room = Room(MEMORY_MAX)
    with Server(room=room) as server:
        sitemap = server.ask("/sitemap.xml").decode()
        pages = re.findall(r"<loc>http://baimo\.test([^<]*)</loc>", sitemap)
        wrong = 0
        for encoding in ("identity", "gzip", "br"):
            wrong += sum(status != 200 for status in answers(server, pages, encoding))
        crawled = server.rss()
        searches = [f"/search?q={n}" for n in range(SEARCHES)]
        wrong += sum(status != 200 for status in answers(server, searches, "gzip"))
        marks.check(wrong == 0 and server.rss() <= 160,
                    f"row 46: {len(pages)} pages in three encodings ({crawled:.0f} MB), then "
                    f"{SEARCHES} searches: {server.rss():.0f} MB (160), {wrong} not 200")
        limit = f"under a limit of {MEMORY_MAX} MB" if room.is_bound else "without a limit"
        marks.check(server.is_alive() and server.stop() == 0, f"row 46: it lives on {limit} and ends with 0")
    room.close()


def hangups(marks):
    with Server() as server:
        server.get("/preview/about.png", 60)
        before, most = server.rss(), 0.0
        for n in range(HANGUPS):
            with server.connect() as connection:
                connection.sendall(f"GET /preview/index.png?x={n} HTTP/1.1\r\n"
                                   "Host: baimo.test\r\n\r\n".encode())
                time.sleep(0.005)
            most = max(most, server.rss() - before)
        took = server.get("/healthz")[2]
        marks.check(most <= 60, f"row 47: {HANGUPS} pictures asked for and left: {most:+.1f} MB at "
                                f"most (60); /healthz {took * 1000:.0f} ms")


def slow_readers(marks):
    """Four readers of 3 KB/s, each an address of its own, and others beside."""
    with Server("--send-timeout", "10") as server:
        over = threading.Event()

        def read(number):
            while not over.is_set():
                connection = socket.socket()
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.settimeout(5)
                connection.bind((f"127.0.0.{10 + number}", 0))
                try:
                    connection.connect(("127.0.0.1", server.port))
                    connection.sendall(b"GET /moves.ndjson HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
                    while not over.is_set() and connection.recv(300):
                        over.wait(0.1)
                except OSError:
                    over.wait(1)
                finally:
                    connection.close()

        threads = [threading.Thread(target=read, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(2)
        statuses = []
        started = time.monotonic()
        while time.monotonic() < started + 60:
            statuses.append(server.get("/sessions.csv?from=2023-01-%02d" % (1 + len(statuses) % 28))[0])
            time.sleep(1)
        over.set()
        for thread in threads:
            thread.join()
        served = statuses.count(200)
        marks.check(served > len(statuses) // 2,
                    f"row 48: four readers of 3 KB/s on four addresses, the others' exports in 60 s: "
                    f"{served} of {len(statuses)} served (half), the rest {set(statuses) - {200}}")

        def same_client(number):
            connection = server.connect(receive_buffer=4096)
            connection.sendall(b"GET /moves.ndjson HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
            return connection

        held = [same_client(n) for n in range(4)]
        time.sleep(1)
        other = socket.create_connection(("127.0.0.1", server.port), 10, ("127.0.0.9", 0))
        other.sendall(b"GET /claims.ndjson?q=gpt HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
        status = other.recv(12)[9:].decode()
        marks.check(status == "200", f"row 48: beside one client with four exports another: {status}")
        for connection in [other, *held]:
            connection.close()


def silent_connections(marks):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Server("--header-timeout", "60") as server:
        held = [server.connect() for _ in range(1100)]
        times = []
        for _ in range(5):
            other = socket.socket()
            other.settimeout(10)
            other.bind(("127.0.0.9", 0))
            started = time.monotonic()
            other.connect(("127.0.0.1", server.port))
            other.sendall(b"GET /healthz HTTP/1.1\r\nHost: baimo.test\r\n\r\n")
            status = other.recv(12)[9:].decode()
            times.append(time.monotonic() - started if status == "200" else 99.0)
            other.close()
        marks.check(max(times) < 1, f"row 50: /healthz beside 1,100 silent connections of one client: "
                                    f"{max(times) * 1000:.0f} ms at most (1 s)")
        for connection in held:
            connection.close()


def main():
    marks = Marks()
    for part in (assets, crawler, hangups, slow_readers, silent_connections):
        if not sys.argv[2:] or part.__name__ in sys.argv[2:]:
            part(marks)
    marks.end()


main()
