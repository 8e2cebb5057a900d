"""The site's pages: those of a report, read from an index; the same lines, each page by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from many_articles import many_articles
from nasty_graph import both_graphs
from newsgraph.errors import InputError, SetupError
from newsgraph.jsonl import read_graph, write_graph
from newsgraph.records import Entity, KnowledgeGraph
from newsgraph.serve import Settings, make_app
from newsgraph.serve.index import FILE, open_index
from newsgraph.serve.searching import find_names, find_texts
from newsgraph.serve.site import Asked, Site, address
from newsgraph.serve.stored import MOST_LINES, Index, StoredArchive, StoredRosters
from newsgraph.view import Archive
from newsgraph.view.pages import pages
from newsgraph.view.rendering import Renderer

EXPORTS = Path(__file__).parents[1] / "exports"
LOCAL = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    made = Site(folder, "Talks")
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(folder, Settings()), LOCAL, raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize("make", [lambda: read_graph(EXPORTS), both_graphs, lambda: many_articles(12)])
def test_serve_pages_show_what_a_report_shows(make: object, tmp_path: Path) -> None:
    write_graph(make(), tmp_path)  # type: ignore[operator]
    graph = read_graph(tmp_path)
    held, stored = Archive(graph), StoredArchive(Index(open_index(tmp_path)))
    renderers = [Renderer(archive, address) for archive in (held, stored)]
    site = Site(tmp_path, "x")
    shown = 0
    for page in pages(held):
        twin = site.page(page.path, Asked())
        assert twin, page.path
        assert (twin.path, twin.title, twin.template) == (page.path, page.title, page.template)
        assert renderers[1].page(twin).splitlines() == renderers[0].page(page).splitlines()
        shown += 1
    assert shown == len([*pages(held)]) > 20
    assert [roster.group.id for roster in StoredRosters(stored).fullest()]


def test_serve_pages_answer_at_addresses_of_their_own(client: TestClient) -> None:
    for path, title in (
        ("/", "What the articles say"),
        ("/person/vladimir-medinsky", "Vladimir Medinsky"),
        ("/group/russian-delegation-2025", "Russian delegation"),
        ("/compare/russia-negotiating-team-2022/russian-delegation-2025", "Two groups side by side"),
        ("/articles", "Articles"),
        ("/graph", "Graph"),
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert title in (re.search("<h1.*?</h1>", answer.text) or [""])[0]


@pytest.mark.parametrize(
    "path", ["/person/nobody", "/article/none", "/compare/a/b", "/page/0", "/static/../app.py", "/static/none"]
)
def test_serve_pages_that_are_not_there_are_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["from=x", "from=-1", "from=99999999999999", "part=²", "part=1e3"])
def test_serve_pages_take_numbers_only(client: TestClient, query: str) -> None:
    assert client.get(f"/person/vladimir-medinsky?{query}").status_code == 400
    assert client.get("/person/vladimir-medinsky?part=99").status_code == 404


def test_serve_pages_cut_what_is_long_and_lead_to_the_rest(tmp_path: Path) -> None:
    write_graph(many_articles(400), tmp_path)
    with TestClient(make_app(tmp_path, Settings()), LOCAL) as client:
        first = client.get("/country/norland").text
        part = re.search(r'/country/norland\?part=(\d+)">all (\d+)', first)
        assert part
        total, seen = int(part[2]), 0
        while seen < total:
            answer = client.get(f"/country/norland?part={part[1]}&from={seen}").text
            lines = answer.count('<li class="line')
            assert 0 < lines <= MOST_LINES
            seen += lines
        assert seen == total
        assert "all 400 articles" in client.get("/").text
        assert "301 to 400 of 400" in client.get("/articles?from=300").text


@pytest.mark.parametrize(
    "typed",
    ["Tarasensky", "tarasenskiy", "TARASENSKÝY", "Тарасенский", "tarasen", "borys tar", "tar", "Tarasenskyy, Borys"],
)
def test_serve_search_finds_names_in_any_spelling(tmp_path: Path, typed: str) -> None:
    people = [Entity(f"person/{name}", "person", name) for name in ("Borys Tarasenskyy", "Ada Weld")]
    write_graph(KnowledgeGraph(entities=tuple(people)), tmp_path)
    assert [hit["name"] for hit in find_names(Index(open_index(tmp_path)), typed)] == ["Borys Tarasenskyy"]


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "*", "NEAR(", "a AND", "x:y", "(", "^a", "-", "\x00", "ü" * 5000, "'; DROP TABLE names"]
)
def test_serve_search_takes_whatever_is_typed(site: Site, client: TestClient, typed: str) -> None:
    find_names(site.index, typed)
    find_texts(site.index, typed)
    assert client.get("/search", params={"q": typed}).status_code == 200
    assert client.get("/search.json", params={"q": typed}).status_code == 200


def test_serve_search_marks_words_in_articles(client: TestClient) -> None:
    answer = client.get("/search?q=ceasefire talk").text
    assert "In articles" in answer
    assert re.search(r"<mark>[Tt]alk", answer)


def test_serve_index_is_made_once_for_each_writing(tmp_path: Path) -> None:
    write_graph(many_articles(3), tmp_path)
    first = open_index(tmp_path)
    made = first.stat().st_mtime_ns
    assert open_index(tmp_path) == first == tmp_path / FILE
    assert first.stat().st_mtime_ns == made
    write_graph(many_articles(4), tmp_path)
    assert open_index(tmp_path).stat().st_mtime_ns != made
    first.write_bytes(b"no database")
    assert Site(tmp_path, "x").page("", Asked())
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_serve_index_names_a_line_that_is_no_record(tmp_path: Path) -> None:
    write_graph(many_articles(3), tmp_path)
    (tmp_path / "graph.sha256").unlink()
    claims = tmp_path / "claims.jsonl"
    claims.write_text(claims.read_text("utf8") + '{"id": 1}\n', "utf8")
    with pytest.raises(InputError, match=r"claims\.jsonl:\d+: not a line that newsgraph wrote"):
        open_index(tmp_path)
    claims.write_text("[", "utf8")
    with pytest.raises(InputError, match=r"claims\.jsonl:1: not a line"):
        open_index(tmp_path)


def test_serve_index_refuses_files_of_two_writings(tmp_path: Path) -> None:
    write_graph(many_articles(3), tmp_path)
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(claims.read_text("utf8").splitlines(keepends=True)[:-1]), "utf8")
    with pytest.raises(SetupError, match="not the file that was written with the others"):
        open_index(tmp_path)


def test_serve_leads_to_a_claims_words_on_the_articles_page(client: TestClient) -> None:
    graph = read_graph(EXPORTS)
    article = next(article for article in graph.articles if article.url)
    claim = next(claim for claim in graph.claims if {each.article for each in claim.evidence} == {article.id})
    for path in (claim.id, f"article/{article.id}"):
        assert f'<a class="on-page" rel="noopener" href="{article.url}#:~:text=' in client.get(f"/{path}").text
    other = next(article for article in graph.articles if not article.url)
    assert "on-page" not in client.get(f"/article/{other.id}").text
