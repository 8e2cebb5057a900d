"""Links of the graph's entities to entries of outside lists: `links.yaml` in the graph's folder, and how they are applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic.dataclasses import dataclass as checked

from newsgraph.folder import replace_file
from newsgraph.names.folding import fold
from newsgraph.records import Entity, MentionReference
from newsgraph.resolve.decisions import Judgement
from newsgraph.resolve.edited_files import STRICT, ReferenceRow, dump_rows, read_file, reference_row

FILE = "links.yaml"

_HEAD = """\
# Entries of outside lists that the graph's entities are: `newsgraph link` writes them, a person may edit the judgement.
# judgement: same (becomes same_as), different, or unsure (listed by `newsgraph link`, no effect). by: newsgraph, or who decided.
"""

MACHINE = "newsgraph"
"""Who decided a link that the rules made: `newsgraph link` makes those anew, and leaves what people decided."""


@dataclass(frozen=True, slots=True)
class Link:
    """That the entity of a mention is an entry of a list; `id` is an IRI, `name` the list's, `score` that of the names."""

    judgement: Judgement
    mention: MentionReference
    id: str
    name: str
    list: str
    score: float
    reason: str
    by: str = MACHINE


@checked(frozen=True, config=STRICT)
class _Row:
    judgement: Judgement
    mention: ReferenceRow
    id: str
    name: str
    list: str
    score: float
    reason: str
    by: str


@checked(frozen=True, config=STRICT)
class _File:
    links: list[_Row]


def read_links(path: Path) -> tuple[Link, ...]:
    """The links of a file; none where there is no file. Raises InputError naming file and entry."""
    if not path.is_file():
        return ()
    return tuple(
        Link(row.judgement, row.mention.record(), row.id, row.name, row.list, row.score, row.reason, row.by)
        for row in read_file(path, _File).links
    )


def write_links(path: Path, links: Iterable[Link]) -> None:
    """Replaces the file by these links, sorted."""
    rows = [_row(link) for link in sorted(links, key=lambda link: (link.list, link.mention, link.id))]
    replace_file(path, _HEAD + dump_rows("links", rows))


def _row(link: Link) -> dict[str, Any]:
    row: dict[str, Any] = {"judgement": link.judgement, "mention": reference_row(link.mention)}
    return row | {name: getattr(link, name) for name in ("id", "name", "list", "score", "reason", "by")}


def apply_links(entities: Iterable[Entity], links: Iterable[Link]) -> tuple[Entity, ...]:
    """The entities with `same_as` set from the links that hold. What is not in the graph any more rests."""
    listed = tuple(entities)
    same = same_elsewhere(listed, links)
    return tuple(replace(entity, same_as=same.get(entity.id, ())) for entity in listed)


def same_elsewhere(entities: Iterable[Entity], links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """The ids that entities have in outside lists, by their own id; of entities with mentions in the links' articles at least."""
    same: dict[str, set[str]] = defaultdict(set)
    given = [link for link in links if link.judgement == "same"]
    holders = find_holders({link.mention for link in given}, entities)
    for link in given:
        if link.mention in holders:
            same[holders[link.mention]].add(link.id)
    return {entity: tuple(sorted(ids)) for entity, ids in same.items()}


def find_holders(wanted: set[MentionReference], entities: Iterable[Entity]) -> dict[MentionReference, str]:
    """The ids of the entities that have these mentions, at their place or, in a changed article, by their words."""
    articles: dict[str, list[MentionReference]] = defaultdict(list)
    for reference in wanted:
        articles[reference.article].append(reference)
    found: dict[MentionReference, tuple[tuple[bool, int], str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            for reference in articles.get(mention.article, ()):
                exact = (mention.start, mention.end) == (reference.start, reference.end)
                if exact or fold(mention.text) == fold(reference.name):
                    rank = ((not exact, abs(mention.start - reference.start)), entity.id)
                    found[reference] = min(rank, found.get(reference, rank))
    return {reference: id_ for reference, (_, id_) in found.items()}
