"""An article that is never done being read is given up, and those beside it are read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from newsgraph.articles.clock import TooLongError, each_within
from newsgraph.articles.formats import text
from newsgraph.articles.formats.given import Given, Settings
from newsgraph.articles.problems import Item, ReadProblem
from newsgraph.articles.read import read_articles
from newsgraph.cli.reading import take_settings
from newsgraph.records import Article
from sample_files import tarred, zipped

needs_clock = pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="the system has no such clock")


def endless() -> Iterator[Item]:
    yield Article("a", "One.")
    for _ in count():
        pass


@needs_clock
def test_clock_stops_what_never_comes() -> None:
    items = each_within(endless(), 0.05)
    assert next(items).id == "a"  # type: ignore[union-attr]
    with pytest.raises(TooLongError, match=r"no article in 0\.05 seconds; given up"):
        next(items)


def test_clock_of_no_seconds_and_in_other_threads_lets_go_on() -> None:
    found: list[list[str]] = []
    articles = [Article("a", "One."), Article("b", "Two.")]

    def read() -> None:
        found.append([item.id for item in each_within(iter(articles), 1) if isinstance(item, Article)])

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == [["a", "b"]]
    assert list(each_within(iter(articles), 0)) == articles


@needs_clock
@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar", lambda members: tarred(members, "w"))])
def test_clock_gives_up_a_member_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, pack: object
) -> None:
    plain = text.read

    def read(given: Given) -> Iterator[Item]:
        while given.id == "slow":
            pass
        yield from plain(given)

    monkeypatch.setattr(text, "read", read)
    path = tmp_path / name
    path.write_bytes(pack({"first.txt": "One came.", "slow.txt": "Two.", "third.txt": "Three."}))  # type: ignore[operator]
    items = list(read_articles([path], settings=Settings(seconds=0.05)))
    assert [item.id for item in items if isinstance(item, Article)] == ["first", "third"]
    assert [item.message for item in items if isinstance(item, ReadProblem)] == [
        f"{path}!/slow.txt: no article in 0.05 seconds; given up"
    ]


def test_clock_of_the_command_is_that_of_an_article() -> None:
    given = {"article_seconds": 7.0, "languages": ()}
    assert take_settings(given).seconds == 7
    assert given["article_seconds"] == 7  # the engine takes it too
