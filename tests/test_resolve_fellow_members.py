"""Spellings of one name across articles: joined where the group or the office is one, never on the spelling alone."""

from __future__ import annotations

import pytest

from newsgraph.records import Article, ArticleClaim, ArticleEntity, Extraction, Mention, Span
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.fellow_members import join_fellow_members
from newsgraph.resolve.identities import resolve_identities
from newsgraph.resolve.known import know_entities

# Two names that differ by regular classes of spelling and that no comparison of names alone takes for one.
SPELLINGS = [
    ("Abbas Nuraghchi", "Abbas Nuraqchi"),
    ("Sher Walezai", "Sher Walizai"),
    ("Esmail Taghaei", "Esmail Taqaei"),
    ("Esmaeil Taghaei", "Esmail Taqaei"),
    ("Zahra Saneh", "Zahra Sana"),
    ("Laila Orudeh", "Laila Oruda"),
    ("Dmitri Zhulov", "Dmitry Julov"),
    ("Jamshid Torik", "Jamshed Torik"),
    ("Fatemeh Doran", "Fatima Doran"),
]
OTHERS = [
    ("Ivan Petrov", "Ivan Petrenko"),
    ("Peter Berg", "Peter Barg"),
    ("Hana Mori", "Hana Mora"),
    ("Abbas Nuraghchi", "Majid Nuraqchi"),
]


def told(article: str, name: str, title: str | None, place: ArticleEntity) -> Extraction:
    """An article that tells one person's title, or membership, in a country or group."""
    text = f"{name}\n{place.name}\n"
    mentions = (
        Mention(0, 0, len(name), name),
        Mention(1, len(name) + 1, len(text) - 1, place.name),
    )
    if title is None:
        claim = ArticleClaim("membership", "test", Span(0, 1), {"member": 0, "group": 1}, {"capacity": "member"})
    else:
        claim = ArticleClaim("role", "test", Span(0, 1), {"holder": 0, "country": 1}, {"title": title})
    return Extraction(Article(article, text), (ArticleEntity("person", name), place), mentions, (claim,))


def are_one(one: Extraction, other: Extraction) -> bool:
    clusters = resolve_identities([one, other])
    return any({("a", 0), ("b", 0)} <= set(cluster.members) for cluster in clusters)


NORLAND = ArticleEntity("country", "Norland", code="XN")
SUDMARK = ArticleEntity("country", "Sudmark", code="XS")


@pytest.mark.parametrize(
    ("titles", "places", "same"),
    [
        (("Foreign Minister", "foreign minister"), (NORLAND, NORLAND), True),
        (("foreign minister", "foreign minister"), (NORLAND, SUDMARK), False),
        (("foreign minister", "mayor"), (NORLAND, NORLAND), False),
    ],
)
@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_resolve_fellow_members_of_one_office(
    one: str, other: str, titles: tuple[str, str], places: tuple[ArticleEntity, ArticleEntity], same: bool
) -> None:
    assert are_one(told("a", one, titles[0], places[0]), told("b", other, titles[1], places[1])) is same


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_resolve_fellow_members_other_names_stay_two(one: str, other: str) -> None:
    assert not are_one(told("a", one, "foreign minister", NORLAND), told("b", other, "foreign minister", NORLAND))


def test_resolve_fellow_members_of_an_office_fit_one_only() -> None:
    first = told("a", "Abbas Nuraghchi", "lawmaker", NORLAND)
    two = told("b", "Abbas Nuraqchi", "lawmaker", NORLAND)
    other = ArticleEntity("person", "Abbas Nurakchi")
    text = two.article.text + other.name
    claim = ArticleClaim("role", "test", Span(0, 1), {"holder": 2, "country": 1}, {"title": "lawmaker"})
    both = Extraction(
        Article("b", text),
        (*two.entities, other),
        (*two.mentions, Mention(2, len(two.article.text), len(text), other.name)),
        (*two.claims, claim),
    )
    clusters = resolve_identities([first, both])
    assert not any({("a", 0), ("b", 0)} <= set(cluster.members) for cluster in clusters)


def test_resolve_fellow_members_of_many_articles_compare_each_spelling_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str) -> float:
        compared.append((one, other))
        return 1.0

    monkeypatch.setattr("newsgraph.resolve.fellow_members.compare_names", counted)
    spellings = ("Abbas Nuraghchi", "Abbas Nurakshi")
    told_of = [told(f"{number:02}", spellings[number % 2], None, NORLAND) for number in range(40)]
    known, joins = know_entities(told_of), Joins()
    for key in known:
        joins.add(key)
    for number in range(1, 40):
        joins.join(("00", 1), (f"{number:02}", 1), Reason("test", "one group"))
    join_fellow_members(told_of, known, joins)
    assert len({joins.find((f"{number:02}", 0)) for number in range(40)}) == 1
    assert compared == [spellings]
