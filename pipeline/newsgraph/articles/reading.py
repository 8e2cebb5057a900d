"""What the language pipeline reads of an article: compact text in blocks, with the way back to the raw characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from newsgraph.articles.markup import Piece
from newsgraph.articles.parts import PROSE, Part, find_dateline, mark_authors, slice_words, split_article
from newsgraph.records import Article, Span

BlockKind = Literal["title", "heading", "paragraph", "item", "byline", "author", "dateline"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Reading.text` that is one paragraph, heading or the like. Blocks are parted by one newline.

    `dateline` is the "KIEV, March 3 (Reuters)" before a first paragraph; `author` what a box at the end says of the
    author; `item` an item of a marked list.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Masked:
    """A stretch of the raw text that is not read, and the rule that says so."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's prose without boilerplate and markup. Offsets into `text` are *reading* offsets.

    `pieces` are (reading start, raw start, length) of the stretches copied, in order. A character between pieces
    (the newline between blocks, a blank put in where a page had lost it) stands for no raw character. `ends` leads the end of a character that stands for more raw ones than it is
    ("&" for "&amp;") to their end. `published` is the article's date, where its source tells it.
    """

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    masked: tuple[Masked, ...] = ()
    ends: Mapping[int, int] = field(default_factory=dict)
    published: str | None = None

    def raw(self, start: int, end: int) -> Span:
        """The raw span from the first to the last kept character of a reading span; masked markup may lie inside."""
        if not self.pieces:
            return Span(0, 0)
        first = max(bisect_right(self.pieces, start, key=_reading_start) - 1, 0)
        at, origin, length = self.pieces[first]
        if start >= at + length:  # between two pieces: the next one
            at, origin, length = self.pieces[min(first + 1, len(self.pieces) - 1)]
        raw_start = origin + min(max(start - at, 0), length)
        if end <= start:
            return Span(raw_start, raw_start)
        at, origin, length = self.pieces[max(bisect_right(self.pieces, end - 1, key=_reading_start) - 1, 0)]
        return Span(raw_start, max(raw_start, self.ends.get(end, origin + min(end - at, length))))

    def locate(self, span: Span) -> Span | None:
        """The reading span of a raw one, as far as it is read; None when nothing of it is."""
        first = max(bisect_right(self.pieces, span.start, key=_raw_start) - 1, 0)
        last = bisect_right(self.pieces, span.end - 1, key=_raw_start) - 1
        inside = [piece for piece in self.pieces[first : last + 1] if piece[1] + piece[2] > span.start]
        if not inside:
            return None
        (begin, origin, _), (tail, tail_origin, length) = inside[0], inside[-1]
        return Span(begin + max(span.start - origin, 0), tail + min(span.end - tail_origin, length))


def _reading_start(piece: Piece) -> int:
    return piece[0]


def _raw_start(piece: Piece) -> int:
    return piece[1]


def make_reading(article: Article) -> Reading:
    """Reads an article's text: one pass, no model; a pure function of text, title and date."""
    parts = split_article(article.text)
    _mark_title(parts, article.title)
    mark_authors(parts)
    return replace(_join(list(_with_datelines(parts))), published=article.published)


def fold_title(words: str) -> str:
    """A title without case, punctuation and blanks, to compare it with the text's."""
    return re.sub(r"[\W_]+", "", words).casefold()


def _mark_title(parts: Sequence[Part], title: str | None) -> None:
    wanted = fold_title(title) if title else ""
    if not wanted:
        return
    for part in parts[:12]:
        if (
            part.kind in ("paragraph", "heading")
            and len(part.text) < 2 * len(title or "")
            and fold_title(part.text) == wanted
        ):
            part.kind = "title"
            return


def _with_datelines(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, with the dateline of one of the first paragraphs as a part of its own."""
    open_ = True
    for part in parts:
        found = find_dateline(part.text) if open_ and part.kind == "paragraph" else None
        if part.kind == "paragraph" and len(part.text) >= PROSE:
            open_ = False
        if not found:
            yield part
            continue
        yield Part(part.raw, slice_words(part.words, 0, found.end("line")), "dateline")
        yield Part(part.raw, slice_words(part.words, found.end(), len(part.text)), "paragraph")
        open_ = False


def _join(parts: Sequence[Part]) -> Reading:
    """Puts the parts that are read one below the other."""
    texts: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    masked: list[Masked] = []
    ends: dict[int, int] = {}
    size = 0
    for part in parts:
        if part.kind == "masked":
            masked.append(Masked(part.raw.start, part.raw.end, part.mask, part.rule))
            continue
        broken = bool(blocks) and _goes_on(texts[-1], blocks[-1], part)
        if blocks:
            texts.append(" " if broken else "\n")
            size += 1
        pieces.extend((size + at, raw, length) for at, raw, length in part.words.pieces)
        ends.update((size + at, raw) for at, raw in part.words.ends)
        texts.append(part.text)
        size += len(part.text)
        if broken:
            blocks[-1] = Block(blocks[-1].start, size, blocks[-1].kind)
        else:
            blocks.append(Block(size - len(part.text), size, part.kind))  # type: ignore[arg-type]
    return Reading("".join(texts), tuple(pieces), tuple(blocks), tuple(masked), ends)


def _goes_on(before: str, block: Block, part: Part) -> bool:
    """Whether a part goes on in the middle of the last block's sentence: a page broke it there."""
    return (
        part.kind == block.kind == "paragraph"
        and len(before) >= 60
        and part.text[0].islower()
        and part.text[1:2] not in ")."
        and (before[-1].isalnum() or before[-1] in ",—–")
    )
