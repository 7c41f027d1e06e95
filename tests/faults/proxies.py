"""nginx and HAProxy for the fault tests, with the files in deploy/ that docker-compose.yml uses, on
free ports of loopback. Standard library; needs Debian's nginx-light and haproxy."""
import os
import re
import signal
import socket
import subprocess
import tempfile

from cluster import free_port, is_true
from server import ROOT


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


class Proxy:
    """A proxy in the foreground; stops only that process and its children."""

    def begin(self, command, port, **environment):
        self.log = open(os.path.join(self.folder.name, "log"), "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log,
                                        env={**os.environ, **environment})
        if is_true(lambda: answers(port), 10) is None:
            self.stop()
            raise AssertionError(f"{command[0]} does not answer: {self.logged()}")

    def logged(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()


class Nginx(Proxy):
    """In front of the ports of one to three replicas; one that is missing is a port that refuses."""

    def __init__(self, ports, rate="100000r/s", burst="100000"):
        self.folder, self.port = tempfile.TemporaryDirectory(), free_port()
        # Its workers are another user, who passes through to their folders.
        os.chmod(self.folder.name, 0o755)
        ports = [*ports, *(free_port() for _ in range(3 - len(ports)))]
        values = {"BAIMO_NGINX_DIR": self.folder.name, "BAIMO_NGINX_RATE": rate,
                  "BAIMO_NGINX_BURST": burst, "BAIMO_NGINX_LISTEN": f"127.0.0.1:{self.port}",
                  **{f"BAIMO_REPLICA_{n}": f"127.0.0.1:{port}" for n, port in enumerate(ports, 1)}}
        with open(os.path.join(ROOT, "deploy", "nginx.conf.template"), encoding="utf-8") as file:
            text = re.sub(r"\$\{(BAIMO_\w+)\}", lambda name: values[name.group(1)], file.read())
        path = os.path.join(self.folder.name, "nginx.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.begin(["nginx", "-c", path, "-g", "daemon off;"], self.port)


class HAProxy(Proxy):
    """In front of a cluster, whose standbys and replicas then follow its ports."""

    def __init__(self, cluster):
        self.folder = tempfile.TemporaryDirectory()
        ports = [node.port for node in cluster.nodes]
        ports += [free_port() for _ in range(3 - len(ports))]
        write, read = free_port(), free_port()
        self.begin(["haproxy", "-db", "-f", os.path.join(ROOT, "deploy", "haproxy.cfg")], write,
                   BAIMO_HAPROXY_WRITE=f"127.0.0.1:{write}",
                   BAIMO_HAPROXY_READ=f"127.0.0.1:{read}",
                   **{f"BAIMO_POSTGRES_{n}": f"127.0.0.1:{port}" for n, port in enumerate(ports, 1)})
        cluster.write, cluster.read = write, read
