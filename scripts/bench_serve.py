"""Times the pages of `newsgraph serve`: scripts/bench_serve.py FOLDER [--each 60].

Starts the server on the loopback, asks for pages drawn at random (the same each time) one after the other, and prints for each
kind the median, the 95th percentile and the slowest in milliseconds, with how long the index took and what memory the server holds.
`processor` is the 95th percentile of the server's processor time (to 10 ms): what a machine that has nothing else to do would take.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

QUERY = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT * WHERE { ?p a foaf:Person } LIMIT 20"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=60, help="pages of each kind")
    given = parser.parse_args()
    chosen = paths_of(given.folder, given.each)
    begun = time.perf_counter()
    with started(given.folder) as (served, process):
        print(f"index and start: {time.perf_counter() - begun:.1f} s; ", end="")
        with started(given.folder, begun := time.perf_counter()) as _:
            print(f"started again: {time.perf_counter() - begun:.1f} s")
        get(served, "/")
        times: list[float] = []
        spent: list[float] = []
        print(f"{'pages':24} {'number':>6} {'median':>7} {'95 %':>7} {'slowest':>8} {'processor':>10}   (ms)")
        for kind, paths in chosen.items():
            took, worked = [], []
            for path in paths:
                before = processor(process.pid)
                took.append(timed(served, path))
                worked.append(processor(process.pid) - before)
            print(line(kind, took), f"{part(sorted(worked), 0.95):10.0f}")
            if kind != "graph":
                times += took
                spent += worked
        print(line("all but graph", times), f"{part(sorted(spent), 0.95):10.0f}")
        print(f"memory: {memory(process.pid) / 1e6:,.0f} MB")


def paths_of(folder: Path, each: int) -> dict[str, list[str]]:
    """Addresses by kind of page, drawn at random and the same each time."""
    chance = random.Random(1)  # noqa: S311
    entities = [json.loads(line) for line in (folder / "entities.jsonl").open(encoding="utf8")]
    articles = [json.loads(line)["id"] for line in (folder / "articles.jsonl").open(encoding="utf8")]
    claims = [json.loads(line)["id"] for line in (folder / "claims.jsonl").open(encoding="utf8")]
    by_kind = {
        kind: [row for row in entities if row["kind"] == kind]
        for kind in ("person", "organisation", "group", "country")
    }
    found = {"overview": ["/"] * 5, "articles": [f"/articles?from={start}" for start in range(0, 500, 100)]}
    for kind, rows in by_kind.items():
        found[kind] = [address(row["id"]) for row in chance.sample(rows, min(each, len(rows)))]
        most = sorted(rows, key=lambda row: -len(row["mentions"]))[:5]
        found[f"{kind}, named most"] = [address(row["id"]) for row in most]
    found["article"] = [address(f"article/{id_}") for id_ in chance.sample(articles, min(each, len(articles)))]
    found["claim"] = [address(id_) for id_ in chance.sample(claims, min(each, len(claims)))]
    names = [row["name"] for row in chance.sample(by_kind["person"], min(each, len(by_kind["person"])))]
    found["search as one types"] = [f"/search.json?q={quote(name[:length])}" for name in names for length in (1, 2, 4)]
    found["search page"] = [f"/search?q={quote(name.split()[0])}" for name in names]
    pairs = re.findall(r"group/([^ ]+)", " ".join(row["id"] for row in by_kind["group"]))
    found["two groups"] = [
        f"/compare/{quote(chance.choice(pairs))}/{quote(chance.choice(pairs))}" for _ in range(min(each, len(pairs)))
    ]
    centres = [row["id"] for row in sorted(by_kind["person"], key=lambda row: -len(row["mentions"]))[:5]]
    found["graph"] = ["/static/drawing.js", *(f"/static/drawing.js?around={quote(id_)}" for id_ in centres)]
    return found


def address(path: str) -> str:
    return f"/{quote(path)}"


@contextmanager
def started(folder: Path, *_: object, options: tuple[str, ...] = ()) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of a folder on a free port of the loopback: its address and process."""
    command = [sys.executable, "-m", "newsgraph.cli", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr
        told = iter(process.stderr.readline, "")
        found = next((found for line in told if (found := re.search(r"http://\S+(?=/ )", line))), None)
        if not found:
            sys.exit("the server does not start")
        try:
            yield found[0], process
        finally:
            process.terminate()


def get(served: str, path: str, accept: str = "text/html") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=120)
    try:
        connection.request("GET", path, headers={"Accept": accept})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def timed(served: str, path: str) -> float:
    begun = time.perf_counter()
    status, _ = get(served, path)
    took = (time.perf_counter() - begun) * 1000
    if status != http.client.OK:
        print(f"{path}: {status}", file=sys.stderr)
    return took


def line(kind: str, times: list[float]) -> str:
    ordered = sorted(times)
    return f"{kind:24} {len(ordered):6} {part(ordered, 0.5):7.0f} {part(ordered, 0.95):7.0f} {ordered[-1]:8.0f}"


def part(ordered: list[float], share: float) -> float:
    """The value that so many do not exceed."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def processor(process: int) -> float:
    """Milliseconds of processor time that a process has taken."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> int:
    """Bytes that a process and those that it has started hold; what they share counts once."""
    held = 0
    for number in (process, *children_of(process)):
        try:
            told = Path(f"/proc/{number}/smaps_rollup").read_text("ascii")
        except OSError:
            continue
        held += int((re.search(r"Pss:\s+(\d+)", told) or [0, "0"])[1]) * 1024
    return held


def children_of(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            found += [int(child), *children_of(int(child))]
    return found


if __name__ == "__main__":
    main()
