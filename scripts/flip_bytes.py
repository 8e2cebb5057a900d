"""Flips bytes of a workspace at random and counts what the next run makes of it: it may never write another graph.

python scripts/flip_bytes.py INPUT... [--flips 300] [--seed 1]
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newsgraph.engine import Extractor, ModelExtractor
from newsgraph.errors import NewsgraphError, SetupError
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.records import Article, Extraction
from newsgraph.run import Options, extract
from newsgraph.workspace import FILE, follow_id


def main() -> None:
    parser = argparse.ArgumentParser(description="Flips bytes of a workspace and counts what the next run makes of it.")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--flips", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        counts = flip_many(options.inputs, Path(name), options.flips, options.seed)
    for what, number in counts.most_common():
        print(f"{number:6}  {what}")


def flip_many(
    inputs: Sequence[str | Path], scratch: Path, flips: int, seed: int, load: Extractor | None = None
) -> Counter[str]:
    """What came of each flip: "same", "same, read again N", "refused"; anything else is a fault."""
    read: list[str] = []
    replay = Replay(load or ModelExtractor(DEFAULT_MODEL)(), read)
    settings = Options(load=lambda: replay, formats=("nt",))
    whole = scratch / "whole"
    extract(inputs, whole, settings)
    expected = written(whole)
    draw, counts = random.Random(seed), Counter[str]()  # noqa: S311
    for _ in range(flips):
        out = scratch / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(whole, out)
        flip(out / FILE, draw)
        read.clear()
        try:
            extract(inputs, out, settings)
        except SetupError:
            counts["refused with advice" if written(out) == expected else "REFUSED, FILES CHANGED"] += 1
        except NewsgraphError as error:
            counts[f"OTHER ERROR {error}"] += 1
        except Exception as error:  # noqa: BLE001  (what we are looking for)
            counts[f"DIED {type(error).__name__} {error}"] += 1
        else:
            same = written(out) == expected and follow_id(out, "person/nobody") == "person/nobody"
            counts[f"same, articles read again: {len(read)}" if same else "OTHER OUTPUT"] += 1
    return counts


class Replay:
    """An extractor that reads each article once and gives it from memory afterwards; notes what was asked of it."""

    def __init__(self, extractor: Extractor, asked: list[str]) -> None:
        self._extractor, self._asked = extractor, asked
        self._known: dict[str, Extraction] = {}

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            if article.id not in self._known:
                (self._known[article.id],) = self._extractor([article])
            self._asked.append(article.id)
            yield self._known[article.id]


def flip(path: Path, draw: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    path.write_bytes(content)


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if not path.name.startswith(FILE)}


if __name__ == "__main__":
    main()
