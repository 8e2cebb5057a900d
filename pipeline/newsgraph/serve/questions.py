"""The named questions as forms and as examples, and their answers as lines that lead to their words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph

from newsgraph.graph.find import fold_name
from newsgraph.graph.nodes import Nodes
from newsgraph.query import NamedQuery, Parameter
from newsgraph.query.named import bind_query
from newsgraph.query.names import find_among
from newsgraph.query.oxigraph import Cell, cell_of
from newsgraph.query.proofs import Proof, fold_proofs
from newsgraph.records import Entity, EntityKind
from newsgraph.schema import ENTITY_FIELDS
from newsgraph.serve.searching import find_names
from newsgraph.serve.stored import StoredArchive

_MOST_CANDIDATES = 500
_KINDS = tuple(ENTITY_FIELDS)
_FIRST = 4
"""Fields of a form that are shown at first, whatever they are."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a form shows it: at first, or with the further ones. `control` is `choice`, `flag`, `name`, `number` or `text`."""

    parameter: Parameter
    value: str
    is_first: bool

    @property
    def label(self) -> str:
        return self.parameter.name.replace("_", " ")

    @property
    def control(self) -> str:
        kinds = {"entity": "name", "entities": "name", "choice": "choice", "flag": "flag", "number": "number"}
        return kinds.get(self.parameter.type, "text")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to look at: lines with their proofs, and whether there are more."""

    columns: Sequence[str]
    lines: Sequence[tuple[Sequence[Cell], Proof | None]]
    cut: bool


def fields_of(query: NamedQuery, given: Mapping[str, str]) -> list[Field]:
    """What is needed, given or named first is shown at first, where there is more than fits into a line."""
    needed = any(parameter.required for parameter in query.parameters)
    fields = []
    for place, parameter in enumerate(query.parameters):
        value = given.get(parameter.name, "")
        is_first = len(query.parameters) <= _FIRST or parameter.required or bool(value) or (place == 0 and not needed)
        fields.append(Field(parameter, value, is_first))
    return fields


def bind(archive: StoredArchive, base: str, query: NamedQuery, given: Mapping[str, str]) -> str:
    """The SPARQL of a named question. Raises QueryError as `bind_query`."""
    nodes = Nodes(base)

    def find(name: str, kinds: tuple[EntityKind, ...] = (), *, several: bool = False) -> list[pyoxigraph.NamedNode]:
        found = find_among(_candidates(archive, name, kinds), name, kinds, several=several)
        return [pyoxigraph.NamedNode(nodes.node(entity.id)[1:-1]) for entity in found]

    return bind_query(find, query, given)


def _candidates(archive: StoredArchive, name: str, kinds: tuple[EntityKind, ...]) -> list[Entity]:
    """Entities that the name may mean, their country codes among their aliases."""
    if name in archive.entities:
        return [archive.entities[name]]
    hits = find_names(archive.index, fold_name(name), _MOST_CANDIDATES, kinds or _KINDS)
    found = [archive.entities[hit["path"]] for hit in hits]
    return [replace(entity, aliases=(*entity.aliases, entity.properties.get("code") or "")) for entity in found]


def read_answer(content: bytes, *, cut: bool) -> Answered:
    """An answer in SPARQL's JSON, folded."""
    told: dict[str, Any] = json.loads(content)
    if "boolean" in told:
        return Answered(("answer",), [((told["boolean"],), None)], cut)
    columns = told["head"]["vars"]
    rows = [[_cell(row.get(column)) for column in columns] for row in told["results"]["bindings"]]
    folded = fold_proofs(columns, rows)
    return Answered(folded.columns, list(zip(folded.rows, folded.proofs, strict=True)), cut)


def _cell(term: dict[str, str] | None) -> Cell:
    if term is None or term["type"] != "literal" or "datatype" not in term:
        return term["value"] if term else None
    return cell_of(pyoxigraph.Literal(term["value"], datatype=pyoxigraph.NamedNode(term["datatype"])))
