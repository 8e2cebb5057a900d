"""Times the resolution of made-up people whose identity is known: python scripts/bench_identities.py 10000 100000 1000000.

Each size is that many distinct written names, in a fresh process: people of given names and surnames as frequent as real
ones are (Zipf), written in several ways (transliterations, pet forms, middle initials, titles), in articles on circles of
eight that call some of them by surname only, some of these away from their circle, where nothing tells who is meant. Time is processor time of `resolve_entities`, memory the peak of the process, articles
included. Wrong are people who share a node with another, missed full names that stand apart from their person, and lone
surnames that were left alone (on purpose, where several people have them and nothing tells). The growth exponent is that of time from one size to the next.
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from newsgraph.names.tables import formal_names
from newsgraph.records import Article, ArticleEntity, Extraction, Mention
from newsgraph.resolve.entities import ResolvedEntities, resolve_entities
from newsgraph.resources import read_rows

CIRCLE = 8
SURNAME_ONLY = 0.5
ASTRAY = 0.2
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeo"]
_ENDINGS = ("sky", "ov", "enko", "son", "er", "ini", "as", "ez", "man", "dze", "ard", "ley")
_RESPELLED = ((r"sky\b", "skiy"), (r"kh", "h"), (r"ei", "ey"), (r"aleks", "alex"), (r"ov\b", "off"), (r"ph", "f"))
_TITLES = ("President", "Dr.", "Sen.", "Gen.")
_COUNTRIES = ("FR", "DE", "PL", "CL", "PE", "KE", "IN", "JP", "SE", "GB")


Truth = dict[tuple[str, int], tuple[int, bool]]
"""Article entity -> (number of the person, whether called by a full name)."""


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    surname: str
    forms: tuple[str, ...]


def main() -> None:
    options = _parse()
    if options.alone:
        print(json.dumps(measure(options.sizes[0], options.seed)))
        return
    print(
        "names      articles  mentions  seconds  ms/name   peak MB  wrong people  missed names  lone surnames  exponent"
    )
    last: tuple[int, float] | None = None
    for size in options.sizes:
        command = [sys.executable, __file__, str(size), "--seed", str(options.seed), "--alone"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        seconds = found["seconds"]
        growth = f"{log(seconds / last[1]) / log(size / last[0]):.2f}" if last else ""
        print(
            f"{size:9,}  {found['articles']:8,}  {found['mentions']:8,}  {seconds:7.1f}  {1000 * seconds / size:7.3f}  "
            f"{found['megabytes']:8,.0f}  {found['wrong']:11.3%}  {found['missed']:11.3%}  {found['lone']:12.1%}  {growth:>8}",
            flush=True,
        )
        last = (size, seconds)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="measure one size in this process, print JSON")
    return parser.parse_args()


def measure(size: int, seed: int) -> dict[str, float]:
    chance = random.Random(seed)  # noqa: S311  (names, not secrets)
    people = make_people(size, chance)
    extractions, truth = make_articles(people, chance)
    del people  # the made-up people take memory that no real run takes
    start = time.process_time()
    resolved = resolve_entities(extractions)
    seconds = time.process_time() - start
    return {
        "articles": len(extractions),
        "mentions": len(truth),
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        **count_errors(resolved, truth),
    }


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


def make_articles(people: Sequence[Person], chance: random.Random) -> tuple[list[Extraction], Truth]:
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
    truth: Truth = {}
    extractions: list[Extraction] = []
    for called in articles:
        article = f"a{len(extractions):07}"
        truth.update({(article, index): (number, " " in name) for index, (number, name) in enumerate(called)})
        extractions.append(_make_extraction(article, [name for _, name in called], chance.choice(_COUNTRIES)))
    return extractions, truth


def _make_extraction(article: str, names: Sequence[str], country: str) -> Extraction:
    entities = [ArticleEntity("person", name) for name in names] + [ArticleEntity("country", country, code=country)]
    mentions, place = [], 0
    for index, entity in enumerate(entities):
        mentions.append(Mention(index, place, place + len(entity.name), entity.name))
        place += len(entity.name) + 2
    return Extraction(Article(article, ""), tuple(entities), tuple(mentions))


# --- errors --------------------------------------------------------------------------------------------------------


def count_errors(resolved: ResolvedEntities, truth: Truth) -> dict[str, float]:
    """The share of people who share a node with another; of full names that miss their person; of lone surnames that do."""
    nodes: dict[str, set[int]] = defaultdict(set)
    full: dict[int, Counter[str]] = defaultdict(Counter)
    lone: list[tuple[int, str]] = []
    for key, (number, is_full) in truth.items():
        node = resolved.ids[key]
        nodes[node].add(number)
        if is_full:
            full[number][node] += 1
        else:
            lone.append((number, node))
    wrong = {number for people in nodes.values() if len(people) > 1 for number in people}
    return {
        "wrong": len(wrong) / len(full),
        "missed": sum(found.total() - max(found.values()) for found in full.values())
        / sum(map(Counter.total, full.values())),
        "lone": sum(node not in full[number] for number, node in lone) / max(1, len(lone)),
    }


if __name__ == "__main__":
    main()
