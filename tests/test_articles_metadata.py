"""What an article's text says of itself: title, authors, address, publisher, day of publication."""

from pathlib import Path

import pytest

from newsgraph.articles.dates import address_date, find_date
from newsgraph.articles.metadata import complete
from newsgraph.records import Article

PROSE = (
    "The envoys of both kingdoms met behind closed doors in the old customs house for most of the afternoon, "
    "and neither side would say in the evening what had been agreed."
)
TITLE = "A Truce Is Near In The North"


def read(head: str, tail: str = "", url: str | None = None) -> Article:
    return complete(Article(id="a", text=f"{head}\n\n{PROSE}\n\n{PROSE[4:]}\n\n{tail}", url=url))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (TITLE, TITLE),
        (f"Accessibility links\n\nBreaking News\n\n{TITLE}\n\nUpdated", TITLE),
        (f"# {TITLE}\n\nSome line about it.", TITLE),
        ("Why does the king want peace?", "Why does the king want peace?"),
        ("Sen. Ann Author Wins In The North", "Sen. Ann Author Wins In The North"),
        ("Truce Near", None),
        ("The envoys met. The king stayed at home", None),
        ("The envoys met in the old house.", None),
        ("OSLO (Reuters) - The envoys met in the old house", None),
        (PROSE, None),
    ],
)
def test_metadata_finds_the_title(head: str, title: str | None) -> None:
    assert read(head).title == title


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        ("By Ann Author", "", ("Ann Author",)),
        ("By [Ann Author](#) and Systema", "", ("Ann Author", "Systema")),
        ("By Ann Author, Bo Writer and Cy van Reader, Staff writers", "", ("Ann Author", "Bo Writer", "Cy van Reader")),
        ("By Ann Author, BBC Oslo", "", ("Ann Author",)),
        ("", "Ann Author\n\nAnn Author is the editor of a desk.", ("Ann Author",)),
        ("", f"By Bo Writer\n\n{PROSE}\n\nAnn Author\n\nAnn Author is the editor of a desk.", ("Ann Author",)),
        ("By Monday the king was gone.", "", ()),
    ],
)
def test_metadata_finds_the_authors(head: str, tail: str, authors: tuple[str, ...]) -> None:
    assert read(f"{TITLE}\n\n{head}", tail).authors == authors


@pytest.mark.parametrize(
    ("head", "tail", "published", "clue"),
    [
        ("May 13, 2025", "", "2025-05-13", "May 13, 2025"),
        ("Published: 3 March 2014 10:15 GMT", "", "2014-03-03", "3 March 2014"),
        ("Thursday, September 12, 2019\u00a0", "", "2019-09-12", "September 12, 2019"),
        ("Updated: May 14, 2025", "", None, None),
        ("Updated: May 14, 2025\n\nMay 13, 2025", "", "2025-05-13", "May 13, 2025"),
        ("OSLO, March 3, 2014 (Reuters) - The envoys met.", "", "2014-03-03", "March 3, 2014"),
        ("OSLO, March 3 (Reuters) - The envoys met.", "", None, None),
        ("On May 13, 2025, the envoys met.", "", None, None),
        ("", "Original url:\n\n<https://example.org/2025/05/13/truce>", "2025-05-13", "2025/05/13"),
        ("", "See https://example.org/2025/05/13/truce for more.", None, None),
        ("", "", None, None),
    ],
)
def test_metadata_finds_the_day_and_its_clue(head: str, tail: str, published: str | None, clue: str | None) -> None:
    article = read(f"{TITLE}\n\n{head}", tail)
    assert article.published == published
    assert article.published_basis == ("text" if published else None)
    assert [article.text[span.start : span.end] for span in article.published_clues] == ([clue] if clue else [])


def test_metadata_takes_the_day_of_a_known_address() -> None:
    article = read(TITLE, url="https://example.org/2025/05/13/truce")
    assert (article.published, article.published_basis, article.published_clues) == ("2025-05-13", "metadata", ())


def test_metadata_leaves_what_is_known_alone() -> None:
    known = Article(
        id="a", text=f"{TITLE}\n\nBy Ann Author\n\nMay 13, 2025\n\n{PROSE}", title="T", url="http://e.org",
        publisher="P", authors=("B",), published="2024", published_basis="metadata",
    )  # fmt: skip
    assert complete(known) == known


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.thenortherntimes.com/a", "Northern Times"),
        ("https://daily-lantern.co.uk/a", "The Daily Lantern"),
        ("https://kingdoms.org/a", None),
        ("https://example.org/a", None),
    ],
)
def test_metadata_names_a_publisher_only_as_the_text_does(url: str, publisher: str | None) -> None:
    head = f"{TITLE}\n\nBy Northern Times Reporter\n\nThe Daily Lantern was told of it."
    assert read(head, url=url).publisher == publisher


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Sept. 3, 2014", "2014-09-03"),
        ("3rd of May", None),
        ("13 August 2020", "2020-08-13"),
        ("13/08/2020", "2020-08-13"),
        ("08/13/2020", "2020-08-13"),
        ("03/04/2020", None),
        ("03.04.2020", "2020-04-03"),
        ("February 30, 2020", None),
        ("May 2020", None),
        ("٢٠٢٠-٠٨-١٣", None),
        ("13/08/٢٠٢٠", None),
        ("May ١٣, 2020", None),
    ],
)
def test_dates_reads_written_days_that_have_one_meaning(words: str, date: str | None) -> None:
    found = find_date(words)
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2017/feb/20/truce", "2017-02-20"),
        ("https://example.org/2013/0314/truce", "2013-03-14"),
        ("https://example.org/news/2019-07-23/truce", "2019-07-23"),
        ("https://example.org/news/2019/11/truce-191120111642357.html", None),
        ("https://example.org/2013/9914/truce", None),
        ("https://example.org/story/20190723", None),
        ("https://example.org/2019/٠٧/٢٣/truce", None),
    ],
)
def test_dates_reads_the_day_of_an_address(url: str, date: str | None) -> None:
    found = address_date(url)
    assert (found.value if found else None) == date


SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.mark.parametrize(
    ("name", "published", "basis", "clues"),
    [
        ("000_216a1afef09538f7", None, None, []),
        ("001_ba8f274234acca2a", "2025-05-13", "text", ["May 13, 2025"]),
    ],
)
def test_metadata_of_the_seeds_guesses_no_day(
    name: str, published: str | None, basis: str | None, clues: list[str]
) -> None:
    article = complete(Article(id=name, text=(SEEDS / f"{name}.txt").read_text(encoding="utf8")))
    assert (article.published, article.published_basis) == (published, basis)
    assert [article.text[span.start : span.end] for span in article.published_clues] == clues
