"""Which words stand between quotation marks: marks paired paragraph by paragraph, however they are written.

English: marks open and close as in English print, a single one may be an apostrophe.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import BlockRow, Layers
from newsgraph.nlp.page.lookup import with_text
from newsgraph.nlp.page.marks import (
    BEFORE_OPENING,
    DASHES,
    MARKS,
    OPENING,
    STRAIGHT,
    Mark,
    marks_of,
    space_before,
)

__all__ = ["DASHES", "MARKS", "Quotation", "last_word", "quotations_of", "top_level"]

_CLOSING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "‛": "’", "``": "''"}
_SINGLE = frozenset({"'", "‘", "’", "‛", "‚", "`", "‹", "›"})
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens inside a pair of quotation marks; `opened` and `closed` tell how many tokens its marks are, 0 where one is missing.

    `depth` is 0 for quotations that stand in none. `block` numbers the paragraph; none crosses its border.
    """

    start: int
    end: int
    block: int
    opened: int = 1
    closed: int = 1
    depth: int = 0

    @property
    def outer(self) -> tuple[int, int]:
        """The tokens with their marks."""
        return self.start - self.opened, self.end + self.closed


def quotations_of(layers: Layers) -> list[Quotation]:
    """All quotations of a document in text order; a missing or odd mark costs at most its own paragraph."""
    return layers.kept(_pair)


def _pair(layers: Layers) -> list[Quotation]:
    doc = layers.doc
    found: list[Quotation] = []
    marked = with_text(doc, MARKS)
    for number, block in enumerate(layers.blocks if marked else ()):
        here = marked[bisect_left(marked, block["start"]) : bisect_left(marked, block["end"])]
        if here:
            marks = marks_of(doc, block, here)
            found += sorted(_pair_block(doc, block, number, marks), key=lambda q: (q.start, -q.end))
    # "rock 'n' roll" is no quotation.
    return [q for q in found if q.end > q.start and (q.end - q.start > 1 or len(doc[q.start]) > 1)]


def _pair_block(doc: Doc, block: BlockRow, number: int, marks: list[Mark]) -> Iterator[Quotation]:
    stack: list[Mark] = []
    ends: dict[int, int] = {}  # where a pair's words begin: where its mark ends
    paired = False
    partners, nesting = _last_closings(doc, marks), _nesting(marks)
    for mark in marks:
        match = next((n for n in range(len(stack) - 1, -1, -1) if _closes(stack[n], mark)), None)
        if match is not None and not _must_open(doc, block, mark):
            yield _made(stack[match], mark, number, match)
            ends[stack[match].end] = mark.end
            del stack[match:]
            paired = True
        elif _can_open(doc, block, mark) and (
            mark.form not in _SINGLE or partners.get(mark.form, mark.start) > mark.start
        ):
            if stack and stack[-1].form == mark.form and mark.start not in nesting:
                start = stack[-1].end
                end = _sentence_end(doc, start, mark.start, ends)
                yield Quotation(start, end, number, stack[-1].end - stack[-1].start, 0, len(stack) - 1)
                stack.pop()
            if len(stack) < _DEPTH:
                stack.append(mark)
        elif not stack and not paired and mark.form not in _SINGLE and not space_before(doc, mark.start, block):
            yield Quotation(block["start"], mark.start, number, 0, mark.end - mark.start)
            paired = True
    for depth, mark in enumerate(stack[:1]):
        yield Quotation(mark.end, block["end"], number, mark.end - mark.start, 0, depth)


def _made(first: Mark, last: Mark, number: int, depth: int) -> Quotation:
    return Quotation(first.end, last.start, number, first.end - first.start, last.end - last.start, depth)


def _closes(opening: Mark, mark: Mark) -> bool:
    """Whether a mark can close another, by its form."""
    first, last = opening.form, mark.form
    if first in STRAIGHT:
        return last == first or (first == '"' and last in {"”", "''"}) or (first in {"'", "`"} and last in {"’", "'"})
    return last in _CLOSING[first] or (last in {'"', "''"} and first in {"“", "``"}) or (last == "'" and first == "‘")


def _can_open(doc: Doc, block: BlockRow, mark: Mark) -> bool:
    if mark.form in OPENING:
        return True
    if mark.form not in STRAIGHT or mark.end >= block["end"]:
        return False
    loose = space_before(doc, mark.start, block) or doc[mark.start - 1].text in BEFORE_OPENING | MARKS
    return loose and not doc[mark.end - 1].whitespace_


def _must_open(doc: Doc, block: BlockRow, mark: Mark) -> bool:
    """Whether a straight mark can only open: a space before, none after."""
    if mark.form in OPENING:
        return not (mark.form in "“‘" and not space_before(doc, mark.start, block))
    loose = mark.form in STRAIGHT and space_before(doc, mark.start, block)
    return loose and not doc[mark.end - 1].whitespace_ and mark.end < block["end"]


def _last_closings(doc: Doc, marks: list[Mark]) -> dict[str, int]:
    """For each form of single opening mark the last mark that can be its partner; others are apostrophes ("'em") or strays."""
    found: dict[str, int] = {}
    firsts = {mark.form: mark for mark in marks if mark.form in _SINGLE and mark.form in OPENING | STRAIGHT}
    for mark in marks:
        if not doc[mark.start - 1].whitespace_:
            found.update((form, mark.start) for form, first in firsts.items() if _closes(first, mark))
    return found


def _nesting(marks: list[Mark]) -> set[int]:
    """The opening marks from which on there are more closing ones than opening: they open inside one of their own form."""
    found: set[int] = set()
    firsts = {mark.form: mark for mark in marks}
    surplus = dict.fromkeys((mark.form for mark in marks if mark.form in OPENING), 0)
    for mark in reversed(marks):
        for form in surplus:
            surplus[form] += int(_closes(firsts[form], mark)) - (mark.form == form)
        if surplus.get(mark.form, 0) > 0:
            found.add(mark.start)
    return found


def _sentence_end(doc: Doc, start: int, end: int, ends: dict[int, int]) -> int:
    """Where an unclosed quotation is taken to end: after its first sentence, at the latest before `end`.

    A pair of marks that holds that sentence's end (`ends`: where pairs begin and end) lies within as a whole.
    """
    within = start
    for i in range(start, end):
        within = max(within, ends.get(i, start))
        if doc[i].text in {".", "!", "?"}:
            return max(i + 1, within)
    return end


def last_word(doc: Doc, quotation: Quotation) -> str:
    """The last token of a quotation before its closing marks, those of quotations inside it left out."""
    end = quotation.end
    while end > quotation.start + 1 and doc[end - 1].text in MARKS:
        end -= 1
    return doc[end - 1].text


def top_level(quotations: list[Quotation]) -> list[Quotation]:
    """The quotations that stand in none."""
    return [q for q in quotations if q.depth == 0]
