"""The site in a real browser: looked at, searched, asked; it says nothing to the console and asks no other machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

import test_view_browser as view
from nasty_graph import both_graphs
from newsgraph.jsonl import write_graph
from newsgraph.serve import Settings
from serving import serving
from test_decisions import TEXTS, extract, nodes
from test_view import hostile

pytestmark = view.pytestmark
playwright = view.playwright
browser = view.browser
EXPORTS = Path(__file__).parents[1] / "exports"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the seeds."""
    folder = tmp_path_factory.mktemp("seeds")
    for name in ("articles.jsonl", "entities.jsonl", "claims.jsonl"):
        shutil.copy(EXPORTS / name, folder)
    playwright.expect.set_options(timeout=30_000)
    with serving(folder) as address:
        urlopen(f"{address}/sparql?query=ASK%20%7B%7D", timeout=120).close()  # once the graph is read
        yield address


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of which nothing may be said, and which may ask this machine only."""
    said: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: said.append(f"error: {error}"))
    opened.on("request", lambda request: None if is_ours(request.url) else said.append(request.url))
    opened.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()
    assert said == []


def is_ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


def test_serve_browser_finds_a_person_and_the_words_that_prove_an_office(page: Any, home: str) -> None:
    page.goto(home)
    page.locator("#search").press_sequentially("medinskiy")
    page.click("#found a:has-text('Vladimir Medinsky')")
    playwright.expect(page.locator("main h1")).to_have_text("Vladimir Medinsky")
    assert page.url == f"{home}/person/vladimir-medinsky"
    page.click("main .line.role .proof >> nth=0")
    playwright.expect(page.locator(".reading .lit").first).to_be_visible()
    assert "aide" in "".join(page.locator(".reading .text .lit").all_text_contents())
    playwright.expect(page.locator(".claims .line.lit")).to_have_count(1)
    page.go_back()
    playwright.expect(page.locator("main h1")).to_have_text("Vladimir Medinsky")


def test_serve_browser_compares_the_delegations(page: Any, home: str) -> None:
    page.goto(home)
    page.click("main a.name.group:has-text('Russian delegation')")
    page.click('main a:has-text("Russia\'s negotiating team")')
    rows = page.locator("table.comparison tbody tr")
    told = {row.locator("th").inner_text().strip(): row.locator("td").last.inner_text() for row in rows.all()}
    assert {"Aleksandr Fomin", "Vladimir Medinsky"} <= {name for name, so in told.items() if "both" in so}
    assert "Viktor Shevtsov" in told
    assert "denied" in page.locator("tr:has-text('Kostyukov') td").first.inner_text()


@pytest.mark.model
def test_serve_browser_asks_in_words(page: Any, home: str) -> None:
    urlopen(f"{home}/ask?q=Who+is+Putin", timeout=120).close()  # once the language model is loaded
    page.goto(f"{home}/ask")
    page.fill("main [name=q]", "Who sat in both the 2022 and the 2025 delegations?")
    page.click("main form >> nth=0 >> text=Ask")
    playwright.expect(page.locator(".understood")).to_contain_text("first 2022, second 2025")
    people = {cell.strip() for cell in page.locator("table.answer tbody tr td:first-child").all_text_contents()}
    assert {"Aleksandr Fomin", "Viktor Shevtsov", "Vladimir Medinsky"} <= people
    page.click("table.answer .proof >> nth=0")
    playwright.expect(page.locator(".reading .lit").first).to_be_visible()


def test_serve_browser_asks_by_a_form_with_names_offered(page: Any, home: str) -> None:
    page.goto(f"{home}/ask")
    page.click("main a:has-text('Which roles a person holds')")
    page.locator("main [name=person]").press_sequentially("Medin")
    playwright.expect(page.locator("datalist option[value='Vladimir Medinsky']")).to_be_attached()
    page.fill("main [name=person]", "Vladimir Medinsky")
    page.locator("main [name=person]").press("Enter")
    playwright.expect(page.locator("table.answer tbody tr")).not_to_have_count(0)
    with page.expect_download() as saved:
        page.click("main a:has-text('as CSV')", modifiers=["Alt"])
    assert b"Medinsky" in Path(saved.value.path()).read_bytes()


def test_serve_browser_runs_a_query_in_the_editor(page: Any, home: str) -> None:
    page.goto(f"{home}/editor")
    page.click("#run")
    playwright.expect(page.locator("#answer tbody tr")).to_have_count(27)
    page.select_option("#examples", "members")
    playwright.expect(page.locator(".CodeMirror")).to_contain_text("SELECT DISTINCT ?member")
    page.click("#run")
    playwright.expect(page.locator("#answer")).to_contain_text("Igor Kostyukov")
    page.click("#answer td a[href*='/article/'] >> nth=0")
    playwright.expect(page.locator(".reading .lit").first).to_be_visible()


def test_serve_browser_tells_what_is_wrong_with_a_query(browser: Any, home: str) -> None:
    page = browser.new_page()  # a refused question is an error on the console, as it should be
    page.goto(f"{home}/editor?query=SELECT")
    page.click("#run")
    playwright.expect(page.locator("#told")).to_contain_text("the query is not SPARQL 1.1")
    page.close()


def test_serve_browser_draws_and_filters(page: Any, home: str) -> None:
    page.goto(f"{home}/graph?lit=person/igor-kostyukov")
    drawn = page.locator("#main[data-graph=drawn]")
    playwright.expect(drawn).to_be_attached()
    assert 0 < int(drawn.get_attribute("data-shown")) < 12
    page.click("button[type=reset]")
    playwright.expect(page.locator("#main[data-shown]")).to_be_attached()
    shown = int(drawn.get_attribute("data-shown"))
    page.fill("[name=until]", "2022")
    playwright.expect(page.locator(f'#main:not([data-shown="{shown}"])')).to_be_attached()


def test_serve_browser_finds_what_is_typed_without_javascript(browser: Any, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    page.fill("#search", "Zelenskiy")
    page.press("#search", "Enter")
    playwright.expect(page.locator("main h1")).to_contain_text("Found for")
    page.click("main a:has-text('Volodymyr Zelensky')")
    playwright.expect(page.locator("main h1")).to_have_text("Volodymyr Zelensky")
    context.close()


def test_serve_browser_decides_by_a_click(page: Any, tmp_path: Path) -> None:
    extract(tmp_path / "in", TEXTS, tmp_path / "out")
    with serving(tmp_path / "out", Settings(edit=True)) as address:
        page.goto(address)
        page.click("nav a:has-text('Review')")
        playwright.expect(page.locator("main h3")).to_have_count(2)
        page.click("button[value=same]")
        playwright.expect(page.locator("button[value=same]")).to_have_count(0)
        assert nodes(tmp_path / "out") == [["a", "b", "c"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_serve_browser_shuts_nobody_out(browser: Any, home: str, tmp_path: Path, scheme: str) -> None:
    """axe-core's rules (WCAG 2 A and AA) on the views that a report has not."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    ).Axe()
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    found = []

    def look(address: str, path: str) -> None:
        page = context.new_page()
        page.goto(address + path)
        if path == "/editor":
            page.click("#run")
            playwright.expect(page.locator("#answer tbody tr").first).to_be_visible()
        found.extend((path, violation["id"]) for violation in axe.run(page).response["violations"])
        page.close()

    for path in ("/", "/ask", "/ask?name=both&first=2022&second=2025", "/ask?name=roles&person=nobody", "/editor", "/articles", "/search?q=talks", "/membership/0dbde111ff735df8", "/person/vladimir-medinsky?part=0", "/nothing"):  # fmt: skip
        look(home, path)
    extract(tmp_path / "in", TEXTS, tmp_path / "out")
    extract(tmp_path / "in", {"d": "Maria Duarte slept."}, tmp_path / "before")
    with serving(tmp_path / "out", Settings(edit=True, before=tmp_path / "before")) as address:
        look(address, "/review")
        look(address, "/changes")
    context.close()
    assert found == []


@pytest.mark.parametrize("make", [hostile, both_graphs])
def test_serve_browser_runs_nothing_of_an_articles(page: Any, tmp_path: Path, make: Any) -> None:
    write_graph(make(), tmp_path)
    with serving(tmp_path) as address:
        page.goto(address)
        links = [link.get_attribute("href") for link in page.locator("main a").all()]
        for link in ("/graph", "/search?q=a", "/search?q=<img src=x onerror=alert(1)>", *links[:10]):
            page.goto(address + link)
            playwright.expect(page.locator("main h1")).to_be_visible()
            assert page.locator("main b, main script, main img").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0
        page.goto(address)
        page.locator("#search").press_sequentially("b")
        playwright.expect(page.locator("#found li").first).to_be_visible()
        assert page.locator("#found b, #found img").count() == 0
        page.goto(f"{address}/editor?query=SELECT * WHERE {{ ?s ?p ?o FILTER(isLiteral(?o)) }}")
        page.click("#run")
        playwright.expect(page.locator("#answer tbody tr").first).to_be_visible()
        assert page.locator("#answer b, #answer script, #answer img").count() == 0
