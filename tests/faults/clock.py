#!/usr/bin/env python3
"""Row 29: a clock that is a year behind or ahead changes nothing but the Date of an answer.
`clock.py [BINARY]`, about 10 seconds; needs Debian's faketime."""
import hashlib
import re
import shutil
import sys

from server import Marks, Server

PAGES = ["/", "/zh/", "/announcements/baidu-ernie-bot-unveiled", "/companies/baidu", "/compare",
         "/reactions", "/reactions/360-llm-demo/601360.SS", "/dates", "/dates/2023-04-10",
         "/promises", "/method", "/data", "/about", "/announcements.csv", "/moves.ndjson",
         "/people.xlsx", "/announcements.atom", "/announcements.ics?anniversaries=1",
         "/corrections.atom", "/baimo.zip", "/sitemap.xml", "/.well-known/security.txt",
         "/api/v1/dataset", "/api/v1/openapi.json", "/eventstudy/events.csv"]


def answers(shift):
    before = ["faketime", "-f", shift] if shift else []
    found = {}
    with Server(before=before) as server:
        for page in PAGES:
            head, _, body = server.ask(page).partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            kept = [line for line in lines[1:]
                    if not line.lower().startswith(("date:", "x-request-id:"))]
            found[page] = (lines[0], kept, hashlib.sha256(body).hexdigest())
        date = next((line for line in lines if line.lower().startswith("date:")), "")
        again = server.stop()
    year = int((re.search(r"\b20\d\d\b", date) or ["0"])[0])
    return found, year, again


def main():
    if not shutil.which("faketime"):
        sys.exit("faketime is missing: apt-get install faketime")
    marks = Marks()
    truth, now, _ = answers(None)
    for shift, years in [("-366d", -1), ("+366d", 1), ("-10y", -10)]:
        found, year, code = answers(shift)
        wrong = [page for page in PAGES if found[page] != truth[page]]
        marks.check(abs(year - now - years) <= 1 and year != now,
                    f"{shift}: the server dates its answers {year}, not {now}")
        marks.check(not wrong, f"{shift}: {len(PAGES)} answers, other but for Date: {wrong} (none)")
        marks.check(code == 0, "it ends with exit code 0")
    marks.end()


if __name__ == "__main__":
    main()
