"""What is skimmed of records is what they say, from the records as from the lines, and as it is kept."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from many_articles import many_articles
from newsgraph.errors import SetupError
from newsgraph.folder import hash_file
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.labels import Names, claim_label, claim_names
from newsgraph.graph.skims import SkimsWriter
from newsgraph.graph.sources import HeldSource, Source
from newsgraph.jsonl import FILES, read_graph, write_graph
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph

GRAPHS = (sample_graph(), many_articles(20))
_ALIKE = ("id", "kind", "modality", "source", "confidence", "belief", "rule", "first_words")
_ENTITY_ALIKE = ("id", "kind", "name", "size", "round", "complete", "number_of_mentions", "mentioned_in")


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=repr))


@pytest.mark.parametrize("graph", GRAPHS, ids=["sample", "many"])
def test_graph_skimmed_records_say_what_the_records_say(graph: KnowledgeGraph) -> None:
    source = HeldSource(graph)
    for claim, skimmed in zip(source.claims(), source.skim_claims(known=True), strict=True):
        assert [getattr(skimmed, name) for name in _ALIKE] == [getattr(claim, name) for name in _ALIKE]
        assert {*skimmed.articles} == {*claim.articles}
        assert skimmed.told_in == ([] if claim.kind == "statement" else claim.told_in)
        assert {name: claim.fields.get(name) for name in skimmed.fields} == skimmed.fields
        assert claim.fields.keys() - skimmed.fields.keys() <= {"content"}
    for entity, small in zip(source.entities(), source.skim_entities(known=True), strict=True):
        assert [getattr(small, name) for name in _ENTITY_ALIKE] == [getattr(entity, name) for name in _ENTITY_ALIKE]
        assert (small.aliases, small.same_as) == (entity.aliases, entity.same_as)
        assert small.properties == {name: entity.properties.get(name) for name in small.properties}


@pytest.mark.parametrize("graph", GRAPHS, ids=["sample", "many"])
def test_graph_skimmed_is_the_same_from_records_lines_and_what_is_kept(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path)
    with SkimsWriter(tmp_path / "skims", None) as writer:
        for name in FILES:
            for line in (tmp_path / name).read_bytes().splitlines(keepends=True):
                writer.come(name, line)
        kept = FolderSource(tmp_path, skims=writer.skims)
        held, lines = HeldSource(read_graph(tmp_path)), FolderSource(tmp_path)
        assert all_of(kept) == all_of(held) == all_of(lines)
        for source in (kept, lines):
            assert [source.article(number).id for number in range(len(graph.articles))] == [
                each.id for each in held.articles()
            ]
            numbers = range(len(graph.entities))
            assert [source.entity(number).id for number in numbers] == [each.id for each in held.entities()]
            for article in graph.articles:
                assert [*source.claims_of(article.id)] == [*held.claims_of(article.id)]


def all_of(source: Source) -> list[Any]:
    found = [
        *source.skim_articles(known=True),
        *source.skim_entities(known=True),
        *source.skim_claims(known=True),
    ]
    return plain(
        [
            {name: value.hex() if isinstance(value := getattr(each, name), bytes) else value for name in each.__slots__}
            for each in found
        ]
    )


def test_graph_skimmed_claims_are_told_apart_by_the_names_in_their_labels() -> None:
    """A label says what a claim itself says, and the names of others: of these all that may be in it stand beside the skim."""
    graph, dice = many_articles(20), random.Random(3)
    other = 0
    for claim, skimmed in zip(graph.claims, HeldSource(graph).skim_claims(known=True), strict=True):
        before, after = Names(), Names()
        for entity in graph.entities:
            before.note(entity)
            after.note(replace(entity, name=f"{entity.name} II") if dice.random() < 0.3 else entity)
        is_other = claim_label(claim, before) != claim_label(claim, after)
        assert is_other == (claim_names(skimmed, before) != claim_names(skimmed, after)), claim.id
        other += is_other
    assert 0 < other < len(graph.claims)


def test_graph_skims_are_taken_from_an_earlier_file_that_is_as_it_was(tmp_path: Path) -> None:
    path, lines = tmp_path / "skims", lines_of(tmp_path, FILES[1])
    with SkimsWriter(path, None) as writer:
        for line in lines:
            writer.come(FILES[1], line)
        writer.move()
    first, second, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([marked := first.replace(b"]", b"] "), second, *rest]))
    for sha256, taken in ((hash_file(path), marked), ("0" * 64, first), (None, first)):
        with SkimsWriter(path, sha256) as writer:
            writer.stay(FILES[1], lines[0])
            writer.go(FILES[1], lines[1])
            writer.come(FILES[1], lines[0])
            writer.stay(FILES[1], b"".join(lines[2:]))
            assert writer.skims.path.read_bytes() == b"".join([taken, first, *rest])
            assert writer.skims.numbers[FILES[1]] == len(lines)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_graph_skims_say_where_they_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="skims: cannot be written"):
        SkimsWriter(tmp_path / "nowhere" / "skims", None)


def lines_of(folder: Path, name: str) -> list[bytes]:
    write_graph(sample_graph(), folder)
    return (folder / name).read_bytes().splitlines(keepends=True)
