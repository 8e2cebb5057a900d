"""A saved page becomes its article's words, what the page says of it, and the way back to each paragraph."""

from pathlib import Path

import pytest

from newsgraph.articles.read import read_articles
from newsgraph.records import Article

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge shut – The Ellery Courier</title>{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge shut in Port Ellery</h1>{body}</article><footer>Copyright</footer></body></html>"""
PROSE = (
    "Lucia Ferrante, the mayor of Port Ellery, said on Tuesday that the bridge would be closed until the end of May."
)


def read(folder: Path, page: str | bytes) -> Article:
    path = folder / "page.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    [article] = [item for item in read_articles([path]) if isinstance(item, Article)]
    return article


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>{PROSE}</p>", PROSE),
        (f"<p>{PROSE}</p><ul><li>Tomas Weir</li><li>Jonas Roth</li></ul>", f"{PROSE}\n\n- Tomas Weir\n- Jonas Roth"),
        (f"<div>{PROSE}<br><br>It is old.</div>", f"{PROSE}\n\nIt is old."),
        (
            f"<p>{PROSE}</p><table><tr><th>Name</th><th>Office</th></tr><tr><td>Weir</td><td>deputy</td></tr></table>",
            f"{PROSE}\n\n| Name | Office |\n| Weir | deputy |",
        ),
        (f"<p>{PROSE}</p><h2>History</h2><p>It is old.</p>", f"{PROSE}\n\n## History\n\nIt is old."),
        (f'<p>{PROSE}</p><div class="relatedStories"><p>{PROSE[:60]}</p></div>', PROSE),
        (f'<div class="subscriber-only teaser-content"><p>{PROSE}</p></div><p>{PROSE}</p>', f"{PROSE}\n\n{PROSE}"),
        (
            f'<div class="subscription-offer"><p>Read it all for a coin.</p><button>Buy</button></div><p>{PROSE}</p>',
            PROSE,
        ),
        (f"<p>{PROSE}</p><h3>Read next</h3><ul><li><a href='/a'>Toll to rise</a> 3 March</li></ul>", PROSE),
        (f"<table class='noprint'><tr><td>See also</td></tr></table><p>{PROSE}</p>", PROSE),
        (f"<div>{PROSE}<br><br><a href='/a'>Print this</a> | <a href='/b'>E-mail</a></div>", PROSE),
        (
            f"<table><tr><td>Poll<br>Yes 41%</td><td>{PROSE}<br><br>It is old.</td></tr></table>",
            f"{PROSE}\n\nIt is old.",
        ),
        (f'<p class="address">{PROSE}</p><p class="navy">So it is.</p>', f"{PROSE}\n\nSo it is."),
    ],
)
def test_pages_keep_what_is_the_articles(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, PAGE.format(head="", body=body)).text == f"# Bridge shut in Port Ellery\n\n{text}"


def test_pages_passages_hold_the_words_of_their_elements(tmp_path: Path) -> None:
    from newsgraph.articles.pages.tree import parse_page, words

    page = PAGE.format(head="", body=f'<div id="b"><p>{PROSE}</p><ul><li>Tomas <b>Weir</b></li></ul></div>')
    article = read(tmp_path, page)
    assert article.source
    assert [passage.at for passage in article.source.passages][1:] == ['//*[@id="b"]/p[1]', '//*[@id="b"]/ul[1]/li[1]']
    for passage in article.source.passages:
        [element] = parse_page(page).xpath(passage.at)
        assert words(element) == article.text[passage.start : passage.end]


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
 "headline": "Bridge shut in Port Ellery", "datePublished": "2024-03-05T23:30:00-05:00", "author": [{"@type": "Person",
 "name": "Ann Weld"}], "publisher": {"name": "The Ellery Courier"}}]}</script>"""
TAGS = """<meta property="article:published_time" content="2024-03-05"><meta name="author" content="By Ann Weld and Jo Roth">
<meta property="og:site_name" content="The Ellery Courier"><link rel="canonical" href="https://ellery.example/a">"""


@pytest.mark.parametrize(
    ("head", "authors", "url"),
    [(LINKED, ("Ann Weld",), None), (TAGS, ("Ann Weld", "Jo Roth"), "https://ellery.example/a")],
)
def test_pages_tell_their_facts(tmp_path: Path, head: str, authors: tuple[str, ...], url: str | None) -> None:
    article = read(tmp_path, PAGE.replace("{head}", head).replace("{body}", f"<p>{PROSE}</p>"))
    facts = (article.title, article.authors, article.published, article.published_basis, article.publisher, article.url)
    assert facts == ("Bridge shut in Port Ellery", authors, "2024-03-05", "metadata", "The Ellery Courier", url)


@pytest.mark.parametrize(
    ("head", "body", "facts"),
    [
        ('<meta name="author" content="Super User">', '<p class="byline">By Jo Roth</p>', {"authors": ("Jo Roth",)}),
        ('<meta name="author" content="Staff">', "", {"authors": ()}),
        ('<meta name="author" content="Jo Roth jo@e.example">', "", {"authors": ("Jo Roth",)}),
        ("", '<p class="byline">By Jo Roth and Ann Weld For Ellery Online</p>', {"authors": ("Jo Roth", "Ann Weld")}),
        ("", '<span id="publishDate" title="2024-03-05"></span>', {"published": "2024-03-05"}),
        ('<meta name="source" content="Ellery News">', "", {"publisher": "Ellery News"}),
    ],
)  # fmt: skip
def test_pages_tell_one_fact(tmp_path: Path, head: str, body: str, facts: dict[str, object]) -> None:
    page = PAGE.replace("{head}", head).replace("{body}", f"{body}<p>{PROSE}</p>")
    article = read(tmp_path, page)
    assert {name: getattr(article, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ('<title>The bridge is shut again-Ellery News</title><meta name="source" content="Ellery News">', ""),
        ("<title>The bridge is shut again - Ellery News</title>", "<footer>© 2024 Ellery News. Mail us.</footer>"),
        ("<title>Ellery News - The bridge is shut again</title>", "<p>Ellery News</p>"),
    ],
)
def test_pages_titles_are_told_from_the_publisher(tmp_path: Path, head: str, foot: str) -> None:
    article = read(tmp_path, f"<html><head>{head}</head><body><article><p>{PROSE}</p></article>{foot}</body></html>")
    assert (article.title, article.publisher) == ("The bridge is shut again", "Ellery News")


def test_pages_are_decoded_as_they_say(tmp_path: Path) -> None:
    page = PAGE.format(head="", body=f"<p>“Yes”, she said. {PROSE}</p>").replace("utf-8", "iso-8859-1")
    assert "“Yes”, she" in read(tmp_path, page.encode("cp1252")).text


SAVED = Path(__file__).parent / "pages"


@pytest.mark.parametrize(
    ("folder", "let_in", "lost", "wrong"),
    [(".", 5, 0, 0), ("unseen", 1, 0, 0), ("unseen-2", 8, 0, 1), ("unseen-3", 17, 0, 3), ("unseen-4", 14, 2, 7)],
)
def test_pages_saved_from_sites_of_many_makes(
    folder: str, let_in: int, lost: int, wrong: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As docs/inputs.md tells: whatever changes these figures changes the page."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "scripts"))
    import measure_pages
    import yaml

    pages = SAVED / folder
    found = measure_pages.measure("newsgraph", pages, yaml.safe_load((pages / "expected.yaml").read_text("utf8")))
    assert (found.let_in, found.lost, found.wrong) == (let_in, lost, wrong), found.told
