"""The graph as a network of people: chains with their words, neighbours, brokers, communities."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from newsgraph.cli.commands import main
from newsgraph.errors import QueryError
from newsgraph.jsonl import write_graph
from newsgraph.network import Chain, Choice, find_communities, find_neighbours, find_paths, rank_brokers
from newsgraph.records import Entity, KnowledgeGraph
from sample_graph import TEXTS, sample_graph

OSKEL, SUND, LORN, ROOK, TRADERS = (
    "person/bram-oskel",
    "person/soren-sund",
    "person/lars-lorn",
    "person/runa-rook",
    "organisation/norland-traders",
)
NOW, THEN = "group/norland-delegation-2025", "group/norland-team-2022"
REPORTED, ASSERTED = Choice(modality="reported"), Choice(modality="asserted")


def seats(*pairs: tuple[str, str]) -> KnowledgeGraph:
    """A graph of people in bodies: ("a", "1") puts person/a into organisation/1."""
    model = next(claim for claim in sample_graph().claims if claim.kind == "membership")
    people = [Entity(f"person/{name}", "person", name) for name in sorted({one for one, _ in pairs})]
    bodies = [Entity(f"organisation/{name}", "organisation", name) for name in sorted({two for _, two in pairs})]
    claims = [
        replace(
            model,
            id=f"membership/{one}{two}",
            modality="asserted",
            fields={**model.fields, "member": f"person/{one}", "group": f"organisation/{two}"},
        )
        for one, two in pairs
    ]
    return replace(sample_graph(), entities=(*bodies, *people), claims=tuple(claims))


def walked(chains: list[Chain]) -> list[str]:
    return [">".join([chain.steps[0].start, *(step.end for step in chain.steps)]) for chain in chains]


# --- paths -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "choice", "found"),
    [
        pytest.param(OSKEL, LORN, Choice(), f"{OSKEL}>{NOW}>{LORN}", id="over a group"),
        pytest.param(OSKEL, SUND, Choice(), None, id="the Sudmark delegations are of two years"),
        pytest.param(OSKEL, NOW, Choice(), f"{OSKEL}>{NOW}", id="to the group itself"),
        pytest.param("person/delia-marsh", "person/edda-quill", Choice(), "person/delia-marsh>person/edda-quill", id="an aide"),
        pytest.param(OSKEL, ROOK, Choice(), f"{OSKEL}>{THEN}>{ROOK}", id="not over the seat that is denied"),
        pytest.param(OSKEL, ROOK, REPORTED, None, id="nothing but reported"),
        pytest.param(OSKEL, LORN, Choice(since="2025"), f"{OSKEL}>{NOW}>{LORN}", id="of that time"),
        pytest.param(OSKEL, ROOK, Choice(since="2025"), None, id="of a later time"),
        pytest.param(OSKEL, ROOK, Choice(until="2022-12"), f"{OSKEL}>{THEN}>{ROOK}", id="of an earlier time"),
        pytest.param(OSKEL, OSKEL, Choice(), None, id="to oneself"),
        pytest.param(OSKEL, "person/cato-verne", Choice(longest=1), None, id="too long"),
    ],
)  # fmt: skip
def test_network_paths_are_chains_of_claims(start: str, end: str, choice: Choice, found: str | None) -> None:
    assert walked(find_paths(sample_graph(), start, end, choice))[:1] == ([found] if found else [])


def test_network_paths_prove_each_step() -> None:
    (chain, *_) = find_paths(sample_graph(), OSKEL, LORN)
    for step in chain.steps:
        item = step.evidence
        assert TEXTS[item.article][item.start : item.end] == item.text
        ends = {step.claim.fields["member"], step.claim.fields["group"]}
        assert {step.start, step.end} == ends
        assert step.claim.modality != "denied"
    assert [step.forth for step in chain.steps] == [True, False]


def test_network_paths_come_by_length_and_then_by_name() -> None:
    graph = seats(("a", "1"), ("b", "1"), ("a", "2"), ("b", "2"), ("a", "3"), ("c", "3"), ("c", "4"), ("b", "4"))
    one, two, long = (
        "person/a>organisation/1>person/b",
        "person/a>organisation/2>person/b",
        "person/a>organisation/3>person/c>organisation/4>person/b",
    )
    assert walked(find_paths(graph, "person/a", "person/b")) == [one, two, long]
    assert walked(find_paths(graph, "person/a", "person/b", most=2)) == [one, two]
    assert walked(find_paths(graph, "person/a", "person/b", Choice(longest=2))) == [one, two]
    turned = replace(graph, entities=graph.entities[::-1], claims=graph.claims[::-1])
    assert walked(find_paths(turned, "person/a", "person/b")) == [one, two, long]


def test_network_steps_take_the_most_trusted_claim_and_count_the_others() -> None:
    graph = seats(("a", "1"), ("b", "1"))
    doubtful = replace(graph.claims[0], id="membership/0", modality="reported")
    (chain,) = find_paths(replace(graph, claims=(doubtful, *graph.claims)), "person/a", "person/b")
    assert [(step.claim.id, step.others) for step in chain.steps] == [("membership/a1", 1), ("membership/b1", 0)]


@pytest.mark.parametrize(
    ("end", "choice", "message"),
    [
        ("country/norland", Choice(), "country/norland is a country: paths lead through person, organisation, group"),
        (LORN, Choice(since="soon"), "'soon' is no date like 2022"),
    ],
)
def test_network_paths_say_what_is_wrong(end: str, choice: Choice, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_paths(sample_graph(), OSKEL, end, choice)


# --- neighbours ------------------------------------------------------------------------------------------------------


def test_network_neighbours_come_by_distance() -> None:
    graph = seats(("a", "1"), ("b", "1"), ("b", "2"), ("c", "2"))
    near = [(found.distance, found.entity.name, found.step.claim.id) for found in find_neighbours(graph, "person/a", 4)]
    assert near == [
        (1, "1", "membership/a1"),
        (2, "b", "membership/b1"),
        (3, "2", "membership/b2"),
        (4, "c", "membership/c2"),
    ]
    assert [found.entity.name for found in find_neighbours(graph, "person/a", 2)] == ["1", "b"]


def test_network_neighbours_have_what_is_not_denied() -> None:
    names = [found.entity.name for found in find_neighbours(sample_graph(), ROOK)]
    assert names == ["Norland's negotiating team"]
    assert find_neighbours(sample_graph(), ROOK, choice=REPORTED) == []


# --- brokers and communities -----------------------------------------------------------------------------------------


TWO_PARTS = seats(*[(one, "x") for one in "abcm"], *[(one, "y") for one in "defm"], ("a", "z"), ("b", "z"))


def test_network_brokers_stand_between_others() -> None:
    ranking = rank_brokers(TWO_PARTS)
    first, second, *_ = ranking.brokers
    assert (first.name, first.degree, first.shared, first.betweenness) == ("m", 6, 6, 0.6)
    assert (second.name, second.degree, second.shared, second.betweenness) == ("a", 3, 4, 0.0)
    assert ranking.sampled is None


def test_network_brokers_say_when_betweenness_is_estimated() -> None:
    ranking = rank_brokers(TWO_PARTS, exact=3)
    assert ranking.sampled == 3
    assert ranking == rank_brokers(TWO_PARTS, exact=3)
    assert ranking.brokers[0].name == "m"


def test_network_brokers_leave_out_who_shares_nothing() -> None:
    names = [one.name for one in rank_brokers(sample_graph()).brokers]
    assert "Soren Sund" not in names
    assert len(names) == 9
    assert [one.name for one in rank_brokers(sample_graph(), REPORTED).brokers] == []


def test_network_communities_share_most_among_themselves() -> None:
    parts = [
        (tuple(name for _, name in one.people), one.bodies, one.within, one.across)
        for one in find_communities(TWO_PARTS)
    ]
    assert sorted(name for people, *_ in parts for name in people) == list("abcdefm")
    assert {people[:3] for people, *_ in parts} == {tuple("abc"), tuple("def")}
    assert [bodies[0] for _, bodies, *_ in sorted(parts)] == ["x", "y"]
    assert sum(within for *_, within, _ in parts) + sum(across for *_, across in parts) // 2 == 12
    assert find_communities(KnowledgeGraph()) == []


def test_network_is_the_same_in_any_order() -> None:
    graph = sample_graph()
    turned = KnowledgeGraph(graph.articles[::-1], graph.entities[::-1], graph.claims[::-1])
    assert rank_brokers(turned, ASSERTED) == rank_brokers(graph, ASSERTED)
    assert find_communities(turned) == find_communities(graph)
    assert find_neighbours(turned, OSKEL, 3) == find_neighbours(graph, OSKEL, 3)
    assert find_paths(turned, OSKEL, LORN) == find_paths(graph, OSKEL, LORN)


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> str:
    write_graph(sample_graph(), tmp_path)
    return str(tmp_path)


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert main([*arguments, "--format", "csv"]) == 0
    return list(csv.DictReader(StringIO(capsys.readouterr().out)))


def test_network_commands_give_rows(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    steps = rows(capsys, "path", "Oskel", "Lorn", "--in", folder)
    assert [(row["chain"], row["from"], row["claim"], row["to"]) for row in steps[:2]] == [
        ("1", "Bram Oskel", "—member→", "Norland delegation"),
        ("1", "Norland delegation", "←member—", "Lars Lorn"),
    ]
    near = rows(capsys, "neighbours", "Runa Rook", "--in", folder)
    assert [(row["steps"], row["to"], row["article"]) for row in near] == [
        ("1", "Norland's negotiating team", "talks/first day")
    ]
    assert [row["name"] for row in rows(capsys, "brokers", "--most", "1", "--in", folder)] == ["Bram Oskel"]
    assert [row["size"] for row in rows(capsys, "communities", "--in", folder)]


def test_network_path_shows_each_chain_s_number_once(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path", "Oskel", "Torrin", "--in", folder]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["path", "Oskel", "Sund"], 0, "no answer"),
        (["path", "Oskel", "Norland"], 1, "country/norland is a country"),
        (["path", "Oskel", "Nobody"], 1, "'Nobody' is not in the graph"),
        (["neighbours", "Oskel", "--depth", "0"], 2, "0 is not in the range"),
        (["brokers", "--modality", "reported"], 0, "no answer"),
    ],
)
def test_network_commands_say_what_is_wrong(
    folder: str, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--in", folder]) == code
    assert message in capsys.readouterr().err
