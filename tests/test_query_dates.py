"""Named queries over articles of which some have no date, or dates of differing precision; and their order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from asking import ask
from newsgraph.query import open_store
from newsgraph.records import Claim, Entity, EntityCount, EntityMention, Evidence, KnowledgeGraph, SupportSpan
from sample_graph import sample_graph

Told = tuple[str, str | None]  # article, its date
TEXT = "In the year of the long bridge, on its northern side, they were said to be where they were said to be."


def graph_of(*claims: tuple[str, dict[str, str | None], list[Told]]) -> KnowledgeGraph:
    """The sample's entities and these claims: kind, fields, and the articles that say so; the first is the best evidence."""
    sample = sample_graph()
    dates = {article: date for _, _, told in claims for article, date in told}
    articles = tuple(
        replace(sample.articles[0], id=id_, text=TEXT, published=date, published_clues=(), publisher=None)
        for id_, date in sorted(dates.items())
    )
    made = tuple(
        Claim(
            f"{kind}/{number:016}",
            "role" if kind == "role" else "stance",
            "asserted",
            0.75,
            "made.up",
            tuple(Evidence(article, 0, 6, TEXT[:6], "made.up", date) for article, date in told),
            fields=fields,
        )
        for number, (kind, fields, told) in enumerate(claims)
    )
    return KnowledgeGraph(articles, sample.entities, made)


def office(holder: str = "cato-verne", **fields: str | None) -> dict[str, str | None]:
    return {
        "holder": f"person/{holder}",
        "title": "Foreign Minister",
        "country": "country/norland",
        "status": "current",
        **fields,
    }


def stance(polarity: str) -> dict[str, str | None]:
    return {"holder": "country/norland", "target": "topic/harbor-truce", "polarity": polarity, "cue": "backs"}


@pytest.mark.parametrize(
    ("fields", "dates", "date", "found"),
    [
        pytest.param({"status": "former"}, ("2020-03-05", None), "2024", None, id="former since 2020"),
        pytest.param({"status": "former"}, ("2020-03-05", None), "2019", "possible", id="former later"),
        pytest.param({"status": "incoming"}, ("2024-01", None), "2020", None, id="not yet planned"),
        pytest.param({}, ("2022-03-09", None), "2022-03", "known", id="an article of that month says so"),
        pytest.param({"start": "2020"}, ("2022-03-09", None), "2021", "known", id="between its start and the last article"),
        pytest.param({"status": "former"}, (None, None), "2024", "possible", id="no article has a date"),
    ],
)  # fmt: skip
def test_query_roles_at_an_undated_article_takes_no_date_away(
    fields: dict[str, str | None], dates: tuple[str | None, ...], date: str, found: str | None
) -> None:
    for order in permutations(dates):
        told = [(f"article-{number}", day) for number, day in enumerate(order)]
        rows = ask(open_store(graph_of(("role", office(**fields), told))), "roles-at", date=date)
        assert [row["certainty"] for row in rows] == ([found] if found else [])
        without = [day for day in order if day]
        assert all(row["first_seen"] == row["last_seen"] == (without or [None])[0] for row in rows)
        assert all((row["why"] == "the article has no date") is not any(without) for row in rows)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (("2022", "2022-03-01"), "2022", "2022-03-01"),
        (("2022~", "2022-11-05"), "2022~", "2022-11-05"),
        (("2022-11-05", "2022-21"), "2022-21", "2022-11-05"),
        (("202X", "2022", None), "202X", "2022"),
    ],
)
def test_query_roles_at_first_and_last_are_in_the_order_of_time(
    dates: tuple[str | None, ...], first: str, last: str
) -> None:
    told = [(f"article-{number}", day) for number, day in enumerate(dates)]
    rows = ask(open_store(graph_of(("role", office(), told))), "roles-at", date="2022")
    assert [(row["first_seen"], row["last_seen"]) for row in rows] == [(first, last)]


DAY = "2022-03-01"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param([("a", DAY), ("b", None)], [("c", DAY)], True, id="a day, whatever the undated one"),
        pytest.param([("b", None), ("a", DAY)], [("c", DAY), ("d", None)], True, id="in any order"),
        pytest.param([("a", DAY), ("b", None)], [("c", "2022-03-02"), ("d", None)], False, id="undated is not guessed"),
        pytest.param([("a", None), ("b", None)], [("b", None), ("c", None)], True, id="both in one article, if not the best"),
        pytest.param([("a", None)], [("c", DAY)], False, id="one without any date"),
    ],
)  # fmt: skip
def test_query_contradictions_two_holders_in_articles_of_which_some_are_undated(
    one: list[Told], other: list[Told], found: bool
) -> None:
    graph = graph_of(("role", office("bram-oskel"), one), ("role", office("cato-verne"), other))
    rows = ask(open_store(graph), "contradictions")
    assert [(row["kind"], row["who"], row["other"]) for row in rows] == [("office", "Bram Oskel", "Cato Verne")] * found
    asked = ask(open_store(graph), "contradictions", person="Cato Verne")
    assert [(row["kind"], row["who"], row["other"]) for row in asked] == [
        ("office", "Cato Verne", "Bram Oskel")
    ] * found


@pytest.mark.parametrize(("day", "found"), [("2022-03-01", True), ("2022-03-XX", False), ("2022-03-1X", False)])
def test_query_contradictions_of_one_day_need_a_day(day: str, found: bool) -> None:
    graph = graph_of(("role", office(), [("a", day)]), ("role", office(status="former"), [("b", day)]))
    assert [row["kind"] for row in ask(open_store(graph), "contradictions")] == ["status"] * found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        pytest.param("2025-05-10", False, id="surely between"),
        pytest.param("2025-04-10", True, id="in the first one's month, before or after it"),
        pytest.param("2025-21", True, id="some time of that year"),
        pytest.param("2025~", True, id="about that year"),
        pytest.param("2025-06", True, id="in the last one's month"),
    ],
)
def test_query_stance_changes_are_known_where_nothing_is_surely_between(between: str, found: bool) -> None:
    claims = [("for", "2025-04"), ("for", between), ("against", "2025-06-20")]
    graph = graph_of(*(("stance", stance(side), [(f"article-{day}", day)]) for side, day in claims))
    rows = ask(open_store(graph), "stance-changes", known=True)
    assert (("2025-04", "2025-06-20") in [(row["first_date"], row["second_date"]) for row in rows]) is found


# --- one order ---------------------------------------------------------------------------------------------------


def test_query_stance_changes_show_two_articles_once_with_the_first_sentence_of_each() -> None:
    rows = ask(open_store(_several("stance", {"for": stance("for"), "against": stance("against")})), "stance-changes")
    assert [(row["first_start"], row["second_start"]) for row in rows] == [(3, 3)]


def test_query_portrayals_of_one_place_have_one_order() -> None:
    fields = {**stance("for"), "holder": None}
    rows = ask(open_store(_several("portrayal", {"for": fields})), "portrayals")
    places = [(row["from"], row["to"], row["support"] or "") for row in rows]
    assert len(places) == 6
    assert places == sorted(places)


def _several(kind: str, sides: dict[str, dict[str, str | None]]) -> KnowledgeGraph:
    """A claim a side, proved by six overlapping pieces of its article."""
    graph = graph_of(*((kind, fields, [(f"article-{side}", None)]) for side, fields in sides.items()))
    support = SupportSpan(0, 2, TEXT[:2])
    pieces = [(12, 30, ()), (3, 9, (support,)), (3, 9, ()), (12, 20, ()), (3, 31, ()), (40, 44, ())]
    claims = tuple(
        replace(
            claim,
            evidence=tuple(
                replace(claim.evidence[0], start=start, end=end, text=TEXT[start:end], support=spans)
                for start, end, spans in pieces
            ),
        )
        for claim in graph.claims
    )
    return replace(graph, claims=claims)


def test_query_groups_show_the_first_words_of_the_text() -> None:
    sample = sample_graph()
    article = replace(sample.articles[0], id="long", text="." * 9 + TEXT * 12, published_clues=())
    places = (1042, 109, 98, 1000)

    def count(start: int) -> EntityCount:
        return EntityCount("long", start, start + 4, article.text[start : start + 4], 8)

    def mention(start: int) -> EntityMention:
        return EntityMention("long", start, start + 4, article.text[start : start + 4])

    counted = Entity("group/counted", "group", "A", mentions=(mention(3),), counts=tuple(map(count, places)))
    named = Entity("group/named", "group", "B", mentions=tuple(map(mention, places)))
    rows = ask(open_store(KnowledgeGraph((article,), (counted, named))), "groups")
    assert [(row["group_name"], row["from"], row["named"]) for row in rows] == [("A", 98, 0), ("B", 98, 0)]
