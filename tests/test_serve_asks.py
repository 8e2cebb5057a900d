"""The pages to ask on: each named question as a form and as an example, names as the command finds them, words read as a question."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from many_articles import many_articles
from newsgraph.errors import QueryError
from newsgraph.jsonl import read_graph, write_graph
from newsgraph.query import find_query, open_store
from newsgraph.query.named import bind_query
from newsgraph.query.names import find_nodes
from newsgraph.serve import Settings, drawings, make_app
from newsgraph.serve.drawings import drawing_around
from newsgraph.serve.questions import bind
from newsgraph.serve.site import Site
from test_interop_sparql import VALUES

EXPORTS = Path(__file__).parents[1] / "exports"
LOCAL = "http://127.0.0.1:8000"
BASE = "urn:newsgraph:"
GIVEN = {name: {key: str(value).lower() if value is True else str(value) for key, value in values.items()} for name, values in VALUES["seeds"].items()}  # fmt: skip


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(folder, Settings()), LOCAL) as made:
        yield made


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    made = Site(folder, "x")
    yield made
    made.close()


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return open_store(read_graph(EXPORTS))


@pytest.mark.parametrize("name", GIVEN)
def test_serve_asks_what_the_command_asks(site: Site, store: pyoxigraph.Store, client: TestClient, name: str) -> None:
    query, given = find_query(name), GIVEN[name]
    asked = bind(site.archive, BASE, query, given)
    assert asked == bind_query(partial(find_nodes, store), query, given)
    page = client.get("/ask", params={"name": name, **given}).text
    assert 'role="alert"' not in page
    assert re.search(r"\d+ lines?", page)
    in_editor = re.search(
        r"(?s)<textarea.*?>(.*?)</textarea>", client.get("/editor", params={"name": name, **given}).text
    )
    assert in_editor
    assert html.unescape(in_editor[1]).split() == asked.split()
    assert client.get(f"/editor/{name}.rq").text == query.text


@pytest.mark.parametrize(
    "name", ["Medinsky", "MEDINSKY", "Vladimir Medinsky", "person/vladimir-medinsky", "the Medinsky"]
)
def test_serve_asks_by_any_of_a_name(site: Site, name: str) -> None:
    assert "<urn:newsgraph:person/vladimir-medinsky>" in bind(site.archive, BASE, find_query("roles"), {"person": name})


def test_serve_asks_by_a_countrys_code(tmp_path: Path) -> None:
    from dataclasses import replace

    graph = many_articles(2)
    countries = [replace(each, properties={"code": "NL"}) if each.id == "country/norland" else each for each in graph.entities]  # fmt: skip
    write_graph(replace(graph, entities=tuple(countries)), tmp_path)
    site = Site(tmp_path, "x")
    assert "country/norland>" in bind(site.archive, BASE, find_query("holders"), {"country": "nl"})


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "roles", "person": "Nobody Atall"}, "&#39;Nobody Atall&#39; is not in the graph"),
        ({"name": "roles", "person": "medinskiy"}, "did you mean person/vladimir-medinsky"),
        ({"name": "roles", "person": ""}, "roles needs person"),
        ({"name": "both", "first": "20x2", "second": "2025"}, "first is a date"),
        ({"name": "members", "year": "last"}, "year is a year"),
    ],
)
def test_serve_asks_says_what_is_wrong(client: TestClient, given: dict[str, str], says: str) -> None:
    page = client.get("/ask", params=given)
    assert page.status_code == 200
    assert says in (re.search(r'role="alert">(.*?)</p>', page.text) or ["", ""])[1]


def test_serve_asks_nothing_before_it_is_told_what(client: TestClient) -> None:
    for path in ("/ask", "/ask?name=both"):
        page = client.get(path).text
        assert 'role="alert"' not in page
        assert "No answer" not in page
    assert client.get("/ask?name=none").status_code == 404
    assert client.get("/editor/none.rq").status_code == 404


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Who sat in both the 2022 and the 2025 delegations?", "Understood as: both first 2022, second 2025"),
        ("Who likes the colour of Putin's tie?", "I am not sure that I understand"),
        ("Is it raining?", "I do not understand the question"),
    ],
)
def test_serve_asks_in_words(client: TestClient, words: str, says: str) -> None:
    page = client.get("/ask", params={"q": words})
    assert says in html.unescape(page.text)


def test_serve_asks_raises_nothing_but_query_errors(site: Site) -> None:
    for name in ('"', "<urn:x>", "}", "\\", "\x00", "a" * 5000, "'; DROP"):
        with pytest.raises(QueryError):
            bind(site.archive, BASE, find_query("roles"), {"person": name})


def test_serve_draws_a_part_of_a_large_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_graph(many_articles(30), tmp_path)
    archive = Site(tmp_path, "x").archive
    whole = drawing_around(archive)
    assert not whole["part"]
    monkeypatch.setattr(drawings, "ALL", 10)
    monkeypatch.setattr(drawings, "_MOST", 8)
    for part in (drawing_around(archive), drawing_around(archive, "person/ada-weld")):
        nodes = {node["id"] for node in part["drawing"]["nodes"]}
        assert part["part"]
        assert 1 < len(nodes) <= 8
        assert all({line["from"], line["to"]} <= nodes for line in part["drawing"]["lines"])
    assert "person/ada-weld" in nodes
    assert drawing_around(archive, "person/ada-weld") == part
