"""The report in a real browser: opened from disk, looked at, searched, filtered; it says nothing to the console and loads nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgraph.compare import compare_graphs
from newsgraph.jsonl import read_graph
from newsgraph.view import Beside, write_pages, write_report
from test_view import hostile, told_on, two_groups
from test_view_beside import doubt

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")
EXPORTS = Path(__file__).parents[1] / "exports"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Address of the first page, of the one file and of the folder."""
    folder = tmp_path_factory.mktemp("view")
    graph = read_graph(EXPORTS)
    older = replace(graph, claims=graph.claims[1:], articles=graph.articles[1:])
    beside = Beside(compare_graphs(older, graph), [doubt()], {"a": two_groups().articles["a"]})
    write_report(graph, folder / "report.html", beside=beside)
    write_pages(graph, folder / "pages", beside=beside)
    write_report(hostile(), folder / "hostile.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsgraph.view.report._MOST_PLAIN", 1000)
        write_report(graph, folder / "packed.html", beside=beside)
    starts = {
        "file": "report.html#/",
        "folder": "pages/index.html",
        "packed": "packed.html#/",
        "hostile": "hostile.html#/",
    }
    return {name: f"file://{folder}/{start}" for name, start in starts.items()}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of which nothing may be said, and which may ask nothing of the network."""
    said: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: said.append(f"error: {error}"))
    opened.on(
        "request",
        lambda request: said.append(request.url) if not request.url.startswith(("file:", "blob:", "data:")) else None,
    )
    opened.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()
    assert said == []


@pytest.fixture(params=["file", "folder"])
def home(page: Any, shown: dict[str, str], request: pytest.FixtureRequest) -> Any:
    page.goto(shown[request.param])
    return page


def test_view_browser_finds_a_person_and_the_words_that_prove_an_office(home: Any) -> None:
    home.fill("#search", "medins")
    home.click("#found a")
    playwright.expect(home.locator("main h1")).to_have_text("Vladimir Medinsky")
    home.click("main .line.role .proof >> nth=0")
    playwright.expect(home.locator(".reading .lit").first).to_be_visible()
    lit = "".join(home.locator(".reading .text .lit").all_text_contents())
    assert "aide" in lit
    playwright.expect(home.locator(".claims .line.lit")).to_have_count(1)


def test_view_browser_reads_packed_pages(page: Any, shown: dict[str, str]) -> None:
    page.goto(shown["packed"])
    page.fill("#search", "medins")
    page.click("#found a")
    playwright.expect(page.locator("main h1")).to_have_text("Vladimir Medinsky")
    page.click("main .line.role .proof >> nth=0")
    playwright.expect(page.locator(".reading .lit").first).to_be_visible()
    page.go_back()
    playwright.expect(page.locator("main h1")).to_have_text("Vladimir Medinsky")
    page.goto(shown["packed"] + "person/nobody")
    playwright.expect(page.locator("main h1")).to_have_text("There is no such page")


def test_view_browser_keeps_the_drawings_filters_in_its_address(home: Any) -> None:
    """A step back leads to how the form stood before, a reload to how it stands."""
    home.click("nav a:has-text('Graph')")
    main = home.locator("#main[data-graph=drawn]")
    playwright.expect(main).to_be_attached()
    shown = main.get_attribute("data-shown")
    home.uncheck("[name=kind-shown][value=topic]")
    without_topics = main.get_attribute("data-shown")
    home.locator("[name=find]").press_sequentially("Medinsky")
    home.select_option("[name=depth]", "1")
    around = main.get_attribute("data-shown")
    assert len({shown, without_topics, around}) == 3
    home.reload()
    playwright.expect(home.locator(f'#main[data-graph=drawn][data-shown="{around}"]')).to_be_attached()
    playwright.expect(home.locator("[name=find]")).to_have_value("Medinsky")
    home.go_back()
    playwright.expect(home.locator("[name=depth]")).to_have_value("0")
    playwright.expect(home.locator("[name=find]")).to_have_value("Medinsky")
    home.go_back()
    playwright.expect(home.locator("[name=find]")).to_have_value("")
    playwright.expect(home.locator(f'#main[data-shown="{without_topics}"]')).to_be_attached()
    home.go_back()
    playwright.expect(home.locator(f'#main[data-shown="{shown}"]')).to_be_attached()
    home.go_forward()
    playwright.expect(home.locator("[name=kind-shown][value=topic]")).not_to_be_checked()


def test_view_browser_goes_back(home: Any) -> None:
    home.click("main a.name.person >> nth=0")
    playwright.expect(home.locator("main .kind")).to_have_text(re.compile("person", re.IGNORECASE))
    home.go_back()
    playwright.expect(home.locator("main h1")).to_have_text("What the articles say")


def test_view_browser_compares_the_delegations(home: Any) -> None:
    home.click("main a.name.group:has-text('Russian delegation')")
    home.click('main a:has-text("Russia\'s negotiating team")')
    rows = home.locator("table.comparison tbody tr")
    told = {row.locator("th").inner_text().strip(): row.locator("td").last.inner_text() for row in rows.all()}
    assert {name for name, so in told.items() if so == "both"} == {"Aleksandr Fomin", "Vladimir Medinsky"}
    assert told["Igor Kostyukov"] == "new"
    assert "denied" in home.locator("tr:has-text('Kostyukov') td").first.inner_text()


def test_view_browser_filters_the_graph(home: Any) -> None:
    home.click("nav a:has-text('Graph')")
    main = home.locator("#main[data-graph=drawn]")
    playwright.expect(main).to_be_attached()
    shown = int(main.get_attribute("data-shown"))
    home.fill("[name=until]", "2022")
    playwright.expect(home.locator(f'#main:not([data-shown="{shown}"])')).to_be_attached()
    assert 0 < int(main.get_attribute("data-shown")) < shown
    home.click("button[type=reset]")
    playwright.expect(home.locator(f'#main[data-shown="{shown}"]')).to_be_attached()
    home.uncheck("[name=line-shown][value=membership]")
    playwright.expect(home.locator(f'#main:not([data-shown="{shown}"])')).to_be_attached()
    home.fill("[name=find]", "Medinsky")
    home.select_option("[name=depth]", "1")
    assert int(main.get_attribute("data-shown")) < 12


def test_view_browser_follows_a_chain_between_two(home: Any) -> None:
    home.click("nav a:has-text('Graph')")
    home.fill("[name=find]", "Igor Kostyukov")
    home.fill("[name=to]", "Vladimir Putin")
    steps = home.locator("#graph-line li")
    playwright.expect(steps).to_have_count(3)
    assert "Igor Kostyukov – member – Russian delegation" in steps.first.inner_text()
    home.fill("[name=to]", "Kaja Kallas")
    playwright.expect(home.locator("#graph-line")).to_contain_text("No chain of lines")
    home.fill("[name=to]", "Vladimir Putin")
    steps.first.locator("a").click()
    playwright.expect(home.locator(".reading .lit").first).to_be_visible()


def test_view_browser_filters_the_graph_by_publisher(home: Any) -> None:
    home.click("nav a:has-text('Graph')")
    main = home.locator("#main[data-graph=drawn]")
    playwright.expect(main).to_be_attached()
    shown = int(main.get_attribute("data-shown"))
    parts = []
    for name in ("The Moscow Times", "Radio Free Europe/Radio Liberty"):
        home.select_option("[name=publisher]", label=name)
        parts.append(int(main.get_attribute("data-shown")))
    assert max(parts) < shown <= sum(parts)


def test_view_browser_draws_delegations_as_boxes_and_back(home: Any) -> None:
    home.click("nav a:has-text('Graph')")
    home.check("[name=boxes]")
    with home.expect_download() as saved:
        home.click("[name=svg]")
    assert "<rect" in Path(saved.value.path()).read_text("utf8")
    home.uncheck("[name=boxes]")
    with home.expect_download() as saved:
        home.click("[name=svg]")
    assert "<rect" not in Path(saved.value.path()).read_text("utf8")


def test_view_browser_shows_what_changed_and_what_waits(home: Any) -> None:
    home.click("nav a:has-text('Changes')")
    playwright.expect(home.locator("main h1")).to_have_text("What changed")
    home.click("main .proof >> nth=0")
    playwright.expect(home.locator(".reading .lit").first).to_be_visible()
    home.click("nav a:has-text('Review')")
    playwright.expect(home.locator(".sides mark").first).to_have_text("Ann Orr")


def test_view_browser_saves_the_drawing(home: Any) -> None:
    home.click("nav a:has-text('Graph')")
    for name, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with home.expect_download() as saved:
            home.click(f"[name={name}]")
        assert Path(saved.value.path()).read_bytes().startswith(begins)


def test_view_browser_works_by_keyboard(home: Any) -> None:
    home.keyboard.press("Tab")
    assert home.evaluate("document.activeElement.textContent") == "To the content"
    home.focus("#search")
    home.keyboard.type("kostyukov")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    playwright.expect(home.locator("main h1")).to_have_text("Igor Kostyukov")


def test_view_browser_opens_a_claims_words_on_the_articles_page(browser: Any, tmp_path: Path) -> None:
    """A page that the browser scrolls down has the words of the text fragment; the text is Markdown, the page is not."""
    words = "Ada Moor, a [well-known](/moor) engineer, 50% & more, led it"
    write_report(told_on("https://e.example/a", f"The *lede*.\n{words}.", words).graph, tmp_path / "report.html")
    gap = "<p>It rained in Port Ellery.</p>" * 200
    shown = f"{gap}<p>Ada Moor, a <a href='/moor'>well-known</a> engineer, 50% &amp; more, led it.</p>"
    context = browser.new_context()
    context.route("https://e.example/**", lambda route: route.fulfill(body=shown, content_type="text/html"))
    page = context.new_page()
    page.goto(f"file://{tmp_path}/report.html#/article/a")
    page.click(".on-page")
    page.wait_for_url("https://e.example/**")
    page.wait_for_function("window.scrollY > 1000")
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_view_browser_shuts_nobody_out(browser: Any, shown: dict[str, str], scheme: str, width: int) -> None:
    """axe-core's rules (WCAG 2 A and AA): https://github.com/dequelabs/axe-core."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    ).Axe()
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
    found = []
    for path in (
        "index",
        "person/vladimir-medinsky",
        "person/vladimir-putin",
        "country/russia",
        "changes",
        "review",
        "group/russian-delegation-2025",
        "graph",
        "article/000_216a1afef09538f7",
        "article/001_ba8f274234acca2a",
        "compare/russia-negotiating-team-2022/russian-delegation-2025",
    ):
        page = context.new_page()
        page.goto(shown["folder"].replace("index", path))
        found += [(path, violation["id"]) for violation in axe.run(page).response["violations"]]
        page.close()
    context.close()
    assert found == []


def test_view_browser_runs_nothing_of_an_articles(page: Any, shown: dict[str, str]) -> None:
    page.goto(shown["hostile"])
    playwright.expect(page.locator("main h1")).to_have_text("What the articles say")
    for link in page.locator("main a").all()[:8]:
        page.goto(shown["hostile"].partition("#")[0] + link.get_attribute("href"))
        playwright.expect(page.locator("main h1")).to_be_visible()
    assert page.locator("main b, main script").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
