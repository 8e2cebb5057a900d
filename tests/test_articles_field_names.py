"""The fields of an article under the names that news APIs, crawlers, feeds and schema.org give them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.records import Article

STORY = "The envoys of both kingdoms met in the old customs house."
ADDRESS = "https://example.org/truce"


def read(*rows: dict[str, Any]) -> tuple[list[Article], list[tuple[str, str]]]:
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    items = list(read_articles(["-"], io.BytesIO(lines)))
    problems = [(item.severity, item.message) for item in items if isinstance(item, ReadProblem)]
    return [item for item in items if isinstance(item, Article)], problems


NEWS_API = {
    "id": "a",
    "source": {"id": None, "name": "The Daily Example"},
    "author": "Ann Weld",
    "title": "A Truce",
    "url": ADDRESS,
    "publishedAt": "2024-03-05T10:00:00Z",
    "content": STORY,
}
NEWS_PLEASE = {
    "filename": "a.json",
    "authors": ["Ann Weld"],
    "date_publish": "2024-03-05 10:00:00",
    "maintext": STORY,
    "text": None,
    "title": "A Truce",
    "url": ADDRESS,
}
NEWSPAPER = {
    "id": "a",
    "text": STORY,
    "title": "A Truce",
    "authors": ["Ann Weld"],
    "publish_date": "2024-03-05",
    "source_url": "https://example.org",
    "url": ADDRESS,
}
TRAFILATURA = {
    "id": "a",
    "text": STORY,
    "title": "A Truce",
    "author": "Ann Weld; Bo Reed",
    "date": "2024-03-05",
    "source": ADDRESS,
    "source-hostname": "The Daily Example",
}
SCHEMA_ORG = {
    "@type": "NewsArticle",
    "headline": "A Truce",
    "articleBody": STORY,
    "datePublished": "2024-03-05T10:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ann Weld"}, {"@type": "Person", "name": "Bo Reed"}],
    "publisher": {"@type": "Organization", "name": "The Daily Example"},
    "url": ADDRESS,
}
NEWS_CATCHER = {
    "_id": "a",
    "title": "A Truce",
    "author": "Ann Weld",
    "link": ADDRESS,
    "published_date": "2024-03-05 10:00:00",
    "content": STORY,
    "name_source": "The Daily Example",
}
NEWS_API_AI = {
    "uri": "a",
    "body": STORY,
    "title": "A Truce",
    "url": ADDRESS,
    "date": "2024-03-06",
    "dateTimePub": "2024-03-05T22:00:00Z",
    "source": {"uri": "example.org", "title": "The Daily Example"},
    "authors": [{"name": "Ann Weld", "type": "author"}],
}
FEED = {
    "guid": "a",
    "title": "A Truce",
    "link": ADDRESS,
    "pubDate": "Tue, 05 Mar 2024 10:00:00 GMT",
    "dc:creator": "By Ann Weld",
    "full_text": STORY,
    "source": "The Daily Example",
}
BYLINE = {
    "id": "a",
    "headline": {"main": "A Truce"},
    "byline": {"original": "By Ann Weld"},
    "pub_date": "March 5, 2024",
    "web_url": ADDRESS,
    "body": STORY,
    "source": "The Daily Example",
}


@pytest.mark.parametrize(
    ("row", "id_", "publisher", "authors"),
    [
        (NEWS_API, "a", "The Daily Example", ("Ann Weld",)),
        (NEWS_PLEASE, ADDRESS, None, ("Ann Weld",)),
        (NEWSPAPER, "a", None, ("Ann Weld",)),
        (TRAFILATURA, "a", "The Daily Example", ("Ann Weld", "Bo Reed")),
        (SCHEMA_ORG, ADDRESS, "The Daily Example", ("Ann Weld", "Bo Reed")),
        (NEWS_CATCHER, "a", "The Daily Example", ("Ann Weld",)),
        (NEWS_API_AI, ADDRESS, "The Daily Example", ("Ann Weld",)),
        (FEED, "a", "The Daily Example", ("Ann Weld",)),
        (BYLINE, "a", "The Daily Example", ("Ann Weld",)),
    ],
)
def test_field_names_of_others_are_taken(
    row: dict[str, Any], id_: str, publisher: str | None, authors: tuple[str, ...]
) -> None:
    [article], _ = read(row)
    assert (article.id, article.text, article.title, article.url) == (id_, STORY, "A Truce", ADDRESS)
    assert (article.publisher, article.authors) == (publisher, authors)
    assert (article.published, article.published_basis) == ("2024-03-05", "metadata")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"headline": "Other"}, {"title": "Ours"}),
        ({"body": "Other words."}, {"text": STORY}),
        ({"date": "2020"}, {"published": "2024"}),
        ({"article": {"name": "Not this"}}, {"text": STORY}),
        ({"_id": "b"}, {"id": "a"}),
        ({"source": "Other"}, {"publisher": "Ours"}),
        ({"title": " ", "headline": "Theirs"}, {"title": "Theirs"}),
        ({"title": 5, "headline": "Theirs"}, {"title": "Theirs"}),
        ({"published": None, "date": "None", "pubDate": "2023"}, {"published": "2023"}),
        ({"published": 20240305}, {"published": "2024-03-05"}),
        ({"TITLE": "Loud"}, {"title": "Ours"}),
    ],
)
def test_field_names_of_our_own_win_where_they_say_something(
    fields: dict[str, Any], expected: dict[str, str | None]
) -> None:
    ours = {"id": "a", "text": STORY, "title": "Ours", "published": "2024", "publisher": "Ours"}
    [article], problems = read(ours | fields)
    assert {name: getattr(article, name) for name in expected} == expected
    assert problems == []


def test_field_names_without_use_are_told_once() -> None:
    row = {"text": STORY, "tags": ["x"], "lead": "A lead.", "image": None}
    articles, problems = read({"id": "a"} | row, {"id": "b", "\x1b[31m": 1} | row)
    assert len(articles) == 2
    assert problems == [("warning", "<stdin>: not used: tags, lead, \\x1b[31m")]


def test_field_names_without_use_are_counted_where_they_are_many() -> None:
    _, problems = read({"id": "a", "text": STORY} | {f"k{number:02}": 1 for number in range(40)})
    assert problems == [("warning", f"<stdin>: not used: {', '.join(f'k{n:02}' for n in range(12))} and 28 more")]


@pytest.mark.parametrize(
    ("fields", "warning"),
    [
        ({"date": "last week"}, "published 'last week' is no date like 2025, 2025-05 or 2025-05-13; ignored"),
        ({"pubDate": "3/5/2024"}, "published '3/5/2024' may be 2024-03-05 or 2024-05-03: write one of them; ignored"),
        ({"date": 1709640000}, "published '1709640000' is no date like 2025, 2025-05 or 2025-05-13; ignored"),
        ({"headline": ["x"]}, "`headline` is no text; ignored"),
        ({"source": {"id": 1}}, "`source` is no text; ignored"),
        ({"author": {"first": "Ann"}}, "`author` is no list of names; ignored"),
        ({"byline": ["Ann", {"id": 1}]}, "`byline` is no list of names; ignored"),
        ({"head\x1bline": 5}, "`head\\x1bline` is no text; ignored"),
    ],
)
def test_field_names_with_a_value_of_no_use_are_told(fields: dict[str, Any], warning: str) -> None:
    [_], problems = read({"id": "a", "text": STORY} | fields)
    assert problems == [("warning", f"<stdin>:1: {warning}")]


def test_field_names_of_others_are_taken_in_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nHeadline: A Truce\nbyline: By Ann Weld\npubDate: Tue, 05 Mar 2024 10:00:00 GMT\n"
        f"source: The Daily Example\npermalink: {ADDRESS}\ntags: [x]\n---\n\n{STORY}\n"
    )
    [article] = read_articles([path])
    assert isinstance(article, Article)
    assert (article.title, article.authors, article.published) == ("A Truce", ("Ann Weld",), "2024-03-05")
    assert (article.publisher, article.url) == ("The Daily Example", ADDRESS)


def test_field_names_are_our_own_in_articles_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    known = tmp_path / "articles.yaml"
    known.write_text("a:\n  published: Tue, 05 Mar 2024 10:00:00 GMT\n")
    [article] = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.published == "2024-03-05"
    known.write_text("a:\n  date: 2024-03-05\n")
    [problem] = read_articles([tmp_path])
    assert problem == ReadProblem(f"{known}: a / date: Unexpected keyword argument")
