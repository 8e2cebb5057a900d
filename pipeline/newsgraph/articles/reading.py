"""What the language pipeline reads of an article: compact text in blocks, with the way back to the raw characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsgraph.articles.boilerplate import block_rules
from newsgraph.articles.layout import find_blocks, front_matter, plain_spaces
from newsgraph.articles.markup import Piece, Words, clean
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
    (the newline between blocks, a blank put in where a page had lost it) stands for no raw character.
    """

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    masked: tuple[Masked, ...] = ()

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
        return Span(raw_start, max(raw_start, origin + min(end - at, length)))

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


# --- blocks of an article, told apart ------------------------------------------------------------------------------


@dataclass(slots=True)
class Part:
    """A block of the raw text on its way into the reading. `kind` is a BlockKind, or `masked` when it is not read."""

    raw: Span
    words: Words
    kind: str = "paragraph"
    mask: str = ""
    rule: str = ""

    @property
    def text(self) -> str:
        return self.words.text

    def hide(self, mask: str, rule: str) -> None:
        self.kind, self.mask, self.rule = "masked", mask, rule


def make_reading(article: Article) -> Reading:
    """Reads an article's text: one pass, no model; a pure function of text and title."""
    parts = split_article(article.text)
    _mark_title(parts, article.title)
    mark_authors(parts)
    return _join(list(_with_datelines(parts)))


def split_article(text: str) -> list[Part]:
    """The blocks of a text in order, those that the rules recognise already marked."""
    plain = plain_spaces(text)
    matter = front_matter(plain)
    blocks = find_blocks(plain, matter.end if matter else 0)
    parts = [Part(block, clean(plain, block)) for block in blocks]
    _mark_by_rules(parts)
    _mark_repetitions(parts)
    _mark_headings(parts)
    if matter:
        parts.insert(0, Part(matter, Words("", ()), "masked", "metadata", "front-matter"))
    return parts


PROSE = 130
"""Characters from which on a block counts as a paragraph of prose when the top and the end of an article are told."""


def _mark_by_rules(parts: Sequence[Part]) -> None:
    rules = block_rules()
    long = [index for index, part in enumerate(parts) if len(part.text) >= PROSE]
    head_end = long[0] if long else len(parts)
    tail_start = min(long[-1] if long else 0, len(parts) - 8)
    for index, part in enumerate(parts):
        if not part.text:
            part.hide("boilerplate", "markup")
            continue
        rule = rules.find(part.text, head=index <= head_end, tail=index >= tail_start)
        if rule is None:
            part.kind = part.words.marker if part.words.marker in ("heading", "item") else "paragraph"
        elif rule.kind == "byline":
            part.kind, part.rule = "byline", rule.id
        else:
            part.hide(rule.kind, rule.id)


def _mark_repetitions(parts: Sequence[Part]) -> None:
    """A block that is said twice, in itself or by the next block, is a caption: pages give it once for each screen."""
    for part in parts:
        half = len(part.text) // 2
        if part.kind == "paragraph" and half > 8 and part.text[:half].rstrip() == part.text[-half:].lstrip():
            part.hide("caption", "said-twice")
    for part, following in zip(parts, parts[1:], strict=False):
        if len(part.text) > 20 and part.text == following.text and "paragraph" in (part.kind, following.kind):
            part.hide("caption", "repeated")
            following.hide("caption", "repeated")


_OPEN_END = re.compile(r"[\w'’)%]$")
_SENTENCE_END = re.compile(r"[.!?:;,…—–-][\"'”’)\]]*$|[\"”]$")


def _mark_headings(parts: Sequence[Part]) -> None:
    """A short block without a full stop before a paragraph of prose is a heading."""
    for part, following in zip(parts, parts[1:], strict=False):
        if part.kind == "paragraph" and following.kind in ("paragraph", "item", "masked") and _is_heading(part.text):
            part.kind = "heading"


def _is_heading(words: str) -> bool:
    if len(words) > 110 or words[:1].islower():
        return False
    if words.endswith(("?", "!")):
        return _in_title_case(words)
    return not _SENTENCE_END.search(words)


_SMALL_WORDS = frozenset("a an the of in on at to for from by with and or nor but as is it its vs if into over per via".split())


def _in_title_case(words: str) -> bool:
    weighty = [word for word in re.findall(r"[^\W\d_][\w'’]*", words) if word.lower() not in _SMALL_WORDS]
    return len(weighty) > 1 and sum(word[0].isupper() for word in weighty) >= 0.75 * len(weighty)


def fold_title(words: str) -> str:
    """A title without case, punctuation and blanks, to compare it with the text's."""
    return re.sub(r"[\W_]+", "", words).casefold()


def _mark_title(parts: Sequence[Part], title: str | None) -> None:
    wanted = fold_title(title) if title else ""
    if not wanted:
        return
    for part in parts[:12]:
        if part.kind in ("paragraph", "heading") and len(part.text) < 2 * len(title or "") and fold_title(part.text) == wanted:
            part.kind = "title"
            return


_NAME = r"[A-Z][\w.'’-]+(?: (?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|del) )*[A-Z][\w.'’-]*){1,3}"
_NAME_LINE = re.compile(_NAME)
_BIOGRAPHY = re.compile(
    rf"(?P<name>{_NAME})(?:, .{{2,80}},)? (?:is|was|has|covers|writes|reports|works|worked|edits|joined|serves|teaches|specialis|specializ)\b"
)
_TRADE = re.compile(r"\b(?:editor|reporter|correspondent|journalist|columnist|contributor|writer|writes|author|covers|reports|fellow|professor|producer|anchor|freelance|newsletter|bureau)\b")


def mark_authors(parts: Sequence[Part]) -> None:
    """Marks what a box at the end says of the author: a line with a name, and a block that begins with that name.

    Without such a line, a last block that begins with a name and tells a journalist's trade, once only.
    """
    tail = parts[-12:] if len(parts) > 16 else parts[len(parts) // 2 :]
    for line, story in zip(tail, tail[1:], strict=False):
        if line.kind in ("paragraph", "heading") and story.kind == "paragraph" and _NAME_LINE.fullmatch(line.text):
            found = _BIOGRAPHY.match(story.text)
            if found and found["name"].startswith(line.text):
                line.kind = story.kind = "author"


_DATELINE = re.compile(
    r"(?P<line>(?:(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,3})(?:, (?:[A-Z][a-z]+\.?|[A-Z.]{4,})(?: [A-Z][a-z]+)?)?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=[^()]{0,25}\())?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))?"
    r"(?: ?\((?P<agency>(?:[A-Z][\w.]*)(?:[ /][A-Z][\w.]*){0,3})\))?)"
    r"(?: ?(?:—|–|--|-) ?|(?<=\)) ?)(?=[\"“A-Z])"
)


def find_dateline(words: str) -> re.Match[str] | None:
    """The place, date and agency that open a wire story, with the dash after them."""
    found = _DATELINE.match(words)
    return found if found and (found["place"] or found["agency"]) else None


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


def slice_words(words: Words, start: int, end: int) -> Words:
    """A part of a block's words with its own pieces."""
    pieces = []
    for at, raw, length in words.pieces:
        begin, stop = max(at, start), min(at + length, end)
        if begin < stop:
            pieces.append((begin - start, raw + begin - at, stop - begin))
    return Words(words.text[start:end], tuple(pieces), words.marker)


def _join(parts: Sequence[Part]) -> Reading:
    """Puts the parts that are read one below the other."""
    texts: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    masked: list[Masked] = []
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
        texts.append(part.text)
        size += len(part.text)
        if broken:
            blocks[-1] = Block(blocks[-1].start, size, blocks[-1].kind)
        else:
            blocks.append(Block(size - len(part.text), size, part.kind))  # type: ignore[arg-type]
    return Reading("".join(texts), tuple(pieces), tuple(blocks), tuple(masked))


def _goes_on(before: str, block: Block, part: Part) -> bool:
    """Whether a part goes on in the middle of the last block's sentence."""
    return (
        part.kind == block.kind == "paragraph"
        and len(before) >= 60
        and part.text[0].islower()
        and part.text[1:2] not in ")."
        and (before[-1].isalnum() or before[-1] in ",—–'’\"”)")
        and not _SENTENCE_END.search(before.rstrip(",—–"))
    )
