"""The pages of a report: what stands on them, that nothing of an article's becomes markup, and that links lead somewhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from newsgraph.cli.commands import main
from newsgraph.jsonl import read_graph
from newsgraph.records import Article, Claim, Entity, EntityMention, Evidence, KnowledgeGraph
from newsgraph.view import Archive, write_pages, write_report
from newsgraph.view.files import file_of
from newsgraph.view.marks import paragraphs
from newsgraph.view.pages import overview, pages
from newsgraph.view.rendering import Renderer, address_in_file, inert, is_web, on_page
from newsgraph.view.report import make_report
from newsgraph.view.seats import Rosters, compare, roster
from newsgraph.view.speaking import spoken_of
from newsgraph.view.telling import tell
from newsgraph.view.timeline import draw_offices

EXPORTS = Path(__file__).parents[1] / "exports"
NASTY = "<script>alert(1)</script>\"'&]]></template><b>"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(read_graph(EXPORTS))


class Links(HTMLParser):
    """The addresses, pages' paths and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.paths: list[str] = []
        self.elements: set[str] = set()
        self.handlers: list[str] = []
        self.inert = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.add(tag)
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        self.links += [value for name, value in attrs if name in ("href", "src") and value is not None]
        self.inert = tag == "script" and given.get("type") == "text/html"
        if self.inert:
            self.paths.append(given.get("data-path") or "")

    def handle_data(self, data: str) -> None:
        """Pages are text within the report: their elements count as well."""
        if self.inert:
            inside = Links(data)
            self.links += inside.links
            self.handlers += inside.handlers
            self.elements |= inside.elements


# --- seats side by side ------------------------------------------------------------------------------------------

TEXT = "Ann Orr led it. Bo Diaz was there. Cy Fox was not."


def seat(member: str, group: str, modality: str = "asserted", capacity: str = "member") -> Claim:
    evidence = Evidence("a", 0, 14, TEXT[:14], "membership.lead", "2024-05-01")
    fields = {"member": f"person/{member}", "group": f"group/{group}", "capacity": capacity, "start": None, "end": None}
    return Claim(
        f"membership/{member}-{group}", "membership", modality, 0.8, "membership.lead", (evidence,), fields=fields
    )  # type: ignore[arg-type]


def two_groups(complete: bool | None = None) -> Archive:
    people = [Entity(f"person/{name}", "person", name) for name in ("ann", "bo", "cy", "di", "ed")]
    groups = [
        Entity("group/old", "group", "old", properties={"date": "2022", "sender": None}, complete=complete),
        Entity("group/new", "group", "new", properties={"date": "2025", "sender": None}),
    ]
    claims = [
        seat("ann", "old"),
        seat("ann", "new", capacity="head"),
        seat("bo", "new"),
        seat("cy", "old", "denied"),
        seat("cy", "new"),
        seat("di", "old"),
        seat("ed", "old", "reported"),
        seat("ed", "new"),
    ]
    return Archive(KnowledgeGraph((Article("a", TEXT),), tuple(people + groups), tuple(claims)))


@pytest.mark.parametrize(
    ("complete", "expected"),
    [
        (None, {"ann": "both", "bo": "only in the second", "cy": "new", "di": "only in the first", "ed": "unsure"}),
        (True, {"ann": "both", "bo": "new", "cy": "new", "di": "only in the first", "ed": "unsure"}),
    ],
)
def test_view_compares_groups_without_taking_silence_for_absence(
    complete: bool | None, expected: dict[str, str]
) -> None:
    rosters = Rosters(two_groups(complete))
    rows = compare(rosters.of("group/old"), rosters.of("group/new"))
    assert {row.member.name: row.comes_to for row in rows} == expected


def test_view_roster_has_heads_first_and_denied_last() -> None:
    archive = two_groups()
    rows = [roster(archive, archive.entities[id_]).rows for id_ in ("group/new", "group/old")]
    assert [[(seat.member.name, seat.modality) for seat in row] for row in rows] == [
        [("ann", "asserted"), ("bo", "asserted"), ("cy", "asserted"), ("ed", "asserted")],
        [("ann", "asserted"), ("di", "asserted"), ("ed", "reported"), ("cy", "denied")],
    ]


def test_view_of_the_seeds_compares_the_two_delegations(archive: Archive) -> None:
    rosters = Rosters(archive)
    rows = compare(rosters.of("group/russia-negotiating-team-2022"), rosters.of("group/russian-delegation-2025"))
    assert [row.member.name for row in rows if row.comes_to == "both"] == ["Aleksandr Fomin", "Vladimir Medinsky"]
    assert next(row.comes_to for row in rows if row.member.name == "Igor Kostyukov") == "new"


# --- lines, marks, time ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "seen_from", "words"),
    [
        (seat("ann", "new", capacity="head"), None, "ann, head of new"),
        (seat("ann", "new"), "person/ann", "member of new"),
        (seat("ann", "new"), "group/new", "ann, member"),
        (seat("ann", "new", "denied"), "person/ann", "not member of new"),
    ],
)
def test_view_tells_a_claim_from_where_it_is_seen(claim: Claim, seen_from: str | None, words: str) -> None:
    assert "".join(word.text for word in tell(two_groups(), claim, seen_from).words) == words


def test_view_marks_cut_a_text_without_losing_a_letter(archive: Archive) -> None:
    for article in archive.graph.articles:
        told = "\n".join("".join(cut.text for cut in line) for line in paragraphs(archive, article))
        assert told.split("\n") == [line for line in article.text.split("\n") if line.strip()]


def test_view_marks_hold_each_claims_words(archive: Archive) -> None:
    for article in archive.graph.articles:
        cuts = [cut for line in paragraphs(archive, article) for cut in line]
        for claim, evidence in archive.proofs(article.id):
            words = "".join(cut.text for cut in cuts if claim.id in cut.proves)
            assert evidence.text.replace("\n", "") in words


def test_view_marks_greys_what_was_set_aside() -> None:
    text = (
        "Ann Orr spoke in Lima on Monday about the port.\n\nSign up for our newsletter\n\nBo Diaz answered on Tuesday."
    )
    archive = Archive(KnowledgeGraph((Article("a", text),)))
    lines = paragraphs(archive, archive.articles["a"])
    assert [line[0].aside for line in lines] == [False, True, False]


def role(title: str, start: str | None, end: str | None, as_of: str | None, status: str = "current") -> Claim:
    fields = {"holder": "person/ann", "title": title, "status": status, "start": start, "end": end}
    evidence = Evidence("a", 0, 3, "Ann", "role.x", as_of)
    return Claim(f"role/{title}", "role", "asserted", 0.8, "role.x", (evidence,), fields=fields)


def test_view_time_line_has_bars_for_what_is_told() -> None:
    claims = [
        role("mayor", "2010", "2015", "2024-01-01", "former"),
        role("minister", "2015", None, "2024-01-01"),
        role("aide", None, None, "2024-01-01"),
        role("judge", None, None, None),
    ]
    drawn = draw_offices(two_groups(), claims)
    assert [(bar.label, bar.open_start, bar.open_end, bar.width > 0) for bar in drawn.bars] == [
        ("former mayor", False, False, True),
        ("minister", False, True, True),
        ("aide", True, True, False),
    ]
    assert [bar.x for bar in drawn.bars] == sorted(bar.x for bar in drawn.bars)
    assert draw_offices(two_groups(), [role("aide", None, None, "2024-01-01")]).bars == ()


def test_view_time_line_puts_former_offices_before_and_coming_ones_after_the_day_that_tells_of_them() -> None:
    day = "2024-01-01"
    drawn = draw_offices(
        two_groups(),
        [
            role("judge", None, None, day, "former"),
            role("aide", None, None, day),
            role("mayor", None, None, day, "incoming"),
        ],
    )
    assert [(bar.label, bar.x, bar.x + bar.width) for bar in drawn.bars] == [
        ("former judge", 0, 50),
        ("aide", 50, 50),
        ("incoming mayor", 50, 100),
    ]
    assert [tick.name for tick in drawn.ticks] == ["1 Jan 2024"]
    assert drawn.looks == ["pale: it is over", "striped: it is to come", "a faded end: not told when"]


def test_view_seat_has_its_groups_date_and_not_the_articles(archive: Archive) -> None:
    seats = [claim for claim in archive.about("person/vladimir-medinsky") if claim.kind == "membership"]
    told = {claim.fields["group"]: tell(archive, claim, "person/vladimir-medinsky") for claim in seats}
    assert {(line.when, line.as_of) for line in told.values()} == {("2022", False), ("2025", False)}
    assert {tell(archive, claim, claim.fields["group"]).when for claim in seats} == {""}


# --- the report --------------------------------------------------------------------------------------------------


def test_view_report_links_lead_to_its_pages(archive: Archive) -> None:
    report = make_report(archive.graph)
    found = Links(report)
    inside = {unquote(link.removeprefix("#/").partition("?")[0]) for link in found.links if link.startswith("#/")}
    assert inside <= set(found.paths)
    assert {"", "graph", "person/vladimir-medinsky", "article/000_216a1afef09538f7"} <= set(found.paths)
    assert len(found.paths) == len(set(found.paths)) == len([*pages(archive)])
    assert found.handlers == []


def test_view_report_loads_nothing_and_is_the_same_each_time(archive: Archive, tmp_path: Path) -> None:
    size = write_report(archive.graph, tmp_path / "a.html")
    write_report(archive.graph, tmp_path / "b.html")
    content = (tmp_path / "a.html").read_bytes()
    assert content == (tmp_path / "b.html").read_bytes()
    assert len(content) == size < 2_000_000
    assert not [link for link in Links(content.decode()).links if not link.startswith(("#", "http"))]
    assert b"default-src 'none'" in content


def test_view_folder_links_lead_to_its_files(archive: Archive, tmp_path: Path) -> None:
    count = write_pages(archive.graph, tmp_path)
    files = [*tmp_path.rglob("*.html")]
    assert len(files) == count
    for file in files:
        for link in Links(file.read_text("utf8")).links:
            address = unquote(link.partition("?")[0])
            if address and not address.startswith(("#", "http")):
                assert (file.parent / address).is_file(), (file, link)


@pytest.mark.parametrize(
    "path", ["a b/c", "../up", "article/x?y#z", "person/.hidden", "article/" + "x" * 300, "a//b", "ä"]
)
def test_view_folder_names_files_that_every_system_takes(path: str) -> None:
    assert re.fullmatch(r"page/[0-9a-f]{16}", file_of(path))


def hostile() -> KnowledgeGraph:
    graph = two_groups().graph
    article = Article("a", f"{NASTY} {TEXT}", title=NASTY, url="javascript:alert(1)", publisher=NASTY, authors=(NASTY,))
    entities = tuple(
        replace(
            entity,
            name=f"{NASTY}{entity.name}",
            aliases=(NASTY,),
            same_as=("javascript:alert(1)", "https://example.org/x"),
            mentions=(EntityMention("a", 0, 8, NASTY[:8]),),
        )
        for entity in graph.entities
    )
    return KnowledgeGraph((article, Article("../../<b>", "x")), entities, graph.claims)


def test_view_report_makes_no_markup_of_names_and_texts(tmp_path: Path) -> None:
    plain, nasty = Links(make_report(two_groups().graph)), Links(make_report(hostile()))
    assert nasty.elements == plain.elements  # no <b>, and no script more
    assert nasty.handlers == []
    assert not [link for link in nasty.links if link.lower().startswith("javascript")]
    write_pages(hostile(), tmp_path)
    assert {file.relative_to(tmp_path).parts[0] for file in tmp_path.rglob("*.html")} <= {
        "index.html", "graph.html", "person", "group", "article", "compare", "page",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://a.example", True),
        ("http://a", True),
        ("javascript:alert(1)", False),
        ("//a", False),
        ("http://[", False),
    ],
)
def test_view_links_to_the_web_only_by_http(url: str, web: bool) -> None:
    assert is_web(url) is web


# --- the way back to the article's page ---------------------------------------------------------------------------


def told_on(url: str | None, text: str = TEXT, words: str = TEXT[:14]) -> Archive:
    """One seat that some words of an article prove, whose page is at `url`."""
    start = text.index(words)
    proof = Evidence("a", start, start + len(words), words, "membership.lead")
    people = (Entity("person/ann", "person", "ann"), Entity("group/old", "group", "old", properties={"date": "2022"}))
    return Archive(
        KnowledgeGraph((Article("a", text, url=url),), people, (replace(seat("ann", "old"), evidence=(proof,)),))
    )


@pytest.mark.parametrize(
    ("url", "text", "words", "address"),
    [
        ("https://e.example/a", TEXT, "Ann Orr led it", "https://e.example/a#:~:text=Ann%20Orr%20led%20it"),
        ("HTTP://e.example/a?b=1&c=2", TEXT, "Bo Diaz", "HTTP://e.example/a?b=1&c=2#:~:text=Bo%20Diaz"),
        ("https://e.example/a#top", TEXT, "Bo Diaz", "https://e.example/a#top:~:text=Bo%20Diaz"),
        ("https://e.example/a#:~:text=Cy", TEXT, "Bo Diaz", "https://e.example/a#:~:text=Bo%20Diaz"),
        (
            "https://e.example/a",
            "“Well-off, 50% & more”, she said",
            "“Well-off, 50% & more”",
            "https://e.example/a#:~:text=%E2%80%9CWell%2Doff%2C%2050%25%20%26%20more%E2%80%9D",
        ),
        (
            "https://e.example/a",
            "Bo Diaz came.\nThen Bo Diaz left.\nHe",
            "Bo Diaz",
            "https://e.example/a#:~:text=Bo%20Diaz,-came.",
        ),
        ("https://e.example/a", "Ann\ud800 Orr led", "Ann\ud800 Orr", "https://e.example/a#:~:text=Ann%3F%20Orr"),
        ('https://e.example/"><script>', TEXT, "Bo Diaz", 'https://e.example/"><script>#:~:text=Bo%20Diaz'),
        ("javascript:alert(1)", TEXT, "Bo Diaz", None),
        (" javascript:alert(1)//https://e.example", TEXT, "Bo Diaz", None),
        ("data:text/html,x", TEXT, "Bo Diaz", None),
        ("file:///a.html", TEXT, "Bo Diaz", None),
        ("//e.example/a", TEXT, "Bo Diaz", None),
        ("http://[", TEXT, "Bo Diaz", None),
        ("", TEXT, "Bo Diaz", None),
        (None, TEXT, "Bo Diaz", None),
    ],
)
def test_view_article_leads_to_a_claims_words_on_its_page(
    url: str | None, text: str, words: str, address: str | None
) -> None:
    archive = told_on(url, text, words)
    page = next(page for page in pages(archive) if page.path == "article/a")
    rendered = Renderer(archive, address_in_file).page(page)
    found = Links(rendered)
    assert [link for link in found.links if ":~:" in link and link != url] == ([address] if address else [])
    assert rendered.count('class="on-page" rel="noopener"') == rendered.count("on the page") == bool(address)
    assert {link for link in found.links if not link.startswith("#/")} <= {url, address}
    assert "script" not in found.elements


def test_view_article_leads_to_its_own_page_where_others_say_the_same() -> None:
    graph = told_on("https://e.example/a").graph
    elsewhere = Evidence("b", 7, 21, TEXT[:14], "membership.lead")
    claims = tuple(replace(claim, evidence=(elsewhere, *claim.evidence)) for claim in graph.claims)
    other = Article("b", f"Again: {TEXT}", url="https://f.example/b")
    archive = Archive(replace(graph, articles=(*graph.articles, other), claims=claims))
    rendered = {page.path: Renderer(archive, address_in_file).page(page) for page in pages(archive)}
    for path, address in (("article/a", "https://e.example/a"), ("article/b", "https://f.example/b")):
        links = [link for link in Links(rendered[path]).links if ":~:text=" in link]
        assert links == [f"{address}#:~:text=Ann%20Orr%20led%20it"]
    assert on_page(archive, replace(elsewhere, article="gone")) is None


@pytest.mark.parametrize(
    ("page", "fits"), [("<p>&lt;/script></p>", True), ("<p></ScRipt></p>", False), ("<!-- x -->", False)]
)
def test_view_report_holds_no_page_that_would_end_its_element(page: str, fits: bool) -> None:
    if fits:
        assert inert(page) == page
    else:
        with pytest.raises(ValueError, match="script or a comment"):
            inert(page)


def test_view_report_data_is_json_that_ends_no_script() -> None:
    report = make_report(hostile())
    names = re.search(r'<script type="application/json" id="names">(.*?)</script>', report)
    assert names is not None
    assert any(NASTY in row["name"] for row in json.loads(names[1]))


def test_view_command_writes_a_file_or_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.html"
    assert main(["report", str(EXPORTS), "--out", str(out), "--title", "Talks"]) == 0
    assert capsys.readouterr().err == f"wrote {out} ({out.stat().st_size / 1e6:.1f} MB)\n"
    assert "<title>Talks</title>" in out.read_text("utf8")
    monkeypatch.setattr("newsgraph.cli.report.MOST_ARTICLES", 1)
    assert main(["report", str(EXPORTS), "--out", str(tmp_path / "many.html")]) == 0
    assert f"open {tmp_path / 'many' / 'index.html'}" in capsys.readouterr().err
    assert (tmp_path / "many" / "index.html").is_file()


def test_view_command_names_what_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(EXPORTS), "--out", str(tmp_path / "no" / "report.html")]) == 2
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err


def test_view_ships_what_others_made_unchanged() -> None:
    subprocess.run([sys.executable, "scripts/vendor.py", "--check"], cwd=EXPORTS.parent, check=True)


def test_view_overview_sets_what_is_denied_beside_who_says_it() -> None:
    graph = two_groups().graph
    archive = Archive(replace(graph, claims=(*graph.claims, seat("bo", "new", "denied", "head"))))
    disputed = overview(archive, Rosters(archive))["disputed"]
    assert [(said.claim.id, denied.claim.modality) for said, denied in disputed] == [("membership/bo-new", "denied")]


def test_view_statements_stand_by_topic(archive: Archive) -> None:
    """What is named in what is said, not who says it nor what stands beside."""
    said = archive.held("person/vladimir-putin", ("statement",), ("speaker",)).claims
    topics = spoken_of(archive, said)
    assert topics
    for topic in topics:
        assert topic.of.id != "person/vladimir-putin"
        for claim in topic.claims:
            (span, *_) = claim.spans["content_span"]
            assert any(
                entity.id == topic.of.id and span.start <= mention.start
                for entity, mention in archive.mentions(span.article)
            )
    assert [len(topic.claims) for topic in topics] == sorted((len(topic.claims) for topic in topics), reverse=True)
    assert spoken_of(archive, [replace(claim, modality="denied") for claim in said]) == []
