"""No question leaves the machine or changes the graph: by refusal, and without it by the process that it runs in."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Any

import pyoxigraph
import pytest

from conftest import SEEDS
from newsgraph.errors import QueryError
from newsgraph.query import Limits, NamedQuery, evaluate, list_queries, open_store, run_named, run_sparql
from sample_graph import sample_graph


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("fuzz_sparql", SEEDS.parent / "scripts" / "fuzz_sparql.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = _script()
SHORT = Limits(seconds=5, memory=500, rows=100)
REFUSED = "SERVICE asks another server; newsgraph answers from its own graph only"
# Oxigraph's grammar has none of these: the white space, letters and numbered letters of other grammars.
NOT_SPARQL = {"comment ended by NEL", "comment ended by FF", "comment ended by LS", "long s", "wide letters"}
NOT_SPARQL |= {"no-break space", "byte order mark"}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return open_store(sample_graph())


@pytest.fixture
def ear() -> Iterator[Any]:
    with FUZZ.Ear() as ear:
        yield ear


def unguarded(monkeypatch: pytest.MonkeyPatch, *guards: str) -> None:
    for guard in guards:
        monkeypatch.setattr(guard, lambda *_: None)


CHECK, BARRIER = "newsgraph.query.oxigraph.refuse_service", "newsgraph.query.worker.bar"


def test_query_without_guards_would_call(store: pyoxigraph.Store, ear: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    unguarded(monkeypatch, CHECK, BARRIER)
    with pytest.raises(QueryError, match=r"ended after 0\.5 s"):  # it waits for an answer
        run_sparql(store, FUZZ.SERVICE_TEXTS["plain"].format(url=ear.url), Limits(seconds=0.5))
    assert ear.heard() == 1


@pytest.mark.parametrize("name", FUZZ.SERVICE_TEXTS)
def test_query_refuses_service_however_spelt(store: pyoxigraph.Store, ear: Any, name: str) -> None:
    text = FUZZ.SERVICE_TEXTS[name].format(url=ear.url)
    said = FUZZ.ask(store, text, SHORT)
    assert said == REFUSED if name not in NOT_SPARQL else said.startswith("the query is not SPARQL 1.1")
    assert ear.heard() == 0


@pytest.mark.parametrize("name", FUZZ.SERVICE_TEXTS)
def test_query_refuses_service_in_this_process_too(store: pyoxigraph.Store, ear: Any, name: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE asks another server|not SPARQL"):
        evaluate(store, FUZZ.SERVICE_TEXTS[name].format(url=ear.url))
    assert ear.heard() == 0


@pytest.mark.parametrize("name", FUZZ.HOSTILE)
def test_query_process_opens_nothing_even_if_not_refused(
    store: pyoxigraph.Store, ear: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unguarded(monkeypatch, CHECK)
    FUZZ.ask(store, FUZZ.HOSTILE[name].format(url=ear.url), Limits(seconds=1, memory=500, rows=100))
    assert ear.heard() == 0


@pytest.mark.parametrize("name", FUZZ.UPDATE_TEXTS)
def test_query_refuses_updates_by_name(store: pyoxigraph.Store, ear: Any, name: str) -> None:
    said = FUZZ.ask(store, FUZZ.UPDATE_TEXTS[name].format(url=ear.url), SHORT)
    assert said.endswith("would change the graph; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    assert ear.heard() == 0


@pytest.mark.parametrize("name", FUZZ.OTHER_TEXTS)
def test_query_comes_to_an_answer_or_one_line(store: pyoxigraph.Store, ear: Any, name: str) -> None:
    FUZZ.ask(store, FUZZ.OTHER_TEXTS[name].format(url=ear.url), Limits(seconds=1, memory=500, rows=100))
    assert ear.heard() == 0


@pytest.mark.parametrize("name", FUZZ.HARMLESS_TEXTS)
def test_query_takes_words_that_only_look_forbidden(store: pyoxigraph.Store, name: str) -> None:
    text = FUZZ.HARMLESS_TEXTS[name].format(url="http://127.0.0.1/")
    table = run_sparql(store, text)
    assert len(table.rows) == 1
    assert table == evaluate(store, text)


@pytest.mark.parametrize("text", ["SELECT ?service WHERE {", "SELECT (1 AS ?x) { BIND('service' AS ?y) } LIMIT"])
def test_query_with_the_word_and_a_fault_tells_the_fault(store: pyoxigraph.Store, text: str) -> None:
    with pytest.raises(QueryError, match=r"the query is not SPARQL 1\.1: error at 1:"):
        run_sparql(store, text)


@pytest.mark.parametrize("name", ["plain", "leak", "variable", "dot before"])
@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_query_values_of_parameters_call_nobody(
    store: pyoxigraph.Store, ear: Any, query: NamedQuery, name: str
) -> None:
    inside = FUZZ.SERVICE_TEXTS[name].format(url=ear.url).partition("{")[2]
    for end, parameter in product(('"', ">", "UNDEF", "\\u0022", "?x", "\r"), query.parameters):
        with suppress(QueryError):
            assert run_named(store, query, {parameter.name: f"{end} }} {inside} #"}, SHORT).rows == ()
    assert ear.heard() == 0


def test_query_mutations_call_nobody_and_kill_nothing(store: pyoxigraph.Store) -> None:
    ends = FUZZ.fuzz(store, 60, 7, Limits(seconds=1, memory=500, rows=100))
    assert ends.total() == 60
    assert ends["SERVICE asks another server"]
