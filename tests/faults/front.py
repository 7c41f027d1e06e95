#!/usr/bin/env python3
"""What deploy/nginx.conf.template keeps, passes on and limits, in front of one server on SQLite.
`front.py [BINARY]`, about 15 seconds."""
import collections
import gzip
import http.client
import os
import tempfile

from cluster import is_true
from proxies import Nginx
from records import TINY, run, url, version
from server import ROOT, Marks, Server


def ask(port, path, **headers):
    """Status, headers and body; underscores in names of headers become hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"Host": "baimo.test", "Accept-Encoding": "identity", **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def kept(marks, port):
    # nginx keeps an answer a moment after it sent its last byte.
    is_true(lambda: ask(port, "/people")[1]["X-Cache"] == "HIT", 5)
    status, headers, body = ask(port, "/people")
    marks.check((status, headers["X-Cache"]) == (200, "HIT"), f"a page twice: {status}, {headers['X-Cache']}")
    marks.check("X-Request-Id" not in headers and "X-Request-Id" in ask(port, "/none")[1],
                "an answer that was kept has no id of another request")
    status, *_ = ask(port, "/people", If_None_Match=headers["ETag"])
    marks.check(status == 304, f"its ETag again: {status}")
    is_true(lambda: ask(port, "/people", Accept_Encoding="gzip")[1]["X-Cache"] == "HIT", 5)
    _, zipped, packed = ask(port, "/people", Accept_Encoding="br;q=0, deflate, GZIP;q=0.8")
    marks.check(zipped["X-Cache"] == "HIT" and gzip.decompress(packed) == body,
                "two spellings of gzip share one answer, which is the page")
    _, brotli, _ = ask(port, "/people", Accept_Encoding="gzip, deflate, br, zstd")
    marks.check((brotli["X-Cache"], brotli["Content-Encoding"]) == ("MISS", "br"), "brotli has its own")
    for path, expected in [("/nothing", 404), ("/people?x=1", 200)]:
        seen = [ask(port, path) for _ in range(2)]
        marks.check(all((status, headers["X-Cache"]) == (expected, "MISS") for status, headers, _ in seen),
                    f"{path} says {seen[0][1]['Cache-Control']} and is not kept")
        marks.check("CDN-Cache-Control" not in seen[0][1], "and no CDN may keep it either")
    for path, expected in [("/people.csv?x=1", 400), ("/people.csv", 200), ("/baimo.zip", 200)]:
        seen = [ask(port, path) for _ in range(2)]
        marks.check(all((status, headers.get("X-Cache")) == (expected, None) for status, headers, _ in seen),
                    f"{path}, a file: {expected}, and never kept")
    ids = {ask(port, "/none", X_Request_Id="0123456789abcdef")[1]["X-Request-Id"] for _ in range(2)}
    marks.check(len(ids) == 2 and "0123456789abcdef" not in ids, "the id of a request is not the client's")
    own = [ask(port, path)[1] for path in ["/metrics", "/people"]]
    marks.check(all(len(headers.get_all(name) or []) == 1 for headers in own for name in
                    ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]),
                "an answer of nginx has the security headers, one of a replica has them once")
    marks.check(headers["Cache-Control"] == "no-cache" and "max-age=5," in headers["CDN-Cache-Control"],
                f"a page: {headers['Cache-Control']}; for a CDN {headers['CDN-Cache-Control']}")
    asset = next(word for word in body.decode().split('"') if word.startswith("/static/"))
    kept_at = is_true(lambda: ask(port, asset)[1]["X-Cache"] == "HIT", 5)
    marks.check(ask(port, asset + "?n=1")[1]["X-Cache"] == "HIT", "also with a query")
    marks.check(kept_at is not None and "immutable" in ask(port, asset)[1]["Cache-Control"], f"{asset} is kept")
    for path, expected in [("/healthz", 200), ("/readyz", 200), ("/metrics", 404)]:
        seen = [ask(port, path) for _ in range(2)]
        marks.check(all((status, headers.get("X-Cache")) == (expected, None) for status, headers, _ in seen),
                    f"{path}: {expected}, never kept")


def limited(marks, server):
    with Nginx([server.port], rate="1r/s", burst="5") as nginx:
        seen = [ask(nginx.port, "/people", X_Forwarded_For=f"192.0.2.{n}") for n in range(20)]
        statuses = collections.Counter(status for status, *_ in seen)
        refused = [headers for status, headers, _ in seen if status == 429]
        marks.check(6 <= statuses[200] <= 8 and len(refused) == 20 - statuses[200],
                    f"20 requests at once of 1/s and 5 beside: {dict(statuses)}")
        marks.check(all(headers["Retry-After"] == "1" and headers["Cache-Control"] == "no-store"
                        for headers in refused), "a 429 says when to come back")


def main():
    marks = Marks()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "baimo.db")
        code, said = run("import", "--database-url", url(path))
        assert code == 0, said
        with Server("--database-url", url(path)) as server:
            with Nginx([server.port]) as nginx:
                kept(marks, nginx.port)
                is_true(lambda: ask(nginx.port, "/data")[1]["X-Cache"] == "HIT", 5)
                code, said = run("import", TINY, "--database-url", url(path))
                assert code == 0, said
                took = is_true(lambda: version(said).encode() in ask(nginx.port, "/data")[2], 10)
                marks.check(took is not None and took <= 2, f"a new record is seen after {took:.1f} s (2)")
            limited(marks, server)
            # The image's health check, which needs neither curl nor wget.
            check = os.path.join(ROOT, "deploy", "healthcheck.sh")
            codes = [os.waitstatus_to_exitcode(os.system(f"{check} {port} {path} 2>/dev/null"))
                     for port, path in [(server.port, ""), (server.port, "/nothing"), (1, "")]]
            marks.check(codes == [0, 1, 1], f"healthcheck.sh: {codes}")
        # A forged address stands left of what nginx saw, and is dropped anyway.
        with Server("--database-url", url(path), "--rate-limit", "5/h", "--trusted-proxy-hops", "1") as server:
            with Nginx([server.port]) as nginx:
                seen = [ask(nginx.port, f"/people?x={n}", X_Forwarded_For=f"192.0.2.{n}")[0] for n in range(10)]
                marks.check(seen == [200] * 5 + [429] * 5, f"ten forged addresses are one client: {seen}")
    marks.end()


if __name__ == "__main__":
    main()
