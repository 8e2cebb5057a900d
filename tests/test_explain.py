"""Claims, entities and dossiers are shown with the words that prove them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgraph.errors import QueryError
from newsgraph.explain import PARTS, Piece, explain_claim, explain_entity, mark_context, write_dossier
from newsgraph.graph.find import find_entity
from newsgraph.records import Claim, KnowledgeGraph, Span
from sample_graph import FIRST, SECOND, sample_graph

TEXT = "Heading of a list:\n\nA first item.\n\nMoor, she says, was there. Another sentence.\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim_of(kind: str, **fields: str) -> Claim:
    return next(c for c in sample_graph().claims if c.kind == kind and fields.items() <= dict(c.fields).items())


# --- context -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "support", "pieces"),
    [
        ("first", (), [("A ", ""), ("first", "evidence"), (" item.", "")]),
        ("A first item.", (), [("A first item.", "evidence")]),
        (
            "was there",
            ("Moor",),
            [("Moor", "support"), (", she says, ", ""), ("was there", "evidence"), (". Another sentence.", "")],
        ),
        ("Moor, she", ("Moor",), [("Moor, she", "evidence"), (" says, was there. Another sentence.", "")]),
        (
            "first item",
            ("Heading of a list",),
            [
                ("Heading of a list", "support"),
                (": … A ", ""),
                ("first item", "evidence"),
                (".", ""),
            ],
        ),
    ],
)
def test_explain_context_marks_the_words_in_their_paragraph(
    evidence: str, support: tuple[str, ...], pieces: list[tuple[str, str]]
) -> None:
    shown = mark_context(TEXT, span(evidence), tuple(map(span, support)))
    assert [(piece.text, piece.mark) for piece in shown] == pieces


def test_explain_context_of_a_long_line_is_cut_between_words() -> None:
    text = "before " * 200 + "here" + " after" * 200
    before, words, after = mark_context(text, Span(1400, 1404))
    assert words == Piece("here", "evidence")
    assert 150 < len(before.text) <= 200
    assert 150 < len(after.text) <= 200
    assert before.text.startswith("before ")
    assert after.text.endswith(" after")


# --- claims and entities -----------------------------------------------------------------------------------------


def test_explain_claim_gives_names_beside_ids_and_leaves_out_what_is_not_known() -> None:
    claim = claim_of("membership", member="person/ilva-torrin", group="group/norland-delegation-2025")
    fields = dict(explain_claim(sample_graph(), claim.id).fields)
    assert fields["member"] == "Ilva Torrin (person/ilva-torrin)"
    assert (fields["capacity"], fields["modality"], fields["rule"]) == ("head", "asserted", "membership.sample")
    assert fields["said by"] == "1 publisher (Porthaven Gazette), 2 articles"
    assert "start" not in fields
    assert "source" not in fields


def test_explain_claim_shows_each_piece_of_evidence_in_its_article() -> None:
    claim = claim_of("membership", member="person/ilva-torrin", group="group/norland-delegation-2025")
    passages = explain_claim(sample_graph(), claim.id).passages
    assert [passage.article for passage in passages] == [SECOND, FIRST]
    for passage in passages:
        marked = [piece.text for piece in passage.pieces if piece.mark == "evidence"]
        assert marked == [passage.evidence.text]


def test_explain_claim_shows_the_support() -> None:
    claim = claim_of("membership", member="person/bram-oskel", group="group/norland-team-2022")
    (passage,) = explain_claim(sample_graph(), claim.id).passages
    assert [piece.text for piece in passage.pieces if piece.mark == "support"] == ["Bram Oskel"]


def test_explain_claim_without_its_article_shows_the_bare_words() -> None:
    graph = sample_graph()
    claim = graph.claims[0]
    (passage, *_) = explain_claim(KnowledgeGraph((), graph.entities, graph.claims), claim.id).passages
    assert passage.pieces == (Piece(claim.evidence[0].text, "evidence"),)


def test_explain_claim_refuses_an_id_that_is_none() -> None:
    with pytest.raises(QueryError, match="role/none: no such claim in the graph"):
        explain_claim(sample_graph(), "role/none")


def test_explain_entity_lists_its_fields_and_the_claims_that_name_it() -> None:
    graph = sample_graph()
    explained = explain_entity(graph, find_entity(graph, "group/norland-delegation-2025"))
    assert ("sender", "Norland (country/norland)") in explained.fields
    assert ("date", "2025-05-06") in explained.fields
    assert len(explained.claims) == sum(
        "group/norland-delegation-2025" in dict(c.fields).values() for c in graph.claims
    )


# --- dossiers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Edda Quill",
            [
                ("incoming role", "President, Norland", "reported"),
                ("former role", "mayor", "asserted"),
                ("people in roles", "Delia Marsh, aide", "asserted"),
                ("statement", "the strait was open", "denied"),
            ],
        ),
        (
            "Runa Rook",
            [
                ("member of", "member, Norland's negotiating team (2022, round 1)", "asserted"),
                ("member of", "member, Norland delegation (2025-05-06, round 2)", "denied"),
            ],
        ),
        (
            "harbor truce",
            [
                ("stance towards", "Sudmark officials: against", "asserted"),
                ("stance towards", "Norland: for", "asserted"),
                ("stance towards", "Ilva Torrin: against", "asserted"),
                ("stance towards", "Ilva Torrin: for", "reported"),
            ],
        ),
        ("League of Ports", [("members", "Norland Traders, member", "asserted")]),
        ("Porthaven", []),
    ],
)
def test_explain_dossier_gathers_what_the_graph_holds(name: str, lines: list[tuple[str, str, str]]) -> None:
    graph = sample_graph()
    dossier = write_dossier(graph, find_entity(graph, name))
    assert [(line.part, line.what, line.modality) for line in dossier.lines] == lines


def test_explain_dossier_parts_portrayals_from_stances() -> None:
    graph = sample_graph()
    stance = next(claim for claim in graph.claims if claim.kind == "stance" and claim.fields["polarity"] == "against")
    fields = {**stance.fields, "holder": None, "target": "country/norland", "cue": "bungled"}
    portrayed = replace(graph, claims=(replace(stance, fields=fields, rule="portrayal.subject"),))
    (line,) = write_dossier(portrayed, find_entity(portrayed, "Norland")).lines
    assert (line.part, line.what) == ("portrayal", "against: bungled")


def test_explain_dossier_of_every_entity_names_each_claim_by_its_ends() -> None:
    graph = sample_graph()
    lines = [line for entity in graph.entities for line in write_dossier(graph, entity).lines]
    assert {line.claim for line in lines} == {claim.id for claim in graph.claims}
    assert {line.part for line in lines} <= set(PARTS)


@pytest.mark.parametrize(
    ("member", "group", "when"),
    [
        ("person/ilva-torrin", "group/norland-team-2022", "2022/2022-04"),
        ("person/falk-fenn", "group/norland-team-2022", "2022/.."),
        ("person/bram-oskel", "group/norland-delegation-2025", "as of 2025-05-06"),
        ("organisation/norland-traders", "group/league-of-ports", ""),
    ],
)
def test_explain_dossier_says_when(member: str, group: str, when: str) -> None:
    graph = sample_graph()
    claim = claim_of("membership", member=member, group=group)
    (line,) = [line for line in write_dossier(graph, find_entity(graph, member)).lines if line.claim == claim.id]
    assert line.when == when
