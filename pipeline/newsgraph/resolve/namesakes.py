"""People of one full name who hold different posts in articles that have nothing in common: one person, or two of one name.

They stay one, for most are; a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.names.parts import normalise
from newsgraph.records import Extraction
from newsgraph.resolve.known import Key
from newsgraph.resolve.reviewed import Reviewed
from newsgraph.resolve.sides import Doubt

_SCORE = 0.5
_MET = frozenset({"person", "organisation"})
"""What links two articles on one person when both name it; countries and places are named by half of the news."""


@dataclass(slots=True)
class _Posts:
    """What an article tells of somebody's posts: their titles, and the bodies, countries and places where they are held."""

    titles: set[str] = field(default_factory=set)
    where: set[str] = field(default_factory=set)

    def told(self) -> str:
        return ", ".join(sorted(self.titles))


def find_namesakes(read: Sequence[Extraction], reviewed: Reviewed) -> Iterator[Doubt]:
    """A doubt for each set of people of one full name that falls into parts with posts of their own and nothing shared."""
    posts = _posts_of(read)
    for root, keys in reviewed.sets.items():
        held = {key: posts[key] for key in keys if key in posts}
        if reviewed.found.known[root].entity.kind != "person" or len({article for article, _ in held}) < 2:
            continue
        parts = _parts(sorted(keys), held, reviewed)
        for part in parts[1:]:
            reason = f"same-name: {_told(parts[0], held)} and {_told(part, held)}"
            doubt = reviewed.doubt_merge(root, part, _SCORE, reason)
            if doubt:
                yield doubt


def _posts_of(read: Iterable[Extraction]) -> Mapping[Key, _Posts]:
    """The posts that each person of each article holds now."""
    found: dict[Key, _Posts] = defaultdict(_Posts)
    for extraction in read:
        for claim in extraction.claims:
            holder = claim.entities.get("holder")
            if claim.kind != "role" or holder is None or claim.modality == "denied":
                continue
            title = normalise(claim.values.get("title", ""))
            posts = found[extraction.article.id, holder]
            posts.titles.add(title)
            posts.where |= {title.partition(" of ")[2] or title}
            for name in ("organisation", "country"):
                index = claim.entities.get(name)
                if index is not None:
                    where = extraction.entities[index]
                    posts.where.add(where.code or normalise(where.name))
    return found


def _parts(keys: Sequence[Key], held: Mapping[Key, _Posts], reviewed: Reviewed) -> list[set[Key]]:
    """The people of a set in parts that share neither post nor company, those with a post only, the largest first."""
    first: dict[str, Key] = {}
    part_of: dict[Key, set[Key]] = {}
    for key in keys:
        part_of[key] = {key}
        for link in _links(key, held.get(key), reviewed):
            less, more = sorted((part_of[first.setdefault(link, key)], part_of[key]), key=len)
            if less is not more:
                more |= less
                part_of.update(dict.fromkeys(less, more))
    parts = list({id(part): part for part in part_of.values()}.values())
    told = [part for part in parts if any(key in held for key in part)]
    return sorted(told, key=lambda part: (-len(part), min(part)))


def _links(key: Key, posts: _Posts | None, reviewed: Reviewed) -> set[str]:
    """What tells that two articles speak of the same person: a post, where it is held, who else is named."""
    contexts, known = reviewed.found.contexts, reviewed.found.known
    root = reviewed.root(key)
    met = {
        f"{item[0]}/{item[1]}"
        for item in contexts.of(key)
        if not isinstance(item, str) and item != root and known[item].entity.kind in _MET
    }
    own = set() if posts is None else {f"title/{title}" for title in posts.titles} | {f"at/{w}" for w in posts.where}
    return met | own | {f"article/{key[0]}"}


def _told(part: Iterable[Key], held: Mapping[Key, _Posts]) -> str:
    return next(held[key].told() for key in sorted(part) if key in held)
