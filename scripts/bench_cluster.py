"""Measures reading on a cluster of this machine's processes: `python scripts/bench_cluster.py ARTICLES.jsonl --make FOLDER --workers 1 2`.

For each number of workers a scheduler and so many workers are started on loopback, each with a model loaded (by two articles
that are read before); then the articles are read by `newsgraph extract --engine dask`, without exports, and by the local engine
with as many processes. Seconds by the clock are those of the whole command; processor seconds are parted into the command's own
(cutting, keeping, resolving, writing), the scheduler's and the workers' (with the processes that read). The three JSON Lines files
of all runs are compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import psutil

from newsgraph.jsonl import FILES

_FIRST = 2


def main() -> None:
    options = _parse()
    shutil.rmtree(options.make, ignore_errors=True)
    options.make.mkdir(parents=True)
    first, articles = options.make / "first.jsonl", options.make / "articles.jsonl"
    with options.articles.open(encoding="utf8") as lines:
        first.write_text("".join(islice(lines, _FIRST)), encoding="utf8")
        articles.write_text("".join(islice(lines, options.count)), encoding="utf8")
    print("| engine | workers | seconds by the clock | command | scheduler | workers | kB of shards |")
    print("|---|---|---|---|---|---|---|")
    found = set()
    for workers in options.workers:
        for engine in (_on_cluster, _here):
            print(engine(options, workers, first, articles), flush=True)
            found.add(tuple((options.make / "out" / name).read_bytes() for name in FILES))
    print("the same files" if len(found) == 1 else "THE FILES DIFFER")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON Lines")
    parser.add_argument("--make", type=Path, required=True, help="folder for what is made, emptied first")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--shard-characters", type=int, default=50_000)
    return parser.parse_args()


def _on_cluster(options: argparse.Namespace, workers: int, first: Path, articles: Path) -> str:
    with ExitStack() as stack:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        there = ("--host", "127.0.0.1", "--no-dashboard")
        log = stack.enter_context((options.make / "log").open("ab"))

        def start(*command: str) -> psutil.Process:
            process = subprocess.Popen([sys.executable, "-m", *command], stdout=log, stderr=log)  # noqa: S603
            stack.callback(process.wait)
            stack.callback(process.kill)
            return psutil.Process(process.pid)

        scheduler = start("distributed.cli.dask_scheduler", *there, "--port", str(port))
        address = f"tcp://127.0.0.1:{port}"
        alone = ("--no-nanny", "--nthreads", "1", "--local-directory", str(options.make / "dask"))
        readers = [start("distributed.cli.dask_worker", address, *there, *alone) for _ in range(workers)]
        dask = ("--engine", "dask", "--scheduler", address)
        for _ in range(workers):  # one shard each, so that all have read one
            _run(options, first, *dask, "--shard-characters", "1")
        before = [_spent(scheduler), sum(map(_spent, readers))]
        clock, own = _run(options, articles, *dask, "--shard-characters", str(options.shard_characters))
        spent = [_spent(scheduler) - before[0], sum(map(_spent, readers)) - before[1]]
        size = sum(path.stat().st_size for path in (options.make / "out" / "shards").iterdir())
    return f"| Dask | {workers} | {clock:.1f} | {own:.1f} | {spent[0]:.1f} | {spent[1]:.1f} | {size / 1000:,.0f} |"


def _here(options: argparse.Namespace, workers: int, _first: Path, articles: Path) -> str:
    clock, own = _run(options, articles, "--workers", str(workers))
    return f"| local | {workers} | {clock:.1f} | {own:.1f} (with reading) | | | |"


def _run(options: argparse.Namespace, articles: Path, *more: str) -> tuple[float, float]:
    """Seconds by the clock and of the processor that the command takes, with its own children."""
    shutil.rmtree(options.make / "out", ignore_errors=True)
    command = ["-m", "newsgraph.cli", "-q", "extract", str(articles), "--out", str(options.make / "out")]
    began, before = time.monotonic(), os.times()
    command = [sys.executable, *command, "--format", "none", *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - began, spent


def _spent(process: psutil.Process) -> float:
    """The processor seconds of a process and of all that it has started, ended ones too."""
    times = process.cpu_times()
    own = times.user + times.system + times.children_user + times.children_system
    return float(own + sum(map(_spent, process.children())))


if __name__ == "__main__":
    main()
