"""An archive told in two passes, record by record, is the graph that `resolve` gives: on invented articles of any order, and on the seeds."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from newsgraph.articles.read import read_articles
from newsgraph.jsonl import dump, entity_line, entity_row, read_graph, write_graph
from newsgraph.records import (
    Article,
    ArticleClaim,
    ArticleEntity,
    Count,
    Entity,
    EntityMention,
    Extraction,
    KnowledgeGraph,
    Mention,
    MentionReference,
    Span,
    TimeExpression,
)
from newsgraph.resolve import resolve
from newsgraph.resolve.archive import ArchiveGraph
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.known import know_entities
from newsgraph.resolve.links import Link
from newsgraph.resolve.outlines import Outlines, make_outline
from newsgraph.resolve.sorting import Sorter

Record = TypeVar("Record")
SEEDS = Path(__file__).parents[1] / "seeds"

PEOPLE = ("Ilse Varga", "Varga", "Ilse  Vargha", "Tomo Reyl", "Reyl", "President Reyl", "Ada Moor", "Ada Moor Jr.")
BODIES = ("Norland", "Harbour Board", "the Harbour Board", "Sudmark")
WORDS = ("the peace panel", "Norland's delegation", "a ban on nets", "analysts")


class Held:
    """Extractions as a workspace gives them."""

    def __init__(self, read: Iterable[Extraction]) -> None:
        self._outlines = dict[tuple[str, str], str]()
        self._read = {each.article.id: each for each in sorted(read, key=lambda each: each.article.id)}

    def versions(self) -> dict[str, str]:
        return dict.fromkeys(self._read, "1")

    def article(self, article: str) -> Article:
        return self._read[article].article

    def told(self, article: str) -> Extraction:
        return self.extraction(article)

    def mentions(self, article: str, entities: Collection[int] | None = None) -> Sequence[Mention]:
        return [each for each in self._read[article].mentions if entities is None or each.entity in entities]

    def extraction(self, article: str) -> Extraction:
        return self._read[article]

    def outline(self, article: str, by: str) -> str | None:
        return self._outlines.get((article, by))

    def keep_outline(self, article: str, outline: str, by: str) -> None:
        self._outlines[article, by] = outline


def told(read: Iterable[Extraction], decisions: Sequence[Decision] = (), links: Sequence[Link] = ()) -> KnowledgeGraph:
    """The graph as its records are told, claims before entities as well as after them."""
    with ArchiveGraph(Held(read), decisions, links) as graph:
        claims = all_of(graph.claims())
        assert all_of(graph.claims()) == claims
        return KnowledgeGraph(all_of(graph.articles()), all_of(graph.entities()), claims)


def all_of(told: Iterable[tuple[str, Record | None]]) -> tuple[Record, ...]:
    """Where there was no run before, nothing is as it was, and nothing is gone."""
    return tuple(record for _, record in told if record is not None)


def invent(seed: int, articles: int = 14) -> list[Extraction]:
    """Articles on few people, so that they are joined, parted, denied, counted, dated and copied."""
    dice = random.Random(seed)
    read = [_invent(dice, f"a{number:02}") for number in range(articles)]
    copied = replace(read[0], article=replace(read[0].article, id="b", publisher="Sudmark Herald"))
    return [*read, copied]


def _invent(dice: random.Random, name: str) -> Extraction:
    entities = [
        ArticleEntity("country", "Norland", code="NO"),
        ArticleEntity("organisation", dice.choice(BODIES), country=dice.choice([None, 0])),
        *(ArticleEntity("person", who) for who in dice.sample(PEOPLE, 3)),
        _group(dice),
        ArticleEntity("topic", WORDS[2]),
        ArticleEntity("unnamed", WORDS[3], counts=(Count(0, 1, "A", 3),)),
    ]
    text, mentions = "", []
    for _ in range(3):
        for index, entity in enumerate(entities):
            kind = dice.choice(("name", "nominal", "pronoun"))
            mentions.append(Mention(index, len(text), len(text) + len(entity.name), entity.name, kind))
            text += f"{entity.name} said in {name} that nothing of number {dice.randrange(99)} would change. "
    dice.shuffle(mentions)
    published = dice.choice([None, "2024-05-06", "2024", "2025-01"])
    article = Article(name, text, publisher=dice.choice([None, "Norland Post"]), published=published)
    return Extraction(article, tuple(entities), tuple(mentions), _claims(dice), _times(dice))


def _group(dice: random.Random) -> ArticleEntity:
    counts = tuple(Count(0, 3, "two", 2, whole=dice.random() < 0.7) for _ in range(dice.randrange(2)))
    time = TimeExpression(0, 4, "2024", "date", "2024") if dice.random() < 0.5 else None
    return ArticleEntity("group", dice.choice(WORDS[:2]), sender=0, time=time, counts=counts, occasion="the net talks")


def _claims(dice: random.Random) -> tuple[ArticleClaim, ...]:
    found: list[ArticleClaim] = []
    for place in range(10):
        modality = dice.choice(("asserted", "asserted", "reported", "denied"))
        who, words = dice.randrange(2, 5), Span(place, place + 9)
        how: dict[str, Any] = {
            "modality": modality,
            "support": (Span(0, 3), Span(0, 3)),
            "source": dice.choice((None, 1)),
        }
        found += [
            ArticleClaim("role", dice.choice(("role.a", "role.b")), words, {"holder": who, "country": 0}, {"title": dice.choice(("Envoy", "envoy")), "status": "current"}, **how),
            ArticleClaim("membership", dice.choice(("membership.consist", "membership.a")), words, {"member": who, "group": 5}, {"capacity": dice.choice(("head", "member"))}, **how),
            ArticleClaim("statement", "statement.a", words, {"speaker": who}, {"style": "direct", "cue": "said"}, spans={"content_span": (Span(place, place + 5), Span(place + 7, place + 9))}, **how),
        ]  # fmt: skip
        found.append(
            ArticleClaim("stance", "stance.a", words, {"holder": who, "target": 6}, {"polarity": "for", "strength": "normal", "cue": "backs"}, statement=len(found) - 1, **how)
        )  # fmt: skip
    return tuple(found)


def _times(dice: random.Random) -> tuple[TimeExpression, ...]:
    clue = TimeExpression(0, 5, "third year", "elapsed", "2022-02", 3, "year")
    event = TimeExpression(6, 9, "May 6", "yearless", "--05-06", tense="past", event="talks", place="Porthaven")
    return tuple(dice.sample((clue, event), dice.randrange(3)))


def a_mention(read: Sequence[Extraction], article: int, number: int) -> MentionReference:
    extraction = read[article]
    mention = extraction.mentions[number]
    return MentionReference(extraction.article.id, mention.start, mention.end, mention.text)


@pytest.mark.parametrize("seed", range(6))
def test_resolve_archive_tells_what_resolve_holds(seed: int) -> None:
    read = invent(seed)
    held = resolve(read)
    assert held.claims
    assert any(claim.modality == "denied" for claim in held.claims)
    random.Random(seed).shuffle(read)
    assert told(read) == held


@pytest.mark.parametrize("seed", range(4))
def test_resolve_archive_obeys_decisions_and_links(seed: int) -> None:
    read = invent(seed)
    one, other, third = (a_mention(read, number, 0) for number in (0, 1, 2))
    twin = next(
        a_mention(read, 3, number)
        for number, mention in enumerate(read[3].mentions)
        if number and mention.entity == read[3].mentions[0].entity
    )
    lost = MentionReference("no such article", 0, 1, "x")
    decisions = [
        Decision("same", one, other),
        Decision("different", one, third),
        Decision("different", a_mention(read, 3, 0), twin),
        Decision("same", lost, other),
    ]
    links = [Link("same", third, "http://list.example/1", "One", "list", 1.0, "")]
    held = resolve(read, decisions, links)
    assert any(entity.same_as for entity in held.entities)
    assert told(read, decisions, links) == held


def test_resolve_archive_tells_the_seeds(nlp: Any) -> None:
    from newsgraph.nlp.extract import extract

    read = list(extract(nlp, [item for item in read_articles([SEEDS]) if isinstance(item, Article)]))
    assert told(read) == resolve(read)


@pytest.mark.parametrize("seed", range(3))
def test_resolve_gives_what_the_files_hold(seed: int, tmp_path: Path) -> None:
    """Exports are made from the files, so nothing may be told that they do not have: how many unnamed people are, for one."""
    held = resolve(invent(seed))
    write_graph(held, tmp_path)
    assert read_graph(tmp_path) == held


@pytest.mark.parametrize("seed", range(3))
def test_resolve_entities_are_written_as_their_rows(seed: int) -> None:
    for entity in resolve(invent(seed)).entities:
        assert entity_line(entity) == dump(entity_row(entity))


def test_resolve_mentions_of_odd_words_are_written_as_their_rows() -> None:
    words = ('a "b" \\ \n\t\x1f', "Ж é \U0001f600 \u2028", "\ud800", "")
    mentions = tuple(
        EntityMention(word, 1, 2, word, "nominal", metonym=metonym) for word in words for metonym in (False, True)
    )
    entity = Entity("place/x", "place", "x", mentions=mentions)
    assert entity_line(entity) == dump(entity_row(entity))


def test_resolve_known_entities_are_looked_at_by_key() -> None:
    read = invent(1)
    known = know_entities(reversed(read))
    keys = [(each.article.id, number) for each in read for number in range(len(each.entities))]
    assert list(known) == sorted(keys)
    assert len(known) == len(keys)
    entities = {(each.article.id, number): entity for each in read for number, entity in enumerate(each.entities)}
    for key, each in known.items():
        assert each.key == key
        assert known.entity(key) is each.entity is entities[key]
        assert each.country == ("NO" if each.entity.kind == "country" or each.entity.country == 0 else None)
    assert [one.key for one in known.of("group")] == [key for key in sorted(keys) if entities[key].kind == "group"]
    assert ("a00", 99) not in known
    assert ("nowhere", 0) not in known


def test_resolve_representatives_are_always_one_object() -> None:
    """Keys of many places stand for one set: if each kept its own, they would take more memory than the entities."""
    joins = Joins()
    for number in range(40):
        joins.add(("a", number))
    dice = random.Random(4)
    for _ in range(30):
        joins.join(("a", dice.randrange(40)), ("a", dice.randrange(40)), Reason("test", ""))
    found = [joins.find(("a", number)) for number in range(40) for _ in range(2)]
    assert len({id(key) for key in found}) == len(set(found))
    assert all(key == min(one for one in joins.parents if joins.find(one) == key) for key in found)


def test_resolve_outlines_have_no_text_and_mentions_only_where_decisions_point() -> None:
    outlines = Outlines()
    read = invent(1)
    for extraction in read:
        outlines.add(make_outline(extraction, all_mentions=extraction.article.id == "a01"))
    assert {outline.article.text for outline in outlines.extractions} == {""}
    kept = {outline.article.id: len(outline.mentions) for outline in outlines.extractions}
    assert kept.pop("a01") == len(read[1].mentions) == 24
    assert set(kept.values()) == {0}
    for extraction in read:
        for number, first in enumerate(outlines.firsts[extraction.article.id]):
            assert first == min((each.start for each in extraction.mentions if each.entity == number), default=0)


def test_resolve_sorter_keeps_the_order_of_equals(request: pytest.FixtureRequest) -> None:
    sorter = Sorter(columns=3, key=2)
    request.addfinalizer(sorter.close)
    sorter.add([("b", 1, "x"), ("\U0001f600", 0, "y"), ("\uffff", 0, "z"), ("b", 1, "w"), ("a", 2, "v")])
    assert [row[2] for row in sorter.rows()] == ["v", "x", "w", "z", "y"]
    assert [row[2] for row in sorter.rows("c1 = ?", [1])] == ["x", "w"]
