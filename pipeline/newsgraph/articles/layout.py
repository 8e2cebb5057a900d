"""Where an article's blocks (paragraphs, headings, list items) begin and end in its raw text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from newsgraph.records import Span

# Every character that is a space to a reader, one for one, so that offsets stay: no-break, thin, narrow, ideographic.
_SPACES = dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288), " ")
_OTHER_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FENCE = re.compile(r"---[ \t]*\r?")
_FIELD_LINE = re.compile(r"[\w-]+[ \t]*:|[ \t]*-[ \t]|[ \t]+\S|#|[ \t]*\r?$")
_ITEM_START = re.compile(r"[#>|•▪●‣◦*]|[-–+] |\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\) |\d{1,2}\. |---")
_STOP = re.compile(r"[.!?:…]['\"”’)\]*_]*$")

MAX_WRAP = 130
"""Lines longer than this many characters are paragraphs, not lines of a hard-wrapped text."""

_LEAST_WRAP, _NARROW, _LEAST_PAIRS = 20, 40, 5
"""A newspaper's column has 20 characters and more. Lines below `_NARROW` may be those of a list: more of them must tell."""


def plain_spaces(text: str) -> str:
    """The text with each kind of blank as a plain space; the length stays the same."""
    return text.translate(_SPACES) if _OTHER_SPACE.search(text) else text


def front_matter(text: str) -> Span | None:
    """The YAML block between two `---` lines that opens a Markdown file, markers included."""
    first = text.find("\n") + 1
    if not (text.startswith("---") and first and _FENCE.fullmatch(text, 0, first - 1)):
        return None
    begin = first
    while begin < len(text):
        stop = text.find("\n", begin)
        end = len(text) if stop < 0 else stop
        if _FENCE.fullmatch(text, begin, end):
            after = min(end + 1, len(text))
            return Span(0, after) if after - first > len("---\n") else None
        if stop < 0 or not _FIELD_LINE.match(text, begin, end):
            return None
        begin = end + 1
    return None


def find_blocks(plain: str, start: int = 0) -> list[Span]:
    """The blocks of a text from an offset on, blanks around them left out.

    Blank lines part blocks. Lines in between are blocks of their own, unless the text is hard-wrapped.
    """
    chunks = list(_chunks(plain, start))
    if all(len(chunk) == 1 for chunk in chunks):
        return [chunk[0] for chunk in chunks]
    width = _wrap_width(plain, chunks)
    if width is None:
        return [line for chunk in chunks for line in chunk]
    return [block for chunk in chunks for block in _unwrapped(plain, chunk, width)]


def _chunks(plain: str, start: int) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them; each line without the blanks around it."""
    chunk: list[Span] = []
    previous_end = start
    for line in _LINE.finditer(plain, start):
        begin, end = line.span()
        words = line.group().strip()
        gap = plain[previous_end:begin]
        if chunk and (not words or (len(gap) > 1 and gap != "\r\n")):
            yield chunk
            chunk = []
        if words:
            first = plain.index(words, begin)
            chunk.append(Span(first, first + len(words)))
        previous_end = end
    if chunk:
        yield chunk


def _wrap_width(plain: str, chunks: Sequence[list[Span]]) -> int | None:
    """The column at which a text's lines are broken, or None when its lines are paragraphs.

    In a wrapped text the next line's first word would not have fitted, and lines end in mid-sentence.
    """
    pairs = [pair for chunk in chunks for pair in itertools.pairwise(chunk)]
    width = max(line.end - line.start for chunk in chunks if len(chunk) > 1 for line in chunk)
    narrow = width < _NARROW
    if not _LEAST_WRAP <= width <= MAX_WRAP or (narrow and len(pairs) < _LEAST_PAIRS):
        return None
    full = sum(not _would_fit(plain, line, following, width) for line, following in pairs)
    open_ended = sum(not _STOP.search(plain, line.start, line.end) for line, _ in pairs)
    going_on = sum(plain[following.start].islower() for _, following in pairs)  # lines of a list begin with capitals
    wrapped = (
        full >= 0.7 * len(pairs)
        and open_ended >= 0.6 * len(pairs)
        and going_on >= (0.5 if narrow else 0.3) * len(pairs)
    )
    return width if wrapped else None


def _would_fit(plain: str, line: Span, following: Span, width: int) -> bool:
    word = plain[following.start : following.end].split(maxsplit=1)[0]
    if plain[line.end - 1] in "-\u2010" and word[0].islower():
        return False  # a word that was cut because it did not fit
    # A tenth of slack: people and mail programs do not fill lines to the last column.
    return (line.end - line.start) + 1 + len(word) <= width * 0.9


def _unwrapped(plain: str, chunk: list[Span], width: int) -> Iterator[Span]:
    begin = chunk[0].start
    for line, following in itertools.pairwise(chunk):
        ends = bool(_STOP.search(plain, line.start, line.end)) and _would_fit(plain, line, following, width)
        if ends or _ITEM_START.match(plain, following.start):
            yield Span(begin, line.end)
            begin = following.start
    yield Span(begin, chunk[-1].end)
