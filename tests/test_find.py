"""Names lead to the one entity that a person means, or to the candidates."""

from __future__ import annotations

import pytest

from newsgraph.errors import QueryError
from newsgraph.graph.find import find_entity, fold_name
from newsgraph.records import Entity, KnowledgeGraph

GRAPH = KnowledgeGraph(
    entities=(
        Entity("person/zoe-unal", "person", "Zoë Ünal", ("Ünal", "Zoë")),
        Entity("person/otto-lind", "person", "Otto Lind", ("Lind",)),
        Entity("person/karl-lind", "person", "Karl Lind"),
        Entity("organisation/bank-of-norland", "organisation", "Bank of Norland", ("the Bank",)),
        Entity("country/norland", "country", "Norland", ("Norlandic",)),
        Entity("topic/plan-of-unal", "topic", "plan of Ünal"),
        Entity("topic/harbor-truce", "topic", "harbor truce"),
    )
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("person/otto-lind", "person/otto-lind"),
        ("Otto Lind", "person/otto-lind"),
        ("otto LIND ", "person/otto-lind"),
        ("zoe unal", "person/zoe-unal"),
        ("Unal", "person/zoe-unal"),
        ("Otto", "person/otto-lind"),
        ("Lind", "person/otto-lind"),  # an alias comes before a part of a name
        ("bank", "organisation/bank-of-norland"),
        ("Norland", "country/norland"),
        ("plan", "topic/plan-of-unal"),
        ("truce", "topic/harbor-truce"),
    ],
)
def test_find_entity_finds_the_best_match(name: str, found: str) -> None:
    assert find_entity(GRAPH, name).id == found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Oto Lind", r"'Oto Lind' is not in the graph; did you mean person/otto-lind \(Otto Lind\)"),
        ("Xyzzy", "'Xyzzy' is not in the graph$"),
        ("", "'' is not in the graph$"),
        ("“”", "is not in the graph$"),
    ],
)
def test_find_entity_names_candidates_where_nothing_fits(name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_entity(GRAPH, name)


def test_find_entity_names_candidates_where_several_fit() -> None:
    graph = KnowledgeGraph(entities=tuple(entity for entity in GRAPH.entities if entity.kind != "topic"))
    twins = KnowledgeGraph(entities=(*graph.entities, Entity("person/otto-lind-2", "person", "Otto Lind")))
    with pytest.raises(
        QueryError, match=r"may be person/otto-lind \(Otto Lind\), person/otto-lind-2 \(Otto Lind\); give the id"
    ):
        find_entity(twins, "Otto Lind")


def test_find_entity_looks_among_the_kinds_asked_for() -> None:
    assert find_entity(GRAPH, "Unal", kinds=["topic"]).id == "topic/plan-of-unal"
    with pytest.raises(QueryError):
        find_entity(GRAPH, "Norland", kinds=["person"])


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Bank", "bank"),
        ("The", "the"),
        ("Zoë  “Zed” Ünal", "zoe zed unal"),
        ("AL-NASR", "al nasr"),
        ("Ｋarl", "karl"),
    ],
)
def test_fold_name_keeps_the_words(name: str, folded: str) -> None:
    assert fold_name(name) == folded
