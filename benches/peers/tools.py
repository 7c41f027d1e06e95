"""What run.py needs of the machine: programs, servers on loopback, load, memory."""

import atexit
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "peers"
BAIMO = ROOT / "target" / "release" / "baimo"


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def install():
    """Datasette from PyPI in a folder of its own; wrk, nginx and sqlite3 from Debian."""
    programs = {"wrk": "wrk", "nginx": "nginx-light", "sqlite3": "sqlite3", "curl": "curl"}
    missing = [package for program, package in programs.items() if not shutil.which(program)]
    if missing:
        run("apt-get", "install", "-y", "--no-install-recommends", *missing)
    if not (WORK / "venv/bin/datasette").exists():
        run(sys.executable, "-m", "venv", WORK / "venv")
        run(WORK / "venv/bin/pip", "install", "-q", "datasette")
    if not BAIMO.exists():
        run("cargo", "build", "--release", "--locked", cwd=ROOT)


def database(name, announcements, moves):
    """A database with the synthetic record of a size, made once; says what its import took."""
    record, path = WORK / f"record-{name}", WORK / f"{name}.db"
    if not path.exists():
        run(sys.executable, Path(__file__).with_name("record.py"), record, announcements, moves)
        started = time.monotonic()
        part = WORK / f"{name}.part.db"
        child = subprocess.Popen([BAIMO, "import", record, "--database-url", f"sqlite://{part}"])
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"the import of {name} failed")
        took = time.monotonic() - started
        print(f"import {name}: {took:.1f} s, peak {usage.ru_maxrss // 1024} MB", flush=True)
        for ending in ["", ".sha256"]:
            Path(f"{part}{ending}").rename(f"{path}{ending}")
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server on a free port of loopback, until it is stopped."""

    def __init__(self, command, path="/", env=None, port=None):
        self.port = port or free_port()
        command = [str(part).replace("PORT", str(self.port)) for part in command]
        self.process = subprocess.Popen(command, env={**os.environ, **(env or {})},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(self.stop)
        self.url = f"http://127.0.0.1:{self.port}"
        started = time.monotonic()
        while True:
            try:
                urllib.request.urlopen(self.url + path, timeout=30).read()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - started > 60:
                    raise SystemExit(f"{command[0]} does not start")
                time.sleep(0.005)
        self.start_ms = (time.monotonic() - started) * 1000

    def memory(self, key="VmRSS"):
        """Megabytes of the process."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1]) / 1024
        return 0.0

    def forget_peak(self):
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


def baimo(path):
    env = {"BAIMO_MAX_REQUESTS": "256", "BAIMO_DRAIN_DELAY": "0", "RUST_LOG": "warn"}
    return Server([BAIMO, "serve", "--database-url", f"sqlite://{path}", "--listen",
                   "127.0.0.1:PORT"], "/healthz", env)


def datasette(path):
    return Server([WORK / "venv/bin/datasette", "serve", "-i", path, "-p", "PORT", "--setting",
                   "max_csv_mb", "0", "--setting", "sql_time_limit_ms", "20000"])


def nginx(files):
    """nginx with one worker a processor, serving a folder, compressed files as they are."""
    conf, port = WORK / "nginx.conf", free_port()
    conf.write_text(f"""
daemon off; master_process on; worker_processes auto; pid {WORK}/nginx.pid;
error_log /dev/null; user root;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path {WORK}/n1; proxy_temp_path {WORK}/n2; fastcgi_temp_path {WORK}/n3;
  uwsgi_temp_path {WORK}/n4; scgi_temp_path {WORK}/n5; types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {files}; gzip_static on;
    location = /small {{ return 200 "ok"; }} }} }}
""")
    return Server(["nginx", "-c", conf, "-p", WORK], port=port)


def wrk(url, connections, seconds, headers=(), script=None):
    """Requests a second and the median latency in ms; anything but 2xx and 3xx is an error."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    out = run(*command, url, capture_output=True, text=True).stdout
    if "Non-2xx" in out:
        raise SystemExit(f"{url}: {out}")
    rate = float(out.split("Requests/sec:")[1].split()[0])
    median, unit = re.search(r"^\s+50%\s+([\d.]+)(us|ms|s)$", out, re.MULTILINE).groups()
    return rate, float(median) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
