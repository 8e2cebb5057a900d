"""Which article entities become one node: invented articles, people of the same and of different names."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from newsgraph.names.compare import compare_names
from newsgraph.names.parts import parse_name
from newsgraph.names.people import LONE_SURNAME
from newsgraph.names.tables import given_name
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Extraction, Mention, Span
from newsgraph.resolve.entities import resolve_entities
from newsgraph.resolve.identities import resolve_identities
from newsgraph.resolve.known import Key
from newsgraph.resolve.lone_surnames import _is_surname_of

PERSON, BODY, COUNTRY, GROUP = "person", "organisation", "country", "group"


def article(name: str, *entities: ArticleEntity, claims: tuple[ArticleClaim, ...] = ()) -> Extraction:
    """An article whose text is its entities' names, one a line."""
    text, mentions = "", []
    for index, entity in enumerate(entities):
        mentions.append(Mention(index, len(text), len(text) + len(entity.name), entity.name))
        text += entity.name + "\n"
    return Extraction(Article(name, text), entities, tuple(mentions), claims)


def person(name: str, *aliases: str, gender: str | None = None) -> ArticleEntity:
    return ArticleEntity(PERSON, name, aliases, gender=gender)


def role(holder: int, title: str, country: int) -> ArticleClaim:
    return ArticleClaim("role", "test", Span(0, 1), {"holder": holder, "country": country}, {"title": title})


def together(
    extractions: list[Extraction], one: Key, other: Key, dates: Mapping[Key, str | None] | None = None
) -> bool:
    clusters = resolve_identities(extractions, dates)
    return any(one in cluster.members and other in cluster.members for cluster in clusters)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ruslan Belyaev", "Ruslan Belyaev", True),
        ("Ruslan Belyaev", "Ruslan Belyayev", True),
        ("Aleksei Gromov", "Alexey Gromov", True),
        ("Danylo Horetskyy", "Danylo Horetsky", True),
        ("Danylo Horetskyi", "President Danylo Horetsky", True),
        ("Maria Elena Duarte", "Maria Duarte", True),
        ("Bill Harker", "William Harker", True),
        ("Anders Holm", "Anders Hølm", True),
        ("Ruslan Belyaev", "Timur Belyaev", False),
        ("Kim Sol Mi", "Kim Sol Ju", False),
        ("Kim Tae-yang", "Kim Tae Yang", True),
        ("Anna Lindqvist", "Anita Lindqvist", False),
        ("Ivan Petrovich Durnov", "Ivan Sergeyevich Durnov", False),
        ("Harold Tench Jr.", "Harold Tench Sr.", False),
        ("Marta Oliva", "Marta Oliver", False),
        ("Pope Linus", "Pope Linus", True),
    ],
)
def test_identities_people_full_names(one: str, other: str, same: bool) -> None:
    assert together([article("a", person(one)), article("b", person(other))], ("a", 0), ("b", 0)) is same


def test_identities_short_name_between_two_longer_ones_stays_alone() -> None:
    texts = [
        article("a", person("John Paul Ferris")),
        article("b", person("John Peter Ferris")),
        article("c", person("John Ferris")),
    ]
    assert len(resolve_identities(texts)) == 3


CROWD = [article(f"x{i:03}", person(f"{chr(97 + i // 10)}o{chr(97 + i % 10)}ra Duarte".title())) for i in range(101)]


@pytest.mark.parametrize(
    ("crowd", "companion", "other_name", "same"),
    [
        ([], None, "Alexey Duarte", True),
        (CROWD, None, "Alexey Duarte", False),
        (CROWD, "Piotr Zalewski", "Alexey Duarte", True),
        (CROWD, None, "Aleksei B. Duarte", True),
    ],
)
def test_identities_spellings_of_a_crowded_surname_need_a_third_person(
    crowd: list[Extraction], companion: str | None, other_name: str, same: bool
) -> None:
    met = [person(companion)] if companion else []
    texts = [article("a", person("Aleksei Duarte"), *met), article("b", person(other_name), *met), *crowd]
    assert together(texts, ("a", 0), ("b", 0)) is same


LONE = [
    # (others in article a, others in article b, what b calls her, joined)
    (["Piotr Zalewski"], ["Piotr Zalewski"], "Duarte", True),
    (["Piotr Zalewski"], ["Marek Nowicki"], "Duarte", False),
    ([], [], "Duarte", False),
    (["Piotr Zalewski"], ["Piotr Zalewski"], "Durante", False),
    (["Piotr Zalewski"], ["Piotr Zalewski"], "M. Duarte", True),
    (["Piotr Zalewski"], ["Piotr Zalewski"], "K. Duarte", False),
]


@pytest.mark.parametrize(("mine", "theirs", "lone", "same"), LONE)
def test_identities_lone_surname_needs_evidence(mine: list[str], theirs: list[str], lone: str, same: bool) -> None:
    one = article("a", person("Maria Duarte"), *map(person, mine))
    other = article("b", person(lone), *map(person, theirs))
    assert together([one, other], ("a", 0), ("b", 0)) is same


@pytest.mark.parametrize(
    "full", ["Rom Las", "Duarte Duarte", "Ilse Duarte Jr.", "Duarte, Ilse", "Kim Jong Un", "Pope Leo", "Ilse de Duarte"]
)
@pytest.mark.parametrize("lone", ["Las", "Duarte", "Duarte Jr.", "Kim", "Leo", "Ilse", "President Duarte"])
def test_identities_lone_names_are_surnames_as_comparing_says(lone: str, full: str) -> None:
    """Most are told without comparing, as it would tell."""
    word = parse_name(lone).words[0]
    is_given = given_name(word) is not None and word not in parse_name(full).family
    assert _is_surname_of(lone, full) is (not is_given and compare_names(lone, full) >= LONE_SURNAME)


def test_identities_lone_surname_of_two_people_stays_alone() -> None:
    one = article("a", person("Maria Duarte"), person("Luis Duarte"), person("Piotr Zalewski"))
    other = article("b", person("Duarte"), person("Piotr Zalewski"))
    assert len(resolve_identities([one, other])) == 4


@pytest.mark.parametrize(("articles", "same"), [(4, True), (2, False)])
def test_identities_lone_surname_of_the_best_known(articles: int, same: bool) -> None:
    texts = [article(f"a{i}", person("Maria Duarte"), person("Piotr Zalewski")) for i in range(articles)]
    texts += [article("b", person("Luis Duarte")), article("c", person("Duarte"), person("Piotr Zalewski"))]
    assert together(texts, ("a0", 0), ("c", 0)) is same


def test_identities_people_of_all_the_news_are_no_evidence() -> None:
    texts = [article(f"a{i:02}", person("Piotr Zalewski")) for i in range(10)]
    texts += [article("b", person("Maria Duarte"), person("Piotr Zalewski"))]
    texts += [article("c", person("Duarte"), person("Piotr Zalewski"))]
    assert not together(texts, ("b", 0), ("c", 0))


def test_identities_lone_surname_by_gender() -> None:
    one = article("a", person("Maria Duarte", gender="f"), person("Piotr Zalewski"))
    other = article("b", person("Duarte", gender="m"), person("Piotr Zalewski"))
    assert not together([one, other], ("a", 0), ("b", 0))


@pytest.mark.parametrize(
    ("others", "same"), [(["Zalewski"], True), (["Zalewski", "Piotr Nowicki"], False), ([], False)]
)
def test_identities_lone_given_name_of_the_only_one_in_the_article(others: list[str], same: bool) -> None:
    one = article("a", person("Piotr Zalewski"), person("Maria Duarte"))
    other = article("b", person("Piotr"), person("Maria Duarte"), *map(person, others))
    assert together([one, other], ("a", 0), ("b", 0)) is same


@pytest.mark.parametrize(
    ("title", "others", "same"),
    [
        ("president", [], True),
        ("president", ["Ernesto Duarte"], False),
        ("director", [], False),
    ],
)
def test_identities_lone_surname_of_a_head_of_state(title: str, others: list[str], same: bool) -> None:
    def holding(holder: int) -> tuple[ArticleClaim, ...]:
        return (ArticleClaim("role", "test", Span(0, 1), {"holder": holder}, {"title": title}),)

    named = article("a", person("Maria Duarte"), claims=holding(0))
    lone = article("b", person("Duarte"), claims=holding(0))
    further = [article(f"c{i}", person(name), claims=holding(0)) for i, name in enumerate(others)]
    assert together([named, lone, *further], ("a", 0), ("b", 0)) is same


def test_identities_lone_surname_by_post() -> None:
    land = ArticleEntity(COUNTRY, "Chile", code="CL")
    one = article("a", person("Maria Duarte"), land, claims=(role(0, "foreign minister", 1),))
    other = article("b", person("Duarte"), land, claims=(role(0, "foreign minister", 1),))
    assert together([one, other], ("a", 0), ("b", 0))


@pytest.mark.parametrize(
    ("one", "one_country", "other", "other_country", "same"),
    [
        ("Foreign Ministry", "CL", "Foreign Ministry", "CL", True),
        ("Foreign Ministry", "CL", "Foreign Ministry", "PE", False),
        ("Foreign Ministry", None, "Foreign Ministry", None, False),
        ("Ministry of Foreign Affairs", "CL", "Chilean Foreign Ministry", None, True),
        ("Defence Ministry", "CL", "Ministry of Defense", "CL", True),
        ("Defense Ministry", "CL", "Foreign Ministry", "CL", False),
        ("the Harbour Institute", None, "Harbour Institute", None, True),
        ("Harbour Institute", None, "Harbour Institute for Peace", None, False),
        ("Kestrel Airways Ltd.", None, "Kestrel Airways", None, True),
        ("NATO", None, "North Atlantic Treaty Organization", None, True),
        ("Republican Party", "US", "Republican Party", "FR", False),
        ("Socialist Party", "CL", "Chilean Socialists", None, True),
        ("Democrat Party", "CL", "Democratic Party", "CL", True),
        ("Department of Harbour Safety", None, "Harbour Safety Department", None, True),
        ("House", "CL", "House of Representatives", "CL", True),
        ("Treasury", "CL", "Department of the Treasury", "CL", True),
    ],
)
def test_identities_bodies(
    one: str, one_country: str | None, other: str, other_country: str | None, same: bool
) -> None:
    texts = []
    for name, body, code in (("a", one, one_country), ("b", other, other_country)):
        land = [ArticleEntity(COUNTRY, code, code=code)] if code else []
        texts.append(article(name, ArticleEntity(BODY, body, country=1 if code else None), *land))
    assert together(texts, ("a", 0), ("b", 0)) is same


@pytest.mark.parametrize(
    ("lands", "same"), [(["Chile", "Chile", "Chile"], True), (["Chile", "Peru", "Chile"], False), ([], False)]
)
def test_identities_generic_bodies_of_the_country_an_article_is_about(lands: list[str], same: bool) -> None:
    codes = {"Chile": "CL", "Peru": "PE"}
    texts = [
        article(
            name, ArticleEntity(BODY, "Congress"), *(ArticleEntity(COUNTRY, land, code=codes[land]) for land in lands)
        )
        for name in ("a", "b")
    ]
    assert together(texts, ("a", 0), ("b", 0)) is same


@pytest.mark.parametrize(
    ("name", "lands", "same"),
    [
        ("Congress", ["Chile"], True),
        ("Congress", ["Peru"], False),
        ("Socialist Party", ["Peru"], True),
        ("Office", ["Chile"], False),
        ("The", ["Chile"], False),
    ],
)
def test_identities_generic_bodies_that_all_the_news_means(name: str, lands: list[str], same: bool) -> None:
    codes = {"Chile": "CL", "Peru": "PE"}
    land = ArticleEntity(COUNTRY, "Chile", code="CL")
    texts = [article(f"a{i}", ArticleEntity(BODY, name, country=1), land) for i in range(3)]
    others = (ArticleEntity(COUNTRY, land, code=codes[land]) for land in lands)
    assert together([*texts, article("b", ArticleEntity(BODY, name), *others)], ("a0", 0), ("b", 0)) is same


def test_identities_bodies_by_acronym_declared_in_an_article() -> None:
    one = article("a", ArticleEntity(BODY, "Coastal Research Union", ("CRU",)))
    assert together([one, article("b", ArticleEntity(BODY, "CRU"))], ("a", 0), ("b", 0))


def test_identities_bodies_by_an_acronym_of_two_bodies_stay_apart() -> None:
    texts = [
        article("a", ArticleEntity(BODY, "Coastal Research Union", ("CRU",))),
        article("b", ArticleEntity(BODY, "Chilean Rowing Umpires", ("CRU",))),
        article("c", ArticleEntity(BODY, "CRU")),
    ]
    assert len(resolve_identities(texts)) == 3


@pytest.mark.parametrize(
    ("bodies", "same"),
    [
        ([("Valdivia Herald", "Herald"), ("Herald",)], False),
        ([("Valdivia Herald", "Herald"), ("Iquique Herald", "Herald")], False),
        ([("Valdivia Herald", "Herald"), ("Valdivia Herald",)], True),
        ([("Herald",), ("Herald",)], True),
        ([("Herald",), ("Herald",), ("Valdivia Herald",), ("Iquique Herald",), ("Iquique Herald",)], False),
        ([("House Harbour Committee", "Harbour Committee"), ("Senate Harbour Committee", "Harbour Committee")], False),
        ([("House Harbour Committee", "Harbour Committee"), ("Harbour Committee",)], True),
        ([("House Rules Committee", "Rules Committee"), ("Senate Rules Committee", "Rules Committee")], False),
        ([("Coastal Harbour Union", "Harbour Union"), ("Royal Coastal Harbour Union", "Harbour Union")], True),
    ],
)
def test_identities_a_short_name_stands_for_its_body_in_its_article(bodies: list[tuple[str, ...]], same: bool) -> None:
    texts = [article(f"{i}", ArticleEntity(BODY, name, aliases)) for i, (name, *aliases) in enumerate(bodies)]  # type: ignore[arg-type]
    assert together(texts, ("0", 0), ("1", 0)) is same


def test_identities_a_word_run_into_a_name_contradicts_nobody() -> None:
    texts = [
        article("a", person("Elect Maria Duarte", "Maria Duarte")),
        article("b", person("Maria B. Duarte")),
        article("c", person("Maria Duarte")),
    ]
    assert len(resolve_identities(texts)) == 1


def test_identities_countries_by_code() -> None:
    texts = [
        article("a", ArticleEntity(COUNTRY, "United States", code="US")),
        article("b", ArticleEntity(COUNTRY, "America", code="US")),
    ]
    assert together(texts, ("a", 0), ("b", 0))


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("topic", "30-day truce", "a 30-day truce", True),
        ("topic", "30-day truce", "the 30-day cease-fire", True),
        ("topic", "30-day truce", "a truce", False),
        ("topic", "gay marriage", "same-sex marriage", True),
        ("topic", "fishing quotas", "the fishing quota", True),
        ("topic", "the decision", "the decision", False),
        ("topic", "Duarte's proposal", "Zalewski's proposal", False),
        ("event", "Lima summit", "the Lima summit", True),
        ("event", "the talks", "the talks", False),
        ("unnamed", "Chilean officials", "Chilean officials", False),
        ("place", "Valparaiso", "Valparaíso", True),
    ],
)
def test_identities_things(kind: str, one: str, other: str, same: bool) -> None:
    texts = [article("a", ArticleEntity(kind, one)), article("b", ArticleEntity(kind, other))]  # type: ignore[arg-type]
    assert together(texts, ("a", 0), ("b", 0)) is same


def delegation(name: str, sender: str, place: str | None = None, occasion: str | None = None) -> Extraction:
    land = ArticleEntity(COUNTRY, sender, code=sender)
    town = ArticleEntity("place", place or "Oslo")
    return article(
        name, ArticleEntity(GROUP, "delegation", sender=1, place=2 if place else None, occasion=occasion), land, town
    )


@pytest.mark.parametrize(
    ("one", "other", "dates", "same"),
    [
        (delegation("a", "CL"), delegation("b", "CL"), ("2022", "2022-03"), True),
        (delegation("a", "CL"), delegation("b", "CL"), ("2022", "2025"), False),
        (delegation("a", "CL"), delegation("b", "PE"), ("2022", "2022"), False),
        (delegation("a", "CL"), delegation("b", "CL"), (None, None), False),
        (delegation("a", "CL", "Lima"), delegation("b", "CL", "Quito"), ("2022", "2022"), False),
        (delegation("a", "CL", "Lima"), delegation("b", "CL"), ("2022", "2022"), True),
        (
            delegation("a", "CL", None, "climate talks"),
            delegation("b", "CL", None, "fishing talks"),
            ("2022", "2022"),
            False,
        ),
        (
            delegation("a", "CL", None, "talks with Peru"),
            delegation("b", "CL", None, "the talks"),
            ("2022", "2022"),
            True,
        ),
    ],
)
def test_identities_groups(
    one: Extraction, other: Extraction, dates: tuple[str | None, str | None], same: bool
) -> None:
    assert together([one, other], ("a", 0), ("b", 0), {("a", 0): dates[0], ("b", 0): dates[1]}) is same


def corpus() -> list[Extraction]:
    names = [
        "Maria Duarte",
        "Duarte",
        "Piotr Zalewski",
        "Petr Zalewsky",
        "Zalewski",
        "Luis Orozco",
        "L. Orozco",
        "Maria Elena Duarte",
        "Orozco",
    ]
    return [
        article(
            f"{i:02}",
            *(person(names[(i * step) % len(names)]) for step in (1, 2, 5)),
            ArticleEntity(COUNTRY, "Chile", code="CL"),
        )
        for i in range(20)
    ]


def test_identities_order_of_articles_does_not_matter() -> None:
    texts = corpus()
    expected = resolve_entities(texts)
    for seed in range(5):
        shuffled = list(texts)
        random.Random(seed).shuffle(shuffled)
        assert resolve_entities(shuffled) == expected


def test_identities_every_article_entity_has_one_node() -> None:
    found = resolve_entities(corpus())
    assert len(found.ids) == sum(len(extraction.entities) for extraction in corpus())
    assert {entity.id for entity in found.entities} == set(found.ids.values())
    assert sum(len(entity.mentions) for entity in found.entities) == len(found.ids)


def test_identities_joins_have_reasons() -> None:
    clusters = resolve_identities([article("a", person("Maria Duarte")), article("b", person("Maria Duarte"))])
    assert [(join.reason.rule, join.reason.basis) for cluster in clusters for join in cluster.joins] == [
        ("same-name", "maria duarte")
    ]


def sits(member: int, group: int, capacity: str = "member") -> ArticleClaim:
    return ArticleClaim("membership", "test", Span(0, 1), {"member": member, "group": group}, {"capacity": capacity})


def headed(name: str, head: str | None, place: str | None) -> Extraction:
    told = delegation(name, "CL", place)
    if head is None:
        return told
    return replace(told, entities=(*told.entities, person(head)), claims=(sits(3, 0, "head"),))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ann Weld", None), ("Tomo Reyl", None), False),
        (("Ann Weld", "Lima"), ("Tomo Reyl", None), False),
        (("Ann Weld", "Lima"), ("Tomo Reyl", "Lima"), True),
        (("Ann Weld", None), ("Ann Weld", None), True),
        (("Ann Weld", None), ("Anne Weldt", None), True),
        (("Ann Weld", None), (None, None), True),
    ],
)
def test_identities_groups_of_two_heads_are_one_only_at_one_place(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], same: bool
) -> None:
    dates = {("a", 0): "2022", ("b", 0): "2022"}
    assert together([headed("a", *one), headed("b", *other)], ("a", 0), ("b", 0), dates) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Abbas Doraghi", "Abbas Doraqi", True),
        ("Arman Dzhaksov", "Arman Jaksov", True),
        ("Anselmo Rucavel", "Anselmo Jaime Rucavele", True),
        ("Abbas Doraghi", "Majid Doraqi", False),
        ("Ann Njeri", "Ann Njoroge", False),
    ],
)
def test_resolve_identities_join_spellings_in_one_group_only(one: str, other: str, same: bool) -> None:
    def read(group: str) -> list[Extraction]:
        return [
            article(name, person(who), ArticleEntity(COUNTRY, "Kenya", code="KE"), ArticleEntity(GROUP, words, sender=1), claims=(sits(0, 2),))
            for name, who, words in (("a1", one, "Kenyan delegation"), ("a2", other, group))
        ]  # fmt: skip

    dates = {("a1", 2): "2025", ("a2", 2): "2025"}
    assert together(read("Kenyan delegation"), ("a1", 0), ("a2", 0), dates) is same
    assert not together(read("Kenyan delegation"), ("a1", 0), ("a2", 0), {("a1", 2): "2025", ("a2", 2): "2019"})
