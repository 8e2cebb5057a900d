"""Neo4j itself loads what we write: its embedded database runs load.cypher, its importer reads the CSV, and both answer alike.

Needs a JDK (17 or later) and Maven, with the jars of java/neo4j/pom.xml in its repository:

    mvn -f tests/java/neo4j/pom.xml dependency:build-classpath
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from console import ROOT
from jars import JAVA, class_path_of
from nasty_graph import WORDS, nasty_graph, union
from newsgraph.export import export_graph
from newsgraph.export.neo4j.cypher import admin_options
from newsgraph.export.neo4j.sets import LINKS, NODES, SetRows
from newsgraph.jsonl import read_graph
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph

OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
COUNTS = {
    "nodes": "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label",
    "links": "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type",
    "properties": "MATCH (n) UNWIND keys(n) AS key RETURN key, count(*) AS n ORDER BY key",
    "types": "MATCH (n) UNWIND keys(n) AS key WITH key, n[key] AS value WHERE NOT value IS :: STRING "
    "RETURN DISTINCT key, valueType(value) AS type ORDER BY key, type",
    "names": "MATCH (n:Person) RETURN n.name AS name ORDER BY n.id",
    "words": "MATCH (:Claim)-[e:EVIDENCE]->(a:Article) RETURN e.words AS words, substring(a.text, e.start_char, e.end_char - e.start_char) "
    "= e.words AS there ORDER BY e.words",
    "aliases": "MATCH (n:Entity) WHERE n.aliases IS NOT NULL RETURN n.id AS id, n.aliases AS aliases ORDER BY id",
    "found": "CALL db.index.fulltext.queryNodes('names', 'torrin') YIELD node RETURN node.id AS id",
}


PAGE = (ROOT / "docs" / "recipes.md").read_text("utf8")
RECIPES = dict(enumerate(re.findall(r"```cypher\n(.*?)```\n+```text\n(.*?)```", PAGE, re.DOTALL)))
"""Questions of the page with their answers from the seeds' graph, cells parted by bars."""


@dataclass(frozen=True)
class Loaded:
    """What a database answered, by the question's name, each by the way that it was loaded."""

    script: Mapping[str, list[list[str]]]
    admin: Mapping[str, list[list[str]]]


def all_graphs() -> KnowledgeGraph:
    """The sample, the nasty one, and that of the seeds, of which the page asks."""
    return union(sample_graph(), nasty_graph(), read_graph(ROOT / "exports"))


@pytest.fixture(scope="module")
def jars(tmp_path_factory: pytest.TempPathFactory) -> str:
    return class_path_of(JAVA / "neo4j" / "pom.xml", tmp_path_factory.mktemp("maven"), "Neo4j")


@pytest.fixture(scope="module")
def loaded(jars: str, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("neo4j")
    export_graph(all_graphs(), folder, ["neo4j"])
    (folder / "questions").mkdir()
    recipes = {f"recipe-{number}": question for number, (question, _) in RECIPES.items()}
    for name, question in (COUNTS | recipes).items():
        (folder / "questions" / f"{name}.cypher").write_text(question, "utf8")
    home = folder / "imported"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    command = ["org.neo4j.cli.AdminTool", "database", "import", "full", *admin_options().split(), "neo4j"]
    java(jars, command, folder, {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")})
    return Loaded(ask(jars, folder, folder / "loaded", "load.cypher"), ask(jars, folder, home, "neo4j-schema.cypher"))


def ask(jars: str, folder: Path, home: Path, *script: str) -> Mapping[str, list[list[str]]]:
    answers = folder / f"answers-{home.name}"
    answers.mkdir()
    java(jars, [str(JAVA / "Neo4jLoad.java"), str(home), "questions", str(answers), *script], folder)
    return {
        path.stem: [[_written(cell) for cell in line.split("\t")] for line in path.read_text("utf8").splitlines()]
        for path in answers.iterdir()
    }


def java(jars: str, command: list[str], folder: Path, more: Mapping[str, str] = {}) -> None:
    done = subprocess.run(
        ["java", "-Xmx1g", *OPENS, "-cp", jars, *command], cwd=folder, env={**os.environ, **more}, capture_output=True,
        encoding="utf8", check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout[-1500:], done.stderr[:1500])


def _written(cell: str) -> str:
    units = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), cell)
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.mark.parametrize("way", ["script", "admin"])
def test_interop_neo4j_has_every_node_by_label_and_every_link_by_type(loaded: Loaded, way: str) -> None:
    graph, rows = all_graphs(), SetRows(all_graphs())
    labels = Counter(label for of in NODES for second, _ in rows.nodes(of) for label in (of.label, second) if label)
    types = Counter(link.type for of in LINKS for link in rows.links(of))
    answers: Mapping[str, list[list[str]]] = getattr(loaded, way)
    assert {label: int(number) for label, number in answers["nodes"]} == labels
    assert {type_: int(number) for type_, number in answers["links"]} == types
    assert labels["Claim"] == len(graph.claims)


def test_interop_neo4j_both_ways_give_the_same_graph(loaded: Loaded) -> None:
    assert loaded.admin == loaded.script


def test_interop_neo4j_keeps_what_is_nasty(loaded: Loaded) -> None:
    names = [row[0] for row in loaded.script["names"]]
    assert [word for word in WORDS if word not in names] == []


def test_interop_neo4j_finds_names_by_its_index(loaded: Loaded) -> None:
    assert loaded.script["found"] == [["person/ilva-torrin"]]


def test_interop_neo4j_recipes_are_there() -> None:
    assert len(RECIPES) == PAGE.count("```cypher") >= 4


@pytest.mark.parametrize("number", RECIPES)
def test_interop_neo4j_answers_the_recipes(number: int, loaded: Loaded) -> None:
    shown = RECIPES[number][1].splitlines()
    assert [" | ".join(row) for row in loaded.script[f"recipe-{number}"]] == shown
