"""Gephi itself opens what we write: its own importers, without its window, see the drawn nodes and edges.

Needs a JDK (11 or later) and gephi-toolkit, which no package of Python brings:

    mvn dependency:get -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all -Dtransitive=false

puts it where the test looks for it; another place is told by the environment variable GEPHI_TOOLKIT.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgraph.export import export_graph
from newsgraph.export.gexf import NODE_COLOURS
from newsgraph.graph.property_graph import build_property_graph
from newsgraph.records import Claim, Entity, Evidence, KnowledgeGraph
from sample_graph import sample_graph

VERSION = "0.10.1"
TOOLKIT = Path(
    os.environ.get("GEPHI_TOOLKIT")
    or Path.home() / ".m2/repository/org/gephi/gephi-toolkit" / VERSION / f"gephi-toolkit-{VERSION}-all.jar"
)
PROGRAM = Path(__file__).parent / "java" / "GephiImport.java"

pytestmark = [
    pytest.mark.skipif(not shutil.which("javac"), reason="no JDK here: Gephi's importers are Java"),
    pytest.mark.skipif(not TOOLKIT.is_file(), reason=f"no gephi-toolkit here ({TOOLKIT}); see the top of this file"),
]

Row = tuple[str, ...]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Row]]:
    """File name -> what Gephi holds after opening it."""
    folder = tmp_path_factory.mktemp("gephi")
    export_graph(graph_with_parallel_edges(), folder, ["gexf", "graphml"])
    done = subprocess.run(
        ["java", "-Djava.awt.headless=true", "-cp", str(TOOLKIT), str(PROGRAM), "graph.gexf", "graph.graphml"],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "JAVA_TOOL_OPTIONS": f"-Duser.home={folder} -Dfile.encoding=UTF-8"},
        capture_output=True,
        encoding="utf8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [tuple(line.split("\t")) for line in done.stdout.splitlines() if line.startswith("graph.")]
    return {name: [row[1:] for row in rows if row[0] == name] for name in ("graph.gexf", "graph.graphml")}


def graph_with_parallel_edges() -> KnowledgeGraph:
    """The sample, and one person with two offices in one body."""
    sample = sample_graph()
    ada, club = (
        Entity("person/ada-ruby", "person", "Ada Ruby"),
        Entity("organisation/club", "organisation", "Ruby Club"),
    )
    evidence = (Evidence(sample.articles[0].id, 0, 1, sample.articles[0].text[:1], "role.made-up"),)
    offices = tuple(
        Claim(
            f"role/{number:016}",
            "role",
            "asserted",
            0.5,
            "role.made-up",
            evidence,
            None,
            {"holder": ada.id, "title": title, "organisation": club.id, "status": "current"},
        )
        for number, title in enumerate(("founder", "head"))
    )
    return KnowledgeGraph(sample.articles, (*sample.entities, ada, club), (*sample.claims, *offices))


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_opens_the_drawn_nodes(opened: Mapping[str, list[Row]], name: str) -> None:
    drawn = build_property_graph(graph_with_parallel_edges())
    assert sorted(row[1:3] for row in opened[name] if row[0] == "node") == sorted(
        (node, attributes["label"]) for node, attributes in drawn.nodes(data=True)
    )


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_opens_the_drawn_edges_by_claim_id(opened: Mapping[str, list[Row]], name: str) -> None:
    drawn = build_property_graph(graph_with_parallel_edges())
    assert sorted(row[1:] for row in opened[name] if row[0] == "edge") == sorted(
        (key, attributes["label"], source, target)
        for source, target, key, attributes in drawn.edges(keys=True, data=True)
    )


def test_interop_gephi_takes_the_colours_of_gexf(opened: Mapping[str, list[Row]]) -> None:
    colours = {kind: "".join(f"{part:02x}" for part in rgb) for kind, rgb in NODE_COLOURS.items()}
    drawn = build_property_graph(graph_with_parallel_edges())
    assert {row[1]: row[3] for row in opened["graph.gexf"] if row[0] == "node"} == {
        node: colours[attributes["kind"]] for node, attributes in drawn.nodes(data=True)
    }
