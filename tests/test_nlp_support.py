"""Evidence and support together name everybody whom a claim is about."""

from __future__ import annotations

from typing import Any

import pytest

from newsgraph.records import Article

pytestmark = pytest.mark.model

TEXTS = [
    (
        "Petra Lind leads the Harbour Union. She is the finance minister.",
        "role",
        "She is the finance minister",
        "Petra Lind",
    ),
    ('Karl Berg flew to Oslo. "It is late," he said.', "statement", "he said", "Karl Berg"),
    (
        "Brazil votes today. Voters in Brazil are tired. Prime Minister Ana Duarte of Brazil spoke. President Luis Rojas voted.",
        "role",
        "President Luis Rojas",
        "Luis Rojas",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words", "name"), TEXTS)
def test_support_names_whom_the_evidence_does_not(nlp: Any, text: str, kind: str, words: str, name: str) -> None:
    from newsgraph.nlp.extract import extract

    (extraction,) = extract(nlp, [Article("a", text)])
    claims = [
        claim
        for claim in extraction.claims
        if claim.kind == kind and words in text[claim.evidence.start : claim.evidence.end]
    ]
    assert claims
    for claim in claims:
        read = [claim.evidence, *claim.support]
        assert any(name in text[span.start : span.end] for span in read)


def test_support_covers_every_entity_that_the_seeds_name(seeds_graph: Any) -> None:
    named = {
        entity.id: {(m.article, m.start, m.end) for m in entity.mentions if m.type == "name"}
        for entity in seeds_graph.entities
    }
    for claim in seeds_graph.claims:
        for item in claim.evidence:
            read = [(item.start, item.end), *((span.start, span.end) for span in item.support)]
            for field in ("holder", "member", "speaker", "organisation", "country", "principal", "group", "target"):
                places = {
                    (s, e) for article, s, e in named.get(claim.fields.get(field) or "", ()) if article == item.article
                }
                assert not places or any(a <= s and e <= b for s, e in places for a, b in read), (claim.id, field)


def test_support_is_nearest_before_the_evidence() -> None:
    from newsgraph.nlp.page.support import _nearest

    assert _nearest([(1, 2), (5, 6), (9, 10)], 8) == (5, 6)
    assert _nearest([(5, 6)], 1) == (5, 6)
