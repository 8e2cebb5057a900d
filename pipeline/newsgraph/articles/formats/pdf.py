"""PDF files that hold text: paragraphs put together from lines, page by page, as one article."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2

from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.hyphens import is_cut, keeps_hyphen, words_of
from newsgraph.articles.known import KnownArticle, apply_known
from newsgraph.articles.problems import Item
from newsgraph.errors import InputError
from newsgraph.records import Article, Passage

_MOST_PAGES = 2_000
_STOP = re.compile(r"[.!?:…]['\"”’)\]]*$")
_FIGURES = re.compile(r"\d+")
_SOFT_HYPHENS = ("\x02", "\ufffe", "\u00ad")
"""What PDFium puts where a line's end has cut a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, its left, lower and right edge and its height in points."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    height: float


def read(given: Given) -> Iterator[Item]:
    """The one article of a file."""
    data = given.seekable().read(MOST_BYTES * 16 + 1)
    if len(data) > MOST_BYTES * 16:
        raise InputError(f"{given.name}: longer than {MOST_BYTES * 16 // 2**20} MB")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "a password is needed" if "assword" in str(error) else str(error)
        raise InputError(f"{given.name}: no PDF that can be read ({why})") from error
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(f"{given.name}: {len(document)} pages; more than {_MOST_PAGES} are no article")
        lines = _without_running_heads([list(_lines(document, number)) for number in range(len(document))])
        said = document.get_metadata_dict()
    finally:
        document.close()
    text, passages = write_paragraphs(lines)
    if not text:
        yield given.no_article("no text in it: pictures of pages need text recognition first")
        return
    article = Article(id=given.id, text=text, origin=given.name, source=given.source("pdf", data, passages))
    title = said.get("Title", "").strip()
    # A program's title ("Microsoft Word - draft3.doc") stands nowhere on the page; its dates are the file's.
    known = KnownArticle(title=title if len(title.split()) > 2 and title in text[:2000] else None)
    yield apply_known(article, known, [])


def _lines(document: Any, number: int) -> Iterator[Line]:
    """The lines of a page; none of a page that is broken."""
    try:
        page = document[number]
        found = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    text, at = found.get_text_range(), 0
    for part in re.split(r"\r\n|\n|\r", text):
        words = part.strip()
        if words:
            first = at + len(part) - len(part.lstrip())
            left, bottom, _, top = _box(found, first)
            _, _, right, _ = _box(found, first + len(words) - 1)
            yield Line(words, number + 1, left, bottom, right, top - bottom)
        at += len(part) + (2 if text.startswith("\r\n", at + len(part)) else 1)
    found.close()
    page.close()


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = page.get_charbox(min(max(index, 0), page.count_chars() - 1), loose=True)
    except (pypdfium2.PdfiumError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return float(left), float(bottom), float(right), float(top)


def _without_running_heads(pages: Sequence[list[Line]]) -> list[Line]:
    """The lines without those that stand at the top or foot of half of the pages, and without bare page numbers."""
    edges = [{_same(line) for line in (*page[:2], *page[-2:])} for page in pages]
    counts = Counter(text for edge in edges for text in edge)
    often = {text for text, count in counts.items() if count > 1 and count * 2 >= len(pages)}
    kept: list[Line] = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if not (at_edge and (_same(line) in often or _same(line) in {"#", "- # -", "page #"})):
                kept.append(line)
    return kept


def _same(line: Line) -> str:
    return _FIGURES.sub("#", line.text.lower())


def write_paragraphs(lines: Sequence[Line]) -> tuple[str, tuple[Passage, ...]]:
    """(text, passages by page): lines that belong together as one paragraph, cut words whole again."""
    words = words_of("\n".join(line.text for line in lines))
    pitch = _usual_pitch(lines)
    parts: list[str] = []
    passages: list[Passage] = []
    size = 0
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        gap = "" if before is None else "\n\n" if _begins_paragraph(before, line, pitch) else " "
        if gap == " " and (cut := _cut(parts[-1], line.text, words)):
            parts[-1] = parts[-1][: len(parts[-1]) - (cut == "drop")]
            size -= cut == "drop"
            gap = ""
            passages[-1] = Passage(passages[-1].start, size, passages[-1].at)
        start = size + len(gap)
        text = line.text
        parts += [gap, text]
        size = start + len(text)
        at = f"page={line.page}"
        if passages and passages[-1].at == at and gap != "\n\n":
            passages[-1] = Passage(passages[-1].start, size, at)
        else:
            passages.append(Passage(start, size, at))
    return _clean("".join(parts)), tuple(passages)


def _cut(line: str, following: str, words: frozenset[str]) -> str:
    """`drop` where a hyphen at a line's end is the printer's, `keep` where it is the word's own, else nothing."""
    if line.endswith(_SOFT_HYPHENS):
        return "drop" if following[:1].islower() else "keep"
    if is_cut(line, following):
        return "keep" if keeps_hyphen(line, following, words) else "drop"
    return ""


def _clean(text: str) -> str:
    """The same length: what PDFium puts for a hyphen that stays is one."""
    return text.translate({2: "-", 0xFFFE: "-", 0: "\ufffd"})


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [one.bottom - two.bottom for one, two in itertools.pairwise(lines) if one.page == two.page]
    positive = [pitch for pitch in pitches if pitch > 0]
    return statistics.median(positive) if positive else 0.0


def _begins_paragraph(before: Line, line: Line, pitch: float) -> bool:
    step = before.bottom - line.bottom
    stopped = bool(_STOP.search(before.text))
    if abs(before.height - line.height) > 0.15 * max(before.height, line.height):
        return True  # another size of letters
    if before.page != line.page or step <= 0:  # another page or column: where the sentence ends, so may the paragraph
        return stopped and not line.text[:1].islower()
    if step > 1.3 * pitch:
        return True
    short = before.right < line.right - 3 * line.height
    indented = 0.7 * line.height < line.left - before.left < 6 * line.height
    return stopped and (short or indented)
