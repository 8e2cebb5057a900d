from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from many_articles import many_articles
from newsgraph.errors import InputError, SetupError
from newsgraph.export import EXPORTERS, export_graph
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.rdf import build_dataset
from newsgraph.graph.skimmed import AnyClaim
from newsgraph.jsonl import write_graph
from newsgraph.records import Claim, KnowledgeGraph
from sample_graph import sample_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(sample_graph(), tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [name for name, exporter in EXPORTERS.items() if exporter.is_there])
@pytest.mark.parametrize("held", [0, 10**9])
def test_graph_folder_source_gives_the_bytes_of_the_graph_in_memory(
    folder: Path, tmp_path: Path, name: str, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgraph.export.HELD", held)
    rdf = RdfFiles(mentions="apart")
    (tmp_path / "held").mkdir()
    whole = export_graph(sample_graph(), tmp_path / "held", [name], rdf=rdf)
    read = export_graph(FolderSource(folder), tmp_path, [name], rdf=rdf)
    assert [path.read_bytes() for path in read] == [path.read_bytes() for path in whole]


class Counting:
    """A source that knows how many of the claims that it gave are still held by somebody."""

    def __init__(self, source: FolderSource) -> None:
        self._source = source
        self._alive: weakref.WeakSet[Held] = weakref.WeakSet()
        self.most = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    def claims(self) -> Iterator[Claim]:
        for claim in self._source.claims():
            yield self._counted(claim)

    def skim_claims(self, *, known: bool = False, placed: bool = True) -> Iterator[AnyClaim]:
        for claim in self._source.skim_claims(known=known, placed=placed):
            yield self._counted(claim) if isinstance(claim, Claim) else claim

    def claims_of(self, article: str) -> Iterator[Claim]:
        for claim in self._source.claims_of(article):
            yield self._counted(claim)

    def _counted(self, claim: Claim) -> Claim:
        held = Held(claim)
        self._alive.add(held)
        self.most = max(self.most, len(self._alive))
        return held


class Held(Claim):
    """A claim that can be weakly referred to."""

    __slots__ = ("__weakref__",)

    def __init__(self, claim: Claim) -> None:
        super().__init__(*(getattr(claim, each.name) for each in fields(claim)))

    __hash__ = object.__hash__


@pytest.mark.parametrize("name", [name for name, exporter in EXPORTERS.items() if exporter.is_there])
def test_graph_folder_source_no_export_keeps_the_claims(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in memory grows with the entities: of the claims a handful at a time, of an article at most all."""
    monkeypatch.setattr("newsgraph.export.HELD", 0)
    graph = many_articles(60)
    write_graph(graph, tmp_path)
    source = Counting(FolderSource(tmp_path))
    export_graph(source, tmp_path, [name])
    assert 0 < source.most < 30 < len(graph.claims)


def test_graph_folder_source_can_be_read_again(folder: Path) -> None:
    dataset = build_dataset(FolderSource(folder))
    assert list(dataset.lines()) == list(dataset.lines())


def test_graph_folder_source_names_a_broken_line(tmp_path: Path) -> None:
    write_graph(KnowledgeGraph(), tmp_path)
    (tmp_path / "graph.sha256").unlink()
    (tmp_path / "claims.jsonl").write_text("{}\n")
    with pytest.raises(InputError, match=r"claims\.jsonl:1: not a line that newsgraph wrote"):
        list(build_dataset(FolderSource(tmp_path)).lines())


def test_graph_folder_source_believes_no_file_of_another_writing(folder: Path) -> None:
    with (folder / "entities.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(SetupError, match=r"entities\.jsonl: not the file that was written with the others"):
        FolderSource(folder)
