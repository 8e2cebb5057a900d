"""The named questions: SPARQL files whose header says in YAML what they answer and which parameters they take.

A parameter is a variable that the query binds to nothing by `VALUES ?name { UNDEF }`; so the file is SPARQL as it
stands. To ask with a value, UNDEF is replaced by terms that Oxigraph itself has written out, so no value can end its
own literal. Names become the IRIs of the entities that they fit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, Protocol

import pyoxigraph
import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from newsgraph.errors import QueryError, RuleError
from newsgraph.plain_yaml import load_plain_yaml
from newsgraph.query.limits import Limits
from newsgraph.query.names import find_nodes
from newsgraph.query.oxigraph import Table, evaluate
from newsgraph.query.sparql import run_sparql
from newsgraph.records import EntityKind
from newsgraph.resources import ontology_folder
from newsgraph.terms import XSD

_HEADER = re.compile(r"\A# ---\n((?:#.*\n)+?)# ---\n")
_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_NUMBER = re.compile(r"[0-9]{1,9}")
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Term = pyoxigraph.Literal | pyoxigraph.NamedNode


class FindNodes(Protocol):
    """Finds the nodes of a name; see `newsgraph.query.names.find_nodes`."""

    def __call__(
        self, name: str, kinds: tuple[EntityKind, ...] = ..., *, several: bool = ...
    ) -> Sequence[pyoxigraph.NamedNode]: ...


class Parameter(BaseModel):
    """A parameter of a named query.

    type      value
    --------  -------------------------------------------------------------
    year      four digits
    date      a year, month or day: 2022, 2022-03, 2022-03-29
    number    a whole number
    text      words, matched as the query says
    choice    one of `choices`
    flag      true or false; false is the same as not given
    entity    a name, alias, country code or id that fits one entity of `kinds`
    entities  the same, and it may fit several
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    type: Literal["year", "date", "number", "text", "choice", "flag", "entity", "entities"]
    about: str
    required: bool = False
    kinds: tuple[EntityKind, ...] = ()
    choices: tuple[str, ...] = ()
    variable: str | None = None
    """The variable that holds the value, where it is not called like the parameter."""

    @property
    def slot(self) -> str:
        return self.variable or self.name


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question of ontology/queries: `name` is the file's stem, `text` its SPARQL."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    description: str
    parameters: dict[str, dict[str, Any]] = {}


def list_queries(folder: Path | None = None) -> list[NamedQuery]:
    """Read all named queries, sorted by name. Raises RuleError naming a file that is wrong."""
    return [_read(path) for path in sorted((folder or ontology_folder() / "queries").glob("*.rq"), key=_stem)]


def _stem(path: Path) -> str:
    return path.stem


def find_query(name: str) -> NamedQuery:
    queries = {query.name: query for query in _shipped()}
    if name not in queries:
        raise QueryError(f"{name!r} is no named query; there are {', '.join(queries)}")
    return queries[name]


def run_named(
    store: pyoxigraph.Store,
    name: str | NamedQuery,
    parameters: Mapping[str, object] | None = None,
    limits: Limits | None = None,
) -> Table:
    """Ask a named question. None, false and empty strings count as not given.

    Without limits it is answered in this process: its text is ours, and values are terms in it. Raises QueryError for an
    unknown query or parameter, a missing one, or a value that does not fit.
    """
    text = bind_query(partial(find_nodes, store), find_query(name) if isinstance(name, str) else name, parameters or {})
    return run_sparql(store, text, limits) if limits else evaluate(store, text)


def bind_query(find: FindNodes, query: NamedQuery, parameters: Mapping[str, object]) -> str:
    """The SPARQL of a named question with the values in their places, names as `find` finds them; raises as run_named."""
    given = {key: value for key, value in parameters.items() if value is not None and value != ""}
    known = [parameter.name for parameter in query.parameters]
    if unknown := sorted(set(given).difference(known)):
        raise QueryError(f"{query.name} has no parameter {unknown[0]!r}; it takes {', '.join(known) or 'none'}")
    text = query.text
    for parameter in query.parameters:
        if parameter.name in given:
            text = _bind(text, parameter, _terms(find, parameter, given[parameter.name]))
        elif parameter.required:
            raise QueryError(f"{query.name} needs {parameter.name}: {parameter.about}")
    return text


def _bind(text: str, parameter: Parameter, terms: Sequence[Term]) -> str:
    """Put the terms, as Oxigraph writes them, in the place of UNDEF; no terms leave the parameter unbound."""
    written = " ".join(map(str, terms)) or "UNDEF"
    return _slot(parameter.slot).sub(lambda found: f"{found.group(1)}{written}{found.group(2)}", text)


def _terms(find: FindNodes, parameter: Parameter, value: object) -> Sequence[Term]:
    text = str(value).strip()
    if parameter.type in {"entity", "entities"}:
        return find(text, parameter.kinds, several=parameter.type == "entities")
    if parameter.type == "year":
        if not _YEAR.fullmatch(text):
            raise QueryError(f"{parameter.name} is a year of four digits, not {text!r}")
        return [pyoxigraph.Literal(str(int(text)), datatype=pyoxigraph.NamedNode(XSD.integer))]
    if parameter.type == "date" and not _DATE.fullmatch(text):
        raise QueryError(f"{parameter.name} is a date like 2022, 2022-03 or 2022-03-29, not {text!r}")
    if parameter.type == "number":
        if not _NUMBER.fullmatch(text):
            raise QueryError(f"{parameter.name} is a whole number, not {text!r}")
        return [pyoxigraph.Literal(str(int(text)), datatype=pyoxigraph.NamedNode(XSD.integer))]
    if parameter.type == "choice" and text not in parameter.choices:
        raise QueryError(f"{parameter.name} is one of {', '.join(parameter.choices)}, not {text!r}")
    if parameter.type == "flag":
        if text.casefold() not in _FLAGS:
            raise QueryError(f"{parameter.name} is true or false, not {text!r}")
        return [pyoxigraph.Literal(True)] if _FLAGS[text.casefold()] else []
    return [pyoxigraph.Literal(text.encode("utf-8", "replace").decode())]


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{name} \{{ )UNDEF( \}})")


@cache
def _shipped() -> tuple[NamedQuery, ...]:
    return tuple(list_queries())


def _read(path: Path) -> NamedQuery:
    text = path.read_text("utf8")
    found = _HEADER.match(text)
    if not found:
        raise RuleError(f"{path}: begins with no header between two lines '# ---'")
    try:
        header = _Header.model_validate(load_plain_yaml(re.sub(r"(?m)^# ?", "", found.group(1))))
        parameters = TypeAdapter(tuple[Parameter, ...]).validate_python(
            [{"name": name, **fields} for name, fields in header.parameters.items()]
        )
    except (yaml.YAMLError, ValidationError) as error:
        raise RuleError(f"{path}: {' '.join(str(error).split())}") from error
    for parameter in parameters:
        if not _slot(parameter.slot).search(text):
            raise RuleError(f"{path}: parameter {parameter.name} has no 'VALUES ?{parameter.slot} {{ UNDEF }}'")
    return NamedQuery(path.stem, header.title, header.description, parameters, text)
