"""What the fault tests share: a server of their own, its memory, and figures. Standard library."""
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


# Megabytes of memory that README and SECURITY.md say are enough for the shipped record.
MEMORY_MAX = 256


class Refused(Exception):
    """A start that was refused: exit code and what was printed."""


class Server:
    """Starts a binary on a free port and an empty folder; stops only that process."""

    def __init__(self, *flags, binary=None, log=None, before=(), refusable=False,
                 listen="127.0.0.1:0", environment=(), room=None):
        given = [word for word in sys.argv[1:2] if not word.startswith("-")]
        binary = binary or (given[0] if given else os.path.join(ROOT, "target", "release", "baimo"))
        self.folder = tempfile.TemporaryDirectory()
        inherited = {key: value for key, value in os.environ.items()
                     if not key.startswith("BAIMO_") and key != "RUST_LOG"}
        self.log = log or open(os.path.join(self.folder.name, "log"), "wb")
        self.process = subprocess.Popen(
            [*before, os.path.abspath(binary), "--listen", listen, "--public-url",
             "http://baimo.test", *flags],
            cwd=self.folder.name, stdout=subprocess.PIPE, stderr=self.log, text=True,
            env={**inherited, **dict(environment)}, preexec_fn=room and room.enter)
        line = self.process.stdout.readline()
        self.port = port_of(line)
        if not self.port:
            if refusable:
                self.process.wait(timeout=30)
                self.log.close()
                raise Refused(self.process.returncode, self.logged())
            self.stop()
            sys.exit(f"{binary} did not start: {self.logged()}")
        self.pid = self.process.pid
        if before:
            # The wrapper's child is the server: it is what signals go to.
            with open(f"/proc/{self.pid}/task/{self.pid}/children", encoding="ascii") as children:
                self.pid = int((children.read().split() or [self.pid])[0])
        if not refusable:
            print(f"{binary}, process {self.pid}, port {self.port}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def connect(self, timeout=30.0, receive_buffer=None, client="127.0.0.1"):
        """A connection from an address of the loopback network, which is what a client is known by."""
        connection = socket.socket()
        connection.bind((client, 0))
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.settimeout(timeout)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def get(self, path, timeout=30.0, client="127.0.0.1", encoding="identity"):
        """Status, body length and seconds of a GET on a connection of its own; status 0 if the
        connection failed."""
        started = time.monotonic()
        try:
            with self.connect(timeout, client=client) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: baimo.test\r\nAccept-Encoding: "
                                   f"{encoding}\r\nConnection: close\r\n\r\n".encode())
                answer = read_all(connection)
            status = int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0
        except OSError:
            status, answer = 0, b""
        return status, len(answer), time.monotonic() - started

    def ask(self, path, timeout=30.0):
        """The bytes of an answer to a GET on a connection of its own."""
        with self.connect(timeout) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: baimo.test\r\n"
                               "Connection: close\r\n\r\n".encode())
            return read_all(connection)

    def body(self, path, client="127.0.0.1"):
        """Status, body and whether the body came to its end."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30,
                                                source_address=(client, 0))
        try:
            connection.request("GET", path, headers={"Host": "baimo.test", "Connection": "close"})
            answer = connection.getresponse()
            try:
                return answer.status, answer.read(), True
            except (http.client.IncompleteRead, ConnectionError) as error:
                return answer.status, getattr(error, "partial", b""), False
        except (OSError, http.client.HTTPException):
            return 0, b"", False
        finally:
            connection.close()

    def rss(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def is_alive(self):
        return self.process.poll() is None

    def logged(self):
        if not os.path.isfile(self.log.name):
            return ""
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def stop(self):
        """SIGTERM; the exit code."""
        if self.is_alive():
            os.kill(getattr(self, "pid", self.process.pid), signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        return self.process.returncode


class Room:
    """A control group with a bound on memory, as systemd's MemoryMax sets one: beyond it the system ends
    the process. Needs root; `is_bound` is false where there is no such group."""

    KINDS = (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max"))

    def __init__(self, megabytes):
        self.megabytes = megabytes
        self.is_bound = False
        for root, limit in self.KINDS:
            self.path = os.path.join(root, f"baimo-test-{os.getpid()}")
            try:
                os.mkdir(self.path)
                with open(os.path.join(self.path, limit), "w", encoding="ascii") as file:
                    file.write(str(megabytes << 20))
                self.is_bound = True
                return
            except OSError:
                self.close()
        print(f"no control group of memory here: {megabytes} MB are not enforced, only measured")

    def enter(self):
        """Puts the process that calls it into the group."""
        if self.is_bound:
            with open(os.path.join(self.path, "cgroup.procs"), "w", encoding="ascii") as file:
                file.write(str(os.getpid()))

    def close(self):
        try:
            os.rmdir(self.path)
        except OSError:
            pass


def port_of(line):
    """The port in the line a server prints when it listens; 0 if it is another line."""
    found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
    return int(found.group(1)) if found else 0


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
