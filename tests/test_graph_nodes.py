from __future__ import annotations

from urllib.parse import unquote

import pytest

from newsgraph.graph.nodes import Nodes, encode_id, literal, outside_iri

IDS = {
    "person/vladimir": "person/vladimir",
    "a b": "a%20b",
    'say "x"': "say%20%22x%22",
    "a#b?c": "a%23b%3Fc",
    "100%": "100%25",
    "новости": "%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
    "../a": "%2E%2E/a",
    "a/./b": "a/%2E/b",
    ".hidden/..x": ".hidden/..x",
    "a//b": "a%2F%2Fb",
    "/a": "%2Fa",
    "a/": "a%2F",
    "/": "%2F",
    "..": "%2E%2E",
    "a.": "a.",
}


@pytest.mark.parametrize(("id_", "encoded"), IDS.items())
def test_graph_nodes_encode_an_id_so_that_it_can_be_read_back(id_: str, encoded: str) -> None:
    assert encode_id(id_) == encoded
    assert unquote(encoded) == id_


@pytest.mark.parametrize("id_", ["person/x", "article/x", "article", "evidence/1", "ontology", "membership/0"])
def test_graph_nodes_keep_articles_from_the_ids_of_others(id_: str) -> None:
    nodes = Nodes()
    assert nodes.article(id_) == f"<urn:newsgraph:article/{id_}>"
    assert nodes.article(id_) != nodes.node(id_)


def test_graph_nodes_name_a_span_by_its_characters() -> None:
    assert Nodes("https://example.org/").span("a b", 3, 10) == "<https://example.org/a%20b#char=3,10>"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", '"a"'),
        ('"', '"\\""'),
        ("\\n", '"\\\\n"'),
        ("\n\r\t", '"\\n\\r\\t"'),
        ("\x00", '"\\u0000"'),
        ("é🚢", '"é🚢"'),
        ("\ud800", '"\ufffd"'),
    ],
)
def test_graph_nodes_write_a_literal_as_n_triples(text: str, written: str) -> None:
    assert literal(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://x.org/a?b=c#d", "<https://x.org/a?b=c#d>"),
        ("https://x.org/a b<c>", "<https://x.org/a%20b%3Cc%3E>"),
        ("urn:x:50%", "<urn:x:50%25>"),
    ],
)
def test_graph_nodes_mend_an_iri_of_others(text: str, written: str) -> None:
    assert outside_iri(text) == written
