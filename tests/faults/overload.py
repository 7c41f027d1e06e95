#!/usr/bin/env python3
"""Row 3: ten times what the server can do, for 20 seconds. `overload.py [BINARY] [PATH] [FLAG..]`, about
35 seconds. Requests start at a fixed rate whether or not others have ended. `{n}` in PATH becomes a
number: a page with a parameter that it does not know is made anew each time, outside the cache.

The server has the first processor to itself and the storm the others: sharing them, what is measured
is how long the clients wait for a processor. The page is a costly one, so that ten times what the
server can do is something that the clients can do."""
import asyncio
import collections
import multiprocessing
import os
import sys
import threading
import time

from server import Marks, Server, percentile

SECONDS = 20
FACTOR = 10
COSTLY = "/compare?company=baidu&company=kunlun-tech&x={n}"


def capacity(server, path):
    """Requests a second that eight readers get who ask one after the other."""
    done, end = [], time.monotonic() + 4

    def read():
        while time.monotonic() < end:
            status, _, seconds = server.get(path.format(n=len(done)))
            if status == 200:
                done.append(seconds)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done) / 4


async def ask(port, path, out):
    started = time.monotonic()
    status, retry = 0, False
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 20)
        writer.write(f"GET {path.format(n=len(out))} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
        status = int(head[9:12])
        retry = b"\r\nretry-after: " in head
        while await asyncio.wait_for(reader.read(1 << 20), 20):
            pass
        writer.close()
    except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError):
        pass
    out.append((status, retry, started, time.monotonic() - started))


async def storm(port, path, rate):
    out, tasks = [], set()
    start = time.monotonic()
    sent = 0
    while (now := time.monotonic()) < start + SECONDS:
        while sent < (now - start) * rate:
            task = asyncio.create_task(ask(port, path, out))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            sent += 1
        await asyncio.sleep(0.002)
    took = time.monotonic() - start
    if tasks:
        await asyncio.wait(tasks)
    return sent / took, out


def run_storm(port, path, rate, queue):
    queue.put(asyncio.run(storm(port, path, rate)))


def apart():
    """Starts the server on a processor of its own and goes on with the others."""
    ours, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {ours})
    server = Server(*sys.argv[3:])
    os.sched_setaffinity(0, others or {ours})
    return server, max(len(others), 1)


def main():
    path = sys.argv[2] if len(sys.argv) > 2 else COSTLY
    marks = Marks()
    server, processes = apart()
    with server:
        for _ in range(20):
            server.get(path.format(n=0))
        able = capacity(server, path)
        print(f"{path}: {able:.0f} requests a second by eight readers in turn")
        queue = multiprocessing.Queue()
        storms = [multiprocessing.Process(target=run_storm,
                                          args=(server.port, path, able * FACTOR / processes, queue))
                  for _ in range(processes)]
        rss = server.rss()
        for process in storms:
            process.start()
        watched = []
        while any(process.is_alive() for process in storms) and queue.qsize() < processes:
            watched.append(server.get("/readyz"))
            time.sleep(0.5)
        parts = [queue.get() for _ in storms]
        ended = time.monotonic()
        for process in storms:
            process.join()
        answers = [answer for _, out in parts for answer in out]
        offered = sum(rate for rate, _ in parts)
        statuses = collections.Counter(status for status, *_ in answers)
        accepted = [took for status, _, _, took in answers if status == 200]
        refused = [took for status, _, _, took in answers if status == 503]
        print(f"offered {offered:.0f} a second, {offered / able:.1f} times as many: "
              + ", ".join(f"{status or 'failed'}: {n}" for status, n in sorted(statuses.items())))
        marks.check(offered >= 0.9 * FACTOR * able, "the storm was as strong as it should be")
        marks.check(set(statuses) <= {200, 304, 503}, "only 200, 304 and 503")
        marks.check(len(accepted) > able, f"{len(accepted) / SECONDS:.0f} answered a second")
        p99 = percentile(accepted, 0.99)
        marks.check(p99 < 1, f"p99 of those answered {p99 * 1000:.0f} ms (less than 1000), median "
                    f"{percentile(accepted, 0.5) * 1000:.0f} ms")
        print(f"p99 of those refused {percentile(refused, 0.99) * 1000:.0f} ms")
        marks.check(all(retry for status, retry, *_ in answers if status == 503),
                    "every 503 says when to come back")
        ready = sum(status == 200 for status, *_ in watched)
        marks.check(ready == len(watched), f"/readyz {ready} of {len(watched)} times ready")
        calm = None
        while calm is None and time.monotonic() - ended < 10:
            if all(server.get(path.format(n=n))[0] == 200 for n in range(10)):
                calm = time.monotonic() - ended
        marks.check(calm is not None and calm < 2, f"ten in a row are answered {calm or 10:.1f} s "
                    "after it (less than 2)")
        print(f"memory {rss:.1f} MB before, {server.rss():.1f} MB after")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    marks.end()


if __name__ == "__main__":
    main()
