"""A block's words without markup: links, emphasis, addresses in angle brackets, list markers, runs of blanks.

What is kept is kept one for one, so that each reading character knows its raw one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsgraph.articles.repairs import Edit
from newsgraph.records import Span

Piece = tuple[int, int, int]
"""Reading start, raw start and length of a stretch that was copied."""

Ends = tuple[tuple[int, int], ...]
Marker = Literal["heading", "item", "quote", ""]

# Most blocks need no work; these tell fast. A character of markup, an odd blank, or something without a width:
_ODD_CHARACTER = re.compile("[\\[*<\\\\`_\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029\u200b-\u200f\u2060\ufeff\xad]")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:"
    r"\(\s*+(?:<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s++[\"'][^\"']*[\"'])?|(?<=\s)[\"'][^\"']*[\"'])\s*+\)|\[[\w -]*\])"
)
_NOTE = re.compile(r"(?<=[\w.,;:!?\"”’)])\[(?:\d{1,3}|note \d{1,2}|citation needed)\]")
_EMPHASIS_MARK = re.compile(r"(?<![*_])(?:\*{1,3}|_{1,3})(?![*_])|\n")
# With the blanks before it, which are read from the first one on and never again.
_ADDRESS = re.compile(
    r"(?:(?<!\s)\s++)?(?:<(?:https?://|mailto:)[^<>\s]*>|\(\s*+https?://[^\s()]+\s*+\)|(?<![\w/])pic\.twitter\.com/\w+)"
    r"|(?:(?<=\s)|^)https?://\S+(?=\s|$)"
)
# A page's pointer in mid-paragraph: "(PHOTOS: The week in pictures)", "( Also on Example: Ten donors)".
_POINTER = re.compile(
    r"(?:(?<!\s)\s++)?\(\s*+(?:PHOTOS?|VIDEOS?|RELATED|READ(?: MORE)?|WATCH|SEE ALSO|LISTEN|MORE|CLICK HERE|(?i:also on|see also|related|read more)\b[^():]{0,30}):[^()]{1,140}\)"
)
# What a page shows when a name is pointed at, run into the sentence: the name in full, glued to headlines that end in MORE
# ("Senator Ann Berg Ann Maria BergVote on tariffs put off MORE said").
_PROFILE = re.compile(
    r"\b(?P<surname>[A-Z][\w'’-]{1,40})(?P<insert> (?:[A-Z(][\w.'’()-]* ){1,5}(?P=surname)(?=[A-Z])[^\n]{0,600}? MORE)\b"
)
_TAG = re.compile(r"</?(?:a|b|i|u|p|br|em|strong|span|div|sup|sub|blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>-])")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\xad]+")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
# "the deal.\"It's been", "he said.Kerry": a sentence end that lost its blank, as scraped pages often have it.
_GLUED = re.compile(r"[.!?](?<=[a-z]{2}.)(?P<quote>[\"”’]?)(?=[“\"]?[A-Z][a-z' ])(?!\S{0,254}@)")
_MARKER = re.compile(
    r"(?P<heading>#{1,6})[ \t]+|(?P<quote>>)[ \t]*(?=\S)|(?P<item>[•▪●‣◦■]|[*+–-](?=[ \t])|(?:\d{1,2}[.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|[ivx]{1,5}\))(?=[ \t]+[“\"A-Z]))[ \t]*"
)
# A row of a table, and what parts its cells.
_ROW = re.compile(r"\|[ \t]*(?=[^\s|])[^\n]*\|$")
_CELL_EDGE = re.compile(r"(?<![ \t])[ \t]++\|[ \t]*|\|[ \t]*")
_RULE_LINE = re.compile(r"(?:[-*_=~#.•·—–]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|)++.*|[\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A block's words; `pieces` and `ends` count from the block's own first character.

    `ends` are (end in these words, raw end) of characters that stand for more raw ones than they are: "&" for "&amp;".
    """

    text: str
    pieces: tuple[Piece, ...]
    marker: Marker = ""
    ends: Ends = ()


def clean(plain: str, block: Span, repairs: Sequence[Edit] = ()) -> Words:
    """The words of a block without its markup, and with the repairs that lie in it; empty when it holds nothing but markup."""
    start, end = block.start, block.end
    marker: Marker = ""
    found = _MARKER.match(plain, start, end)
    if found and found.end() < end:
        marker = found.lastgroup or ""  # type: ignore[assignment]
        start = found.end()
    elif _ROW.match(plain, start, end):
        return _clean_row(plain, start, end, repairs)
    if not repairs and not _needs_work(plain, start, end):
        text = plain[start:end]
        return Words("", ()) if _is_rule(text) else Words(text, ((0, start, end - start),), marker)
    words = _apply(plain, start, end, _edits(plain, start, end, repairs))
    return Words("", ()) if _is_rule(words.text) else replace(words, marker=marker)


def _clean_row(plain: str, start: int, end: int, repairs: Sequence[Edit]) -> Words:
    """A row of a table as an item of a list, with the bars between its cells, and none around them."""
    edits = _edits(plain, start, end, repairs)
    for edge in _CELL_EDGE.finditer(plain, start, end):
        outer = edge.start() == start or edge.end() == end
        edits.append((*edge.span(), "" if outer else " | "[: len(edge[0])]))
    words = _apply(plain, start, end, sorted(edits))
    return Words("", ()) if _is_rule(words.text) else replace(words, marker="item")


def _needs_work(plain: str, start: int, end: int) -> bool:
    return bool(
        plain.find("  ", start, end) >= 0
        or plain.find("://", start, end) >= 0
        or plain.find("pic.tw", start, end) >= 0
        or (plain.find("(", start, end) >= 0 and _POINTER.search(plain, start, end))
        or _ODD_CHARACTER.search(plain, start, end)
        or _GLUED.search(plain, start, end)
        or _has_profiles(plain, start, end)
    )


def _is_rule(text: str) -> bool:
    return not text or bool(_RULE_LINE.fullmatch(text))


def _edits(plain: str, start: int, end: int, repairs: Sequence[Edit]) -> list[Edit]:
    edits: list[Edit] = [edit for edit in repairs if start <= edit[0] and edit[1] <= end]
    edits.extend(_link_edits(plain, start, end))
    edits.extend(_emphasis_edits(plain, start, end))
    for pattern in (_NOTE, _ADDRESS, _POINTER, _TAG, _ESCAPE, _INVISIBLE):
        edits.extend((*found.span(), "") for found in pattern.finditer(plain, start, end))
    if _has_profiles(plain, start, end):
        edits.extend((*found.span("insert"), "") for found in _PROFILE.finditer(plain, start, end))
    edits.extend((*found.span(), " ") for found in _BLANKS.finditer(plain, start, end))
    edits.extend(_glue_edits(plain, start, end))
    return sorted(edits)


def marks_within(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a block has marks of links and emphasis and escapes, by their beginnings: what a page made of it does not show."""
    marks = [(begin, stop) for begin, stop, _ in (*_link_edits(plain, start, end), *_emphasis_edits(plain, start, end))]
    return sorted([*marks, *(found.span() for found in _ESCAPE.finditer(plain, start, end))])


def _has_profiles(plain: str, start: int, end: int) -> bool:
    return plain.find(" MORE", start, end) >= 0


def _link_edits(plain: str, start: int, end: int) -> Iterator[Edit]:
    for link in _LINK.finditer(plain, start, end):
        if link[1]:  # an image: its words are a label
            yield (*link.span(), "")
            continue
        yield link.start(), link.start(2), ""
        yield link.end(2), link.end(), ""


def _emphasis_edits(plain: str, start: int, end: int) -> Iterator[Edit]:
    """Each opening mark with the nearest closing one of its line, found from the right so that nothing is read twice."""
    pairs: list[tuple[int, int, int]] = []
    nearest: dict[str, int] = {}
    for mark in reversed(list(_EMPHASIS_MARK.finditer(plain, start, end))):
        (begin, stop), words = mark.span(), mark[0]
        if words == "\n":
            nearest.clear()
            continue
        before, after = plain[max(begin - 1, 0) : begin], plain[stop : min(stop + 1, end)]
        if words in nearest and not (before.isalnum() or before == "\\" or after.isspace()):
            pairs.append((begin, nearest[words], stop - begin))
        if before and not (before.isspace() or before == "\\" or after.isalnum()):
            nearest[words] = begin
    done = start
    for opening, closing, width in reversed(pairs):
        if opening >= done:
            done = closing + width
            yield opening, opening + width, ""
            yield closing, done, ""


def _glue_edits(plain: str, start: int, end: int) -> Iterator[Edit]:
    marks, counted = 0, start  # how many quotation marks stand before
    for glue in _GLUED.finditer(plain, start, end):
        marks, counted = marks + plain.count('"', counted, glue.start()), glue.start()
        at = glue.end()
        if glue["quote"] == '"' and marks % 2 == 0:
            at = glue.start("quote")  # the mark opens the next sentence's quotation
        yield at, at, " "


class _Copy:
    """The words kept so far, with where each stretch came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.ends: list[tuple[int, int]] = []
        self.size = 0

    @property
    def after_blank(self) -> bool:
        return not self.parts or self.parts[-1].endswith(" ")

    def keep(self, raw: int, words: str) -> None:
        if words[0] == " " and self.parts and self.after_blank:  # what stood between two blanks is gone
            raw, words = raw + 1, words[1:]
        if not words:
            return
        at, origin, length = self.pieces[-1] if self.pieces else (0, -1, 0)
        if origin + length == raw and at + length == self.size:
            self.pieces[-1] = (at, origin, length + len(words))
        else:
            self.pieces.append((self.size, raw, len(words)))
        self._add(words)

    def stand_in(self, raw: int, raw_end: int, words: str) -> None:
        """Words that stand for other raw characters: those from `raw` to `raw_end`."""
        self.keep(raw, words)
        if raw_end - raw > len(words):
            self.ends.append((self.size, raw_end))

    def put_blank(self) -> None:
        """A blank that stands for no raw character."""
        self._add(" ")

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.size += len(words)


def _apply(plain: str, start: int, end: int, edits: list[Edit]) -> Words:
    """Copies what no edit removes. Of two edits that overlap the first counts whole."""
    copy, at = _Copy(), start
    for begin, stop, put in edits:
        if stop < at or (begin < at and put):
            continue
        if begin > at:
            copy.keep(at, plain[at:begin])
        if put and not (put == " " and copy.after_blank):
            if put != " ":
                copy.stand_in(begin, stop, put)
            elif stop > begin:
                copy.keep(begin, put)
            else:
                copy.put_blank()
        at = stop
    if at < end:
        copy.keep(at, plain[at:end])
    return _trim("".join(copy.parts), copy.pieces, copy.ends)


def _trim(text: str, pieces: list[Piece], ends: list[tuple[int, int]]) -> Words:
    """Takes blanks off both ends, as edits may have bared them."""
    lead = len(text) - len(text.lstrip())
    size = len(text.strip())
    kept: list[Piece] = []
    for first, raw, length in pieces:
        begin, stop = max(first - lead, 0), min(first + length - lead, size)
        if stop > begin:
            kept.append((begin, raw + begin + lead - first, stop - begin))
    return Words(text.strip(), tuple(kept), ends=tuple((at - lead, raw) for at, raw in ends if at > lead))
