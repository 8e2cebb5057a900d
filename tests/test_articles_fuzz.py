"""Nothing that stands in one input ends a run: thousands of odd texts, the same ones each time, among good ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsgraph import run
from newsgraph.articles import read as reader
from newsgraph.articles.metadata import complete
from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.jsonl import read_graph
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Extraction, Mention, Span

STORY = "The envoys of both kingdoms met in the old customs house."
GOOD = {"id": "good", "text": STORY}

KEYS = [
    "title", "published", "date", "pubDate", "authors", "author", "url", "source", "publisher", "id", "text", "body", "headline", "x",
    "Title", "<<", "? a", "- a", "", "ключ", "\x1b", "a b", "a: b", "&a", "*a",
]  # fmt: skip
VALUES = [
    "!!int x", "!!float x", "!!bool maybe", "!!timestamp 2024-13-45", "!!binary '%'", "!!set {a, b}", "!!omap [a: b]",
    "!!python/object:os.system x", "!!null x", "!mine", "2024-03-05", "2024-13-45", "03/05/2024", "٢٠٢٤", "1e999", ".nan", "-0", "0o17", "~",
    "null", "''", '"\\0"', '"\\ud800"', '"\\U00110000"', "'", '"', "[", "]", "{", "}", "[a, b]", "{a: b}", "[[[[[[[[[[", "&a [*a]", "*a", "&a b", "|", ">-",
    "a: b: c", "@x", "`x`", "%TAG", "--- ", "...", "#", "\t", "\x07", "\u2028", "\u202e", "\ufeff", "💥", "Tue, 05 Mar 2024 10:00:00 GMT", "9" * 400,
]  # fmt: skip
JSON_VALUES: list[Any] = [
    None, True, False, 0, -1, 10**400, 1e308, -0.0, "", " ", "\0", "\ud800", "\u202e", "\x1b[2J", "=1+1", "2024-03-05", "03/05/2024", "None",
    "http://[", "http://e.org/\ud800", "x" * 3000, [], {}, [None], [1], [[]], ["a", "b"], [{"name": "a"}], [{"name": ["a"]}], {"name": "a"},
    {"name": {"name": 1}}, {"a": {"b": {"c": {}}}}, STORY,
]  # fmt: skip
BROKEN = [
    b"\xff\xfe{",
    b"\xef\xbb\xbf",
    b"\0",
    b'"',
    b"\\",
    b"{",
    b"}",
    b"[" * 3000,
    b"NaN",
    b"Infinity",
    b"1e400",
    b"\x85",
    b"\xe2\x80\xa8",
    b"9" * 5000,
]


def front_matter(random: random.Random) -> str:
    lines = [
        f"{' ' * random.choice([0, 0, 0, 2])}{random.choice(KEYS)}{random.choice([': ', ': ', ': ', ':', ' '])}{random.choice(VALUES)}"
        for _ in range(random.randrange(6))
    ]
    return "\n".join(
        [random.choice(["---", "---", "--- "]), *lines, random.choice(["---", "---", "...", ""]), "", STORY]
    )


def json_line(random: random.Random) -> bytes:
    row = {random.choice(KEYS): random.choice(JSON_VALUES) for _ in range(random.randrange(6))}
    if random.random() < 0.7:
        row = {"id": f"fuzz-{random.randrange(10**9)}", "text": STORY} | row
    line = json.dumps(row).encode()
    if random.random() < 0.3:
        at = random.randrange(len(line) + 1)
        line = line[:at] + random.choice(BROKEN) + line[at + random.randrange(3) :]
    return line.replace(b"\n", b" ")


def check(items: Iterable[Article | ReadProblem]) -> list[str]:
    """The ids of the articles; each problem is one line that names its place."""
    ids = []
    for item in items:
        if isinstance(item, Article):
            ids.append(item.id)
        else:
            assert "\n" not in item.message
            assert "cannot be read" not in item.message  # what is foreseen has words of its own
            assert item.message.split(":")[0].endswith((".md", ".jsonl", "<stdin>", ".yaml"))
    return ids


def test_fuzz_of_front_matter_loses_no_article(tmp_path: Path) -> None:
    numbers = random.Random(9)
    for number in range(1500):
        (tmp_path / f"{number:04}.md").write_text(front_matter(numbers), encoding="utf8", newline="")
    assert check(read_articles([tmp_path])) == [f"{number:04}" for number in range(1500)]


def test_fuzz_of_json_lines_takes_no_good_line_along(tmp_path: Path) -> None:
    numbers = random.Random(9)
    good = [json.dumps(GOOD | {"id": f"good-{number:04}"}).encode() for number in range(3000)]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(line for each in good for line in (json_line(numbers), each)))
    ids = check(read_articles([path]))
    assert [id_ for id_ in ids if id_.startswith("good-")] == [f"good-{number:04}" for number in range(3000)]


def test_fuzz_of_articles_yaml_is_one_line(tmp_path: Path) -> None:
    numbers = random.Random(9)
    (tmp_path / "a.txt").write_text(STORY)
    for _ in range(500):
        words = front_matter(numbers).replace("---", "a:").replace("\n", "\n  ")
        (tmp_path / "articles.yaml").write_text(words, encoding="utf8")
        items = list(read_articles([tmp_path]))
        check(items)
        assert len([item for item in items if isinstance(item, Article) or item.severity == "error"]) == 1


def read_first_word(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for a model: the first word is a person, who keeps a harbour."""
    for article in articles:
        word = article.text.split()[0]
        at = article.text.index(word)
        claim = ArticleClaim(
            "role", "role.stand-in", Span(at, at + 5), {"holder": 0}, {"title": "keeper", "status": "current"}
        )
        yield Extraction(article, (ArticleEntity("person", word),), (Mention(0, at, at + len(word), word),), (claim,))


def test_fuzz_goes_through_to_the_graph_and_all_exports(tmp_path: Path) -> None:
    numbers = random.Random(11)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([*(json_line(numbers) for _ in range(1000)), json.dumps(GOOD).encode()]))
    graph, summary = run.extract([path], tmp_path / "out", run.Options(load=lambda: read_first_word, model="stand-in"))
    assert "good" in {article.id for article in graph.articles}
    assert len(graph.articles) > 200
    assert summary.failed
    assert read_graph(tmp_path / "out") == graph


@pytest.mark.parametrize("ending", ["txt", "jsonl"])
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ZeroDivisionError("no\nluck"), "cannot be read: ZeroDivisionError: no luck"),
        (RecursionError(), "cannot be read: RecursionError"),
        (MemoryError(), "cannot be read: MemoryError"),
    ],
)
def test_fuzz_whatever_one_article_raises_is_its_own_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, error: Exception, told: str
) -> None:
    def fail(article: Article) -> Article:
        if article.id == "bad":
            raise error
        return complete(article)

    monkeypatch.setattr(reader, "complete", fail)
    for id_ in ("a", "bad", "z"):
        if ending == "txt":
            (tmp_path / f"{id_}.txt").write_text(STORY)
        else:
            with (tmp_path / "all.jsonl").open("a") as lines:
                lines.write(json.dumps({"id": id_, "text": STORY}) + "\n")
    items = list(read_articles([tmp_path]))
    assert [item.id for item in items if isinstance(item, Article)] == ["a", "z"]
    place = tmp_path / ("bad.txt" if ending == "txt" else "all.jsonl:2")
    assert [item for item in items if isinstance(item, ReadProblem)] == [ReadProblem(f"{place}: {told}")]
