"""Shows words of an article in the paragraph around them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Literal

from newsgraph.records import Span

Mark = Literal["", "evidence", "support"]

_CONTEXT = 200
"""How many characters are shown at most before and after the proving words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article as shown: plain, evidence, or support."""

    text: str
    mark: Mark = ""


def mark_context(text: str, evidence: Span, support: tuple[Span, ...] = ()) -> tuple[Piece, ...]:
    """The paragraphs (or what is near of them) that hold the marked words, in text order, cut at the marks."""
    pieces: list[Piece] = []
    for window in _windows(text, (evidence, *support)):
        if pieces:
            _append(pieces, " … ", "")
        inside = [
            edge for span in (evidence, *support) for edge in (span.start, span.end) if window.start < edge < window.end
        ]
        for start, end in itertools.pairwise(sorted({window.start, window.end, *inside})):
            _append(pieces, text[start:end], _mark_at(start, evidence, support))
    return tuple(pieces)


def _append(pieces: list[Piece], text: str, mark: Mark) -> None:
    if pieces and pieces[-1].mark == mark:
        text = pieces.pop().text + text
    pieces.append(Piece(text, mark))


def _windows(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """The stretches to show: one around each span, those that touch made one."""
    windows: list[Span] = []
    for span in sorted(spans):
        window = Span(_context_start(text, span.start), _context_end(text, span.end))
        if windows and window.start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, max(windows[-1].end, window.end))
        else:
            windows.append(window)
    return windows


def _context_start(text: str, start: int) -> int:
    line = text.rfind("\n", 0, start) + 1
    if start - line <= _CONTEXT:
        return line
    blank = text.find(" ", start - _CONTEXT, start)
    return blank + 1 if blank >= 0 else start - _CONTEXT


def _context_end(text: str, end: int) -> int:
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= _CONTEXT:
        return line
    blank = text.rfind(" ", end, end + _CONTEXT)
    return blank if blank >= 0 else end + _CONTEXT


def _mark_at(place: int, evidence: Span, support: tuple[Span, ...]) -> Mark:
    if evidence.start <= place < evidence.end:
        return "evidence"
    return "support" if any(span.start <= place < span.end for span in support) else ""
