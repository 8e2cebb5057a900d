"""What Neo4j gets: asserted relationships, every claim with its ends and evidence, and a script that programs may cut at line ends."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from nasty_graph import nasty_graph
from newsgraph.errors import InputError
from newsgraph.export import EXPORTERS
from newsgraph.export.neo4j import to_neo4j
from newsgraph.export.neo4j.cypher import admin_options, write_cypher
from newsgraph.export.neo4j.sets import LINKS, NODES, SetRows
from newsgraph.records import KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS
from sample_graph import sample_graph

GRAPHS = pytest.mark.parametrize("graph", [sample_graph(), nasty_graph()], ids=["sample", "nasty"])


def links(graph: KnowledgeGraph, name: str) -> list[tuple[str, str, str]]:
    (of,) = (of for of in LINKS if of.name == name)
    return [(link.start, link.type, link.end) for link in SetRows(graph).links(of)]


def test_export_neo4j_plain_relationships_are_what_is_asserted() -> None:
    graph = sample_graph()
    (of,) = (of for of in LINKS if of.name == "relations")
    told = {link.properties["claim"] for link in SetRows(graph).links(of) if "claim" in link.properties}
    ends = {kind: (fields.subject, fields.object) for kind, fields in CLAIM_FIELDS.items()}
    assert told == {
        claim.id
        for claim in graph.claims
        for subject, objects in (ends[claim.kind],)
        if claim.modality == "asserted"
        and claim.fields.get(subject)
        and any(claim.fields.get(name) for name in objects)
    }


@pytest.mark.parametrize(
    "link",
    [
        ("person/ilva-torrin", "MEMBER_OF", "group/norland-team-2022"),
        ("person/bram-oskel", "HAS_ROLE_FOR", "country/norland"),
        ("person/delia-marsh", "SERVES", "person/edda-quill"),
        ("country/norland", "IS_FOR", "topic/harbor-truce"),
        ("group/norland-team-2022", "SENT_BY", "country/norland"),
    ],
)
def test_export_neo4j_has_the_relationship(link: tuple[str, str, str]) -> None:
    assert link in links(sample_graph(), "relations")


@GRAPHS
def test_export_neo4j_types_are_those_that_are_told(graph: KnowledgeGraph) -> None:
    for of in LINKS:
        assert {type_ for _, type_, _ in links(graph, of.name)} <= set(of.types), of.name


@GRAPHS
def test_export_neo4j_every_claim_has_its_subject_and_evidence(graph: KnowledgeGraph) -> None:
    with_subject = {start for start, type_, _ in links(graph, "ends") if type_ == "SUBJECT"}
    assert with_subject == {c.id for c in graph.claims if c.fields.get(CLAIM_FIELDS[c.kind].subject)}
    assert len(links(graph, "evidence")) == sum(len(claim.evidence) for claim in graph.claims)


@GRAPHS
def test_export_neo4j_script_is_cut_at_lines_that_end_in_a_semicolon(graph: KnowledgeGraph) -> None:
    """No literal spans lines, and each has as many quotes that open as close."""
    lines = "".join(write_cypher(SetRows(graph))).split("\n")
    assert lines[-1] == ""
    for line in lines:
        if not line.startswith("//"):
            assert len(re.findall(r"(?<!\\)(?:\\\\)*'", line)) % 2 == 0, line[:200]
    rows = [line for line in lines if line.startswith("{id: ")]
    assert len(rows) == len(graph.articles) + len(graph.entities) + len(graph.claims)
    assert not [row for row in rows if row.endswith(";")]


@GRAPHS
def test_export_neo4j_files_have_heads_and_rows(graph: KnowledgeGraph) -> None:
    contents = ["".join(content) for content in to_neo4j(graph)]
    files = dict(zip(EXPORTERS["neo4j"].files, contents, strict=True))
    for of in NODES:
        rows = list(csv.DictReader(StringIO(files[f"neo4j-{of.name}.csv"], newline="")))
        assert f"id:ID({of.label})" in rows[0]
        assert all(row[":LABEL"].split("\ufdd0")[0] == of.label for row in rows)
    assert [f"neo4j-{of.name}.csv" for of in (*NODES, *LINKS)] == list(EXPORTERS["neo4j"].files[2:])
    assert set(re.findall(r"neo4j-\w+\.csv", admin_options())) == set(EXPORTERS["neo4j"].files[2:])


def test_export_neo4j_refuses_a_link_to_nobody() -> None:
    graph = sample_graph()
    lost = replace(graph, entities=tuple(e for e in graph.entities if e.id != "person/ilva-torrin"))
    with pytest.raises(InputError, match="names person/ilva-torrin"):
        list(write_cypher(SetRows(lost)))
