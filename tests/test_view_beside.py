"""What a report shows beside the graph: changes since an older one, doubts that wait, links elsewhere, stances in time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgraph.cli.commands import main
from newsgraph.compare import compare_graphs
from newsgraph.records import Claim, Evidence, MentionReference
from newsgraph.resolve.sides import Doubt, Side
from newsgraph.view import Archive, Beside
from newsgraph.view.beside import changes, show
from newsgraph.view.drawing import drawing_of
from newsgraph.view.leanings import draw_stances
from newsgraph.view.pages import article_page
from newsgraph.view.rendering import Renderer, address_in_file, name_elsewhere
from newsgraph.view.report import make_report
from newsgraph.view.scale import Scale, scale_of, years
from test_view import EXPORTS, NASTY, Links, hostile, seat, two_groups

# --- changes -----------------------------------------------------------------------------------------------------


def changed() -> Beside:
    """A graph in which Bo has come, Di is no longer told of, and Ann leads."""
    graph = two_groups().graph
    older = replace(graph, claims=(*graph.claims[:1], *graph.claims[3:], seat("ann", "new")))
    newer = replace(graph, claims=tuple(claim for claim in graph.claims if claim.id != "membership/di-old"))
    return Beside(compare_graphs(older, newer))


def test_view_changes_are_told_by_section() -> None:
    comparison = changed().comparison
    assert comparison
    told = [
        (title, shown.change.change, shown.change.who, shown.told)
        for title, found in changes(comparison)["sections"]
        for shown in found
    ]
    assert told == [
        ("Who sits where", "lost", "di", " (member)"),
        ("Who sits where", "added", "bo", " (member)"),
        ("Who sits where", "changed", "ann", ": member → head"),
    ]


def test_view_report_has_pages_of_changes_only_with_an_older_graph() -> None:
    graph = two_groups().graph
    assert "changes" not in Links(make_report(graph)).paths
    found = Links(make_report(graph, beside=changed()))
    assert "changes" in found.paths
    assert found.links.count("#/changes") == 2  # above each page, and on the overview


def test_view_command_compares_with_an_older_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    assert main(["report", str(EXPORTS), "--before", str(EXPORTS), "--out", str(out)]) == 0
    assert "0 new articles, 0 gone" in out.read_text("utf8")
    assert main(["report", str(EXPORTS), "--before", str(tmp_path / "none"), "--out", str(out)]) == 2
    assert "no graph here" in capsys.readouterr().err


# --- doubts ------------------------------------------------------------------------------------------------------


def doubt() -> Doubt:
    one = MentionReference("a", 0, 7, "Ann Orr")
    other = MentionReference("gone", 0, 2, NASTY)
    sides = Side(one, "person", "Ann Orr", 2, 1, ()), Side(other, "person", NASTY, 1, 1, (one,))
    return Doubt("one", *sides, 0.5, NASTY, 3)


def test_view_doubts_show_both_sides_in_their_context() -> None:
    archive = two_groups()
    (_, mine), (_, others) = show(doubt(), archive.articles)["sides"]
    assert [[piece.text for piece in quote.pieces if piece.mark] for quote in (*mine, *others)] == [
        ["Ann Orr"],
        ["Ann Orr"],
    ]


def test_view_doubts_make_no_markup_of_names() -> None:
    archive = two_groups()
    plain = Links(make_report(archive.graph))
    beside = Beside(doubts=[doubt()], articles=archive.articles)
    found = Links(make_report(archive.graph, beside=beside))
    assert "review" in found.paths
    assert found.elements - plain.elements <= {"code", "h3", "blockquote", "mark", "br"}


# --- links elsewhere ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("http://www.wikidata.org/entity/Q42", "Wikidata Q42"),
        ("https://www.wikidata.org/wiki/Q42", "Wikidata Q42"),
        ("https://www.opensanctions.org/entities/NK-abc/", "OpenSanctions NK-abc"),
        ("urn:list:people:example-7", "people example-7"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_view_names_the_lists_of_others(iri: str, name: str) -> None:
    assert name_elsewhere(iri) == name


def test_view_shows_links_on_the_page_of_whom_they_are() -> None:
    links = ("http://www.wikidata.org/entity/Q42", "urn:list:people:example-7")
    graph = two_groups().graph
    entities = (replace(graph.entities[0], same_as=links), *graph.entities[1:])
    report = make_report(replace(graph, entities=entities))
    assert '<a rel="noopener" href="http://www.wikidata.org/entity/Q42">Wikidata Q42</a>' in report
    assert "people example-7" in report
    assert not [link for link in Links(make_report(hostile())).links if link.startswith("javascript")]


# --- stances in time ---------------------------------------------------------------------------------------------


def stance(number: int, target: str, polarity: str, as_of: str | None, modality: str = "asserted") -> Claim:
    evidence = Evidence("a", 0, 3, "Ann", "stance.x", as_of)
    fields = {"holder": "person/ann", "target": target, "polarity": polarity, "start": None, "end": None}
    made: Any = Claim(f"stance/{number}", "stance", modality, 0.8, "stance.x", (evidence,), fields=fields)  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    ("claims", "rows"),
    [
        ([("tax", "for", "2024-01-01"), ("tax", "against", "2024-05-01")], {"tax": ["for", "against"]}),
        ([("tax", "against", "2024-05-01"), ("port", "for", "2024-01-01")], {"port": ["for"], "tax": ["against"]}),
        ([("tax", "for", "2024-01-01"), ("port", "for", "2024-01-01")], {}),  # one day shows nothing
        ([("tax", "for", "2024-01-01"), ("port", "for", None)], {}),
    ],
)
def test_view_stances_stand_in_time_by_target(claims: list[tuple[str, str, str]], rows: dict[str, list[str]]) -> None:
    drawn = draw_stances([stance(number, *told) for number, told in enumerate(claims)], "target")
    assert {row.other: [mark.polarity for mark in row.marks] for row in drawn.rows} == rows


def test_view_stances_that_are_denied_are_not_drawn() -> None:
    claims = [stance(1, "tax", "for", "2024-01-01"), stance(2, "tax", "for", "2024-05-01", "denied")]
    assert draw_stances(claims, "target").rows == ()


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2010", "2014", ["2010", "2011", "2012", "2013", "2014"]),
        ("2010-06-01", "2013-02-01", ["2011", "2012", "2013"]),
        ("1900", "2000", ["1900", "1920", "1940", "1960", "1980", "2000"]),
        ("2024-01-15", "2024-04-02", ["Feb 2024", "Mar 2024", "Apr 2024"]),
        ("2024-05-13", "2024-05-15", ["13 May 2024", "14 May 2024", "15 May 2024"]),
        ("2024-12-31", "2025-01-01", ["31 Dec 2024", "1 Jan 2025"]),
    ],
)
def test_view_scale_writes_years_months_or_days(first: str, last: str, names: list[str]) -> None:
    scale = Scale(years(first) or 0, years(last) or 0)
    assert [tick.name for tick in scale.ticks()] == names
    assert [tick.x for tick in scale.ticks()] == sorted(tick.x for tick in scale.ticks())


def test_view_scale_of_one_time_is_none() -> None:
    assert scale_of([2024.0, 2024.0]) is None
    assert scale_of([]) is None


# --- articles and the drawing ------------------------------------------------------------------------------------


def test_view_article_says_where_its_date_comes_from() -> None:
    archive = Archive(two_groups().graph)
    article = replace(archive.graph.articles[0], published="2024-05", published_basis="inferred")
    archive = Archive(replace(archive.graph, articles=(article,)))
    shown = Renderer(archive, address_in_file).page(article_page(archive, "a"))
    assert "2024-05 (from clues in its text)" in shown


def test_view_drawing_knows_who_publishes_a_line() -> None:
    graph = two_groups().graph
    article = replace(graph.articles[0], publisher="The Daily Example")
    drawn = drawing_of(replace(graph, articles=(article,)))
    assert drawn["publishers"] == ["The Daily Example"]
    assert {tuple(line["by"]) for line in drawn["lines"]} == {(0,)}
