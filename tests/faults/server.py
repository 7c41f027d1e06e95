"""What the fault tests share: a server of their own, its memory, and figures. Standard library."""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Server:
    """Starts a binary on a free port and an empty folder; stops only that process."""

    def __init__(self, *flags, binary=None):
        binary = binary or (sys.argv[1] if len(sys.argv) > 1
                            else os.path.join(ROOT, "target", "release", "baimo"))
        self.folder = tempfile.TemporaryDirectory()
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith("BAIMO_") and key != "RUST_LOG"}
        self.log = open(os.path.join(self.folder.name, "log"), "wb")
        self.process = subprocess.Popen(
            [os.path.abspath(binary), "--listen", "127.0.0.1:0", "--public-url",
             "http://baimo.test", *flags],
            cwd=self.folder.name, stdout=subprocess.PIPE, stderr=self.log, text=True,
            env=environment)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not found:
            self.stop()
            sys.exit(f"{binary} did not start: {self.logged()}")
        self.port = int(found.group(1))
        self.pid = self.process.pid
        print(f"{binary}, process {self.pid}, port {self.port}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def connect(self, timeout=30.0, receive_buffer=None):
        connection = socket.socket()
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.settimeout(timeout)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def get(self, path, timeout=30.0):
        """Status, body length and seconds of a GET on a connection of its own; status 0 if the
        connection failed."""
        started = time.monotonic()
        try:
            with self.connect(timeout) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: baimo.test\r\n"
                                   "Connection: close\r\n\r\n".encode())
                answer = read_all(connection)
            status = int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0
        except OSError:
            status, answer = 0, b""
        return status, len(answer), time.monotonic() - started

    def rss(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def is_alive(self):
        return self.process.poll() is None

    def logged(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def stop(self):
        """SIGTERM; the exit code."""
        if self.is_alive():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        return self.process.returncode


def read_all(connection):
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


class Marks:
    """Pass marks: each is printed with its figure; `end` fails if one was missed."""

    def __init__(self):
        self.missed = 0

    def check(self, holds, text):
        self.missed += not holds
        print(f"{'pass' if holds else 'FAIL'}: {text}")

    def end(self):
        sys.exit(1 if self.missed else 0)
