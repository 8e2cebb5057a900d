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

_OPENING = frozenset("“„‟«‹‘‚‛") | {"``"}
_CLOSING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "‛": "’", "``": "''"}
_STRAIGHT = frozenset({'"', "''", "'", "`"})
_SINGLE = frozenset({"'", "‘", "’", "‛", "‚", "`", "‹", "›"})
MARKS = _OPENING | _STRAIGHT | frozenset("”’»›")
"""All tokens that can be a quotation mark."""
DASHES = frozenset({"-", "--", "---", "–", "—", "―"})
_BEFORE_OPENING = DASHES | frozenset("([{/")
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens inside a pair of quotation marks; `opened` and `closed` tell which marks are there.

    `depth` is 0 for quotations that stand in none. `block` numbers the paragraph; none crosses its border.
    """

    start: int
    end: int
    block: int
    opened: bool = True
    closed: bool = True
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
        marks = marked[bisect_left(marked, block["start"]) : bisect_left(marked, block["end"])]
        if marks:
            found += sorted(_pair_block(doc, block, number, marks), key=lambda q: (q.start, -q.end))
    # "rock 'n' roll" is no quotation.
    return [q for q in found if q.end > q.start and (q.end - q.start > 1 or len(doc[q.start]) > 1)]


def _pair_block(doc: Doc, block: BlockRow, number: int, marks: list[int]) -> Iterator[Quotation]:
    stack: list[int] = []
    paired = False
    partners, nesting = _last_closings(doc, marks), _nesting(doc, marks)
    for i in marks:
        mark = doc[i].text
        match = next((n for n in range(len(stack) - 1, -1, -1) if _closes(doc, stack[n], i)), None)
        if match is not None and not _must_open(doc, block, i):
            yield Quotation(stack[match] + 1, i, number, depth=match)
            del stack[match:]
            paired = True
        elif _can_open(doc, block, i) and (mark not in _SINGLE or partners.get(mark, i) > i):
            if stack and doc[stack[-1]].text == mark and i not in nesting:
                yield Quotation(
                    stack[-1] + 1, _sentence_end(doc, stack[-1] + 1, i), number, closed=False, depth=len(stack) - 1
                )
                stack.pop()
            if len(stack) < _DEPTH:
                stack.append(i)
        elif not stack and not paired and mark not in _SINGLE and not _space_before(doc, i, block):
            yield Quotation(block["start"], i, number, opened=False)
            paired = True
    for depth, start in enumerate(stack[:1]):
        yield Quotation(start + 1, block["end"], number, closed=False, depth=depth)


def _closes(doc: Doc, opening: int, i: int) -> bool:
    """Whether the mark at i can close the one at `opening`, by its form."""
    first, mark = doc[opening].text, doc[i].text
    if first in _STRAIGHT:
        return mark == first or (first == '"' and mark in {"”", "''"}) or (first in {"'", "`"} and mark in {"’", "'"})
    return mark in _CLOSING[first] or (mark == '"' and first in {"“", "``"}) or (mark == "'" and first == "‘")


def _space_before(doc: Doc, i: int, block: BlockRow) -> bool:
    return i == block["start"] or bool(doc[i - 1].whitespace_)


def _can_open(doc: Doc, block: BlockRow, i: int) -> bool:
    mark = doc[i].text
    if mark in _OPENING:
        return True
    if mark not in _STRAIGHT or i + 1 >= block["end"]:
        return False
    loose = _space_before(doc, i, block) or doc[i - 1].text in _BEFORE_OPENING or doc[i - 1].text in MARKS
    return loose and not doc[i].whitespace_


def _must_open(doc: Doc, block: BlockRow, i: int) -> bool:
    """Whether a straight mark can only open: a space before, none after."""
    mark = doc[i].text
    if mark in _OPENING:
        return not (mark in "“‘" and not _space_before(doc, i, block))
    return mark in _STRAIGHT and _space_before(doc, i, block) and not doc[i].whitespace_ and i + 1 < block["end"]


def _last_closings(doc: Doc, marks: list[int]) -> dict[str, int]:
    """For each form of single opening mark the last mark that can be its partner; others are apostrophes ("'em") or strays."""
    found: dict[str, int] = {}
    firsts = {doc[i].text: i for i in marks if doc[i].text in _SINGLE and doc[i].text in _OPENING | _STRAIGHT}
    for i in marks:
        if not doc[i - 1].whitespace_:
            found.update((text, i) for text, first in firsts.items() if _closes(doc, first, i))
    return found


def _nesting(doc: Doc, marks: list[int]) -> set[int]:
    """The opening marks from which on there are more closing ones than opening: they open inside one of their own form."""
    found: set[int] = set()
    surplus = dict.fromkeys((doc[i].text for i in marks if doc[i].text in _OPENING), 0)
    firsts = {doc[i].text: i for i in marks}
    for i in reversed(marks):
        for text in surplus:
            surplus[text] += int(_closes(doc, firsts[text], i)) - (doc[i].text == text)
        if surplus.get(doc[i].text, 0) > 0:
            found.add(i)
    return found


def _sentence_end(doc: Doc, start: int, end: int) -> int:
    """Where an unclosed quotation is taken to end: after its first sentence, at the latest before `end`."""
    return next((i + 1 for i in range(start, end) if doc[i].text in {".", "!", "?"}), end)


def last_word(doc: Doc, quotation: Quotation) -> str:
    """The last token of a quotation before its closing marks, those of quotations inside it left out."""
    end = quotation.end
    while end > quotation.start + 1 and doc[end - 1].text in MARKS:
        end -= 1
    return doc[end - 1].text


def top_level(quotations: list[Quotation]) -> list[Quotation]:
    """The quotations that stand in none."""
    return [q for q in quotations if q.depth == 0]
