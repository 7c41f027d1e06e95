"""Every dependency comes from the registry and has a licence we may ship under: licences.py.

An expression holds if one side of each OR is allowed and both sides of each AND are.
"""
import collections
import json
import re
import subprocess
import sys

ALLOWED = {
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause",
    "BSD-3-Clause", "ISC", "Zlib", "0BSD", "Unicode-3.0", "CC0-1.0", "Unlicense", "BSL-1.0",
    "MPL-2.0", "CDLA-Permissive-2.0",
}


def holds(expression):
    tokens = re.findall(r"\(|\)|[^\s()/]+|/", expression.replace(" WITH ", "~WITH~"))

    def either(at):
        value, at = both(at)
        while at < len(tokens) and tokens[at] in ("OR", "/"):
            other, at = both(at + 1)
            value = value or other
        return value, at

    def both(at):
        value, at = one(at)
        while at < len(tokens) and tokens[at] == "AND":
            other, at = one(at + 1)
            value = value and other
        return value, at

    def one(at):
        if tokens[at] == "(":
            value, at = either(at + 1)
            return value, at + 1
        return tokens[at].replace("~WITH~", " WITH ") in ALLOWED, at + 1

    return either(0)[0]


for expression, expected in [("MIT", True), ("MIT/Apache-2.0", True), ("GPL-3.0", False),
                             ("(MIT OR GPL-3.0) AND Unicode-3.0", True), ("MIT AND GPL-3.0", False)]:
    assert holds(expression) is expected, expression

metadata = json.loads(subprocess.check_output(["cargo", "metadata", "--locked", "--format-version", "1"]))
faults, counts = [], collections.Counter()
for package in metadata["packages"]:
    if package["source"] is None:
        continue
    name = f"{package['name']} {package['version']}"
    if not package["source"].startswith(("registry+", "sparse+")):
        faults.append(f"{name} comes from {package['source']}")
    licence = package["license"] or "none stated"
    counts[licence] += 1
    if not holds(licence):
        faults.append(f"{name}: {licence}")
for licence, count in counts.most_common():
    print(f"{count:4} {licence}")
for fault in faults:
    print("not allowed:", fault, file=sys.stderr)
sys.exit(bool(faults))
