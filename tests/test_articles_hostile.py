"""Whatever a file holds, reading it ends in articles and lines about it: no exception, no writing, no bombs, no way out."""

import builtins
import gzip
import io
import json
import socket
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutants_of_files import mutate
from newsgraph.articles.read import ReadProblem, Settings, read_articles
from newsgraph.articles.reading import make_reading
from newsgraph.records import Article
from sample_files import FILES, FIRST, PAGE, RSS, SECOND, tarred, write_file, zipped
from test_articles_formats import needs

EVERY = Settings(languages=None)


def read(path: Path) -> list[Article | ReadProblem]:
    return list(read_articles([path], settings=EVERY))


def messages(items: list[Article | ReadProblem]) -> list[str]:
    return [item.message for item in items if isinstance(item, ReadProblem)]


def expect_sound(items: list[Article | ReadProblem]) -> None:
    for item in items:
        if isinstance(item, ReadProblem):
            assert "\n" not in item.message
            continue
        item.text.encode()
        item.id.encode()
        for passage in item.source.passages if item.source else ():
            assert 0 <= passage.start < passage.end <= len(item.text)
        reading = make_reading(item)
        for block in reading.blocks:
            span = reading.raw(block.start, block.end)
            assert 0 <= span.start <= span.end <= len(item.text)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_hostile_broken_files_are_read_or_told(tmp_path: Path, name: str, seed: int) -> None:
    needs(name)
    content = FILES[name]
    path = tmp_path / name
    path.write_bytes(mutate(content if isinstance(content, bytes) else content.encode(), seed))
    items = read(path)
    expect_sound(items)
    assert not any("cannot be read: " in message and "Error" in message for message in messages(items)), messages(items)


# --- bombs -------------------------------------------------------------------------------------------------------


def test_hostile_members_that_are_packed_too_tight_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"bomb.txt": "A" * 30_000_000, "good.txt": FIRST}))
    items = read(path)
    assert [item.id for item in items if isinstance(item, Article)] == ["good"]
    assert messages(items) == [f"{path}!/bomb.txt: skipped: packed 1028 to one, as a zip bomb is"]


def test_hostile_documents_are_no_bombs(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({"word/document.xml": "<w>" + "A" * 30_000_000}))
    assert messages(read(path)) == [f"{path}: word/document.xml: packed 1028 to one, as a zip bomb is"]


def test_hostile_members_that_lie_over_each_other_are_not_read(tmp_path: Path) -> None:
    """One packed stream, which thousands of entries of the table of contents name (Fifield's bomb)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", FIRST * 50)
        (first,) = archive.filelist
        for number in range(40):
            again = zipfile.ZipInfo(f"{number}.txt")
            for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type", "flag_bits"):
                setattr(again, field, getattr(first, field))
            archive.filelist.append(again)
            archive._didModify = True  # type: ignore[attr-defined]
    path = tmp_path / "a.zip"
    path.write_bytes(file.getvalue())
    assert messages(read(path)) == [f"{path}: its members lie over each other, as those of a zip bomb; not read"]


@pytest.mark.parametrize("kind", ["zip", "gz", "tar"])
def test_hostile_archives_in_archives_end(tmp_path: Path, kind: str) -> None:
    content: bytes = FIRST.encode()
    name = "a.txt"
    for _ in range(6):
        if kind == "gz":
            content, name = gzip.compress(content), f"{name}.gz"
        else:
            content, name = zipped({name: content}) if kind == "zip" else tarred({name: content}, "w"), f"a.{kind}"
    path = tmp_path / name
    path.write_bytes(content)
    items = read(path)
    assert [item for item in items if isinstance(item, Article)] == []
    assert any("3" in message and "not read" in message for message in messages(items))


def test_hostile_field_whose_parameters_are_cut_off_is_read_as_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"Subject: Ferry\nContent-Type: text/plain; charset*\nContent-Disposition: inline; a*\n\n{FIRST}\n")
    [article] = read(path)
    assert isinstance(article, Article)
    assert article.text == f"# Ferry\n\n{FIRST}"


def test_hostile_ending_of_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xy\n", FIRST)
        archive.writestr("a.txt", FIRST)
    assert messages(read(path)) == [f"{path}: 1 file skipped (1 .xy\\n)"]


def test_hostile_gzip_of_one_endless_line_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * (20 * 2**20), 9))
    assert messages(read(path)) == [f"{path}: longer than 16 MB; cut it into articles"]


LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "entity",
    [
        LAUGHS,
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["laughs", "file", "net", "dtd"],
)
def test_hostile_entities_of_xml_stay_unread(tmp_path: Path, entity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the net was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    path = tmp_path / "a.xml"
    path.write_text(
        RSS.replace('<?xml version="1.0"?>', entity).replace(FIRST, f"&i;{FIRST}").replace("<title>", "<title>&i;", 1)
    )
    for item in read(path):
        if isinstance(item, Article):
            assert "root:" not in item.text + str(item.publisher)
            assert "lollol" not in item.text + str(item.publisher)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + FIRST,
        "<p>" * 200_000,
        "<b>" * 100_000 + FIRST,
        "<table><tr><td>" * 20_000,
        f"<a href=x>{'<p>' * 1000}" * 30,
        "<" * 300_000,
        f"<p class={'a-' * 100_000}>{FIRST}",
    ],
    ids=["deep", "many", "inline", "tables", "links", "brackets", "class"],
)
def test_hostile_pages_end(tmp_path: Path, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{page}")
    expect_sound(read(path))


# --- ways out ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "C:/evil.txt", "..\\evil.txt"])
def test_hostile_paths_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    for ending, content in (("zip", zipped({name: FIRST})), ("tar", tarred({name: FIRST}, "w"))):
        path = tmp_path / f"a.{ending}"
        path.write_bytes(content)
        items = read(path)
        assert not any(isinstance(item, Article) for item in items)
        assert any("a path that leads out of the archive" in message for message in messages(items))


def test_hostile_readers_write_nothing_and_open_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [write_file(tmp_path, name) for name in FILES]
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    read(tmp_path)  # loads the readers
    opened: list[str] = []
    real = builtins.open

    def spy(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        opened.append(f"{file} {mode}")
        return real(file, mode, *rest, **more)

    monkeypatch.setattr(builtins, "open", spy)
    monkeypatch.setattr(socket, "socket", lambda *_, **__: sys.exit("the net was asked"))
    items = read(tmp_path)
    assert len([item for item in items if isinstance(item, Article)]) >= len(wanted) // 2
    assert [line for line in opened if set(line.rpartition(" ")[2]) & set("wax+")] == []
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_hostile_feed_whose_entries_stand_in_each_other_is_read_once(tmp_path: Path) -> None:
    """An entry among another one's words is a part of these; one beside them, for want of an end, is an article."""
    item = "<item><title>Bridge {}</title><description>{}"
    nested = "".join(item.format(number, FIRST) for number in range(100))
    path = tmp_path / "a.xml"
    path.write_text(f"<rss version='2.0'><channel>{nested}", "utf8")
    (article,) = (found for found in read(path) if isinstance(found, Article))
    assert article.text.count(FIRST) == 100
    beside = "".join(f"{item.format(number, FIRST)}</description>" for number in range(3))
    path.write_text(f"<rss version='2.0'><channel>{beside}", "utf8")
    assert [found.title for found in read(path) if isinstance(found, Article)] == ["Bridge 0", "Bridge 1", "Bridge 2"]


def test_hostile_book_that_names_a_document_often_is_read_once(tmp_path: Path) -> None:
    spine = "<itemref idref='a'/>" * 2000
    package = f"<package><manifest><item id='a' href='a.xhtml'/></manifest><spine>{spine}</spine></package>"
    container = "<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>"
    path = tmp_path / "a.epub"
    page = f"<p>{FIRST}</p>" * 4
    path.write_bytes(zipped({"META-INF/container.xml": container, "c.opf": package, "a.xhtml": page}))
    assert [type(item) for item in read(path)] == [Article]


def test_hostile_document_of_paragraphs_in_each_other_is_read_once(tmp_path: Path) -> None:
    nested = f"<w:p><w:r><w:t>{FIRST} </w:t></w:r>" * 50 + "</w:p>" * 50
    drawn = f"<w:p><w:r><w:txbxContent><w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    row = f"<w:tr><w:tc>{nested}</w:tc><w:tc>{drawn}</w:tc></w:tr>"
    path = tmp_path / "a.docx"
    path.write_bytes(
        zipped({"word/document.xml": f"<w:document {space}><w:body><w:tbl>{row}</w:tbl></w:body></w:document>"})
    )
    (article,) = (item for item in read(path) if isinstance(item, Article))
    assert (article.text.count(FIRST), article.text.count(SECOND)) == (50, 1)


def test_hostile_mail_of_deep_nesting_is_told(tmp_path: Path) -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n' for depth in range(2000))
    message = f"From: a@b\nSubject: Bridge\n{parts}Content-Type: text/plain\n\n{FIRST}\n"
    path = tmp_path / "a.mbox"
    path.write_text(f"From a\n{message}\n\nFrom a\nFrom: a@b\n\n{SECOND}\n")
    problem, article = read(path)
    assert isinstance(problem, ReadProblem)
    assert problem.message.endswith("message 1: parts nested too deeply")
    assert isinstance(article, Article)
    assert article.text.strip() == SECOND


def test_hostile_json_of_deep_nesting_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": ' + "[" * 100_000)
    assert messages(read(path)) == [f"{path}: no JSON (nested too deeply)"]


def test_hostile_page_with_json_ld_that_is_none_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for said in (
        "{",
        "[" * 50_000,
        json.dumps(
            {
                "@type": ["NewsArticle", 3],
                "author": {"name": ["x", {}]},
                "datePublished": 7,
                "headline": ["y"],
                "publisher": [[], None],
            }
        ),
    ):
        path.write_text(
            PAGE.replace("<body>", f'<head><script type="application/ld+json">{said}</script></head><body>')
        )
        assert [item.title for item in read(path) if isinstance(item, Article)] == ["Bridge shut in Port Ellery"]
