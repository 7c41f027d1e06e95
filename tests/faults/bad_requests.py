#!/usr/bin/env python3
"""Rows 4 and 5: 10,000 bad requests from a fixed seed, 20 at once over raw sockets.
`bad_requests.py [BINARY] [SEED]`, about a minute."""
import collections
import random
import sys
import threading

from server import Marks, Server, read_all

REQUESTS = 10_000
AT_ONCE = 20
# Twice as many as are tried: what they may take for good (the store of finished answers, which is full
# after some 15,000, and allocated pages) is taken before the memory is looked at.
WARM_UP = 20_000

METHODS = ["GET"] * 12 + ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW",
                          "get", "PROPFIND", "G" * 50]
ROUTES = ["/", "/zh/", "/announcements", "/announcements/baidu-ernie-bot-unveiled", "/companies",
          "/companies/baidu", "/companies/baidu.atom", "/compare", "/claims", "/dates",
          "/dates/2023-04", "/dates/2023-04-10", "/models", "/people", "/promises", "/reactions",
          "/reactions/reported", "/reactions/360-llm-demo/601360.SS", "/sources",
          "/announcements.atom", "/announcements.ics", "/people.csv", "/moves.csv", "/people.json",
          "/sources.ndjson", "/people.xlsx", "/healthz", "/readyz", "/static/app.css", "/metrics"]
KEYS = ["company", "kind", "model", "model_kind", "listed", "exchange", "reaction", "confidence",
        "from", "to", "day", "q", "sort", "after", "limit", "symbol", "verdict", "language",
        "publisher", "est_from", "est_to", "benchmark", "announcement", "excel", "lang",
        "anniversaries", "utm_source", "x"]
VALUES = ["", "baidu", "-1", "0", "1", "1e308", "99999999999999999999999999", "-0", "NaN",
          "Infinity", "2023-02-30", "2023-13-01", "0000-00-00", "9999999-01-01", "2023-04-10",
          "%00", "%0d%0aX-Bad:1", "%ff%fe", "%c0%ae%c0%ae", "%", "%zz", "%u0041", "..%2f..%2fetc",
          "<script>alert(1)</script>".replace("<", "%3C").replace(">", "%3E"), "'%20OR%201=1--",
          "%27;DROP%20TABLE%20dataset", "%25%25", "_%25_", "%E7%99%BE%E5%BA%A6", "%F0%9F%A4%96",
          "%E2%80%AE", "9888.HK", "%5EHSI", "^HSI", "a" * 300, "%61" * 100, "*", "\\", "null",
          "true", "[]", "{}", "a.b.c", "2023-04-10.x", "2023-04~.x", "zh", "en", "xx", "all", "100"]
PARTS = ["..", ".", "...", "%2e%2e", "%2f", "%00", "", "etc", "passwd", "%ff", "a" * 200, "zh",
         "2023-02-30", "-", "%E7%99%BE", "baidu", "~", "*", ";a=b", "@", ":", "9888.HK", "null",
         "CON", "%5c..%5c", "+", "$", "index.php", ".git", "wp-admin"]
HEADERS = ["Accept: */*", "Accept: application/json", "Accept: text/html;q=9", "Accept:",
           "Accept-Encoding: gzip, br, zstd, x", "Accept-Encoding: identity;q=0",
           "Accept-Language: zh", "Range: bytes=0-0", "Range: bytes=99999999999999999999-",
           "Range: bytes=-1,5-2,x", "If-None-Match: *", 'If-None-Match: "x", W/"y"',
           "If-None-Match: \"", "If-Modified-Since: yesterday", "If-Range: x", "Expect: x",
           "Cookie: a=b", "X-Forwarded-For: 1.2.3.4, <script>", "X-Forwarded-Host: evil.test",
           "X-Request-Id: " + "x" * 500, "Referer: http://" + "a" * 500, "Connection: x, y",
           "Upgrade: websocket", "Content-Type: application/json", "Origin: null",
           "User-Agent: ", "X-Tab: a\tb", "X-Latin: caf\u00e9", "Authorization: Basic x",
           "Forwarded: for=x", "Via: 1.1 x", "Max-Forwards: 0", "TE: trailers", "DNT: 2"]
# Two readers could see different ends: an answer with 4xx, or none and the end of the connection.
FRAMING = ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5",
           "Content-Length: 5\r\nContent-Length: 6", "Content-Length: -1", "Content-Length: x",
           "Content-Length: 99999999999999999999999", "Content-Length: +5",
           "Transfer-Encoding: gzip", "Host: second.test", "X: a\0b", "X: a\n b", " X: y",
           "X : y", "no colon", ": no name", "X: " + "a" * 40_000, "X\x80: y", "X: a\rb"]
VERSIONS = ["HTTP/1.1"] * 30 + ["HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "http/1.1", "", "X"]


def target(dice):
    if dice.random() < 0.25:
        path = "/" + "/".join(dice.choice(PARTS) for _ in range(dice.randrange(1, 6)))
    else:
        path = dice.choice(ROUTES)
        if dice.random() < 0.3:
            path += "/" + dice.choice(PARTS)
    if dice.random() < 0.6:
        pairs = [f"{dice.choice(KEYS)}={dice.choice(VALUES)}" for _ in range(dice.randrange(1, 6))]
        if dice.random() < 0.2:
            pairs += [dice.choice(pairs)] * dice.randrange(1, 100)
        path += "?" + "&".join(pairs)
    if dice.random() < 0.02:
        path += "a" * dice.randrange(100, 40_000)
    if dice.random() < 0.02:
        path = dice.choice(["*", "http://evil.test/", "//", "///", "a:80", "?", "/\u767e", "/a b",
                            "/\x00", "/\x7f", "/#x", "/%", "http://[::1", "/\ud7ff"])
    return path


def request(dice):
    """The bytes of a request, and whether its framing is in doubt."""
    version = dice.choice(VERSIONS)
    path = target(dice)
    method = dice.choice(METHODS)
    lines = ["Host: baimo.test", "Connection: close"]
    lines += dice.sample(HEADERS, dice.randrange(0, 5))
    framing = version not in ("HTTP/1.1", "HTTP/1.0") or not path.isascii() \
        or any(c <= " " or c == "\x7f" for c in path) or len(path) > 30_000
    if dice.random() < 0.15:
        lines.append(dice.choice(FRAMING))
        framing = True
    if dice.random() < 0.03:
        lines.remove("Host: baimo.test")
        framing = True
    dice.shuffle(lines)
    end = "\n" if dice.random() < 0.02 else "\r\n"
    framing = framing or end == "\n"
    body = ""
    if method in ("POST", "PUT", "PATCH") and not framing:
        body = "a" * dice.choice([0, 1, 100, 60_000, 70_000, 300_000])
        lines.append(f"Content-Length: {len(body)}")
    text = end.join([f"{method} {path} {version}".rstrip(" "), *lines, "", ""]) + body
    sent = text.encode("utf-8", errors="surrogatepass")
    if dice.random() < 0.01:
        sent, framing = dice.randbytes(dice.randrange(1, 2000)) + b"\r\n\r\n", True
    return sent, framing


class Run:
    def __init__(self, server, seed, count):
        self.server, self.statuses, self.faults = server, collections.Counter(), []
        self.lock = threading.Lock()
        self.work = iter([request(dice) for dice in [random.Random(seed)] for _ in range(count)])
        # Each a client of its own, since one client has two places for files.
        clients = [f"127.0.1.{number + 1}" for number in range(AT_ONCE)]
        threads = [threading.Thread(target=self.ask_all, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def ask_all(self, client):
        while True:
            with self.lock:
                sent, framing = next(self.work, (None, None))
            if sent is None:
                return
            answer, error = b"", ""
            try:
                with self.server.connect(20.0, client=client) as connection:
                    try:
                        connection.sendall(sent)
                    except OSError as failed:
                        error = repr(failed)
                    answer = read_all(connection)
            except OSError as failed:
                error = repr(failed)
            self.judge(sent, framing, answer, error)

    def judge(self, sent, framing, answer, error):
        is_answer = answer.startswith(b"HTTP/1.") and b"\r\n\r\n" in answer
        status = int(answer[9:12]) if is_answer else 0
        with self.lock:
            self.statuses[status] += 1
            what = None
            if status >= 500:
                what = "5xx"
            elif not is_answer and not framing:
                what = f"dropped ({error or 'closed'})"
            elif framing and answer.count(b"\r\nx-request-id: ") > 1:
                what = "a second answer"
            elif 400 <= status and b"\r\nx-request-id: " in answer \
                    and b"<!doctype html>" not in answer and b"problem+json" not in answer \
                    and not sent.startswith(b"HEAD"):
                what = "an error without a page"
            if what:
                self.faults.append((what, sent[:300]))


def main():
    marks = Marks()
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2023
    # Twenty at once are no fault: two places for each keep the 503 of a full server out of the picture.
    places = str(2 * AT_ONCE)
    with Server("--max-exports", places, "--max-requests", places) as server:
        pid = server.pid
        Run(server, seed + 1, WARM_UP)
        before = server.rss()
        run = Run(server, seed, REQUESTS)
        after = server.rss()
        shown = ", ".join(f"{status or 'none'}: {n}" for status, n in sorted(run.statuses.items()))
        print(f"seed {seed}: {shown}")
        for what, sent in run.faults[:10]:
            print(f"  {what}: {sent!r}")
        faults = collections.Counter(what.split(" (")[0] for what, _ in run.faults)
        total = sum(run.statuses.values())
        marks.check(total == REQUESTS, f"{total} requests")
        marks.check(not faults["5xx"], f"{faults['5xx']} answers of 5xx (none)")
        marks.check(not faults["dropped"],
                    f"{faults['dropped']} well-framed requests without an answer (none)")
        marks.check(not faults["a second answer"],
                    f"{faults['a second answer']} second answers to one request (none)")
        marks.check(not faults["an error without a page"],
                    f"{faults['an error without a page']} errors without a page (none)")
        marks.check(after - before < 20,
                    f"memory {before:.1f} MB, {after - before:+.1f} MB (less than 20)")
        marks.check(server.is_alive() and server.get("/readyz")[0] == 200 and server.pid == pid,
                    "the same process is ready")
        panics = server.logged().count("a panic")
        marks.check(panics == 0, f"{panics} panics (none)")
        marks.check(server.stop() == 0, "it ends with exit code 0")
    marks.end()


if __name__ == "__main__":
    main()
