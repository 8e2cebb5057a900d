"""Each format's file becomes the article that stands in it, and what is no article becomes one line."""

import datetime as dt
import gzip
import importlib.util
import io
import json
from pathlib import Path
from typing import Any

import pytest

from newsgraph.articles.formats import FORMATS, find_format
from newsgraph.articles.read import ReadProblem, Settings, read_articles
from newsgraph.records import Article
from sample_files import (
    ATOM,
    FILES,
    FIRST,
    PAGE,
    PARAGRAPHS,
    PLAIN,
    RSS,
    SECOND,
    TITLE,
    parquet,
    pax_header,
    pdf,
    tarred,
    warc,
    write_file,
    zipped,
)

IDS = {
    "feed.xml": "https://ellery.example/rss",
    "feed.atom": "urn:ellery:1",
    "feed.json": "jf1",
    "answer.json": "answer/1",
    "list.json": "list/1",
    "rows.csv": "rows/1",
    "rows.tsv": "a",
    "mail.eml": "m1@ellery.example",
    "box.mbox": "m1@ellery.example",
    "some.zip": "deep/page",
    "some.tar": "deep/page",
    "some.tgz": "a",
    "lines.jsonl.gz": "a",
    "book.epub": "book/OEBPS/one",
    "crawl.warc.gz": "https://ellery.example/a",
    "crawl.wacz": "https://ellery.example/a",
}
KNOWN = {"feed.xml", "feed.atom", "feed.json", "mail.eml", "box.mbox", "book.epub"}
TEXTS = {"book.epub": f"{PLAIN}\n\n{FIRST}\n\n{SECOND}", "paper.pdf": PLAIN.removeprefix("# ")}


def read(
    *inputs: str | Path, stdin: bytes = b"", settings: Settings | None = None
) -> tuple[list[Article], list[tuple[str, str]]]:
    items = list(read_articles(inputs, io.BytesIO(stdin), settings or Settings()))
    problems = [(item.severity, item.message) for item in items if isinstance(item, ReadProblem)]
    return [item for item in items if isinstance(item, Article)], problems


def needs(name: str) -> None:
    found = find_format(name, b"")
    if found and found.needs and importlib.util.find_spec(found.needs) is None:
        pytest.skip(f"{found.needs} is not installed")


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", FILES)
def test_formats_give_the_article(tmp_path: Path, name: str) -> None:
    needs(name)
    path = write_file(tmp_path, name)
    [article], problems = read(path)
    assert [message for severity, message in problems if severity != "note"] == []
    assert article.text == TEXTS.get(name, PLAIN)
    assert article.id == IDS.get(name, name.partition(".")[0])
    assert article.title == TITLE
    if name in KNOWN:
        assert (article.published, article.authors) == ("2024-03-05", ("Ann Weld",))


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".wacz", ".docx", ".epub", ".gz"))])
def test_formats_are_told_by_their_bytes_on_standard_input(name: str) -> None:
    needs(name)
    if name.endswith((".eml", ".csv", ".tsv")) or name in {"one.json", "answer.json", "feed.json"}:
        pytest.skip("text that may begin with anything")
    content = FILES[name]
    [article], _ = read("-", stdin=content.encode() if isinstance(content, str) else content)
    assert article.text == TEXTS.get(name, PLAIN)


@pytest.mark.model
def test_formats_are_read_to_the_claims_of_their_plain_text(tmp_path: Path, nlp: Any) -> None:
    from newsgraph.nlp.extract import extract

    def told(article: Article) -> list[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
        """Kind, rule, words and values of each claim, as they stand at their offsets."""
        [found] = extract(nlp, [article])
        return [
            (each.kind, each.rule, article.text[each.evidence.start : each.evidence.end], tuple(sorted(each.values.items())))
            for each in found.claims
        ]  # fmt: skip

    plain = told(Article("plain", PLAIN, title=TITLE))
    assert {kind for kind, *_ in plain} == {"role", "stance", "statement"}
    for name in FILES:
        if name.endswith(("pdf", "warc.gz", "wacz")) and importlib.util.find_spec(find_format(name, b"").needs) is None:  # type: ignore[union-attr]
            continue
        [article], _ = read(write_file(tmp_path, name))
        claims = told(article)
        twice = plain if name == "book.epub" else []  # its words stand there twice
        assert sorted(claims) == sorted([*plain, *twice]), name


def test_formats_have_a_sample_each(tmp_path: Path) -> None:
    covered = {found.name for name in FILES if (found := find_format(name, b""))}
    assert {found.name for found in FORMATS} - covered <= {"text", "Markdown", "Parquet", "JSON Lines", "packed"}


def test_formats_name_the_extra_of_a_missing_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    for name, needed in (
        ("paper.pdf", "pypdfium2: pip install 'newsgraph[documents]'"),
        ("crawl.wacz", "fastwarc: pip install 'newsgraph[warc]'"),
        ("rows.parquet", "pyarrow: pip install 'newsgraph[parquet]'"),
    ):
        path = write_file(tmp_path, name) if name in FILES else write(tmp_path, name, "PAR1")
        assert read(path) == ([], [("error", f"{path}: {find_format(name, b'').name} needs {needed}")])  # type: ignore[union-attr]


def test_formats_source_leads_to_the_file_and_its_bytes(tmp_path: Path) -> None:
    import hashlib

    write(tmp_path, "in/deep/page.html", PAGE)
    write(tmp_path, "in/some.zip", FILES["some.zip"])
    (one, two), _ = read(tmp_path / "in")
    assert one.source
    assert two.source
    assert (one.source.path, two.source.path) == ("deep/page.html", "some.zip!/deep/page.html")
    assert one.source.sha256 == two.source.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert (one.id, two.id) == ("deep/page", "some/deep/page")


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".html", ".epub", ".pdf", ".zip"))])
def test_formats_passages_cover_the_text_in_order(tmp_path: Path, name: str) -> None:
    needs(name)
    [article], _ = read(write_file(tmp_path, name))
    assert article.source
    spans = [(passage.start, passage.end) for passage in article.source.passages]
    assert spans == sorted(spans)
    outside = "".join(article.text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], spans, strict=False))
    assert set(outside) <= set("# \n")
    assert spans[-1][1] == len(article.text)


# --- articles.yaml in archives -----------------------------------------------------------------------------------

SAID = "deep/a: {title: Of the archive, publisher: The Ellery Courier}\nmissing: {title: x}\n"
TOLD = {"deep/a.txt": FIRST, "b.txt": SECOND, "articles.yaml": SAID}


def packed(name: str, members: dict[str, str]) -> bytes:
    return zipped(dict(members)) if name.endswith(".zip") else tarred(dict(members), "w:gz" if "gz" in name else "w")


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_archives_own_articles_yaml_tells_of_their_articles(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, packed(name, TOLD))
    articles, problems = read(path)
    assert {article.id: (article.title, article.publisher) for article in articles} == {
        "deep/a": ("Of the archive", "The Ellery Courier"),
        "b": (None, None),
    }
    assert problems == [("warning", f"{path}!/articles.yaml: there is no article with the id 'missing'")]


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_archives_articles_yaml_counts_its_ids_in_the_archive_and_the_folder_s_wins(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, packed(name, TOLD))
    write(tmp_path, "articles.yaml", "a/deep/a: {title: Of the folder}\n")
    article = next(article for article in read(tmp_path)[0] if article.id == "a/deep/a")
    assert (article.title, article.publisher) == ("Of the folder", "The Ellery Courier")


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_archives_with_a_mistake_in_articles_yaml_are_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, packed(name, {"a.txt": FIRST, "articles.yaml": "a: {headline: x}\n"}))
    articles, [(_, message)] = read(path)
    assert articles == []
    assert message.startswith(f"{path}!/articles.yaml: a / headline: ")


def test_archives_on_standard_input_need_articles_yaml_first() -> None:
    names = ("articles.yaml", "deep/a.txt")
    for order, found in ((names, ["Of the archive"]), (names[::-1], [None])):
        articles, problems = read("-", stdin=packed("a.tar", {name: TOLD[name] for name in order}))
        assert [article.title for article in articles] == found
        assert ("stands behind articles and holds for none" in problems[0][1]) == (found == [None])


def test_zips_go_on_behind_a_member_that_cannot_be_opened(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": FIRST, "b.txt": SECOND}))
    at = data.index(b"PK\x01\x02")  # the first entry of the table of contents: where its member stands
    data[at + 42 : at + 46] = (3).to_bytes(4, "little")
    path = write(tmp_path, "a.zip", bytes(data))
    articles, [(severity, message)] = read(path)
    assert [article.id for article in articles] == ["b"]
    assert (severity, message.startswith(f"{path}!/a.txt: cannot be unpacked (")) == ("error", True)


# --- Parquet ------------------------------------------------------------------------------------------------------

ROWS = {"nr": [7, 8], "body": [PLAIN, SECOND], "day": [dt.date(2024, 3, 5), None], "authors": [["Ann Weld"], []]}


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = write(tmp_path, "rows.parquet", parquet(ROWS))
    articles, problems = read(path, settings=Settings({"id": "nr", "published": "day"}))
    found = [(article.id, article.text, article.published, article.authors) for article in articles]
    assert found == [("7", PLAIN, "2024-03-05", ("Ann Weld",)), ("8", SECOND, None, ())]
    assert problems == []
    assert [article.id for article in read(path)[0]] == ["rows/1", "rows/2"]


def test_parquet_is_told_by_its_bytes_and_read_in_archives(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    data = parquet(ROWS)
    assert [article.text for article in read("-", stdin=data)[0]] == [PLAIN, SECOND]
    assert [article.id for article in read(write(tmp_path, "a.zip", zipped({"in/rows.parquet": data})))[0]] == [
        "in/rows/1",
        "in/rows/2",
    ]


def test_parquet_without_a_text_or_broken_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = write(tmp_path, "a.parquet", parquet({"nr": [1]}))
    assert read(path)[1] == [
        ("error", f"{path}: no column that is called like a text; there are nr: name it with --text-column")
    ]
    data = parquet({"text": [FIRST] * 50})
    for broken in (data[:-40], data[:40] + b"\xff" * 30 + data[70:]):
        articles, [(severity, message)] = read(write(tmp_path, "b.parquet", broken))
        assert articles == []
        assert severity == "error"
        assert message.startswith(f"{tmp_path}/b.parquet: no Parquet file that can be read (")


# --- tables and JSON ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "settings", "found"),
    [
        ("id;text\na;Words; and\n", {}, [("a", "Words")]),
        ("n,words\n7,Hello\n", {"text": "words", "id": "n"}, [("7", "Hello")]),
        ("link,body\nhttps://e.example/a,Hello\n", {}, [("https://e.example/a", "Hello")]),
        ("text\nOne\n\nTwo\n", {}, [("a/1", "One"), ("a/2", "Two")]),
        ('text,id\n"One\r\ntwo, ""three""",x\n', {}, [("x", 'One\r\ntwo, "three"')]),
        ("id|text\nx|Hello\n", {}, [("x", "Hello")]),
    ],
)
def test_tables_rows_are_articles(
    tmp_path: Path, content: str, settings: dict[str, str], found: list[tuple[str, str]]
) -> None:
    articles, _ = read(write(tmp_path, "a.csv", content), settings=Settings(settings))
    assert [(article.id, article.text) for article in articles] == found


@pytest.mark.parametrize(
    ("name", "content", "settings", "message"),
    [
        (
            "a.csv",
            "n,words\n1,x\n",
            {},
            "no column that is called like a text; there are n, words: name it with --text-column",
        ),
        ("a.csv", "id,text\n1,x\n", {"text": "body"}, "no column 'body'; there are id, text"),
        ("a.csv", "", {}, "no column that is called like a text; there are none: name it with --text-column"),
        ("a.csv", "id,text\n", {}, "no row in it"),
        ("a.json", "{", {}, "no JSON (Expecting property name"),
        ("a.json", "[1]", {}, "no JSON object"),
        ("a.json", "[", {}, "the list has no end"),
        ("a.json", "[" * 100_000, {}, "no JSON (nested too deeply)"),
        ("a.json", "", {}, "no article in it"),
        ("a.xml", "<rss>", {}, "no entry in this feed"),
        ("a.xml", "<svg/>", {}, "XML that is no feed"),
        ("a.html", "<p>Hi", {}, "no article on this page"),
        ("a.zip", b"PK\x03\x04", {}, "no zip archive that can be read (File is not a zip file)"),
        ("a.tar", b"x" * 600, {}, "broken archive ("),
        ("a.tar", pax_header(f"{10**30} path=b.txt\n"), {}, "broken archive ("),
        ("a.gz", b"\x1f\x8bxx", {}, "broken gzip ("),
        ("a.docx", zipped({"x": "y"}), {}, "no word/document.xml in it"),
        ("a.epub", zipped({"x": "y"}), {}, "no META-INF/container.xml in it"),
        ("a.eml", "Subject: x\n\n", {}, "no text in it"),
        ("a.pdf", b"%PDF-1.4 broken", {}, "no PDF that can be read ("),
        ("a.warc", b"WARC/1.0\r\nbroken", {}, "no record of a page in it"),
    ],
)
def test_formats_refuse_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, settings: dict[str, str], message: str
) -> None:
    needs(name)
    path = write(tmp_path, name, content)
    articles, problems = read(path, settings=Settings(settings))
    assert articles == []
    [(severity, told)] = problems
    assert severity == "error"
    assert told.removeprefix(f"{path}:").lstrip("0123456789").lstrip(": ").startswith(message)


def test_formats_found_by_chance_are_no_error(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAIN)
    for name, content in (("package.json", '{"name": "x"}'), ("map.xml", "<svg/>"), ("prices.csv", "day,price\n1,2\n")):
        write(tmp_path, name, content)
    articles, problems = read(tmp_path)
    assert [article.id for article in articles] == ["a"]
    assert [severity for severity, _ in problems] == ["warning"] * 3


# --- feeds, mail, crawls -----------------------------------------------------------------------------------------


def test_feeds_say_how_many_entries_are_summaries(tmp_path: Path) -> None:
    feed = RSS.replace("content:encoded", "description")
    _, problems = read(write(tmp_path, "a.rss", feed))
    assert problems == [("note", f"{tmp_path}/a.rss: 1 of 1 entries hold a summary and no full text")]


@pytest.mark.parametrize(
    "content",
    [
        f"<![CDATA[{PARAGRAPHS}]]>",
        PARAGRAPHS.replace("<", "&lt;"),
        PARAGRAPHS.replace("<", "&amp;lt;").replace(">", "&amp;gt;"),
    ],
    ids=["cdata", "escaped", "twice"],
)
def test_feeds_content_is_unpacked(tmp_path: Path, content: str) -> None:
    [article], _ = read(write(tmp_path, "a.xml", RSS.replace(f"<![CDATA[{PARAGRAPHS}]]>", content)))
    assert article.text == PLAIN


def test_feeds_read_what_is_whole_of_a_broken_one(tmp_path: Path) -> None:
    [article], _ = read(write(tmp_path, "a.atom", ATOM[: ATOM.index("</content>")]))
    assert article.text == PLAIN


def test_mail_of_a_list_is_its_publisher_s(tmp_path: Path) -> None:
    letter = (
        str(FILES["mail.eml"]).replace("Subject:", "List-Id: <x>\nSubject:").replace("Ann Weld", "The Ellery Courier")
    )
    [article], _ = read(write(tmp_path, "a.eml", letter))
    assert (article.publisher, article.authors) == ("The Ellery Courier", ())


def test_mail_reads_html_where_the_plain_part_says_nothing(tmp_path: Path) -> None:
    letter = f"""Subject: {TITLE}
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

View this in a browser.
--x
Content-Type: text/html; charset=utf-8

<table><tr><td>{PARAGRAPHS}</td></tr></table>
--x--
"""
    [article], _ = read(write(tmp_path, "a.eml", letter))
    assert article.text == PLAIN


def test_warc_shows_addresses_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.warc", gzip.decompress(warc({"https://e.example/a\rb" + "x" * 999: "<html></html>"})))
    articles, [(_, message)] = read(path)
    assert articles == []
    assert message.startswith(f"{path}: https://e.example/a\\rbx")
    assert len(message) < len(str(path)) + 400


def test_warc_counts_what_is_no_page(tmp_path: Path) -> None:
    needs("a.warc")
    crawl = (
        warc({"https://e.example/a": PAGE}) * 2
        + warc({"https://e.example/p": "x"}, kind="image/png")
        + warc({"https://e.example/g": PAGE}, status="404 Not Found")
    )
    articles, problems = read(write(tmp_path, "a.warc.gz", crawl))
    assert [article.url for article in articles] == ["https://e.example/a"]
    assert problems == [
        ("note", f"{tmp_path}/a.warc.gz: 3 files skipped (1 captured before, 1 image/png, 1 status 404)")
    ]


def test_pdf_joins_lines_and_leaves_running_heads_out(tmp_path: Path) -> None:
    needs("a.pdf")
    pages = [
        ["The Ellery Courier", "", "The mayor of Port Ellery said on Tuesday that the recon-"],
        ["The Ellery Courier", "", "struction of the bridge is late.", "2"],
    ]
    [article], _ = read(write(tmp_path, "a.pdf", pdf(pages)))
    assert article.text == "The mayor of Port Ellery said on Tuesday that the reconstruction of the bridge is late."
    assert article.source
    assert [passage.at for passage in article.source.passages] == ["page=1", "page=2"]


# --- which files -------------------------------------------------------------------------------------------------


def test_inputs_patterns_give_ids_below_their_folder(tmp_path: Path) -> None:
    for name in ("2024/a.html", "2025/a.html"):
        write(tmp_path, name, PAGE)
    articles, _ = read(f"{tmp_path}/20*/*.html")
    assert [article.id for article in articles] == ["2024/a", "2025/a"]
    assert read(f"{tmp_path}/*.pdf")[1] == [("error", f"{tmp_path}/*.pdf: no file fits this pattern")]


def test_inputs_lists_name_files_from_their_own_folder(tmp_path: Path) -> None:
    write(tmp_path, "x/a.html", PAGE)
    write(tmp_path, "list.txt", "x/a.html\n\ngone.html\n")
    articles, problems = read(f"@{tmp_path}/list.txt")
    assert [article.id for article in articles] == ["x/a"]
    assert problems == [("error", f"{tmp_path}/list.txt: gone.html: no such file or folder")]


def test_inputs_of_ten_archives_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    members = {f"{number}.jsonl": json.dumps({"id": f"{number}", "text": PLAIN}) for number in (3, 1, 2)}
    assert [article.id for article in read(write(tmp_path, "a.zip", zipped(members)))[0]] == ["1", "2", "3"]
    assert len(read(write(tmp_path, "a.tar.gz", tarred(members)))[0]) == 3
