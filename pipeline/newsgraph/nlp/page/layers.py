"""What our components write on a spaCy Doc: plain lists and dicts, for those survive pickling between processes.

Rows count in tokens (`doc[start:end]`). `Layers(doc)` is the one way in and out: it gives the rows with the look-ups
that the extractors need, and adds rows. It holds no state of its own beside indexes over the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token

from newsgraph.nlp.page.blocks import blocks_of_plain
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.page.rows import (
    BlockRow,
    ClaimRow,
    CountRow,
    EndingRow,
    EntityRow,
    MentionRow,
    OfficeRow,
    TimeRow,
    TokenSpan,
    entity_row,
)
from newsgraph.nlp.page.tables import ClaimTable, MentionTable, NameTable, TimeTable
from newsgraph.records import ClaimKind, EntityKind, MentionType, Modality
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES

__all__ = [
    "BlockRow",
    "ClaimRow",
    "CountRow",
    "EndingRow",
    "EntityRow",
    "Layers",
    "MentionRow",
    "OfficeRow",
    "TimeRow",
    "TokenSpan",
    "head_of",
    "register_extensions",
]

Made = TypeVar("Made")

_EXTENSIONS = ("published", "blocks", "entities", "mentions", "times", "claims", "offices", "endings")


def register_extensions() -> None:
    """Makes `doc._.newsgraph_<layer>` known to spaCy; harmless when called again."""
    for name in _EXTENSIONS:
        if not Doc.has_extension(f"newsgraph_{name}"):
            Doc.set_extension(f"newsgraph_{name}", default=None)


_KEPT: WeakKeyDictionary[Doc, dict[Callable[[Layers], Any], Any]] = WeakKeyDictionary()
"""What `Layers.kept` keeps of the documents that are being read."""


class Layers:
    """The rows on one Doc, with look-ups."""

    def __init__(self, doc: Doc) -> None:
        register_extensions()
        self.doc = doc
        self._written = written(doc)
        self.published: str | None = doc._.newsgraph_published
        self.blocks: list[BlockRow] = self._rows("blocks") or self._set("blocks", blocks_of_plain(doc))
        self.entities: list[EntityRow] = self._rows("entities")
        self.mentions: list[MentionRow] = self._rows("mentions")
        self.times: list[TimeRow] = self._rows("times")
        self.claims: list[ClaimRow] = self._rows("claims")
        self.offices: list[OfficeRow] = self._rows("offices")
        self.endings: list[EndingRow] = self._rows("endings")
        self._block_of: list[int] = [0] * len(doc)
        for number, block in enumerate(self.blocks):
            self._block_of[block["start"] : block["end"]] = [number] * (block["end"] - block["start"])
        self._mention_table = MentionTable(self._written.head)
        self._made: dict[Callable[[Layers], Any], Any] = {}
        self._time_table = TimeTable(self.times)
        self._claim_table = ClaimTable(self.claims)
        self._name_table = NameTable(self.entities)
        self.groups: list[int] = [number for number, row in enumerate(self.entities) if row["kind"] == "group"]
        for mention in self.mentions:
            self._mention_table.add(mention)

    def _rows(self, name: str) -> list[Any]:
        rows: list[Any] | None = self.doc._.get(f"newsgraph_{name}")
        return self._set(name, []) if rows is None else rows

    def _set(self, name: str, rows: list[Any]) -> list[Any]:
        self.doc._.set(f"newsgraph_{name}", rows)
        return rows

    # --- look-ups
    def span(self, row: Mapping[str, Any]) -> Span:
        return self.doc[row["start"] : row["end"]]

    def head(self, row: MentionRow) -> Token:
        """The token of a mention that its others hang from."""
        head: Token = self.doc[self._written.head(row["start"], row["end"])]
        return head

    def block(self, token: Token) -> BlockRow:
        return self.blocks[self._block_of[token.i]]

    def block_number(self, token: Token) -> int:
        return self._block_of[token.i]

    def mention(self, token: Token) -> MentionRow | None:
        """The mention that a token stands for: the longest one it heads ("the Kremlin aide"), else the shortest it is in."""
        return self._mention_table.at(token.i)

    def entity(self, token: Token) -> int | None:
        """The index of the entity that `mention(token)` stands for."""
        found = self.mention(token)
        return None if found is None else found["entity"]

    def mentions_of(self, entity: int) -> list[MentionRow]:
        """The mentions of an entity in the order that they were added; rows must not have changed their entity since."""
        return self._mention_table.of(entity)

    def once(self, make: Callable[[Layers], Made]) -> Made:
        """What a function makes of the document, made at the first look: for tables that the words alone decide."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def kept(self, make: Callable[[Layers], Made]) -> Made:
        """The same for what the document's words, parse and blocks alone decide: made once for all components.

        It must not hold the document, with which it goes.
        """
        made = _KEPT.setdefault(self.doc, {})
        if make not in made:
            made[make] = make(self)
        return cast(Made, made[make])

    def kind(self, entity: int) -> EntityKind:
        return self.entities[entity]["kind"]

    def time_at(self, token: Token) -> int | None:
        """The index of the time expression that a token belongs to."""
        return self._time_table.at(token.i)

    def times_in(self, start: int, end: int) -> list[int]:
        """Indexes of the time expressions that lie in a stretch of tokens."""
        return self._time_table.inside(start, end)

    def claims_about(self, kind: ClaimKind, subject: int) -> list[ClaimRow]:
        """The claims of a kind whose subject (holder, member, speaker) is an entity, in the order that they were added."""
        return self.claims_with(kind, CLAIM_FIELDS[kind].subject, subject)

    def claims_with(self, kind: ClaimKind, field: str, entity: int) -> list[ClaimRow]:
        """The claims of a kind that have an entity in a field, in the order that they were added."""
        return self._claim_table.of(kind, field, entity)

    def named(self, name: str) -> list[int]:
        """The entities that had a name or alias when they were first asked for, in their order."""
        return self._name_table.of(name)

    # --- additions
    def add_entity(self, kind: EntityKind, name: str, **fields: Any) -> int:
        self.entities.append(entity_row(kind, name, **fields))
        if kind == "group":
            self.groups.append(len(self.entities) - 1)
        return len(self.entities) - 1

    def turn_into_group(self, entity: int) -> None:
        """Says that what was taken for something else is a group."""
        self.entities[entity]["kind"] = "group"
        self.groups = sorted({*self.groups, entity})

    def turn_into_unnamed(self, group: int) -> None:
        """Says that what was taken for a group is people whom nothing names."""
        self.entities[group]["kind"] = "unnamed"
        self.groups.remove(group)

    def add_mention(
        self,
        entity: int,
        start: int,
        end: int,
        type: MentionType = "name",  # noqa: A002
        metonym: bool = False,
        **fields: Any,
    ) -> None:
        row: MentionRow = {"entity": entity, "start": start, "end": end, "type": type, "metonym": metonym}
        row.update(fields)  # type: ignore[typeddict-item]
        self.mentions.append(row)
        self._mention_table.add(row)

    def add_claim(  # noqa: PLR0913  (the fields of a claim, by name)
        self,
        kind: ClaimKind,
        rule: str,
        evidence: TokenSpan,
        *,
        entities: Mapping[str, int | None],
        values: Mapping[str, str | None] | None = None,
        times: Mapping[str, int | None] | None = None,
        spans: Mapping[str, list[TokenSpan]] | None = None,
        support: Iterable[TokenSpan] = (),
        modality: Modality = "asserted",
        source: int | None = None,
        statement: int | None = None,
        hedges: Iterable[str] = (),
    ) -> int:
        """Adds a claim row and gives its index. Fields that are None are left out."""
        row: ClaimRow = {
            "kind": kind,
            "rule": rule,
            "evidence": evidence,
            "entities": {name: value for name, value in entities.items() if value is not None},
            "values": {name: value for name, value in (values or {}).items() if value is not None},
            "times": {name: value for name, value in (times or {}).items() if value is not None},
            "spans": dict(spans or {}),
            "support": list(support),
            "modality": modality,
            "source": source,
            "statement": statement,
            "hedges": list(hedges),
        }
        self.claims.append(row)
        return len(self.claims) - 1

    def drop_claims(self, numbers: Collection[int]) -> None:
        """Takes claims away; no other claim may be read from them."""
        kept = [number for number in range(len(self.claims)) if number not in numbers]
        moved = {old: new for new, old in enumerate(kept)}
        for number in kept:
            statement = self.claims[number]["statement"]
            self.claims[number]["statement"] = None if statement is None else moved[statement]
        self.claims[:] = [self.claims[number] for number in kept]
        self._claim_table.forget()

    def drop_entities(self, numbers: Collection[int]) -> None:
        """Takes entities away with their mentions; no claim and no other entity may name them."""
        kept = [number for number in range(len(self.entities)) if number not in numbers]
        moved = {old: new for new, old in enumerate(kept)}
        self.entities[:] = [self.entities[number] for number in kept]
        self.mentions[:] = [mention for mention in self.mentions if mention["entity"] in moved]
        self.offices[:] = [office for office in self.offices if office["country"] in moved]
        self.endings[:] = [ending for ending in self.endings if ending["person"] in moved]
        for row, field in _references(self):
            row[field] = moved[row[field]]
        self._look_up_anew()

    def _look_up_anew(self) -> None:
        self._mention_table = MentionTable(self._written.head)
        for mention in self.mentions:
            self._mention_table.add(mention)
        self._claim_table.forget()
        self._name_table = NameTable(self.entities)
        self._made.clear()
        self.groups = [number for number, row in enumerate(self.entities) if row["kind"] == "group"]


def _references(layers: Layers) -> Iterator[tuple[Any, str]]:
    """Each field that holds an entity's number, with what it is a field of."""
    for entity in layers.entities:
        yield from ((entity, field) for field in sorted(ENTITY_REFERENCES) if entity[field] is not None)  # type: ignore[literal-required]
    for claim in layers.claims:
        yield from ((claim["entities"], field) for field in claim["entities"])
        if claim["source"] is not None:
            yield claim, "source"
    yield from ((mention, "entity") for mention in layers.mentions)
    yield from ((office, "country") for office in layers.offices)
    yield from ((ending, "person") for ending in layers.endings)


def head_of(span: Span) -> Token:
    """The token of a span that the others hang from (its root; of a flat name the last word)."""
    root: Token = span.root
    return root
