"""Runs the lines of /data for other programs, as a reader would: recipes.py http://127.0.0.1:PORT.

Packages: pandas, openpyxl. Programs: curl, unzip, sqlite3, Rscript with jsonlite. The lines of Power
Query are left out: only Excel runs them.
"""
import html, re, subprocess, sys, tempfile, urllib.request

base = sys.argv[1]
assert base.startswith("http://127.0.0.1:"), "give http://127.0.0.1:PORT"
page = urllib.request.urlopen(base + "/data", timeout=30).read().decode()
blocks = re.findall(r'<pre [^>]*data-run="(\w+)"[^>]*>(.*?)</pre>', page, re.S)
site = re.search(r'<link rel="canonical" href="(.*?)/data"', page).group(1)
commands = {"sh": ["sh", "-ec"], "python": [sys.executable, "-c"], "R": ["Rscript", "-e"]}
assert {runner for runner, _ in blocks} == {*commands, "m"}, blocks

with tempfile.TemporaryDirectory() as folder:
    for runner, lines in blocks:
        if runner == "m":
            continue
        lines = html.unescape(lines)
        assert site in lines, lines
        # The page names the address its readers use, which is not the one that CI listens on.
        lines = lines.replace(site, base)
        done = subprocess.run([*commands[runner], lines], cwd=folder, capture_output=True, text=True,
                              timeout=120)
        assert done.returncode == 0 and done.stdout.strip(), f"{runner}: {done.stdout}{done.stderr}"
        print(f"ok {runner}")
        print(done.stdout)
