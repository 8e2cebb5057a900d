"""The SPARQL endpoint: the W3C's protocol cases, real clients, and its guards. Nobody can write, reach out or stay too long."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from newsgraph.errors import SetupError
from newsgraph.query import Limits
from newsgraph.query.formats import GRAPHS, Question
from newsgraph.query.pool import Pool
from newsgraph.serve import Settings, make_app
from newsgraph.serve.negotiation import media_types
from serving import serving

EXPORTS = Path(__file__).parents[1] / "exports"
LOCAL = "http://127.0.0.1:8000"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
ARTICLES = ("urn:newsgraph:000_216a1afef09538f7", "urn:newsgraph:001_ba8f274234acca2a")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
PEOPLE = "SELECT ?name WHERE { ?p a foaf:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    settings = Settings(limits=Limits(seconds=3, rows=40, memory=100))
    with TestClient(make_app(folder, settings), LOCAL, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


# --- the W3C's protocol cases ------------------------------------------------------------------------------------
# https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ with our own data; updates are refused, whatever they are.

UPDATE = "CLEAR ALL"
CASES: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "query_get": ("GET", "?query=ASK%20%7B%7D", {}, 200),
    "query_post_form": ("POST", "", {"data": {"query": "ASK {}"}}, 200),
    "query_post_direct": ("POST", "", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}, 200),
    "query_post_direct_charset": ("POST", "", {"content": "ASK {}", "headers": {"Content-Type": f"{DIRECT}; charset=UTF-8"}}, 200),
    "query_content_type_select": ("GET", "?query=SELECT%20(1%20AS%20%3Fv)%20%7B%7D", {}, 200),
    "query_content_type_ask": ("GET", "?query=ASK%20%7B%7D", {}, 200),
    "query_content_type_describe": ("GET", "?query=DESCRIBE%20%3Chttp%3A%2F%2Fexample.org%2F%3E", {}, 200),
    "query_content_type_construct": ("GET", "?query=CONSTRUCT%20%7B%3Ca%3Aa%3E%20%3Ca%3Ab%3E%201%7D%20WHERE%20%7B%7D", {}, 200),
    "query_dataset_default_graph_get": ("GET", f"?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri={ARTICLES[0]}", {}, 200),
    "query_dataset_default_graphs_get": ("GET", f"?query=ASK%20%7B%7D&default-graph-uri={ARTICLES[0]}&default-graph-uri={ARTICLES[1]}", {}, 200),
    "query_dataset_default_graphs_post": ("POST", f"?default-graph-uri={ARTICLES[0]}", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}, 200),
    "query_dataset_named_graphs_post": ("POST", f"?named-graph-uri={ARTICLES[0]}", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}, 200),
    "query_dataset_named_graphs_get": ("GET", f"?query=ASK%20%7B%7D&named-graph-uri={ARTICLES[0]}", {}, 200),
    "query_dataset_full": ("GET", f"?query=ASK%20%7B%7D&default-graph-uri={ARTICLES[0]}&named-graph-uri={ARTICLES[1]}", {}, 200),
    "query_dataset_in_form": ("POST", "", {"data": {"query": "ASK {}", "default-graph-uri": ARTICLES[0]}}, 200),
    "bad_query_method": ("PUT", "?query=ASK%20%7B%7D", {}, 405),
    "bad_multiple_queries": ("GET", "?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", {}, 400),
    "bad_query_wrong_media_type": ("POST", "", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
    "bad_query_missing_form_type": ("POST", "", {"content": "query=ASK%20%7B%7D", "headers": {"Content-Type": ""}}, 415),
    "bad_query_missing_direct_type": ("POST", "", {"content": "ASK {}", "headers": {"Content-Type": ""}}, 415),
    "bad_query_non_utf8": ("POST", "", {"content": "ASK {}".encode("utf-16"), "headers": {"Content-Type": f"{DIRECT}; charset=UTF-16"}}, 415),
    "bad_query_non_utf8_bytes": ("POST", "", {"content": b"ASK { ?s ?p '\xff' }", "headers": {"Content-Type": DIRECT}}, 400),
    "bad_query_non_utf8_address": ("GET", "?query=%FF", {}, 400),
    "bad_query_syntax": ("GET", "?query=ASK%20%7B", {}, 400),
    "bad_query_empty": ("GET", "?query=", {}, 400),
    "bad_query_none": ("POST", "", {"data": {"other": "1"}}, 400),
    "bad_query_in_body_and_address": ("POST", "?query=ASK%20%7B%7D", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}, 400),
    "bad_graph_name": ("GET", "?query=ASK%20%7B%7D&default-graph-uri=no%20iri", {}, 400),
    "update_get": ("GET", f"?update={UPDATE}", {}, 403),
    "update_post_form": ("POST", "", {"data": {"update": UPDATE}}, 403),
    "update_post_direct": ("POST", "", {"content": UPDATE, "headers": {"Content-Type": "application/sparql-update"}}, 403),
    "update_as_query": ("POST", "", {"data": {"query": UPDATE}}, 400),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_serve_sparql_keeps_to_the_protocol(client: TestClient, name: str) -> None:
    method, query, given, expected = CASES[name]
    answer = client.request(method, f"/sparql{query}", **given)
    assert answer.status_code == expected, answer.text


def count(client: TestClient, query: str = COUNT, **given: object) -> int:
    answer = client.get("/sparql", params={"query": query, **given})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_serve_sparql_asks_the_graphs_that_the_request_names(client: TestClient) -> None:
    one, two, both = (count(client, **{"default-graph-uri": graphs}) for graphs in (ARTICLES[0], ARTICLES[1], ARTICLES))
    assert 0 < one < both
    assert 0 < two < both <= one + two
    assert both < count(client)
    assert count(client, **{"default-graph-uri": "urn:nobody"}) == 0
    in_named = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert count(client, in_named, **{"named-graph-uri": ARTICLES[0]}) == 1
    assert count(client, **{"named-graph-uri": ARTICLES[0]}) == 0
    assert count(client, f"SELECT (COUNT(*) AS ?n) FROM <{ARTICLES[1]}> WHERE {{ ?s ?p ?o }}") == two
    assert count(client, f"SELECT (COUNT(*) AS ?n) FROM <{ARTICLES[1]}> WHERE {{ ?s ?p ?o }}", **{"default-graph-uri": ARTICLES[0]}) == one  # fmt: skip


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (PEOPLE, "", "application/sparql-results+json"),
        (PEOPLE, "*/*", "application/sparql-results+json"),
        (PEOPLE, "application/json", "application/sparql-results+json"),
        (PEOPLE, "application/sparql-results+xml", "application/sparql-results+xml"),
        (PEOPLE, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        (PEOPLE, "image/png, text/*;q=0.1", "text/csv"),
        ("ASK {}", "application/xml", "application/sparql-results+xml"),
        ("ASK {}", "text/csv", "text/csv"),
        ("DESCRIBE <urn:newsgraph:person/igor-kostyukov>", "", "text/turtle"),
        ("DESCRIBE <urn:newsgraph:person/igor-kostyukov>", "application/json", "application/ld+json"),
        ("DESCRIBE <urn:newsgraph:person/igor-kostyukov>", "application/ld+json;profile=x", "application/ld+json"),
        ("DESCRIBE <urn:newsgraph:person/igor-kostyukov>", "application/rdf+xml, text/turtle", "application/rdf+xml"),
        ("DESCRIBE <urn:newsgraph:person/igor-kostyukov>", "text/html, application/n-triples;q=.2", "application/n-triples"),
    ],
)  # fmt: skip
def test_serve_sparql_answers_as_it_is_asked_to(client: TestClient, query: str, accept: str, media_type: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert answer.headers["vary"] == "Accept"
    if media_type.endswith("json"):
        assert json.loads(answer.text)
    elif media_type.endswith("results+xml"):
        assert ET.fromstring(answer.text).tag.endswith("sparql")
    elif media_type in GRAPHS:
        assert len([*pyoxigraph.parse(answer.content, format=GRAPHS[media_type])]) > 5


def test_serve_sparql_says_what_it_cannot_send(client: TestClient) -> None:
    for query, accept in ((PEOPLE, "text/turtle"), ("DESCRIBE <a:a>", "text/csv"), (PEOPLE, "image/png")):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert answer.status_code == 406
        assert "can be had as" in answer.text


def test_serve_sparql_media_types_come_by_quality() -> None:
    assert media_types("a/b;q=0.5, c/d, e/f;q=0, G/h; q=0.7") == ("c/d", "g/h", "a/b")
    assert media_types("") == media_types(",;q=1") == ()


def test_serve_sparql_formats_hold_the_same(client: TestClient) -> None:
    values = (
        "SELECT ?x WHERE { VALUES ?x { <urn:a> 'plain' 'mot'@fr 3.5 '2025-01-01'^^xsd:date UNDEF 'a\\tb\"\\n,é😀' } }"
    )
    answers = {
        name: client.get("/sparql", params={"query": values, "format": name}) for name in ("json", "xml", "csv", "tsv")
    }
    found = {
        name: [[str(term) for term in row] for row in pyoxigraph.parse_query_results(answer.content, format=form)]
        for (name, answer), form in zip(
            list(answers.items())[:2],
            (pyoxigraph.QueryResultsFormat.JSON, pyoxigraph.QueryResultsFormat.XML),
            strict=True,
        )
    }
    assert found["json"] == found["xml"]
    assert len(found["json"]) == 7
    assert answers["csv"].text.splitlines()[:3] == ["x", "urn:a", "plain"]
    assert answers["tsv"].text.splitlines()[:4] == ["?x", "<urn:a>", '"plain"', '"mot"@fr']


def test_serve_sparql_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = [*pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE)]
    sd = "http://www.w3.org/ns/sparql-service-description#"
    said = {(str(t.predicate.value).removeprefix(sd), getattr(t.object, "value", "").removeprefix(sd)) for t in triples}
    assert ("endpoint", f"{LOCAL}/sparql") in said
    assert ("supportedLanguage", "SPARQL11Query") in said
    assert sum(name == "resultFormat" for name, _ in said) == 8
    to_page = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (to_page.status_code, to_page.headers["location"]) == (303, "/ask")


# --- guards ------------------------------------------------------------------------------------------------------

LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.parametrize(
    ("query", "code", "says"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "SERVICE asks another server"),
        ("INSERT DATA { <a:a> <a:b> 1 }", 400, "INSERT would change the graph"),
        ("LOAD <file:///etc/passwd>", 400, "LOAD would change the graph"),
        (LONG, 503, "ended after 3 s"),
        ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d", 503, "more than 100 MB of memory"),
        ("(" * 5000, 400, "brackets"),
    ],
)
def test_serve_sparql_is_held_to_its_limits(client: TestClient, query: str, code: int, says: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert (answer.status_code, says in answer.text) == (code, True), answer.text
    assert count(client) > 1000  # the next question is answered


def test_serve_sparql_says_that_an_answer_is_cut(client: TestClient) -> None:
    for query in ("SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        answer = client.get("/sparql", params={"query": query})
        assert answer.headers["x-newsgraph-cut"]
    assert (
        len(client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }"}).json()["results"]["bindings"]) == 40
    )
    assert (
        "x-newsgraph-cut" not in client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o } LIMIT 40"}).headers
    )


def test_serve_sparql_lets_no_other_site_ask_unless_told(folder: Path) -> None:
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    for cors, code in ((False, 403), (True, 200)):
        with TestClient(make_app(folder, Settings(cors=cors)), LOCAL) as client:
            answer = client.post("/sparql", data={"query": "ASK {}"}, headers=elsewhere)
            assert answer.status_code == code
            assert answer.headers.get("access-control-allow-origin") == ("*" if cors else None)
            asked = client.options("/sparql", headers={**elsewhere, "Access-Control-Request-Method": "POST"})
            assert (asked.status_code == 204) is cors
            page = client.get("/", headers=elsewhere)
            assert page.status_code == code
            assert "access-control-allow-origin" not in page.headers
            as_data = client.get("/person/igor-kostyukov", headers={**elsewhere, "Accept": "text/turtle"})
            assert as_data.status_code == code


def test_serve_sparql_tells_no_path_where_the_graph_is_broken(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "g")
    with TestClient(make_app(tmp_path / "g", Settings()), LOCAL) as client:
        (tmp_path / "g" / "claims.jsonl").write_text("[]\n", "utf8")
        answer = client.get("/sparql?query=ASK%20%7B%7D")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


def test_serve_sparql_pool_outlives_its_workers(folder: Path) -> None:
    pool = Pool(folder, "urn:newsgraph:")
    limits = Limits(seconds=2, memory=200)
    try:
        for _ in range(3):
            with pytest.raises(Exception, match="ended after 2 s"):
                pool.ask(Question(LONG), limits)
            assert pool.ask(Question("ASK {}"), limits).content == b'{"head":{},"boolean":true}'
    finally:
        pool.close()
    with pytest.raises((SetupError, OSError)):
        pool.ask(Question("ASK {}"), limits)


# --- clients -----------------------------------------------------------------------------------------------------


def test_serve_sparql_answers_sparqlwrapper(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    asking = wrapper.SPARQLWrapper(f"{address}/sparql")
    asking.setQuery(PEOPLE)
    for method in (wrapper.GET, wrapper.POST):
        for kind in (wrapper.JSON, wrapper.XML, wrapper.CSV):
            asking.setMethod(method)
            asking.setReturnFormat(kind)
            found = asking.query().convert()
            text = found.toxml() if kind == wrapper.XML else str(found)
            assert "Vladimir Medinsky" in text
    asking.setMethod(wrapper.POST)
    asking.setRequestMethod(wrapper.POSTDIRECTLY)
    asking.setReturnFormat(wrapper.TURTLE)
    asking.setQuery("CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a foaf:Person ; rdfs:label ?n }")
    assert b"Igor Kostyukov" in asking.query().convert()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_serve_sparql_answers_rdflib(address: str, method: str) -> None:
    from rdflib import Graph, URIRef
    from rdflib.namespace import FOAF, RDF, RDFS
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{address}/sparql", method=method))
    people = {str(name) for (name,) in graph.query("SELECT ?n { ?p a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?n }")}  # fmt: skip
    assert {"Vladimir Medinsky", "Igor Kostyukov"} <= people
    person = URIRef("urn:newsgraph:person/igor-kostyukov")
    assert (person, RDF.type, FOAF.Person) in graph
    assert str(graph.value(person, RDFS.label)) == "Igor Kostyukov"
    assert len(graph.query(f"DESCRIBE <{person}>").graph) > 5
    assert graph.query("ASK {}").askAnswer


def test_serve_sparql_gives_things_as_data(client: TestClient) -> None:
    for path in ("/person/igor-kostyukov", "/membership/0dbde111ff735df8", "/article/000_216a1afef09538f7"):
        page = client.get(path, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
        assert page.headers["content-type"].startswith("text/html")
        for ending, media_type in ((".ttl", "text/turtle"), (".nt", "application/n-triples"), (".jsonld", "application/ld+json"), (".rdf", "application/rdf+xml")):  # fmt: skip
            assert f'href="{path}{ending}"' in page.text
            by_ending = client.get(f"{path}{ending}")
            by_accept = client.get(path, headers={"Accept": f"{media_type}, text/html;q=0.5"})
            for answer in (by_ending, by_accept):
                assert answer.headers["content-type"].partition(";")[0] == media_type
                subjects = {str(t.subject) for t in pyoxigraph.parse(answer.content, format=GRAPHS[media_type])}
                assert f"<urn:newsgraph:{path.removeprefix('/article/').removeprefix('/')}>" in subjects
    claim = client.get("/membership/0dbde111ff735df8.nt").text
    assert "http://www.w3.org/ns/oa#exact" in claim
    assert client.get("/person/nobody.ttl").status_code == 404
