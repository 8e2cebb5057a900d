"""Only regular files of a sensible size are read, and links in a folder lead nowhere out of it."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from newsgraph.articles import files
from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.records import Article

STORY = "The envoys of both kingdoms met in the old customs house."

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and devices as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, the working folder beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.txt").write_text(STORY)
    (tmp_path / "secret.txt").write_text("Nobody who was sent this folder may read it.")
    return Path("in")


def read(inputs: Iterable[str | Path], stdin: bytes = b"") -> tuple[list[str], list[tuple[str, str]]]:
    """The ids of the articles, and (severity, message) of the problems."""
    items = list(read_articles([str(each) for each in inputs], io.BytesIO(stdin)))
    problems = [(item.severity, item.message) for item in items if isinstance(item, ReadProblem)]
    return [item.id for item in items if isinstance(item, Article)], problems


def pipe(path: Path) -> None:
    os.mkfifo(path)


def open_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(path))


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


SPECIAL = [
    (pipe, "a named pipe, no regular file"),
    (open_socket, "a socket, no regular file"),
    (link("/dev/zero"), "a device, no regular file"),
]


@pytest.mark.parametrize("ending", ["txt", "md", "jsonl"])
@pytest.mark.parametrize(("make", "what"), SPECIAL)
def test_files_given_alone_must_be_regular(folder: Path, make: Callable[[Path], None], what: str, ending: str) -> None:
    path = Path(f"x.{ending}")
    make(path)
    assert read([path, folder]) == (["good"], [("error", f"{path}: {what}")])


@pytest.mark.parametrize(
    ("make", "what"),
    [
        *((make, what) for make, what in SPECIAL[:2]),
        (link("/dev/zero"), "a link out of in, to /dev/zero"),
        (link("../secret.txt"), "a link out of in, to {}/secret.txt"),
        (link("nowhere.txt"), "a link to nothing"),
        (link("x.txt"), "Too many levels of symbolic links"),
    ],
)
def test_files_found_in_a_folder_are_passed_over_in_one_line(
    folder: Path, make: Callable[[Path], None], what: str
) -> None:
    make(folder / "x.txt")
    told = what.format(folder.parent.resolve())
    assert read([folder]) == (["good"], [("warning", f"in/x.txt: skipped: {told}")])


def test_files_linked_within_a_folder_are_read(folder: Path) -> None:
    (folder / "b.txt").symlink_to("good.txt")
    assert read([folder]) == (["b", "good"], [])


def test_files_follow_a_link_that_a_person_names(folder: Path) -> None:
    Path("x.txt").symlink_to("secret.txt")
    Path("linked").symlink_to("in")
    assert read(["x.txt", "linked"]) == (["good", "x"], [])


def test_files_in_linked_folders_are_counted_and_not_read(folder: Path) -> None:
    (folder / "ring").symlink_to(".")
    (folder / "out").symlink_to("..")
    assert read([folder]) == (["good"], [("note", "in: 2 files skipped (2 linked folder)")])


def test_files_that_become_a_link_after_the_look_are_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "good.txt"

    def exchange(_path: Path, _inside: Path | None = None) -> None:
        path.unlink()
        path.symlink_to("../secret.txt")

    monkeypatch.setattr(files, "refuse", exchange)
    real = os.path.realpath(path)
    monkeypatch.setattr("newsgraph.articles.files.os.path.realpath", lambda _path: real)
    with pytest.raises(OSError, match="symbolic links"):
        files.open_regular(path, folder)


@pytest.mark.parametrize(("make", "what"), SPECIAL[:1] + SPECIAL[2:])
def test_files_that_become_special_after_the_look_are_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], what: str
) -> None:
    make(Path("x.txt"))
    monkeypatch.setattr(files, "refuse", lambda _path, _inside: None)
    assert read(["x.txt"]) == ([], [("error", f"x.txt: {what}")])


@pytest.mark.parametrize(
    ("target", "what"),
    [("/dev/zero", "a link out of in, to /dev/zero"), ("nowhere", "a link to nothing")],
)
def test_files_that_tell_of_articles_must_be_regular_too(folder: Path, target: str, what: str) -> None:
    (folder / "articles.yaml").symlink_to(target)
    assert read([folder]) == ([], [("error", f"in/articles.yaml: {what}")])


def test_files_of_a_folder_that_cannot_be_listed_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert read([folder]) == (["good"], [("error", "in/closed: Permission denied")])


# --- size ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 2**20)
    monkeypatch.setattr(files, "_GIVE_UP", 2**22)


@pytest.mark.usefixtures("_small")
def test_files_longer_than_an_article_are_refused(folder: Path) -> None:
    Path("x.txt").write_text("word " * 2**18)
    assert read(["x.txt", "in"]) == (["good"], [("error", "x.txt: longer than 1 MB; cut it into articles")])


@pytest.mark.usefixtures("_small")
def test_files_go_on_after_a_line_that_is_too_long() -> None:
    long = b'{"id": "a", "text": "' + b"word " * 2**18 + b'"}\n'
    good = b'{"id": "b", "text": "Words."}\n'
    assert read(["-"], long + good + long) == (
        ["b"],
        [("error", "<stdin>:1: a line longer than 1 MB"), ("error", "<stdin>:3: a line longer than 1 MB")],
    )


@pytest.mark.usefixtures("_small")
def test_files_end_in_a_line_that_does_not() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b"\0" * (size or 0)

    [problem] = list(read_articles(["-"], Endless()))  # type: ignore[arg-type]
    assert problem == ReadProblem("<stdin>:1: a line longer than 1 MB, and no end of it; nothing after it is read")
