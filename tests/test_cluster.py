"""The cluster engine with one worker that is this process: what is read, what is read again, what is said.

Readers are real processes. What a cluster's own processes do stands in test_cluster_processes.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from cluster_reading import Reading
from newsgraph import run
from newsgraph.cli import main
from newsgraph.cluster import Cluster, cluster, desk, store, task
from newsgraph.cluster.connection import wait_for_scheduler
from newsgraph.cluster.reader import end_readers
from newsgraph.cluster.shards import TornError, cut, name_shard, pack, unpack
from newsgraph.engine import Limits
from newsgraph.errors import SetupError
from newsgraph.records import Article
from newsgraph.run import Options, Summary
from test_docs import options_of

DOCS = Path(__file__).parents[1] / "docs" / "cluster"
ARTICLES = 40
CHARACTERS = 200
"""Two to four articles a shard."""


class Done:
    """A future of what has been done already."""

    def __init__(self, work: Callable[[task.Order], Any], order: task.Order) -> None:
        self.status = "finished"
        self._result, self._error = None, None
        try:
            self._result = work(order)
        except Exception as error:  # noqa: BLE001  (as Dask takes all of them)
            self.status, self._error = "error", error

    def exception(self) -> Exception | None:
        return self._error

    def result(self) -> Any:
        return self._result


class Here:
    """A client whose only worker is this process."""

    status = "running"

    def nthreads(self) -> dict[str, int]:
        return {"here": 1}

    def submit(self, work: Callable[[task.Order], Any], order: task.Order, **_how: Any) -> Done:
        return Done(work, order)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    @contextmanager
    def connected(_scheduler: str, _workers: int) -> Iterator[Here]:
        yield Here()
        end_readers()

    monkeypatch.setattr(cluster, "find_spec", lambda _: True)
    monkeypatch.setattr(cluster, "connected", connected)
    monkeypatch.setattr(desk.Desk, "_wait", lambda self: list(self.given))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # readers load the stand-in
    yield
    end_readers()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"a{number:02}.txt").write_text(
            f"Ada Moor said the harbour is open on day {number}. Bo Quist said no."
        )
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def read(articles: Path, tmp_path: Path, notes: Path) -> Callable[..., Summary]:
    """Makes the graph of the articles in a folder, on the cluster or (`engine=None`) on one machine."""
    usual = Cluster("here", tmp_path / "shards", shard_characters=CHARACTERS)

    def read(out: str, engine: Cluster | None = usual, **others: Any) -> Summary:
        options = Options(formats=("nt",), load=Reading(str(notes)), engine=engine, **others)
        return run.update([articles], tmp_path / out, options)

    return read


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if "newsgraph.db" not in path.name}


def take_read(notes: Path) -> list[str]:
    """The articles that were read since one asked, sorted."""
    file = notes / "read"
    found = sorted(file.read_text().split()) if file.exists() else []
    file.unlink(missing_ok=True)
    return found


def results(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "shards").iterdir())


# --- what is read ------------------------------------------------------------------------------------------------


def test_cluster_writes_what_one_machine_writes(read: Callable[..., Summary], tmp_path: Path, notes: Path) -> None:
    assert replace(read("many"), written=()) == replace(read("one", None), written=())
    assert written(tmp_path / "many") == written(tmp_path / "one")
    assert len(results(tmp_path)) > ARTICLES / 5


def test_cluster_reads_nothing_that_stands_in_a_shard(
    read: Callable[..., Summary], tmp_path: Path, notes: Path
) -> None:
    read("first")
    assert len(take_read(notes)) == ARTICLES
    assert read("second").new == ARTICLES
    assert take_read(notes) == []
    assert written(tmp_path / "second") == written(tmp_path / "first")


def test_cluster_reads_only_what_is_new(
    read: Callable[..., Summary], articles: Path, tmp_path: Path, notes: Path
) -> None:
    read("first")
    take_read(notes)
    (articles / "a07-more.txt").write_text("Cato Verne said it is late.")
    read("first")
    assert take_read(notes) == ["a07-more"]
    read("second")
    assert len(take_read(notes)) < ARTICLES / 2  # the shards around it
    assert written(tmp_path / "second") == written(tmp_path / "first")


# --- articles that cannot be read --------------------------------------------------------------------------------


@pytest.mark.parametrize("limits", [Limits(), Limits(seconds=60)], ids=["none", "some"])
def test_cluster_tells_of_an_unreadable_article_as_one_machine_does(
    read: Callable[..., Summary], articles: Path, tmp_path: Path, notes: Path, limits: Limits
) -> None:
    (articles / "bad.txt").write_text("Ada Moor said it is unreadable.")
    engine = Cluster("here", tmp_path / "shards", limits=limits, shard_characters=CHARACTERS)
    found = read("many", engine)
    assert found.failed == (f"{articles}/bad.txt: cannot be read: ValueError: cannot parse",)
    assert found.failed == read("one", None).failed
    assert written(tmp_path / "many") == written(tmp_path / "one")
    take_read(notes)
    assert len(read("many", engine).failed) == 1
    assert set(take_read(notes)) == {"bad"}  # tried again, as on one machine, and nothing else is


@pytest.mark.parametrize(
    ("limits", "how"),
    [(Limits(), "its worker process ended"), (Limits(seconds=60), "its worker process ended with exit code 7")],
    ids=["none", "some"],
)
def test_cluster_loses_an_article_that_ends_its_process_alone(
    read: Callable[..., Summary], articles: Path, tmp_path: Path, limits: Limits, how: str
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed (pip install 'newsgraph[cluster]')")
    (articles / "a07-more.txt").write_text("Ada Moor said it is deadly.")
    engine = Cluster("here", tmp_path / "shards", limits=limits, shard_characters=CHARACTERS)
    found = read("many", engine)
    assert found.failed == (f"{articles}/a07-more.txt: cannot be read: {how}",)
    assert found.new == ARTICLES


# --- shards that are not whole -----------------------------------------------------------------------------------


def cut_short(path: Path, _other: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def empty(path: Path, _other: Path) -> None:
    path.write_bytes(b"")


def flip(path: Path, _other: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def exchange(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("damage", [cut_short, empty, flip, exchange])
def test_cluster_reads_a_damaged_shard_again(
    read: Callable[..., Summary],
    tmp_path: Path,
    notes: Path,
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[Path, Path], None],
) -> None:
    read("first")
    take_read(notes)
    path, other, *_ = results(tmp_path)
    whole = path.read_bytes()
    inside = len(unpack(path.name.partition(".")[0], whole))
    damage(path, other)
    read("second")
    assert len(take_read(notes)) == inside
    assert f"{path}: " in caplog.text
    assert "its articles are read again" in caplog.text
    assert written(tmp_path / "second") == written(tmp_path / "first")
    assert path.read_bytes() == whole


def test_cluster_reads_a_shard_again_that_was_torn_as_it_was_written(
    read: Callable[..., Summary], tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn: list[str] = []

    def tear_once(name: str, lines: Iterator[str]) -> bytes:
        content = pack(name, lines)
        torn.append(name)
        return content[:50] if len(torn) == 1 else content

    monkeypatch.setattr(task, "pack", tear_once)
    assert read("many").new == ARTICLES
    read("one", None)
    assert written(tmp_path / "many") == written(tmp_path / "one")
    assert caplog.text.count("its articles are read again") == 1


def test_cluster_does_not_write_for_ever_to_a_store_that_keeps_nothing(
    read: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "pack", lambda _name, _lines: b"")
    with pytest.raises(SetupError, match="shards: does not keep what is written there"):
        read("out")


def test_shards_are_told_from_any_damaged_copy() -> None:
    whole = pack("one", ["first", "second"])
    assert unpack("one", whole) == ["first", "second"]
    assert pack("one", ["first", "second"]) == whole
    for end in range(len(whole)):
        with pytest.raises(TornError):
            unpack("one", whole[:end])
    # Gzip's head names no content: time, system and flags that nobody reads may differ.
    for at in range(10, len(whole)):
        with pytest.raises(TornError):
            unpack("one", whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])


# --- how articles are cut ----------------------------------------------------------------------------------------


def make_articles(count: int) -> tuple[list[Article], dict[str, str]]:
    articles = [Article(f"a{number}", "word " * (10 + number % 7)) for number in range(count)]
    return articles, {article.id: name_shard([article.id]) for article in articles}


def test_shards_are_cut_by_size_in_order() -> None:
    articles, keys = make_articles(1000)
    shards = list(cut(articles, keys, 2000))
    assert [article for shard in shards for article in shard] == articles
    sizes = [sum(len(article.text) for article in shard) for shard in shards]
    assert max(sizes) < 2000 + 80
    assert min(sizes[:-1]) >= 1000
    assert list(cut([], {}, 2000)) == []


@pytest.mark.parametrize("at", [0, 1, 500, 999])
def test_shards_far_from_a_new_article_stay_as_they_are(at: int) -> None:
    articles, keys = make_articles(1000)
    more = Article("more", "word " * 12)
    keys["more"] = name_shard(["more"])
    before = {tuple(article.id for article in shard) for shard in cut(articles, keys, 2000)}
    after = {
        tuple(article.id for article in shard) for shard in cut([*articles[:at], more, *articles[at:]], keys, 2000)
    }
    assert len(before) > 30
    assert len(after - before) < 8


# --- what must be as it is here ----------------------------------------------------------------------------------


def test_cluster_refuses_a_worker_that_has_another_newsgraph(
    read: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "cache_key", lambda article, _reader: f"another {article.id}")
    with pytest.raises(SetupError, match="has another newsgraph, spaCy or model than this machine"):
        read("out")


def test_cluster_refuses_a_store_that_a_worker_does_not_see(
    read: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_there = store.open_store
    monkeypatch.setattr(task, "open_store", lambda _where: open_there(tmp_path / "elsewhere"))
    with pytest.raises(SetupError, match="does not see what is written there; --shards must name a place"):
        read("out")


@pytest.mark.parametrize("broken", [ConnectionResetError("reset by peer"), CancelledError()])
def test_cluster_reads_a_shard_again_whose_scheduler_goes_while_it_is_asked_for(
    read: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: Exception
) -> None:
    asked: list[Done] = []
    answer = Done.result

    def result(self: Done) -> Any:
        asked.append(self)
        if len(asked) == 2:
            raise broken
        return answer(self)

    monkeypatch.setattr(Done, "result", result)
    read("many")
    read("one", None)
    assert written(tmp_path / "many") == written(tmp_path / "one")
    assert len(asked) == len(results(tmp_path)) + 1


def test_cluster_says_that_a_scheduler_is_gone() -> None:
    class Client:
        status = "closed"

    with pytest.raises(SetupError, match="gone; what is done is kept: the same command goes on from there"):
        wait_for_scheduler(Client())


def test_cluster_files_to_copy_are_current() -> None:
    slurm = (DOCS / "slurm.py").read_text("utf8")
    compile(slurm, "slurm.py", "exec")
    _cluster, _volume, job = yaml.safe_load_all((DOCS / "kubernetes.yaml").read_text("utf8"))
    (container,) = job["spec"]["template"]["spec"]["containers"]
    given = re.findall(r'"(--[a-z-]+)"', slurm.partition("engine =")[2]) + re.findall(
        r"--[a-z-]+", str(container["args"])
    )
    assert len(given) > 6
    assert set(given) <= set(options_of("extract"))
    parse = pytest.importorskip("dask.utils", reason="Dask is not installed").parse_timedelta
    lifetime, stagger = re.findall(r'"--lifetime(?:-stagger)?", "(\w+)"', slurm)
    assert parse(lifetime) + parse(stagger) <= 4 * 3600  # the jobs' walltime


@pytest.mark.parametrize(
    ("missing", "options", "said"),
    [
        ("distributed", [], "newsgraph: reading on a cluster needs Dask: pip install 'newsgraph[cluster]'\n"),
        (
            "fsspec",
            ["--shards", "s3://news/shards"],
            "newsgraph: s3://news/shards: needs fsspec: pip install 'newsgraph[cluster]'\n",
        ),
    ],
)
def test_cluster_names_the_extra_that_is_missing(  # noqa: PLR0917  (what pytest gives)
    articles: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    options: list[str],
    said: str,
) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None if name == missing else True)
    for module in (missing, f"{missing}.core"):
        monkeypatch.setitem(sys.modules, module, None)
    assert main(["extract", str(articles), "--out", str(tmp_path / "out"), "--engine", "dask", *options]) == 2
    assert capsys.readouterr().err == said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--scheduler", "--shards", "--shard-characters"])
def test_cluster_options_are_for_its_engine(option: str, capsys: pytest.CaptureFixture[str], articles: Path) -> None:
    assert main(["extract", str(articles), "--out", "out", option, "7"]) == 2
    assert f"{option} is for --engine dask" in capsys.readouterr().err
