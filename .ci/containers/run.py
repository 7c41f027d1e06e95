#!/usr/bin/env python3
"""Dockerfile and docker-compose.yml by a real engine: Debian's docker.io and docker-compose, as root.

run.py [BINARY]     builds the image, runs both profiles as they are; leaves the image's binary in BINARY
run.py --of BINARY  the same with an image around a binary that is there, for tries without the build

No image comes from a registry: base images are made of Debian's packages under the names that both files
use, and keep so much of the official images' contract as those need. The engine is this script's own, in
a temporary folder, and stopped by it. Exit code 75: no engine can start here, and the reason is printed.
Ports 3000 and 8080 of loopback must be free, as for anybody who types `docker compose up`."""
import http.client
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NO_ENGINE = 75
FOLDER = tempfile.mkdtemp(prefix="baimo-containers-")
SOCKET = os.path.join(FOLDER, "docker.sock")
# Debian's client has BuildKit built in; another one earlier on PATH may lack it.
DOCKER, COMPOSE = "/usr/bin/docker", "/usr/bin/docker-compose"
SCALE = ("--profile", "scale")
PASSWORDS = {f"BAIMO_{role}_PASSWORD": secrets.token_hex(16) for role in ("OWNER", "READER", "STANDBY")}
ENVIRONMENT = {**os.environ, "DOCKER_HOST": f"unix://{SOCKET}", "DOCKER_BUILDKIT": "1",
               "DOCKER_CONFIG": FOLDER, "COMPOSE_PROJECT_NAME": "baimo", **PASSWORDS}
PACE = 1 / 19  # seconds between requests: one client has 20 a second
BEGAN = time.monotonic()
missed = []


def say(text):
    print(f"{time.monotonic() - BEGAN:5.0f} s  {text}", flush=True)


def check(holds, text):
    if not holds:
        missed.append(text)
    say(f"{'pass' if holds else 'FAIL'}: {text}")


def run(*command, quiet=True, **options):
    """Runs a command; shows what it said only if it fails."""
    done = subprocess.run(command, env={**ENVIRONMENT, **options.pop("env", {})}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT if quiet else None, **options)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout or '')[-4000:]}")
    return done.stdout


def docker(*words, **options):
    return run(DOCKER, *words, **options)


def compose(*words, **options):
    return run(COMPOSE, *words, cwd=ROOT, **options)


# The engine and its images


def install():
    """Debian's packages. An engine that their installation starts is not the one that is used here."""
    if shutil.which("dockerd"):
        return
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "docker.io", "docker-compose",
        "debootstrap", env={"DEBIAN_FRONTEND": "noninteractive"})
    if os.path.exists("/run/systemd/system"):
        run("systemctl", "stop", "docker.socket", "docker.service")


def tell():
    """What every container said last, for whoever reads why it failed."""
    print(docker("ps", "--all"))
    for container in docker("ps", "--all", "--quiet").split():
        print(docker("inspect", "--format", "== {{.Name}} {{.State.Status}} {{.State.ExitCode}}", container),
              docker("logs", "--tail", "8", container))


def start_engine():
    """The engine's process, or the reason why there is none."""
    if os.geteuid() != 0:
        return None, "it needs root"
    install()
    if subprocess.run([DOCKER, "-H", "unix:///var/run/docker.sock", "version"], capture_output=True,
                      check=False).returncode == 0:
        return None, "another engine runs here, whose rules for the network a second one would take away"
    log = os.path.join(FOLDER, "log")
    with open(log, "wb") as out:
        engine = subprocess.Popen(
            ["dockerd", "--data-root", f"{FOLDER}/data", "--exec-root", f"{FOLDER}/exec", "--pidfile",
             f"{FOLDER}/pid", "--host", f"unix://{SOCKET}"], stdout=out, stderr=out)
    for _ in range(60):
        if subprocess.run([DOCKER, "version"], env=ENVIRONMENT, capture_output=True, check=False).returncode == 0:
            return engine, ""
        if engine.poll() is not None:
            break
        time.sleep(0.5)
    else:
        stop_engine(engine)
    with open(log, encoding="utf-8", errors="replace") as lines:
        return None, "".join(lines.readlines()[-5:])


def stop_engine(engine):
    engine.send_signal(signal.SIGTERM)
    try:
        engine.wait(timeout=60)
    except subprocess.TimeoutExpired:
        engine.kill()
        engine.wait()


def names(pattern, *files):
    """The images that the files name and a pattern finds."""
    found = set()
    for file in files:
        with open(os.path.join(ROOT, file), encoding="utf-8") as text:
            found |= set(re.findall(pattern, text.read(), re.M))
    return found


def base_images(with_toolchain):
    system = os.path.join(FOLDER, "system")
    run("debootstrap", "--variant=minbase", "bookworm", system, "http://deb.debian.org/debian")
    tar = subprocess.Popen(["tar", "-C", system, "-c", "."], stdout=subprocess.PIPE)
    docker("import", "-", "debian:bookworm-slim", stdin=tar.stdout)
    check(tar.wait() == 0, "debian:bookworm-slim by debootstrap")
    shutil.rmtree(system)
    kinds = ["nginx", "haproxy", "postgres"]
    contexts = dict.fromkeys(kinds, HERE)
    if with_toolchain:
        kinds.append("rust")
        contexts["rust"] = run("rustc", "--print", "sysroot").strip()
    for kind in kinds:
        for name in names(rf"(?:^FROM|image:) ({kind}:\S+)", "Dockerfile", "docker-compose.yml"):
            docker("build", "--file", f"{HERE}/{kind}.Dockerfile", "--tag", name, contexts[kind])
            say(f"{name} of Debian's packages")


def build_image(binary):
    """The image by the Dockerfile as it is, its first stage without a network; then its binary."""
    run("cargo", "fetch", "--locked", cwd=ROOT)
    home = os.environ.get("CARGO_HOME") or os.path.expanduser("~/.cargo")
    docker("build", "--file", f"{HERE}/registry.Dockerfile", f"{home}/registry")
    say(f"the crates of {home}/registry; {run('rustc', '--version').strip()}")
    # With every feature, as everything that .ci/run tries afterwards.
    flags = ["--build-arg", "FEATURES=parquet"]
    docker("build", *flags, "--network", "none", "--target", "build", ".", cwd=ROOT)
    check(True, "the release build in the container, from the lock file and without a network")
    docker("build", *flags, "--tag", "baimo", ".", cwd=ROOT)
    check(True, "the image by the Dockerfile")
    take_binary(binary)


def take_binary(binary):
    if not binary:
        return
    container = docker("create", "baimo").strip()
    os.makedirs(os.path.dirname(os.path.abspath(binary)), exist_ok=True)
    docker("cp", f"{container}:/usr/local/bin/baimo", binary)
    docker("rm", container)


def image_of(binary):
    """The Dockerfile's second stage around a binary."""
    context = os.path.join(FOLDER, "context")
    shutil.copytree(os.path.join(ROOT, "deploy"), os.path.join(context, "deploy"))
    shutil.copy(binary, os.path.join(context, "baimo"))
    with open(os.path.join(ROOT, "Dockerfile"), encoding="utf-8") as text:
        second = "FROM debian:bookworm-slim\n" + text.read().split("FROM debian:bookworm-slim\n")[1]
    with open(os.path.join(context, "Dockerfile"), "w", encoding="utf-8") as out:
        out.write(f"FROM debian:bookworm-slim AS build\nCOPY baimo /baimo\n{second}")
    docker("build", "--tag", "baimo", context)
    say(f"an image around {binary}")


# What readers and operators do


def get(port, path, timeout=30):
    """Status and body of a GET; status 0 if the connection failed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def walk(port):
    """Every address of the sitemap and the two whole files."""
    status, sitemap = get(port, "/sitemap.xml")
    pages = re.findall(rf"<loc>http://127\.0\.0\.1:{port}([^<]*)</loc>", sitemap.decode())
    wrong, due = [], 0.0
    for path in [*pages, "/baimo.sqlite", "/baimo.zip"]:
        due = max(due, time.monotonic()) + PACE
        time.sleep(max(0.0, due - PACE - time.monotonic()))
        status, body = get(port, path)
        if status != 200 or not body:
            wrong.append((path, status))
    check(len(pages) > 100 and not wrong,
          f"port {port}: {len(pages)} addresses of the sitemap, /baimo.sqlite and /baimo.zip, "
          f"{len(wrong)} not 200 {wrong[:3]}")


def state(service):
    """What the engine says of a service's container."""
    label = "label=com.docker.compose."
    container = docker("ps", "--all", "--quiet", "--filter", f"{label}service={service}",
                       "--filter", f"{label}oneoff=False", quiet=False).strip()
    return json.loads(docker("inspect", container, quiet=False))[0]["State"]


def until(holds, what, seconds=60):
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.2)
    check(held, what)


def is_healthy(service):
    return state(service).get("Health", {}).get("Status") == "healthy"


def crash(service):
    """SIGKILL to a container's first process, which no stop by hand is."""
    pid = state(service)["Pid"]
    os.kill(pid, signal.SIGKILL)
    return pid


def stopped(services, *flags):
    """Ends them as an operator does; each with exit code 0."""
    compose(*flags, "stop", *services)
    codes = {service: state(service)["ExitCode"] for service in services}
    check(not any(codes.values()), f"stopped with exit codes {codes}")


def both_profiles():
    """Both start and are walked side by side, since what takes time is how often one client may ask."""
    compose("up", "--detach")
    until(lambda: is_healthy("baimo"), "docker-compose up: healthy")
    compose(*SCALE, "up", "--detach", "nginx")
    until(lambda: is_healthy("nginx"), "docker-compose --profile scale up nginx: healthy")
    walks = [threading.Thread(target=walk, args=(port,)) for port in (3000, 8080)]
    for one in walks:
        one.start()
    for one in walks:
        one.join()


def one_machine():
    stopped(["baimo"])
    compose("rm", "--force", "baimo")
    compose("up", "--detach")
    until(lambda: is_healthy("baimo"), "a second container on the volume of the first: healthy")
    stopped(["baimo"])


class Readers:
    """Ask for pages through nginx all the while; what was not 200."""

    def __enter__(self):
        self.over, self.asked, self.wrong = threading.Event(), 0, []
        self.thread = threading.Thread(target=self.read)
        self.thread.start()
        return self

    def read(self):
        while not self.over.wait(2 * PACE):
            self.asked += 1
            # No store has it, so it is made anew.
            path = f"/zh/search?q={self.asked}"
            status, _ = get(8080, path)
            if status != 200:
                self.wrong.append((path, status))

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def scale():
    with Readers() as readers:
        pid = crash("replica-2")
        until(lambda: state("replica-2")["Pid"] not in (0, pid) and is_healthy("replica-2"),
              "a replica that was killed comes back by itself and is healthy")
    check(not readers.wrong, f"meanwhile {readers.asked} pages made anew, "
          f"{len(readers.wrong)} not 200 {readers.wrong[:3]}")
    with Readers() as readers:
        crash("primary")
        until(lambda: not state("primary")["Running"], "the primary is killed and stays down")
        said = compose("--profile", "failover", "run", "--rm", "promote")
        check("is the primary" in said, f"promote: {said.strip().splitlines()[-1]}")
        importing()
    check(len(readers.wrong) <= 0.1 * readers.asked, f"meanwhile {readers.asked} pages made anew, "
          f"{len(readers.wrong)} not 200 {readers.wrong[:3]}")
    check(not state("primary")["Running"], "the old primary is still down")
    # What a service depends on is started with it, so an import by hand could bring it back.
    run(COMPOSE, *SCALE, "start", "primary", cwd=ROOT)
    until(lambda: not state("primary")["Running"] and state("primary")["ExitCode"] == 1,
          "the old primary refuses to start beside the new one")
    services = ["nginx", "replica-1", "replica-2", "replica-3", "haproxy", "s1", "s2", "import"]
    stopped(services, *SCALE)
    compose(*SCALE, "down", "--volumes")


def taken(record):
    """Whether a record could be imported through HAProxy."""
    return subprocess.run([COMPOSE, "--profile", "scale", "run", "--rm", "--no-deps", "import"], cwd=ROOT,
                          env={**ENVIRONMENT, "BAIMO_RECORD": record}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def importing():
    """A changed record goes to the new primary and shows in every replica."""
    record = os.path.join(FOLDER, "record")
    shutil.copytree(os.path.join(ROOT, "data"), record)
    file = os.path.join(record, "companies.toml")
    with open(file, encoding="utf-8") as text:
        changed = re.sub(r'^short_en = "Baidu"', 'short_en = "Baidu, once more"', text.read(), flags=re.M)
    with open(file, "w", encoding="utf-8") as out:
        out.write(changed)
    # Until HAProxy has found the new primary, which it looks for every few seconds, an import is refused.
    until(lambda: taken(record), "a changed record is imported through the new primary", 30)
    until(lambda: all(b"Baidu, once more" in get(8080, f"/companies/baidu?x={n}")[1] for n in range(3)),
          "a record imported through the new primary shows in three answers, one after the other", 20)


def main():
    given = sys.argv[1:]
    engine, reason = start_engine()
    if not engine:
        print(f"no container engine can start here: {reason}")
        shutil.rmtree(FOLDER, ignore_errors=True)
        sys.exit(NO_ENGINE)
    try:
        base_images(with_toolchain="--of" not in given)
        if "--of" in given:
            image_of(given[-1])
        else:
            build_image(given[0] if given else None)
        both_profiles()
        one_machine()
        scale()
    except SystemExit:
        tell()
        raise
    finally:
        stop_engine(engine)
        shutil.rmtree(FOLDER, ignore_errors=True)
    say(f"{len(missed)} missed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
