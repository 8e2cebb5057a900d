"""Measures how resolve and exports grow with the archive: `python scripts/bench_archive.py GRAPH --make FOLDER --articles 1000 10000`.

GRAPH is a folder that `newsgraph extract` has written, with its workspace. Archives of as many articles as one likes are made
from what was read there, by renaming: each copy has words of its own, ten copies have their names in common, as news does, and
nobody has to read the articles again. Every archive is resolved and written in a process of its own (`--formats`: the exports
beside the three JSON Lines files), then once more after ten more articles, when only what these change is resolved and written
anew: processor seconds, seconds by the clock, and the most memory that it took. `--phases` tells the parts of it apart, with the
exponent of each from the first size to the last (1 is linear); the clocks take some seconds of their own.
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
from functools import cache, lru_cache
from itertools import count, islice
from math import log
from pathlib import Path
from typing import Any

from archive_phases import Phases, resident

from newsgraph.records import ArticleEntity, Extraction
from newsgraph.resolve.kept import made_by
from newsgraph.resolve.outline_rows import pack_outline
from newsgraph.resolve.outlines import make_outline
from newsgraph.workspace import Workspace, open_workspace, pack

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
        print(json.dumps(measure(options.one, options.formats, phases=options.phases)))
        return
    print(
        "| articles | claims | entities | seconds of processor | by the clock | MB at most | exponent | ten more | by the clock | MB |"
    )
    print("|---" * 10 + "|")
    last: tuple[int, float] | None = None
    phases: dict[int, tuple[Row, Row]] = {}
    for number in options.articles:
        folder = options.make / str(number)
        make_archive(options.graph, folder, 0, number)
        found = _apart(folder, options)
        make_archive(options.graph, folder, number, number + ADDED)
        more = _apart(folder, options)
        seconds = found["processor"]
        growth = f"{log(seconds / last[1]) / log(number / last[0]):.2f}" if last else "-"
        print(
            f"| {number:,} | {found['claims']:,} | {found['entities']:,} | {seconds:.0f} s | {found['clock']:.0f} s "
            f"| {found['memory']:,.0f} | {growth} | {more['processor']:.0f} s | {more['clock']:.0f} s | {more['memory']:,.0f} |",
            flush=True,
        )
        last = number, seconds
        phases[number] = found["phases"], more["phases"]
    if options.phases:
        _print_phases(phases)


def _print_phases(phases: dict[int, tuple[Row, Row]]) -> None:
    """Seconds of each part by the size of the archive, what ten more cost in the largest, and the memory held after the part there."""
    least, most = min(phases), max(phases)
    print("\n| part |" + "".join(f" {size:,} |" for size in phases) + " exponent | ten more | MB then |")
    print("|---" * (len(phases) + 4) + "|")
    first, (last, more) = phases[least][0], phases[most]
    for part, (seconds, memory) in last.items():
        before = first.get(part, (0.0, 0.0))[0]
        growth = (
            f"{log(seconds / before) / log(most / least):.2f}" if least < most and min(seconds, before) > 0 else "-"
        )
        told = "".join(f" {found.get(part, (0.0, 0.0))[0]:.2f} |" for found, _ in phases.values())
        print(f"| {part} |{told} {growth} | {more.get(part, (0.0, 0.0))[0]:.2f} | {memory:,.0f} |")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path, nargs="?", help="folder of a graph with its workspace")
    parser.add_argument("--make", type=Path, help="folder for the archives that are made")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--formats", default="", help="exports to write, by commas: ttl,nt")
    parser.add_argument("--phases", action="store_true", help="tell the parts of it apart")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(folder: Path, options: argparse.Namespace) -> Row:
    command = [sys.executable, __file__, "--one", str(folder), "--formats", options.formats]
    command += ["--phases"] * options.phases
    found: Row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    return found


def measure(folder: Path, formats: str, *, phases: bool) -> Row:
    """Resolves and writes a folder; seconds, and megabytes (10^6) at most, of this process."""
    from newsgraph.rebuild import rebuild  # noqa: PLC0415

    clocks = Phases()
    if phases:
        clocks.watch()
    processor, clock = time.process_time(), time.perf_counter()
    with open_workspace(folder) as workspace:
        workspace.drop_damaged()
        counts, _ = rebuild(workspace, folder, [name for name in formats.split(",") if name], "urn:newsgraph:")
    took = time.process_time() - processor
    told = {part: (seconds, clocks.memory[part]) for part, seconds in clocks.seconds.items()}
    return {
        "processor": took,
        "clock": time.perf_counter() - clock,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "claims": counts.claims.total(),
        "entities": counts.entities.total(),
        "phases": {**told, "the rest": (took - sum(clocks.seconds.values()), resident())},
    }


# --- an archive of many articles -------------------------------------------------------------------------------------


def make_archive(graph: Path, folder: Path, first: int, last: int) -> None:
    """Puts the copies from the `first` to before the `last` into a folder's workspace; those that stand there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_workspace(graph) as source, open_workspace(folder) as target:
        there = target.keys()
        for extraction in islice(copies(source, first), last - first):
            if extraction.article.id not in there:
                outline = pack_outline(make_outline(extraction))
                target.store_packed(pack(extraction, "made", outline, made_by("")))


def copies(source: Workspace, first: int = 0) -> Iterator[Extraction]:
    """The extractions, again and again, each time renamed, from the `first` of all that there would be."""
    articles = list(source.keys())
    read = cache(source.extraction)  # GRAPH is small, and each of its articles is wanted a hundred times
    for number in count(first):
        copy, place = divmod(number, len(articles))
        yield rename(read(articles[place]), copy)


def rename(extraction: Extraction, copy: int) -> Extraction:
    """Another article: all words have other letters, names those of their ten copies; the offsets stay."""
    renaming = _renaming(copy)
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
        self._renamed: dict[str, str] = {}

    def words(self, text: str) -> str:
        return _WORD.sub(self._word, text)

    def entity(self, entity: ArticleEntity) -> ArticleEntity:
        if entity.kind == "country":
            return entity
        return replace(entity, name=self.words(entity.name), aliases=tuple(map(self.words, entity.aliases)))

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        if word not in self._renamed:
            self._renamed[word] = word.translate(self._names if word[0].isupper() else self._others)
        return self._renamed[word]


@lru_cache(maxsize=1)
def _renaming(copy: int) -> _Renaming:
    return _Renaming(copy)


def _letters(number: int) -> dict[int, str]:
    """Other letters for letters, consonants for consonants; for each number below 100 others."""
    turned: dict[int, str] = {}
    for letters, by in ((_CONSONANTS, number % len(_CONSONANTS)), (_VOWELS, number // len(_CONSONANTS))):
        for before, after in zip(letters, letters[by % len(letters) :] + letters[: by % len(letters)], strict=True):
            turned |= {ord(before): after, ord(before.upper()): after.upper()}
    return turned


if __name__ == "__main__":
    main()
