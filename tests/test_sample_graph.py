from __future__ import annotations

from pathlib import Path

from newsgraph.jsonl import read_graph, write_graph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS
from sample_graph import TEXTS, sample_graph


def test_sample_graph_covers_every_kind_and_modality() -> None:
    graph = sample_graph()
    assert {entity.kind for entity in graph.entities} == set(ENTITY_FIELDS)
    assert {claim.kind for claim in graph.claims} == set(CLAIM_FIELDS)
    assert {(claim.kind, claim.modality) for claim in graph.claims} >= {
        ("membership", "asserted"),
        ("membership", "reported"),
        ("membership", "denied"),
        ("role", "denied"),
        ("statement", "denied"),
        ("stance", "reported"),
    }


def test_sample_graph_words_are_the_articles_words() -> None:
    graph = sample_graph()
    spans = [(item.article, item.start, item.end, item.text) for claim in graph.claims for item in claim.evidence]
    spans += [(item.article, item.start, item.end, item.text) for entity in graph.entities for item in entity.mentions]
    for article, start, end, text in spans:
        assert TEXTS[article][start:end] == text


def test_sample_graph_survives_the_json_lines_files(tmp_path: Path) -> None:
    write_graph(sample_graph(), tmp_path)
    first = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    write_graph(read_graph(tmp_path), tmp_path)
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == first
