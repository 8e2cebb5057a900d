"""Apache Jena and Eclipse RDF4J open every RDF file that we write and find the same in it, nasty content to the letter.

Needs a JDK (17 or later) and Maven, with the engines of java/pom.xml in its repository (see test_interop_sparql.py).
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
import pytest

from jars import JAVA, class_path_of
from nasty_graph import both_graphs
from newsgraph.export import EXPORTERS, export_graph
from newsgraph.export.drawing.attributes import NOT_XML

FORMATS = tuple(name for name, exporter in EXPORTERS.items() if exporter.reads == "dataset")
Found = Mapping[tuple[str, str], tuple[int, int, int]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rdf")
    export_graph(both_graphs(), folder, FORMATS)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> Found:
    """Engine and format -> different triples, named graphs, letters of literals."""
    jars = class_path_of(JAVA / "pom.xml", folder, "Jena and RDF4J")
    names = [f"graph.{name}" for name in FORMATS]
    command = ["java", "-Xmx1g", "-cp", jars, JAVA / "RdfCounts.java", *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr[:2000]
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {
        (engine, file.removeprefix("graph.")): (int(triples), int(graphs), int(letters))
        for engine, file, triples, graphs, letters in rows
    }


@pytest.mark.parametrize("engine", ["jena", "rdf4j"])
@pytest.mark.parametrize("name", FORMATS)
def test_interop_rdf_engines_find_what_was_written(name: str, engine: str, found: Found, folder: Path) -> None:
    if (engine, name) not in found:
        pytest.skip(f"{engine} has no parser of {name} here")
    said = {quad.triple for quad in pyoxigraph.parse(path=folder / "graph.nt")}
    texts = [said.object.value for said in said if isinstance(said.object, pyoxigraph.Literal)]
    if name == "rdf":
        texts = [NOT_XML.sub("\ufffd", text) for text in texts]
    graphs = len(both_graphs().articles) + 1 if name in {"trig", "nq"} else 0  # one of the plain triples
    assert found[engine, name] == (len(said), graphs, sum(map(len, texts)))
