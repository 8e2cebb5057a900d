from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.errors import InputError, SetupError
from newsgraph.export import export_graph
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.rdf import build_dataset
from newsgraph.jsonl import write_graph
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(sample_graph(), tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["ttl", "nt", "trig", "jsonld"])
def test_graph_folder_source_gives_the_bytes_of_the_graph_in_memory(folder: Path, tmp_path: Path, name: str) -> None:
    rdf = RdfFiles(mentions="apart")
    (tmp_path / "held").mkdir()
    held = export_graph(sample_graph(), tmp_path / "held", [name], rdf=rdf)
    read = export_graph(FolderSource(folder), tmp_path, [name], rdf=rdf)
    assert [path.read_bytes() for path in read] == [path.read_bytes() for path in held]


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
