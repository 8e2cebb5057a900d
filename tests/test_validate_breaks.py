"""Each of forty ways to break a graph is noticed, in words, by pySHACL; Jena's SHACL finds the same.

Jena needs a JDK (17 or later) and Maven, with the jars of java/pom.xml in its repository (see test_interop_sparql.py).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from breaks import BREAKS, Break, broken_graph, said_of
from jars import JAVA, class_path_of
from newsgraph.graph.dataset import Dataset, Described, Part
from newsgraph.resources import ontology_folder
from newsgraph.validate import validate_graph

Broken = tuple[rdflib.Graph, dict[rdflib.URIRef, Break]]


class Given(Dataset):
    """The statements of an rdflib graph."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.base, self._graph = "urn:newsgraph:", graph

    def parts(self) -> Iterator[Part]:
        yield from (Part("", described) for described in self.union_parts())

    def union_parts(self) -> Iterator[Described]:
        for subject, predicate, value in self._graph:
            yield {subject.n3(): ((predicate.n3(), value.n3()),)}


@pytest.fixture(scope="module")
def broken() -> Broken:
    return broken_graph()


@pytest.fixture(scope="module")
def found(broken: Broken) -> set[tuple[str, str]]:
    return {(violation.node, violation.message) for violation in validate_graph(Given(broken[0]))}


def test_validate_breaks_are_the_nineteen_and_twenty_more() -> None:
    assert len({each.what for each in BREAKS}) == len(BREAKS) >= 39


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: each.what)
def test_validate_notices(found: set[tuple[str, str]], broken: Broken, each: Break) -> None:
    assert each.message in said_of(iter(found), broken[1])[each.what]


def test_validate_messages_are_for_people(found: set[tuple[str, str]]) -> None:
    assert not [message for _, message in found if "sh:" in message or "Shape" in message or "Node <" in message]


def test_validate_jena_agrees(found: set[tuple[str, str]], broken: Broken, tmp_path: Path) -> None:
    class_path = class_path_of(JAVA / "pom.xml", tmp_path, "Jena")
    broken[0].serialize(tmp_path / "broken.nt", format="nt", encoding="utf-8")
    program = [JAVA / "Shacl.java", ontology_folder() / "shapes.ttl", tmp_path / "broken.nt", tmp_path / "report.tsv"]
    done = subprocess.run(
        ["java", "-Xmx1g", "-cp", class_path, *program], capture_output=True, encoding="utf8", check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = (line.split("\t") for line in (tmp_path / "report.tsv").read_text("utf8").splitlines())
    assert {(node, message) for node, message in lines} == found
