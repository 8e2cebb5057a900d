"""The same bytes for the same articles: whatever the order, the workers, the hash seed and the runs they came in."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgraph import run
from newsgraph.engine import Extractor, ModelExtractor
from newsgraph.nlp.model import DEFAULT_MODEL, model_version
from newsgraph.run import Options

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[1] / "seeds"

TEXTS = {
    "strait": "Strait talks open\n\nFebruary 3, 2031\n\nForeign Minister Ilse Brandt of Norland led the delegation to the talks in "
    "Geneva on Monday. “We will not leave empty-handed,” Brandt said. Her deputy, Oskar Lind, was also a member of the delegation.",
    "strait-2": "No deal on the strait\n\nTalks ended on Tuesday without a result. Brandt, the foreign minister, told reporters that the "
    "other side had refused a compromise. Prime Minister Paul Adeyemi opposes the plan, his spokeswoman Mira Holt said.",
    "bank": "The central bank of Norland on Thursday named Agnes Toller as its governor. Toller, a former economist of the Harbour "
    "Institute, backs higher rates. “Prices must come down,” she said.",
    "bank-2": "Agnes Toller denied that she was a member of the advisory council. The council's chairman, Ivo Marek, praised Toller.",
    "union": "According to the Dockers' Union, its president Tom Hale will meet Mr Adeyemi in Geneva. Hale criticised the government.",
    "short": "Nothing happened.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds and some invented articles."""
    folder = tmp_path_factory.mktemp("articles")
    for seed in SEEDS.iterdir():
        shutil.copy(seed, folder)
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return ModelExtractor(DEFAULT_MODEL)()


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> dict[str, bytes]:
    """What one run with one worker writes."""
    out = tmp_path_factory.mktemp("expected")
    run.extract([folder], out, Options(load=lambda: extractor))
    found = written(out)
    assert len(found) == 10
    assert found["claims.jsonl"]
    return found


@pytest.fixture
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that each worker gets some."""
    monkeypatch.setattr("newsgraph.engine.engine.BATCH_ARTICLES", 2)


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if not path.name.startswith("newsgraph.db")}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".txt")


def assert_same(out: Path, expected: dict[str, bytes]) -> None:
    found = written(out)
    assert sorted(found) == sorted(expected)
    assert [name for name in found if found[name] != expected[name]] == []


def test_determinism_of_a_second_run(
    folder: Path, tmp_path: Path, extractor: Extractor, expected: dict[str, bytes]
) -> None:
    run.extract([folder], tmp_path, Options(load=lambda: extractor))
    assert_same(tmp_path, expected)
    run.extract([folder], tmp_path, Options(load=lambda: extractor))
    assert_same(tmp_path, expected)


@pytest.mark.parametrize("workers", [2, 3])
@pytest.mark.usefixtures("_small_batches")
def test_determinism_of_workers(
    folder: Path, tmp_path: Path, extractor: Extractor, expected: dict[str, bytes], workers: int
) -> None:
    run.extract([folder], tmp_path, Options(load=lambda: extractor, workers=workers))
    assert_same(tmp_path, expected)


@pytest.mark.parametrize("order", [list, reversed], ids=["sorted", "reversed"])
def test_determinism_of_the_order_of_inputs(
    folder: Path,
    tmp_path: Path,
    extractor: Extractor,
    expected: dict[str, bytes],
    order: Callable[[list[Path]], list[Path]],
) -> None:
    run.extract(list(order(files(folder))), tmp_path, Options(load=lambda: extractor))
    assert_same(tmp_path, expected)


def test_determinism_of_one_run_or_many_with_add(
    folder: Path, tmp_path: Path, extractor: Extractor, expected: dict[str, bytes]
) -> None:
    for path in reversed(files(folder)):
        run.extract([path], tmp_path, Options(load=lambda: extractor, add=True))
    assert_same(tmp_path, expected)


def test_determinism_after_articles_came_and_went(
    folder: Path, tmp_path: Path, extractor: Extractor, expected: dict[str, bytes]
) -> None:
    (tmp_path / "other.txt").write_text("Oskar Lind, the mayor of Geneva, said so.", encoding="utf8")
    run.extract([folder, tmp_path / "other.txt"], tmp_path / "out", Options(load=lambda: extractor))
    run.extract([folder], tmp_path / "out", Options(load=lambda: extractor))
    assert_same(tmp_path / "out", expected)


# --- in processes of their own -----------------------------------------------------------------------------------


def start(folder: Path, out: Path, seed: str, program: str, *arguments: str) -> int:
    command = [sys.executable, "-c", program, str(folder), str(out), *arguments]
    return subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=False).returncode


COMMAND = """
import sys
from newsgraph.cli import main
sys.exit(main(["extract", "-q", sys.argv[1], "--out", sys.argv[2]]))
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from newsgraph import run
from newsgraph.engine import engine
engine.BATCH_ARTICLES = 2
def kill(done, everything):
    if done == 4:
        os.kill(os.getpid(), signal.SIGKILL)
run.extract([sys.argv[1]], Path(sys.argv[2]), run.Options(workers=int(sys.argv[3])), kill)
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_determinism_of_hash_seeds(folder: Path, tmp_path: Path, expected: dict[str, bytes], seed: str) -> None:
    assert start(folder, tmp_path, seed, COMMAND) == 0
    assert_same(tmp_path, expected)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_determinism_of_a_run_that_was_killed_and_resumed(
    folder: Path, tmp_path: Path, extractor: Extractor, expected: dict[str, bytes], workers: str
) -> None:
    assert start(folder, tmp_path, "3", KILLED, workers) == -signal.SIGKILL
    assert "claims.jsonl" not in written(tmp_path)
    read: list[str] = []

    def count(articles: object) -> object:
        for extraction in extractor(articles):  # type: ignore[arg-type]
            read.append(extraction.article.id)
            yield extraction

    options = Options(load=lambda: count, model=model_version(DEFAULT_MODEL))  # type: ignore[arg-type, return-value]
    run.extract([folder], tmp_path, options)
    assert len(read) == len(files(folder)) - 4
    assert_same(tmp_path, expected)
