"""Finds the entity that a person means by a name or an id."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable

from newsgraph.errors import QueryError
from newsgraph.records import Entity, KnowledgeGraph

_CANDIDATES = 5
_MINOR_KINDS = ("topic", "unnamed")


def find_entity(graph: KnowledgeGraph, name: str, kinds: Iterable[str] | None = None) -> Entity:
    """The one entity of that id, name, alias or part of a name, topics and unnamed people only where nothing else fits.

    Letter case, accents and a leading "the" do not matter. Raises QueryError with the candidates where several fit or none.
    """
    entities = [entity for entity in graph.entities if kinds is None or entity.kind in set(kinds)]
    by_id = [entity for entity in entities if entity.id == name]
    wanted = fold_name(name)
    found = by_id or (_best_matches(entities, wanted) if wanted else [])
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{name!r} may be {_list(found)}; give the id")
    close = _closest(entities, wanted)
    raise QueryError(f"{name!r} is not in the graph" + (f"; did you mean {_list(close)}?" if close else ""))


def fold_name(name: str) -> str:
    """The name in lower case, without accents, punctuation and a leading "the"."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = re.findall(r"\w+", plain.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _best_matches(entities: list[Entity], wanted: str) -> list[Entity]:
    words = set(wanted.split())
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda entity: fold_name(entity.name) == wanted,
        lambda entity: wanted in map(fold_name, entity.aliases),
        lambda entity: any(words <= set(fold_name(name).split()) for name in (entity.name, *entity.aliases)),
    )
    major = [entity for entity in entities if entity.kind not in _MINOR_KINDS]
    minor = [entity for entity in entities if entity.kind in _MINOR_KINDS]
    for group in (major, minor):
        for test in tests:
            if found := [entity for entity in group if test(entity)]:
                return found
    return []


def _closest(entities: list[Entity], wanted: str) -> list[Entity]:
    names: dict[str, Entity] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            names.setdefault(fold_name(name), entity)
            for word in fold_name(name).split():
                names.setdefault(word, entity)
    close = difflib.get_close_matches(wanted, names, n=_CANDIDATES, cutoff=0.75)
    return list({names[name].id: names[name] for name in close}.values())


def _list(entities: list[Entity]) -> str:
    shown = [f"{entity.id} ({entity.name})" for entity in sorted(entities, key=lambda entity: entity.id)[:_CANDIDATES]]
    more = len(entities) - len(shown)
    return ", ".join(shown) + (f" or {more} more" if more > 0 else "")
