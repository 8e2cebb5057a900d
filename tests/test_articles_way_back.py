"""From words of an article back to its page: addresses that a browser follows, XPaths that lead to the same words there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsgraph.articles.read import read_articles
from newsgraph.articles.way_back import page_link, place_of
from newsgraph.records import Article, Passage, Source, Span

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = sorted((Path(__file__).parent / "pages").rglob("*.html"))

TEXT = "The mayor said no. The mayor, who is well-known, said yes & no; she will not stand again in the spring of next year."
ARTICLE = Article(
    "a",
    TEXT,
    url="https://e.example/a",
    source=Source("a.html", "html", "", (Passage(0, len(TEXT), "/html/body/p[1]"),)),
)


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("said no", "said%20no"),
        ("well-known", "well%2Dknown"),
        ("yes & no", "yes%20%26%20no"),
        ("The mayor", "The%20mayor,-said%20no.%20The%20mayor%2C%20who"),
        (TEXT[19:], "The%20mayor%2C%20who%20is%20well%2Dknown%2C,the%20spring%20of%20next%20year."),
    ],
)
def test_way_back_names_the_words(words: str, fragment: str) -> None:
    start = TEXT.index(words)
    link = page_link(ARTICLE, Span(start, start + len(words)))
    assert link == f"https://e.example/a#:~:text={fragment}"
    assert place_of(ARTICLE, Span(start, start + 1)) == "/html/body/p[1]"


@pytest.mark.parametrize(
    ("text", "words", "fragment"),
    [
        ("The mayor [said](https://e.example/x_y) **no** to it.", "The mayor [said](https://e.example/x_y) **no**", "The%20mayor%20said%20no"),
        ("The mayor [said on Monday](/x) no.", "The mayor [said", "The%20mayor%20said"),
        ("The *new* mayor [said](/x).", "mayor [said](/x)", "mayor%20said"),
        ("A snake_case name [1] stays.", "snake_case name [1]", "snake_case%20name%20%5B1%5D"),
        ("- Ada Moor spoke.\n- Then *Mr* Ada Moor left.", "Ada Moor", "Ada%20Moor,-spoke."),
        ("She left.\nThe mayor, she\nsaid.", "The mayor, she\nsaid", "The%20mayor%2C%20she"),
    ],
)  # fmt: skip
def test_way_back_names_markdowns_words_without_its_marks(text: str, words: str, fragment: str) -> None:
    """A text that no page was made into may be Markdown; its page shows the words alone."""
    start = text.index(words)
    link = page_link(Article("a", text, url="https://e.example/a"), Span(start, start + len(words)))
    assert link == f"https://e.example/a#:~:text={fragment}"


def test_way_back_of_a_pdf_names_the_page() -> None:
    article = Article(
        "a", "One.\n\nTwo.", source=Source("a.pdf", "pdf", "", (Passage(0, 4, "page=1"), Passage(6, 10, "page=2")))
    )
    assert page_link(article, Span(6, 9), "file:///a.pdf") == "file:///a.pdf#page=2"
    assert page_link(article, Span(6, 9)) is None


def read(path: Path) -> Article:
    [article] = [item for item in read_articles([path]) if isinstance(item, Article)]
    return article


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_way_back_xpaths_lead_to_the_words_in_a_browser(path: Path, browser: Any) -> None:
    article = read(path)
    page = browser.new_context(java_script_enabled=True, offline=True).new_page()
    page.goto(path.as_uri())
    find = (
        "at => document.evaluate(at, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue?.textContent"
    )
    assert article.source
    for passage in article.source.passages:
        there = page.evaluate(find, passage.at)
        assert there is not None, passage.at
        words = re.sub(r"[\s|]+", "", article.text[passage.start : passage.end])
        assert words in re.sub(r"[\s|]+", "", there), passage.at
    page.context.close()


def test_way_back_text_fragments_are_found_by_a_browser(tmp_path: Path, browser: Any) -> None:
    """A browser that finds the words scrolls to them; one that does not stays at the top."""
    gap = "".join(
        f"<p>Paragraph {number} tells of the weather in Port Ellery on that day.</p>" for number in range(200)
    )
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><article><h1>Bridge shut</h1>{gap}<p>Ada Moor, a well-known engineer, said: “It is <b>closed</b>.”</p></article></body></html>"
    )
    article = read(path)
    page = browser.new_context(offline=True).new_page()
    for words in ("a well-known engineer", "It is closed", "Paragraph 150 tells of the weather", "Ada Moor"):
        start = article.text.index(words)
        link = page_link(article, Span(start, start + len(words)), path.as_uri())
        page.goto("about:blank")
        page.goto(str(link))
        page.wait_for_timeout(300)
        assert page.evaluate("window.scrollY") > 1000, link
    page.context.close()
