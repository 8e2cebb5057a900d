"""Inputs to articles: ids, encodings, what is known from outside, and one line for whatever cannot be read."""

import io
import json
from pathlib import Path

import pytest

from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.records import Article

STORY = "The envoys of both kingdoms met in the old customs house. Neither side would say what had been agreed."


def write(folder: Path, name: str, content: str | bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def articles(*inputs: str | Path, stdin: bytes = b"") -> list[Article]:
    return [item for item in read_articles(inputs, io.BytesIO(stdin)) if isinstance(item, Article)]


def problems(*inputs: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
    items = read_articles(inputs, io.BytesIO(stdin))
    return [(item.severity, item.message) for item in items if isinstance(item, ReadProblem)]


def row(**fields: object) -> bytes:
    return json.dumps({"id": "a", "text": STORY} | fields).encode() + b"\n"


def test_read_gives_ids_below_the_folder_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/Ω #'q.txt", "a..c/..x y.TXT", "c.jsonl"):
        write(tmp_path, name, row(id="../row") if name == "c.jsonl" else STORY)
    assert [article.id for article in articles(tmp_path)] == ["a/b/Ω #'q", "a/z", "b", "../row"]


def test_read_gives_a_single_file_its_stem(tmp_path: Path) -> None:
    assert [article.id for article in articles(write(tmp_path, "deep/er/story.one.txt"))] == ["story.one"]


def test_read_counts_what_it_skips(tmp_path: Path) -> None:
    for name in ("a.txt", "README.txt", "readme.md", ".hidden.txt", "x.xyz", "noend", ".git/b.txt"):
        write(tmp_path, name)
    assert [article.id for article in articles(tmp_path)] == ["a"]
    assert problems(tmp_path) == [
        ("note", f"{tmp_path}: 5 files skipped (1 .xyz, 2 README, 1 hidden, 1 without ending)")
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"One.\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        (b"\xef\xbb\xbfOne.", "One."),
        ("# Ünë\n\n[two](#)".encode(), "# Ünë\n\n[two](#)"),
    ],
)
def test_read_keeps_the_text_to_the_character(tmp_path: Path, content: bytes, text: str) -> None:
    assert articles(write(tmp_path, "a.md", content))[0].text == text


@pytest.mark.parametrize(
    ("content", "text", "warning"),
    [
        (b"The caf\xe9 is closed.", "The café is closed.", "byte 7 is no utf-8; windows-1252 assumed"),
        (
            "Ünë café für \xe4lle. ".encode() + b"\xff.",
            "Ünë café für älle. \ufffd.",
            "byte 24 is no utf-8; utf-8 with replacement characters assumed",
        ),
        (b"\xff\xfe" + "Hi. é".encode("utf-16-le"), "Hi. é", "read as utf-16-le, as its byte order mark says"),
    ],
)
def test_read_tells_the_encoding_it_assumes(tmp_path: Path, content: bytes, text: str, warning: str) -> None:
    path = write(tmp_path, "a.txt", content)
    assert articles(path)[0].text == text
    assert problems(path) == [("warning", f"{path}: {warning}")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "no text in it"),
        ("a.txt", b" \r\n\t\n", "no text in it"),
        ("a.txt", b"PK\x03\x04\x00\x00\x08", "a binary file, no text (NUL at byte 4)"),
        ("a.txt", bytes(range(1, 32)) + bytes(range(128, 256)), "a binary file, no text (byte 31 and"),
        ("a.jsonl", b"\n\n", "no article in it"),
        ("a.xyz", b"x", "newsgraph reads text, Markdown, JSON Lines, HTML, feeds,"),
    ],
)
def test_read_refuses_a_file_in_one_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = write(tmp_path, name, content)
    assert articles(path) == []
    [(severity, told)] = problems(path)
    assert (severity, "\n" in told) == ("error", False)
    assert told.startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"nonsense\n", "no JSON ("),
        (b"[1, 2]\n", "no JSON object"),
        (b'"text"\n', "no JSON object"),
        (b'{"id": "b"}\n', "`text` is missing"),
        (b'{"text": "Words."}\n', "`id` is missing"),
        (row(id=None), "`id` is missing"),
        (row(id=True), "`id` is no text"),
        (row(id=""), "`id` is empty"),
        (row(text=7), "`text` is no text"),
        (row(text=" "), "no text in it"),
        (row(text="A \ud800 half"), "the text holds half a character (a lone surrogate) at offset 2"),
        (row(text="A \0 nothing"), "the text holds a NUL character at offset 2"),
        (row(id="x\udc00"), "the id holds half a character (a lone surrogate) at offset 1"),
        (b"[" * 100_000 + b"\n", "JSON nested too deeply"),
    ],
)
def test_read_refuses_a_bad_line_and_goes_on(tmp_path: Path, line: bytes, message: str) -> None:
    path = write(tmp_path, "a.jsonl", b"\n" + line + row(id="good"))
    assert [article.id for article in articles(path)] == ["good"]
    [(severity, told)] = problems(path)
    assert severity == "error"
    assert told.startswith(f"{path}:2: {message}")


def test_read_takes_the_fields_of_a_json_line(tmp_path: Path) -> None:
    line = row(
        id=5,
        title="T",
        published="2025-05-13T23:10:00+02:00",
        url="http://e.org",
        publisher="P",
        authors=["A", "B"],
        extra=1,
    )
    [article] = articles(write(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + line))
    known = (article.id, article.title, article.url, article.publisher, article.authors)
    assert known == ("5", "T", "http://e.org", "P", ("A", "B"))
    assert (article.published, article.published_basis, article.published_clues) == ("2025-05-13", "metadata", ())


@pytest.mark.parametrize(
    ("fields", "warning"),
    [
        ({"published": "last week"}, "published 'last week' is no date like 2025, 2025-05 or 2025-05-13; ignored"),
        ({"published": "2025-02-30"}, "published '2025-02-30' is no date like 2025, 2025-05 or 2025-05-13; ignored"),
        ({"title": 5}, "`title` is no text; ignored"),
        ({"publisher": "\ud800"}, "`publisher` is no text; ignored"),
        ({"authors": [1]}, "`authors` is no list of names; ignored"),
    ],
)
def test_read_warns_of_a_field_it_cannot_use(tmp_path: Path, fields: dict[str, object], warning: str) -> None:
    path = write(tmp_path, "a.jsonl", row(**fields))
    [article] = articles(path)
    assert (article.published, article.title, article.publisher, article.authors) == (None, None, None, ())
    assert problems(path) == [("warning", f"{path}:1: {warning}")]


def test_read_reads_json_lines_on_standard_input() -> None:
    assert [article.id for article in articles("-", "-", stdin=row() + row(id="b"))] == ["a", "b"]
    assert problems("-", stdin=b"{}\n") == [("error", "<stdin>:1: `id` is missing")]


def test_read_refuses_a_second_article_with_one_id(tmp_path: Path) -> None:
    first, second = write(tmp_path, "x/a.txt", "First words."), write(tmp_path, "y/a.md", "Second words.")
    assert [article.text for article in articles(second, first)] == ["First words."]
    assert problems(second, first) == [
        ("error", f"{second}: a second article with the id 'a' is refused; the first is {first}")
    ]


def test_read_refuses_a_second_line_with_one_id(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", row() + row())
    assert problems(path) == [
        ("error", f"{path}:2: a second article with the id 'a' is refused; the first is {path}:1")
    ]


def test_read_takes_inputs_in_any_order_and_once(tmp_path: Path) -> None:
    one, two = write(tmp_path, "one.txt"), write(tmp_path, "two.txt", "Other words.")
    assert articles(one, two) == articles(two, one, two) == articles(two, tmp_path / "." / "one.txt")


def test_read_reports_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    gone, empty = tmp_path / "gone.txt", tmp_path / "empty"
    [nothing, missing] = problems(gone, empty)
    assert nothing[1].startswith(f"{empty}: nothing to read here (newsgraph reads text, Markdown, JSON Lines, HTML,")
    assert missing == ("error", f"{gone}: no such file or folder")


@pytest.mark.parametrize("name", ["x" * 5000 + ".txt", "x\0y.txt"])
def test_read_goes_on_after_a_name_that_can_be_no_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "a.txt")
    assert [article.id for article in articles(name, path)] == ["a"]
    [(severity, told)] = problems(name, path)
    assert (severity, told[:3]) == ("error", "xxx" if len(name) > 10 else "x\\x")


def test_read_lets_articles_yaml_win_over_the_text(tmp_path: Path) -> None:
    text = f"A Truce Is Near In The North\n\nBy Ann Author\n\nMay 13, 2025\n\n{STORY}"
    path = write(tmp_path, "in/a.txt", text)
    write(
        tmp_path,
        "in/articles.yaml",
        "in/x:\n  title: X\na:\n  published: 2024-01-02\n  authors: [Bo Writer]\n  publisher: 1\n",
    )
    for source in (tmp_path / "in", path):
        [article] = articles(source)
        assert (article.title, article.authors, article.publisher) == (
            "A Truce Is Near In The North",
            ("Bo Writer",),
            "1",
        )
        assert (article.published, article.published_basis) == ("2024-01-02", "metadata")
    assert problems(tmp_path / "in") == [
        ("warning", f"{tmp_path}/in/articles.yaml: there is no article with the id 'in/x'")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a:\n  tilte: X\n", ": a / tilte: Unexpected keyword argument"),
        ("a: X\n", ": a: "),
        ("- a\n", ": the file: "),
        ("a: [\n", ":2: "),
        ("a:\n  title: X\na:\n  title: Y\n", ":3: 'a' stands twice"),
        ("a:\n  title: [X]\n", ": a / title: Input should be a valid string"),
        ('a:\n  title: "X\\0"\n', ": a / title: holds a NUL character"),
        ("a: &a\n  title: *a\n", ":1: an alias stands inside of what it repeats"),
        (b"\xff\xff", ": not UTF-8 at byte 0"),
    ],
)
def test_read_refuses_a_wrong_articles_yaml(tmp_path: Path, content: str | bytes, message: str) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "articles.yaml", content)
    assert articles(tmp_path) == []
    [(severity, told)] = problems(tmp_path)
    assert (severity, "\n" in told) == ("error", False)
    assert told.startswith(f"{tmp_path}/articles.yaml{message}")


def test_read_takes_front_matter_of_markdown(tmp_path: Path) -> None:
    text = f"---\ntitle: 'A Truce'\nauthor: Ann Author\ndate: 2025-05-13\ntags: [x]\n---\n\n{STORY}\n"
    [article] = articles(write(tmp_path, "a.md", text))
    assert (article.title, article.authors, article.published) == ("A Truce", ("Ann Author",), "2025-05-13")
    assert (article.published_basis, article.text) == ("metadata", text)


@pytest.mark.parametrize(
    ("matter", "title", "published", "warning"),
    [
        ("title: !!int x\npublished: !!timestamp 2024-03-05", "x", "2024-03-05", None),
        (
            "title: A Truce\npublished: !!timestamp 2024-13-45",
            "A Truce",
            None,
            ": published '2024-13-45' is no date like 2025, 2025-05 or 2025-05-13; ignored",
        ),
        ("title: {a: b}\ndate: 5 March 2024", None, "2024-03-05", ": `title` is no text; ignored"),
        (
            "title: A Truce: the talks\ndate: 2024-03-05\nauthors: [Ann\ntags: 'x",
            "A Truce: the talks",
            "2024-03-05",
            ":2: front matter that is no YAML (mapping values are not allowed in this context); read line by line",
        ),
    ],
)
def test_read_keeps_the_text_and_the_rest_where_front_matter_is_odd(
    tmp_path: Path, matter: str, title: str | None, published: str | None, warning: str | None
) -> None:
    path = write(tmp_path, "a.md", f"---\n{matter}\n---\n\n{STORY}\n")
    [article] = articles(path)
    assert (article.title, article.published, article.authors) == (title, published, ())
    assert STORY in article.text
    assert problems(path) == ([("warning", f"{path}{warning}")] if warning else [])


def test_read_holds_one_line_at_a_time() -> None:
    class Lines(io.BytesIO):
        served = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            Lines.served += 1
            return super().readline(size)

    stream = read_articles(["-"], Lines(row() + row(id="b") + row(id="c")))
    assert isinstance(next(stream), Article)
    assert Lines.served == 1
