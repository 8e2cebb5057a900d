"""Times the resolution of made-up people whose identity is known: python scripts/bench_identities.py 10000 100000 1000000.

Each size is that many distinct written names: people of given names and surnames as frequent as real
ones are (Zipf), written in several ways (transliterations, pet forms, middle initials, titles), in articles on circles of
eight that call some of them by surname only, some of these away from their circle, where nothing tells who is meant. The articles are
made by one process and lie on the disk as an archive keeps them (outlines); a fresh one tells who is one of them. Reading is the processor time of
reading the outlines, seconds that of telling who is one and making each entity, memory the peak of that process. Wrong are people who share a
node with another, missed full names that stand apart from their person, and lone surnames that were left alone (on purpose, where
several people have them and nothing tells). The growth exponent is that of seconds from one size to the next.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgraph.collector import without_cycle_search
from newsgraph.names.tables import formal_names
from newsgraph.records import Article, ArticleEntity, Extraction, Mention
from newsgraph.resolve.by_entity import ByEntity
from newsgraph.resolve.entities import plan_outlined
from newsgraph.resolve.outline_rows import Shared, pack_outline, unpack_outline
from newsgraph.resolve.outlines import Outlines, make_outline
from newsgraph.resources import read_rows

CIRCLE = 8
SURNAME_ONLY = 0.5
ASTRAY = 0.2
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeo"]
_ENDINGS = ("sky", "ov", "enko", "son", "er", "ini", "as", "ez", "man", "dze", "ard", "ley")
_RESPELLED = ((r"sky\b", "skiy"), (r"kh", "h"), (r"ei", "ey"), (r"aleks", "alex"), (r"ov\b", "off"), (r"ph", "f"))
_TITLES = ("President", "Dr.", "Sen.", "Gen.")
_COUNTRIES = ("FR", "DE", "PL", "CL", "PE", "KE", "IN", "JP", "SE", "GB")


Truth = list[tuple[int, bool]]
"""Of each person of an article: number of the person, whether called by a full name."""


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    surname: str
    forms: tuple[str, ...]


def main() -> None:
    options = _parse()
    if options.make:
        write_archive(options.make, options.sizes[0], options.seed)
        return
    if options.alone:
        print(json.dumps(measure(options.alone)))
        return
    print(
        "names      articles  mentions  reading  seconds  ms/name   peak MB  wrong people  missed names  lone surnames  exponent"
    )
    last: tuple[int, float] | None = None
    for size in options.sizes:
        with TemporaryDirectory() as folder:
            file = str(Path(folder) / "archive")
            command = [sys.executable, __file__, "--seed", str(options.seed)]
            subprocess.run([*command, str(size), "--make", file], check=True)  # noqa: S603
            told = subprocess.run([*command, "--alone", file], check=True, capture_output=True, text=True)  # noqa: S603
        found = json.loads(told.stdout)
        seconds = found["seconds"]
        growth = f"{log(seconds / last[1]) / log(size / last[0]):.2f}" if last else ""
        print(
            f"{size:9,}  {found['articles']:8,}  {found['mentions']:8,}  {found['reading']:7.1f}  {seconds:7.1f}  {1000 * seconds / size:7.3f}  "
            f"{found['megabytes']:8,.0f}  {found['wrong']:11.3%}  {found['missed']:11.3%}  {found['lone']:12.1%}  {growth:>8}",
            flush=True,
        )
        last = (size, seconds)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--make", type=Path, metavar="FILE", help="write the articles of one size")
    parser.add_argument("--alone", type=Path, metavar="FILE", help="measure such a file in this process, print JSON")
    return parser.parse_args()


def write_archive(file: Path, size: int, seed: int) -> None:
    """An article a line: its outline, and who its people are."""
    chance = random.Random(seed)  # noqa: S311  (names, not secrets)
    with file.open("w", encoding="utf8") as lines:
        for extraction, truth in make_articles(make_people(size, chance), chance):
            lines.write(f"{pack_outline(make_outline(extraction))}\t{json.dumps(truth)}\n")


def measure(file: Path) -> dict[str, float]:
    start = time.process_time()
    outlines, shared = Outlines(), Shared()
    with without_cycle_search():
        for packed, _ in _lines(file):
            outlines.add(unpack_outline(packed, shared))
        del shared
        outlines.sketches.clear()  # as when copies are found
        articles, read = len(outlines.extractions), time.process_time()
        plan = plan_outlined(outlines, {})
        for cluster in plan.clusters:
            plan.build(cluster)
        seconds = time.process_time() - read
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        counted = count_errors(plan.ids, (json.loads(truth) for _, truth in _lines(file)))
    return {"articles": articles, "reading": read - start, "seconds": seconds, "megabytes": megabytes, **counted}


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf8") as lines:
        for line in lines:
            packed, _, truth = line.partition("\t")
            yield packed, truth


# --- people and articles -------------------------------------------------------------------------------------------


class Zipf:
    """Draws words, the n-th with a weight of 1/(n + 10)."""

    def __init__(self, words: Sequence[str], chance: random.Random) -> None:
        self.words, self.chance = words, chance
        self._weights = list(accumulate(1 / (n + 10) for n in range(len(words))))

    def draw(self) -> str:
        return self.words[bisect(self._weights, self.chance.random() * self._weights[-1])]


def make_people(size: int, chance: random.Random) -> list[Person]:
    """People of `size` distinct written names; no two have one full name."""
    rows = read_rows("names.tsv", 3)
    given = sorted(
        {
            row[0]
            for row in rows
            if set(row[1]) & set("mf") and row[0].isascii() and row[0].isalpha() and len(row[0]) > 2
        }
    )
    surnames = {row[0] for row in rows if "s" in row[1] and row[0].isascii() and row[0].isalpha() and len(row[0]) > 2}
    surnames |= {_make_surname(chance) for _ in range(40_000)}
    ordered = sorted(surnames)
    chance.shuffle(given)
    chance.shuffle(ordered)
    first, last = Zipf(given[:5000], chance), Zipf(ordered, chance)
    people: list[Person] = []
    written: set[str] = set()
    taken: set[tuple[str, str]] = set()
    while len(written) < size:
        name = (first.draw(), last.draw())
        if name not in taken:
            taken.add(name)
            person = Person(*name, tuple(_write_forms(*name, chance)))
            written.update(person.forms)
            people.append(person)
    return people


def _make_surname(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 3))) + chance.choice(_ENDINGS)


def _write_forms(given: str, surname: str, chance: random.Random) -> Iterator[str]:
    yield f"{given} {surname}".title()
    if chance.random() < 0.15:
        yield f"{given} {chance.choice('abcdefghjklmnprstw')}. {surname}".title()
    respelled = f"{given} {surname}"
    for old, new in _RESPELLED:
        if re.search(old, respelled):
            yield re.sub(old, new, respelled).title()
            break
    pet = min(formal_names(given), default=None)
    if pet and chance.random() < 0.2:
        yield f"{pet} {surname}".title()
    if chance.random() < 0.05:
        yield f"{chance.choice(_TITLES)} {given.title()} {surname.title()}"


def make_articles(people: Sequence[Person], chance: random.Random) -> Iterator[tuple[Extraction, Truth]]:
    """Articles on circles of eight people each, and who each of their entities is; each form of a name stands once.

    Half of the people are also called by their surname only, one in five of these away from their circle.
    """
    circles = [range(start, min(start + CIRCLE, len(people))) for start in range(0, len(people), CIRCLE)]
    articles: list[list[tuple[int, str]]] = []
    astray: list[tuple[int, str]] = []
    for circle in circles:
        here: list[list[tuple[int, str]]] = []
        for number in circle:
            calls = list(people[number].forms)
            if chance.random() < SURNAME_ONLY:
                lone = people[number].surname.title()
                if chance.random() < ASTRAY:
                    astray.append((number, lone))
                else:
                    calls.append(lone)
            for nth, name in enumerate(calls):
                if nth == len(here):
                    here.append([])
                here[nth].append((number, name))
        articles += here
    for number, lone in astray:
        articles[chance.randrange(len(articles))].append((number, lone))
    for place, called in enumerate(articles):
        names = [name for _, name in called]
        truth = [(number, " " in name) for number, name in called]
        yield _make_extraction(f"a{place:07}", names, chance.choice(_COUNTRIES)), truth


def _make_extraction(article: str, names: Sequence[str], country: str) -> Extraction:
    entities = [ArticleEntity("person", name) for name in names] + [ArticleEntity("country", country, code=country)]
    mentions, place = [], 0
    for index, entity in enumerate(entities):
        mentions.append(Mention(index, place, place + len(entity.name), entity.name))
        place += len(entity.name) + 2
    return Extraction(Article(article, ""), tuple(entities), tuple(mentions))


# --- errors --------------------------------------------------------------------------------------------------------


def count_errors(ids: ByEntity[str], truths: Iterable[Truth]) -> dict[str, float]:
    """The share of people who share a node with another; of full names that miss their person; of lone surnames that do."""
    nodes: dict[str, set[int]] = defaultdict(set)
    full: dict[int, Counter[str]] = defaultdict(Counter)
    lone: list[tuple[int, str]] = []
    mentions = 0
    for article, truth in enumerate(truths):
        for node, (number, is_full) in zip(ids.row(f"a{article:07}"), truth, strict=False):  # the last is the country
            assert node is not None
            mentions += 1
            nodes[node].add(number)
            if is_full:
                full[number][node] += 1
            else:
                lone.append((number, node))
    wrong = {number for people in nodes.values() if len(people) > 1 for number in people}
    return {
        "mentions": mentions,
        "wrong": len(wrong) / len(full),
        "missed": sum(found.total() - max(found.values()) for found in full.values())
        / sum(map(Counter.total, full.values())),
        "lone": sum(node not in full[number] for number, node in lone) / max(1, len(lone)),
    }


if __name__ == "__main__":
    main()
