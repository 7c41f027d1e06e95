#!/usr/bin/env python3
"""Smoke test of the release binary: start it on an empty folder, fetch every kind of address,
filter, export, read the exports with Python's own csv and json, stop it. `smoke.py BINARY`"""
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

binary = os.path.abspath(sys.argv[1])
folder = tempfile.TemporaryDirectory()
server = subprocess.Popen(
    [binary, "--listen", "127.0.0.1:0", "--public-url", "http://127.0.0.1:3000"],
    cwd=folder.name, stdout=subprocess.PIPE, text=True,
)
line = server.stdout.readline()
base = re.search(r"http://127\.0\.0\.1:\d+", line).group(0)
fetched = 0


def get(path, status=200):
    global fetched
    fetched += 1
    try:
        answer = urllib.request.urlopen(base + path, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    assert answer.status == status, f"{path}: {answer.status}, not {status}"
    return answer.read().decode("utf-8")


def rows(path):
    return list(csv.DictReader(io.StringIO(get(path), newline="")))


try:
    pages = [
        "/", "/?company=baidu", "/announcements/baidu-ernie-bot-unveiled", "/companies",
        "/companies/baidu", "/models", "/models/ernie-bot", "/method", "/data", "/about", "/dates", "/dates/2023-04", "/dates/2023-04-10",
        "/reactions", "/reactions/reported", "/reactions/360-llm-demo/601360.SS",
        "/reactions/kunlun-tiangong-3-5-announced/300418.SZ", "/compare", "/compare?company=baidu", "/promises", "/claims", "/people",
        "/search", "/search?q=wxyy", "/search?q=%E6%96%87%E5%BF%83", "/search?q=baidoo",
        "/sources", "/sources?language=zh&kind=analysis", "/sources/pedaily-2023-04-ranciyuan",
    ]
    for page in pages:
        for prefix in ["", "/zh"]:
            assert "<h1" in get(prefix + page), prefix + page
    for path in ["/healthz", "/readyz"]:
        get(path)
    for prefix in ["", "/zh"]:
        assert "ernie-bot" in get(prefix + "/search?q=wen%20xin"), prefix
        assert "{searchTerms}" in get(prefix + "/opensearch.xml"), prefix
    get("/nothing-here", 404)
    get("/?kind=wrong", 400)
    get("/announcements.csv?kidn=policy", 400)
    for line in get("/people.ndjson").splitlines():
        assert json.loads(line)["slug"]
    assert "</feed>" in get("/announcements.atom?company=baidu&lang=zh")
    assert get("/announcements.ics").endswith("END:VCALENDAR\r\n")

    for name in ["announcements", "companies", "models", "reactions", "reactions/reported", "moves",
                 "claims", "promises", "people", "sources", "listings", "sessions", "closures",
                 "short-sessions"]:
        table = rows(f"/{name}.csv")
        whole = json.loads(get(f"/{name}.json"))
        assert len(table) == whole["total"] == len(whole["rows"]) > 0, name
        assert list(table[0]) == list(whole["rows"][0]) or set(table[0]) == set(whole["rows"][0])

    baidu = rows("/announcements.csv?company=baidu")
    shown = re.findall(r'class="what"><a href="/announcements/([a-z0-9-]+)"',
                       get("/?company=baidu&limit=all"))
    assert [row["id"] for row in baidu] == shown and len(shown) > 5
    assert get("/announcements.csv?excel=1").startswith("\ufeff")

    day = get("/dates/2023-04-10")
    for text in ["baichuan-founded", "sensetime-sensenova-unveiled",
                 "kunlun-tiangong-3-5-announced", "Easter Monday", "−17.25%"]:
        assert text in day, text
    check = get("/reactions/360-llm-demo/601360.SS")
    for text in ["+5.53%", "+6.99%", "disagrees"]:
        assert text in check, text
    # A picture and its list hold the same marks: the page is complete without scripts.
    assert "<script>" not in get("/")
finally:
    server.send_signal(signal.SIGTERM)
    code = server.wait(timeout=30)
assert code == 0, f"the server ended with {code}"
print(f"smoke test: {fetched} addresses, all as expected")
