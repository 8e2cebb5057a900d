"""Decisions that tell apart what one article's reading took for one: mentions and claims go to their sides."""

from __future__ import annotations

import re

import pytest

from newsgraph.records import (
    Article,
    ArticleClaim,
    ArticleEntity,
    Extraction,
    KnowledgeGraph,
    Mention,
    MentionReference,
    Span,
)
from newsgraph.resolve import resolve
from newsgraph.resolve.decisions import Decision, Judgement
from newsgraph.resolve.parting import part_entities

TEXT = (
    "Luis Duarte spoke. He is a judge. Ana Duarte, the minister, wept. She left. Later Luis left. "
    "Ana Duarte wrote; a friend, Ana Duarte, read."
)
WORDS = re.compile(r"(?:Luis|Ana)(?: Duarte)?|He|She|the minister")
TYPES = {"He": "pronoun", "She": "pronoun", "the minister": "nominal"}


def read(*claims: ArticleClaim, name: str = "a") -> Extraction:
    """An article of which the reading took both Duartes for one person."""
    mentions = tuple(
        Mention(0, *found.span(), found[0], TYPES.get(found[0], "name"))  # type: ignore[arg-type]
        for found in WORDS.finditer(TEXT)
    )
    return Extraction(Article(name, TEXT), (ArticleEntity("person", "Luis Duarte", ("Ana Duarte",)),), mentions, claims)


def at(words: str, nth: int = 0, article: str = "a") -> MentionReference:
    start = [found.start() for found in re.finditer(re.escape(words), TEXT)][nth]
    return MentionReference(article, start, start + len(words), words)


def decide(judgement: Judgement, one: MentionReference, other: MentionReference) -> Decision:
    return Decision(judgement, one, other, "bo", "2025-05-01")


def sides(*decisions: Decision) -> list[tuple[str, list[str]]]:
    (parted,) = part_entities([read()], decisions)
    return [
        (entity.name, [mention.text for mention in parted.mentions if mention.entity == index])
        for index, entity in enumerate(parted.entities)
    ]


LUIS, ANA = at("Luis Duarte"), at("Ana Duarte")


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        (
            [decide("different", LUIS, ANA)],
            [
                ("Luis Duarte", ["Luis Duarte", "He", "Luis"]),
                ("Ana Duarte", ["Ana Duarte", "the minister", "She", "Ana Duarte", "Ana Duarte"]),
            ],
        ),
        (
            [decide("different", LUIS, ANA), decide("same", at("He"), ANA)],
            [
                ("Luis Duarte", ["Luis Duarte", "Luis"]),
                ("Ana Duarte", ["He", "Ana Duarte", "the minister", "She", "Ana Duarte", "Ana Duarte"]),
            ],
        ),
        (
            [decide("different", LUIS, ANA), decide("different", at("Ana Duarte", 2), ANA)],
            [
                ("Luis Duarte", ["Luis Duarte", "He", "Luis"]),
                ("Ana Duarte", ["Ana Duarte", "the minister", "She", "Ana Duarte"]),
                ("Ana Duarte", ["Ana Duarte"]),
            ],
        ),
        (
            [decide("different", LUIS, at("the minister"))],
            [
                ("Luis Duarte", ["Luis Duarte", "He", "Ana Duarte", "Luis", "Ana Duarte", "Ana Duarte"]),
                ("the minister", ["the minister", "She"]),
            ],
        ),
        ([decide("same", LUIS, ANA)], None),
        ([decide("unsure", LUIS, ANA)], None),
        ([decide("different", LUIS, at("Ana Duarte", article="b"))], None),
        ([decide("different", LUIS, LUIS)], None),
    ],
)
def test_parting_of_mentions(decisions: list[Decision], expected: list[tuple[str, list[str]]] | None) -> None:
    whole = [("Luis Duarte", [mention.text for mention in read().mentions])]
    assert sides(*decisions) == sides(*reversed(decisions)) == (expected or whole)


@pytest.mark.parametrize(
    ("words", "holder"), [("Luis Duarte spoke", "Luis Duarte"), ("Ana Duarte, the minister", "Ana Duarte")]
)
def test_parting_gives_claims_to_who_stands_in_their_words(words: str, holder: str) -> None:
    start = TEXT.index(words)
    claim = ArticleClaim(
        "role", "test", Span(start, start + len(words)), {"holder": 0}, {"title": "minister"}, source=0
    )
    (parted,) = part_entities([read(claim)], [decide("different", LUIS, ANA)])
    assert parted.entities[parted.claims[0].entities["holder"]].name == holder
    assert parted.claims[0].source == parted.claims[0].entities["holder"]


def people(graph: KnowledgeGraph) -> dict[str, set[str]]:
    return {
        entity.name: {mention.article for mention in entity.mentions}
        for entity in graph.entities
        if entity.kind == "person"
    }


def test_parting_holds_in_the_graph_and_goes_before_all_joins() -> None:
    other = Extraction(
        Article("b", "Ana Duarte"), (ArticleEntity("person", "Ana Duarte"),), (Mention(0, 0, 10, "Ana Duarte"),)
    )
    decisions = [decide("different", LUIS, ANA)]
    assert people(resolve([read(), other])) == {"Luis Duarte": {"a"}, "Ana Duarte": {"b"}}
    assert people(resolve([read(), other], decisions)) == {"Luis Duarte": {"a"}, "Ana Duarte": {"a", "b"}}


def test_parting_a_pronoun_to_another_person() -> None:
    decisions = [decide("different", LUIS, ANA), decide("different", LUIS, at("He")), decide("same", at("He"), ANA)]
    graph = resolve([read()], decisions)
    ana = next(entity for entity in graph.entities if entity.name == "Ana Duarte")
    assert "He" in {mention.text for mention in ana.mentions}
    assert "He" not in ana.aliases
