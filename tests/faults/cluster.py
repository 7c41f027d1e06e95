"""PostgreSQL for the fault tests: a primary with standbys on free ports, set up by the files in
deploy/postgres that docker-compose.yml uses. Standard library; needs Debian's postgresql and root."""
import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from records import run
from server import ROOT

PASSWORDS = {"BAIMO_OWNER_PASSWORD": "owner's", "BAIMO_READER_PASSWORD": "reader%20",
             "BAIMO_STANDBY_PASSWORD": "standby"}
QUOTED = {"baimo_owner": "owner%27s", "baimo_reader": "reader%2520"}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def as_postgres(**more):
    """How a command is run as user postgres: a server refuses to run as root."""
    return {"env": {**os.environ, **more}, "user": "postgres", "group": "postgres",
            "extra_groups": []}


def is_true(of, seconds=20.0, every=0.05):
    """Asks until it holds; seconds it took, or None."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if of():
            return time.monotonic() - began
        time.sleep(every)
    return None


class Node:
    """One PostgreSQL server; `start` with flags of its own."""

    def __init__(self, cluster, name):
        self.cluster, self.name, self.port = cluster, name, free_port()
        self.data = os.path.join(cluster.folder, name)
        self.process = None

    def start(self, *settings, before=()):
        self.begin(*settings, before=before)
        self.wait()

    def begin(self, *settings, before=()):
        flags = ["config_file=" + self.cluster.file("postgresql.conf"),
                 "hba_file=" + self.cluster.file("pg_hba.conf"), f"port={self.port}",
                 "listen_addresses=127.0.0.1", "unix_socket_directories=" + self.cluster.folder,
                 *settings]
        command = [*before, os.path.join(self.cluster.bin, "postgres"), "-D", self.data]
        for flag in flags:
            command += ["-c", flag]
        with open(os.path.join(self.cluster.folder, self.name + ".log"), "ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.cluster.folder,
                **as_postgres(PGDATA=self.data, BAIMO_STANDBY_NAME=self.name,
                              PATH=self.cluster.bin + ":" + os.environ["PATH"],
                              **self.cluster.names(), **PASSWORDS))

    def wait(self):
        took = is_true(lambda: self.ask("SELECT 1") == "1", 60)
        assert took is not None, f"{self.name} does not answer: {self.logged()[-2000:]}"

    def ask(self, sql, database="postgres"):
        """What a superuser is told over the socket; nothing if the server does not answer."""
        done = subprocess.run(
            [os.path.join(self.cluster.bin, "psql"), "-XAtq", "-h", self.cluster.folder,
             "-p", str(self.port), "-d", database, "-c", sql], cwd=self.cluster.folder,
            capture_output=True, text=True, check=False, **as_postgres(PGCONNECT_TIMEOUT="3"))
        return done.stdout.strip()

    def logged(self):
        with open(os.path.join(self.cluster.folder, self.name + ".log"), errors="replace") as log:
            return log.read()

    @property
    def pid(self):
        """The postmaster's, from its own file."""
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as file:
            return int(file.readline())

    def family(self):
        """The postmaster, first, and its children."""
        with open(f"/proc/{self.pid}/task/{self.pid}/children", encoding="ascii") as children:
            return [self.pid, *map(int, children.read().split())]

    def walreceiver(self):
        """The process of a standby that takes the log of the primary."""
        return int(self.ask("SELECT pid FROM pg_stat_wal_receiver") or 0)

    def signal_all(self, number):
        """The postmaster before its children, so that it makes no new ones."""
        for pid in self.family():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def kill(self):
        """SIGKILL to all of it at once, as when a machine goes away."""
        self.signal_all(signal.SIGKILL)
        self.process.wait(timeout=30)

    def stop(self):
        """At once; its clients are cut."""
        if self.process and self.process.poll() is None:
            try:
                os.kill(self.pid, signal.SIGQUIT)
            except (OSError, ValueError):
                self.process.terminate()
            self.process.wait(timeout=30)


class Cluster:
    """A primary and `standbys`; `write` and `read` are the ports of HAProxy once there is one."""

    def __init__(self, standbys=0, *settings):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.folder = tempfile.mkdtemp(prefix="baimo-cluster-")
        os.chmod(self.folder, 0o755)
        shutil.chown(self.folder, "postgres")
        # Copied, since user postgres need not be able to read the checkout.
        shutil.copytree(os.path.join(ROOT, "deploy", "postgres"), self.file())
        self.nodes = [Node(self, name) for name in ["primary", "s1", "s2"][:standbys + 1]]
        self.primary, self.standbys = self.nodes[0], self.nodes[1:]
        self.write = self.read = self.primary.port
        self.settings = settings
        names = ",".join(node.name for node in self.standbys)
        self.sync = f"synchronous_standby_names={f'ANY 1 ({names})' if names else ''}"
        try:
            subprocess.run([os.path.join(self.bin, "initdb"), "-D", self.primary.data, "-A", "peer",
                            "-U", "postgres", "--no-sync"], cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL, **as_postgres())
            self.primary.start(self.sync, *settings)
            subprocess.run([os.path.join(self.bin, "psql"), "-Xq", "-h", self.folder,
                            "-p", str(self.primary.port), "-f", self.file("roles.sql")],
                           cwd=self.folder, check=True, **as_postgres(**PASSWORDS))
        except BaseException:
            self.close()
            raise

    def file(self, name=""):
        return os.path.join(self.folder, "deploy", name)

    def names(self):
        return {"BAIMO_PRIMARY_HOST": "127.0.0.1", "BAIMO_PRIMARY_PORT": str(self.write)}

    def start_standbys(self):
        """By standby.sh, following `write`."""
        for node in self.standbys:
            node.begin(*self.settings, before=["sh", self.file("standby.sh")])
        for node in self.standbys:
            node.wait()
        streaming = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        took = is_true(lambda: self.primary.ask(streaming) == str(len(self.standbys)), 30)
        assert took is not None, "the standbys do not follow"

    def url(self, role, port=None):
        port = port or (self.read if role == "baimo_reader" else self.write)
        return f"postgres://{role}:{QUOTED[role]}@127.0.0.1:{port}/baimo"

    def load(self, *record):
        """Imports a record as the owner; exit code and what was said."""
        return run("import", *record, "--database-url", self.url("baimo_owner"))

    def told(self, role, sql):
        """What a role is told over TCP, errors included."""
        done = subprocess.run(["psql", "-XAtq", self.url(role, self.primary.port), "-c", sql],
                              capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr).strip()

    def promote(self):
        """By promote.sh; what it said, and the new primary."""
        done = subprocess.run(
            ["sh", self.file("promote.sh"), *(f"127.0.0.1:{node.port}" for node in self.standbys)],
            env={**os.environ, **self.names(), **PASSWORDS}, capture_output=True, text=True,
            check=False)
        said = done.stdout + done.stderr
        new = [node for node in self.standbys if f"127.0.0.1:{node.port} is the primary" in said]
        return said, new[0] if new else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for node in reversed(self.nodes):
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
