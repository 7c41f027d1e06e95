#!/usr/bin/env python3
"""Row 12: single flipped bytes in the file of the shipped record. Each is a refused start (exit 2),
a 503, or the answers of the sound file. `damage.py [BINARY] [--flips N]`, 200 unless told, about
half a minute."""
import collections
import hashlib
import os
import random
import sqlite3
import tempfile

from records import flag, run, url
from server import Marks, Refused, Server

PAGES = ["/?limit=all", "/zh/companies", "/announcements.csv", "/reactions.csv?sort=-close",
         "/reactions/reported.csv", "/moves.csv", "/claims.csv", "/promises.csv", "/people.csv",
         "/sources.csv", "/sessions.csv", "/search?q=wenxin", "/zh/search?q=%E6%96%87%E5%BF%83",
         "/dates/2023-04-10", "/reactions/360-llm-demo/601360.SS"]


def answers(server):
    """Status and hash of each page; Date and request id are in the headers alone. A file that was
    broken off without its last chunk, or with its first, before the head had left, is none: what
    begins to be sent cannot turn into a 503."""
    found = []
    for page in PAGES:
        head, _, body = server.ask(page).partition(b"\r\n\r\n")
        cut = b"transfer-encoding: chunked" in head.lower() and not body.endswith(b"\r\n0\r\n\r\n")
        found.append((b"503" if cut or not head else head[9:12], hashlib.sha256(body).hexdigest()))
    return found


def try_start(path):
    """A server on the file, or exit code and message of a start that was refused."""
    try:
        return Server("--database-url", url(path), refusable=True), None
    except Refused as refused:
        return None, refused.args


def main():
    marks = Marks()
    count, dice = flag("--flips", 200), random.Random(2023)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "baimo.db")
        code, said = run("import", "--database-url", url(path))
        assert code == 0, said
        with open(path, "rb") as file:
            sound = file.read()
        server, refused = try_start(path)
        assert server, refused
        with server:
            truth = answers(server)
        assert all(status == b"200" for status, _ in truth)
        outcomes, bad, said = collections.Counter(), [], collections.Counter()
        for _ in range(count):
            at, bit = dice.randrange(len(sound)), dice.randrange(8)
            damaged = bytearray(sound)
            damaged[at] ^= 1 << bit
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))
            with open(path, "wb") as file:
                file.write(damaged)
            server, refused = try_start(path)
            if refused:
                code, message = refused
                outcomes["refused"] += 1
                said[message.split(":")[-1].strip()[:60]] += 1
                if code != 2 or message.count("\n") != 1 or "panic" in message:
                    bad.append((at, bit, refused))
                continue
            with server:
                found = answers(server)
                panics = server.logged().count("a panic")
            wrong = [page for page, now, then in zip(PAGES, found, truth)
                     if now != then and now[0] != b"503"]
            outcomes["503" if found != truth and not wrong else "the same answers"] += not wrong
            if wrong or panics:
                bad.append((at, bit, wrong, panics))
        for what in bad[:10]:
            print(f"  {what}")
        marks.check(not bad, f"{count} flips in {len(sound)} bytes: {dict(outcomes)}, "
                    f"{len(bad)} bad (none)")
        marks.check(outcomes["refused"] > count / 4, f"reasons: {dict(said)}")

        # Under a running server: what SQLite cannot read is a 503, what it still holds is right.
        broken, panics = 0, 0
        for start in [1, len(sound) // 4096 // 4, len(sound) // 4096 // 2]:
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))
            with open(path, "wb") as file:
                file.write(sound)
            server, refused = try_start(path)
            assert server, refused
            with server:
                with open(path, "r+b") as file:
                    file.seek(4096 * start)
                    file.write(b"\x5a" * (len(sound) - 4096 * start))
                found = answers(server)
                alive = server.ask("/healthz").startswith(b"HTTP/1.1 200")
                panics += server.logged().count("a panic") + (not alive)
            wrong = [(page, now[0]) for page, now, then in zip(PAGES, found, truth)
                     if now != then and now[0] != b"503"]
            broken += sum(status == b"503" for status, _ in found)
            marks.check(not wrong, f"pages from number {start} on overwritten while it runs: not "
                        f"503, broken off or the same: {wrong} (none)")
        marks.check(broken > len(PAGES) and not panics, f"{broken} answers of 503 or broken off, {panics} panics")

        # What is no record of this program.
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE bookmark (url TEXT)")
        other.close()
        checks = {"another program's database": path}
        later = os.path.join(folder, "later.db")
        assert run("import", "--database-url", url(later))[0] == 0
        with sqlite3.connect(later) as file:
            file.execute("INSERT INTO _sqlx_migrations SELECT 9000, description, installed_on, "
                         "success, checksum, execution_time FROM _sqlx_migrations LIMIT 1")
            file.execute("UPDATE dataset SET min_reader = 9000")
        file.close()
        checks["a later schema"] = later
        text = os.path.join(folder, "text.db")
        with open(text, "w", encoding="utf-8") as file:
            file.write("no database\n" * 1000)
        checks["a text"] = text
        checks["a folder"] = folder
        for what, path in checks.items():
            server, refused = try_start(path)
            if server:
                server.stop()
            marks.check(refused is not None and refused[0] == 2 and refused[1].count("\n") == 1,
                        f"{what}: {refused}")
    marks.end()


if __name__ == "__main__":
    main()
