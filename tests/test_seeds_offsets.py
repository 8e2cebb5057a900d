"""Every span of the seeds' graph is the article's text to the character, and no reference leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from newsgraph.jsonl import article_row, claim_row, entity_row
from newsgraph.records import KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES
from seeds import FOLDER

pytestmark = pytest.mark.model


def spans(node: Any, article: str | None = None) -> Iterator[tuple[str, int, int, str | None]]:
    """Whatever has a start and an end in a row of the output, at any depth, with its article and its words if given."""
    if isinstance(node, dict):
        article = node.get("article", article)
        if "start" in node and "end" in node and isinstance(node["start"], int):
            assert article is not None, f"a span without an article: {node}"
            yield article, node["start"], node["end"], node.get("text")
        for child in node.values():
            yield from spans(child, article)
    elif isinstance(node, list):
        for child in node:
            yield from spans(child, article)


def test_seeds_texts_are_kept_to_the_character(seeds_graph: KnowledgeGraph) -> None:
    on_disk = {path.stem: path.read_bytes().decode("utf8").removeprefix("\ufeff") for path in FOLDER.glob("*.txt")}
    assert {article.id: article.text for article in seeds_graph.articles} == on_disk


@pytest.mark.parametrize("part", ["articles", "entities", "claims"])
def test_seeds_spans_are_the_words_of_the_text(seeds_graph: KnowledgeGraph, part: str) -> None:
    texts = {article.id: article.text for article in seeds_graph.articles}
    rows = {
        "articles": [article_row(article) | {"article": article.id} for article in seeds_graph.articles],
        "entities": [entity_row(entity) for entity in seeds_graph.entities],
        "claims": [claim_row(claim) for claim in seeds_graph.claims],
    }[part]
    found = [span for row in rows for span in spans(row)]
    assert found
    for article, start, end, words in found:
        assert 0 <= start < end <= len(texts[article])
        assert words is None or texts[article][start:end] == words


def test_seeds_evidence_and_mentions_carry_their_words(seeds_graph: KnowledgeGraph) -> None:
    evidence = [item for claim in seeds_graph.claims for item in claim.evidence]
    for item in (*evidence, *(mention for entity in seeds_graph.entities for mention in entity.mentions)):
        assert item.text.strip() == item.text != ""
    assert all(support.text for item in evidence for support in item.support)


def test_seeds_contents_are_their_spans_joined(seeds_graph: KnowledgeGraph) -> None:
    texts = {article.id: article.text for article in seeds_graph.articles}
    for claim in seeds_graph.claims:
        if claim.kind == "statement":
            pieces = [texts[span.article][span.start : span.end] for span in claim.spans["content_span"]]
            assert claim.fields["content"] == " … ".join(pieces)


def test_seeds_spans_of_a_claim_lie_in_articles_of_its_evidence(seeds_graph: KnowledgeGraph) -> None:
    for claim in seeds_graph.claims:
        proven = {item.article for item in claim.evidence}
        assert all(span.article in proven for pieces in claim.spans.values() for span in pieces), claim.id


def test_seeds_claims_have_evidence_and_a_rule_that_read_it(seeds_graph: KnowledgeGraph) -> None:
    for claim in seeds_graph.claims:
        assert claim.evidence, claim.id
        assert claim.rule in {item.rule for item in claim.evidence}
        assert all(item.rule.startswith(f"{claim.kind}.") for item in claim.evidence)
        assert 0 <= claim.confidence <= 1


def test_seeds_evidence_is_as_of_its_articles_date(seeds_graph: KnowledgeGraph) -> None:
    dates = {article.id: article.published for article in seeds_graph.articles}
    for claim in seeds_graph.claims:
        assert all(item.as_of == dates[item.article] for item in claim.evidence), claim.id


def test_seeds_references_lead_somewhere(seeds_graph: KnowledgeGraph) -> None:
    entities, claims = ({row.id for row in rows} for rows in (seeds_graph.entities, seeds_graph.claims))
    for entity in seeds_graph.entities:
        assert {entity.properties.get(name) for name in ENTITY_REFERENCES} - {None} <= entities, entity.id
    for claim in seeds_graph.claims:
        refs = {claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].entities} | {claim.source}
        assert refs - {None} <= entities, claim.id
        assert claim.fields.get("statement") in {None, *claims}, claim.id
    assert len(entities) == len(seeds_graph.entities)
    assert len(claims) == len(seeds_graph.claims)


def test_seeds_claims_name_their_two_ends(seeds_graph: KnowledgeGraph) -> None:
    ends = {
        "role": ("holder", "title", "status"),
        "membership": ("member", "group", "capacity"),
        "stance": ("holder", "target", "polarity"),
        "statement": ("speaker", "content"),
    }
    for claim in seeds_graph.claims:
        lacking = [name for name in ends[claim.kind] if not claim.fields.get(name)]
        assert not lacking, (claim.id, lacking, claim.evidence[0].text)


def test_seeds_entities_are_all_named_by_a_text(seeds_graph: KnowledgeGraph) -> None:
    for entity in seeds_graph.entities:
        assert entity.mentions, entity.id
        if entity.kind in {"person", "organisation"}:
            assert any(mention.type == "name" for mention in entity.mentions), entity.id
