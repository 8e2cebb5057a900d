"""Records of which the long lists (evidence, spans, mentions) are made when somebody asks for them, as most who go through all records do not.

They are what `make_claim` and `make_entity` give, but for that: compare and copy those.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsgraph.errors import InputError
from newsgraph.jsonl import make_claim, make_entity
from newsgraph.records import Claim, Entity, EntityCount, EntityJoin, EntityMention, Evidence, MentionType, Place
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

Row = dict[str, Any]

_put = object.__setattr__  # the records are frozen
_FIELDS = {name: (*kind.entities, *kind.values, *kind.times) for name, kind in CLAIM_FIELDS.items()}
_SPANS = {name: kind.spans for name, kind in CLAIM_FIELDS.items()}


class SkimmedClaim(Claim):
    """A claim of a row of the JSON Lines file. Raises InputError where what is asked for is not as newsgraph writes it."""

    __slots__ = ("_articles", "_first_words", "_row", "_whole")
    _first_words: str
    _articles: frozenset[str]
    _row: Row
    _whole: Claim | None

    def __init__(self, row: Row) -> None:
        get, kind = row.get, row["kind"]
        _put(self, "_row", row)
        _put(self, "_whole", None)
        _put(self, "id", row["id"])
        _put(self, "kind", kind)
        _put(self, "modality", row["modality"])
        _put(self, "confidence", row["confidence"])
        _put(self, "rule", row["rule"])
        _put(self, "source", row["source"])
        _put(self, "belief", get("belief"))
        _put(self, "fields", {name: get(name) for name in _FIELDS[kind]})
        _put(self, "_first_words", row["evidence"][0]["text"] if row["evidence"] else "")
        _put(self, "_articles", _articles_in(row, _SPANS[kind]))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self._made().evidence

    @property
    def spans(self) -> dict[str, tuple[Place, ...]]:
        return {**self._made().spans}

    @property
    def first_words(self) -> str:
        return self._first_words

    @property
    def articles(self) -> frozenset[str]:
        return self._articles

    def _made(self) -> Claim:
        if self._whole is not None:
            return self._whole
        with _told(self.id):
            made = make_claim(self._row)
        _put(self, "_whole", made)
        _put(self, "_row", {})  # who is held would hold both
        return made


class SkimmedEntity(Entity):
    """An entity of a row of the JSON Lines file. Raises InputError where what is asked for is not as newsgraph writes it."""

    __slots__ = ("_row", "_whole")
    _row: Row
    _whole: Entity | None

    def __init__(self, row: Row) -> None:
        get, kind = row.get, row["kind"]
        _put(self, "_row", row)
        _put(self, "_whole", None)
        _put(self, "id", row["id"])
        _put(self, "kind", kind)
        _put(self, "name", row["name"])
        _put(self, "aliases", tuple(row["aliases"]))
        _put(self, "same_as", tuple(row["same_as"]))
        _put(self, "properties", {name: get(name) for name in ENTITY_FIELDS[kind]})
        _put(self, "complete", get("complete"))
        _put(self, "round", get("round"))

    @property
    def mentions(self) -> tuple[EntityMention, ...]:
        return self._made().mentions

    @property
    def joins(self) -> tuple[EntityJoin, ...]:
        return self._made().joins

    @property
    def counts(self) -> tuple[EntityCount, ...]:
        return self._made().counts if self._row.get("counts") else ()

    @property
    def mentioned(self) -> Iterator[tuple[str, int, int, MentionType, bool]]:
        with _told(self.id):
            for row in self._row["mentions"]:
                yield row["article"], row["start"], row["end"], row.get("type", "name"), row.get("metonym", False)

    def _made(self) -> Entity:
        if self._whole is not None:
            return self._whole
        with _told(self.id):
            made = make_entity(self._row)
        _put(self, "_whole", made)
        return made


def _articles_in(row: Row, spans: tuple[str, ...]) -> frozenset[str]:
    found = {item["article"] for item in row["evidence"]}
    for name in spans:
        if pieces := row.get(name):
            if isinstance(pieces, list):
                found.update([piece["article"] for piece in pieces])
            else:
                found.add(pieces["article"])
    return frozenset(found)


@contextmanager
def _told(id_: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{id_}: not a record that newsgraph wrote ({type(error).__name__}: {error})") from error
