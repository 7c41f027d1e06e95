#!/usr/bin/env python3
"""Row 26: 10,000 forged X-Forwarded-For headers of one client share one bucket and take no memory;
behind a trusted proxy the table of clients has an end. `forwarded.py [BINARY]`, about 15 seconds."""
import collections
import random
import threading

from server import Marks, Server

REQUESTS = 10_000
AT_ONCE = 8


def forged(dice):
    address = ".".join(str(dice.randrange(256)) for _ in range(4))
    other = f"2001:db8:{dice.randrange(65536):x}:{dice.randrange(65536):x}::1"
    return dice.choice([address, other, f"{address}, {other}", f"{other}, {address}", "unknown",
                        "for=" + address, "<script>", "a" * 200])


def ask_all(server, count, seed):
    """Statuses of requests over connections that stay open."""
    statuses, lock = collections.Counter(), threading.Lock()

    def ask(number):
        dice, mine = random.Random(seed + number), collections.Counter()
        with server.connect() as connection:
            reader = connection.makefile("rb")
            for _ in range(count // AT_ONCE):
                connection.sendall(f"GET /people HTTP/1.1\r\nHost: a\r\n"
                                   f"X-Forwarded-For: {forged(dice)}\r\n\r\n".encode())
                mine[int(reader.readline()[9:12])] += 1
                length = 0
                while (line := reader.readline()) != b"\r\n":
                    if line.lower().startswith(b"content-length:"):
                        length = int(line[15:])
                reader.read(length)
        with lock:
            statuses.update(mine)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def main():
    marks = Marks()
    with Server("--rate-limit", "50/h") as server:
        ask_all(server, 2_000, 1)
        before = server.rss()
        statuses = ask_all(server, REQUESTS, 2)
        grown = server.rss() - before
        marks.check(set(statuses) == {429}, f"{REQUESTS} forged addresses: {dict(statuses)}: one "
                    "bucket, empty since the first fifty")
        marks.check(grown < 5, f"memory {before:.1f} MB, {grown:+.1f} MB (less than 5)")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    with Server("--rate-limit", "1/h", "--trusted-proxy-hops", "1") as server:
        ask_all(server, 2_000, 3)
        before = server.rss()
        statuses = ask_all(server, 10 * REQUESTS, 4)
        grown = server.rss() - before
        marks.check(set(statuses) <= {200, 429} and statuses[200] > REQUESTS,
                    f"behind a proxy that is believed: {dict(statuses)}")
        marks.check(grown < 20, f"memory of 65,536 clients at most: {before:.1f} MB, "
                    f"{grown:+.1f} MB (less than 20)")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    marks.end()


if __name__ == "__main__":
    main()
