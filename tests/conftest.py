"""Shared fixtures: the trained pipeline (loaded once) and the seeds."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# One thread, as the engine sets it: forking a process whose BLAS has threads is unsafe (and warned of from Python 3.12 on).
for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

ONE_THREAD = ("test_query_limits.py", "test_query_safety.py", "test_linking.py")
"""Tests of a process that is forked, as a program of one thread does, and of limits of Python's own: they run before the tests
that load the libraries of other programs (DuckDB, Arrow, Datasette ...), which start threads and change such limits for good,
and in no worker of pytest-xdist, which has threads from the start."""

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in ONE_THREAD)
    for item in items:
        if item.path.name in ONE_THREAD:
            item.add_marker("one_thread")


@pytest.fixture(autouse=True)
def logger_as_it_was() -> Iterator[None]:
    """The commands set up the package's logger; no test leaves it set for the next."""
    log = logging.getLogger("newsgraph")
    kept = log.level, log.propagate, list(log.handlers)
    yield
    log.setLevel(kept[0])
    log.propagate, log.handlers = kept[1:]


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The default pipeline with all our components."""
    from newsgraph.nlp.pipeline import load

    return load()


@pytest.fixture(scope="session")
def layers_of(nlp: Any) -> Callable[[str], Any]:
    """Annotates a text (paragraphs parted by blank lines) and gives its layers."""
    from newsgraph.articles.reading import make_reading
    from newsgraph.nlp.page.layers import Layers
    from newsgraph.nlp.pipeline import annotate
    from newsgraph.records import Article

    def read(text: str) -> Any:
        (doc,) = annotate(nlp, [make_reading(Article("test", text))])
        return Layers(doc)

    return read


@pytest.fixture(scope="session")
def stances_of(layers_of: Callable[[str], Any]) -> Callable[[str], set[tuple[str, str, str]]]:
    """Holder, polarity and target of each stance of a text."""

    def read(text: str) -> set[tuple[str, str, str]]:
        layers = layers_of(text)
        name = [row["name"] for row in layers.entities]
        return {
            (name[row["entities"]["holder"]], row["values"]["polarity"], name[row["entities"]["target"]])
            for row in layers.claims
            if row["kind"] == "stance"
        }

    return read


@pytest.fixture(scope="session")
def graph_of(nlp: Any) -> Callable[..., Any]:
    """Runs the whole flow in memory on files and folders and gives the graph."""
    from newsgraph import run
    from newsgraph.nlp.extract import extract

    def read(*inputs: Path) -> Any:
        return run.extract(inputs, None, run.Options(load=lambda: lambda articles: extract(nlp, articles)))[0]

    return read


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the seeds' graph in a folder of a module's own, as a site is served from it."""
    place = tmp_path_factory.mktemp("graph")
    for name in ("articles.jsonl", "entities.jsonl", "claims.jsonl"):
        shutil.copy(SEEDS.parent / "exports" / name, place)
    return place


@pytest.fixture(scope="session")
def seeds_graph(graph_of: Callable[..., Any]) -> Any:
    """The graph of the two seeds with what seeds/articles.yaml knows of them."""
    return graph_of(SEEDS)
