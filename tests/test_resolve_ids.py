"""Ids of the graph's entities: slugs of the fullest name, told apart where equal."""

from __future__ import annotations

import pytest

from newsgraph.records import Article, ArticleEntity, EntityKind, Extraction, Mention
from newsgraph.resolve.entities import resolve_entities
from newsgraph.resolve.ids import fullest_name


def article(name: str, *entities: ArticleEntity) -> Extraction:
    text, mentions = "", []
    for index, entity in enumerate(entities):
        mentions.append(Mention(index, len(text), len(text) + len(entity.name), entity.name))
        text += entity.name + "\n"
    return Extraction(Article(name, text), entities, tuple(mentions))


def ids(*articles: Extraction) -> list[str]:
    return [entity.id for entity in resolve_entities(articles).entities]


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (ArticleEntity("person", "Danylo Horetskyy"), "person/danylo-horetsky"),
        (ArticleEntity("person", "President Danylo Horetsky"), "person/danylo-horetsky"),
        (ArticleEntity("person", "Kim Sol-mi"), "person/kim-sol-mi"),
        (ArticleEntity("person", "José O'Malley"), "person/jose-omalley"),
        (ArticleEntity("country", "the Netherlands", code="NL"), "country/netherlands"),
        (ArticleEntity("country", "Holland", code="NL"), "country/netherlands"),
        (ArticleEntity("organisation", "The Harbour Institute"), "organisation/harbour-institute"),
        (ArticleEntity("unnamed", "Chilean officials"), "unnamed/a/chilean-officials"),
        (ArticleEntity("topic", "30-day truce"), "topic/30-day-truce"),
        (ArticleEntity("topic", "?!"), "topic/unknown"),
    ],
)
def test_ids_slug(entity: ArticleEntity, expected: str) -> None:
    assert ids(article("a", entity)) == [expected]


def test_ids_equal_slugs_are_told_apart_and_the_first_stays_plain() -> None:
    topics = [article(name, ArticleEntity("topic", "the decision")) for name in ("a", "b")]
    first, second = ids(*topics)
    assert first == "topic/decision"
    assert second.startswith("topic/decision-")
    assert len(second) == len("topic/decision-") + 8
    assert ids(*reversed(topics)) == [first, second]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Foreign Ministry", "foreign-ministry-chile"),
        ("Chilean Navy", "chilean-navy"),
        ("Harbour Institute", "harbour-institute"),
    ],
)
def test_ids_generic_bodies_carry_their_country(name: str, expected: str) -> None:
    land = ArticleEntity("country", "Chile", code="CL")
    found = ids(article("a", ArticleEntity("organisation", name, country=1), land))
    assert found == ["country/chile", f"organisation/{expected}"]


def test_ids_groups_carry_their_year() -> None:
    texts = [article(name, ArticleEntity("group", "Chilean delegation")) for name in ("a", "b")]
    found = resolve_entities(texts, {("a", 0): "2022", ("b", 0): "2025-05-15"})
    assert [entity.id for entity in found.entities] == [
        "group/chilean-delegation-2022",
        "group/chilean-delegation-2025",
    ]
    assert [entity.properties["date"] for entity in found.entities] == ["2022", "2025-05-15"]


@pytest.mark.parametrize(
    ("names", "kind", "expected"),
    [
        (["Duarte", "Maria Duarte"], "person", "Maria Duarte"),
        (["Maria E. Duarte", "Maria Duarte"], "person", "Maria E. Duarte"),
        (["Maria Elena Duarte", "Maria E. Duarte"], "person", "Maria Elena Duarte"),
        (["Danylo Horetskyy", "Danylo Horetsky", "Danylo Horetsky"], "person", "Danylo Horetsky"),
        (["Maria Duarte", "Duarte Maria Duarte Radio"], "person", "Maria Duarte"),
        (["Maria Duarte"] * 11 + ["Maria Duarte Radio"], "person", "Maria Duarte"),
        (["CRU", "Coastal Research Union"], "organisation", "Coastal Research Union"),
        ([*["Maria Duarte"] * 4, "Solemn Maria Duarte"], "person", "Maria Duarte"),
        ([*["Maria Duarte"] * 4, "Maria B. Duarte"], "person", "Maria B. Duarte"),
        (
            ["Chile Trade Office", "Chile Trading Office", "Chile Trading Office"],
            "organisation",
            "Chile Trading Office",
        ),
        ([*["Kestrel Airways"] * 3, "AG Kestrel Airways"], "organisation", "Kestrel Airways"),
    ],
)
def test_ids_fullest_name(names: list[str], kind: EntityKind, expected: str) -> None:
    assert fullest_name(names, kind) == expected


def test_ids_references_are_entity_ids() -> None:
    land = ArticleEntity("country", "Chile", code="CL")
    entity = resolve_entities([article("a", ArticleEntity("place", "Arica", country=1), land)]).entities[1]
    assert (entity.id, entity.properties) == ("place/arica", {"country": "country/chile"})
