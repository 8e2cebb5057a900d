"""Gephi itself opens what we write: its own importers, without its window, see the drawn nodes and edges.

Needs a JDK (11 or later) and gephi-toolkit, which no package of Python brings:

    mvn dependency:get -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all -Dtransitive=false

puts it where the test looks for it; another place is told by the environment variable GEPHI_TOOLKIT. The picture needs pdftoppm
(Debian's poppler-utils) too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nasty_graph import nasty_graph
from newsgraph.export import export_graph
from newsgraph.export.drawing import draw
from newsgraph.export.drawing.looks import EDGE_COLOURS, NODE_COLOURS, pale
from newsgraph.export.pictures import VIEWS, Picture
from newsgraph.records import Claim, Entity, Evidence, KnowledgeGraph
from sample_graph import sample_graph

VERSION = "0.10.1"
TOOLKIT = Path(
    os.environ.get("GEPHI_TOOLKIT")
    or Path.home() / ".m2/repository/org/gephi/gephi-toolkit" / VERSION / f"gephi-toolkit-{VERSION}-all.jar"
)
PROGRAM = Path(__file__).parent / "java" / "GephiImport.java"
SCRIPT = Path(__file__).parents[1] / "scripts" / "draw_gephi.py"

pytestmark = [
    pytest.mark.skipif(not shutil.which("javac"), reason="no JDK here: Gephi's importers are Java"),
    pytest.mark.skipif(not TOOLKIT.is_file(), reason=f"no gephi-toolkit here ({TOOLKIT}); see the top of this file"),
]

Row = tuple[str, ...]
NASTY = ("graph-nasty.gexf", "graph-nasty.graphml")
NAMES = ("graph.gexf", "graph.graphml", *NASTY, *(f"graph-{view}.gexf" for view in VIEWS if view != "all"))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Row]]:
    """File name -> what Gephi holds after opening it."""
    folder = tmp_path_factory.mktemp("gephi")
    export_graph(graph_with_parallel_edges(), folder, ["gexf", "graphml"])
    for view in VIEWS:
        export_graph(graph_with_parallel_edges(), folder, ["gexf"], picture=Picture(view))
    (folder / "nasty").mkdir()
    for path in export_graph(nasty_graph(), folder / "nasty", ["gexf", "graphml"]):
        path.rename(folder / path.name.replace("graph", "graph-nasty", 1))
    done = subprocess.run(
        ["java", "-Djava.awt.headless=true", "-cp", str(TOOLKIT), str(PROGRAM), *NAMES],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "JAVA_TOOL_OPTIONS": f"-Duser.home={folder} -Dfile.encoding=UTF-8"},
        capture_output=True,
        encoding="utf8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [tuple(line.split("\t")) for line in done.stdout.split("\n") if line.startswith("graph")]
    return {name: [row[1:] for row in rows if row[0] == name] for name in NAMES}


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


def nodes(rows: list[Row]) -> dict[str, Row]:
    """Id -> label, colour, x, y, size, time."""
    return {row[1]: row[2:] for row in rows if row[0] == "node"}


def lines(rows: list[Row]) -> dict[str, Row]:
    """Id -> label, source, target, colour, weight, time."""
    return {row[1]: row[2:] for row in rows if row[0] == "edge"}


def colour(rgb: tuple[int, int, int]) -> str:
    return "".join(f"{part:02x}" for part in rgb)


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_opens_the_drawn_nodes_with_label_colour_and_size(
    opened: Mapping[str, list[Row]], name: str
) -> None:
    drawn = draw(graph_with_parallel_edges())
    assert {node: (*row[:2], float(row[4])) for node, row in nodes(opened[name]).items()} == {
        node: (data["label"], colour(NODE_COLOURS[data["kind"]]), pytest.approx(data["size"], abs=0.01))
        for node, data in drawn.nodes(data=True)
    }


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_keeps_the_places(opened: Mapping[str, list[Row]], name: str) -> None:
    """Gephi moves all places so that their mean is the middle; sizes from 4 to 100 keep it from stretching them."""
    drawn = draw(graph_with_parallel_edges())
    found = {node: (float(row[2]), float(row[3])) for node, row in nodes(opened[name]).items()}
    mean = [sum(data[axis] for _, data in drawn.nodes(data=True)) / len(drawn) for axis in "xy"]
    assert found == {
        node: (pytest.approx(data["x"] - mean[0], abs=0.1), pytest.approx(data["y"] - mean[1], abs=0.1))
        for node, data in drawn.nodes(data=True)
    }
    assert len(set(found.values())) == len(drawn)


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_opens_the_drawn_lines_by_claim_id(opened: Mapping[str, list[Row]], name: str) -> None:
    drawn = draw(graph_with_parallel_edges())
    assert {key: (*row[:3], float(row[4])) for key, row in lines(opened[name]).items()} == {
        key: (line["label"], source, target, line["weight"])
        for source, target, key, line in drawn.edges(keys=True, data=True)
    }


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_interop_gephi_colours_lines_by_kind_and_side_and_reported_ones_pale(
    opened: Mapping[str, list[Row]], name: str
) -> None:
    for *_, key, line in draw(graph_with_parallel_edges()).edges(keys=True, data=True):
        sort = f"stance {line['polarity']}" if line["kind"] == "stance" else line["kind"]
        expected = pale(EDGE_COLOURS[sort]) if line["modality"] == "reported" else EDGE_COLOURS[sort]
        assert lines(opened[name])[key][3] == colour(expected)


def test_interop_gephi_has_a_timeline(opened: Mapping[str, list[Row]]) -> None:
    """Lines and nodes are there for intervals, which Gephi counts in milliseconds since 1970."""
    found = {key: _days(row[5]) for key, row in lines(opened["graph.gexf"]).items()}
    drawn = draw(graph_with_parallel_edges()).edges(keys=True, data=True)
    assert found == {
        key: [(line.get("start"), line.get("end"))] if line.keys() & {"start", "end"} else [] for *_, key, line in drawn
    }
    assert sum(bool(days) for days in found.values()) > 10
    spells = {node: _days(row[5]) for node, row in nodes(opened["graph.gexf"]).items()}
    assert ("2022-01-01", "2022-12-31") in spells["group/norland-team-2022"]


def _days(timeset: str) -> list[tuple[str | None, str | None]]:
    ends = re.findall(r"\[([-\w.]+), ([-\w.]+)\]", timeset)
    assert bool(ends) is (timeset != "null")
    return [(_day(start), _day(end)) for start, end in ends]


def _day(milliseconds: str) -> str | None:
    if milliseconds.endswith("Infinity"):
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=float(milliseconds))).date().isoformat()


@pytest.mark.parametrize("name", NAMES)
def test_interop_gephi_sees_no_node_without_a_line(opened: Mapping[str, list[Row]], name: str) -> None:
    assert set(nodes(opened[name])) == {end for row in lines(opened[name]).values() for end in row[1:3]}
    assert lines(opened[name])


@pytest.mark.parametrize("name", NASTY)
def test_interop_gephi_opens_what_is_nasty(opened: Mapping[str, list[Row]], name: str) -> None:
    drawn = draw(nasty_graph())
    assert {node: row[0] for node, row in nodes(opened[name]).items()} == dict(drawn.nodes(data="label"))
    assert {row[1:3] for row in lines(opened[name]).values()} == set(drawn.edges())


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="no pdftoppm here (Debian: poppler-utils)")
def test_interop_gephi_draws_a_picture(tmp_path: Path) -> None:
    """The picture has the colours of nodes and lines on white, at more than a few places: nothing lies outside or on one heap."""
    export_graph(graph_with_parallel_edges(), tmp_path, ["gexf"])
    picture = tmp_path / "picture.ppm"
    command = [sys.executable, str(SCRIPT), str(tmp_path / "graph.gexf"), str(picture), "--width", "800"]
    subprocess.run(command, check=True, env={**os.environ, "GEPHI_TOOLKIT": str(TOOLKIT)}, timeout=300)
    head, pixels = re.fullmatch(rb"P6\s(\d+ \d+)\s255\s(.*)", picture.read_bytes(), re.DOTALL).groups()  # type: ignore[union-attr]
    width, height = (int(side) for side in head.split())
    assert width == 800
    assert len(pixels) == 3 * width * height
    seen = Counter(bytes(pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    assert seen[b"\xff\xff\xff"] > 0.7 * width * height
    drawn = draw(graph_with_parallel_edges())
    large = {data["kind"] for _, data in drawn.nodes(data=True) if data["size"] > 10}
    assert large
    assert all(seen[bytes(NODE_COLOURS[kind])] > 100 for kind in large)
    # The quarters of the picture: none is empty.
    rows = [pixels[3 * width * row : 3 * width * (row + 1)] for row in range(height)]
    for part in (rows[: height // 2], rows[height // 2 :]):
        for half in (slice(0, 3 * (width // 2)), slice(3 * (width // 2), None)):
            assert any(row[half].strip(b"\xff") for row in part)
