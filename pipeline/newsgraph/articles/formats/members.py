"""The files in an archive: which are read, under which id, and what is refused. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from newsgraph.articles.formats import ending_of, is_readable, read_given, without_ending
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import KNOWN_FILE, apply_known, parse_known
from newsgraph.articles.problems import Item, ReadProblem, guard, printable
from newsgraph.records import Article

MOST_DEEP = 3
"""Archives in archives. Each one multiplies what a small file may become."""
_OUT = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")


def passed_over(name: str) -> str | None:
    """As what a member is counted that is not read, None for one that is."""
    parts = name.split("/")
    if any(part.startswith(".") and part not in {".", ".."} for part in parts) or parts[0] == "__MACOSX":
        return "hidden"
    if parts[-1].upper().startswith("README."):
        return "README"
    return None if is_readable(parts[-1]) else ending_of(parts[-1]) or "without ending"


def refuse_name(name: str) -> str | None:
    """Why a member's name is not taken for an id."""
    return "a path that leads out of the archive" if _OUT.search(name) else None


def is_known_file(name: str) -> bool:
    """Whether a member is the archive's own articles.yaml, which stands at its top as in a folder."""
    return name == KNOWN_FILE


class Told:
    """What an archive's own articles.yaml says of its articles, by their ids in the archive. Raises InputError for one with a mistake."""

    def __init__(self, given: Given, data: bytes | None = None) -> None:
        self._place = f"{given.name}!/{KNOWN_FILE}"
        self._below = below(given)
        self._known = {} if data is None else parse_known(data, self._place)
        self._missing = set(self._known)

    def apply(self, items: Iterable[Item]) -> Iterator[Item]:
        """The articles with what is said of them."""
        for item in items:
            id_ = item.id.removeprefix(self._below) if isinstance(item, Article) else ""
            if not isinstance(item, Article) or id_ not in self._known:
                yield item
                continue
            self._missing.discard(id_)
            warnings: list[str] = []
            article = apply_known(item, self._known[id_], warnings)
            yield from (ReadProblem(warning, "warning") for warning in warnings)
            yield article

    def missing(self) -> Iterator[ReadProblem]:
        """A line for each id that no article has."""
        for id_ in sorted(self._missing):
            yield ReadProblem(f"{self._place}: there is no article with the id {id_!r}", "warning")


def below(given: Given) -> str:
    """What stands before the ids of an archive's articles: nothing for one that was named, its own id for others."""
    return f"{given.id}/" if given.found else ""


def read_member(given: Given, name: str, file: IO[bytes]) -> Iterator[Item]:
    """The articles of a member. Its id is its path in an archive that was named, below the archive's own id in others."""
    shown = f"{given.name}!/{printable(name)}"
    member = replace(
        given,
        name=shown,
        place=f"{given.place}!/{name}",
        id=below(given) + without_ending(name),
        file=file,
        found=True,
        depth=given.depth + 1,
    )
    yield from guard(read_given(member), shown)
