"""The table of fields is one table: a field that is added there goes the whole way, from a component's row to every export."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import spacy

from newsgraph.articles.reading import make_reading
from newsgraph.errors import RuleError
from newsgraph.explain import explain_claim
from newsgraph.export import export_graph
from newsgraph.export.drawing.drawn import build_drawn
from newsgraph.graph import claims as rdf
from newsgraph.graph.rdf import build_dataset
from newsgraph.jsonl import read_graph, write_graph
from newsgraph.nlp.extract import to_extraction
from newsgraph.nlp.page.layers import Layers, register_extensions
from newsgraph.nlp.page.rows import CountRow, EntityRow, MentionRow, TimeRow
from newsgraph.nlp.times import find_times
from newsgraph.plain import shape_of
from newsgraph.records import (
    Article,
    ArticleEntity,
    Count,
    EntityCount,
    EntityMention,
    Extraction,
    KnowledgeGraph,
    Mention,
    TimeExpression,
)
from newsgraph.resolve import resolve
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS
from newsgraph.terms import NG
from newsgraph.workspace import open_workspace, opening

SEAT, SINCE, PROXY, SEAT_SPAN = "seat", "since", "proxy", "seat_span"


@pytest.fixture
def _new_fields(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A membership with a field of each sort more, and their terms in the ontology."""
    fields = CLAIM_FIELDS["membership"]
    monkeypatch.setitem(
        CLAIM_FIELDS,
        "membership",
        replace(
            fields,
            entities=(*fields.entities, PROXY),
            values=(*fields.values, SEAT),
            times=(*fields.times, SINCE),
            spans=(*fields.spans, SEAT_SPAN),
            tells_where_said=(*fields.tells_where_said, SEAT),
            drawn=(*fields.drawn, SEAT, SINCE),
        ),
    )
    for name in ("seat", "since", "proxy", "seatSpan"):
        monkeypatch.setattr(NG, name, f"urn:newsgraph:ontology#{name}", raising=False)
    yield
    rdf.property_of.cache_clear()


def read(id_: str, seat: str | None) -> Extraction:
    """What a component that knows the new fields writes, brought over the border."""
    article = Article(id_, f"Ann Weld sat in the Harbor Council in the {seat or 'other'} chair for Bo Reed since 2024.")
    register_extensions()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = find_times(nlp(article.text))
    layers = Layers(doc)
    ann, council, bo = (
        layers.add_entity(kind, name)  # type: ignore[arg-type]
        for kind, name in (("person", "Ann Weld"), ("organisation", "Harbor Council"), ("person", "Bo Reed"))
    )
    for entity, start, end in ((ann, 0, 2), (council, 5, 7), (bo, 12, 14)):
        layers.add_mention(entity, start, end)
    layers.add_claim(
        "membership",
        "membership.test",
        (0, len(doc)),
        entities={"member": ann, "group": council, PROXY: bo},
        values={"capacity": "member", SEAT: seat},
        times={SINCE: 0},
        spans={SEAT_SPAN: [(9, 11)]},
    )
    return to_extraction(doc, article, make_reading(article))


@pytest.mark.usefixtures("_new_fields")
def test_schema_new_field_goes_the_whole_way(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        for extraction in (read("a", "left"), read("b", "right"), read("c", "left"), read("d", None)):
            workspace.store(extraction, "key")
            assert workspace.extraction(extraction.article.id) == extraction
        graph = resolve(workspace.extractions(), (), ())
    write_graph(graph, tmp_path)
    assert read_graph(tmp_path) == graph
    by_seat = {claim.fields[SEAT]: claim for claim in graph.claims}
    assert {seat: [item.article for item in claim.evidence] for seat, claim in by_seat.items()} == {
        "left": ["a", "c"],
        "right": ["b"],
        None: ["d"],
    }
    left = by_seat["left"]
    assert (left.fields[SINCE], left.fields[PROXY]) == ("2024", "person/bo-reed")
    assert graph.articles[0].text[left.spans[SEAT_SPAN][0].start :].startswith("left chair")
    check_outputs(graph, left.id, tmp_path)


def check_outputs(graph: KnowledgeGraph, claim: str, folder: Path) -> None:
    node = f"<urn:newsgraph:{claim}>"
    lines = [line for line in build_dataset(graph).union_lines() if line.startswith(node)]
    ours = "<urn:newsgraph:ontology#"
    assert f'{node} {ours}seat> "left" .' in lines
    assert f'{node} {ours}since> "2024"^^<http://id.loc.gov/datatypes/edtf/EDTF> .' in lines
    assert f"{node} {ours}proxy> <urn:newsgraph:person/bo-reed> ." in lines
    assert [line for line in lines if line.startswith(f"{node} {ours}seatSpan> <urn:newsgraph:a#char=")]
    edges = build_drawn(graph).edges(data=True)
    assert sorted((data.get(SEAT), data.get(SINCE)) for *_, data in edges if SEAT in data) == [
        ("left", "2024"),
        ("right", "2024"),
    ]
    shown = dict(explain_claim(graph, claim).fields)
    assert (shown[SEAT], shown[SINCE], shown[PROXY]) == ("left", "2024", "Bo Reed (person/bo-reed)")
    for path in export_graph(graph, folder):
        assert "left" in path.read_text(encoding="utf8")


@pytest.mark.usefixtures("_new_fields")
def test_schema_new_field_without_a_term_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(NG, SEAT)
    graph = resolve([read("a", "left")], (), ())
    with pytest.raises(RuleError, match=r"no property ng:seat for the field 'seat' of newsgraph\.schema"):
        list(build_dataset(graph).parts())


def test_schema_new_field_that_nobody_says_changes_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [claim.id for claim in resolve([read("d", None)], (), ()).claims]
    fields = CLAIM_FIELDS["membership"]
    told = (*fields.tells_where_said, SEAT)
    monkeypatch.setitem(
        CLAIM_FIELDS, "membership", replace(fields, values=(*fields.values, SEAT), tells_where_said=told)
    )
    assert [claim.id for claim in resolve([read("d", None)], (), ()).claims] == before
    assert [claim.id for claim in resolve([read("d", "left")], (), ()).claims] != before


def test_schema_every_field_has_a_term() -> None:
    of_claims = [(*kind.entities, *kind.values, *kind.times, *kind.spans) for kind in CLAIM_FIELDS.values()]
    for fields in (*of_claims, *ENTITY_FIELDS.values()):
        for name in fields:
            assert rdf.property_of(name).startswith("<")


def test_schema_names_only_fields_of_the_kind() -> None:
    for fields in CLAIM_FIELDS.values():
        assert {fields.subject, *fields.object} <= set(fields.entities)
        assert {*fields.tells, *fields.tells_where_said} <= set(fields.values)
        assert set(fields.drawn) <= {*fields.values, *fields.times}


# --- fields of entities and mentions
MOTTO, SCRIPT = "motto", "script"


def with_field(monkeypatch: pytest.MonkeyPatch, record: Any, name: str) -> None:
    """Puts a record with a field more in the place of one, wherever it is used: as if the field stood in records.py."""
    namespace = {"__module__": record.__module__, "__doc__": record.__doc__}
    wider = make_dataclass(
        record.__name__, [(name, str | None, None)], bases=(record,), namespace=namespace, frozen=True, slots=True
    )
    for module in [module for key, module in sys.modules.items() if key.startswith("newsgraph.")]:
        for attribute in [key for key, value in vars(module).items() if value is record]:
            monkeypatch.setattr(module, attribute, wider)


@pytest.fixture
def _wider_records(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bodies with a motto, mentions with a script: fields of the records, columns of the cache, a term of the ontology."""
    with_field(monkeypatch, ArticleEntity, MOTTO)
    with_field(monkeypatch, Mention, SCRIPT)
    with_field(monkeypatch, EntityMention, SCRIPT)
    monkeypatch.setitem(ENTITY_FIELDS, "organisation", (*ENTITY_FIELDS["organisation"], MOTTO))
    tables = opening._tables().split("PRIMARY KEY (article, number)")
    entities, mentions, *rest = tables
    columns = (f"{entities}{MOTTO} TEXT, ", f"{mentions}{SCRIPT} TEXT, ", *rest)
    monkeypatch.setattr(opening, "_tables", lambda: "PRIMARY KEY (article, number)".join(columns))
    monkeypatch.setattr(NG, MOTTO, f"urn:newsgraph:ontology#{MOTTO}", raising=False)
    yield
    rdf.property_of.cache_clear()


def read_wider() -> Extraction:
    article = Article("a", "Ann Weld sat in the Harbor Council.")
    doc = spacy.blank("en")(article.text)
    layers = Layers(doc)
    ann, council = (
        layers.add_entity("person", "Ann Weld"),
        layers.add_entity("organisation", "Harbor Council", motto="Sail on"),
    )
    layers.add_mention(ann, 0, 2)
    layers.add_mention(council, 5, 7, script="Latn")
    layers.add_claim(
        "membership",
        "membership.test",
        (0, 7),
        entities={"member": ann, "group": council},
        values={"capacity": "member"},
    )
    return to_extraction(doc, article, make_reading(article))


@pytest.mark.usefixtures("_wider_records")
def test_schema_new_fields_of_entities_and_mentions_go_the_whole_way(tmp_path: Path) -> None:
    extraction = read_wider()
    with open_workspace(tmp_path) as workspace:
        workspace.store(extraction, "key")
        assert workspace.extraction("a") == extraction
        graph = resolve(workspace.extractions(), (), ())
    write_graph(graph, tmp_path)
    assert read_graph(tmp_path) == graph
    council, ann = (json.loads(line) for line in (tmp_path / "entities.jsonl").read_text("utf8").splitlines())
    assert (council[MOTTO], council["mentions"][0][SCRIPT]) == ("Sail on", "Latn")
    assert MOTTO not in ann
    assert ann["mentions"][0][SCRIPT] is None
    node = "<urn:newsgraph:organisation/harbor-council>"
    assert f'{node} <urn:newsgraph:ontology#motto> "Sail on" .' in list(build_dataset(graph).union_lines())
    for path in export_graph(graph, tmp_path):
        assert "Sail on" in path.read_text(encoding="utf8")


def test_schema_records_of_the_graph_have_the_fields_of_those_of_an_article() -> None:
    """What is exported of a mention or a count is what is read of it, with its article."""
    for read_, exported, own in ((Mention, EntityMention, {"entity"}), (Count, EntityCount, set())):
        names = [name for name in shape_of(read_).names if name not in own]
        assert list(shape_of(exported).names) == ["article", *names]


def test_schema_rows_are_the_records_in_tokens() -> None:
    for row, record, own in (
        (EntityRow, ArticleEntity, set()),
        (MentionRow, Mention, {"text"}),
        (CountRow, Count, {"text"}),
        (TimeRow, TimeExpression, {"text"}),
    ):
        assert set(row.__annotations__) >= set(shape_of(record).names) - own
