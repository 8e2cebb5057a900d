"""Kills `extract`-like rewrites of a graph at random moments and counts what readers and the next writer make of it.

python scripts/kill_writer.py GRAPH [--kills 60] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from newsgraph.errors import SetupError
from newsgraph.folder import hold_folder
from newsgraph.jsonl import FILES, read_graph

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from newsgraph.folder import hold_folder
from newsgraph.jsonl import read_graph
from newsgraph.run import write
out = Path(sys.argv[1])
graphs = [read_graph(out)]
graphs.append(replace(graphs[0], claims=graphs[0].claims[:-1]))
print("ready", flush=True)
number = 0
while True:
    number += 1
    with hold_folder(out):
        write(graphs[number % 2], out, ("nt", "gexf"), "urn:newsgraph:")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Kills writers of a graph at random moments.")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw, counts = random.Random(options.seed), Counter[str]()  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        for number in range(options.kills):
            out = Path(name) / str(number)
            out.mkdir()
            for file in FILES:
                shutil.copy(options.graph / file, out)
            claims = len(read_graph(out).claims)
            kill(out, draw.uniform(0, 0.8))
            counts[judge(out, claims)] += 1
            shutil.rmtree(out)
    for what, times in counts.most_common():
        print(f"{times:6}  {what}")


def kill(out: Path, seconds: float) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()


def judge(out: Path, claims: int) -> str:
    left = sum(path.name.endswith(".part") for path in out.iterdir())
    try:
        read_graph(out)
        state = "whole"
    except SetupError:
        state = "told and finished"
    with hold_folder(out):
        pass
    if any(path.name.endswith(".part") for path in out.iterdir()):
        return "DRAFTS LEFT"
    if len(read_graph(out).claims) not in {claims, claims - 1}:
        return "OTHER GRAPH"
    return f"{state}, {'drafts removed' if left else 'no drafts'}"


if __name__ == "__main__":
    main()
