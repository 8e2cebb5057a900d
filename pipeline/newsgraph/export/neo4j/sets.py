"""What nodes and relationships Neo4j gets: the one list that both ways to load it follow.

(:Person)-[:MEMBER_OF|HAS_ROLE_IN|HAS_ROLE_FOR|SERVES|IS_FOR|IS_AGAINST {claim}]->(...)   what is asserted
(:Person)-[:SAID]->(:Claim:Statement)                                                     statements that are asserted
(:Claim)-[:SUBJECT|OBJECT|ORGANISATION|COUNTRY|PRINCIPAL|SOURCE]->(:Entity)               every claim, whatever its modality
(:Claim)-[:EVIDENCE {words}]->(:Article), (:Entity)-[:MENTIONED_IN {times}]->(:Article)
(:Group)-[:SENT_BY|MET_IN]->(...), (:Organisation)-[:OF_COUNTRY]->(:Country)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsgraph.errors import InputError
from newsgraph.export.tables.columns import Column, Table
from newsgraph.export.tables.listed import ARTICLES, CLAIMS, ENTITIES, EVIDENCE
from newsgraph.export.tables.rows import Cells, Rows, whole_text
from newsgraph.graph.sources import Records
from newsgraph.records import Claim, Entity
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES


@dataclass(frozen=True, slots=True)
class NodeSet:
    """Nodes of one label; `columns` become their properties, `id` first. `lists` are of texts."""

    name: str
    label: str
    columns: tuple[Column, ...]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Relationships between nodes of two labels; `key` are the properties that tell two of one type and ends apart."""

    name: str
    start: str
    end: str
    types: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()


def _own(table: Table, *without: str) -> tuple[Column, ...]:
    """A table's columns that are no reference: those are relationships here."""
    return tuple(c for c in table.chosen(database=True) if not c.refers and c.name not in without)


_LINK = tuple(column for column in CLAIMS.chosen(database=True) if column.name in {
    "label", "title", "status", "basis", "capacity", "occurrence", "strength", "since", "until", "first_day", "last_day", "time_basis",
    "confidence", "belief", "publishers"})  # fmt: skip
_CLAIM = Column("claim", "The claim's id.")
_ROLE = {"organisation": "HAS_ROLE_IN", "country": "HAS_ROLE_FOR", "principal": "SERVES"}
_STRUCTURE = {"sender": "SENT_BY", "place": "MET_IN", "country": "OF_COUNTRY"}
_ENDS = tuple(dict.fromkeys(["SUBJECT", "OBJECT", "SOURCE", *(field.upper() for field in _ROLE)]))

NODES = (
    NodeSet("entities", "Entity", _own(ENTITIES, "spellings"), lists=("aliases", "same_as")),
    NodeSet("articles", "Article", _own(ARTICLES), lists=("authors",)),
    NodeSet("claims", "Claim", _own(CLAIMS)),
)
LINKS = (
    LinkSet("relations", "Entity", "Entity", ("MEMBER_OF", *_ROLE.values(), "IS_FOR", "IS_AGAINST", *_STRUCTURE.values()),
            (_CLAIM, *_LINK), ("claim",)),
    LinkSet("said", "Entity", "Claim", ("SAID",)),
    LinkSet("ends", "Claim", "Entity", _ENDS),
    LinkSet("evidence", "Claim", "Article", ("EVIDENCE",), _own(EVIDENCE), ("piece",)),
    LinkSet("mentions", "Entity", "Article", ("MENTIONED_IN",), (Column("times", "How often.", "whole"),)),
    LinkSet("copies", "Article", "Article", ("COPY_OF",)),
)  # fmt: skip
SETS: tuple[NodeSet | LinkSet, ...] = (*NODES, *LINKS)


@dataclass(frozen=True, slots=True)
class Link:
    type: str
    start: str
    end: str
    properties: Cells


class SetRows:
    """The nodes and links of one graph. Raises InputError where a link names what the graph has not."""

    def __init__(self, graph: Records) -> None:
        self._graph = graph
        self._rows = Rows(graph)
        self._there = {
            "Entity": {entity.id for entity in graph.entities},
            "Article": {article.id for article in graph.articles},
            "Claim": {claim.id for claim in graph.claims},
        }

    def nodes(self, of: NodeSet) -> Iterator[tuple[str, Cells]]:
        """The second label of each node ("" for none) and its properties, texts in lists apart."""
        if of.label == "Entity":
            for entity in self._graph.entities:
                lists = {"aliases": [*entity.aliases], "same_as": [*entity.same_as]}
                yield entity.kind.capitalize(), self._properties(of, {**self._rows.entity(entity), **lists})
        elif of.label == "Article":
            for article in self._graph.articles:
                row = {**self._rows.article(article), "authors": [*article.authors]}
                yield "", self._properties(of, row)
        else:
            for claim in self._graph.claims:
                yield claim.kind.capitalize(), self._properties(of, self._rows.claim(claim))

    def links(self, of: LinkSet) -> Iterator[Link]:
        for link in self._links(of.name):
            for label, id_ in ((of.start, link.start), (of.end, link.end)):
                if id_ not in self._there[label]:
                    raise InputError(f"{link.start}: names {id_}, which is in no line of the graph")
            yield link

    def _links(self, name: str) -> Iterator[Link]:
        if name == "relations":
            yield from (link for entity in self._graph.entities for link in _structure(entity))
            yield from (link for claim in self._graph.claims for link in self._relations(claim))
        elif name == "mentions":
            for entity in self._graph.entities:
                times = Counter(mention.article for mention in entity.mentions)
                yield from (Link("MENTIONED_IN", entity.id, article, {"times": n}) for article, n in times.items())
        elif name == "copies":
            yield from (Link("COPY_OF", a.id, a.copy_of, {}) for a in self._graph.articles if a.copy_of)
        else:
            make = {"said": self._said, "ends": self._ends, "evidence": self._evidence}[name]
            yield from (link for claim in self._graph.claims for link in make(claim))

    def _relations(self, claim: Claim) -> Iterator[Link]:
        """What is asserted as plain relationships: a role has one for each end that it names."""
        start = claim.fields.get(CLAIM_FIELDS[claim.kind].subject)
        if claim.modality != "asserted" or not start:
            return
        row = self._rows.claim(claim)
        properties = {"claim": claim.id, **{column.name: row.get(column.name) for column in _LINK}}
        for field in CLAIM_FIELDS[claim.kind].object:
            if end := claim.fields.get(field):
                yield Link(_type(claim, field), start, end, _clean(properties))

    @staticmethod
    def _said(claim: Claim) -> Iterator[Link]:
        speaker = claim.fields.get("speaker")
        if claim.kind == "statement" and claim.modality == "asserted" and speaker:
            yield Link("SAID", speaker, claim.id, {})

    @staticmethod
    def _ends(claim: Claim) -> Iterator[Link]:
        kind = CLAIM_FIELDS[claim.kind]
        for field in kind.entities:
            if end := claim.fields.get(field):
                is_end = field == kind.subject or kind.object == (field,)
                type_ = ("SUBJECT" if field == kind.subject else "OBJECT") if is_end else field.upper()
                yield Link(type_, claim.id, end, {})
        if claim.source:
            yield Link("SOURCE", claim.id, claim.source, {})

    def _evidence(self, claim: Claim) -> Iterator[Link]:
        names = {column.name for column in _own(EVIDENCE)}
        for item, row in zip(claim.evidence, self._rows.evidence(claim), strict=True):
            yield Link("EVIDENCE", claim.id, item.article, _clean({k: v for k, v in row.items() if k in names}))

    @staticmethod
    def _properties(of: NodeSet, row: Cells) -> Cells:
        return _clean({column.name: row.get(column.name) for column in of.columns})


def _type(claim: Claim, field: str) -> str:
    if claim.kind == "stance":
        return "IS_FOR" if claim.fields.get("polarity") == "for" else "IS_AGAINST"
    return _ROLE.get(field) or "MEMBER_OF"


def _structure(entity: Entity) -> Iterator[Link]:
    for field in sorted(ENTITY_REFERENCES):
        if end := entity.properties.get(field):
            yield Link(_STRUCTURE[field], entity.id, end, {})


def _clean(row: Cells) -> Cells:
    """Without what is not known: Neo4j keeps no nulls."""
    cleaned: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, list):
            if value:
                cleaned[name] = [whole_text(text) for text in value]
        elif value is not None:
            cleaned[name] = whole_text(value)
    return cleaned
