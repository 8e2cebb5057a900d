"""Measures how resolve and exports grow with the archive: `python scripts/bench_archive.py GRAPH --make FOLDER --articles 1000 10000`.

GRAPH is a folder that `newsgraph extract` has written, with its workspace. Archives of as many articles as one likes are made
from what was read there, by renaming: each copy has words of its own, ten copies have their names in common, as news does, and
nobody has to read the articles again. Every archive is resolved and written in a process of its own (`--formats`: the exports
beside the three JSON Lines files), then once more after ten more articles, when only what these change is resolved and written
anew: processor seconds, seconds by the clock, and the most memory that it took.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from math import log
from pathlib import Path
from typing import Any

from newsgraph.records import ArticleEntity, Extraction
from newsgraph.workspace import Workspace, open_workspace

Row = dict[str, Any]
SHARED = 10
"""Copies that have their names in common."""
ADDED = 10
"""Articles that come to an archive that stands."""
_CONSONANTS, _VOWELS = "bcdfghjklmnpqrstvwxz", "aeiou"
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    options = _parse()
    if options.one:
        print(json.dumps(measure(options.one, options.formats)))
        return
    print(
        "| articles | claims | entities | seconds of processor | by the clock | MB at most | exponent | ten more | MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    last: tuple[int, float] | None = None
    for number in options.articles:
        folder = options.make / str(number)
        make_archive(options.graph, folder, 0, number)
        found = _apart(folder, options.formats)
        make_archive(options.graph, folder, number, number + ADDED)
        more = _apart(folder, options.formats)
        seconds = found["processor"]
        growth = f"{log(seconds / last[1]) / log(number / last[0]):.2f}" if last else "-"
        print(
            f"| {number:,} | {found['claims']:,} | {found['entities']:,} | {seconds:.0f} s | {found['clock']:.0f} s "
            f"| {found['memory']:,.0f} | {growth} | {more['processor']:.0f} s | {more['memory']:,.0f} |",
            flush=True,
        )
        last = number, seconds


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path, nargs="?", help="folder of a graph with its workspace")
    parser.add_argument("--make", type=Path, help="folder for the archives that are made")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--formats", default="", help="exports to write, by commas: ttl,nt")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(folder: Path, formats: str) -> Row:
    command = [sys.executable, __file__, "--one", str(folder), "--formats", formats]
    found: Row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    return found


def measure(folder: Path, formats: str) -> Row:
    """Resolves and writes a folder; seconds, and megabytes (10^6) at most, of this process."""
    from newsgraph.rebuild import rebuild  # noqa: PLC0415

    processor, clock = time.process_time(), time.perf_counter()
    with open_workspace(folder) as workspace:
        workspace.drop_damaged()
        counts, _ = rebuild(workspace, folder, [name for name in formats.split(",") if name], "urn:newsgraph:")
    return {
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "claims": counts.claims.total(),
        "entities": counts.entities.total(),
    }


# --- an archive of many articles -------------------------------------------------------------------------------------


def make_archive(graph: Path, folder: Path, first: int, last: int) -> None:
    """Puts the copies from the `first` to before the `last` into a folder's workspace; those that stand there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_workspace(graph) as source, open_workspace(folder) as target:
        there = target.keys()
        for extraction in islice(copies(source, first), last - first):
            if extraction.article.id not in there:
                target.store(extraction, "made")


def copies(source: Workspace, first: int = 0) -> Iterator[Extraction]:
    """The extractions, again and again, each time renamed, from the `first` of all that there would be."""
    articles = list(source.keys())
    for number in count(first):
        copy, place = divmod(number, len(articles))
        yield rename(source.extraction(articles[place]), copy)


def rename(extraction: Extraction, copy: int) -> Extraction:
    """Another article: all words have other letters, names those of their ten copies; the offsets stay."""
    renaming = _Renaming(copy)
    article = replace(
        extraction.article, id=f"c{copy:04}-{extraction.article.id}", text=renaming.words(extraction.article.text)
    )
    return replace(
        extraction,
        article=article,
        entities=tuple(renaming.entity(entity) for entity in extraction.entities),
        mentions=tuple(replace(each, text=article.text[each.start : each.end]) for each in extraction.mentions),
    )


class _Renaming:
    def __init__(self, copy: int) -> None:
        self._names, self._others = _letters(copy // SHARED), _letters(copy)

    def words(self, text: str) -> str:
        return _WORD.sub(self._word, text)

    def entity(self, entity: ArticleEntity) -> ArticleEntity:
        if entity.kind == "country":
            return entity
        return replace(entity, name=self.words(entity.name), aliases=tuple(map(self.words, entity.aliases)))

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        return word.translate(self._names if word[0].isupper() else self._others)


def _letters(number: int) -> dict[int, str]:
    """Other letters for letters, consonants for consonants; for each number below 100 others."""
    turned: dict[int, str] = {}
    for letters, by in ((_CONSONANTS, number % len(_CONSONANTS)), (_VOWELS, number // len(_CONSONANTS))):
        for before, after in zip(letters, letters[by % len(letters) :] + letters[: by % len(letters)], strict=True):
            turned |= {ord(before): after, ord(before.upper()): after.upper()}
    return turned


if __name__ == "__main__":
    main()
