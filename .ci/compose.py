#!/usr/bin/env python3
"""What can be checked of docker-compose.yml, Dockerfile and deploy/ where no container engine runs:
that everything they name exists and that nothing runs with more than it needs.
`compose.py [BINARY]`; with a binary, variables are held against its help. Needs python3-yaml."""
import ipaddress
import os
import re
import subprocess
import sys

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
faults = []


def text(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def hold(holds, what):
    if not holds:
        faults.append(what)


def mounts(service):
    return [one.rsplit(":", 2) if one.endswith(":ro") else one.rsplit(":", 1)
            for one in service.get("volumes", [])]


def check_files(compose, name, service):
    for source, target, *_ in mounts(service):
        source = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", source)
        if source.startswith("."):
            hold(os.path.exists(os.path.join(ROOT, source)), f"{name}: {source} is not there")
        else:
            hold(source in compose["volumes"], f"{name}: volume {source} is not declared")
        if source == "./deploy/postgres" and isinstance(service.get("entrypoint"), list):
            script = service["entrypoint"][0].replace(target, os.path.join(ROOT, "deploy/postgres"))
            hold(os.access(script, os.X_OK), f"{name}: {script} cannot be run")
    for word in service.get("command", []):
        for path in re.findall(r"/etc/baimo/(\S+)", str(word)):
            hold(os.path.exists(os.path.join(ROOT, "deploy/postgres", path)), f"{name}: {path}")


def check_bounds(name, service):
    hold(service.get("read_only") is True, f"{name}: its files can be written")
    hold(service.get("cap_drop") == ["ALL"], f"{name}: capabilities")
    hold("no-new-privileges:true" in service.get("security_opt", []), f"{name}: new privileges")
    if service.get("image") != "baimo" and not service.get("image", "").startswith("haproxy:"):
        # Both images name a user of their own.
        hold(service.get("user", "root").split(":")[0] not in ("0", "root"), f"{name}: runs as root")
    for port in service.get("ports", []):
        hold(port.startswith("127.0.0.1:"), f"{name}: {port} is open to all")


def check_starts(compose, name, service):
    for needed, how in service.get("depends_on", {}).items():
        other = compose["services"].get(needed)
        hold(other is not None, f"{name}: needs {needed}, which is not there")
        if other and how["condition"] == "service_healthy":
            hold("healthcheck" in other or other.get("image") == "baimo", f"{needed}: no health check")


def check_variables(compose, binary):
    given = {key for service in compose["services"].values() for key in service["environment"]}
    for name, pattern in [("deploy/nginx.conf.template", r"\$\{(\w+)\}"),
                          ("deploy/haproxy.cfg", r'"\$\{(BAIMO_\w+)\}"')]:
        service = compose["services"]["nginx" if "nginx" in name else "haproxy"]
        named = set(re.findall(pattern, text(name).split("\n\n", 1)[1]))
        hold(named and named <= set(service["environment"]), f"{name}: {named} against compose")
    roles = set(re.findall(r"\\getenv \w+ (\w+)", text("deploy/postgres/roles.sql")))
    hold(roles and roles <= set(compose["services"]["primary"]["environment"]), f"roles: {roles}")
    for script, service in [("primary.sh", "primary"), ("standby.sh", "s1"), ("promote.sh", "promote")]:
        named = set(re.findall(r"\$\{?(BAIMO_\w+)", text(f"deploy/postgres/{script}")))
        hold(named and named <= set(compose["services"][service]["environment"]), f"{script}: {named}")
    if binary:
        known = set()
        for command in ["serve", "import"]:
            told = subprocess.run([binary, command, "--help"], capture_output=True, text=True, check=True)
            known |= set(re.findall(r"BAIMO_\w+", told.stdout))
        of_app = {key for service in compose["services"].values() if service.get("image") == "baimo"
                  for key in service["environment"]}
        hold(of_app <= known, f"variables the binary does not know: {of_app - known}")
    return given


def check_addresses(compose):
    inside = compose["networks"]["inside"]
    subnet = ipaddress.ip_network(inside["ipam"]["config"][0]["subnet"])
    fixed = [service["networks"]["inside"]["ipv4_address"] for service in compose["services"].values()
             if isinstance(service.get("networks"), dict)]
    hold(len(set(fixed)) == len(fixed), f"addresses twice: {fixed}")
    hold(all(ipaddress.ip_address(one) in subnet for one in fixed), f"addresses outside {subnet}")
    named = re.findall(r"172\.\d+\.\d+\.\d+(?=:)", text("docker-compose.yml"))
    hold(named and set(named) <= set(fixed), f"addresses that nobody has: {set(named) - set(fixed)}")
    hold(inside["internal"] is True, "the inner network has a way out")


def check_dockerfile():
    lines = re.sub(r"\\\n", " ", text("Dockerfile"))
    for source in re.findall(r"^COPY (?!--)(\S+) \S+$", lines, re.M):
        hold(os.path.exists(os.path.join(ROOT, source)), f"Dockerfile: {source} is not there")
    stage = lines.rsplit("\nFROM ", 1)[1]
    for needed in ["\nUSER baimo", "\nHEALTHCHECK ", "\nSTOPSIGNAL SIGTERM"]:
        hold(needed in stage, f"Dockerfile: no{needed}")
    hold("cargo build --release --locked" in lines, "Dockerfile: the build is not locked")
    pinned = re.search(r'^rust-version = "([\d.]+)"', text("Cargo.toml"), re.M)
    image = re.search(r"FROM rust:([\d.]+)", lines)
    older = pinned and [int(n) for n in image[1].split(".")] < [int(n) for n in pinned[1].split(".")]
    hold(not older, f"Dockerfile: Rust {image[1]} is older than {pinned and pinned[1]}")


def main():
    compose = yaml.safe_load(text("docker-compose.yml"))
    for name, service in compose["services"].items():
        check_files(compose, name, service)
        check_bounds(name, service)
        check_starts(compose, name, service)
    given = check_variables(compose, sys.argv[1] if len(sys.argv) > 1 else None)
    check_addresses(compose)
    check_dockerfile()
    print(f"{len(compose['services'])} services, {len(given)} variables, {len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
