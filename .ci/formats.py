"""What leaves the site, read by programs that did not write it: formats.py http://127.0.0.1:PORT.

Packages: feedparser, icalendar, pandas, openpyxl, pyarrow, duckdb, frictionless, datasette. The
server must be built with every feature.
"""
import io, json, subprocess, sys, tempfile, urllib.request, zipfile
from pathlib import Path

import duckdb
import feedparser
import icalendar
import pandas

base = sys.argv[1]
assert base.startswith("http://127.0.0.1:"), "give http://127.0.0.1:PORT"


def get(path):
    with urllib.request.urlopen(base + path, timeout=30) as answer:
        return answer.read()


def check(name, holds, detail=""):
    assert holds, f"{name}: {detail}"
    print("ok", name)


for path, least in [("/announcements.atom", 100), ("/companies/baidu.atom", 5),
                    ("/announcements.atom?kind=policy&lang=zh", 3), ("/corrections.atom", 0)]:
    feed = feedparser.parse(get(path))
    check(f"feedparser {path}", not feed.bozo and len(feed.entries) >= least,
          feed.get("bozo_exception"))
    ids = [entry.id for entry in feed.entries]
    check(f"feedparser {path} ids", len(set(ids)) == len(ids))

total = json.loads(get("/announcements.json"))["total"]
for path in ["/announcements.ics", "/announcements.ics?anniversaries=1&lang=zh"]:
    calendar = icalendar.Calendar.from_ical(get(path))
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    check(f"icalendar {path}", len(events) == total, len(events))
    check(f"icalendar {path} days", all(event.decoded("dtstart") for event in events))

for name in ["announcements", "reactions", "moves", "claims"]:
    plain = pandas.read_csv(io.BytesIO(get(f"/{name}.csv")))
    sheet = pandas.read_excel(io.BytesIO(get(f"/{name}.xlsx")), sheet_name=name)
    lines = pandas.read_json(io.BytesIO(get(f"/{name}.ndjson")), lines=True)
    check(f"pandas {name}", list(plain.columns) == list(sheet.columns)
          and len(plain) == len(sheet) == len(lines) > 0)
moves = pandas.read_csv(io.BytesIO(get("/moves.csv?symbol=9888.HK")), parse_dates=["date"])
close = moves.set_index("date").loc["2023-03-16", "close"]
check("pandas close of 9888.HK on 2023-03-16", abs(close + 6.362) < 1e-9, close)
parquet = pandas.read_parquet(io.BytesIO(get("/reactions.parquet")))
reactions = json.loads(get("/reactions.json"))
check("pandas reads Parquet", len(parquet) == reactions["total"]
      and parquet["car_pct"].tolist()[:3] == [row["car_pct"] for row in reactions["rows"][:3]])
check("days of Parquet are dates", hasattr(parquet["day"].dropna().iloc[0], "year"))
with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
    file.write(get("/moves.parquet"))
    file.flush()
    count = duckdb.sql(f"SELECT count(*) FROM '{file.name}'").fetchall()[0][0]
    check("duckdb reads Parquet", count == json.loads(get("/moves.json"))["total"], count)
dates = pandas.read_excel(io.BytesIO(get("/reactions.xlsx")), sheet_name="reactions")["day"]
check("pandas dates of a workbook are dates", str(dates.dtype).startswith("datetime"), dates.dtype)

with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    zipfile.ZipFile(io.BytesIO(get("/baimo.zip"))).extractall(folder / "bundle")
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder / "bundle")
    check("sha256sum", sums.returncode == 0)
    valid = subprocess.run(["frictionless", "validate", "datapackage.json"],
                           cwd=folder / "bundle", capture_output=True, text=True)
    check("frictionless validate", valid.returncode == 0, valid.stdout[-3000:] + valid.stderr[-500:])
    count = duckdb.sql(f"SELECT count(*) FROM '{folder}/bundle/announcements.csv'").fetchall()[0][0]
    check("duckdb reads the bundle", count == total, count)
    (folder / "baimo.sqlite").write_bytes(get("/baimo.sqlite"))
    rows = subprocess.run(
        ["datasette", "--get", "/baimo/announcements.json?_shape=array&_size=max",
         str(folder / "baimo.sqlite")], capture_output=True, text=True)
    check("datasette opens the copy", len(json.loads(rows.stdout)) == total, rows.stderr[-500:])
