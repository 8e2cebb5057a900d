"""Measures one very long article, made of many: `python scripts/bench_long.py TEXTS.jsonl --characters 200000 2000000`.

TEXTS has an article with a `text` a line. Each article is read in a process of its own: processor seconds, and the most memory
that it took. `--piece` is how many characters the model sees at once.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import accumulate
from pathlib import Path

from newsgraph.engine.task import use_one_thread
from newsgraph.nlp import pipeline
from newsgraph.nlp.extract import extract
from newsgraph.records import Article


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--characters", type=int, nargs="+", default=[200_000, 500_000, 2_000_000])
    parser.add_argument("--piece", type=int, nargs="+", default=[pipeline.PIECE])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.texts, options.characters[0], options.piece[0])
        return
    print("| characters | in pieces of | claims | seconds | memory |\n|---|---|---|---|---|", flush=True)
    for characters in options.characters:
        for piece in options.piece:
            sizes = ("--characters", str(characters), "--piece", str(piece))
            subprocess.run([sys.executable, __file__, str(options.texts), *sizes, "--one"], check=True)  # noqa: S603


def measure(texts: Path, characters: int, piece: int) -> None:
    """Prints a row of the table for one article."""
    with texts.open(encoding="utf8") as lines:
        stories = [json.loads(line)["text"] for line in lines]
    number = sum(size <= characters for size in accumulate(map(len, stories)))
    article = Article("long", "\n\n".join(stories[: max(1, number)]))
    pipeline.PIECE = piece
    use_one_thread()
    nlp = pipeline.load()
    start = time.process_time()
    (read,) = extract(nlp, [article])
    seconds, kilobytes = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"| {len(article.text):,} | {piece:,} | {len(read.claims):,} | {seconds:,.1f} | {kilobytes / 1e3:,.0f} MB |",
        flush=True,
    )


if __name__ == "__main__":
    main()
