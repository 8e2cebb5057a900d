"""A cluster of separate processes, and what happens to them: nothing is lost, nothing doubled, the bytes are those of one machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_reading import Reading
from clusters import MOST_SECONDS, Processes, await_that, end, killed
from newsgraph import run
from newsgraph.run import Options
from test_determinism import SEEDS, TEXTS

pytest.importorskip("distributed", reason="Dask is not installed (pip install 'newsgraph[cluster]')")

ARTICLES = 40
HELD = "a20"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Enough for some ten shards, one of which is held."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        word = "held" if f"a{number}" == HELD else "quiet"
        (folder / f"a{number:02}.txt").write_text(
            f"Ada Moor said the harbour is {word} on day {number}. Bo Quist said no."
        )
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with Processes(tmp_path_factory.mktemp("cluster")) as processes:
        yield processes


@pytest.fixture
def cluster(processes: Processes) -> Processes:
    """A scheduler and two workers, whatever the test before has left of them."""
    processes.mend()
    return processes


@pytest.fixture
def expected(articles: Path, tmp_path: Path, notes: Path) -> dict[str, bytes]:
    """What the local engine writes."""
    (notes / "go").touch()
    run.update([articles], tmp_path / "expected", Options(formats=("nt",), load=Reading(str(notes))))
    for note in notes.iterdir():
        note.unlink()
    return written(tmp_path / "expected")


def written(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and "newsgraph.db" not in path.name
    }


def start(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, shards: str | None = None
) -> subprocess.Popen[bytes]:
    given = (str(articles), str(tmp_path / "out"), cluster.address, shards or str(tmp_path / "shards"), str(notes))
    return cluster.run("-c", "import sys, cluster_reading; sys.exit(cluster_reading.main(*sys.argv[1:]))", *given)


def results(tmp_path: Path) -> list[str]:
    shards = tmp_path / "shards"
    names = [path.name for path in shards.iterdir()] if shards.is_dir() else []
    return [name for name in names if not name.startswith(".") and "articles" not in name]


def holder(notes: Path) -> int:
    """The process id of the worker that is held."""
    await_that(lambda: list(notes.glob("held-*")), "a worker comes to the article that is held")
    return int(next(notes.glob("held-*")).name.removeprefix("held-"))


def times_read(notes: Path) -> Counter[str]:
    return Counter((notes / "read").read_text().split())


def test_cluster_goes_on_when_a_worker_is_killed(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, expected: dict[str, bytes]
) -> None:
    driver = start(cluster, articles, tmp_path, notes)
    pid = holder(notes)
    await_that(lambda: len(results(tmp_path)) > 1, "others are done")
    assert killed(cluster.workers[pid])
    (notes / "go").touch()
    assert driver.wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    twice = [id_ for id_, times in times_read(notes).items() if times > 1]
    assert HELD in twice
    assert len(twice) < ARTICLES / 2  # what was written was not read again


def test_cluster_does_not_wait_for_a_slow_worker_with_the_rest(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, expected: dict[str, bytes]
) -> None:
    driver = start(cluster, articles, tmp_path, notes)
    holder(notes)
    await_that(lambda: (notes / "read").read_text().count("\n") > ARTICLES - 10, "the other worker reads the others")
    (notes / "go").touch()
    assert driver.wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    assert set(times_read(notes).values()) == {1}


def test_cluster_goes_on_with_a_scheduler_that_is_started_again(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, expected: dict[str, bytes]
) -> None:
    driver = start(cluster, articles, tmp_path, notes)
    holder(notes)
    await_that(lambda: len(results(tmp_path)) > 1, "some are done")
    assert killed(cluster.scheduler)
    for worker in cluster.workers.values():
        end(worker)
    done = set(results(tmp_path))
    (notes / "go").touch()
    cluster.mend()
    assert driver.wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    assert done <= set(results(tmp_path))


def test_cluster_run_that_was_killed_goes_on_from_the_shards_that_are_whole(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, expected: dict[str, bytes]
) -> None:
    driver = start(cluster, articles, tmp_path, notes)
    holder(notes)
    await_that(lambda: len(results(tmp_path)) > 2, "some are done")
    assert killed(driver)
    shutil.rmtree(tmp_path / "out")  # what it had taken over already
    torn, *_ = results(tmp_path)
    with (tmp_path / "shards" / torn).open("r+b") as file:
        file.truncate(100)
    (notes / "go").touch()
    assert start(cluster, articles, tmp_path, notes).wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    assert f"{torn}: it cannot be unpacked; its articles are read again" in cluster.log()
    assert not list((tmp_path / "shards").glob("*.articles.*"))


def test_cluster_keeps_shards_in_an_object_store(
    cluster: Processes, articles: Path, tmp_path: Path, notes: Path, expected: dict[str, bytes]
) -> None:
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    pytest.importorskip("moto.server", reason="moto and Flask are not installed")
    cluster.serve_s3("news")
    (notes / "go").touch()
    assert start(cluster, articles, tmp_path, notes, "s3://news/shards").wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    shutil.rmtree(tmp_path / "out")
    assert start(cluster, articles, tmp_path, notes, "s3://news/shards").wait(MOST_SECONDS) == 0, cluster.log()
    assert written(tmp_path / "out") == expected
    assert set(times_read(notes).values()) == {1}
    kept = re.findall(r"<Key>shards/(.*?)</Key>", cluster.ask_s3("GET", "/news?list-type=2"))
    assert len(kept) > 5
    assert [name for name in kept if "articles" in name] == []


@pytest.mark.model
def test_cluster_writes_the_bytes_of_one_machine(cluster: Processes, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "articles")
    for name, text in TEXTS.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf8")
    extract = ("-m", "newsgraph.cli", "extract", str(tmp_path / "articles"), "--out")
    many = ("--engine", "dask", "--scheduler", cluster.address, "--shard-characters", "2000")
    one = cluster.run(*extract, str(tmp_path / "one"))
    assert cluster.run(*extract, str(tmp_path / "many"), *many).wait(MOST_SECONDS) == 0, cluster.log()
    assert one.wait(MOST_SECONDS) == 0
    assert written(tmp_path / "many") == written(tmp_path / "one")
    assert len(list((tmp_path / "many" / "shards").iterdir())) == 3
