#!/usr/bin/env python3
"""Counts how heavy the code is and prints it as a Markdown table.

With --hold it fails where files use each other in a circle, or against the order of rooms.
"""

import argparse
import re
import statistics
import sys
from pathlib import Path

# The order of rooms: a file may use what stands in its own row or above. Inside `web`, rows stand for
# what is asked and said by all, what requests share, what pages share, what answers, and what carries
# answers out.
ROOMS = [
    ["domain"],
    ["study"],
    ["record"],
    ["answers"],
    ["store"],
    ["import"],
    [
        *("web/ask", "web/params", "web/urls", "web/lists", "web/texts", "web/format", "web/error"),
        *("web/policy", "web/of"),
    ],
    [
        *("web/site", "web/route", "web/current", "web/counts", "web/makers", "web/metrics"),
        *("web/limits", "web/cache"),
    ],
    ["web/assets", "web/render", "web/cite", "web/mark", "web/chart"],
    ["web/pages", "web/export", "web/api", "web/picture"],
    ["web/routes", "web/front", "web/limits/gate", "web/cache/answer", "web/headers", "web/server", "web/log"],
]
LONG_FILE = 300
LONG_FUNCTION = 50


# From left to right, so that a quote within a character begins no text, nor a slash within a text a comment.
WORDS = re.compile(r'''r#"(?:.|\n)*?"#|b?"(?:\\(?:.|\n)|[^"\\])*"|b?'(?:\\[^']+|[^'\\\n])'|//[^\n]*''')


def code_of(text):
    """A file without comments, texts and characters, line by line, so that braces can be counted."""
    return WORDS.sub(lambda found: "\n" * found.group().count("\n"), text)


def end_of_block(code, start):
    """The line behind the one on which the block that begins at `start` or below ends."""
    depth, opened = 0, False
    for n in range(start, len(code)):
        for c in code[n]:
            depth += (c == "{") - (c == "}")
            opened = opened or c == "{"
            if not opened and c == ";" or opened and depth == 0 and c == "}":
                return n + 1
    return len(code)


def production(text):
    """The lines of a file that are not of a test module, and their code."""
    lines, code = text.splitlines(), code_of(text).splitlines()
    code += [""] * (len(lines) - len(code))
    kept, n = [], 0
    while n < len(lines):
        if re.match(r"\s*#\[cfg\(test\)\]", code[n]):
            n = end_of_block(code, n + 1)
            continue
        kept.append(n)
        n += 1
    return [lines[n] for n in kept], [code[n] for n in kept]


def functions(code):
    """Lines of each function, from its `fn` to its brace, with its name."""
    for n, line in enumerate(code):
        found = re.match(r"\s*(?:pub(?:\([^)]*\))? )?(?:const )?(?:async )?(?:unsafe )?fn (\w+)", line)
        if found:
            end = end_of_block(code, n)
            if "{" in "".join(code[n:end]):
                yield end - n, found.group(1)


def module_of(path):
    """`web/render/mod.rs` is module `web/render`; `lib.rs` is the root."""
    name = path.removesuffix(".rs").removesuffix("/mod")
    return "" if name in ("lib", "main", "mod") else name


def leaves(tree):
    """The paths that a `use` names, braces written out, without `as`."""
    tree = tree.strip()
    head, brace, rest = tree.partition("{")
    if not brace:
        return [tree.split(" as ")[0].strip()] if tree else []
    found, depth, item = [], 0, ""
    for c in rest:
        depth += (c == "{") - (c == "}")
        if depth < 0:
            break
        if c == "," and depth == 0:
            found.append(item)
            item = ""
        else:
            item += c
    found.append(item)
    return [head.strip() + leaf for item in found for leaf in leaves(item)]


def uses(code):
    """Paths of the `use` lines of a file, and of those that only hand on what another file says."""
    for found in re.finditer(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);", "\n".join(code)):
        for leaf in leaves(re.sub(r"\s+", " ", found.group(2))):
            yield leaf, bool(found.group(1))


class Graph:
    """Which file uses which, a name followed to the file that says it."""

    def __init__(self, sources):
        self.files = {module_of(path): path for path in sources}
        self.handed_on = {}
        plain = []
        for path, code in sources.items():
            for leaf, is_public in uses(code):
                if is_public:
                    name = leaf.split("::")[-1]
                    self.handed_on[(module_of(path), name)] = self.absolute(path, leaf)
                else:
                    plain.append((path, leaf))
        self.edges = {path: set() for path in sources}
        for path, leaf in plain:
            target = self.resolve(self.absolute(path, leaf))
            if target and target != path:
                self.edges[path].add(target)

    def absolute(self, path, leaf):
        """The parts of a path from the root of the crate on, or nothing for another crate."""
        parts, here = leaf.split("::"), [part for part in module_of(path).split("/") if part]
        if parts[0] in ("crate", "baimo"):
            return parts[1:]
        if parts[0] == "self":
            return here + parts[1:]
        if parts[0] == "super":
            while parts and parts[0] == "super":
                here, parts = here[:-1], parts[1:]
            return here + parts
        return here + parts if "/".join(here + parts[:1]) in self.files else None

    def resolve(self, parts, depth=0):
        """The file that a path leads to."""
        if not parts or depth > 8:
            return None
        for n in range(len(parts), 0, -1):
            module = "/".join(parts[:n])
            if module in self.files:
                behind = self.handed_on.get((module, parts[n])) if n < len(parts) else None
                return self.resolve(behind, depth + 1) if behind else self.files[module]
        behind = self.handed_on.get(("", parts[0]))
        return self.resolve(behind + parts[1:], depth + 1) if behind else None

    def circles(self):
        """Groups of files each of which reaches the others (Tarjan)."""
        index, low, stack, found = {}, {}, [], []

        def visit(node):
            index[node] = low[node] = len(index)
            stack.append(node)
            for other in self.edges[node]:
                if other not in index:
                    visit(other)
                    low[node] = min(low[node], low[other])
                elif other in stack:
                    low[node] = min(low[node], index[other])
            if low[node] == index[node]:
                group = []
                while not group or group[-1] != node:
                    group.append(stack.pop())
                if len(group) > 1:
                    found.append(sorted(group))

        sys.setrecursionlimit(10_000)
        for node in self.edges:
            if node not in index:
                visit(node)
        return sorted(found, key=len, reverse=True)

    def against(self):
        """Arrows from a room to one that stands below it."""
        arrows = [(a, b) for a, targets in self.edges.items() for b in targets]
        ranked = [(a, b, rank(a), rank(b)) for a, b in arrows]
        return sorted((a, b) for a, b, x, y in ranked if x is not None and y is not None and y > x)


def rank(path):
    """The row of the room that names a path most exactly."""
    found = [
        (len(room), n)
        for n, rooms in enumerate(ROOMS)
        for room in rooms
        if path.startswith((room + "/", room + ".rs"))
    ]
    return max(found)[1] if found else None


def main():
    here = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=here, help="a checkout; this one if left out")
    parser.add_argument("--names", action="store_true", help="the files behind the counts follow the table")
    parser.add_argument("--hold", action="store_true", help="fail where the order of rooms does not hold")
    asked = parser.parse_args()
    root = asked.folder
    read = {str(f.relative_to(root / "src")): f.read_text() for f in sorted((root / "src").rglob("*.rs"))}
    kept = {path: production(text) for path, text in read.items()}
    sizes = {path: len(lines) for path, (lines, _) in kept.items()}
    lengths = sorted(
        (length, name, path) for path, (_, code) in kept.items() for length, name in functions(code)
    )
    graph = Graph({path: code for path, (_, code) in kept.items()})
    circles, against = graph.circles(), graph.against()
    pages = {f: f.read_bytes() for f in sorted((root / "templates").rglob("*.html"))}
    lines = sum(page.count(b"\n") for page in pages.values())
    longest = max(
        (len(line), f"{f.relative_to(root)}:{n}")
        for f, page in pages.items()
        for n, line in enumerate(page.decode().splitlines(), 1)
    )
    long_files = sorted(((n, path) for path, n in sizes.items() if n > LONG_FILE), reverse=True)
    in_circles = sum(map(len, circles))
    rows = [
        ("production lines under `src/`, without test modules", f"{sum(sizes.values()):,}"),
        ("files under `src/`; above 300 lines", f"{len(sizes)}; {len(long_files)}"),
        (
            "lines of a function: median, p99, longest; above 50",
            f"{statistics.median(n for n, _, _ in lengths):g}, {lengths[len(lengths) * 99 // 100][0]}, "
            f"{lengths[-1][0]} (`{lengths[-1][1]}`); {sum(n > LONG_FUNCTION for n, _, _ in lengths)}",
        ),
        ("files in circles by `use` lines; largest circle", f"{in_circles}; {len(circles[0]) if circles else 0}"),
        ("arrows against the order of rooms", str(len(against))),
        (
            "template: lines; bytes a line; characters of the longest",
            f"{lines:,}; {sum(map(len, pages.values())) / lines:.1f}; {longest[0]} (`{longest[1]}`)",
        ),
    ]
    print("| what | now |\n|---|--:|")
    for what, now in rows:
        print(f"| {what} | {now} |")
    held = not (circles or against)
    if asked.names or asked.hold and not held:
        for n, path in long_files:
            print(f"{path}: {n} lines")
        for circle in circles:
            print(f"circle of {len(circle)}: {' '.join(circle)}")
        for a, b in against:
            print(f"{a} uses {b}")
    unranked = [path for path in sizes if path.startswith("web/") and rank(path) is None and path != "web/mod.rs"]
    for path in unranked if asked.hold else []:
        print(f"{path} has no room")
    sys.exit(asked.hold and (not held or bool(unranked)))


if __name__ == "__main__":
    main()
